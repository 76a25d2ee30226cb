"""What cannot be right in a report's tables: sums, percentages and bases that do not go together.

Rounding alone is never told: a printed whole percentage fits a count where it lies within half a point, and k
of them may miss 100 by k half points. Nor is what a table does not claim: that rows of several answers, of a
selection, or of means add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qual.core.hundred_check import (
    hundred,
    may_be_rates,
    near_hundred,
    parts_of_rows,
    parts_people,
    rows_of_hundred,
)
from qual.core.number_finding import Finding, shown, told
from qual.core.printed_table import (
    PLAIN,
    SUBTOTAL,
    TOTAL,
    UNDER,
    UNKNOWN,
    Column,
    Grid,
    ReportTable,
    bare_head,
    counts_people,
    grids,
    is_total,
    stated_base,
)
from qual.core.share_check import Shares
from qual.core.table_subject import subject

NEAR_BASE = 0.1
"""The share of a base in a head within which the rows must lie to be taken for its parts."""

NEAR_SUM = 0.15
"""The share within which a sum of some rows must lie to be taken for that of a subtotal."""


def check_table(table: ReportTable) -> list[Finding]:
    """What cannot be right inside one table; rows that only name a group part it into tables of their own."""
    parts = grids(table)
    found = [each for part in parts for each in _check(part)]
    return found + _shared_total(parts)


def _check(grid: Grid) -> list[Finding]:
    about = subject(grid.table.title, grid.table.heads[:1], grid.table.note)
    shares = Shares(grid, of_each_row=about.is_share)
    is_whole = parts_people(grid, about)
    partly = {
        column.at
        for number, pair in enumerate(shares.pairs)
        if shares.agree(number)
        and not near_hundred(pair[1].of(grid.rows(PLAIN)), pair[1].half(grid.rows(PLAIN)))
        for column in pair
    }
    found: list[Finding] = []
    for column in grid.columns:
        if column.is_count and column.at not in partly:
            found += _sum(grid, column, parts_people=is_whole)
        if column.is_count:
            found += _subtotals(grid, column) + _under(grid, column)
    found += _across(grid)
    for number in range(len(shares.pairs)):
        found += _shares(grid, shares, number)
    by_row = rows_of_hundred(grid)
    if by_row is not None:
        return found + by_row
    for column in grid.columns:
        is_partly = column.at in partly
        if not column.is_percent or column.is_other or (is_partly and not is_whole):
            continue
        if not is_partly and may_be_rates(grid, column, about):
            continue
        is_borne = any(pair[1] is column and shares.overlap(at) for at, pair in enumerate(shares.pairs))
        found += hundred(grid, column, about, is_whole=is_whole, is_partly=is_partly or is_borne)
    return found


def _sum_told(grid: Grid, name: str, added: float, stated: float) -> Finding:
    return told("sum", grid, (name,), added=shown(added), stated=shown(stated), column=name)


def _play(values: Sequence[float], decimals: int) -> float:
    """What rounding may make of a sum: half of the last figure of every number in it.

    Numbers that are all multiples of ten, a hundred or a thousand were rounded to these.
    """
    if decimals:
        return float(len(values) * 0.5 / 10**decimals)
    whole = [value for value in values if value]
    step = max((each for each in (1, 10, 100, 1000) if all(v % each == 0 for v in whole)), default=1)
    return len(values) * step / 2 if step > 1 and len(whole) > 2 else 0.0


def _range(column: Column, rows: Sequence[int]) -> tuple[float, float] | None:
    """The least and the most that rows add up to, with what is not shown; None where a cell is empty."""
    low = high = 0.0
    for at in rows:
        if at in column.figures:
            low, high = low + column.figures[at].value, high + column.figures[at].value
        elif at in column.hidden:
            low, high = low + column.hidden[at][0], high + column.hidden[at][1]
        else:
            return None
    return low, high


def _adds_up(column: Column, rows: Sequence[int], stated: float) -> bool | None:
    """Whether rows can add up to a number; None where a cell is empty."""
    ends = _range(column, rows)
    if ends is None:
        return None
    decimals = max((column.figures[at].decimals for at in rows if at in column.figures), default=0)
    play = _play([*column.of(rows), stated], decimals)
    return bool(ends[0] - play - 1e-6 <= stated <= ends[1] + play + 1e-6)


def _sum(grid: Grid, column: Column, *, parts_people: bool) -> list[Finding]:
    """The rows against the printed total."""
    totals = [at for at in grid.rows(TOTAL) if at in column.figures]
    parts = grid.rows(PLAIN)
    if len([at for at in parts if at in column.figures]) < 2 or grid.allows_many:
        return []
    if not totals:
        stated = next(filter(None, (stated_base(column.head), stated_base(grid.table.title))), None)
        added = sum(column.of(parts))
        # far from a base in the head: several answers each, or mentions, or only some of the rows
        if stated is None or _adds_up(column, parts, stated) is not False or column.hidden:
            return []
        if not parts_people and not _is_bare(column.head):
            return []
        return (
            [_sum_told(grid, column.name, added, stated)] if abs(added - stated) <= NEAR_BASE * stated else []
        )
    total = totals[-1]
    stated = column.figures[total].value
    rows = [at for at in parts if at < total] or parts
    values = column.of(rows)
    known = [at for at in rows if not UNKNOWN.search(grid.labels[at])]
    if _adds_up(column, rows, stated) is not False or _adds_up(column, known, stated):
        return []
    added = sum(values)
    parts_of = parts_of_rows(grid, rows, values, whole=False) if len(values) == len(rows) else []
    if any(last - first > 1 and sum(values[:first] + values[last:]) == stated for first, last in parts_of):
        return []
    paired = any(column in pair for pair in grid.pairs())
    is_mean = (
        not paired and min(values) <= stated <= max(values) and len([value for value in values if value]) > 1
    )
    is_far = abs(added - stated) > NEAR_BASE * stated
    if is_mean or (is_far and counts_people(grid.labels[total])) or (grid.is_selection and added < stated):
        return []
    return [_sum_told(grid, column.name, added, stated)]


def _is_bare(head: str) -> bool:
    """Whether a head says nothing but that it holds numbers, and of how many ("Aantal (n = 74)")."""
    return bool(re.fullmatch(r"\W*(?:aantal|number|n)?\W*n\s*=\s*[\d.,\s]+\W*", head, re.IGNORECASE))


def _subtotals(grid: Grid, column: Column) -> list[Finding]:
    """Rows that are the sum of some rows beside them, and are near it without being it."""
    found = []
    for at in grid.rows(SUBTOTAL):
        if at not in column.figures or grid.allows_many:
            continue
        stated = column.figures[at].value
        runs = _runs(grid, at)
        if any(_adds_up(column, run, stated) is not False for run in runs):
            continue
        near = [run for run in runs if abs(sum(column.of(run)) - stated) <= NEAR_SUM * stated]
        if near:
            found.append(
                _sum_told(grid, f"{column.name}: {grid.labels[at].strip()}", sum(column.of(near[0])), stated)
            )
    return found


def _runs(grid: Grid, at: int) -> list[list[int]]:
    """The rows right above a row, from two to all that are no sum themselves; and those right below it."""
    above: list[int] = []
    runs: list[list[int]] = []
    for before in range(at - 1, -1, -1):
        if grid.kinds[before] != PLAIN:
            break
        above.insert(0, before)
        if len(above) > 1:
            runs.insert(0, list(above))
    below: list[int] = []
    for behind in range(at + 1, len(grid.kinds)):
        if grid.kinds[behind] != PLAIN:
            break
        below.append(behind)
    everything = [each for each in grid.rows(PLAIN) if each < at]
    return [*runs, *([below] if len(below) > 1 else []), *([everything] if len(everything) > 1 else [])]


def _under(grid: Grid, column: Column) -> list[Finding]:
    """Parts of a row that are more than the row, or near it where another column's parts are the row."""
    found = []
    for at, own in _parts_below(grid):
        if at not in column.figures or _adds_up(column, own, column.figures[at].value) is not False:
            continue
        stated, added = column.figures[at].value, sum(column.of(own))
        others = any(
            other.is_count and at in other.figures and _adds_up(other, own, other.figures[at].value)
            for other in grid.columns
            if other is not column
        )
        is_more = any(value > stated for value in column.of(own))
        if is_more or (others and len(own) > 1 and abs(added - stated) <= NEAR_SUM * stated):
            found.append(_sum_told(grid, f"{column.name}: {grid.labels[at].strip()}", added, stated))
    return found


def _parts_below(grid: Grid) -> list[tuple[int, list[int]]]:
    """Each row that has parts under it, with these."""
    found: list[tuple[int, list[int]]] = []
    for at, kind in enumerate(grid.kinds):
        if kind == UNDER and at:
            if grid.kinds[at - 1] == UNDER and found:
                found[-1][1].append(at)
            elif grid.kinds[at - 1] != UNDER:
                found.append((at - 1, [at]))
    return found


def _across(grid: Grid) -> list[Finding]:
    """Rows whose columns do not add up to the column of totals, where others do."""
    counted = [column for column in grid.columns if column.is_count]
    totals = [column for column in counted if is_total(bare_head(column.head))]
    parts = [column for column in counted if column not in totals]
    if len(totals) != 1 or len(parts) < 2 or grid.allows_many:
        return []
    total = totals[0]
    fine, off = 0, []
    for at in grid.rows(PLAIN, TOTAL, SUBTOTAL, UNDER):
        if at not in total.figures or any(at not in each.figures for each in parts):
            continue
        values = [each.figures[at].value for each in parts]
        stated = total.figures[at].value
        decimals = max(each.figures[at].decimals for each in (total, *parts))
        if abs(sum(values) - stated) <= _play([*values, stated], decimals) + 1e-6:
            fine += 1
        else:
            off.append((at, sum(values), stated))
    alone = not fine and len(off) == 1 and 0 < abs(off[0][1] - off[0][2]) <= NEAR_SUM * off[0][2]
    if fine < len(off) and not alone:
        return []
    return [_sum_told(grid, grid.labels[at].strip(), added, stated) for at, added, stated in off]


def _shares(grid: Grid, shares: Shares, number: int) -> list[Finding]:
    """Each percentage against its count and the base."""
    wrong = shares.wrong(number)
    if wrong is None:
        return []
    rows, base = wrong
    names = tuple(grid.labels[at].strip() for at in rows)
    possible = shares.range(number)
    return [
        told(
            "percentage",
            grid,
            names,
            rows=", ".join(names[:6]),
            base=shown(base),
            range=f"{possible[0]}\u2013{possible[1]}" if possible else "",
        )
    ]


def _shared_total(parts: Sequence[Grid]) -> list[Finding]:
    """Groups of rows against the total that stands under the last of them, where it is that of another."""
    if len(parts) < 2:
        return []
    last = parts[-1]
    found = []
    for column in last.columns:
        totals = [at for at in last.rows(TOTAL) if at in column.figures]
        if not column.is_count or not totals:
            continue
        stated = column.figures[totals[-1]].value
        same = [
            (part, other)
            for part in parts
            for other in part.columns
            if other.at == column.at and len(part.rows(PLAIN)) > 1 and not part.rows(TOTAL)
        ]
        if not _adds_up(column, last.rows(PLAIN), stated) or not same:
            continue
        for part, other in same:
            rows = part.rows(PLAIN)
            added = sum(other.of(rows))
            # less than the total without a row for the unknown may be just those
            has_all = added > stated or any(UNKNOWN.search(part.labels[at]) for at in rows)
            is_near = abs(added - stated) <= NEAR_BASE * stated
            if has_all and is_near and _adds_up(other, rows, stated) is False:
                found.append(_sum_told(part, other.name, added, stated))
    return found
