"""A sheet of the framework, filled in by a person: respondent, code, text."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from qual.core.framework import Written
from qual.errors import MaterialError, Problem
from qual.files.table import read_table


def read_framework(path: Path, respondents: Collection[str], codes: Collection[str]) -> list[Written]:
    """The cells of a table with the columns respondent, code and text; others are passed over.

    MaterialError with every mistake: an unknown respondent or code, two rows for one cell.
    """
    table = read_table(path)
    heads = {name: table.needed(name) for name in ("respondent", "code", "text")}
    mistakes: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    cells = []
    for row in table.rows:
        person, code = row[heads["respondent"]].strip(), row[heads["code"]].strip()
        where = table.place(row)
        if person not in respondents:
            hint = "'qual respondents list' shows the ids"
            mistakes.append(Problem(where, f"there is no respondent '{person}'", hint))
        elif code not in codes:
            mistakes.append(
                Problem(where, f"there is no code '{code}'", "'qual codebook list' shows the codes")
            )
        elif (person, code) in seen:
            what = f"the cell of '{person}' and '{code}' also stands on line {seen[person, code]}"
            mistakes.append(Problem(where, what, "keep one of the two"))
        else:
            seen[person, code] = row.line
            cells.append(Written("cell", code, person, row[heads["text"]].strip()))
    if mistakes:
        raise MaterialError(mistakes)
    return cells
