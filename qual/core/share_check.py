"""Percentages beside their counts: whether any base gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor

from qual.core.printed_table import PLAIN, SUBTOTAL, TOTAL, UNDER, UNKNOWN, Column, Figure, Grid, stated_base

NEAR = 3.0
"""Percentage points within which half of a column must lie to be taken for shares of its counts."""

_Base = Callable[[int], float | None]
"""The base of the percentage in a row."""


def fits(count: float, percent: Figure | float, base: float) -> bool:
    """Whether a printed percentage is that of a count of a base, give or take its rounding."""
    shown, half = (
        (percent.value, 0.5 / 10**percent.decimals) if isinstance(percent, Figure) else (percent, 0.5)
    )
    return bool(base) and abs(100 * count / base - shown) <= half + 1e-9


def base_range(
    counts: Sequence[float], percents: Sequence[float], half: float = 0.5
) -> tuple[int, int] | None:
    """The bases for which all these percentages are those of the counts; None where there is none."""
    low, high = 1.0, 1e12
    for count, percent in zip(counts, percents, strict=True):
        if percent - half > 0:
            high = min(high, 100 * count / (percent - half))
        elif count == 0:
            continue
        low = max(low, 100 * count / (percent + half))
    first, last = ceil(low - 1e-9), floor(high + 1e-9)
    return (first, last) if first <= last < 1e12 else None


class Shares:
    """The percentages of a table beside their counts, held against every base that the table can mean."""

    def __init__(self, grid: Grid, *, of_each_row: bool = False) -> None:
        """`of_each_row`: where the caption says that every row may have a share of its own."""
        self._grid = grid
        self._of_each_row = of_each_row
        self.pairs = grid.pairs()
        self._bases = [self._bases_of(count) for count, _ in self.pairs]
        self._rows = [self._rows_of(count, percent) for count, percent in self.pairs]
        names = {name for bases in self._bases for name in bases}
        self._fitting = {name: self._fit_everywhere(name) for name in names}

    def _rows_of(self, count: Column, percent: Column) -> list[int]:
        rows = self._grid.rows(PLAIN, UNDER, SUBTOTAL)
        return [at for at in rows if at in count.figures and at in percent.figures]

    def _bases_of(self, count: Column) -> dict[str, _Base]:
        """The bases by name: the same for all rows, or one for each row."""
        grid = self._grid
        plain = grid.rows(PLAIN)
        known = [at for at in plain if not UNKNOWN.search(grid.labels[at])]
        wholes: dict[str, float | None] = {}
        for at in grid.rows(TOTAL, SUBTOTAL):
            if at in count.figures:
                wholes[f"row {grid.labels[at]} {at}"] = count.figures[at].value
        wholes |= {
            "head": stated_base(count.head),
            "caption": stated_base(grid.table.title),
            "sum": sum(count.of(plain)),
            "known": sum(count.of(known)),
        }
        if total := next((wholes[name] for name in wholes if name.startswith("row")), None):
            wholes["total known"] = total - sum(count.of(set(plain) - set(known)))
        counted = [each for each in grid.columns if each.is_count]
        grand = [each.figures[at].value for each in counted for at in grid.rows(TOTAL) if at in each.figures]
        wholes["table"] = max(grand, default=None)
        wholes["all cells"] = sum(value for each in counted for value in each.of(plain))
        bases: dict[str, _Base] = {name: _always(base) for name, base in wholes.items() if base}
        for other in counted:
            if other is not count:
                bases[f"column {other.at}"] = _in(other)
        bases["row"] = lambda at: sum(each.figures[at].value for each in counted if at in each.figures)
        return bases

    def _above(self, count: Column, at: int) -> float | None:
        """The count of the row that a row of parts is under."""
        while at >= 0 and self._grid.kinds[at] == UNDER:
            at -= 1
        return count.figures[at].value if at in count.figures else None

    def _fit(self, number: int, base: _Base, at: int) -> bool:
        count, percent = self.pairs[number]
        own = base(at)
        if own and fits(count.figures[at].value, percent.figures[at], own):
            return True
        above = self._above(count, at) if self._grid.kinds[at] == UNDER else None
        return bool(above and fits(count.figures[at].value, percent.figures[at], above))

    def _fit_everywhere(self, name: str) -> float:
        """The share of all percentages of the table that a base of this name fits."""
        told = [
            self._fit(number, bases[name], at)
            for number, (bases, rows) in enumerate(zip(self._bases, self._rows, strict=True))
            if name in bases
            for at in rows
        ]
        return sum(told) / len(told) if told else 0.0

    def agree(self, number: int) -> bool:
        """Whether one base gives every percentage of a pair."""
        rows = self._rows[number]
        return bool(rows) and any(
            all(self._fit(number, base, at) for at in rows) for base in self._bases[number].values()
        )

    def wrong(self, number: int) -> tuple[list[int], float] | None:
        """The rows whose percentage is not that of its count, and the base; None where none is told."""
        count, percent = self.pairs[number]
        bases = self._bases[number]
        # none of nothing is 0% of whatever base: such a row speaks for none
        rows = [at for at in self._rows[number] if count.figures[at].value or percent.figures[at].value]
        if len(rows) < 2 or any(count.figures[at].decimals for at in rows) or self.agree(number):
            return None
        if self.overlap(number):
            return None
        best = max(
            bases,
            key=lambda name: (
                sum(self._fit(number, bases[name], at) for at in rows),
                self._fitting[name],
                not name.startswith("column"),
            ),
        )
        fitting = [at for at in rows if self._fit(number, bases[best], at)]
        off = [at for at in rows if at not in fitting]
        # shares of each row's own people fit a base of them all by chance
        of_others = bool(percent.tells - count.tells) or self._of_each_row
        is_clear = len(fitting) > 1 and len(fitting) >= len(rows) * (2 / 3 if of_others else 1 / 2)
        says_hundred = any(
            at in percent.figures and abs(percent.figures[at].value - 100) < 0.5
            for at in self._grid.rows(TOTAL)
        )
        if is_clear or (fitting and (says_hundred or self._fitting[best] > 0.6)):
            return off, bases[best](off[0]) or 0
        if of_others:
            return None
        stated = next(
            (base(rows[0]) for name, base in bases.items() if name.startswith(("row ", "head", "sum"))), None
        )
        if stated and not self._grid.allows_many:
            apart = [abs(100 * count.figures[at].value / stated - percent.figures[at].value) for at in rows]
            if sum(each <= NEAR for each in apart) * 2 >= len(rows):
                off = [at for at in rows if not fits(count.figures[at].value, percent.figures[at], stated)]
                return off, stated
        return self._one_out(number)

    def overlap(self, number: int) -> bool:
        """Whether the percentages are right shares of a base that is less than the rows together.

        Then people are in several rows, or some rows are parts of others. Only where no base is printed.
        """
        count, _ = self.pairs[number]
        # a total under several answers each is one of answers
        printed = ("head", "caption") if self._grid.allows_many else ("row ", "head", "caption")
        is_printed = any(name.startswith(printed) for name in self._bases[number])
        possible = self.range(number)
        return not is_printed and possible is not None and possible[1] < sum(count.of(self._rows[number]))

    def _one_out(self, number: int) -> tuple[list[int], float] | None:
        """The one row without which some base gives all the others."""
        count, percent = self.pairs[number]
        rows = self._rows[number]
        if len(rows) < 4 or self.range(number):
            return None
        ways = []
        for at in rows:
            others = [each for each in rows if each != at]
            if found := base_range(count.of(others), percent.of(others), percent.half(rows)):
                ways.append((at, found))
        if len(ways) != 1:
            return None
        at, (low, _) = ways[0]
        return [at], low

    def range(self, number: int) -> tuple[int, int] | None:
        """The bases that would give every percentage of a pair."""
        count, percent = self.pairs[number]
        rows = self._rows[number]
        return base_range(count.of(rows), percent.of(rows), percent.half(rows))


def _always(base: float) -> _Base:
    return lambda _: base


def _in(column: Column) -> _Base:
    return lambda at: column.figures[at].value if at in column.figures else None
