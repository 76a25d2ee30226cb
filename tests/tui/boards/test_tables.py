"""The tables of the synthesis on the screen: every number opens into the passages or the people behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qual.actions.code_passages import create_code, put_codes
from qual.actions.people import set_value
from qual.actions.study import Study
from qual.actions.write_cell import write_cell, written_at
from qual.core.codebook import Codebook, ResearchQuestion
from qual.core.framework import Written
from qual.core.population import PopulationFigure
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.words import say
from qual.store import codes, respondents
from qual.tui.boards import draw
from qual.tui.boards.board import Close, Push
from qual.tui.boards.grid import GridBoard
from qual.tui.boards.passages import PassagesBoard
from qual.tui.boards.shelf import board, table
from qual.tui.boards.tables import TABLES, TableBoard
from qual.tui.boards.who import WhoBoard
from qual.tui.colours import SCHEMES
from qual.tui.inks import Inks
from tests.actions.material import small_study
from tests.store.material import CODEBOOK, TEXT, add_transcript
from tests.tui.boards.test_boards import press, to
from tests.tui.material import LONG, split

BANG = TEXT.index("Ik was bang")
LATER = "I: En nu?\nR07: Ik werk acht uur."
WORK = LONG.index("Ik wilde weer meedoen")
LETTER = LONG.index("Alleen de brief")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with small_study(tmp_path) as made:
        add_transcript(made.database, "R08.txt", LONG, "R08")
        set_value(made, "R07", "geslacht", "man")
        put_codes(made, "R07.txt", Span(BANG, BANG + 28), ["herkeuring", "geld"])
        put_codes(made, "R08.txt", Span(WORK, WORK + 21), ["geld"])
        put_codes(made, "R08.txt", Span(LETTER, LETTER + 30), ["herkeuring"])
        yield made


@pytest.fixture
def panel(study: Study) -> Study:
    """The same study with R07 in two waves, in which hours and codes are not the same."""
    add_transcript(study.database, "R07-2.txt", LATER, "R07", "2")
    put_codes(study, "R07-2.txt", Span(LATER.index("Ik werk"), LATER.index("Ik werk") + 17), ["geld"])
    with study.database.change("anna", "respondents.load") as change:
        hours = {"1": {"uren": "geen"}, "2": {"uren": "acht"}}
        respondents.save(change, [Respondent("R07", "deelnemer", {}, hours)])
    return study


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


def test_every_table_is_found_in_the_list_of_everything(study: Study) -> None:
    for name in TABLES:
        everything = board("commands", study, split, "R07.txt")
        closed, push = press(everything, say(f"key.table-{name}")[:24], "Enter")

        assert closed == Close()
        assert isinstance(push, Push)
        assert push.board.mode == name


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
    assert ("blind" in empty.title) is (name not in ("moves", "sample"))
    assert not any("(1)" in line.text for line in empty.detail(80))

    put_codes(other, "R07.txt", Span(BANG, BANG + 6), ["geld"])
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
        assert all(cell_len("".join(text for text, _ in row)) <= width + 1 for row in rows)
        assert shown.marked_column < 0 or shown.marked_column in shown.shown(width - 2)


def test_the_pointer_marks_a_cell_and_opens_it_when_it_comes_again(study: Study) -> None:
    matrix = opened(study, "matrix")
    rows = ["".join(text for text, _ in row) for row in draw.body(matrix, Inks(SCHEMES[0], {}), 80, 21)]
    line = next(at for at, row in enumerate(rows) if " Geld" in row)
    column = rows[1].index("R08")
    at = draw.row_at(matrix, 21, line, column)

    assert draw.tab_at(matrix, 80, 0, rows[0].index("themes")) == "1"
    assert matrix.click(at, column=draw.column_at(matrix, column)) == ()
    assert (matrix.key, heads(matrix)[matrix.place]) == ("geld", "R08")
    [push] = matrix.click(at, column=draw.column_at(matrix, column))
    assert isinstance(push, Push)
    assert draw.row_at(matrix, 21, 20, 5) == -1


def test_a_cell_is_written_in_place_under_its_passages_and_taken_back(study: Study) -> None:
    frame = opened(study, "framework")
    assert heads(frame) == ["Angst", "Geld"]
    assert cells(frame, "R08") == ["(1)", "(1)"]
    to(frame, "R08")
    press(frame, "l", "e", "wil meedoen", "ctrl+j", "en verdienen")
    rows = ["".join(text for text, _ in row) for row in draw.body(frame, Inks(SCHEMES[0], {}), 80, 21)]
    assert any("en verdienen" in row for row in rows[:6])
    assert any("Ik wilde weer meedoen" in row for row in rows[6:])
    press(frame, "Enter")

    assert cells(frame, "R08")[1] == "wil meedoen en verdienen"
    assert frame.facts.startswith("1 of 4 cells written, 3 wait")
    assert words(pushed(press(frame, "Enter"))) == ["Ik wilde weer meedoen"]
    press(frame, "ctrl+z")
    assert cells(frame, "R08")[1] == "(1)"
    press(frame, "ctrl+y")
    assert written_at(study, "cell", "geld", "R08")


def test_words_left_behind_with_esc_come_back(study: Study) -> None:
    frame = opened(study, "framework")
    press(frame, "e", "half af", "Esc")
    assert written_at(study, "cell", "angst", "R07") is None
    assert "brings your words back" in frame.notice
    press(frame, "e", "!", "Enter")

    found = written_at(study, "cell", "angst", "R07")
    assert found
    assert found.text == "half af!"


def test_a_cell_that_somebody_wrote_meanwhile_is_not_written_over(study: Study) -> None:
    frame = opened(study, "framework")
    press(frame, "e", "van mij")
    write_cell(replace(study, coder="bas"), Written("cell", "angst", "R07", "van bas"), "")
    press(frame, "Enter")

    assert frame.is_trouble
    assert "bas wrote there" in frame.notice
    assert cells(frame, "R07")[0] == "van bas"


def test_who_works_blind_neither_sees_nor_overwrites_what_others_wrote(study: Study) -> None:
    write_cell(study, Written("cell", "angst", "R07", "van anna"), "")
    frame = table("framework", replace(study, coder="bas", is_blind=True), split)
    assert cells(frame, "R07") == ["·", "·"]
    press(frame, "e", "van bas", "Enter")

    assert frame.is_trouble
    found = written_at(study, "cell", "angst", "R07")
    assert found
    assert found.text == "van anna"


def test_the_next_cell_that_waits_is_a_key_away(study: Study) -> None:
    frame = opened(study, "framework")
    places = []
    for _ in range(4):
        press(frame, ">")
        places.append((frame.key, frame.place))

    assert places == [("R07", 1), ("R08", 0), ("R08", 1), ("R07", 0)]
    press(frame, "<")
    assert (frame.key, frame.place) == ("R08", 1)


def test_the_columns_of_the_framework_can_be_the_codes_under_a_theme(study: Study) -> None:
    frame = opened(study, "framework")
    press(frame, "b", "Angst and", "Enter")
    assert heads(frame) == ["Angst", "Angst voor herkeuring"]


def test_the_panel_opens_words_of_the_wave_or_the_people_without_any(panel: Study) -> None:
    change = opened(panel, "panel")
    assert change.facts == "1 seen in both 1 and 2"
    assert cells(change, "geld") == ["1", "1", "1", "1", "0", "0", "0"]
    assert cells(change, "herkeuring") == ["1", "1", "0", "0", "0", "1", "0"]
    to(change, "geld")
    press(change, "ll")
    assert words(pushed(press(change, "Enter"))) == ["Ik werk acht uur."]
    press(change, "l")
    assert len(words(pushed(press(change, "Enter")))) == 2
    press(change, "H")
    assert words(pushed(press(change, "Enter"))) == ["R07"]


def test_the_exact_test_stands_there_when_asked(panel: Study) -> None:
    change = opened(panel, "panel")
    press(change, "t")
    assert heads(change)[-1] == "p"
    assert cells(change, "herkeuring")[-1] == "1.000"
    press(change, "t")
    assert "p" not in heads(change)


def test_moves_open_the_people_who_made_them(panel: Study) -> None:
    moves = opened(panel, "moves")
    assert heads(moves) == ["n", "acht", "geen", "?"]
    assert cells(moves, "from geen") == ["1", "1", "·", "·"]
    to(moves, "from geen")
    assert words(pushed(press(moves, "l", "Enter"))) == ["R07"]
    press(moves, "l")
    assert press(moves, "Enter") == []


def test_without_values_per_wave_there_are_no_moves(study: Study) -> None:
    moves = opened(study, "moves")

    assert moves.rows == []
    assert "per wave" in moves.empty


def test_saturation_opens_the_new_codes_of_an_interview_and_takes_other_settings(study: Study) -> None:
    found = opened(study, "saturation")
    assert [cells(found, row.key)[:2] for row in found.rows] == [["2", "2"], ["0", "2"]]
    assert len(words(pushed(press(found, "Enter")))) == 2
    press(found, "j")
    assert press(found, "Enter") == []
    press(found, "l")
    assert len(words(pushed(press(found, "Enter")))) == 4
    press(found, "s", "base", "Enter", "1", "Enter")
    press(found, "s", "interviews in a run", "Enter", "1", "Enter")
    assert found.facts == "reached at interview 2 · closed codebook: says little"
    press(found, "s", "base", "Enter", "0", "Enter")
    assert found.is_trouble


def test_questions_show_who_is_heard_and_which_codes_have_none(study: Study) -> None:
    with study.database.change("anna", "codebook.load") as change:
        codes.save_questions(change, [ResearchQuestion("vrees", "Waar is men bang voor?")])
        codes.save(
            change,
            Codebook(
                tuple(replace(c, questions=("vrees",) if c.id == "angst" else ()) for c in CODEBOOK.codes)
            ),
        )
    asked = opened(study, "questions")

    assert cells(asked, "question vrees") == ["1", "2/2"]
    assert cells(asked, "code geld") == ["", "2/2"]
    assert len(words(pushed(press(asked, "Enter")))) == 2
    to(asked, "code geld")
    assert words(pushed(press(asked, "l", "w"))) == ["R07", "R08"]


def test_the_sample_opens_the_respondents_of_a_category_and_nobody_of_the_population(study: Study) -> None:
    with study.database.change("anna", "population.load") as change:
        figures = [PopulationFigure("geslacht", "man", 30), PopulationFigure("geslacht", "vrouw", 70)]
        respondents.save_population(change, figures)
    found = opened(study, "sample")
    assert cells(found, "row geslacht man")[:5] == ["1", "50", "30", "30", "+20"]
    to(found, "row geslacht man")
    assert words(pushed(press(found, "Enter"))) == ["R07"]
    press(found, "ll")
    assert press(found, "Enter") == []
    press(found, "t")
    assert any("exact p" in line.text for line in found.detail(80))


def test_the_lines_of_a_long_text_break_between_words() -> None:
    text = "een twee drie\n\nlangerdanderegel"

    lines = [text[start:end] for start, end in draw._pieces(text, 8)]
    assert lines == ["een ", "twee ", "drie", "", "langerda", "nderegel"]


def test_the_summary_of_a_theme_is_written_beside_its_counts_and_checked_against_them(study: Study) -> None:
    themes = opened(study, "themes")
    to(themes, "geld")
    press(themes, "e", "Niemand zegt iets, de meeste zwijgen", "Enter", "o", "en later?", "Enter")
    told = [line.text for line in themes.detail(200)]

    assert "Niemand zegt iets, de meeste zwijgen" in told
    assert "en later?" in told
    assert any("2 of 2 mention it" in line for line in told)
    press(themes, "ctrl+z")
    assert "en later?" not in [line.text for line in themes.detail(200)]


def test_people_of_several_perspectives_are_not_added_together(study: Study) -> None:
    add_transcript(study.database, "W01.txt", "I: Dag.\nW01: Hij werkt hier.", "W01")
    with study.database.change("anna", "respondents.load") as change:
        respondents.save(change, [Respondent("W01", "werkgever")])
    who = WhoBoard(study, split, "alles", ["R07", "R08", "W01"], [])

    assert who.facts == "Deelnemers 0 of 2 · werkgever 0 of 1"
