"""Walking through the quotations of a report by typed lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qual.actions.check_quotes import check_report
from qual.actions.study import Study
from qual.tui.plain.quotes import PlainQuotes
from tests.actions.material import small_study
from tests.tui.boards.test_quotes import REPORT


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with small_study(tmp_path) as made:
        yield made


def walk(study: Study, tmp_path: Path, text: str = REPORT) -> PlainQuotes:
    report = tmp_path / "rapport.md"
    report.write_text(text, encoding="utf-8")
    return PlainQuotes(study, report.name, check_report(study, report))


def told(plain: PlainQuotes, *lines: str) -> list[str]:
    """What is said to the last of the lines."""
    said: list[str] = []
    for line in lines:
        said = list(plain.answer(line))
    return said


def test_it_begins_with_what_is_open_and_says_what_differs(study: Study, tmp_path: Path) -> None:
    said = list(walk(study, tmp_path).welcome())

    assert "2 open" in said[1]
    assert said[3] == "1 of 3, open."
    assert any("+nooit+" in line for line in said)


def test_deciding_goes_on_to_the_next_open_one_and_is_taken_back_by_z(study: Study, tmp_path: Path) -> None:
    plain = walk(study, tmp_path)
    said = told(plain, "a zo bedoeld")

    assert said[:2] == ["accepted", "2 of 3, open."]
    assert told(plain, "1")[0] == "1 of 3, accepted."
    assert told(plain, "z")[1] == "1 of 3, open."
    assert "2 open" in told(plain, "quit")[0]
    assert plain.done


def test_an_approval_without_a_reason_is_refused_in_words(study: Study, tmp_path: Path) -> None:
    plain = walk(study, tmp_path)

    assert told(plain, "a")[0].startswith("Say why behind the letter")
    assert told(plain, "n") == ["A note needs words: n TEXT."]
    assert told(plain, "r") == ["Nothing was decided of this one."]
    assert "2 open" in told(plain, "quit")[0]


def test_rejecting_noting_listing_and_reopening_work_by_lines(study: Study, tmp_path: Path) -> None:
    plain = walk(study, tmp_path)
    told(plain, "x weg ermee", "1")
    assert told(plain, "n tweede") == ["noted", "The words before were: weg ermee (rejected)"]
    listed = told(plain, "list")

    assert listed[0].startswith("1 altered, rejected: ")
    assert len(listed) == 3
    assert told(plain, "r") == ["open again"]
    assert told(plain, "<")[0] == "2 of 3, open."
    assert told(plain, "bla") == ["Not understood: bla. Type ? for help."]
    assert any("accept" in line or "stand" in line for line in told(plain, "?"))
    told(plain, "1", "x weg ermee", "1")
    assert told(plain, "x van een ander")[:2] == [
        "rejected",
        "The words before were: weg ermee (rejected)",
    ]
    assert told(plain, "")[0] == "no other open quotation this way", "a rejected one is not open"


def test_a_report_without_quotations_says_so_and_ends(study: Study, tmp_path: Path) -> None:
    plain = walk(study, tmp_path, "Niets.\n")

    assert list(plain.welcome())[-1] == "no quotation was found in the report"
    assert plain.done
