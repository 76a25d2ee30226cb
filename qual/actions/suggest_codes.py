"""Suggestions: found in transcripts, and kept until people decide on them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.read_passages import Unit, judged_by, units_of
from qual.actions.study import Study
from qual.actions.tell_reasons import by_transcript, reasons_for
from qual.core.blind import is_blind
from qual.core.codebook import Code
from qual.core.judged import Judged
from qual.core.span import Span
from qual.core.study import Settings
from qual.core.suggestion import FEWEST_CODINGS, FEWEST_RESPONDENTS, Reason, Suggestion, inbox_order
from qual.core.transcript import TranscriptText
from qual.core.words import say
from qual.store import codes, suggestions, transcripts

if TYPE_CHECKING:
    from qual.suggest.language import Language
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

    What the coder has read past is not suggested for, nor again what was coded so or turned down. For the
    study's blind interviews none are made, and none from codings where those taken so far broke the promise.
    """
    return keep_suggestions(study, find_suggestions(study, names))


def find_suggestions(study: Study, names: Sequence[str] = ()) -> Found:
    """What there is to suggest, in seconds or more; changes nothing in the study."""
    from qual.suggest.language import load_language
    from qual.suggest.promise import delivery

    settings = study.settings
    if settings.inbox == "off":
        return _none(study, names)
    with study.database.read() as session:
        wanted = list(names) or [each.name for each in transcripts.listed(session)]
        seen = [name for name in wanted if not is_blind(name, settings.blind_share)]
        opened = [transcripts.with_text(session, name) for name in wanted]
        in_use = codes.codebook(session)
        decisions = suggestions.decided(session)
    judged = judged_by(study)
    kept = delivery([each.is_taken for each in decisions if each.is_learnt])
    language = load_language(study.settings.language)
    offered = [code for code in in_use if not code.is_retired]
    notes = _notes(settings, kept, len(wanted) - len(seen), has_codes=bool(offered))
    texts = [each for each in opened if each.name in seen]
    by_cue = _by_cue(study, language, texts, offered, decisions, judged) if seen else []
    is_silent = settings.inbox == "auto" and kept.is_broken
    learnt: list[Suggestion] = []
    if seen and offered and not is_silent:
        learnt, silence = _learnt(study, offered, seen, judged)
        notes += (silence,) if silence else ()
    found = _together(by_cue, learnt)
    engine: dict[str, str | int] = {
        "kind": "cues" if is_silent else "cues and learner",
        "language": str(language),
        "codings": judged.codings,
        "codes": len(offered),
    }
    versions = {each.name: each.transcript.version for each in opened}
    return Found(found, str(language), notes, engine, versions)


def _none(study: Study, names: Sequence[str]) -> Found:
    """No suggestions, for they are off; nothing is loaded to find that out."""
    with study.database.read() as session:
        wanted = list(names) or [each.name for each in transcripts.listed(session)]
        versions = {name: transcripts.facts(session, name).version for name in wanted}
    notes = (say("suggest.off"),)
    return Found([], say("suggest.no_engine"), notes, {"kind": "off"}, versions)


def keep_suggestions(study: Study, found: Found) -> Suggested:
    """Put what was found in the place of the open suggestions of the same transcripts.

    What the study went past meanwhile is left out: codes that are gone or retired, passages that were coded.
    TextCorrectedError where a text was corrected meanwhile.
    """
    versions = dict(found.versions)
    judged = judged_by(study)
    with study.database.read() as session:
        offered = {code.id for code in codes.codebook(session) if not code.is_retired}
        wanted = still_wanted(offered, judged, found.suggestions)
        waiting = [each for name in versions for each in suggestions.listed(session, name)]
    if {_reasoned(each) for each in waiting} == {_reasoned(each) for each in wanted}:
        ids_there = {_what(each): each.id for each in waiting}
        there = [replace(each, id=ids_there[_what(each)]) for each in wanted]
        return Suggested(there, found.language, found.notes)
    with study.database.change(study.coder, "suggest.run", suggestions=len(wanted)) as change:
        suggestions.replace_open(change, wanted, versions, dict(found.engine))
    return Suggested(wanted, found.language, found.notes)


def still_wanted(offered: Container[str], judged: Judged, found: Iterable[Suggestion]) -> list[Suggestion]:
    """Suggestions of codes that are offered, where the coder did not decide on the code meanwhile."""
    return [
        each
        for each in found
        if each.code in offered and judged.leaves_open(each.transcript, each.span, each.code)
    ]


def _notes(settings: Settings, kept: Delivery, blind: int, *, has_codes: bool) -> tuple[str, ...]:
    """What a coder should know of a run, in words."""
    notes = [say("suggest.blind", number=blind)] if blind else []
    if not has_codes:
        notes.append(say("suggest.silent.no_codes"))
    if settings.inbox == "auto" and kept.is_broken:
        notes.append(say("suggest.broken", **kept._asdict()))
    return tuple(notes)


def _by_cue(
    study: Study,
    language: Language,
    texts: Sequence[TranscriptText],
    offered: Sequence[Code],
    decisions: Sequence[suggestions.Decided],
    judged: Judged,
) -> list[Suggestion]:
    """What the cues speak for, as far as the team's codings and decisions bear them out."""
    from qual.suggest.inbox import cue_record, suggest

    team = units_of(study, everyone=True)
    refused = _refused_beside_codings(team, decisions)
    record = cue_record(offered, language, [unit.passage for unit in team], refused)
    new_id = study.database.new_id
    return suggest(
        texts, offered, language, lambda *_: new_id(), leaves_open=judged.leaves_open, record=record
    )


def _refused_beside_codings(
    units: Iterable[Unit], decisions: Iterable[suggestions.Decided]
) -> list[tuple[str, str]]:
    """The words and the code of every suggestion that somebody turned down and somebody else coded so."""
    coded = {
        (unit.passage.transcript, unit.span, code) for unit in units for code in unit.passage.codes or ()
    }
    return [
        (each.text, each.code)
        for each in decisions
        if not each.is_taken and (each.transcript, each.span, each.code) in coded
    ]


def _learnt(
    study: Study, offered: Sequence[Code], names: Sequence[str], decided: Judged
) -> tuple[list[Suggestion], str]:
    """What the coder's own codings speak for surely enough, in sentences nobody judged yet.

    Where they promise nothing, the second value says why, in words.
    """
    from qual.suggest.learner import Learner
    from qual.suggest.measures import unjudged

    units = units_of(study)
    judged = [unit.passage for unit in units if unit.passage.codes is not None]
    if len(judged) < FEWEST_JUDGED:
        return [], say("suggest.few_judged", judged=len(judged), needed=FEWEST_JUDGED)
    learner = Learner(study.settings.language, offered)
    learner.fit(unit.passage for unit in units)
    cuts = learner.threshold
    if not isinstance(cuts, Mapping):
        return [], why_silent(judged)
    scores = learner.score([unjudged(unit.passage) for unit in units])
    read = by_transcript(units)
    found = []
    for unit, score in zip(units, scores, strict=True):
        passage = unit.passage
        if passage.transcript not in names:
            continue
        for code, probability in score.items():
            if probability < cuts[code] or not decided.leaves_open(passage.transcript, unit.span, code):
                continue
            right, shown = learner.record(cuts[code], code)
            words = say("suggest.promise", right=round(10 * right / max(1, shown)), cases=shown)
            why = (*reasons_for(learner, read, passage, code), Reason("record", words, round(probability, 3)))
            name = study.database.new_id()
            score_shown = round(min(probability, 0.99), 3)
            found.append(
                Suggestion(name, passage.transcript, unit.span, passage.text, code, score_shown, why)
            )
    return found, ""


def why_silent(judged: Sequence[Passage]) -> str:
    """Why nothing is promised of what was judged, in words."""
    people: dict[str, list[str]] = {}
    for passage in judged:
        for code in passage.codes or ():
            people.setdefault(code, []).append(passage.respondent or passage.transcript)
    if len({who for each in people.values() for who in each}) == 1:
        return say("suggest.one_respondent", needed=FEWEST_RESPONDENTS)
    if any(len(each) >= FEWEST_CODINGS and len(set(each)) >= FEWEST_RESPONDENTS for each in people.values()):
        return say("suggest.no_cut")
    return say("suggest.few_codings", codings=FEWEST_CODINGS, respondents=FEWEST_RESPONDENTS)


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
