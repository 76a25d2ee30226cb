"""Writing of a theme in place: one text, in the place of the one that was seen."""

from __future__ import annotations

from qual.actions.study import Study
from qual.core.framework import Written
from qual.core.words import say
from qual.errors import QualError
from qual.store import written


class WrittenMeanwhileError(QualError):
    """Somebody else wrote there since it was read, so saving would lose their words."""

    def __init__(self, coder: str) -> None:
        super().__init__(say("framework.meanwhile", coder=coder) if coder else say("framework.gone"))


class NotShownBlindError(QualError):
    """Who works blind would write over the words of another."""

    def __init__(self) -> None:
        super().__init__(say("framework.blind"))


def written_at(study: Study, kind: str, code: str, respondent: str = "") -> Written | None:
    """What stands written there; for who works blind only what is their own."""
    with study.database.read() as session:
        found = _at(written.listed(session), kind, code, respondent)
    return None if found and study.is_blind and found.coder != study.coder else found


def write_cell(study: Study, wanted: Written, seen: str) -> bool:
    """Write a text in the place of the one that was `seen`; an empty one takes it out. Tells if it changed.

    WrittenMeanwhileError where something else stands there by now, NotShownBlindError where who works blind
    would write over another's words.
    """
    with study.database.change(study.coder, "theme.write") as change:
        there = _at(written.listed(change.session), wanted.kind, wanted.code, wanted.respondent)
        if there is not None and study.is_blind and there.coder != study.coder:
            raise NotShownBlindError
        if (there.text if there else "") != seen:
            raise WrittenMeanwhileError(there.coder if there else "")
        number = written.save(change, [wanted])
        change.details |= {"written": number}
    return bool(number)


def _at(texts: list[Written], kind: str, code: str, respondent: str) -> Written | None:
    wanted = (kind, code, respondent)
    return next((each for each in texts if (each.kind, each.code, each.respondent) == wanted), None)
