"""How well counts fit given shares, and what many tests at once allow; what is not defined is None.

The respondents of a qualitative study are chosen on purpose: none of this says whom they stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import comb, exp, lgamma, log, sqrt
from typing import NamedTuple

MOST_OUTCOMES = 1_000_000
"""Outcomes up to which the exact multinomial test is enumerated; more are drawn by chance."""

FEWEST_EXPECTED = 5
DRAWS = 100_000
SEED = 20_260_101


class Fit(NamedTuple):
    """Pearson's chi-square of counts against shares (Pearson 1900), with Cohen's w (Cohen 1988).

    `p_asymptotic` is the upper tail of the chi-square distribution; `residuals` are adjusted (Haberman 1973).
    """

    n: int
    expected: tuple[float, ...]
    chi2: float
    df: int
    p_asymptotic: float
    residuals: tuple[float | None, ...]
    cohens_w: float
    min_expected_below_5: bool


def fit(counts: Sequence[int], shares: Sequence[float]) -> Fit | None:
    """The fit of counts to shares, made to add up to 1; None without people or with a share of zero."""
    n, total = sum(counts), sum(shares)
    if not n or len(counts) < 2 or total <= 0 or any(share <= 0 for share in shares):
        return None
    from scipy.special import gammaincc

    share_of = [share / total for share in shares]
    expected = tuple(n * share for share in share_of)
    chi2 = sum((count - wanted) ** 2 / wanted for count, wanted in zip(counts, expected, strict=True))
    df = len(counts) - 1
    return Fit(
        n=n,
        expected=expected,
        chi2=chi2,
        df=df,
        p_asymptotic=float(gammaincc(df / 2, chi2 / 2)),
        residuals=tuple(
            (count - wanted) / sqrt(wanted * (1 - wanted / n))
            for count, wanted in zip(counts, expected, strict=True)
        ),
        cohens_w=sqrt(chi2 / n),
        min_expected_below_5=min(expected) < FEWEST_EXPECTED,
    )


class Exact(NamedTuple):
    """The exact multinomial test; the two orders of "as extreme" differ, so the one that is used is named.

    `way` is "exact", or "drawn" where the outcomes were too many and `draws` were drawn with a fixed seed.
    """

    p_probability: float
    p_chi2: float
    way: str
    draws: int = 0


def exact(counts: Sequence[int], shares: Sequence[float]) -> Exact | None:
    """The share of outcomes at most as probable, and at least as far by chi-square, as the counts."""
    n, total = sum(counts), sum(shares)
    if not n or len(counts) < 2 or total <= 0 or any(share <= 0 for share in shares):
        return None
    logs = [log(share / total) for share in shares]
    expected = [n * share / total for share in shares]

    def probability(outcome: Sequence[int]) -> float:
        return lgamma(n + 1) + sum(
            count * share - lgamma(count + 1) for count, share in zip(outcome, logs, strict=True)
        )

    def distance(outcome: Sequence[int]) -> float:
        return sum((count - wanted) ** 2 / wanted for count, wanted in zip(outcome, expected, strict=True))

    # Outcomes that are equal but for the last digits of a float count as equal.
    most, least = probability(counts) + 1e-9, distance(counts) - 1e-9
    if comb(n + len(counts) - 1, len(counts) - 1) <= MOST_OUTCOMES:
        by_probability = by_chi2 = 0.0
        for outcome in _outcomes(n, len(counts)):
            found = probability(outcome)
            if found <= most:
                by_probability += exp(found)
            if distance(outcome) >= least:
                by_chi2 += exp(found)
        return Exact(min(1.0, by_probability), min(1.0, by_chi2), "exact")
    import numpy as np

    drawn = np.random.default_rng(SEED).multinomial(n, [share / total for share in shares], DRAWS)
    rare = sum(probability(outcome) <= most for outcome in drawn.tolist())
    far = sum(distance(outcome) >= least for outcome in drawn.tolist())
    return Exact((rare + 1) / (DRAWS + 1), (far + 1) / (DRAWS + 1), "drawn", DRAWS)


def _outcomes(n: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in _outcomes(n - first, parts - 1):
            yield (first, *rest)


def holm(p: Sequence[float]) -> list[float]:
    """The p-values of several tests, adjusted so that the chance of any false alarm is kept (Holm 1979)."""
    order = sorted(range(len(p)), key=lambda at: p[at])
    found = [0.0] * len(p)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, (len(p) - rank) * p[at]))
        found[at] = highest
    return found


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """The p-values adjusted for the share of false alarms (Benjamini and Hochberg 1995)."""
    order = sorted(range(len(p)), key=lambda at: -p[at])
    found = [0.0] * len(p)
    lowest = 1.0
    for rank, at in enumerate(order):
        lowest = min(lowest, p[at] * len(p) / (len(p) - rank))
        found[at] = lowest
    return found


def finite_population(population: int, n: int) -> float | None:
    """The factor by which a standard error shrinks where `n` of `population` were asked."""
    if population < 2 or not 0 < n <= population:
        return None
    return sqrt((population - n) / (population - 1))


class McNemar(NamedTuple):
    """Two waves of the same people: the chi-squares (McNemar 1947) and the exact p; None without a change."""

    chi2: float | None
    chi2_corrected: float | None
    p_exact: float | None


def mcnemar(only_first: int, only_second: int) -> McNemar:
    """The test of those who changed: so many had it only in the first wave, so many only in the second."""
    changed = only_first + only_second
    if not changed:
        return McNemar(None, None, None)
    from scipy.stats import binomtest

    apart = abs(only_first - only_second)
    return McNemar(
        apart**2 / changed,
        max(0, apart - 1) ** 2 / changed,
        float(binomtest(only_first, changed, 0.5).pvalue),
    )
