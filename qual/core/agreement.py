"""How far coders agree: per code, over all codes together, per transcript, and per pair of coders.

Numbers are those of transcripts that the coders read, on the words of respondents unless asked otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from qual.core.codebook import Code
from qual.core.coefficients import (
    ONE_CATEGORY,
    Chance,
    fleiss,
    gwet,
    krippendorff,
    percent_agreement,
    pooled,
    yes_or_no,
)
from qual.core.laid_codings import Cells, Counts, Read, Rules
from qual.core.numbers import percent

COEFFICIENTS = ("kappa", "ac1", "alpha")
"""Cohen's kappa (Fleiss' where there are three coders or more), Gwet's AC1, Krippendorff's alpha."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Agreement on one thing; percentages run from 0 to 100.

    `coded` is the share that each coder coded, `percent_coded` of the units that anybody coded those that all
    did. Of two coders `both`, `first`, `second` and `neither` are the units that they coded; None for more.
    `reasons` says why something is None, as a key of the catalogue ("agreement.why.*"), `intervals` has the
    ends of 95% of resamples of whole transcripts.
    """

    percent: float | None = None
    percent_coded: float | None = None
    kappa: float | None = None
    ac1: float | None = None
    alpha: float | None = None
    coded: tuple[float | None, ...] = ()
    both: int | None = None
    first: int | None = None
    second: int | None = None
    neither: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def prevalence(self) -> float | None:
        """The share that the coders coded, in the mean."""
        known = [each for each in self.coded if each is not None]
        return sum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """Agreement on one code, `depth` steps under its theme."""

    code: Code
    depth: int
    measure: Measure


class TranscriptAgreement(NamedTuple):
    """Agreement over all codes in one transcript; `codings` is how many each of its readers has there."""

    transcript: str
    readers: tuple[str, ...]
    units: int
    codings: tuple[int, ...]
    measure: Measure


class PairAgreement(NamedTuple):
    """Agreement of two out of more coders in the transcripts that both read."""

    coders: tuple[str, str]
    transcripts: int
    codes: tuple[CodeAgreement, ...]
    pooled: Measure


class Compared(NamedTuple):
    """All that is measured from counts."""

    codes: tuple[CodeAgreement, ...]
    pooled: Measure
    transcripts: tuple[TranscriptAgreement, ...]
    pairs: tuple[PairAgreement, ...]


class _Sum(NamedTuple):
    """What coders did with one code: the profile of units by readers, and the table where there are two."""

    chances: tuple[Chance, Chance, Chance] | None
    percent: float | None
    percent_coded: float | None
    coded: tuple[float | None, ...]
    table: tuple[int, int, int, int] | None


def compare(
    counts: Counts,
    texts: Mapping[str, Read],
    coders: Sequence[str],
    codes: Iterable[tuple[Code, int]],
    rules: Rules,
    codings: Mapping[str, Sequence[int]],
) -> Compared:
    """Measure agreement from counts.

    `codes` are those to tell of, with their depths; `codings` how many each coder has in a transcript.
    """
    listed = list(codes)
    bits = tuple(range(len(coders)))
    found = _compared(counts, list(texts.values()), bits, listed, rules)
    used: dict[str, list[Cells]] = {name: [] for name in texts}
    for code, _ in listed:
        for name, cells in counts.cells.get(code.id, {}).items():
            used[name].append(cells)
    by_transcript = []
    for name, text in texts.items():
        here = [at for at in bits if text.readers >> at & 1]
        units = counts.totals.get(name, 0)
        add = _adding(rules, len(coders))
        sums = [(add([(cells, units, text.readers)], here), 1) for cells in used[name]]
        silent = add([({}, units, text.readers)], here)
        measure = _measure(_over_codes([*sums, (silent, len(listed) - len(sums))], rules), rules)
        if rules.unit == "segment":
            units = sum(number for cells in used[name] for number in cells.values())
        own = tuple(codings[name][at] if name in codings else 0 for at in here)
        by_transcript.append(TranscriptAgreement(name, tuple(coders[at] for at in here), units, own, measure))
    pairs = []
    for one, other in combinations(bits, 2) if len(bits) > 2 else ():
        both = [text for text in texts.values() if text.readers >> one & text.readers >> other & 1]
        if both:
            rows, overall = _compared(counts, both, (one, other), listed, rules)
            pairs.append(PairAgreement((coders[one], coders[other]), len(both), rows, overall))
    return Compared(*found, tuple(by_transcript), tuple(pairs))


def _compared(
    counts: Counts,
    texts: Sequence[Read],
    bits: Sequence[int],
    codes: Sequence[tuple[Code, int]],
    rules: Rules,
) -> tuple[tuple[CodeAgreement, ...], Measure]:
    """Agreement of some coders per code and over all codes."""
    add = _adding(rules, len(bits))
    sums, rows = [], []
    whole = {text.transcript: (counts.totals.get(text.transcript, 0), text.readers) for text in texts}
    by_readers: Counter[int] = Counter()
    for units, readers in whole.values():
        by_readers[readers] += units
    for code, depth in codes:
        there = [
            (cells, *whole[name]) for name, cells in counts.cells.get(code.id, {}).items() if name in whole
        ]
        silent = by_readers.copy()
        for _, units, readers in there:
            silent[readers] -= units
        found = add([*there, *(({}, units, readers) for readers, units in silent.items())], bits)
        sums.append((found, 1))
        rows.append(CodeAgreement(code, depth, _measure(found, rules)))
    return tuple(rows), _measure(_over_codes(sums, rules), rules)


_There = Sequence[tuple[Cells, int, int]]
"""What coders did with one code in each transcript: cells, all units, readers."""


def _adding(rules: Rules, coders: int) -> Callable[[_There, Sequence[int]], _Sum]:
    """What adds the units of one code up over transcripts."""
    if rules.unit == "segment":
        return _segments
    return _of_two if coders == 2 else _of_more


def _of_more(there: _There, bits: Sequence[int]) -> _Sum:
    profile: Counter[tuple[int, ...]] = Counter()
    coded, read = [0] * len(bits), [0] * len(bits)
    anybody = everybody = 0
    for cells, total, readers in there:
        here = sum(1 << bit for bit in bits if readers >> bit & 1)
        number = here.bit_count()
        left = total
        for who, units in cells.items():
            yes = (who & here).bit_count()
            profile[yes, number - yes] += units
            left -= units
            anybody += units if yes else 0
            everybody += units if yes == number else 0
        profile[0, number] += left
        for at, bit in enumerate(bits):
            read[at] += total if readers >> bit & 1 else 0
            coded[at] += sum(units for who, units in cells.items() if who >> bit & 1)
    share = percent_agreement(profile)
    kappa, ac1, alpha = fleiss(profile), gwet(profile), krippendorff(profile)
    return _Sum(
        (kappa, ac1, alpha) if kappa and ac1 and alpha else None,
        None if share is None else 100 * share,
        percent(everybody, anybody),
        tuple(map(percent, coded, read)),
        None,
    )


def _of_two(there: _There, bits: Sequence[int]) -> _Sum:
    one, other = bits
    both = first = second = total = 0
    for cells, units, _ in there:
        total += units
        for who, number in cells.items():
            if who >> one & 1:
                if who >> other & 1:
                    both += number
                else:
                    first += number
            elif who >> other & 1:
                second += number
    neither = total - both - first - second
    return _Sum(
        yes_or_no(both, first, second, neither),
        percent(both + neither, total),
        percent(both, both + first + second),
        (percent(both + first, total), percent(both + second, total)),
        (both, first, second, neither),
    )


def _segments(there: _There, bits: Sequence[int]) -> _Sum:
    """Segments that have their like, counted under two coders, and those that have not."""
    agree, own = 0, [0] * len(bits)
    for cells, _, _ in there:
        for who, number in cells.items():
            among = [at for at, bit in enumerate(bits) if who >> bit & 1]
            if who.bit_count() == 2 and len(among) == 2:
                agree += number
            elif who.bit_count() == 1 and among:
                own[among[0]] += number
    total = agree + sum(own)
    table = (agree, own[0], own[1], 0) if len(bits) == 2 else None
    return _Sum(None, percent(agree, total), percent(agree, total), (None,) * len(bits), table)


def _measure(found: _Sum, rules: Rules) -> Measure:
    """What is told of one code; where a coefficient is not defined, why."""
    values = dict(zip(COEFFICIENTS, (each.coefficient for each in found.chances or ()), strict=False))
    reasons: dict[str, str] = {}
    if rules.unit == "segment":
        reasons = dict.fromkeys(COEFFICIENTS, "segment")
    elif found.chances is None:
        reasons = dict.fromkeys(COEFFICIENTS, "no_text")
    elif None in values.values():
        key = "everything" if all(found.coded) else "nobody"
        reasons = {name: key for name, each in values.items() if each is None}
    if found.percent is None:
        reasons["percent"] = "nobody" if rules.unit == "segment" else "no_text"
    if found.percent_coded is None:
        reasons["percent_coded"] = "nobody"
    if all(each is None for each in found.coded):
        reasons["prevalence"] = "share" if rules.unit == "segment" else "no_text"
    both, first, second, neither = found.table or (None,) * 4
    if found.table is None:
        reasons |= dict.fromkeys(("tp", "fp", "fn", "tn"), "more_coders")
    if rules.unit == "segment":
        neither = None
        reasons["tn"] = "segment"
    return Measure(
        found.percent,
        found.percent_coded,
        values.get("kappa"),
        values.get("ac1"),
        values.get("alpha"),
        found.coded,
        both,
        first,
        second,
        neither,
        reasons,
    )


def _over_codes(sums: Sequence[tuple[_Sum, int]], rules: Rules) -> _Sum:
    """Over all codes: mean observed and mean expected agreement; the four cells are added up.

    Each sum comes with the number of codes that it stands for.
    """
    tables = [(each.table, times) for each, times in sums if each.table]
    table = (
        (
            sum(each[0] * times for each, times in tables),
            sum(each[1] * times for each, times in tables),
            sum(each[2] * times for each, times in tables),
            sum(each[3] * times for each, times in tables),
        )
        if tables
        else None
    )
    chances = [each.chances for each, _ in sums if each.chances]
    # What is not defined does not change what is pooled: it is told where there is nothing else.
    known = [each for each in chances if each[0] != ONE_CATEGORY] or chances[:1]
    together = [each for each in map(pooled, zip(*known, strict=True)) if each is not None]
    coded = len(sums[0][0].coded) if sums else 0
    return _Sum(
        (together[0], together[1], together[2]) if together else None,
        percent(table[0], sum(table[:3]))
        if table and rules.unit == "segment"
        else _mean([(each.percent, times) for each, times in sums]),
        percent(table[0], sum(table[:3]))
        if table
        else _mean([(each.percent_coded, times) for each, times in sums]),
        tuple(_mean([(each.coded[at], times) for each, times in sums]) for at in range(coded)),
        table,
    )


def _mean(numbers: Sequence[tuple[float | None, int]]) -> float | None:
    """The mean of what is known, each so many times."""
    known = [(each, times) for each, times in numbers if each is not None and times]
    number = sum(times for _, times in known)
    return sum(each * times for each, times in known) / number if number else None
