"""Where a coder was last: a convenience outside the log."""

from __future__ import annotations

from sqlmodel import Session, col, select

from qual.store.database import Database
from qual.store.rows import CoderRow, PlaceRow, TranscriptRow


def remember(database: Database, coder: str, transcript: str, position: int) -> None:
    """Keep the coder's offset in a transcript."""
    with database.note(coder) as (session, coder_id):
        row = session.exec(select(TranscriptRow.id).where(TranscriptRow.name == transcript)).one()
        session.merge(PlaceRow(coder=coder_id, transcript=row, position=position, seen=database.clock()))


def last(session: Session, coder: str, transcript: str | None = None) -> tuple[str, int] | None:
    """The transcript and offset that the coder was at last, overall or in one transcript."""
    query = (
        select(TranscriptRow.name, PlaceRow.position)
        .join(PlaceRow, col(PlaceRow.transcript) == col(TranscriptRow.id))
        .join(CoderRow, col(CoderRow.id) == col(PlaceRow.coder))
        .where(CoderRow.name == coder)
        .order_by(col(PlaceRow.seen).desc())
    )
    if transcript is not None:
        query = query.where(TranscriptRow.name == transcript)
    found = session.exec(query.limit(1)).first()
    return (found[0], found[1]) if found else None
