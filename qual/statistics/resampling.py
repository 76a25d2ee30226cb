"""Intervals of agreement from resamples of whole transcripts (cluster bootstrap).

Characters of one transcript are not independent of each other, transcripts are taken to be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from qual.core.coder_comparison import FEWEST
from qual.core.laid_codings import Counts, Read

if TYPE_CHECKING:
    from numpy import ndarray

RESAMPLES = 2_000
SEED = 20_260_101
MOST_UNDEFINED = 0.05
"""The share of resamples in which a coefficient may lack a value; with more there is no interval."""

_AT_ONCE = 250

Interval = tuple[float, float]


class Intervals(NamedTuple):
    """The ends of the middle 95% of resamples, by coefficient: of each code, and over all codes."""

    codes: Mapping[str, Mapping[str, Interval]]
    pooled: Mapping[str, Interval]


def intervals(
    counts: Counts, texts: Mapping[str, Read], codes: Sequence[str], coders: int
) -> Intervals | None:
    """Percentile intervals of kappa, AC1 and alpha, the same for the same counts.

    None with fewer than `FEWEST` transcripts. A code that was put on too few of them has no interval.
    """
    import numpy as np

    names = list(texts)
    if len(names) < FEWEST:
        return None
    sums = _sums(counts, texts, codes)
    # The old generator's stream is promised to stay as it is.
    source = np.random.RandomState(SEED)
    found: dict[str, list[Any]] = {name: [] for name in ("kappa", "ac1", "alpha")}
    together: dict[str, list[Any]] = {name: [] for name in found}
    for done in range(0, RESAMPLES, _AT_ONCE):
        size = min(_AT_ONCE, RESAMPLES - done)
        drawn = source.randint(0, len(names), (size, len(names)))
        places = drawn + len(names) * np.arange(size)[:, None]
        times = np.bincount(places.ravel(), minlength=size * len(names)).reshape(size, len(names))
        for name, (observed, expected) in _chances(times.astype(float), sums, coders).items():
            with np.errstate(invalid="ignore", divide="ignore"):
                found[name].append(np.where(expected < 1, (observed - expected) / (1 - expected), np.nan))
                o, e = observed.mean(axis=1), expected.mean(axis=1)
                together[name].append(np.where(e < 1, (o - e) / (1 - e), np.nan))
    ends = {name: _ends(np.concatenate(each)) for name, each in found.items()}
    over_all = {name: _ends(np.concatenate(each)[:, None])[0] for name, each in together.items()}
    return Intervals(
        {
            code: {name: each[at] for name, each in ends.items() if each[at] is not None}  # type: ignore[misc]
            for at, code in enumerate(codes)
        },
        {name: each for name, each in over_all.items() if each is not None},
    )


class _Sums(NamedTuple):
    """What a resample adds up: units and ratings per transcript, the rest per transcript and code.

    `alike` weighs pairs of equal ratings by one less than the readers, `share` by all pairs; `yes` counts
    ratings, `common` the units by their share of yes; `first` are the first coder's.
    """

    units: ndarray[Any, Any]
    ratings: ndarray[Any, Any]
    alike: ndarray[Any, Any]
    share: ndarray[Any, Any]
    yes: ndarray[Any, Any]
    common: ndarray[Any, Any]
    first: ndarray[Any, Any]


def _sums(counts: Counts, texts: Mapping[str, Read], codes: Sequence[str]) -> _Sums:
    import numpy as np

    units = np.array([[counts.totals[name]] for name in texts], float)
    readers = np.array([[text.readers.bit_count()] for text in texts.values()], float)
    # Pairs of unequal ratings, ratings of yes, and those of the first coder.
    unequal, yes, first = (np.zeros((len(texts), len(codes))) for _ in range(3))
    numbers = {name: (at, text.readers.bit_count()) for at, (name, text) in enumerate(texts.items())}
    for column, code in enumerate(codes):
        found = []
        for name, cells in counts.cells.get(code, {}).items():
            row, read = numbers[name]
            pairs = ratings = own = 0
            for who, number in cells.items():
                said = who.bit_count()
                pairs += 2 * said * (read - said) * number
                ratings += said * number
                own += (who & 1) * number
            found.append((row, pairs, ratings, own))
        if found:
            rows, *values = zip(*found, strict=True)
            unequal[rows, column], yes[rows, column], first[rows, column] = values
    ratings = units * readers
    alike, share = ratings - unequal / (readers - 1), units - unequal / (readers * (readers - 1))
    return _Sums(units[:, 0], ratings[:, 0], alike, share, yes, yes / readers, first)


def _chances(times: ndarray[Any, Any], sums: _Sums, coders: int) -> dict[str, tuple[Any, Any]]:
    """Observed and expected agreement of each resample and code; where all is one category both are 1."""
    import numpy as np

    units, ratings = (times @ sums.units)[:, None], (times @ sums.ratings)[:, None]
    yes = times @ sums.yes
    no = ratings - yes
    with np.errstate(invalid="ignore", divide="ignore"):
        observed = (times @ sums.alike) / ratings
        if coders == 2:
            one = times @ sums.first
            other = yes - one
            share, same = observed, (one * other + (units - one) * (units - other)) / (units * units)
            common = yes / ratings
        else:
            share, common = (times @ sums.share) / units, (times @ sums.common) / units
            same = common * common + (1 - common) * (1 - common)
        by_values = (yes * (yes - 1) + no * (no - 1)) / (ratings * (ratings - 1))
        by_gwet = 2 * common * (1 - common)
    alone = (yes == 0) | (no == 0)
    return {
        name: (np.where(alone, 1.0, seen), np.where(alone, 1.0, expected))
        for name, seen, expected in (
            ("kappa", share, same),
            ("ac1", share, by_gwet),
            ("alpha", observed, by_values),
        )
    }


def _ends(values: ndarray[Any, Any]) -> list[Interval | None]:
    """The 2.5% and 97.5% points of each column; None where too many are not defined."""
    import numpy as np

    ordered = np.sort(values, axis=0)
    known = np.sum(~np.isnan(ordered), axis=0)
    found: list[Interval | None] = []
    for column, number in enumerate(known.tolist()):
        if number < (1 - MOST_UNDEFINED) * len(values):
            found.append(None)
            continue
        points = np.interp(
            [0.025 * (number - 1), 0.975 * (number - 1)], range(number), ordered[:number, column]
        )
        found.append((float(points[0]), float(points[1])))
    return found
