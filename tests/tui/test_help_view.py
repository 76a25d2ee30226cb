"""The help over the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from qual.tui.colours import DARK
from qual.tui.help_view import help_rows
from qual.tui.inks import Inks
from qual.tui.key_help import first_lines, help_lines
from qual.tui.keymap import bindings_of
from tests.tui.material import on_the_desk, press
from tests.tui.test_key_help import MODES


@pytest.mark.parametrize(("width", "height"), [(60, 12), (80, 21), (140, 37), (210, 50)])
@pytest.mark.parametrize("before", ["", ",", "/ a Enter"], ids=["reading", "letters", "search"])
def test_turning_the_pages_of_the_help_shows_every_line_in_full(
    tmp_path: Path, width: int, height: int, before: str
) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"{before} ?")
        inks = Inks(DARK, session.marks)
        wanted = [*first_lines(session.help_of), *help_lines(session.help_of)]
        seen: list[str] = []
        for _ in range(20):
            rows = help_rows(session, inks, width, height)
            assert all(cell_len("".join(text for text, _ in row)) <= width for row in rows[1:])
            seen += [text for row in rows for text, _ in row]
            press(desk, session, "Space")
        words = " ".join(" ".join(seen).split())

        assert not any("…" in each for each in seen)
        if width < 132:
            assert all(" ".join(line.help.split()) in words or line.keys in words for line in wanted)


def test_the_help_of_every_screen_begins_with_how_to_begin() -> None:
    screens = [mode for mode in MODES if any(each.command == "help" for each in bindings_of(mode))]

    assert {"read", "letters", "codebook", "review", "themes"} <= set(screens)
    assert all(first_lines(mode) for mode in screens)
