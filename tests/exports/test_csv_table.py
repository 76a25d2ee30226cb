"""Figures as CSV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qual.exports.csv_table import as_csv, cells
from qual.exports.report import Sheet
from tests.exports.chapter import chapter

GOLDEN = Path(__file__).parent / "golden"


def test_its_content_is_as_it_was() -> None:
    assert as_csv(chapter()).decode("utf-8-sig").replace("\r\n", "\n") == (GOLDEN / "themes.csv").read_text(
        "utf-8"
    )


def test_numbers_have_the_decimal_sign_of_the_language_and_text_is_no_formula() -> None:
    report = replace(chapter(), sheet=Sheet(("a", "b", "c", "d"), (("=1+1", -26.65789, None, "-x"),)))

    assert cells(report) == [["'=1+1", "-26,6579", "", "'-x"]]
    assert cells(replace(report, language="en"))[0][1] == "-26.6579"
