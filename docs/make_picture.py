"""Draw `docs/coding-screen.svg`, the coding screen on the worked example; run from the repository's root."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from qual.actions.build_demo import build_demo
from qual.tui.app import CodingApp

PICTURE = Path(__file__).with_name("coding-screen.svg")
TRANSCRIPT = "R10-2024.txt"
KEYS = ("J",) * 45 + ("j", "s")
"""What is pressed before the picture is taken: on to a passage with two codes, and select its sentence."""


def plain(svg: str) -> str:
    """The picture without fonts from elsewhere, in whatever fixed-width font the reader has."""
    svg = re.sub(r"@font-face\s*{[^}]*}\s*", "", svg)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: Fira Code,", "font-family: 'DejaVu Sans Mono', Menlo, Consolas,")
    return re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE)


async def picture(folder: Path) -> str:
    """The screen as SVG after the keys were pressed in the study in `folder`."""
    app = CodingApp(folder, "anna", TRANSCRIPT)
    async with app.run_test(size=(112, 32)) as pilot:
        while app.session is None:
            await pilot.pause(0.05)
        for key in KEYS:
            await pilot.press(key)
        await pilot.pause()
        svg = app.export_screenshot(title="qual code", simplify=True)
    app.close_study()
    return plain(svg)


def main() -> None:
    """Build the demo in a folder of its own and draw the picture."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "demo-study"
        build_demo(folder)
        PICTURE.write_text(asyncio.run(picture(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
