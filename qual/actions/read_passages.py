"""Sentences of respondents as passages to learn from, with what a coder decided on each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.study import Study
from qual.core.codebook import Code
from qual.core.coding import Coding
from qual.core.judged import Judged, read_to
from qual.core.sentences import sentences
from qual.core.span import Span
from qual.store import codes, codings, marks, suggestions, transcripts

if TYPE_CHECKING:
    from qual.suggest.passage import Passage


class Unit(NamedTuple):
    """A sentence of a respondent as a passage, and where it stands: in which text version, span and turn.

    `begun` are the codes put from it on.
    """

    passage: Passage
    span: Span
    begun: frozenset[str] = frozenset()
    version: str = ""
    turn: int = 0


def units_of(study: Study, *, everyone: bool = False, coder: str = "") -> list[Unit]:
    """Every sentence of respondents, with what a coder (default: the study's; or everyone) decided on it.

    A transcript is judged up to the last sentence that was coded by hand, and wholly where it is marked as
    coded to its end. Beyond that a sentence is judged where it has a coding from a suggestion or a search.
    Where nothing but suggestions were turned down, it is not: only those codes are known not to apply. Where
    a suggestion was decided on, the sentence is prompted.
    """
    from qual.suggest.passage import Passage

    whose = coder or study.coder
    with study.database.read() as session:
        opened = [transcripts.with_text(session, each.name) for each in transcripts.listed(session)]
        coded = [each for each in codings.listed(session) if everyone or each.coder == whose]
        done = {name for name, by in marks.done(session) if everyone or by == whose}
        decided = suggestions.decided(session)
    turned_down: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    prompted: dict[str, list[Span]] = defaultdict(list)
    for one in decided:
        if everyone or one.coder == whose:
            prompted[one.transcript].append(one.span)
            if not one.is_taken:
                turned_down[one.transcript].append((one.span, one.code))
    by_transcript: dict[str, list[Coding]] = {}
    for each in coded:
        by_transcript.setdefault(each.transcript, []).append(each)
    found = []
    for text in opened:
        own = sorted(by_transcript.get(text.name, ()), key=lambda each: each.span.start)
        last = len(text.text) if text.name in done else read_to(own)
        refused_here, prompted_here = turned_down[text.name], prompted[text.name]
        who = {each.label: each for each in text.transcript.speakers}
        previous = ""
        number = at = 0
        open_ones: list[Coding] = []
        for turn in text.turns:
            speaker = who.get(turn.speaker)
            role = speaker.role if speaker else "unmapped"
            words = text.text[turn.start : turn.end]
            if role != "interviewer":
                for span in sentences(text.text, turn.start, turn.end):
                    fresh = []
                    while at < len(own) and own[at].span.start < span.end:
                        fresh.append(own[at])
                        at += 1
                    open_ones += fresh
                    open_ones = [each for each in open_ones if each.span.end > span.start]
                    codes = frozenset(each.code for each in open_ones if each.span.overlaps(span))
                    is_judged = span.start <= last or codes
                    refused = frozenset(code for where, code in refused_here if span.overlaps(where))
                    passage = Passage(
                        text.name,
                        speaker.respondent if speaker else None,
                        number,
                        role,
                        span.of(text.text),
                        previous,
                        codes if is_judged else None,
                        frozenset() if is_judged else refused,
                        any(span.overlaps(where) for where in prompted_here)
                        or any(each.origin == "suggestion" for each in open_ones if each.span.overlaps(span)),
                    )
                    begun = {each.code for each in fresh if each.span.overlaps(span)}
                    version = text.transcript.version
                    found.append(Unit(passage, span, frozenset(begun), version, turn.index))
                    number += 1
            previous = words
    return found


def judged_by(study: Study, name: str | None = None, *, with_refused: bool = True) -> Judged:
    """What the study's coder decided, in one transcript or in all; quicker without what was turned down."""
    with study.database.read() as session:
        own = codings.listed(session, name, study.coder)
        done = {each for each, by in marks.done(session) if by == study.coder}
        refused = [
            (each.transcript, each.span, each.code)
            for each in (suggestions.decided(session) if with_refused else ())
            if not each.is_taken and each.coder == study.coder
        ]
    return Judged(own, done, refused)


def passages_of(study: Study, *, everyone: bool = False) -> tuple[tuple[Code, ...], list[Passage]]:
    """The codes that are offered, and every sentence of respondents with what was decided on it."""
    with study.database.read() as session:
        offered = tuple(code for code in codes.codebook(session) if not code.is_retired)
    return offered, [unit.passage for unit in units_of(study, everyone=everyone)]
