"""Taking changes back and repeating them, across restarts."""

from __future__ import annotations

from typing import NamedTuple

from qual.actions.study import Study
from qual.core.deed import deed_of
from qual.core.words import say
from qual.store import codings, history, memos

_HANDFUL = 50
"""Codings that are cheaper to read one by one than with all others of their transcript."""

_MANY = 20
"""Rows of one change up to which it is taken back without a question, as what people do by hand."""

_SEEN_BESIDE = ("coding", "suggestion", "memo", "quote_mark", "bookmark", "done")
"""What shows nowhere in a transcript but where a coding stands, or not at all."""


class Taken(NamedTuple):
    """What was taken back or repeated, in a sentence, and where it can be seen (None where nowhere).

    `codings` are the ids of the codings that it touched, itself or the memos on them; None where it touched
    more than a handful of them, or what codings do not tell.
    """

    sentence: str
    transcript: str | None
    start: int | None
    codings: tuple[str, ...] | None = None


def undo(study: Study, number: int | None = None) -> Taken | None:
    """Take back the coder's last change, or the one of a number in the log; None when there is none.

    UndoRefusedError where a later change needs it.
    """
    return _told(study, "undone", history.undo(study.database, study.coder, number))


def redo(study: Study) -> Taken | None:
    """Repeat the change that was taken back last; None when there is none."""
    return _told(study, "redone", history.redo(study.database, study.coder))


def last_change(study: Study) -> int | None:
    """The number in the log of the change that `undo` would take back; None when there is none."""
    with study.database.read() as session:
        return history.next_undone(session, study.coder)


def large_change(study: Study, number: int | None = None) -> str:
    """What `undo` would take back, in words, where a person should be asked first; else empty.

    That is where the change moved very many rows and was not made since the study was opened here.
    """
    with study.database.read() as session:
        ahead = history.ahead(session, study.coder, number)
    if ahead is None or ahead.rows <= _MANY or ahead.acting in study.database.written:
        return ""
    return deed_of(ahead.verb, ahead.details)


def _told(study: Study, how: str, taken: history.Taken | None) -> Taken | None:
    if taken is None:
        return None
    sentence = f"{say(f'screen.{how}')}: {deed_of(taken.verb, taken.details)}"
    if taken.about:
        sentence += f": {taken.about}"
    if taken.stays:
        deeds = ", ".join(deed_of(verb, {}) for verb in taken.stays)
        sentence += say("screen.undone_before", deeds=deeds)
    touched = [each.row for each in taken.changes if each.kind == "coding"]
    noted = [each.row for each in taken.changes if each.kind == "memo"]
    is_small = len(touched) + len(noted) <= _HANDFUL
    is_small = is_small and all(each.kind in _SEEN_BESIDE for each in taken.changes)
    with study.database.read() as session:
        first = next((each for each in taken.changes if each.kind == "coding"), None)
        place = codings.transcript_of(session, first.row) if first else None
        seen = (*touched, *memos.codings_under(session, noted)) if is_small else None
    return Taken(sentence, place, first.start if first else None, seen)
