"""The tables of a report as printed, from .docx, .odt, .html, .xlsx, .csv and .md, and its running text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from qual.core.printed_table import ReportTable
from qual.errors import MaterialError
from qual.files.archive import open_archive, read_member
from qual.files.report import read_report
from qual.files.report_open_document import open_tables
from qual.files.report_page import page_tables
from qual.files.source import LARGEST_FILE, refused
from qual.files.table_words import Rows, Words, with_words
from qual.files.whole_file import as_named, read_bytes, read_text
from qual.files.xml_part import parsed

ENDINGS = (".docx", ".odt", ".html", ".htm", ".xlsx", ".csv", ".md", ".markdown")

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


def read_tables(path: Path) -> tuple[list[ReportTable], list[tuple[str, str]]]:
    """The tables of a report with their captions, and its paragraphs as (place, text).

    MaterialError for what cannot be read, and where there is no table in it.
    """
    where, ending = as_named(path), path.suffix.lower()
    if ending not in ENDINGS and not path.is_dir():
        raise refused(
            where, f"is a report in a form that is not read ({ending})", "save it as .docx or .xlsx"
        )
    data = read_bytes(path, where, LARGEST_FILE)
    if not data:
        raise refused(where, "is empty", "check that the right file was saved")
    text: list[tuple[str, str]] = []
    if ending == ".docx":
        tables = list(_word(data, where))
        text = [(each.place, each.text) for each in read_report(path) if each.layout != "table"]
    elif ending in (".html", ".htm", ".odt"):
        inside = open_tables(data, where) if ending == ".odt" else page_tables(read_text(path, where), where)
        found = [
            _table(number, f"table {number}", caption, rows, note)
            for number, (caption, rows, note) in enumerate(inside, 1)
        ]
        tables = [each for each in found if each]
        text = [(each.place, each.text) for each in read_report(path) if each.layout != "table"]
    elif ending == ".xlsx":
        tables = list(_workbook(data, where))
    elif ending == ".csv":
        tables = list(_csv(read_text(path, where)))
    else:
        lines = read_text(path, where).split("\n")
        tables = list(_markdown(lines))
        text = [(f"line {at}", line) for at, line in enumerate(lines, 1) if "|" not in line and line.strip()]
    if not tables:
        raise MaterialError([refused(where, "has no table in it", "is it the right file?").problems[0]])
    return tables, text


def _table(
    index: int, place: str, title: str, rows: Sequence[Sequence[str]], note: str = ""
) -> ReportTable | None:
    """Rows as a table: the first row with something beside its first cell is the head.

    A row over that is the caption where there is none; last rows with nothing but a first cell are notes too.
    """
    kept = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    notes = [note]
    while len(kept) > 2 and not any(cell.strip() for cell in kept[0][1:]):
        above = kept.pop(0)[0].strip()
        title = title or above
    while len(kept) > 2 and not any(cell.strip() for cell in kept[-1][1:]):
        notes.insert(0, kept.pop()[0].strip())
    if len(kept) < 2 or max(map(len, kept)) < 2:
        return None
    width = max(map(len, kept))
    even = [row + ("",) * (width - len(row)) for row in kept]
    return ReportTable(index, place, title, even[0], tuple(even[1:]), " ".join(filter(None, notes)))


def _word(data: bytes, where: str) -> Iterator[ReportTable]:
    body = read_member(open_archive(data, where), "word/document.xml", where)
    if not body:
        raise refused(where, "is a zip archive but not a Word document", "save it as .docx")
    root = parsed(body, where)
    parts: list[Words | Rows] = []
    for element in root.iter(f"{_WORD}p", f"{_WORD}tbl"):
        if any(parent.tag == f"{_WORD}tbl" for parent in element.iterancestors()):
            continue
        if element.tag == f"{_WORD}p":
            style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
            name = style.get(f"{_WORD}val") or "" if style is not None else ""
            parts.append(Words(_words(element), name.casefold().startswith(("heading", "kop"))))
        else:
            parts.append(Rows([_spread(row) for row in element.iter(f"{_WORD}tr")]))
    for number, (caption, rows, note) in enumerate(with_words(parts), 1):
        found = _table(number, f"table {number}", caption, rows, note)
        if found:
            yield found


def _words(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{_WORD}t"))


def _spread(row: Any) -> list[str]:
    """The cells of a row; one over several columns stands in the first of them."""
    cells: list[str] = []
    for cell in row.iter(f"{_WORD}tc"):
        cells.append(" ".join(_words(paragraph) for paragraph in cell.iter(f"{_WORD}p")).strip("\n"))
        span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
        cells += [""] * (int(span.get(f"{_WORD}val") or 1) - 1 if span is not None else 0)
    return cells


def _workbook(data: bytes, where: str) -> Iterator[ReportTable]:
    from openpyxl import load_workbook

    with open_archive(data, where) as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise refused(where, "is a zip archive but not a workbook", "save it as .xlsx")
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [
            (sheet.title, list(sheet.iter_rows(max_row=5000, max_col=200))) for sheet in book.worksheets
        ]
        book.close()
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a damaged part makes it stumble on
        raise refused(
            where, f"cannot be read as a workbook ({type(error).__name__})", "save it again"
        ) from None
    number = 0
    for title, rows in sheets:
        for first, own, block, note in _parted([[_cell(cell) for cell in row] for row in rows]):
            number += 1
            caption = f"{title}: {own}" if own else title
            found = _table(number, f"sheet {title}, row {first}", caption, block, note)
            if found:
                yield found


def _parted(rows: Sequence[list[str]]) -> Iterator[tuple[int, str, list[list[str]], str]]:
    """The tables of a sheet: first row, caption, rows, note.

    Lines of words between two tables are the caption of the next, and may be a note to the one before.
    """
    blocks = list(_blocks(rows))
    lone = ["" if any(_filled(row) > 1 for row in block) else _said(block) for _, block in blocks]
    for at, (first, block) in enumerate(blocks):
        if lone[at]:
            continue
        own, rows_of = _captioned(block)
        before = lone[at - 1] if at else ""
        yield first, own or before, rows_of, lone[at + 1] if at + 1 < len(blocks) else ""


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _said(block: Sequence[Sequence[str]]) -> str:
    """The words of lines that hold one cell each."""
    return " ".join(cell.strip() for row in block for cell in row if cell.strip())


def _blocks(rows: Sequence[list[str]]) -> Iterator[tuple[int, list[list[str]]]]:
    """Rows that stand together, parted by empty ones, each with the number of its first row."""
    block: list[list[str]] = []
    first = 1
    for number, row in enumerate([*rows, []], start=1):
        if any(cell.strip() for cell in row):
            first = number if not block else first
            block.append(row)
        elif block:
            yield first, block
            block = []


def _captioned(block: list[list[str]]) -> tuple[str, list[list[str]]]:
    """The caption of a block, where its first row has one cell only, and its other rows."""
    if _filled(block[0]) == 1 and len(block) > 1:
        return " ".join(block[0]).strip(), block[1:]
    return "", block


def _cell(cell: object) -> str:
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return (
            f"{value * 100:.10g}%" if "%" in (getattr(cell, "number_format", "") or "") else f"{value:.10g}"
        )
    return str(value)


def _csv(text: str) -> Iterator[ReportTable]:
    sample = text[:4000]
    mark = max(";,\t", key=sample.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    for number, (first, title, block, note) in enumerate(_parted(rows), start=1):
        found = _table(number, f"line {first}", title, block, note)
        if found:
            yield found


def _markdown(lines: Sequence[str]) -> Iterator[ReportTable]:
    parts: list[Words | Rows] = []
    firsts = []
    at = 0
    while at < len(lines):
        if "|" in lines[at] and at + 1 < len(lines) and _RULE.match(lines[at + 1]) and "-" in lines[at + 1]:
            firsts.append(at + 1)
            block = []
            while at < len(lines) and "|" in lines[at]:
                if not (_RULE.match(lines[at]) and "-" in lines[at]):
                    line = lines[at].strip()
                    cells = line.removeprefix("|").removesuffix("|").split("|")
                    block.append([cell.strip().strip("*") for cell in cells])
                at += 1
            parts.append(Rows(block))
        else:
            parts.append(Words(lines[at].strip(" *_#"), lines[at].startswith("#")))
            at += 1
    for number, (first, (caption, rows, note)) in enumerate(zip(firsts, with_words(parts), strict=True), 1):
        found = _table(number, f"line {first}", caption, rows, note)
        if found:
            yield found
