"""A sheet of the framework, filled in by a person: respondent, code, text, and what stood there before."""

from __future__ import annotations

import re
from pathlib import Path

from qual.core.framework import SheetCell
from qual.errors import MaterialError, Problem
from qual.files.source import refused
from qual.files.table import read_table

HEADS = ("respondent", "code", "text")

_SPARED = re.compile(r"'(?=[=+\-@])")
"""The apostrophe that keeps a spreadsheet from taking the words of a .csv for a formula."""


def read_framework(path: Path) -> tuple[list[SheetCell], tuple[Problem, ...]]:
    """The cells of a table with the columns respondent, code and text, and notices; others are passed over.

    MaterialError where a column is missing, or two rows are of one cell.
    """
    table = read_table(path)
    missing = [name for name in HEADS if not table.head(name)]
    if missing:
        what = f"there is no column {', '.join(repr(name) for name in missing)}"
        has = ", ".join(table.heads[:12])
        way_out = f"the columns are {has}; the first sheet that 'qual framework -o FILE' writes has them"
        raise refused(table.place(), what, way_out)
    person, code, text = map(table.head, HEADS)
    before = table.head("before")
    seen: dict[tuple[str, str], int] = {}
    mistakes, cells = [], []
    for row in table.rows:
        key = row[person].strip(), row[code].strip()
        if key in seen:
            what = f"the cell of '{key[0]}' and '{key[1]}' also stands on line {seen[key]}"
            mistakes.append(Problem(table.place(row), what, "keep one of the two"))
            continue
        seen[key] = row.line
        words = row[text].strip()
        if path.suffix.casefold() != ".xlsx" and _SPARED.match(words):
            words = words[1:]
        mark = row[before].strip() if before else None
        cells.append(SheetCell(*key, words, mark, table.place(row)))
    if mistakes:
        raise MaterialError(mistakes)
    return cells, table.problems
