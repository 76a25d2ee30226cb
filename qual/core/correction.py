"""What a corrected text does to the passages that people marked in the old one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qual.core.span import Span
from qual.core.transcript import Speaker, Turn

VERDICTS = ("exact", "moved", "edited", "doubtful", "lost")
"""From nothing happened to nothing left: see `Carried`."""

UNSURE = frozenset({"doubtful", "lost"})
"""The verdicts that a person has to settle."""


_LITTLE_KEPT = 0.3
"""The part of its runs of words by which a text is still known as a version of another."""


class Carried(NamedTuple):
    """What became of one passage: its old place and words, and its new ones.

    `verdict` is "exact" (same words, same place), "moved" (same words, another place), "edited" (the place is
    sure, the words changed), "doubtful" (`new` is the best place found, a person must look) or "lost" (`new`
    is None and `after` empty: its words stand nowhere in the new text).
    """

    verdict: str
    old: Span
    new: Span | None
    before: str
    after: str

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look."""
        return self.verdict not in UNSURE


def per_verdict(carried: Iterable[Carried]) -> dict[str, int]:
    """How many passages got each verdict."""
    found = Counter(each.verdict for each in carried)
    return {verdict: found[verdict] for verdict in VERDICTS}


class Marked(NamedTuple):
    """A coding or suggestion (`kind`) that a correction has to carry, and where its words stand for sure.

    For a coding in doubt (`doubt` is its mark's id) that is its place before the correction that left it so.
    `version` is the id of the text version; `coder` is empty and `state` filled for a suggestion.
    """

    kind: str
    id: str
    code: str
    coder: str
    state: str
    version: str
    span: Span
    doubt: str


class Fate(NamedTuple):
    """What becomes of one coding or suggestion."""

    marked: Marked
    carried: Carried


class Doubt(NamedTuple):
    """A coding that a correction left unsure: its old place and words, and where it stands now.

    `now` is None and `after` empty for one that is lost.
    """

    coding: str
    transcript: str
    code: str
    coder: str
    verdict: str
    old: Span
    before: str
    now: Span | None
    after: str


def voices(span: Span, turns: Sequence[Turn], people: Mapping[str, Speaker]) -> frozenset[str]:
    """Who says the words of a place: respondents, interviewers as one, and labels that nobody is behind."""
    found = set()
    for turn in turns[max(0, bisect_right(turns, span.start, key=lambda turn: turn.start) - 1) :]:
        if turn.start >= span.end:
            break
        if turn.end > span.start:
            who = people.get(turn.speaker)
            role = who.role if who and who.role == "interviewer" else ""
            found.add((who and who.respondent) or role or turn.speaker)
    return frozenset(found)


def in_doubt_by_voice(
    carried: Carried,
    old: Sequence[Turn],
    new: Sequence[Turn],
    before: Iterable[Speaker],
    after: Iterable[Speaker],
) -> Carried:
    """The passage, in doubt where its words came to be somebody else's: it would count for another person.

    A text that named nobody before has given nothing away; turns are in the order of the text.
    """
    if carried.new is None or not carried.is_sure:
        return carried
    people = {each.label: each for each in (*before, *after)}
    was, now = voices(carried.old, old, people), voices(carried.new, new, people)
    return carried if was == now or was <= {""} else carried._replace(verdict="doubtful")


def is_another_text(old: str, new: str) -> bool:
    """Whether hardly any run of three words of a text stands in another one, wherever it stands.

    Two interviews on one subject share half their words or more, and up to a tenth of these runs; two
    versions of one share nearly all.
    """
    runs = _runs(old)
    return (runs & _runs(new)).total() < _LITTLE_KEPT * max(1, runs.total())


def _runs(text: str) -> Counter[tuple[str, str, str]]:
    words = text.casefold().split()
    return Counter(zip(words, words[1:], words[2:], strict=False))
