"""A reader of publications who computes: from which to which number everything printed leaves a hidden one.

Written apart from what protects the numbers: it knows what is printed, and what every such table obeys.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


class Reader:
    """Numbers by name, each from 0 to its base, and sums of them that lie between two values."""

    def __init__(self) -> None:
        self.highest: dict[Hashable, int] = {}
        self.lowest: dict[Hashable, int] = {}
        self._sums: list[tuple[Mapping[Any, int], float, float]] = []

    def meets(self, name: Hashable, base: int, shown: int | None = None) -> None:
        """A number of a base, which is shown or hidden."""
        low, high = (0, base) if shown is None else (shown, shown)
        self.lowest[name] = max(low, self.lowest.get(name, 0))
        self.highest[name] = min(high, self.highest.get(name, base))

    def knows(self, parts: Mapping[Any, int], low: float = -np.inf, high: float = np.inf) -> None:
        """The numbers, each times its factor, add up to something between `low` and `high`."""
        self._sums.append((parts, low, high))

    def between(self, parts: Mapping[Any, int]) -> tuple[int, int]:
        """From which to which number a sum of numbers can go; an impossible story is an error."""
        sums = self._about(set(parts))
        names = sorted({name for factors, _, _ in sums for name in factors} | set(parts), key=str)
        places = {name: at for at, name in enumerate(names)}
        matrix = np.zeros((max(1, len(sums)), len(names)))
        for at, (factors, _, _) in enumerate(sums):
            for name, factor in factors.items():
                matrix[at, places[name]] = factor
        low, high = [each[1] for each in sums] or [-np.inf], [each[2] for each in sums] or [np.inf]
        limits = LinearConstraint(matrix, np.array(low), np.array(high))
        ranges = Bounds([self.lowest[name] for name in names], [self.highest[name] for name in names])
        goal = np.zeros(len(names))
        for name, factor in parts.items():
            goal[places[name]] = factor
        ends = []
        for sign in (1, -1):
            answer = milp(sign * goal, constraints=limits, integrality=np.ones(len(names)), bounds=ranges)
            assert answer.x is not None, "no numbers fit what is printed: the attack is wrong"
            ends.append(round(sign * answer.fun))
        return ends[0], ends[1]

    def _about(self, wanted: set[Hashable]) -> list[tuple[Mapping[Any, int], float, float]]:
        """The sums that bear on some numbers, directly or over others that are not fixed."""
        reached = set(wanted)
        while True:
            sums = [each for each in self._sums if not reached.isdisjoint(each[0])]
            found = {name for factors, _, _ in sums for name in factors}
            more = {name for name in found if self.lowest[name] < self.highest[name]} - reached
            if not more:
                return sums
            reached |= more


def is_kept(number: int, base: int, low: int, high: int, threshold: int) -> bool:
    """Whether what a reader knows of a number (from low to high) tells of nobody.

    A small number must look as if it could be as large as the threshold, one of all but few as if it could
    leave as many; where the base is smaller than that, it must at least be unsure.
    """
    assert low <= number <= high, "the attack is wrong"
    if base < threshold:
        return base == 0 or low < high
    few, all_but_few = 0 < number < threshold, 0 < base - number < threshold
    return not (few and high < threshold) and not (all_but_few and base - low < threshold)
