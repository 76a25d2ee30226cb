"""A report as an Excel workbook: a tidy sheet per table, the quotes, and all figures in long form."""

from __future__ import annotations

import io
import re
from typing import Any

from qual.core.words import say
from qual.exports.markdown import heads
from qual.exports.report import Report, Table
from qual.exports.word_package import moment

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"^-?\d{1,3}(?:[.,]\d{3})*$|^-?\d+$")


def as_workbook(report: Report) -> bytes:
    """The report as the bytes of an .xlsx file; text never becomes a formula, a link or a number."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    when = moment(report.stamp.date)
    about = {"title": report.title[:255], "subject": report.kind, "author": "qual", "created": when}
    book.set_properties(about)
    for name, value in (
        ("qual study", report.stamp.study_id),
        ("qual log head", report.stamp.log_head),
        ("qual data date", report.stamp.date),
    ):
        book.set_custom_property(name, value, "text")
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#E6EDF0", "text_wrap": True, "valign": "bottom"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "strong": book.add_format({"bold": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "cell": book.add_format({"valign": "top"}),
        **{f"indent{at}": book.add_format({"indent": at, "valign": "top"}) for at in range(1, 4)},
    }
    names: set[str] = set()
    # the sheet that can be read back comes first
    _figures(book, report, formats, names)
    for number, table in enumerate(report.tables, start=1):
        _sheet(book, table, number, report.language, formats, names)
    if report.quotes:
        _quotes(book, report, formats, names)
    _about(book, report, formats, names)
    book.close()
    return out.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet may have and none has yet; it is added to those taken."""
    plain = _NOT_IN_A_NAME.sub(" ", wanted).strip() or "-"
    name, number = plain[:31].strip(), 2
    while name.casefold() in {each.casefold() for each in taken}:
        ending = f" {number}"
        name, number = plain[: 31 - len(ending)].strip() + ending, number + 1
    taken.add(name)
    return name


def plain_cell(text: str) -> str:
    """The text as a cell can hold it."""
    return _NOT_XML.sub(" ", text)[:LONGEST_CELL]


def _about(book: Any, report: Report, formats: dict[str, Any], names: set[str]) -> None:
    sheet = book.add_worksheet(sheet_name(say("sheet.about", report.language), names))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, plain_cell(report.title), formats["title"])
    sheet.write_string(1, 0, plain_cell(report.kind))
    row = 3
    if report.notice:
        sheet.write_string(2, 0, plain_cell(report.notice), formats["strong"])
    for name, lines in report.facts:
        sheet.write_string(row, 0, plain_cell(name), formats["strong"])
        for line in lines:
            sheet.write_string(row, 1, plain_cell(line), formats["text"])
            row += 1


def _figures(book: Any, report: Report, formats: dict[str, Any], names: set[str]) -> None:
    """The sheet that programs read: one row per number."""
    sheet = book.add_worksheet(sheet_name(say("sheet.figures", report.language), names))
    for at, head in enumerate(report.sheet.header):
        sheet.write_string(0, at, head, formats["head"])
    for row, values in enumerate(report.sheet.rows, start=1):
        for at, value in enumerate(values):
            if isinstance(value, int | float):
                sheet.write_number(row, at, value)
            elif value:
                sheet.write_string(row, at, plain_cell(value))
    sheet.freeze_panes(1, 0)
    if report.sheet.rows:
        sheet.autofilter(0, 0, len(report.sheet.rows), len(report.sheet.header) - 1)
    sheet.set_column(0, len(report.sheet.header) - 1, 16)


def _sheet(
    book: Any, table: Table, number: int, language: str, formats: dict[str, Any], names: set[str]
) -> None:
    sheet = book.add_worksheet(sheet_name(f"{number}. {table.caption}", names))
    label = f"{say('report.table', language)} {number}. {table.caption}"
    sheet.write_string(0, 0, plain_cell(label), formats["strong"])
    for at, head in enumerate(heads(table)):
        sheet.write_string(2, at, plain_cell(head), formats["head"])
        sheet.set_column(at, at, max(10, table.columns[at].width * 5))
    for place, row in enumerate(table.rows, start=3):
        for at, text in enumerate(row.cells):
            if at and _NUMBER.match(text):
                sheet.write_number(place, at, int(re.sub(r"[.,]", "", text)), formats["cell"])
            elif at:
                sheet.write_string(place, at, plain_cell(text), formats["text"])
            else:
                kind = "strong" if row.kind != "plain" else f"indent{min(3, row.indent)}"
                style = formats[kind if row.kind != "plain" or row.indent else "cell"]
                sheet.write_string(place, at, plain_cell(text), style)
    sheet.freeze_panes(3, 1)


def _quotes(book: Any, report: Report, formats: dict[str, Any], names: set[str]) -> None:
    sheet = book.add_worksheet(sheet_name(say("sheet.quotes", report.language), names))
    for at, (key, width) in enumerate((("id", 34), ("text", 90), ("attribution", 50))):
        sheet.write_string(0, at, say(f"sheet.quote.{key}", report.language), formats["head"])
        sheet.set_column(at, at, width)
    for row, quote in enumerate(report.quotes, start=1):
        for at, text in enumerate((quote.name, quote.text, quote.attribution)):
            sheet.write_string(row, at, plain_cell(text), formats["text"])
    sheet.freeze_panes(1, 0)
