"""Suggestions from the cues of the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qual.core.codebook import Code
from qual.core.sentences import sentences
from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion, inbox_order
from qual.core.transcript import TranscriptText, interviewer_labels
from qual.core.words import say
from qual.suggest.cues import CueFinder, Hit
from qual.suggest.language import Language, Word, words
from qual.suggest.passage import Passage

NEGATIONS = frozenset(
    "niet geen nooit nergens nauwelijks zonder noch not n't no never without hardly none neither nor".split()
)
LEAST = 0.1
"""What is less likely than that is not suggested: cues that were wrong nine times of ten fall silent."""

NEGATED = 0.5
"""What is left of a score when the cue is denied."""

REACH = 3
"""How many words before a cue a negation may stand."""

SUREST = 0.95
"""No number of cues makes a suggestion surer than this."""


class CueRecord(NamedTuple):
    """In how many judged passages with a cue the code was put, and in how many it was not."""

    accepted: int = 0
    rejected: int = 0

    @property
    def trust(self) -> float:
        """The share that was taken, smoothed; a cue nobody judged yet gets a half."""
        return (self.accepted + 1) / (self.accepted + self.rejected + 2)


def cue_record(
    codebook: Iterable[Code],
    language: Language,
    passages: Iterable[Passage],
    refused: Sequence[tuple[str, str]] = (),
) -> dict[tuple[str, str], CueRecord]:
    """How often each (code, cue) stood in a judged passage that has the code, and in one that has it not.

    Of a passage that is not judged only the codes count that were turned down there. `refused` holds words
    and a code that they were refused for in addition.
    """
    finder = CueFinder(language, codebook)
    given = list(passages) if finder.has_cues else []
    judged = [each for each in given if each.codes is not None]
    partly = [(each.text, code) for each in given if each.codes is None for code in sorted(each.refused)]
    refused = [*refused, *partly]
    found: dict[tuple[str, str], CueRecord] = {}
    for passage, read in zip(judged, words(language, (each.text for each in judged)), strict=True):
        for key in {(hit.code, hit.cue) for hit in finder.find(read)}:
            taken, against = found.get(key, CueRecord())
            applies = key[0] in (passage.codes or ())
            found[key] = CueRecord(taken + applies, against + (not applies))
    if finder.has_cues:
        for (_, code), read in zip(refused, words(language, (text for text, _ in refused)), strict=True):
            for key in {(hit.code, hit.cue) for hit in finder.find(read) if hit.code == code}:
                taken, against = found.get(key, CueRecord())
                found[key] = CueRecord(taken, against + 1)
    return found


class Unit(NamedTuple):
    """A sentence of a transcript."""

    transcript: str
    span: Span
    text: str


def suggest(
    texts: Sequence[TranscriptText],
    codebook: Iterable[Code],
    language: Language,
    identify: Callable[[str, Span, str], str],
    *,
    leaves_open: Callable[[str, Span, str], bool] = lambda *_: True,
    record: Mapping[tuple[str, str], CueRecord] | None = None,
) -> list[Suggestion]:
    """The sentences in which a code's cues stand, the surest first.

    Interviewers' turns are left out, and sentences that `leaves_open` does not leave to that code. `identify`
    names a suggestion by transcript, span and code; `record` is what became of each (code, cue) so far.
    The reasons are the words that fit, and for each cue how often the code was put where it stood.
    """
    finder = CueFinder(language, codebook)
    units = [unit for text in texts for unit in _units(text)]
    found = []
    for unit, read in zip(units, words(language, (unit.text for unit in units)), strict=True):
        for code, hits in _by_code(finder.find(read)).items():
            if leaves_open(unit.transcript, unit.span, code):
                score, why = weigh(unit.text, read, hits, record or {})
                if score < LEAST:
                    continue
                name = identify(unit.transcript, unit.span, code)
                found.append(Suggestion(name, unit.transcript, unit.span, unit.text, code, score, why))
    return sorted(found, key=inbox_order)


def weigh(
    text: str, read: Sequence[Word], hits: Sequence[Hit], record: Mapping[tuple[str, str], CueRecord]
) -> tuple[float, tuple[Reason, ...]]:
    """How sure the cues of one code make us, and the words that say so.

    Different cues add up as independent evidence; a cue that stands there twice counts once. A negation right
    before a cue takes away half of what that cue brought.
    """
    doubt, why, counted = 1.0, [], set()
    told = []
    for hit in sorted(hits, key=lambda hit: _negation(read, hit) is not None):
        if hit.cue in counted:
            continue
        counted.add(hit.cue)
        known = record.get((hit.code, hit.cue), CueRecord())
        trust = known.trust
        told.append(Reason("judged", _in_words(hit.cue, known), round(trust, 3)))
        why.append(Reason("cue", _shown(text, read, hit.first, hit.after), round(trust, 3)))
        denied = _negation(read, hit)
        if denied is not None:
            trust *= NEGATED
            why.append(Reason("negation", _shown(text, read, denied, hit.after), -round(trust, 3)))
        doubt *= 1 - trust
    return round(min(1 - doubt, SUREST), 3), (*why, *told)


def _in_words(cue: str, known: CueRecord) -> str:
    judged = known.accepted + known.rejected
    if not judged:
        return say("suggest.cue_new", cue=cue)
    return say("suggest.cue_judged", cue=cue, judged=judged, right=known.accepted)


def _units(text: TranscriptText) -> Iterator[Unit]:
    interviewers = interviewer_labels(text.transcript)
    for turn in text.turns:
        if turn.speaker not in interviewers:
            for span in sentences(text.text, turn.start, turn.end):
                yield Unit(text.name, span, span.of(text.text))


def _by_code(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.code, []).append(hit)
    return found


def _negation(read: Sequence[Word], hit: Hit) -> int | None:
    """The word shortly before the cue that denies it; a cue that holds a negation means it that way."""
    if any(word.form in NEGATIONS for word in read[hit.first : hit.after]):
        return None
    before = range(hit.first - 1, max(-1, hit.first - 1 - REACH), -1)
    return next((at for at in before if read[at].form in NEGATIONS), None)


def _shown(text: str, read: Sequence[Word], first: int, after: int) -> str:
    return " ".join(text[read[first].start : read[after - 1].end].split())
