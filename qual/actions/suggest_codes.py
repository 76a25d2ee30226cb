"""Suggestions: made, listed, taken or turned down."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.study import Study
from qual.core.blind import is_blind
from qual.core.codebook import Code
from qual.core.coding import Coding
from qual.core.sentences import sentences
from qual.core.span import Span
from qual.core.study import Settings
from qual.core.suggestion import Reason, Suggestion, inbox_order
from qual.core.words import say
from qual.errors import NotFoundError
from qual.store import codes, codings, marks, suggestions, transcripts

if TYPE_CHECKING:
    from qual.suggest.passage import Passage
    from qual.suggest.promise import Delivery

FEWEST_JUDGED = 30
"""Sentences that must have been judged before anything is learnt from them."""


class Suggested(NamedTuple):
    """The suggestions of a run, the words that say what made them, and what to know of them."""

    suggestions: list[Suggestion]
    engine: str
    notes: tuple[str, ...] = ()


class Found(NamedTuple):
    """What a run found, by what it had read; `versions` are the texts that it read, by transcript."""

    suggestions: list[Suggestion]
    language: str
    notes: tuple[str, ...]
    engine: Mapping[str, str | int]
    versions: Mapping[str, str]


def suggest_codes(study: Study, names: Sequence[str] = ()) -> Suggested:
    """Make suggestions for transcripts (default: all); they replace the open ones.

    They come from the cues of the codebook and, once enough was coded to keep a promise, from what the coder
    did so far.

    What the coder coded already with that code is not suggested again; neither is what was rejected. For the
    study's blind interviews none are made, and none from codings where those taken so far broke the promise.
    """
    return keep_suggestions(study, find_suggestions(study, names))


def find_suggestions(study: Study, names: Sequence[str] = ()) -> Found:
    """What there is to suggest, in seconds or more; changes nothing in the study."""
    from qual.suggest.inbox import suggest
    from qual.suggest.language import load_language
    from qual.suggest.promise import delivery

    settings = study.settings
    with study.database.read() as session:
        wanted = list(names) or [each.name for each in transcripts.listed(session)]
        seen = [name for name in wanted if not is_blind(name, settings.blind_share)]
        opened = [transcripts.with_text(session, name) for name in wanted]
        in_use = codes.codebook(session)
        kept = delivery([each.is_taken for each in suggestions.decided(session) if each.is_learnt])
        done = [each for each in codings.listed(session) if each.coder == study.coder]
    language = load_language(study.settings.language)
    ids = study.database.new_id
    offered = [code for code in in_use if not code.is_retired]
    notes = _notes(settings, kept, len(wanted) - len(seen))
    if settings.inbox == "off":
        seen = []
    by_cue = suggest([e for e in opened if e.name in seen], offered, language, lambda *_: ids(), done=done)
    is_silent = settings.inbox == "auto" and kept.is_broken
    learnt = [] if is_silent or not seen else _learnt(study, offered, seen, done)
    found = _together(by_cue, learnt)
    engine: dict[str, str | int] = {
        "kind": "cues" if is_silent else "cues and learner",
        "language": str(language),
        "codings": len(done),
        "codes": len(offered),
    }
    versions = {each.name: each.transcript.version for each in opened}
    return Found(found, str(language), notes, engine, versions)


def keep_suggestions(study: Study, found: Found) -> Suggested:
    """Put what was found in the place of the open suggestions of the same transcripts.

    What the study went past meanwhile is left out: codes that are gone or retired, passages that were coded.
    TextCorrectedError where a text was corrected meanwhile.
    """
    versions = dict(found.versions)
    with study.database.read() as session:
        offered = {code.id for code in codes.codebook(session) if not code.is_retired}
        done = [each for each in codings.listed(session) if each.coder == study.coder]
        refused = {_what(each) for each in suggestions.listed(session, state="rejected")}
        wanted = _still_wanted(offered, done, refused, found.suggestions)
        waiting = [each for name in versions for each in suggestions.listed(session, name)]
    if {_reasoned(each) for each in waiting} == {_reasoned(each) for each in wanted}:
        ids_there = {_what(each): each.id for each in waiting}
        there = [replace(each, id=ids_there[_what(each)]) for each in wanted]
        return Suggested(there, found.language, found.notes)
    with study.database.change(study.coder, "suggest.run", suggestions=len(wanted)) as change:
        suggestions.replace_open(change, wanted, versions, dict(found.engine))
    return Suggested(wanted, found.language, found.notes)


def _still_wanted(
    offered: Container[str],
    done: Sequence[Coding],
    refused: Container[tuple[str, Span, str]],
    found: Sequence[Suggestion],
) -> list[Suggestion]:
    """Suggestions of codes that are offered, without those that the coder coded or somebody turned down."""
    coded: dict[tuple[str, str], list[Span]] = {}
    for each in done:
        coded.setdefault((each.transcript, each.code), []).append(each.span)
    return [
        each
        for each in found
        if each.code in offered
        and _what(each) not in refused
        and not any(each.span.overlaps(span) for span in coded.get((each.transcript, each.code), ()))
    ]


def _notes(settings: Settings, kept: Delivery, blind: int) -> tuple[str, ...]:
    """What a coder should know of a run, in words."""
    if settings.inbox == "off":
        return (say("suggest.off"),)
    notes = [say("suggest.blind", number=blind)] if blind else []
    if settings.inbox == "auto" and kept.is_broken:
        notes.append(say("suggest.broken", **kept._asdict()))
    return tuple(notes)


class Unit(NamedTuple):
    """A sentence of a respondent as a passage, and where it stands."""

    passage: Passage
    span: Span


def units_of(study: Study, *, everyone: bool = False, coder: str = "") -> list[Unit]:
    """Every sentence of respondents, with what a coder (default: the study's; or everyone) decided on it.

    A transcript is judged up to its last coded sentence, and wholly where it is marked as coded to its end.
    """
    from qual.suggest.passage import Passage

    whose = coder or study.coder
    with study.database.read() as session:
        opened = [transcripts.with_text(session, each.name) for each in transcripts.listed(session)]
        coded = [each for each in codings.listed(session) if everyone or each.coder == whose]
        done = {name for name, by in marks.done(session) if everyone or by == whose}
    by_transcript: dict[str, list[Coding]] = {}
    for each in coded:
        by_transcript.setdefault(each.transcript, []).append(each)
    found = []
    for text in opened:
        own = sorted(by_transcript.get(text.name, ()), key=lambda each: each.span.start)
        last = len(text.text) if text.name in done else max((each.span.end for each in own), default=-1)
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
                    while at < len(own) and own[at].span.start < span.end:
                        open_ones.append(own[at])
                        at += 1
                    open_ones = [each for each in open_ones if each.span.end > span.start]
                    codes = frozenset(each.code for each in open_ones if each.span.overlaps(span))
                    passage = Passage(
                        text.name,
                        speaker.respondent if speaker else None,
                        number,
                        role,
                        span.of(text.text),
                        previous,
                        codes if span.start <= last else None,
                    )
                    found.append(Unit(passage, span))
                    number += 1
            previous = words
    return found


def passages_of(study: Study, *, everyone: bool = False) -> tuple[tuple[Code, ...], list[Passage]]:
    """The codes that are offered, and every sentence of respondents with what was decided on it."""
    with study.database.read() as session:
        offered = tuple(code for code in codes.codebook(session) if not code.is_retired)
    return offered, [unit.passage for unit in units_of(study, everyone=everyone)]


def _learnt(
    study: Study, offered: Sequence[Code], names: Sequence[str], done: Sequence[Coding]
) -> list[Suggestion]:
    """What the coder's own codings speak for surely enough, in sentences nobody judged yet."""
    from qual.suggest.learner import Learner
    from qual.suggest.measures import unjudged

    units = units_of(study)
    judged = [unit.passage for unit in units if unit.passage.codes is not None]
    if len(judged) < FEWEST_JUDGED:
        return []
    learner = Learner(study.settings.language, offered)
    learner.fit(unit.passage for unit in units)
    cuts = learner.threshold
    if not isinstance(cuts, Mapping):
        return []
    scores = learner.score([unjudged(unit.passage) for unit in units])
    by_transcript: dict[str, list[Coding]] = {}
    for coding in done:
        by_transcript.setdefault(coding.transcript, []).append(coding)
    found = []
    for unit, score in zip(units, scores, strict=True):
        passage = unit.passage
        if passage.transcript not in names or passage.codes is not None:
            continue
        there = by_transcript.get(passage.transcript, ())
        taken = {each.code for each in there if each.span.overlaps(unit.span)}
        for code, probability in score.items():
            if probability < cuts[code] or code in taken:
                continue
            right, shown = learner.record(cuts[code], code)
            words = say("suggest.promise", right=round(10 * right / max(1, shown)), cases=shown)
            why = (*learner.reasons(passage, code), Reason("record", words, round(probability, 3)))
            name = study.database.new_id()
            score_shown = round(min(probability, 0.99), 3)
            found.append(
                Suggestion(name, passage.transcript, unit.span, passage.text, code, score_shown, why)
            )
    return found


def _together(by_cue: Sequence[Suggestion], learnt: Sequence[Suggestion]) -> list[Suggestion]:
    """Both kinds, the surest first; where both speak, one suggestion with the reasons of both."""
    by_what = {_what(each): each for each in by_cue}
    for each in learnt:
        cue = by_what.get(_what(each))
        by_what[_what(each)] = replace(each, why=(*cue.why, *each.why)) if cue else each
    return sorted(by_what.values(), key=inbox_order)


def _what(suggestion: Suggestion) -> tuple[str, Span, str]:
    """What makes two suggestions the same."""
    return suggestion.transcript, suggestion.span, suggestion.code


def _reasoned(suggestion: Suggestion) -> tuple[object, ...]:
    """Everything about a suggestion but its id."""
    return *_what(suggestion), suggestion.text, suggestion.score, suggestion.why


def open_suggestions(study: Study, name: str | None = None) -> list[Suggestion]:
    """The suggestions nobody decided on yet, in reading order."""
    with study.database.read() as session:
        return suggestions.listed(session, name)


def accept_suggestion(study: Study, suggestion: str) -> Coding:
    """Make a suggestion the coder's coding; the coding remembers that it came from one."""
    found, seen = _open(study, suggestion)
    with study.database.change(study.coder, "suggestion.accept") as change:
        transcripts.refuse_old_texts(change.session, {found.transcript: seen})
        texts = {found.transcript: transcripts.text_in_use(change.session, found.transcript)}
        coding = Coding(
            found.transcript, found.span, found.code, study.coder, found.text, origin="suggestion"
        )
        [row] = codings.add(change, [coding], texts, suggestion=suggestion)
        suggestions.decide(change, suggestion, "accepted")
    return Coding(
        coding.transcript, coding.span, coding.code, coding.coder, coding.text, "", "suggestion", "", row
    )


def reject_suggestion(study: Study, suggestion: str) -> None:
    """Turn a suggestion down; it is not made again."""
    _open(study, suggestion)
    with study.database.change(study.coder, "suggestion.reject") as change:
        suggestions.decide(change, suggestion, "rejected")


def _open(study: Study, suggestion: str) -> tuple[Suggestion, str]:
    """An open suggestion, and the id of the text version that it stands in."""
    with study.database.read() as session:
        for each in suggestions.listed(session):
            if each.id == suggestion:
                return each, transcripts.facts(session, each.transcript).version
    raise NotFoundError("open suggestion", suggestion, "run 'qual suggest' again")
