"""Percentages that should add up to 100: by their total, by what stands beside them, by what they part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qual.core.number_finding import Finding, shown, told
from qual.core.printed_table import (
    PLAIN,
    TOTAL,
    UNDER,
    UNKNOWN,
    Column,
    Grid,
    bare_head,
    is_total,
    stated_base,
)
from qual.core.row_classes import exclude_each_other
from qual.core.table_subject import Subject


def near_hundred(percents: Sequence[float], half: float = 0.5) -> bool:
    """Whether percentages add up to 100 but for their rounding."""
    return abs(sum(percents) - 100) <= len(percents) * half + 1e-9


LEAST_ADDED, MOST_ADDED = 60.0, 400.0
"""Between which percentages of people who are in one row each are told when they miss 100."""

_MORE_THAN_ALL = re.compile(
    r"groei|growth|toename|increase|verander|change|realis|doel|target|norm|index|ratio|dekking|bezett|"
    r"opzichte|t\.o\.v|relative|compared|loon|wage|inkomen|income",
    re.IGNORECASE,
)
"""What may be more than 100 percent, unlike a share of people."""


def parts_people(grid: Grid, about: Subject) -> bool:
    """Whether every person is in one row: by the names of the rows, or by what the caption says."""
    if grid.allows_many or grid.is_selection or about.is_partial:
        return False
    named = [grid.labels[at] for at in grid.rows(PLAIN) if not UNKNOWN.search(grid.labels[at])]
    is_named = bool(grid.table.title.strip()) and exclude_each_other(named)
    return about.is_people or (is_named and not about.is_share)


def may_be_rates(grid: Grid, column: Column, about: Subject) -> bool:
    """Whether the percentages can be of each row's own people, and nothing says that they are parts of 100.

    By the caption ("employment rate by age"), or by the head of the only percentages ("% in work").
    """
    at_hundred = any(
        at in column.figures and abs(column.figures[at].value - 100) < 0.51 for at in grid.rows(TOTAL)
    )
    alone = len([each for each in grid.columns if each.is_percent]) == 1
    named = alone and bool(column.tells) and not about.is_people
    return not at_hundred and (about.is_share or named)


def rows_of_hundred(grid: Grid) -> list[Finding] | None:
    """Rows whose percentages do not add up to 100 where those of most rows do; None where rows do not."""
    columns = [each for each in grid.columns if each.is_percent and not each.is_other]
    totals = [each for each in columns if is_total(bare_head(each.head.replace("%", "").strip()))]
    parts = [each for each in columns if each not in totals]
    rows = [at for at in grid.rows(PLAIN, UNDER) if all(at in each.figures for each in parts)]
    if len(parts) < 2 or not rows:
        return None

    def adds_up(at: int) -> bool:
        return near_hundred([each.figures[at].value for each in parts], parts[0].half(rows))

    says = [at for at in rows if any(at in t.figures and t.figures[at].value == 100 for t in totals)]
    fine = [at for at in rows if adds_up(at)]
    if len(fine) < 2 and not (fine and len(fine) == len(rows)) and not (says and fine):
        return None
    if len(fine) * 2 < len(rows):
        return None
    down = grid.rows(PLAIN)
    if all(near_hundred(each.of(down), each.half(down)) for each in parts) and len(fine) < len(rows):
        return None
    return [
        told(
            "hundred",
            grid,
            (grid.labels[at].strip(),),
            added=shown(sum(each.figures[at].value for each in parts)),
            column=grid.labels[at].strip(),
        )
        for at in rows
        if at not in fine
    ]


def hundred(grid: Grid, column: Column, about: Subject, *, is_whole: bool, is_partly: bool) -> list[Finding]:
    """Percentages that should add up to 100: too many, or too few without a row for the unknown.

    `is_whole` where every person is in one row; `is_partly` where they are right shares of their counts, and
    so a row is missing or people are in several.
    """
    parts = grid.rows(PLAIN)
    known = [at for at in parts if not UNKNOWN.search(grid.labels[at])]
    rows = [at for at in parts if at in column.figures]
    if len(rows) < 2 or not set(known) <= set(rows) | set(column.hidden) or grid.allows_many:
        return []
    values, half = column.of(rows), column.half(rows)
    added = sum(values)
    totals = [column.figures[at].value for at in grid.rows(TOTAL) if at in column.figures]
    says_hundred = any(abs(total - 100) < 0.51 for total in totals)
    # a total that is neither 100 nor the sum is the share of all: the rows have shares of their own
    if totals and not says_hundred and min(values) <= totals[-1] <= max(values):
        return []
    beside = any(
        other.is_percent and not other.is_other and near_hundred(other.of(rows), half)
        for other in grid.columns
        if other is not column and set(rows) <= set(other.figures)
    )
    if near_hundred(values, half) or near_hundred(column.of(known), half):
        return []
    if added > 100 and not beside and _holds_parts(grid, rows, values, half, is_partly=is_partly):
        return []
    if (column.hidden or grid.is_selection) and added < 100:
        return []
    base = stated_base(column.head) or stated_base(grid.table.title)
    is_sure = is_whole and (about.is_people or is_partly or base is not None)
    is_near = is_sure and LEAST_ADDED <= added <= MOST_ADDED
    is_over = (
        base is not None
        and max(values) > 100 + half
        and not _MORE_THAN_ALL.search(f"{grid.table.title} {column.head}")
    )
    if not (is_near or is_over or 88 <= added <= 108 or says_hundred or (beside and 70 <= added <= 130)):
        return []
    unknown = len(known) < len(parts)
    lacks = is_partly or not (says_hundred or beside)
    kind = "unknown" if added < 100 and not unknown and lacks else "hundred"
    return [told(kind, grid, (column.name,), added=shown(added), column=column.name)]


def _holds_parts(
    grid: Grid, rows: Sequence[int], values: Sequence[float], half: float, *, is_partly: bool
) -> bool:
    """Whether rows add up to 100 without some that can be parts of the row above them, though not set in.

    Where no counts bear the percentages out, only parts that are the whole of that row are taken for such.
    """
    return any(
        near_hundred([*values[:first], *values[last:]], half)
        for first, last in parts_of_rows(grid, rows, values, half, whole=not is_partly)
    )


def parts_of_rows(
    grid: Grid, rows: Sequence[int], values: Sequence[float], half: float = 0, *, whole: bool
) -> list[tuple[int, int]]:
    """From where to where rows can be parts of the row above: no more than it together, or the `whole`."""
    if exclude_each_other(grid.labels[at] for at in rows):
        return []
    found = []
    for first in range(1, len(values)):
        for last in range(first + 1, len(values) + 1):
            less, play = values[first - 1] - sum(values[first:last]), (last - first + 1) * half
            if (last - first > 1 and abs(less) <= play) if whole else less >= -play:
                found.append((first, last))
    return found
