"""What documents that leave the house tell of single people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from qual.store.changes import Change
from qual.store.handed_over import ToldRow
from qual.store.respondents import ids_by_name
from qual.store.rows import RespondentRow, table_of
from qual.store.seals import TOLD, document_row


class Told(NamedTuple):
    """A trait of a respondent that a document tells; allowed where a reason was given for it."""

    document: str
    respondent: str
    trait: str
    is_allowed: bool


def listed(session: Session) -> list[Told]:
    """Everything that was told of the respondents of the study, by document, respondent and trait."""
    query = select(ToldRow, RespondentRow.name).join(
        RespondentRow, col(RespondentRow.id) == col(ToldRow.respondent)
    )
    return sorted(
        Told(row.document, name, row.trait, row.is_allowed) for row, name in session.exec(query).all()
    )


def note(change: Change, document: str, traits: Mapping[str, Iterable[str]], before: str = "") -> None:
    """Remember what a document tells, by respondent; in the place of what it, or `before`, told until now.

    What was allowed stays allowed. Where it tells what it told, nothing is written.
    """
    session = change.session
    older = [document, before] if before else [document]
    query = select(ToldRow.document, ToldRow.respondent, ToldRow.trait, ToldRow.is_allowed)
    there = sorted(map(tuple, session.exec(query.where(col(ToldRow.document).in_(older))).all()))
    allowed = {(respondent, trait) for _, respondent, trait, is_allowed in there if is_allowed}
    people = ids_by_name(session, sorted(traits))
    rows = [
        {
            "document": document,
            "respondent": people[who],
            "trait": trait,
            "is_allowed": (people[who], trait) in allowed,
        }
        for who, told in sorted(traits.items())
        if who in people
        for trait in sorted(set(told))
    ]
    if there == sorted(tuple(row.values()) for row in rows):
        return
    session.execute(delete(ToldRow).where(col(ToldRow.document).in_(older)))
    if rows:
        session.execute(insert(table_of(ToldRow)), rows)
    _seal(change, older)


def allow(change: Change, respondents: Iterable[str]) -> None:
    """Let stand what is told of these respondents, by id, until now."""
    people = ids_by_name(change.session, sorted(respondents))
    of = col(ToldRow.respondent).in_(list(people.values()))
    documents = change.session.exec(select(ToldRow.document).where(of)).all()
    change.session.execute(update(ToldRow).where(of).values(is_allowed=True))
    _seal(change, documents)


def forget(change: Change, respondents: Iterable[str]) -> None:
    """Forget what was told of some respondents, by their rows."""
    of = col(ToldRow.respondent).in_(sorted(respondents))
    documents = change.session.exec(select(ToldRow.document).where(of)).all()
    change.session.execute(delete(ToldRow).where(of))
    _seal(change, documents)


def _seal(change: Change, documents: Iterable[str]) -> None:
    """Let the event vouch for what these documents tell now."""
    change.seal_documents({(TOLD, document_row(TOLD, each)) for each in documents})
