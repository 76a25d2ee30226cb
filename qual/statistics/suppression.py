"""Tables with hidden cells: what can still be worked out from the sums that are printed."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from qual.core.disclosure import Cell, hidden_too, is_small, small_cells
from qual.core.figures import Eased, Figures, Limit


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


def told(
    figures: Figures,
    hidden: Collection[Hashable],
    wanted: Collection[Hashable],
    eased: Eased,
    *,
    threshold: int,
) -> list[Hashable]:
    """The cells wanted that a reader can work out, or can tell to be small, from all that is printed.

    Twice: a reader who knows the numbers and their limits alone must find a hidden number possible that
    reaches the threshold (or leaves as many); and one who also knows which cells are hidden for their own
    sake, so what these can be, must find more than one number possible; unless cells are `eased`. Integer
    programmes (scipy's HiGHS), each of which shows for all cells at once what they can be.
    """
    own = [cell for cell in wanted if cell in figures.full or is_small(*figures.cells[cell], threshold)]
    if not own:
        return []
    found: list[Hashable] = []
    for cells, limits in _parts(figures, hidden, own):
        wanted = [cell for cell in own if cell in cells]
        part = _Programme(figures, cells, limits, threshold, eased.unsure, is_informed=False).fail(wanted)
        rest = [cell for cell in wanted if cell not in part and cell not in eased.guessed]
        found += part
        if rest:
            found += _Programme(figures, cells, limits, threshold, eased.unsure, is_informed=True).fail(rest)
    return found


def _parts(
    figures: Figures, hidden: Collection[Hashable], wanted: Sequence[Hashable]
) -> Iterator[tuple[set[Hashable], list[Limit]]]:
    """The unseen cells that hang together over limits, with these, as far as they hold cells wanted."""
    unseen = set(figures.unseen(hidden))
    about: dict[Hashable, list[int]] = {}
    bound = [[cell for cell in each.factors if cell in unseen] for each in figures.limits]
    for at, cells in enumerate(bound):
        for cell in cells:
            about.setdefault(cell, []).append(at)
    seen: set[Hashable] = set()
    for start in wanted:
        if start in seen or start not in unseen:
            continue
        part, edge, limits = {start}, [start], set[int]()
        while edge:
            for at in about.get(edge.pop(), ()):
                if at not in limits:
                    limits.add(at)
                    edge += [cell for cell in bound[at] if cell not in part]
                    part.update(bound[at])
        seen |= part
        yield part, [figures.limits[at] for at in sorted(limits)]


NODES, GAP = 200, 0.2
"""Where the search for one solution ends: a cell that none was found for by then counts as told."""


class _Programme:
    """Everything that the unseen cells can be together."""

    def __init__(
        self,
        figures: Figures,
        cells: Collection[Hashable],
        limits: Iterable[Limit],
        threshold: int,
        unsure: Collection[Hashable],
        *,
        is_informed: bool,
    ) -> None:
        self._figures, self._threshold, self._is_informed = figures, threshold, is_informed
        self._unsure = set(unsure) | set(figures.up_to)
        self._cells = sorted(cells, key=str)
        self._places = {cell: at for at, cell in enumerate(self._cells)}
        self._rows: list[dict[int, int]] = []
        self._most: list[int] = []
        self._low = [0] * len(self._cells)
        self._high = [figures.up_to.get(cell, figures.cells[cell].base) for cell in self._cells]
        for each in limits:
            row = {
                self._places[cell]: factor for cell, factor in each.factors.items() if cell in self._places
            }
            if row:
                known = sum(
                    factor * figures.cells[cell].number
                    for cell, factor in each.factors.items()
                    if cell not in self._places
                )
                self._rows.append(row)
                self._most.append(each.at_most - known)
        if is_informed:
            self._inform()

    def _inform(self) -> None:
        """What cells can be that are hidden for their own sake: few of the base, or all but few."""
        threshold = self._threshold
        for cell in set(self._figures.small(threshold)) - self._figures.differences:
            base = self._figures.cells[cell].base
            loose = cell in self._figures.up_to or cell in self._figures.full
            if cell not in self._places or base < threshold or loose:
                continue
            at = self._places[cell]
            self._low[at], self._high[at] = 1, base - 1
            if base >= 2 * threshold - 1:
                # number <= threshold - 1 + base * is_high, and number >= (base - threshold + 1) * is_high
                is_high = len(self._low)
                self._low.append(0)
                self._high.append(1)
                self._rows += [{at: 1, is_high: -base}, {at: -1, is_high: base - threshold + 1}]
                self._most += [threshold - 1, 0]

    def fail(self, wanted: Sequence[Hashable]) -> list[Hashable]:
        """Those of the cells whose numbers do not range as far as they should."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_matrix

        if not wanted:
            return []
        size = len(self._low)
        limits = None
        if self._rows:
            entries = [(at, place, f) for at, row in enumerate(self._rows) for place, f in row.items()]
            rows, columns, factors = zip(*entries, strict=True)
            matrix = csr_matrix((factors, (rows, columns)), shape=(len(self._rows), size), dtype=float)
            limits = LinearConstraint(matrix, -np.inf, np.array(self._most, dtype=float))
        ranges, whole = Bounds(self._low, self._high), np.ones(size)
        least = [self._figures.cells[cell].number for cell in self._cells]
        most = list(least)

        def solve(goal: Any, nodes: int) -> None:
            # Any solution shows what cells can be; the best one need not be found, nor proven to be it.
            options = {"node_limit": nodes, "mip_rel_gap": GAP}
            answer = milp(goal, constraints=limits, integrality=whole, bounds=ranges, options=options)
            if answer.x is None:
                return
            for at in range(len(self._cells)):
                value = round(answer.x[at])
                least[at], most[at] = min(least[at], value), max(most[at], value)

        failed: list[Hashable] = []
        left = [(self._places[cell], sign) for cell in wanted for sign in (1, -1)]
        together = True
        while left := [each for each in left if not self._reaches(*each, least, most)]:
            if together:
                # One solution can show for many cells how far they range.
                before = len(left)
                for sign in (1, -1):
                    goal = np.zeros(size)
                    goal[[at for at, which in left if which == sign]] = -sign
                    solve(goal, 1)
                left = [each for each in left if not self._reaches(*each, least, most)]
                together = len(left) < before
                continue
            at, sign = left.pop(0)
            goal = np.zeros(size)
            goal[at] = -sign
            solve(goal, NODES)
            if not self._reaches(at, sign, least, most) and self._cells[at] not in failed:
                failed.append(self._cells[at])
        return failed

    def _reaches(self, at: int, sign: int, least: Sequence[int], most: Sequence[int]) -> bool:
        """Whether a cell is known to range far enough upwards (1) or downwards (-1)."""
        number, base = self._figures.cells[self._cells[at]]
        threshold = self._threshold
        if self._is_informed or base < threshold or self._cells[at] in self._unsure:
            return least[at] < most[at]
        if sign > 0:
            return most[at] >= threshold if number < threshold else least[at] < most[at]
        if number < base or self._cells[at] in self._figures.full:
            return least[at] <= base - threshold if base - number < threshold else least[at] < most[at]
        return least[at] < most[at]
