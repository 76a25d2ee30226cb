"""Taking changes back and repeating them, across restarts."""

from __future__ import annotations

from typing import NamedTuple

from qual.actions.study import Study
from qual.core.deed import deed_of
from qual.core.words import say
from qual.store import codings, history

_HANDFUL = 50
"""Codings that are cheaper to read one by one than with all others of their transcript."""

_SEEN_BESIDE = ("coding", "suggestion")
"""What changes together with a coding and shows nowhere but where that coding stands."""


class Taken(NamedTuple):
    """What was taken back or repeated, in a sentence, and where it can be seen (None where nowhere).

    `codings` are the ids of the codings that it touched; None where it touched more than a handful of them.
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


def _told(study: Study, how: str, taken: history.Taken | None) -> Taken | None:
    if taken is None:
        return None
    sentence = f"{say(f'screen.{how}')}: {deed_of(taken.verb, taken.details)}"
    if taken.about:
        sentence += f": {taken.about}"
    if taken.stays:
        deeds = ", ".join(deed_of(verb, {}) for verb in taken.stays)
        sentence += say("screen.undone_before", deeds=deeds)
    touched = tuple(each.row for each in taken.changes if each.kind == "coding")
    is_small = len(touched) <= _HANDFUL and all(each.kind in _SEEN_BESIDE for each in taken.changes)
    for change in taken.changes:
        if change.kind == "coding":
            with study.database.read() as session:
                place = codings.transcript_of(session, change.row)
            return Taken(sentence, place, change.start, touched if is_small else None)
    return Taken(sentence, None, None)
