"""What may be promised: the cuts above which suggestions were right often enough, or silence.

One cut for all codes, chosen on scores of respondents that the learner had not seen, by the lower end of
Wilson's interval (Wilson 1927) and not by the share itself: the share alone promises too much. With few
respondents Student's quantile takes the place of the normal one, and pairs of one respondent count for less
the more alike their outcomes are. A code whose own record lies under the promise gets a higher cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

from qual.core.suggestion import FEWEST_CODINGS, FEWEST_RESPONDENTS

TARGET = 0.8
Z = 1.64
FEWEST_SHOWN = 30
FEWEST_GROUPS = 3
FEWEST_DECIDED = 20
LAST_DECIDED = 100

SURE = 0.95
"""How sure the promise is to hold, one-sided."""

ALIKE = 0.1
"""How alike the outcomes of one respondent are at least (intraclass correlation, see `alikeness`)."""

ALIKE_BY = 10
"""So many respondents weigh as much as `ALIKE` when their own likeness is told."""

OWN = 10
"""So many pairs of a code weigh as much as those of all codes when its own cut is set."""

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


class Unseen(NamedTuple):
    """What was said of every judged passage without the respondent who speaks in it.

    `probability` and `after` (what was decided on the passage before being known) have a row for each passage
    and a column for each of `codes`, as has `applies`; `people` holds a number for each passage's respondent,
    `is_free` tells of each whether it was coded without a suggestion.
    """

    codes: tuple[str, ...]
    probability: Any
    after: Any
    applies: Any
    people: Any
    is_free: Any

    def likely(self) -> list[Judged]:
        """The pairs that a promise may be about: those of at least `LEAST`, coded without a suggestion."""
        import numpy as np

        rows, columns = np.nonzero((self.probability >= LEAST) & self.is_free[:, None])
        return [
            Judged(self.codes[column], *pair)
            for column, *pair in zip(
                columns.tolist(),
                self.probability[rows, columns].tolist(),
                self.applies[rows, columns].tolist(),
                self.people[rows].tolist(),
                strict=True,
            )
        ]


class Cases:
    """Pairs of passage and code, ready to be counted from a probability on, of all codes or of one.

    `probability` and `applies` have a row for each passage and a column for each of `codes`.
    """

    def __init__(self, codes: Sequence[str] = (), probability: Any = None, applies: Any = None) -> None:
        self._sorted: dict[str, Any] = {}
        self._right: dict[str, Any] = {}
        if probability is None:
            return
        self._keep("", probability.reshape(-1), applies.reshape(-1))
        for number, code in enumerate(codes):
            self._keep(code, probability[:, number], applies[:, number])

    def _keep(self, code: str, probability: Any, applies: Any) -> None:
        import numpy as np

        order = np.argsort(probability)
        self._sorted[code] = probability[order]
        self._right[code] = np.concatenate([[0], np.cumsum(applies[order])])

    def from_on(self, probability: float, code: str = "") -> tuple[int, int]:
        """How many pairs of such a probability or more were right, of how many."""
        if code not in self._sorted:
            return 0, 0
        sure, right = self._sorted[code], self._right[code]
        at = int(sure.searchsorted(probability))
        return int(right[-1] - right[at]), len(sure) - at


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


class _Shown:
    """The pairs shown so far, the surest first: how many, how many right, of how many respondents."""

    def __init__(self) -> None:
        self.shown = self.right = 0
        self._squares = 0
        self._within = 0.0
        self._count: Counter[int] = Counter()
        self._right: Counter[int] = Counter()

    def add(self, pair: Judged) -> None:
        """One more pair is shown."""
        group = pair.group
        count, right = self._count[group], self._right[group]
        self._within -= right * right / count if count else 0.0
        self._squares += 2 * count + 1
        self.shown += 1
        self.right += pair.right
        self._count[group] += 1
        self._right[group] += pair.right
        self._within += self._right[group] ** 2 / self._count[group]

    @property
    def groups(self) -> int:
        """How many respondents said what is shown."""
        return len(self._count)

    def alikeness(self) -> float:
        """How alike the outcomes of one respondent are: the intraclass correlation, from `ALIKE` upward.

        By analysis of variance with groups of unequal size (Donner 1986), drawn towards `ALIKE`, because a
        few respondents tell little of it.
        """
        between, within = self.groups - 1, self.shown - self.groups
        if between < 1 or within < 1:
            return ALIKE
        share = self.right / self.shown
        among = (self._within - self.shown * share * share) / between
        inside = (self.right - self._within) / within
        size = (self.shown - self._squares / self.shown) / between
        total = among + (size - 1) * inside
        found = (among - inside) / total if total > 0 else 0.0
        return max(ALIKE, (between * found + ALIKE_BY * ALIKE) / (between + ALIKE_BY))

    def effective(self) -> tuple[float, float]:
        """The right and the shown pairs divided by the design effect (Kish 1965): what they are worth."""
        effect = 1 + self.alikeness() * (self._squares / self.shown - 1)
        return self.right / effect, self.shown / effect

    def low(self) -> float:
        """The lower end of the interval of the share that will be right."""
        return wilson_low(*self.effective(), z=student(self.groups - 1))


def student(freedom: int) -> float:
    """Student's one-sided quantile at `SURE`."""
    from scipy.special import stdtrit

    return float(stdtrit(max(1, freedom), SURE))


def cut(judged: Sequence[Judged], target: float = TARGET) -> float | None:
    """The lowest cut that keeps the promise; None where none does, or too few pairs would be shown."""
    ordered = sorted((e for e in judged if e.probability >= LEAST), key=lambda each: -each.probability)
    best: float | None = None
    so_far = _Shown()
    for shown, each in enumerate(ordered, start=1):
        so_far.add(each)
        is_edge = shown == len(ordered) or ordered[shown].probability < each.probability
        enough = shown >= FEWEST_SHOWN and so_far.groups >= FEWEST_GROUPS
        if is_edge and enough and so_far.right >= target * shown and so_far.low() >= target:
            best = each.probability
    return best


def own_cut(own: Sequence[Judged], pooled: float, usual: float, target: float = TARGET) -> float:
    """The cut of one code, given the pooled one: the lowest from there on at which its own record holds.

    Its record is drawn towards `usual`, the share that is right over all codes. `NEVER` where it holds not.
    """
    ordered = sorted((e for e in own if e.probability >= pooled), key=lambda each: -each.probability)
    best, right = NEVER if ordered else pooled, 0
    for shown, each in enumerate(ordered, start=1):
        right += each.right
        is_last = shown == len(ordered)
        is_edge = is_last or ordered[shown].probability < each.probability
        if is_edge and right + OWN * usual >= target * (shown + OWN):
            best = pooled if is_last else each.probability
    return best


def thresholds(
    judged: Sequence[Judged], taking_part: Mapping[str, bool], target: float = TARGET
) -> dict[str, float] | None:
    """The cut for every code; `NEVER` for one that does not take part, None where nothing can be promised."""
    partners = [each for each in judged if taking_part.get(each.code)]
    pooled = cut(partners, target)
    if pooled is None:
        return None
    over = [each.right for each in partners if each.probability >= pooled]
    usual = sum(over) / len(over)
    own: dict[str, list[Judged]] = {}
    for each in partners:
        own.setdefault(each.code, []).append(each)
    return {
        code: own_cut(own.get(code, ()), pooled, usual, target) if may else NEVER
        for code, may in taking_part.items()
    }


def expected(judged: Sequence[Judged], cuts: Mapping[str, float] | None) -> float | None:
    """The share of suggestions over the cuts that is expected to be right with respondents not yet seen.

    The middle of the interval that the promise is the lower end of: cuts were chosen because they looked
    good, so the share itself says too much, most of all where it rests on little. None without a promise.
    """
    so_far = _Shown()
    for each in judged:
        if cuts and each.probability >= cuts.get(each.code, NEVER):
            so_far.add(each)
    if not so_far.shown:
        return None
    right, shown = so_far.effective()
    spread = student(so_far.groups - 1) ** 2
    return (right + spread / 2) / (shown + spread)
