"""How the screens look, in two sizes: text kept beside the test, to be looked at when it changes.

`QUAL_SNAPSHOTS=write` writes them anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qual.actions.check_quotes import check_report
from qual.actions.study import open_study
from qual.actions.suggest_codes import suggest_codes
from qual.tui.app import CodingApp
from qual.tui.boards.quotes import QuotesBoard
from tests.tui.test_app import ready

KEPT = Path(__file__).with_name("snapshots")

SCREENS: dict[str, Sequence[str]] = {
    "coding": ("J", "J", "s", "h"),
    "letters": ("J", "J", ",", "b", "c"),
    "palette": ("J", "J", "c", "a", "n"),
    "memo": ("J", "J", "1", "m", *"een memo"),
    "filter": ("f",),
    "filtered": ("f", *"uncoded", "enter", "p"),
    "blind": ("h", "g", "v", "h"),
    "beside": ("g", "2"),
    "review": ("r",),
    "codebook": ("g", "b", "j", "j"),
    "respondents": ("g", "p", "j"),
    "themes": ("g", "t", "j"),
    "differences": ("g", "a", "j"),
    "help": ("?",),
}
SIZES = ((80, 24), (140, 40))


def picture(app: CodingApp) -> str:
    """What stands on the screen."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


async def settled(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()


TABLES: dict[str, Sequence[str]] = {
    "matrix": ("g", "t", "2", "down", "right"),
    "matrix-attribute": ("b",),
    "matrix-codes": ("B", *"each other", "enter", "right", "right"),
    "framework": ("3", "e", *"Wil erbij horen.", "enter", "down", "right"),
    "framework-write": ("e", *"Denkt dat meer uren gaan zoals minder uren gingen."),
    "panel": ("escape", "4", *"jjjll"),
    "saturation": ("6",),
    "questions": ("7", "down", "right", "right"),
    "sample": ("8", "down"),
    "who": ("enter",),
}
"""One after the other on one screen."""


def kept_as(name: str, size: tuple[int, int], seen: str) -> str:
    """What is kept of a screen, after it was written where that was asked for."""
    kept = KEPT / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("QUAL_SNAPSHOTS") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(seen, encoding="utf-8")
    return kept.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def suggested(kept_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo study with suggestions for one interview, not to be changed."""
    home = tmp_path_factory.mktemp("suggested") / "study"
    shutil.copytree(kept_demo, home)
    with open_study(home, "nieuw") as study:
        suggest_codes(study, ["R05-2025.txt"])
    return home


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(
    suggested: Path, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    home = tmp_path / "study"
    shutil.copytree(suggested, home)
    app = CodingApp(home, "nieuw" if name == "review" else "anna", "R05-2025.txt")
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        await pilot.press(*SCREENS[name])
        await settled(pilot)
        seen = picture(app)
    app.close_study()

    assert all(len(line) <= size[0] for line in seen.splitlines())
    assert seen == kept_as(name, size, seen)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_tables_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    app = CodingApp(demo, "anna", "R05-2025.txt")
    seen: dict[str, str] = {}
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        for name, keys in TABLES.items():
            await pilot.press(*keys)
            await settled(pilot)
            seen[name] = picture(app)
    app.close_study()

    assert all(len(line) <= size[0] for each in seen.values() for line in each.splitlines())
    assert seen == {name: kept_as(name, size, each) for name, each in seen.items()}


REPORT = """Een deelnemer: "ik wil gewoon nog van nut zijn voor iemand." (R01)

Dezelfde: "Dat miste ik nooit zo. Niet het ziekenhuis, niet de diensten, dat gejakker." (R01)

Een ander zei: "Deze woorden heeft in geen enkel gesprek iemand gezegd." (R02)
"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_quotations_of_a_report_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    report = demo / "rapport.md"
    report.write_text(REPORT, encoding="utf-8")
    with open_study(demo, "anna") as study:
        review = check_report(study, report)
    app = CodingApp(demo, "anna", first=lambda study, split: QuotesBoard(study, split, report.name, review))
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        await settled(pilot)
        seen = {"quotes": picture(app)}
        await pilot.press("x", *"weg ermee", "enter", "a")
        await settled(pilot)
        seen["quotes-accept"] = picture(app)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert app.return_value == 0
    app.close_study()

    assert all(len(line) <= size[0] for each in seen.values() for line in each.splitlines())
    assert seen == {name: kept_as(name, size, each) for name, each in seen.items()}
