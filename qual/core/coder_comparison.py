"""The comparison of coders: what was measured, on what, and what must be known with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qual.core.agreement import CodeAgreement, Compared, Measure, PairAgreement, TranscriptAgreement
from qual.core.disagreement import Disagreement
from qual.core.laid_codings import Coded, Rules
from qual.core.numbers import listed
from qual.core.unitized_codings import Unitized
from qual.core.words import say
from qual.errors import Problem

FEWEST = 8
"""Transcripts under which there is no interval: too few to draw others from."""

ENDS = {"alpha": ("low", "high"), "kappa": ("kappa_interval",), "ac1": ("ac1_interval",)}
"""What an interval is called where programs read it."""

MOST_NAMED = 6
"""Names that a note lists before it leaves off."""


class LeftOut(NamedTuple):
    """A transcript that is not in the base; `readers` are those of the coders who read it.

    `reason` is "one" where one of them did, "unfinished" where it is not marked as coded to its end.
    """

    transcript: str
    readers: tuple[str, ...]
    reason: str


class Note(NamedTuple):
    """Something to know with the numbers: which coders it is about, its key in the catalogue, its values."""

    coders: tuple[str, ...]
    key: str
    values: Mapping[str, object]

    def said(self, language: str) -> str:
        """In words of the language."""
        return say(f"agreement.note.{self.key}", language, **self.values)


class Resampled(NamedTuple):
    """How the intervals were made: resamples of whole transcripts, and the seed they begin from."""

    resamples: int
    seed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far coders agree, and where not.

    `characters` are those of the transcripts in the base that count, `units` as many in the unit of the
    rules. `resampled` is None where no intervals were made.
    """

    study: str
    language: str
    coders: tuple[str, ...]
    rules: Rules
    characters: int
    units: int
    measured: Compared
    unitized: Unitized
    disagreements: tuple[Disagreement, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]
    resampled: Resampled | None = None
    without_suggested: bool = False
    by_theme: bool = False

    @property
    def codes(self) -> tuple[CodeAgreement, ...]:
        """Agreement per code, in the codebook's order."""
        return self.measured.codes

    @property
    def pooled(self) -> Measure:
        """Agreement over all codes."""
        return self.measured.pooled

    @property
    def transcripts(self) -> tuple[TranscriptAgreement, ...]:
        """Agreement per transcript of the base."""
        return self.measured.transcripts

    @property
    def pairs(self) -> tuple[PairAgreement, ...]:
        """Agreement per pair, where there are more than two coders."""
        return self.measured.pairs

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What must be known with the numbers, each with a way out."""
        return tuple(
            Problem(listed(each.coders, "en"), each.said("en"), say(f"agreement.hint.{each.key}"))
            for each in self.notes
        )

    def with_intervals(
        self,
        codes: Mapping[str, Mapping[str, tuple[float, float]]],
        pooled: Mapping[str, tuple[float, float]],
        how: Resampled,
    ) -> Comparison:
        """The same with intervals; a coefficient without one says that it is too rare for it."""
        rows = tuple(
            replace(row, measure=_spread(row.measure, codes.get(row.code.id, {}))) for row in self.codes
        )
        measured = self.measured._replace(codes=rows, pooled=_spread(self.pooled, pooled))
        return replace(self, measured=measured, resampled=how)

    def without_intervals(self, reason: str) -> Comparison:
        """The same, with the reason why there are no intervals."""
        rows = tuple(replace(row, measure=_unspread(row.measure, reason)) for row in self.codes)
        measured = self.measured._replace(codes=rows, pooled=_unspread(self.pooled, reason))
        return replace(self, measured=measured)


def _spread(measure: Measure, found: Mapping[str, tuple[float, float]]) -> Measure:
    known = {name: each for name, each in found.items() if getattr(measure, name) is not None}
    return _unspread(replace(measure, intervals=known), "rare")


def _unspread(measure: Measure, reason: str) -> Measure:
    """A measure with a reason for each interval that it lacks: the coefficient's own where that has none."""
    reasons = dict(measure.reasons)
    for name, ends in ENDS.items():
        if name not in measure.intervals:
            reasons |= dict.fromkeys(ends, measure.reasons.get(name, reason))
    return replace(measure, reasons=reasons)


def notes_on(
    coders: Sequence[str],
    base: Collection[str],
    coded: Iterable[Coded],
    outside: Mapping[str, int],
    left_out: Sequence[LeftOut],
    unfinished: Mapping[str, Sequence[str]],
    unmarked: Sequence[str],
    shared: Collection[str],
    unused: Sequence[str],
) -> list[Note]:
    """What must be known with the numbers of a base of transcripts.

    `unfinished` are, per coder, the transcripts of the base not marked as coded to their end, `unmarked` the
    coders who marked none, `shared` those who read something of the base; `unused` the names of
    codes that nobody used.
    """
    team = tuple(coders)
    notes: list[Note] = []
    here = [each for each in coded if each.transcript in base]
    taken: dict[str, int] = Counter(each.coder for each in here if each.origin == "suggestion")
    total: dict[str, int] = Counter(each.coder for each in here)
    for coder in coders:
        if taken.get(coder):
            notes.append(Note((coder,), "suggested", {"number": taken[coder], "total": total[coder]}))
    both = _taken_by_both(here)
    if both:
        notes.append(Note(team, "suggested.both", {"number": both}))
    for coder in coders:
        if unfinished.get(coder):
            number, names = len(unfinished[coder]), _some(unfinished[coder])
            values = {"number": number, "total": len(base), "names": names}
            notes.append(Note((coder,), "unfinished", values))
    if unmarked:
        notes.append(Note(tuple(unmarked), "unmarked", {}))
    alone = tuple(coder for coder in coders if coder not in shared)
    if alone:
        notes.append(Note(alone, "alone", {}))
    for reason in ("one", "unfinished"):
        gone = [each.transcript for each in left_out if each.reason == reason]
        if gone:
            notes.append(Note(team, f"left_out.{reason}", {"number": len(gone), "names": _some(gone)}))
    for coder in coders:
        if outside.get(coder):
            notes.append(Note((coder,), "outside", {"number": outside[coder]}))
    if unused:
        notes.append(Note(team, "unused", {"number": len(unused), "names": _some(unused)}))
    if len(base) < FEWEST:
        notes.append(Note(team, "few", {"number": len(base), "fewest": FEWEST}))
    return notes


def _taken_by_both(coded: Iterable[Coded]) -> int:
    """On how many places more than one coder took a suggestion of the same code."""
    places: dict[tuple[str, int, int, str], set[str]] = defaultdict(set)
    for each in coded:
        if each.origin == "suggestion":
            places[each.transcript, each.start, each.end, each.code].add(each.coder)
    return sum(len(each) > 1 for each in places.values())


def _some(names: Sequence[str]) -> str:
    """Names, and that there are more."""
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
