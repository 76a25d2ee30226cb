"""Tables as people send them, .csv and .xlsx: heads, and rows that know their line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice, repeat
from pathlib import Path
from typing import Any

from qual.errors import MaterialError, Problem
from qual.files.archive import open_archive, read_member
from qual.files.plain_text import decode
from qual.files.source import refused
from qual.files.whole_file import as_named, read_bytes

LARGEST_FILE = 100_000_000
"""Bytes that a table's file may have."""

MOST_CELLS = 20_000_000
"""Cells that a table may have, empty ones included."""

MOST_COLUMNS = 2_000
"""Columns that a table may have."""

MOST_ROWS = 1_048_576
"""Rows that a sheet may have; spreadsheet programs make none with more."""

ENDINGS = (".csv", ".xlsx")

_DELIMITERS = "\t;,"
_SNIFFED = 50
_FIELD_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by head, and the line (in a workbook the row) it begins on."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, head: str) -> str:
        """The cell under a head, as it stands there; empty where there is no such head."""
        return self.cells.get(head, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: `where` is what problems call it, `line` is that of the heads.

    Heads have no white space around them, cells are as they stand in the file. `problems` did not stop the
    reading.
    """

    where: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int = 1
    problems: tuple[Problem, ...] = ()

    def head(self, *names: str) -> str:
        """The head that is one of these names, in capitals or not; empty where there is none."""
        for name in names:
            for head in self.heads:
                if plain_head(head) == plain_head(name):
                    return head
        return ""

    def place(self, row: Row | None = None) -> str:
        """Where a row stands, for a problem; without a row where the heads stand."""
        return f"{self.where}:{row.line if row else self.line}"

    def needed(self, *names: str) -> str:
        """The head that is one of these names; refused where there is none."""
        head = self.head(*names)
        if not head:
            has = ", ".join(self.heads[:12]) + (", …" if len(self.heads) > 12 else "")
            raise refused(self.place(), f"there is no column '{names[0]}'", f"the columns are {has}")
        return head


def plain_head(head: str) -> str:
    """A head as heads are compared: small letters, single spaces."""
    return " ".join(head.split()).casefold()


def find_table(folder: Path, name: str) -> Path | None:
    """The table called `name` in a folder, .csv or .xlsx; None where there is none."""
    found = [path for ending in ENDINGS if (path := folder / f"{name}{ending}").is_file()]
    if len(found) > 1:
        raise refused(as_named(found[1]), f"{found[0].name} is there too", "keep one of the two")
    return found[0] if found else None


def read_table(path: Path) -> Table:
    """The table in a file; a MaterialError where it cannot be read for certain.

    A .csv may be parted by commas, semicolons or tabs, in any encoding that `plain_text` knows. Of a
    workbook the first visible sheet is read. Empty rows are passed over.
    """
    where = as_named(path)
    ending = path.suffix.casefold()
    if ending not in (*ENDINGS, ".txt", ".tsv"):
        way_out = (
            "save it as .xlsx or .csv" if ending in (".xls", ".ods", ".xlsb") else "tables are .csv or .xlsx"
        )
        raise refused(where, f"is a '{ending}' file, which is not read as a table", way_out)
    data = read_bytes(path, where, LARGEST_FILE)
    if not data:
        raise refused(where, "is empty", "the first row has the heads of the columns")
    if ending != ".xlsx":
        text, notices = decode(data, where)
        return _table(where, _text_rows(text, where), notices)
    formulas: list[str] = []
    table = _table(where, _workbook_rows(data, where, formulas), ())
    return replace(table, problems=(*table.problems, *_told_of(formulas, where)))


def table_of(data: bytes, where: str, most_rows: int | None = None) -> Table:
    """The table in a file's bytes, all of its rows or the first few."""
    if data.startswith(b"PK"):
        return _table(where, islice(_workbook_rows(data, where), most_rows), ())
    text, notices = decode(data, where)
    return _table(where, islice(_text_rows(text, where), most_rows), notices)


Cells = tuple[int, list[str]]


def _table(where: str, rows: Iterable[Cells], notices: Iterable[Problem]) -> Table:
    filled = ((line, cells) for line, cells in rows if any(cell.strip() for cell in cells))
    head_line, heads = next(iter(islice(filled, 1)), (1, []))
    if not heads:
        raise refused(where, "holds no rows", "the first row has the heads of the columns")
    heads = [" ".join(head.split()) for head in heads]
    problems = list(notices)
    _check_heads(f"{where}:{head_line}", heads)
    read = []
    nameless = False
    for line, cells in filled:
        if any(cell.strip() for cell in cells[len(heads) :]):
            raise refused(
                f"{where}:{line}",
                f"the row has {len(cells)} cells, the heads are {len(heads)}",
                'a cell with the character that parts the columns in it goes in "quotes"',
            )
        nameless = nameless or any(
            cell.strip() and not head for head, cell in zip(heads, cells, strict=False)
        )
        full = [*cells, *[""] * (len(heads) - len(cells))]
        read.append(Row(line, {head: cell for head, cell in zip(heads, full, strict=False) if head}))
    if nameless:
        problems.append(
            Problem(f"{where}:{head_line}", "a column without a head is left out", "give it a head to use it")
        )
    return Table(where, tuple(head for head in heads if head), tuple(read), head_line, tuple(problems))


def _check_heads(place: str, heads: list[str]) -> None:
    """Refuse too many heads, and two that are the same."""
    if len(heads) > MOST_COLUMNS:
        raise refused(place, f"the table has more than {MOST_COLUMNS} columns", "keep the ones that are used")
    seen: set[str] = set()
    for head in filter(None, map(plain_head, heads)):
        if head in seen:
            raise refused(place, f"two columns are called '{head}'", "rename or remove one")
        seen.add(head)


def _text_rows(text: str, where: str) -> Iterator[Cells]:
    """The rows of a text, each with the line it begins on."""
    first, _, rest = text.partition("\n")
    named = (
        re.fullmatch(r'"?sep=(.)"?', first.strip("\r ")) if first[:5].strip('"').startswith("sep") else None
    )
    skipped = 1 if named else 0
    delimiter = named[1] if named else _delimiter(text)
    if sum(text.count(part) for part in (delimiter, "\n")) > MOST_CELLS:
        raise refused(
            where, f"has more than {MOST_CELLS} cells", "split it, or keep the columns that are used"
        )
    reader = csv.reader(StringIO(rest if named else text, newline=""), delimiter=delimiter, strict=True)
    before, limit = 0, csv.field_size_limit(_FIELD_LIMIT)
    try:
        for cells in reader:
            yield before + skipped + 1, cells
            before = reader.line_num
    except csv.Error as error:
        what = "a quotation mark is opened and not closed"
        if "unexpected end" not in str(error):
            what = "something stands behind a closing quotation mark"
        raise refused(
            f"{where}:{before + skipped + 1}",
            what,
            'a cell with " in it is written "between quotes, with ""two"" for each of its own"',
        ) from None
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """What parts the columns: the character that gives the first rows the same number of cells, above one."""

    def fit(delimiter: str) -> tuple[float, int]:
        reader = csv.reader(StringIO(text[:200_000], newline=""), delimiter=delimiter)
        try:
            widths = [len(cells) for cells in islice((row for row in reader if row), _SNIFFED)]
        except csv.Error:
            return (0, 0)
        if not widths or widths[0] < 2:
            return (0, 0)
        return (sum(width == widths[0] for width in widths) / len(widths), widths[0])

    best = max(_DELIMITERS, key=fit)
    return best if fit(best) > (0, 0) else ","


def _told_of(formulas: Sequence[str], where: str) -> Iterator[Problem]:
    """The cells whose value was worked out by a formula; what it was when the file was saved is taken."""
    if formulas:
        cells = ", ".join(formulas[:_NAMED]) + (", …" if len(formulas) > _NAMED else "")
        one = len(formulas) == 1
        what = f"{cells} {'holds a formula' if one else 'hold formulas'}; the value as last saved is taken"
        yield Problem(where, what)


_NAMED = 8
"""Cells that a notice names one by one."""


def _workbook_rows(data: bytes, where: str, formulas: list[str] | None = None) -> Iterator[Cells]:
    """The rows of a workbook's first visible sheet, each cell as text.

    The cells that hold a formula are added to `formulas`; where one was saved without its value, which would
    read as nothing, the workbook is refused.
    """
    has_formulas = _check_workbook(data, where)
    from openpyxl import load_workbook

    noted = formulas if formulas is not None else []
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise refused(where, "has no visible sheet", "put the table on the first sheet")
        sheet = sheets[0]
        sheet.reset_dimensions()
        worked_out: Iterator[Any] = repeat(())
        if has_formulas:
            other = load_workbook(BytesIO(data), read_only=True, keep_links=False)[sheet.title]
            other.reset_dimensions()
            worked_out = iter(other.iter_rows())
        seen = 0
        lost: list[Problem] = []
        for number, (row, raw) in enumerate(zip(sheet.iter_rows(), worked_out, strict=False), 1):
            seen += max(1, len(row))
            if seen > MOST_CELLS or len(row) > MOST_COLUMNS or number > MOST_ROWS:
                raise refused(
                    f"{where}:{number}", "the sheet reaches too far", "keep the table in its own small sheet"
                )
            for cell, formula in zip(row, raw, strict=False):
                if formula.data_type == "f":
                    place = formula.coordinate
                    lost += _without_value(cell, f"{where}, sheet '{sheet.title}', cell {place}")
                    noted.append(f"{sheet.title}!{place}")
            if row:
                yield number, [_cell_text(cell) for cell in row]
        book.close()
        if lost:
            raise MaterialError(lost)
    except MaterialError:
        raise
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a damaged part makes it stumble on
        raise refused(
            where,
            f"cannot be read as a workbook ({type(error).__name__})",
            "open it in a spreadsheet program and save it again, or save it as .csv",
        ) from None


def _without_value(cell: Any, place: str) -> Iterator[Problem]:
    """What is wrong with a formula's cell as it was saved: no value at all, or an error for one."""
    hint = "open it in a spreadsheet program and save it again, or put the value in the formula's place"
    if cell.data_type == "e":
        yield Problem(place, f"the formula gives {cell.value}", hint)
    elif cell.value is None and cell.data_type == "n":
        yield Problem(place, "holds a formula that was saved without its value", hint)


def _check_workbook(data: bytes, where: str) -> bool:
    """Refuse an archive that unpacks to too much, and parts that define entities; whether it has formulas."""
    has_formulas = False
    with open_archive(data, where) as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise refused(where, "is a zip archive but not a workbook", "save it as .xlsx")
        for member in archive.namelist():
            if member.casefold().endswith((".xml", ".rels")):
                part = read_member(archive, member, where)
                if b"<!" in part.replace(b"\0", b"").replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                    raise refused(where, "defines its own entities", "save it again in a spreadsheet program")
                is_sheet = member.startswith("xl/worksheets/")
                has_formulas = has_formulas or (
                    is_sheet and re.search(rb"<(?:\w+:)?f[ >/]", part) is not None
                )
    return has_formulas


def _cell_text(cell: Any) -> str:
    """A cell as a person reads it: whole numbers without decimals, dates as 2024-10-08, shares as percent."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        share = "%" in (cell.number_format or "")
        return f"{value * 100:.12g}%" if share else f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)
