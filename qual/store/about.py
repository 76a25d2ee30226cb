"""Which rows are about one thing: a transcript, a code or a respondent, as they are and as they were."""

from __future__ import annotations

import json

from sqlmodel import Session, col, select

from qual.errors import NotFoundError
from qual.store.rows import KEPT, CodeRow, PastRow, RespondentRow, TranscriptRow, TranscriptVersionRow

_POINTERS = ("transcript", "text_version", "code", "respondent", "coding", "target", "parent")
"""The columns by which a row belongs to another."""


def rows_about(session: Session, thing: str) -> set[tuple[str, str]]:
    """The rows (kind, id) of a thing, by the name that people use, and all that ever belonged to it.

    Codings belong to their transcript and their code, memos and doubts to what they are about, and so on.
    NotFoundError where no transcript, code or respondent is called so.
    """
    found = _named(session, thing)
    if not found:
        hint = "a transcript's name, a code's id or a respondent's id, as the lists show them"
        raise NotFoundError("transcript, code or respondent", thing, hint)
    versions = select(TranscriptVersionRow.id).where(col(TranscriptVersionRow.transcript).in_(_ids(found)))
    owners = _ids(found) | set(session.exec(versions).all())
    contents = _contents(session)
    for _ in range(2):  # codings of a transcript, then what is about those
        near = {place for place, content in contents if owners & {content.get(each) for each in _POINTERS}}
        found |= near
        owners |= {row for kind, row in near if kind in ("coding", "respondent")}
    return found


def _ids(places: set[tuple[str, str]]) -> set[str]:
    return {row for _, row in places}


def _named(session: Session, thing: str) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for kind, query in (
        ("transcript", select(TranscriptRow.id).where(TranscriptRow.name == thing)),
        ("code", select(CodeRow.id).where(CodeRow.slug == thing)),
        ("respondent", select(RespondentRow.id).where(RespondentRow.name == thing)),
    ):
        found |= {(kind, row) for row in session.exec(query).all()}
    return found


def _contents(session: Session) -> list[tuple[tuple[str, str], dict[str, object]]]:
    """Every kept row and past version, as (kind, id) with its content."""
    live = [
        ((kind, row.id), row.model_dump())
        for kind, table in KEPT.items()
        for row in session.exec(select(table)).all()
    ]
    past = [((each.kind, each.row), json.loads(each.content)) for each in session.exec(select(PastRow)).all()]
    return [*live, *past]
