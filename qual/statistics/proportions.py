"""Shares and how sure they are; what is not defined is None, never 0, 1 or NaN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from statistics import NormalDist

from qual.core.sample import Sample, SampleAttribute, SampleRow

LEVEL = 0.95


def wilson(part: int, base: int, level: float = LEVEL) -> tuple[float, float] | None:
    """Wilson's interval of a proportion (Wilson 1927), from 0 to 1; None without a base."""
    if not base:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = (part + z * z / 2) / (base + z * z)
    half = z * sqrt(part * (base - part) / base + z * z / 4) / (base + z * z)
    # At the ends the formula gives 0 and 1 but for the last digits of a float.
    return (0.0 if part == 0 else middle - half), (1.0 if part == base else middle + half)


def clopper_pearson(part: int, base: int, level: float = LEVEL) -> tuple[float, float] | None:
    """The exact interval of a proportion (Clopper and Pearson 1934), from 0 to 1; None without a base."""
    if not base:
        return None
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    low = 0.0 if part == 0 else float(betaincinv(part, base - part + 1, tail))
    high = 1.0 if part == base else float(betaincinv(part + 1, base - part, 1 - tail))
    return low, high


def adjusted_residual(part: int, base: int, expected_share: float) -> float | None:
    """How many standard errors a count lies from what the share (0 to 1) predicts, if that can vary."""
    variance = base * expected_share * (1 - expected_share)
    return (part - base * expected_share) / sqrt(variance) if variance > 0 else None


def dissimilarity(counts: Sequence[int], shares: Sequence[float]) -> float | None:
    """The share of people who would have to change category for the two to be alike (0 to 1)."""
    base = sum(counts)
    if not base or not shares:
        return None
    return sum(abs(count / base - share) for count, share in zip(counts, shares, strict=True)) / 2


def measured(sample: Sample) -> Sample:
    """The sample with intervals, residuals and dissimilarity, all over respondents whose value is known."""
    return replace(sample, attributes=tuple(_measured(each) for each in sample.attributes))


def _measured(attribute: SampleAttribute) -> SampleAttribute:
    """One attribute with its measures; dissimilarity needs a population's share for every category met."""
    rows = tuple(_with_interval(row, attribute.known) for row in attribute.rows)
    comparable = (
        attribute.known
        and attribute.has_population
        and all(row.population_known_percent is not None for row in rows if row.n)
    )
    apart = None
    if comparable:
        shares = [(row.population_known_percent or 0.0) / 100 for row in rows]
        apart = dissimilarity([row.n for row in rows], shares)
    return replace(attribute, rows=rows, dissimilarity=apart)


def _with_interval(row: SampleRow, known: int) -> SampleRow:
    """A row with Wilson's interval in percent and its adjusted residual."""
    interval = wilson(row.n, known)
    residual = None
    if known and row.population_known_percent is not None:
        residual = adjusted_residual(row.n, known, row.population_known_percent / 100)
    if interval is None:
        return row
    return replace(row, low=100 * interval[0], high=100 * interval[1], residual=residual)
