"""The suggestions that wait, and what people decide on them; every decision is one durable change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from qual.actions.read_passages import judged_by
from qual.actions.study import Study
from qual.actions.suggest_codes import still_wanted
from qual.core.blind import is_blind
from qual.core.coding import Coding
from qual.core.judged import read_to
from qual.core.sentences import sentences
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.core.transcript import TranscriptText
from qual.core.units import turn_index
from qual.errors import NotFoundError
from qual.store import codes, codings, marks, suggestions, transcripts
from qual.store.changes import Change


def open_suggestions(study: Study, name: str | None = None) -> list[Suggestion]:
    """The suggestions that the coder can still decide on, of one transcript or of all, in reading order.

    None of codes that are not offered any more, of passages that the coder read past or coded so meanwhile,
    from another coder's codings, in blind interviews, or where suggestions are off.
    """
    waiting = undecided_suggestions(study, name)
    if not waiting:
        return []
    judged = judged_by(study, name, with_refused=False)
    return still_wanted({each.code for each in waiting}, judged, waiting)


def waiting_elsewhere(study: Study, name: str) -> dict[str, int]:
    """How many suggestions the coder can still decide on, for every other transcript that has some."""
    return Counter(each.transcript for each in open_suggestions(study) if each.transcript != name)


def turn_read_to(study: Study, text: TranscriptText) -> int | None:
    """The index of the turn up to which the coder read a transcript, by the codings there; None for none."""
    with study.database.read() as session:
        end = read_to(codings.listed(session, text.transcript.name, study.coder))
    return turn_index(text.turns, end - 1) if end > 0 else None


def why_none_wait(study: Study, text: TranscriptText) -> str:
    """Why no suggestion can wait in a transcript: "off", "blind", "done", "read"; empty where one could."""
    settings, name = study.settings, text.transcript.name
    if settings.inbox == "off":
        return "off"
    if is_blind(name, settings.blind_share):
        return "blind"
    with study.database.read() as session:
        if any(each == name and by == study.coder for each, by in marks.done(session)):
            return "done"
    people = {each.label for each in text.transcript.speakers if each.respondent}
    said = [turn for turn in text.turns if turn.speaker in people]
    last = [each for turn in said[-1:] for each in sentences(text.text, turn.start, turn.end)][-1:]
    judged = judged_by(study, name, with_refused=False)
    return "read" if last and judged.is_read(name, last[0]) else ""


def undecided_suggestions(study: Study, name: str | None = None) -> list[Suggestion]:
    """As `open_suggestions`, but also those of passages that the coder read past or coded so meanwhile.

    Whoever has the codings of the transcript at hand leaves these out without reading all of them again.
    """
    settings = study.settings
    if settings.inbox == "off":
        return []
    with study.database.read() as session:
        waiting = suggestions.listed(session, name, whose=study.coder)
        offered = {code.id for code in codes.codebook(session) if not code.is_retired} if waiting else set()
        done = {name for name, by in marks.done(session) if by == study.coder}
    return [
        each
        for each in waiting
        if each.code in offered
        and each.transcript not in done
        and not is_blind(each.transcript, settings.blind_share)
    ]


def accept_suggestion(
    study: Study, suggestion: str, span: Span | None = None, *, seen: TranscriptText | None = None
) -> Coding:
    """Make a suggestion the coder's coding, on other edges where a span is given; the coding remembers it.

    `seen` is the transcript as the coder has it open, see `put_codes`.
    """
    [coding] = accept_suggestions(study, [suggestion], span, seen=seen)
    return coding


def accept_suggestions(
    study: Study, wanted: Sequence[str], span: Span | None = None, *, seen: TranscriptText | None = None
) -> list[Coding]:
    """Make several suggestions codings in one change, which one undo takes back.

    NotFoundError where one is not open any more, and then none is taken.
    """
    found = _open(study, wanted)
    with study.database.change(study.coder, "suggestion.accept", codings=len(found)) as change:
        made = [_code(change, study, each, version, [each.code], span, seen) for each, version in found]
        for each, _ in found:
            suggestions.decide(change, each.id, "accepted")
    return [coding for each in made for coding in each]


def change_suggestion(
    study: Study, suggestion: str, wanted: Sequence[str], span: Span | None = None
) -> list[Coding]:
    """Put other codes on the passage in place of the one suggested, which counts as turned down.

    The codings remember what they came from.
    """
    [(found, version)] = _open(study, [suggestion])
    with study.database.change(study.coder, "suggestion.change", codings=len(wanted)) as change:
        made = _code(change, study, found, version, wanted, span)
        suggestions.decide(change, suggestion, "rejected")
    return made


def reject_suggestion(study: Study, suggestion: str) -> None:
    """Turn a suggestion down; it is not made again for this coder, and the next run learns from it."""
    _open(study, [suggestion])
    with study.database.change(study.coder, "suggestion.reject") as change:
        suggestions.decide(change, suggestion, "rejected")


def _code(
    change: Change,
    study: Study,
    found: Suggestion,
    version: str,
    wanted: Sequence[str],
    span: Span | None,
    seen: TranscriptText | None = None,
) -> list[Coding]:
    """Put codes on the passage of a suggestion, in the text in which it was seen."""
    name, where = found.transcript, span or found.span
    transcripts.refuse_old_texts(change.session, {name: version})
    _, text = transcripts.text_in_use(change.session, name, seen)
    there = codings.codes_on(change.session, version, where, study.coder)
    new = [
        Coding(name, where, code, study.coder, where.of(text), origin="suggestion", created=change.now)
        for code in dict.fromkeys(wanted)
        if code not in there
    ]
    rows = codings.add(change, new, {name: (version, text)}, suggestion=found.id)
    return [replace(coding, id=row) for coding, row in zip(new, rows, strict=True)]


def _open(study: Study, wanted: Sequence[str]) -> list[tuple[Suggestion, str]]:
    """Open suggestions by their ids, each with the id of the text version that it stands in."""
    with study.database.read() as session:
        there = {each.id: each for each in suggestions.listed(session)}
        for suggestion in wanted:
            if suggestion not in there:
                raise NotFoundError("open suggestion", suggestion, "run 'qual suggest' again")
        found = [there[suggestion] for suggestion in wanted]
        versions = {
            name: transcripts.facts(session, name).version for name in {each.transcript for each in found}
        }
    return [(each, versions[each.transcript]) for each in found]
