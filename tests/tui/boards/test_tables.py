"""The tables of the synthesis on the screen: every number opens into the passages or the people behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qual.actions.code_passages import create_code, put_codes
from qual.actions.load_respondents import set_value
from qual.actions.study import Study
from qual.core.span import Span
from qual.tui.boards import draw
from qual.tui.boards.board import Close, Push
from qual.tui.boards.grid import GridBoard
from qual.tui.boards.passages import PassagesBoard
from qual.tui.boards.shelf import table
from qual.tui.boards.tables import TABLES, TableBoard
from qual.tui.boards.who import WhoBoard
from qual.tui.colours import SCHEMES
from qual.tui.inks import Inks
from tests.actions.material import small_study
from tests.store.material import TEXT, add_transcript
from tests.tui.boards.test_boards import press, to
from tests.tui.material import LONG, split

WORK = LONG.index("Ik wilde weer meedoen")
LETTER = LONG.index("Alleen de brief")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with small_study(tmp_path) as made:
        add_transcript(made.database, "R08.txt", LONG, "R08")
        set_value(made, "R07", "geslacht", "man")
        put_codes(made, "R07.txt", Span(TEXT.index("Ik was"), TEXT.index(" En")), ["herkeuring", "geld"])
        put_codes(made, "R08.txt", Span(WORK, WORK + 21), ["geld"])
        put_codes(made, "R08.txt", Span(LETTER, LETTER + 30), ["herkeuring"])
        yield made


def opened(study: Study, name: str) -> TableBoard:
    return table(name, study, split)


def cells(board: GridBoard, key: str) -> list[str]:
    """The numbers in a row."""
    row = next(each for each in board.rows if each.key == key)
    return [each if isinstance(each, str) else each.text for each in row.cells[board.fixed :]]


def heads(board: GridBoard) -> list[str]:
    """The heads of the numbers."""
    return [column.head for column in board.columns[board.fixed :]]


def pushed(asked: list[object]) -> PassagesBoard | WhoBoard:
    """The board that was put on top."""
    [push] = asked
    assert isinstance(push, Push)
    assert isinstance(push.board, PassagesBoard | WhoBoard)
    return push.board


def words(board: PassagesBoard | WhoBoard) -> list[object]:
    """The words of the passages, or who they are."""
    return [row.cells[-1] if isinstance(board, PassagesBoard) else row.cells[0] for row in board.rows]


def test_a_digit_puts_another_table_in_the_place_of_this_one(study: Study) -> None:
    for digit, name in enumerate(TABLES, 1):
        start = opened(study, "matrix" if name != "matrix" else "themes")
        closed, push = press(start, str(digit))

        assert closed == Close()
        assert isinstance(push, Push)
        assert push.board.mode == name
        assert [tab.name for tab in push.board.tabs if tab.is_shown]
    assert press(opened(study, "matrix"), "2") == []


def test_the_matrix_counts_passages_by_respondent_and_opens_each(study: Study) -> None:
    matrix = opened(study, "matrix")
    to(matrix, "geld")

    assert heads(matrix) == ["all", "R07", "R08"]
    assert cells(matrix, "geld") == ["2/2", "1", "1"]
    assert words(pushed(press(matrix, "l", "l", "Enter"))) == ["Ik wilde weer meedoen"]
    press(matrix, "H")
    assert len(words(pushed(press(matrix, "Enter")))) == 2


def test_by_attribute_a_cell_is_of_those_in_its_column_and_w_tells_who_does_not(study: Study) -> None:
    matrix = opened(study, "matrix")
    press(matrix, "b")
    to(matrix, "herkeuring")

    assert heads(matrix) == ["all", "man", "vrouw", "?"]
    assert cells(matrix, "herkeuring") == ["2/2", "1/1", "1/1", "–"]
    press(matrix, "ll")
    assert words(pushed(press(matrix, "w"))) == ["R08"]
    press(matrix, "s", "s")
    assert cells(matrix, "herkeuring")[1:] == ["1", "1", "–"]


def test_codes_by_each_other_open_the_passages_that_stand_together(study: Study) -> None:
    matrix = opened(study, "matrix")
    press(matrix, "B", "each other", "Enter")
    to(matrix, "geld")
    at = [column.code for column in matrix.columns].index("herkeuring")
    press(matrix, "l" * (at - 1))

    assert cells(matrix, "geld")[at - 1] == "1"
    assert words(pushed(press(matrix, "Enter"))) == ["Ik was bang voor de keuring."] * 2
    press(matrix, "u", "u")
    assert cells(matrix, "geld")[at - 1] == "2"
    assert len(words(pushed(press(matrix, "Enter")))) == 4


def test_a_number_without_passages_is_told_not_opened(study: Study) -> None:
    loon = create_code(study, "Loon")
    matrix = opened(study, "matrix")
    to(matrix, loon.id)

    assert press(matrix, "Enter") == []
    assert "no passage" in matrix.notice
    assert words(pushed(press(matrix, "w"))) == ["R07", "R08"]


def test_who_stands_behind_a_number_opens_into_their_passages_of_it(study: Study) -> None:
    matrix = opened(study, "matrix")
    to(matrix, "geld")
    who = pushed(press(matrix, "w"))

    assert who.facts == "2 of 2 respondents"
    assert words(pushed(press(who, "j", "Enter"))) == ["Ik wilde weer meedoen"]


@pytest.mark.parametrize("name", TABLES)
def test_who_works_blind_sees_numbers_of_their_own_codings_only(study: Study, name: str) -> None:
    other = replace(study, coder="bas", is_blind=True)
    empty = table(name, other, split)
    assert "blind" in empty.title
    assert not any("(1)" in line.text for line in empty.detail(80))

    put_codes(other, "R07.txt", Span(TEXT.index("Ik was"), TEXT.index("Ik was") + 6), ["geld"])
    if name == "matrix":
        matrix = table(name, other, split)
        assert cells(matrix, "geld") == ["1/2", "1", "·"]
        assert cells(matrix, "herkeuring") == ["0/2", "·", "·"]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(("width", "height"), [(40, 8), (80, 21), (140, 37)])
def test_every_table_draws_inside_its_size_wherever_the_mark_is(
    study: Study, name: str, width: int, height: int
) -> None:
    from rich.cells import cell_len

    shown = opened(study, name)
    inks = Inks(SCHEMES[0], {})
    for _ in range(len(shown.columns)):
        rows = draw.body(shown, inks, width, height)
        shown.sideways(1)

        assert len(rows) <= height
        assert all(
            cell_len("".join(text for text, _ in row)) <= width + 1 for row in rows if row[0][0][:1] != "["
        )
        assert shown.marked_column < 0 or shown.marked_column in shown.shown(width - 2)


def test_the_pointer_marks_a_cell_and_opens_it_when_it_comes_again(study: Study) -> None:
    matrix = opened(study, "matrix")
    rows = ["".join(text for text, _ in row) for row in draw.body(matrix, Inks(SCHEMES[0], {}), 80, 21)]
    line = next(at for at, row in enumerate(rows) if " Geld" in row)
    column = rows[1].index("R08")
    at = draw.row_at(matrix, 21, line, column)

    assert draw.tab_at(matrix, 0, rows[0].index("themes")) == "1"
    assert matrix.click(at, column=draw.column_at(matrix, column)) == ()
    assert (matrix.key, heads(matrix)[matrix.place]) == ("geld", "R08")
    [push] = matrix.click(at, column=draw.column_at(matrix, column))
    assert isinstance(push, Push)
    assert draw.row_at(matrix, 21, 20, 5) == -1
