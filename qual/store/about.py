"""Which rows are about one thing: a transcript, a code or a respondent, as they are and as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from qual.core.event import RowChange
from qual.errors import NotFoundError
from qual.store.past import past_versions
from qual.store.quote_decisions import rows_of
from qual.store.rows import (
    KEPT,
    CodeRow,
    CodingRow,
    PastRow,
    RespondentRow,
    TranscriptRow,
    TranscriptVersionRow,
)

_POINTERS = ("transcript", "text_version", "code", "respondent", "coding", "target", "parent")
"""The columns by which a row belongs to another."""


def rows_about(session: Session, thing: str) -> set[tuple[str, str]]:
    """The rows (kind, id) of a thing, by the name that people use, and all that ever belonged to it.

    A quotation of a report (by its id) and a report have what was decided of them.

    Codings belong to their transcript and their code, memos and doubts to what they are about, and so on.
    NotFoundError where nothing of these is called so.
    """
    decided = rows_of(session, thing)
    found = _named(session, thing)
    if not found and not decided:
        hint = (
            "a transcript's name, a code's or respondent's id as the lists show them, or the id or the "
            "report of a quotation on which somebody decided"
        )
        raise NotFoundError("transcript, code, respondent or quotation", thing, hint)
    if not found:
        return decided
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


class About(NamedTuple):
    """What changes were about, as far as it can be shown; empty where it cannot.

    `codings` are those that are still there, `start` a place in the transcript, `code` an id of the codebook.
    """

    codings: tuple[str, ...] = ()
    transcript: str = ""
    start: int | None = None
    code: str = ""
    respondent: str = ""


def about_changes(session: Session, changes: Iterable[RowChange]) -> About:
    """What row changes were about, from the rows as they are or, where they are gone, as they last were."""
    found = About()
    codings = []
    for change in changes:
        if change.kind == "coding" and session.get(CodingRow, change.row) is not None:
            codings.append(change.row)
        if not (found.transcript or found.code or found.respondent):
            found = _about_row(session, change.kind, change.row)
    return found._replace(codings=tuple(codings))


def _about_row(session: Session, kind: str, row: str) -> About:
    content = _content(session, kind, row)
    if "about" in content:
        return _about_row(session, content["about"], content["target"])
    if "coding" in content:
        return _about_row(session, "coding", content["coding"])
    if "text_version" in content:
        version = session.get(TranscriptVersionRow, content["text_version"])
        name = _name(session, "transcript", version.transcript if version else None)
        return About(transcript=name, start=content["start"])
    code = _name(session, "code", row if kind == "code" else content.get("code"))
    respondent = _name(session, "respondent", row if kind == "respondent" else content.get("respondent"))
    of = row if kind == "transcript" else content.get("transcript")
    return About(transcript=_name(session, "transcript", of), code=code, respondent=respondent)


def _content(session: Session, kind: str, row: str) -> dict[str, Any]:
    """A row as it is or last was; nothing where no such rows are kept."""
    live = session.get(KEPT[kind], row) if kind in KEPT else None
    if live:
        return live.model_dump()
    past = past_versions(session, kind, row)
    return past[-1][1] if past else {}


def _name(session: Session, kind: str, row: str | None) -> str:
    """What people call a transcript, code or respondent that is still there; empty for none."""
    if not row:
        return ""
    live = session.get(KEPT[kind], row)
    return str(live.model_dump()["slug" if kind == "code" else "name"]) if live else ""
