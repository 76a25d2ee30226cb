"""The theme report as an Excel workbook."""

from __future__ import annotations

import io

import openpyxl

from qual.exports.workbook import as_workbook
from tests.exports.chapter import chapter


def test_every_sheet_prints_as_wide_as_the_page_with_its_head_on_each() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(chapter())))

    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.print_title_rows, sheet.title
        assert "  " not in sheet.title


def test_a_row_is_as_tall_as_the_lines_in_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(chapter())))

    for sheet in book.worksheets[1:-1]:
        for row in sheet.iter_rows(min_row=2):
            lines = max(str(cell.value or "").count("\n") + 1 for cell in row)
            if lines > 1:
                assert (sheet.row_dimensions[row[0].row].height or 0) >= 15 * lines, sheet.title
