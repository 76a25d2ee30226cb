"""What cannot be right in a report's tables: sums, percentages and bases that do not go together.

Rounding alone is never told: a printed whole percentage fits a count where it lies within half a point, and k
of them may miss 100 by k half points. Nor is what a table does not claim: that rows of several answers, of a
selection, or of means add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

from qual.core.printed_table import (
    PLAIN,
    SUBTOTAL,
    TOTAL,
    UNDER,
    UNKNOWN,
    Column,
    Grid,
    ReportTable,
    counts_people,
    grids,
    is_total,
    stated_base,
)
from qual.core.share_check import Shares, fits

KINDS = ("sum", "percentage", "hundred", "unknown", "total", "rounded", "text")
"""What a finding is about; the words are in the catalogue under `numbers.`."""


class Finding(NamedTuple):
    """Something that cannot be right, with what the sentence about it needs."""

    kind: str
    place: str
    cells: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


def near_hundred(percents: Sequence[float], half: float = 0.5) -> bool:
    """Whether percentages add up to 100 but for their rounding."""
    return abs(sum(percents) - 100) <= len(percents) * half + 1e-9


def whole_percent(count: float, base: float) -> int:
    """The whole percentage of a count, rounded half up."""
    return floor(100 * count / base + 0.5)


def sum_of_rounded(counts: Sequence[int], group: Sequence[int], printed: int) -> tuple[int, bool]:
    """The percentage of some rows together, and whether the printed one is a sum of rounded percentages."""
    total = sum(counts)
    true = whole_percent(sum(counts[at] for at in group), total)
    return true, printed == sum(whole_percent(counts[at], total) for at in group)


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
    shares = Shares(grid)
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
            found += _sum(grid, column)
        if column.is_count:
            found += _subtotals(grid, column) + _under(grid, column)
    found += _across(grid)
    for number in range(len(shares.pairs)):
        found += _shares(grid, shares, number)
    by_row = _rows_of_hundred(grid)
    if by_row is not None:
        return found + by_row
    for column in grid.columns:
        if column.is_percent and not column.is_other and column.at not in partly:
            found += _hundred(grid, column)
    return found


def _told(kind: str, grid: Grid, cells: Sequence[str], **values: str) -> Finding:
    return Finding(kind, grid.table.place, tuple(cells), tuple(values.items()))


def _sum_told(grid: Grid, name: str, added: float, stated: float) -> Finding:
    return _told("sum", grid, (name,), added=_shown(added), stated=_shown(stated), column=name)


def _shown(value: float) -> str:
    return f"{value:.10g}"


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


def _sum(grid: Grid, column: Column) -> list[Finding]:
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
    paired = any(column in pair for pair in grid.pairs())
    is_mean = (
        not paired and min(values) <= stated <= max(values) and len([value for value in values if value]) > 1
    )
    is_far = abs(added - stated) > NEAR_BASE * stated
    if is_mean or (is_far and counts_people(grid.labels[total])) or (grid.is_selection and added < stated):
        return []
    return [_sum_told(grid, column.name, added, stated)]


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
    totals = [column for column in counted if is_total(_bare(column.head))]
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


def _bare(head: str) -> str:
    """A head without what says that it holds numbers ("Totaal n")."""
    words = head.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].casefold() in ("n", "aantal", "(n)") else head


def _shares(grid: Grid, shares: Shares, number: int) -> list[Finding]:
    """Each percentage against its count and the base."""
    wrong = shares.wrong(number)
    if wrong is None:
        return []
    rows, base = wrong
    names = tuple(grid.labels[at].strip() for at in rows)
    possible = shares.range(number)
    return [
        _told(
            "percentage",
            grid,
            names,
            rows=", ".join(names[:6]),
            base=_shown(base),
            range=f"{possible[0]}\u2013{possible[1]}" if possible else "",
        )
    ]


def _rows_of_hundred(grid: Grid) -> list[Finding] | None:
    """Rows whose percentages do not add up to 100 where those of most rows do; None where rows do not."""
    columns = [each for each in grid.columns if each.is_percent and not each.is_other]
    totals = [each for each in columns if is_total(_bare(each.head.replace("%", "").strip()))]
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
        _told(
            "hundred",
            grid,
            (grid.labels[at].strip(),),
            added=_shown(sum(each.figures[at].value for each in parts)),
            column=grid.labels[at].strip(),
        )
        for at in rows
        if at not in fine
    ]


def _hundred(grid: Grid, column: Column) -> list[Finding]:
    """Percentages that should add up to 100: too many, or too few without a row for the unknown."""
    parts = grid.rows(PLAIN)
    known = [at for at in parts if not UNKNOWN.search(grid.labels[at])]
    rows = [at for at in parts if at in column.figures]
    if len(rows) < 2 or not set(known) <= set(rows) | set(column.hidden) or grid.allows_many:
        return []
    values, half = column.of(rows), column.half(rows)
    added = sum(values)
    says_hundred = any(
        at in column.figures and abs(column.figures[at].value - 100) < 0.51 for at in grid.rows(TOTAL)
    )
    beside = any(
        other.is_percent and not other.is_other and near_hundred(other.of(rows), half)
        for other in grid.columns
        if other is not column and set(rows) <= set(other.figures)
    )
    if near_hundred(values, half) or near_hundred(column.of(known), half):
        return []
    if column.hidden and added < 100:
        return []
    if not (88 <= added <= 108 or says_hundred or (beside and 70 <= added <= 130)):
        return []
    if grid.is_selection and added < 100:
        return []
    unknown = len(known) < len(parts)
    kind = "unknown" if added < 100 and not unknown and not says_hundred and not beside else "hundred"
    return [_told(kind, grid, (column.name,), added=_shown(added), column=column.name)]


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


def check_rounded(table: ReportTable) -> list[Finding]:
    """Percentages of a row of several others together that are sums of rounded figures and so are off."""
    return [each for grid in grids(table) for each in _rounded(grid)]


def _rounded(grid: Grid) -> list[Finding]:
    found = []
    for count, percent in grid.pairs():
        totals = [count.figures[at].value for at in grid.rows(TOTAL) if at in count.figures]
        base = next(iter(totals), None) or stated_base(count.head) or stated_base(grid.table.title)
        for at in sorted(set(count.figures) & set(percent.figures)):
            above: list[int] = []
            for before in range(at - 1, -1, -1):
                if before not in count.figures or before not in percent.figures:
                    break
                above.append(before)
                if len(above) > 1 and sum(count.of(above)) == count.figures[at].value:
                    printed = percent.figures[at].value
                    if (
                        base
                        and abs(printed - sum(percent.of(above))) < 1e-9
                        and not fits(count.figures[at].value, percent.figures[at], base)
                    ):
                        name = grid.labels[at].strip()
                        true = whole_percent(count.figures[at].value, base)
                        found.append(
                            _told("rounded", grid, (name,), row=name, printed=_shown(printed), true=str(true))
                        )
                    break
    return found
