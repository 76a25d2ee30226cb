"""Walking through the quotations of a report by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qual.actions.check_quotes import check_report
from qual.actions.study import Study
from qual.tui.boards.board import GoTo, Line, Push
from qual.tui.boards.quotes import QuotesBoard
from tests.actions.material import small_study
from tests.store.material import TEXT
from tests.tui.boards.test_boards import press
from tests.tui.material import split

REPORT = """Een deelnemer: "En voor het geld." (R07)

Een ander: "Ik was nooit bang voor de keuring." (R07)

Een derde: "Deze woorden heeft helemaal niemand gezegd." (R07)
"""


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with small_study(tmp_path) as made:
        yield made


def opened(study: Study, tmp_path: Path) -> QuotesBoard:
    report = tmp_path / "rapport.md"
    report.write_text(REPORT, encoding="utf-8")
    return QuotesBoard(study, split, report.name, check_report(study, report))


def test_problems_come_first_and_the_difference_is_told_without_colour(study: Study, tmp_path: Path) -> None:
    board = opened(study, tmp_path)
    lines = [line.text for line in board.detail(200)]

    assert [row.cells[1] for row in board.rows] == ["✗", "✗", "✓"]
    assert any("+nooit+" in line for line in lines)
    assert any("R07.txt" in line for line in lines)


def test_a_row_says_what_is_wrong_where_it_is_not_the_words(study: Study, tmp_path: Path) -> None:
    report = tmp_path / "rapport.md"
    report.write_text('Een deelnemer: "En voor het geld." (R99)\n', encoding="utf-8")
    board = QuotesBoard(study, split, report.name, check_report(study, report))

    assert [row.cells[3] for row in board.rows] == ["wrong speaker"]


def test_enter_goes_to_the_words_in_the_transcript(study: Study, tmp_path: Path) -> None:
    board = opened(study, tmp_path)

    (went,) = press(board, "Enter")
    assert isinstance(went, GoTo)
    assert went.offset is not None
    assert (went.transcript, went.offset) == ("R07.txt", TEXT.index("Ik was"))
    assert TEXT[went.offset : went.end] == "Ik was bang voor de keuring"


def test_accepting_asks_why_goes_on_to_the_next_and_can_be_taken_back(study: Study, tmp_path: Path) -> None:
    board = opened(study, tmp_path)
    first = board.key
    press(board, "a", "zo bedoeld", "Enter")

    assert board.key != first
    assert "1 open" in board.facts
    assert "1 accepted" in board.facts
    press(board, "ctrl+z")
    assert "2 open" in board.facts


def test_without_a_reason_nothing_is_accepted(study: Study, tmp_path: Path) -> None:
    board = opened(study, tmp_path)
    press(board, "a", "Enter")

    assert board.is_trouble
    assert "0 accepted" in board.facts
    press(board, "toch goed", "Enter")
    assert "1 accepted" in board.facts, "the question stays until there is a reason"


@pytest.mark.parametrize("key", ["x", "n"])
def test_without_words_nothing_is_rejected_or_noted(study: Study, tmp_path: Path, key: str) -> None:
    board = opened(study, tmp_path)
    press(board, key, "Enter")

    assert board.is_trouble
    assert "2 open" in board.facts
    assert "0 rejected" in board.facts


def test_all_that_a_narrowed_list_shows_is_decided_on_together(study: Study, tmp_path: Path) -> None:
    board = opened(study, tmp_path)
    press(board, "A")
    assert board.is_trouble
    assert board.question is None

    press(board, "f", "not found", "Enter")
    assert [row.cells[3] for row in board.rows] == ["not found"]
    press(board, "A", "van een ander", "Enter")
    assert "1 accepted" in board.facts
    press(board, "Esc")
    assert len(board.rows) == 3
    press(board, "ctrl+z")
    assert "0 accepted" in board.facts


def test_a_filter_looks_in_the_transcripts_words_too_and_words_are_looked_for(
    study: Study, tmp_path: Path
) -> None:
    board = opened(study, tmp_path)
    said = next(line.text for line in board.detail(200) if "[Ik was" in line.text)
    press(board, "/", "Ik was bang", "Enter")

    assert "bang" in said
    assert len(board.rows) == 1
    (pushed,) = press(board, "s")
    assert isinstance(pushed, Push)
    press(pushed.board, "geld", "Enter")
    assert pushed.board.rows


def test_a_rejected_quotation_stays_open_with_its_note(study: Study, tmp_path: Path) -> None:
    board = opened(study, tmp_path)
    press(board, "x", "weg ermee", "Enter")
    press(board, "n", "tweede", "Enter")

    assert "1 open" in board.facts
    assert "1 rejected" in board.facts
    assert board.rows[0].cells[2] == "rejected"
    board.mark([row.cells[2] for row in board.rows].index("rejected"))
    assert "weg ermee" in [line.text for line in board.detail(80)]


def test_the_next_open_one_is_a_key_away(study: Study, tmp_path: Path) -> None:
    board = opened(study, tmp_path)
    board.mark(2)
    press(board, ">")
    assert board.state.marked == 0
    press(board, ">", "<")
    assert board.state.marked == 0


def test_what_was_rejected_is_passed_over_comes_behind_and_is_decided_on_anew(
    study: Study, tmp_path: Path
) -> None:
    board = opened(study, tmp_path)
    press(board, "x", "weg", "Enter")
    assert board.state.marked == 1
    press(board, ">", "<")
    assert board.state.marked == 1

    again = opened(study, tmp_path)
    assert [row.cells[2] for row in again.rows] == ["open", "rejected", ""]
    again.mark(1)
    again.scroll_detail(5)
    press(again, "/", "nooit", "Enter")
    assert (len(again.rows), again.state.detail_top) == (1, 5)
    press(again, "x")
    assert again.question is not None
    assert again.question.entry is not None
    assert again.question.entry.text == "", "an old reason is not typed behind"
    press(again, "Esc", "/", *["backspace"] * 5, "niemand", "Enter")
    assert again.state.detail_top == 0
    press(again, "/", "zzz", "Enter")
    assert again.empty == "no quotation fits what the list was narrowed to"
    press(again, "Esc", "f", "rejected", "Enter")
    assert [row.cells[2] for row in again.rows] == ["rejected"]


def test_text_that_looks_like_a_quotation_and_was_not_read_is_walked_and_settled_too(
    study: Study, tmp_path: Path
) -> None:
    report = tmp_path / "rapport.md"
    item = "De vragenlijst stelt: “Ik ga met plezier naar mijn werk” en “sterk”."
    report.write_text(f'Een deelnemer: "En voor het geld." (R07)\n\n{item}\n', encoding="utf-8")
    review = check_report(study, report)
    board = QuotesBoard(study, split, report.name, review)

    assert [row.cells[3] for row in board.rows] == ["not checked", "verbatim"]
    assert "1 open" in board.facts
    press(board, "a", "geen citaat", "Enter")
    assert "0 open" in board.facts
    assert any("geen citaat" in line.text for row in board.rows for line in told(board, row.key))
    assert check_report(study, report).is_settled


def told(board: QuotesBoard, key: str) -> list[Line]:
    board.mark([row.key for row in board.rows].index(key))
    return board.detail(200)
