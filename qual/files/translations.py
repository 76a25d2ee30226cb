"""Translated quotations: pairs of what was said and what a report may print of it."""

from __future__ import annotations

from pathlib import Path

from qual.errors import MaterialError, Problem
from qual.files.table import find_table, read_table

ORIGINAL, TRANSLATION = "original", "translation"


def read_translations(folder: Path) -> dict[str, str]:
    """The original words by their translation, from a folder's `translations.csv` (or .xlsx).

    None where there is no such table. MaterialError, with every mistake, for a row without one of the two
    and for one translation of two texts.
    """
    path = find_table(folder, "translations")
    if path is None:
        return {}
    table = read_table(path)
    original, translation = table.needed(ORIGINAL), table.needed(TRANSLATION)
    found: dict[str, str] = {}
    problems = []
    for row in table.rows:
        said, printed = row[original].strip(), row[translation].strip()
        if not said or not printed:
            problems.append(
                Problem(table.place(row), "needs both the original and its translation", "fill in both")
            )
        elif found.setdefault(printed, said) != said:
            what = "translates another text with the same words"
            problems.append(Problem(table.place(row), what, "keep one of the rows"))
    if problems:
        raise MaterialError(problems)
    return found
