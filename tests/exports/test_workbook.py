"""The theme report as an Excel workbook."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from qual.exports.report import Column, Paragraph, Row, Table
from qual.exports.workbook import as_workbook
from tests.exports.chapter import chapter


def test_every_sheet_prints_as_wide_as_the_page_with_its_head_on_each() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(chapter())))

    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.print_title_rows, sheet.title
        assert "  " not in sheet.title


@pytest.mark.parametrize(
    ("language", "thousand", "one"), [("nl", "1.000", "1,000"), ("en", "1,000", "1.000")]
)
def test_a_decimal_never_becomes_a_thousand(language: str, thousand: str, one: str) -> None:
    header = ((("code", 1), ("n", 1), ("p", 1)),)
    rows = (Row(("Angst", thousand, one)),)
    table = Table("t", "", (Column(4), Column(2, "right"), Column(2, "right")), header, rows)
    report = replace(chapter(), language=language, blocks=(table,))

    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(report))).worksheets[1]
    assert [cell.value for cell in sheet[4]] == ["Angst", 1000, one]


def test_the_notes_under_a_table_stand_on_its_sheet() -> None:
    report = chapter()
    table = report.tables[0]
    notes = (Paragraph("Een ster is verborgen.", "note"), Paragraph("Basis: allen.", "note"))
    report = replace(report, blocks=(table, *notes, Paragraph("Verder."), Paragraph("Los.", "note")))

    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(report))).worksheets[1]
    words = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert words[-2:] == ["Een ster is verborgen.", "Basis: allen."]


def test_a_row_is_as_tall_as_the_lines_in_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(chapter())))

    for sheet in book.worksheets[1:-1]:
        for row in sheet.iter_rows(min_row=2):
            lines = max(str(cell.value or "").count("\n") + 1 for cell in row)
            if lines > 1:
                assert (sheet.row_dimensions[row[0].row].height or 0) >= 15 * lines, sheet.title


def test_it_opens_on_what_it_is_and_tells_hidden_from_none_in_the_study_s_language() -> None:
    made = chapter()
    first = made.sheet.rows[0]
    at = made.sheet.header.index("respondents")
    report = replace(made, sheet=replace(made.sheet, rows=((*first[:at], "*", *first[at + 1 :]),)))

    book = openpyxl.load_workbook(io.BytesIO(as_workbook(report)))
    about, figures = book.worksheets[0], book.worksheets[-1]
    said = [cell.value for row in about.iter_rows() for cell in row]

    assert report.notice in said
    assert "Een sterretje staat voor een getal dat niet wordt getoond." in said
    assert [cell.value for cell in figures[1]][:3] == ["thema", "code", "naam"]
    assert figures[2][at].value == "*"
