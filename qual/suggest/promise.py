"""What may be promised: the cut above which suggestions were right often enough, or silence.

One cut for all codes, chosen on scores of respondents that the learner had not seen, by the lower end of
Wilson's interval (Wilson 1927) and not by the share itself: the share alone promises too much.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

from qual.core.suggestion import FEWEST_CODINGS, FEWEST_RESPONDENTS

TARGET = 0.8
Z = 1.64
FEWEST_SHOWN = 30
FEWEST_GROUPS = 3
FEWEST_DECIDED = 20
LAST_DECIDED = 100

ALIKE = 0.05
"""How alike the outcomes of one respondent are (intraclass correlation): pairs of few respondents count less.

The number of pairs is divided by the design effect of clusters of unequal size (Kish 1965).
"""

LEAST = 0.25
"""No cut lies lower: who calls something unlikely does not promise it."""

NEVER = 2.0
"""A threshold that no probability reaches."""


class Judged(NamedTuple):
    """A passage and a code: how sure the learner was, whether it was right, whose words they are."""

    code: str
    probability: float
    right: bool
    group: int


class Cases:
    """Judged pairs, ready to be counted from a probability on, of all codes or of one."""

    def __init__(self, judged: Sequence[Judged] = ()) -> None:
        by_code: dict[str, list[Judged]] = {"": list(judged)}
        for each in judged:
            by_code.setdefault(each.code, []).append(each)
        self._sorted: dict[str, array[float]] = {}
        self._right: dict[str, array[int]] = {}
        for code, pairs in by_code.items():
            pairs.sort(key=lambda each: each.probability)
            self._sorted[code] = array("d", (each.probability for each in pairs))
            self._right[code] = array("l", [0, *accumulate(each.right for each in pairs)])

    def from_on(self, probability: float, code: str = "") -> tuple[int, int]:
        """How many pairs of such a probability or more were right, of how many."""
        if code not in self._sorted:
            return 0, 0
        sure, right = self._sorted[code], self._right[code]
        at = bisect_left(sure, probability)
        return right[-1] - right[at], len(sure) - at


def wilson_low(right: float, shown: float, z: float = Z) -> float:
    """The lower end of Wilson's interval for a share."""
    if not shown:
        return 0.0
    share = right / shown
    middle = share + z * z / (2 * shown)
    half = z * sqrt(share * (1 - share) / shown + z * z / (4 * shown * shown))
    return (middle - half) / (1 + z * z / shown)


def wilson_high(right: float, shown: float, z: float = Z) -> float:
    """The upper end of Wilson's interval for a share."""
    return 1 - wilson_low(shown - right, shown, z) if shown else 1.0


class Delivery(NamedTuple):
    """What became of the last suggestions that people decided on, beside what was promised of them."""

    promised: float
    taken: int
    decided: int
    low: float
    high: float

    @property
    def is_broken(self) -> bool:
        """Whether enough was decided to say that the promise does not hold."""
        return self.decided >= FEWEST_DECIDED and self.high < self.promised


def delivery(taken: Sequence[bool], target: float = TARGET) -> Delivery:
    """The delivery of the last decisions, given in order: taken or turned down."""
    last = taken[-LAST_DECIDED:]
    right = sum(last)
    low, high = wilson_low(right, len(last)), wilson_high(right, len(last))
    return Delivery(target, right, len(last), round(low, 3), round(high, 3))


def speaks(codings: int, respondents: int) -> bool:
    """Whether a code has enough codings of enough respondents to take part."""
    return codings >= FEWEST_CODINGS and respondents >= FEWEST_RESPONDENTS


def cut(judged: Sequence[Judged], target: float = TARGET) -> float | None:
    """The lowest cut that keeps the promise; None where none does, or too few pairs would be shown."""
    ordered = sorted((e for e in judged if e.probability >= LEAST), key=lambda each: -each.probability)
    best: float | None = None
    right = squares = 0
    groups: Counter[int] = Counter()
    for shown, each in enumerate(ordered, start=1):
        right += each.right
        squares += 2 * groups[each.group] + 1
        groups[each.group] += 1
        is_edge = shown == len(ordered) or ordered[shown].probability < each.probability
        enough = shown >= FEWEST_SHOWN and len(groups) >= FEWEST_GROUPS
        alike = 1 + ALIKE * (squares / shown - 1)
        if is_edge and enough and wilson_low(right / alike, shown / alike) >= target:
            best = each.probability
    return best


def thresholds(
    judged: Sequence[Judged], taking_part: Mapping[str, bool], target: float = TARGET
) -> dict[str, float] | None:
    """The cut for every code; `NEVER` for one that does not take part, None where nothing can be promised."""
    found = cut([each for each in judged if taking_part.get(each.code)], target)
    if found is None:
        return None
    return {code: found if may else NEVER for code, may in taking_part.items()}
