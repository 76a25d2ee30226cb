"""Coefficients of agreement between coders on nominal ratings, with and without missing ones.

Everything is counted in units with a weight: a unit may be a turn, or so many characters alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

Profile = Mapping[tuple[int, ...], int]
"""How many units there are of each kind; a kind is how many coders gave the unit each category."""

_Expectation = Callable[[list[float]], float]

Z = 1.959963984540054
"""The normal deviate that leaves 2.5% on either side."""


class Chance(NamedTuple):
    """The agreement that was observed and the one that chance alone would give, both from 0 to 1."""

    observed: float
    expected: float

    @property
    def coefficient(self) -> float | None:
        """Agreement beyond chance, 1 at most; None where chance leaves no room, and so nothing is told."""
        return (self.observed - self.expected) / (1 - self.expected) if self.expected < 1 else None


ONE_CATEGORY = Chance(1.0, 1.0)
"""Everybody gave everything the same category: nothing tells whether they could have differed."""


class Cohen(NamedTuple):
    """Cohen's kappa with its standard error and 95% interval from the table alone.

    The interval takes units for independent, which characters of a transcript are not.
    """

    kappa: float
    se: float
    low: float
    high: float


def profile(ratings: Sequence[Sequence[Hashable | None]]) -> Counter[tuple[int, ...]]:
    """The profile of ratings, one sequence per coder in the same order of units; None is not rated."""
    categories = list(dict.fromkeys(each for coder in ratings for each in coder if each is not None))
    return Counter(tuple(map(unit.count, categories)) for unit in zip(*ratings, strict=True))


def of_two(table: Sequence[Sequence[int]]) -> Counter[tuple[int, ...]]:
    """The profile of a square table, the first coder's categories down and the second's across."""
    found: Counter[tuple[int, ...]] = Counter()
    for row, cells in enumerate(table):
        for column, number in enumerate(cells):
            kind = [0] * len(table)
            kind[row] += 1
            kind[column] += 1
            found[tuple(kind)] += number
    return found


def percent_agreement(found: Profile) -> float | None:
    """The share of pairs of ratings of one unit that are equal, 0 to 1; None where no unit has two."""
    pairs = weight = 0.0
    for kind, number in found.items():
        rated = sum(kind)
        if rated > 1:
            pairs += number * sum(each * (each - 1) for each in kind) / (rated * (rated - 1))
            weight += number
    return pairs / weight if weight else None


def krippendorff(found: Profile) -> Chance | None:
    """Krippendorff's alpha for nominal values (2011); units with one rating drop out.

    None where no unit has two ratings.
    """
    values = [0] * max(map(len, found), default=0)
    same = 0.0
    for kind, number in found.items():
        rated = sum(kind)
        if rated > 1 and number:
            same += number * sum(each * (each - 1) for each in kind) / (rated - 1)
            for at, each in enumerate(kind):
                values[at] += number * each
    total = sum(values)
    if not total:
        return None
    if max(values) == total:
        return ONE_CATEGORY
    return Chance(same / total, sum(each * (each - 1) for each in values) / (total * (total - 1)))


def fleiss(found: Profile) -> Chance | None:
    """Fleiss' kappa (1971), generalised to units that lack ratings (Gwet 2014); for two coders Scott's pi."""
    return _by_prevalence(found, lambda shares: sum(each * each for each in shares))


def gwet(found: Profile) -> Chance | None:
    """Gwet's AC1 (2008); units with one rating count for how common a category is.

    Its formula gives 1 where everything was given one category; here that is not defined.
    """
    return _by_prevalence(
        found, lambda shares: sum(each * (1 - each) for each in shares) / max(1, len(shares) - 1)
    )


def brennan_prediger(found: Profile) -> Chance | None:
    """The coefficient of Brennan and Prediger (1981): every category as likely as the others."""
    return _by_prevalence(found, lambda shares: 1 / len(shares))


def _by_prevalence(found: Profile, expected: _Expectation) -> Chance | None:
    """A coefficient whose chance agreement follows from how common each category is."""
    observed = percent_agreement(found)
    if observed is None:
        return None
    shares = [0.0] * max(map(len, found))
    weight = 0
    for kind, number in found.items():
        rated = sum(kind)
        if rated and number:
            weight += number
            for at, each in enumerate(kind):
                shares[at] += number * each / rated
    if sum(map(bool, shares)) < 2:
        return ONE_CATEGORY
    return Chance(observed, expected([each / weight for each in shares]))


def cohen(table: Sequence[Sequence[int]]) -> Chance | None:
    """Cohen's kappa (1960) of a square table, the first coder down and the second across.

    None where the table is empty.
    """
    total = sum(map(sum, table))
    if not total:
        return None
    rows = [sum(row) for row in table]
    columns = [sum(row[at] for row in table) for at in range(len(table))]
    if any(row + column == 2 * total for row, column in zip(rows, columns, strict=True)):
        return ONE_CATEGORY
    same = sum(table[at][at] for at in range(len(table)))
    by_chance = sum(row * column for row, column in zip(rows, columns, strict=True))
    return Chance(same / total, by_chance / (total * total))


def cohen_interval(table: Sequence[Sequence[int]]) -> Cohen | None:
    """Cohen's kappa with the large-sample standard error of Fleiss, Cohen and Everitt (1969)."""
    found = cohen(table)
    kappa = found.coefficient if found else None
    if found is None or kappa is None:
        return None
    total = sum(map(sum, table))
    size = range(len(table))
    rows = [sum(row) / total for row in table]
    columns = [sum(row[at] for row in table) / total for at in size]
    on = sum(table[at][at] / total * (1 - (rows[at] + columns[at]) * (1 - kappa)) ** 2 for at in size)
    off = sum(
        table[row][column] / total * (columns[row] + rows[column]) ** 2
        for row in size
        for column in size
        if row != column
    )
    variance = on + (1 - kappa) ** 2 * off - (kappa - found.expected * (1 - kappa)) ** 2
    se = sqrt(max(0.0, variance) / total) / (1 - found.expected)
    return Cohen(kappa, se, kappa - Z * se, kappa + Z * se)


def pooled(found: Iterable[Chance]) -> Chance | None:
    """One coefficient over several: mean observed and mean expected agreement (De Vries et al. 2008).

    It is not the mean of the coefficients. One that is not defined (`ONE_CATEGORY`) does not change it.
    None where there are none.
    """
    each = list(found)
    if not each:
        return None
    return Chance(
        sum(one.observed for one in each) / len(each), sum(one.expected for one in each) / len(each)
    )


class OfTwo(NamedTuple):
    """The coefficients of two coders on yes or no."""

    kappa: Chance
    ac1: Chance
    alpha: Chance


def yes_or_no(both: int, first: int, second: int, neither: int) -> OfTwo | None:
    """The same coefficients of two coders on one code, in a few steps; None where there are no units.

    There are thousands of such tables in a large study.
    """
    total = both + first + second + neither
    if not total:
        return None
    yes = 2 * both + first + second
    no = 2 * total - yes
    if not yes or not no:
        return OfTwo(ONE_CATEGORY, ONE_CATEGORY, ONE_CATEGORY)
    observed = (both + neither) / total
    one, other = both + first, both + second
    by_margins = (one * other + (total - one) * (total - other)) / (total * total)
    twice = 2 * total
    return OfTwo(
        Chance(observed, by_margins),
        Chance(observed, 2 * yes * no / (twice * twice)),
        Chance(observed, (yes * (yes - 1) + no * (no - 1)) / (twice * (twice - 1))),
    )
