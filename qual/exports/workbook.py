"""A report as an Excel workbook: a tidy sheet per table, the quotes, and all figures in long form."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qual.core.disclosure import HIDDEN
from qual.core.words import head_of, say
from qual.exports.markdown import heads
from qual.exports.report import Paragraph, Report, Table, Value
from qual.exports.word_package import moment

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

WIDEST = 60
"""Characters that a column shows on a line at most."""

LINE = 15
"""The height of a line in points."""

MOST_LINKS = 65_530
"""The links that a sheet of a workbook can hold."""

LINKED = {"font_color": "#0B4F8A", "underline": 1}
"""How a number looks that opens."""

_FIRST_ROW = 3
"""The row of a sheet, counted from 0, where its table begins: under caption, a free row and heads."""

A4 = 9
"""The paper's number in a workbook."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBERS = {
    "nl": re.compile(r"^-?\d{1,3}(?:\.\d{3})*$|^-?\d+$"),
    "en": re.compile(r"^-?\d{1,3}(?:,\d{3})*$|^-?\d+$"),
}
"""Whole numbers as each language groups them: "1,000" is a thousand in one and a decimal in the other."""


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
        "lead": book.add_format({"bold": True, "valign": "top", "text_wrap": True}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "cell": book.add_format({"valign": "top", "text_wrap": True}),
        "right": book.add_format({"text_wrap": True, "valign": "top", "align": "right"}),
        "head_right": book.add_format(
            {"bold": True, "bg_color": "#E6EDF0", "text_wrap": True, "valign": "bottom", "align": "right"}
        ),
        "opens": book.add_format({**LINKED, "valign": "top", "text_wrap": True}),
        "opens_right": book.add_format({**LINKED, "valign": "top", "text_wrap": True, "align": "right"}),
        "decimal": book.add_format({"num_format": "0.0"}),
        "coefficient": book.add_format({"num_format": "0.00"}),
        **{
            f"indent{at}": book.add_format({"indent": at, "valign": "top", "text_wrap": True})
            for at in range(1, 4)
        },
    }
    names: set[str] = set()
    if report.sheet.is_filled_in:
        _figures(book, report, formats, names)
    else:
        _about(book, report, formats, names)
    sheets = [
        (table, notes, number, sheet_name(f"{number}. {table.caption}", names))
        for number, (table, notes) in enumerate(list(_with_notes(report)), start=1)
    ]
    opens = {
        row.anchor: f"internal:'{name}'!A{place}"
        for table, _, _, name in sheets
        for place, row in enumerate(table.rows, start=_FIRST_ROW + 1)
        if row.anchor
    }
    for table, notes, number, name in sheets:
        _sheet(book.add_worksheet(name), table, notes, number, report.language, formats, opens)
    if report.quotes:
        _quotes(book, report, formats, names)
    if report.sheet.is_filled_in:
        _about(book, report, formats, names)
    else:
        _figures(book, report, formats, names)
    book.close()
    return out.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet may have and none has yet; it is added to those taken."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", wanted).split()) or "-"
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
    if any(HIDDEN in values for values in report.sheet.rows):
        sheet.write_string(row, 0, plain_cell(say("sheet.hidden", report.language)))
        row += 1
    for name, lines in report.facts:
        sheet.write_string(row, 0, plain_cell(name), formats["strong"])
        for line in lines:
            sheet.write_string(row, 1, plain_cell(line), formats["text"])
            row += 1
    _printed(sheet, 0)


def _figures(book: Any, report: Report, formats: dict[str, Any], names: set[str]) -> None:
    """One row per number; with the heads that programs read where it is filled in and read back."""
    header = [
        head if report.sheet.is_filled_in else head_of(head, report.language) for head in report.sheet.header
    ]
    sheet = book.add_worksheet(sheet_name(say("sheet.figures", report.language), names))
    for at, head in enumerate(header):
        sheet.write_string(0, at, head, formats["head"])
    for row, values in enumerate(report.sheet.rows, start=1):
        for at, value in enumerate(values):
            if isinstance(value, int | float):
                # All decimals stay in the cell; a person reads one, of what is as small as a coefficient two.
                places = "coefficient" if abs(value) <= 1 else "decimal"
                sheet.write_number(row, at, value, formats[places] if isinstance(value, float) else None)
            elif value:
                style = formats["right"] if value == HIDDEN else None
                sheet.write_string(row, at, plain_cell(value), style)
    sheet.freeze_panes(1, 0)
    if report.sheet.rows:
        sheet.autofilter(0, 0, len(report.sheet.rows), len(header) - 1)
    for at, head in enumerate(header):
        longest = max([len(head) + 3, *(_length(row[at]) for row in report.sheet.rows)])
        sheet.set_column(at, at, min(longest + 1, WIDEST))
    _printed(sheet, 0)


def _length(value: Value) -> int:
    """How many characters a cell shows."""
    return len(f"{value:.1f}") if isinstance(value, float) else len(str(value or ""))


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height of a row in points: not every program finds it itself, and none shows more than 409."""
    lines = (
        sum(max(1, math.ceil(len(line) / (width - 2))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return float(min(409, LINE * max(lines, default=1)))


def _printed(sheet: Any, head: int) -> None:
    """Fit for paper: lying, as wide as the page, the head on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_footer("&L&A&R&P / &N")


def _with_notes(report: Report) -> Iterator[tuple[Table, list[str]]]:
    """Every table with the notes that stand under it."""
    notes: list[str] | None = None
    for block in report.blocks:
        if isinstance(block, Table) and not block.of_text:
            notes = []
            yield block, notes
        elif isinstance(block, Paragraph) and block.style == "note" and notes is not None:
            notes.append(block.text)
        else:
            notes = None


def _sheet(
    sheet: Any,
    table: Table,
    notes: Sequence[str],
    number: int,
    language: str,
    formats: dict[str, Any],
    opens: Mapping[str, str],
) -> None:
    label = f"{say('report.table', language)} {number}. {table.caption}"
    sheet.write_string(0, 0, plain_cell(label), formats["strong"])
    named = heads(table)
    widths = []
    for at, head in enumerate(named):
        is_right = table.columns[at].side == "right"
        sheet.write_string(2, at, plain_cell(head), formats["head_right" if is_right else "head"])
        longest = max((len(word) + 3 for word in head.split()), default=0)
        lines = [len(line) + 3 + 2 * row.indent for row in table.rows for line in row.cells[at].split("\n")]
        widths.append(max(10, longest, min(max(lines, default=0), WIDEST)))
        sheet.set_column(at, at, widths[at])
    sheet.set_row(2, _height(named, widths))
    links = 0
    for place, row in enumerate(table.rows, start=_FIRST_ROW):
        sheet.set_row(place, _height(row.cells, widths))
        for at, text in enumerate(row.cells):
            to = opens.get(row.links[at], "") if row.links and text else ""
            if to and links < MOST_LINKS:
                # what is written over a link keeps it, and stays the number or text that it is
                sheet.write_url(place, at, to, formats["cell"], "")
                links += 1
            is_right = table.columns[at].side == "right"
            if at and _NUMBERS[language].match(text):
                style = formats["opens" if to else "cell"]
                sheet.write_number(place, at, int(re.sub(r"[.,]", "", text)), style)
            elif at:
                kinds = ("opens_right", "opens") if to else ("right", "text")
                style = formats[kinds[0] if is_right else kinds[1]]
                sheet.write_string(place, at, plain_cell(text), style)
            else:
                kind = "lead" if row.kind != "plain" else f"indent{min(3, row.indent)}"
                style = formats[kind if row.kind != "plain" or row.indent else "cell"]
                sheet.write_string(place, at, plain_cell(text), style)
    across = sum(widths)
    for place, note in enumerate(notes, start=_FIRST_ROW + 1 + len(table.rows)):
        if len(widths) > 1:
            sheet.merge_range(place, 0, place, len(widths) - 1, "", formats["text"])
        sheet.write_string(place, 0, plain_cell(note), formats["text"])
        sheet.set_row(place, _height([note], [across]))
    sheet.freeze_panes(_FIRST_ROW, 1)
    _printed(sheet, _FIRST_ROW - 1)


def _quotes(book: Any, report: Report, formats: dict[str, Any], names: set[str]) -> None:
    sheet = book.add_worksheet(sheet_name(say("sheet.quotes", report.language), names))
    widths = (40, 90, 50)
    for at, (key, width) in enumerate(zip(("id", "text", "attribution"), widths, strict=True)):
        sheet.write_string(0, at, say(f"sheet.quote.{key}", report.language), formats["head"])
        sheet.set_column(at, at, width)
    for row, quote in enumerate(report.quotes, start=1):
        sheet.set_row(row, _height((quote.name, quote.text, quote.attribution), widths))
        for at, text in enumerate((quote.name, quote.text, quote.attribution)):
            sheet.write_string(row, at, plain_cell(text), formats["text"])
    sheet.freeze_panes(1, 0)
    _printed(sheet, 0)
