"""Suggestions: made, listed, taken or turned down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.coding import Coding
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.errors import NotFoundError
from qual.store import codes, codings, suggestions, transcripts


class Suggested(NamedTuple):
    """The suggestions of a run, and the words that say what made them."""

    suggestions: list[Suggestion]
    engine: str


def suggest_codes(study: Study, names: Sequence[str] = ()) -> Suggested:
    """Make suggestions for transcripts (default: all) from the codebook's cues; they replace the open ones.

    What the coder coded already with that code is not suggested again; neither is what was rejected.
    """
    from qual.suggest.inbox import suggest
    from qual.suggest.language import load_language

    with study.database.read() as session:
        wanted = names or [each.name for each in transcripts.listed(session)]
        opened = [transcripts.with_text(session, name) for name in wanted]
        in_use = codes.codebook(session)
        done = [each for each in codings.listed(session) if each.coder == study.coder]
        refused = {_what(each) for each in suggestions.listed(session, state="rejected")}
    language = load_language(study.settings.language)
    ids = study.database.new_id
    found = [
        each
        for each in suggest(opened, in_use, language, lambda *_: ids(), done=done)
        if _what(each) not in refused
    ]
    with study.database.read() as session:
        waiting = [each for name in wanted for each in suggestions.listed(session, name)]
    if {_reasoned(each) for each in waiting} == {_reasoned(each) for each in found}:
        ids_there = {_what(each): each.id for each in waiting}
        return Suggested([replace(each, id=ids_there[_what(each)]) for each in found], str(language))
    versions = {each.name: each.transcript.version for each in opened}
    with study.database.change(study.coder, "suggest.run", suggestions=len(found)) as change:
        suggestions.replace_open(change, found, versions, {"kind": "cues", "language": str(language)})
    return Suggested(found, str(language))


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
