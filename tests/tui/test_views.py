"""What stands around the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from qual.tui import status, views
from qual.tui.colours import DARK
from qual.tui.entry import Entry
from qual.tui.inks import Inks
from qual.tui.keymap import footer
from qual.tui.rows import Row
from tests.tui.material import on_the_desk, press, spell, split

WIDTHS = pytest.mark.parametrize("width", [20, 60, 80, 110, 200])


def text(row: Row) -> str:
    """A row without its styles."""
    return "".join(piece for piece, _ in row)


@WIDTHS
def test_rows_fit_their_width(tmp_path: Path, width: int) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J 1 2 J g")
        inks = Inks(DARK, session.marks)
        rows = [views.title(session, inks, width), status.status_row(session, inks, width)]
        rows += [list(row) for row in views.side(session, inks, width, 12)[0]]
        rows.append(status.footer_row(session, inks, width))
        press(desk, session, f"Esc / {spell('geld')}")
        rows.append(status.status_row(session, inks, width))

        assert all(cell_len(text(row)) <= max(width, 50) for row in rows)


@WIDTHS
def test_the_way_to_the_help_is_never_left_out(width: int) -> None:
    assert "?" in [item.shown for item in status.fitting_items(footer("read"), width)]


def test_the_palette_shows_its_marked_row(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "J c down down")
        rows, top = views.palette(session, Inks(DARK, session.marks), 80, 3)

        assert top == 1
        assert [text(row)[0] for row in rows[1:]] == [" ", "▸"]


def test_the_memos_lines_follow_its_caret() -> None:
    entry = Entry(split, "een\ntwee drie")

    assert views._memo_lines(entry, 5) == (["een", "twee ", "drie"], 2, 4)
    entry.caret = 3
    assert views._memo_lines(entry, 5)[1:] == (0, 3)


def test_what_could_move_the_cursor_is_not_drawn() -> None:
    assert views.plain("a\x1b[31m\tb\u202e") == "a·[31m b"


def test_text_is_cut_with_an_ellipsis() -> None:
    assert views.fitted("herkeuring", 6) == "herke…"
    assert views.fitted("geld", 6) == "geld  "
    assert cell_len(views.fitted("你好你好", 6)) == 6


def test_a_notice_that_is_too_long_goes_on_in_the_row_below(tmp_path: Path) -> None:
    told = "you work blind, so this is not shown: WHAT THE SUGGESTIONS CAN DO; g v ends that"
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "g v")
        session.told(told)
        inks = Inks(DARK, session.marks)
        rows = [status.status_row(session, inks, 80), status.footer_row(session, inks, 80)]

        assert told in " ".join(" ".join(map(text, rows)).split())
        assert [cell_len(text(row)) for row in rows] == [80, 80]
        assert status.footer_item_at(session, 80, 3) is None
        press(desk, session, "j")
        assert "help" in text(status.footer_row(session, inks, 80))


def test_after_the_first_key_of_two_the_footer_says_what_may_follow(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "g")
        row = text(status.footer_row(session, Inks(DARK, session.marks), 110))

        assert "b codebook" in row
        assert "h history" in row
        assert cell_len(row) <= 110
        press(desk, session, "g")
        assert "b codebook" not in text(status.footer_row(session, Inks(DARK, session.marks), 110))


def test_a_selection_over_several_turns_says_whose_words_are_meant(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, "t t")
        line = text(status.status_row(session, Inks(DARK, session.marks), 80))

        assert "words of I + R08, 2 turns" in line


def test_what_lasts_stays_in_the_status_line_whatever_is_told(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (desk, session):
        press(desk, session, f"g v f {spell('uncoded')} Enter")
        session.told("een lange zin " * 20)
        line = text(status.status_row(session, Inks(DARK, session.marks), 80))

        assert "BLIND" in line
        assert "filter: uncoded" in line
        assert "een lange zin" in line
        assert cell_len(line) == 80
        press(desk, session, "F g v J")
        line = text(status.status_row(session, Inks(DARK, session.marks), 80))

        assert "BLIND" not in line
        assert "filter" not in line
