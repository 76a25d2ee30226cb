"""The numbers that publications show, to set later ones beside them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert
from sqlmodel import Session, select

from qual.core.figures import Number
from qual.store.changes import Change
from qual.store.handed_over import PublishedNumberRow
from qual.store.rows import table_of
from qual.store.seals import NUMBERS, document_row


def listed(session: Session, without: str = "") -> dict[str, dict[str, Number]]:
    """What every document shows, by place, but for the document `without`."""
    found: dict[str, dict[str, Number]] = {}
    for row in session.exec(select(PublishedNumberRow)).all():
        if row.document != without:
            found.setdefault(row.document, {})[row.place] = Number(row.number, row.base)
    return found


def note(change: Change, document: str, numbers: Mapping[str, Number]) -> None:
    """Remember what a document shows, in the place of what it showed before; not where that is the same."""
    session, table = change.session, table_of(PublishedNumberRow)
    query = select(PublishedNumberRow.place, PublishedNumberRow.number, PublishedNumberRow.base)
    known = session.exec(query.where(PublishedNumberRow.document == document)).all()
    if {place: Number(number, base) for place, number, base in known} == dict(numbers):
        return
    session.execute(delete(table).where(table.c.document == document))
    rows = [{"document": document, "place": place, **each._asdict()} for place, each in numbers.items()]
    if rows:
        session.execute(insert(table), rows)
    change.seal_documents({(NUMBERS, document_row(NUMBERS, document))})
