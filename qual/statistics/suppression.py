"""Tables with hidden cells: what can still be worked out from the sums that are printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from qual.core.disclosure import Cell, hidden_too, small_cells
from qual.core.publication import Cell as Number
from qual.core.publication import Figures


class Hidden(NamedTuple):
    """The cells that are hidden: the small ones, further ones, and what their ranges are then.

    `bounds` holds the lowest and highest count of each hidden cell, primary ones first, that fits everything
    printed; `is_safe` where no small cell can be worked out, and its range reaches the threshold.
    """

    primary: tuple[Cell, ...]
    secondary: tuple[Cell, ...]
    bounds: tuple[tuple[int, int], ...]
    is_safe: bool


def bounds(
    table: Sequence[Sequence[int]],
    hidden: Iterable[Cell],
    *,
    row_sums: bool = True,
    column_sums: bool = True,
) -> list[tuple[int, int]]:
    """The lowest and highest count of each hidden cell that the printed cells and sums allow.

    Solved as an integer programme for every cell (scipy's HiGHS). Without sums there is no upper bound but
    the total of the table.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    cells = list(hidden)
    if not cells:
        return []
    total = sum(map(sum, table))
    rows, sums = [], []
    for at, row in enumerate(table):
        inside = [cell for cell in cells if cell[0] == at]
        if row_sums and inside:
            rows.append([float(cell in inside) for cell in cells])
            sums.append(sum(row[place] for _, place in inside))
    for place in range(len(table[0])):
        inside = [cell for cell in cells if cell[1] == place]
        if column_sums and inside:
            rows.append([float(cell in inside) for cell in cells])
            sums.append(sum(table[at][place] for at, _ in inside))
    if not rows:
        rows, sums = [[1.0] * len(cells)], [sum(table[at][place] for at, place in cells)]
    fixed = LinearConstraint(np.array(rows), np.array(sums), np.array(sums))
    whole, limits = np.ones(len(cells)), Bounds(0, total)
    found = []
    for number in range(len(cells)):
        goal = np.zeros(len(cells))
        ends = []
        for sign in (1, -1):
            goal[number] = sign
            answer = milp(goal, constraints=fixed, integrality=whole, bounds=limits)
            ends.append(round(sign * answer.fun))
        found.append((ends[0], ends[1]))
    return found


def hide(
    table: Sequence[Sequence[int]],
    threshold: int,
    *,
    row_sums: bool = True,
    column_sums: bool = True,
    also: Iterable[Cell] = (),
) -> Hidden:
    """Hide the small cells and those given, and as many others as it takes until none can be worked out."""
    primary = small_cells(table, threshold)
    primary += [cell for cell in also if cell not in primary]
    secondary = hidden_too(table, primary, rows=row_sums, columns=column_sums) if primary else []
    while True:
        hidden = [*primary, *secondary]
        ranges = bounds(table, hidden, row_sums=row_sums, column_sums=column_sums)
        open_ones = [
            cell
            for cell, (low, high) in zip(primary, ranges, strict=False)
            if low == high or high < threshold
        ]
        free = [
            (at, place)
            for at, row in enumerate(table)
            for place, _ in enumerate(row)
            if (at, place) not in hidden
        ]
        if not open_ones or not free:
            return Hidden(tuple(primary), tuple(secondary), tuple(ranges), not open_ones)
        at, place = open_ones[0]
        near = [cell for cell in free if cell[0] == at or cell[1] == place] or free
        secondary.append(max(near, key=lambda cell: (table[cell[0]][cell[1]], cell)))
        secondary += hidden_too(table, [*primary, *secondary], rows=row_sums, columns=column_sums)


def worked_out(
    figures: Figures, hidden: Collection[Number], small: Collection[Number], threshold: int
) -> list[Number]:
    """The small cells of a theme for which only one number fits everything that is printed.

    A reader is taken to know which cells are hidden for their own sake, so what these can be: somebody, but
    fewer than the threshold, or not everybody, but all but fewer. Solved as an integer programme per cell.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    cells = sorted(hidden, key=str)
    if not small:
        return []
    places = {cell: at for at, cell in enumerate(cells)}
    own = set(small)
    size = 2 * len(cells)  # the numbers, and for each whether it is among the high ones
    rows, highest = [], []
    for limit in figures.limits:
        if not any(cell in places for cell in limit.factors):
            continue
        row, rest = np.zeros(size), limit.at_most
        for cell, factor in limit.factors.items():
            if cell in places:
                row[places[cell]] += factor
            else:
                rest -= factor * figures.cells[cell][0]
        rows.append(row)
        highest.append(rest)
    low, high = np.zeros(size), np.zeros(size)
    for cell, at in places.items():
        base = figures.cells[cell][1]
        high[at], high[len(cells) + at] = base, 0
        if cell not in own or base < threshold:
            continue
        low[at], high[at] = 1, base - 1
        if base >= 2 * threshold - 1:
            # number <= threshold - 1 + (base) * is_high, and number >= (base - threshold + 1) * is_high
            high[len(cells) + at] = 1
            for sign, step, rest in ((1, -base, threshold - 1), (-1, base - threshold + 1, 0)):
                row = np.zeros(size)
                row[at], row[len(cells) + at] = sign, step
                rows.append(row)
                highest.append(rest)
    if not rows:
        return []
    limits = LinearConstraint(np.array(rows), -np.inf, np.array(highest, dtype=float))
    found = []
    for cell in sorted(own, key=str):
        goal = np.zeros(size)
        ends = []
        for sign in (1, -1):
            goal[places[cell]] = sign
            answer = milp(goal, constraints=limits, integrality=np.ones(size), bounds=Bounds(low, high))
            ends.append(round(sign * answer.fun))
        if ends[0] == ends[1] and figures.cells[cell][1] > 1:
            found.append(cell)
    return found
