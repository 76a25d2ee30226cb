"""What documents that leave the house tell of single people; a convenience outside the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from qual.store.handed_over import ToldRow
from qual.store.respondents import ids_by_name
from qual.store.rows import RespondentRow, table_of


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


def note(session: Session, document: str, traits: Mapping[str, Iterable[str]], before: str = "") -> None:
    """Remember what a document tells, by respondent; in the place of what it, or `before`, told until now.

    What was allowed stays allowed.
    """
    older = [document, before] if before else [document]
    query = select(ToldRow).where(col(ToldRow.document).in_(older), col(ToldRow.is_allowed))
    allowed = {(row.respondent, row.trait) for row in session.exec(query).all()}
    session.execute(delete(ToldRow).where(col(ToldRow.document).in_(older)))
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
    if rows:
        session.execute(insert(table_of(ToldRow)), rows)


def allow(session: Session, respondents: Iterable[str]) -> None:
    """Let stand what is told of these respondents, by id, until now."""
    people = ids_by_name(session, sorted(respondents))
    session.execute(
        update(ToldRow).where(col(ToldRow.respondent).in_(list(people.values()))).values(is_allowed=True)
    )


def forget(session: Session, respondents: Iterable[str]) -> None:
    """Forget what was told of some respondents, by their rows."""
    session.execute(delete(ToldRow).where(col(ToldRow.respondent).in_(sorted(respondents))))
