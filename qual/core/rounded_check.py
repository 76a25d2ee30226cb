"""Percentages of several rows together that are sums of rounded ones."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from qual.core.number_finding import Finding, shown, told
from qual.core.printed_table import TOTAL, Grid, ReportTable, grids, stated_base
from qual.core.share_check import fits


def whole_percent(count: float, base: float) -> int:
    """The whole percentage of a count, rounded half up."""
    return floor(100 * count / base + 0.5)


def sum_of_rounded(counts: Sequence[int], group: Sequence[int], printed: int) -> tuple[int, bool]:
    """The percentage of some rows together, and whether the printed one is a sum of rounded percentages."""
    total = sum(counts)
    true = whole_percent(sum(counts[at] for at in group), total)
    return true, printed == sum(whole_percent(counts[at], total) for at in group)


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
                            told("rounded", grid, (name,), row=name, printed=shown(printed), true=str(true))
                        )
                    break
    return found
