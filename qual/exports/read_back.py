"""Reading a written report again: without all its quotes and counts it is not handed over."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from qual.errors import QualError
from qual.exports.csv_table import cells, delimiter
from qual.exports.markdown import plain, quoted, row_line
from qual.exports.report import Report, Table
from qual.exports.word_parts import printable


class NotReadBackError(QualError):
    """A written report does not hold what it should, so it is not handed over."""

    def __init__(self, place: Path, missing: str) -> None:
        super().__init__(
            f"{place} was written and read again, and {missing} was not found in it; it is not handed over. "
            "This is a fault of the program, please report it"
        )
        self.missing = missing


def read_back(report: Report, place: Path, written: Path) -> None:
    """Find every quote and count of the report in `written`, which will stand at `place`."""
    found = {
        ".docx": _in_word,
        ".xlsx": _in_workbook,
        ".html": _in_page,
        ".md": _in_markdown,
        ".csv": _in_csv,
    }[place.suffix.lower()]
    missing = next(iter(found(report, written)), "")
    if missing:
        raise NotReadBackError(place, missing)


def _in_word(report: Report, written: Path) -> Iterable[str]:
    """What a Word document lacks."""
    with zipfile.ZipFile(written) as parts:
        properties = parts.read("docProps/custom.xml").decode()
    for mark in (report.stamp.study_id, report.stamp.log_head):
        if mark not in properties:
            yield "the study's id and log head"
    document = docx.Document(str(written))
    marked = bookmarked(document)
    for quote in report.quotes:
        if marked.pop(quote.name, None) != printable(quote.text):
            yield f"quote {quote.name}"
    if any(name.startswith("qual_q_") for name in marked):
        yield "the end of the quotes"
    tables = [_word_rows(each) for each in document.element.body.iter(qn("w:tbl"))]
    expected = [_rows(each) for each in report.tables]
    if len(tables) != len(expected):
        yield "every table"
    for number, (there, wanted) in enumerate(zip(tables, expected, strict=False), start=1):
        if there != wanted:
            yield f"table {number}"


_BEGINS, _ENDS, _ID, _NAME = (qn(f"w:{name}") for name in ("bookmarkStart", "bookmarkEnd", "id", "name"))
_WORDS, _SIGNS = qn("w:t"), {qn("w:br"): "\n", qn("w:tab"): "\t"}


def bookmarked(document: docx.document.Document) -> dict[str, str]:
    """The text inside every bookmark that begins and ends in one paragraph, by name."""
    found: dict[str, str] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        open_marks: dict[str, str] = {}
        for each in paragraph.iter():
            if each.tag == _BEGINS:
                open_marks[each.get(_ID)] = each.get(_NAME)
                found[each.get(_NAME)] = ""
            elif each.tag == _ENDS:
                open_marks.pop(each.get(_ID), None)
            elif open_marks:
                for name in open_marks.values():
                    found[name] += _sign(each)
    return found


def _sign(each: Any) -> str:
    """The text that one element of a run stands for."""
    if each.tag == _WORDS:
        return str(each.text or "")
    return _SIGNS.get(each.tag, "")


def _word_rows(table: Any) -> list[list[str]]:
    """The texts of a table's cells as they stand in the file."""
    return [
        ["".join(_sign(each) for each in cell.iter()) for cell in row.findall(qn("w:tc"))]
        for row in table.findall(qn("w:tr"))
    ]


def _rows(table: Table) -> list[list[str]]:
    """The texts a table should have; a row that only names a group has one cell."""
    heads = [[printable(text) for text, _ in row] for row in table.header]
    return heads + [
        [printable(text) for text in (row.cells[:1] if row.only_names else row.cells)] for row in table.rows
    ]


def _in_markdown(report: Report, written: Path) -> Iterable[str]:
    """What a Markdown file lacks."""
    text = written.read_text(encoding="utf-8")
    if plain(report.stamp.log_head) not in text:
        yield "the study's log head"
    at = 0
    for block in report.blocks:
        if isinstance(block, Table):
            pieces = [row_line(row) for row in block.rows]
        else:
            pieces = [quoted(block)] if block in report.quotes else []
        for piece in pieces:
            at = text.find(piece, at)
            if at < 0:
                yield piece.split("\n")[0]
                return


def _in_workbook(report: Report, written: Path) -> Iterable[str]:
    """What a workbook lacks: figures, tables and quotes are read with another library than wrote them."""
    import openpyxl

    from qual.exports.workbook import plain_cell

    book = openpyxl.load_workbook(written, read_only=True)
    try:
        sheets = [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]
    finally:
        book.close()
    texts = [{cell for row in sheet for cell in row if isinstance(cell, str)} for sheet in sheets]
    figures = sheets[0] if report.sheet.is_filled_in else sheets[-1]
    if len(figures) != len(report.sheet.rows) + 1:
        yield "every row of figures"
    for number, table in enumerate((each for each in report.tables if not each.of_text), start=1):
        there = texts[number]
        for row in table.rows:
            if plain_cell(row.cells[0]) not in there and row.cells[0]:
                yield f"table {number}"
                break
    if report.quotes:
        for quote in report.quotes:
            if not {quote.name, plain_cell(quote.text)} <= texts[-2]:
                yield f"quote {quote.name}"


def _in_page(report: Report, written: Path) -> Iterable[str]:
    """What a page lacks."""
    from lxml import html

    page: Any = html.document_fromstring(written.read_bytes().decode("utf-8"))
    marks = {each.get("name"): each.get("content") for each in page.iter("meta")}
    if marks.get("qual-log-head") != report.stamp.log_head:
        yield "the study's log head"
    quotes = {each.get("id"): each for each in page.iter("blockquote")}
    for quote in report.quotes:
        there = quotes.get(quote.name)
        words = there.find_class("words") if there is not None else []
        if not words or words[0].text_content() != quote.text:
            yield f"quote {quote.name}"
    tables = [
        [[cell.text_content() for cell in row] for row in table.iter("tr")] for table in page.iter("table")
    ]
    if len(tables) != len(report.tables):
        yield "every table"
    for number, (found, wanted) in enumerate(zip(tables, report.tables, strict=False), start=1):
        if found[len(wanted.header) :] != [list(row.cells) for row in wanted.rows]:
            yield f"table {number}"
    if len(page.find_class("chart")) != len(report.charts):
        yield "every chart"


def _in_csv(report: Report, written: Path) -> Iterable[str]:
    """What a CSV file lacks."""
    text = written.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(report)))
    if rows != [list(report.sheet.header), *cells(report)]:
        yield "every row"
