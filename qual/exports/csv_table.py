"""A report's figures as CSV that a spreadsheet opens as it should, and never takes for a formula."""

from __future__ import annotations

import csv
import io

from qual.core.disclosure import HIDDEN
from qual.core.numbers import rounded
from qual.exports.report import Report, Value

_DELIMITERS = {"nl": ";", "en": ","}

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

PLACES = 4
"""Decimals of a figure that is no whole number."""


def as_csv(report: Report) -> bytes:
    """The sheet of the report: UTF-8 with a mark, semicolons and decimal commas in Dutch."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter(report))
    writer.writerow(report.sheet.header)
    writer.writerows(cells(report))
    return text.getvalue().encode("utf-8-sig")


def delimiter(report: Report) -> str:
    """What stands between cells."""
    return _DELIMITERS[report.language]


def cells(report: Report) -> list[list[str]]:
    """The rows of the sheet as they are written."""
    return [[_cell(value, report.language) for value in row] for row in report.sheet.rows]


def _cell(value: Value, language: str) -> str:
    """A value: nothing for what is not defined or hidden, an apostrophe before what looks like a formula."""
    if value is None or value == HIDDEN:
        return ""
    if isinstance(value, float):
        number = f"{rounded(value, PLACES).normalize():f}"
        return number.replace(".", ",") if language == "nl" else number
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
