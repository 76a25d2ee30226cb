"""What coders mark beside codings: quotes to print, places to find again, transcripts that are done."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.span import Span
from qual.core.transcript import TranscriptText
from qual.store.changes import Change
from qual.store.rows import (
    BookmarkRow,
    CoderRow,
    DoneRow,
    QuoteMarkRow,
    TranscriptRow,
    TranscriptVersionRow,
)
from qual.store.transcripts import text_in_use


class Bookmark(NamedTuple):
    """A place that a coder wants to find again, with its words."""

    id: str
    transcript: str
    span: Span
    text: str


def quote_marks(session: Session) -> dict[str, str]:
    """What each marked coding is as a quote, by the coding's id: "key" or "deviant"."""
    return dict(session.exec(select(QuoteMarkRow.coding, QuoteMarkRow.kind)).all())


def mark_quote(change: Change, coding: str, kind: str) -> None:
    """Mark a coding as a quote of a kind; an empty kind takes the mark off."""
    row = change.session.exec(select(QuoteMarkRow.id).where(QuoteMarkRow.coding == coding)).first()
    if row is None:
        if kind:
            change.insert(QuoteMarkRow, [{"coding": coding, "kind": kind, "coder": change.coder}])
    elif kind:
        change.update(QuoteMarkRow, row, kind=kind, coder=change.coder)
    else:
        change.remove(QuoteMarkRow, [row])


def bookmarks(session: Session, coder: str) -> list[Bookmark]:
    """A coder's bookmarks in texts that are in use, in reading order."""
    version = TranscriptVersionRow
    query = (
        select_columns(
            col(BookmarkRow.id),
            col(TranscriptRow.name),
            col(BookmarkRow.start),
            col(BookmarkRow.end),
            col(version.text),
        )
        .select_from(BookmarkRow)
        .join(version, col(version.id) == col(BookmarkRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.current) == col(version.id))
        .join(CoderRow, col(CoderRow.id) == col(BookmarkRow.coder))
        .where(col(CoderRow.name) == coder)
        .order_by(col(TranscriptRow.name), col(BookmarkRow.start))
    )
    return [
        Bookmark(row, name, Span(start, end), text[start:end])
        for row, name, start, end, text in session.execute(query).all()
    ]


def toggle_bookmark(change: Change, name: str, span: Span, seen: TranscriptText | None = None) -> bool:
    """Put a bookmark on a span, or take those off that touch it; tells whether there is one now.

    `seen` is the transcript as the coder has it open, see `text_in_use`.
    """
    version, text = text_in_use(change.session, name, seen)
    query = select(BookmarkRow.id).where(
        BookmarkRow.text_version == version,
        BookmarkRow.coder == change.coder,
        col(BookmarkRow.start) < span.end,
        col(BookmarkRow.end) > span.start,
    )
    there = sorted(change.session.exec(query).all())
    if there:
        change.remove(BookmarkRow, there)
        return False
    end = min(span.end, len(text))
    row = {"text_version": version, "start": span.start, "end": end, "coder": change.coder}
    change.insert(BookmarkRow, [row | {"created": change.now}])
    return True


def done(session: Session) -> set[tuple[str, str]]:
    """The transcripts that a coder has coded to the end, as (transcript, coder) by name."""
    query = (
        select(TranscriptRow.name, CoderRow.name)
        .join(DoneRow, col(DoneRow.transcript) == col(TranscriptRow.id))
        .join(CoderRow, col(CoderRow.id) == col(DoneRow.coder))
    )
    return set(session.exec(query).all())


def toggle_done(change: Change, name: str) -> bool:
    """Say that a transcript is coded to its end, or that it is not; tells which."""
    transcript = change.session.exec(select(TranscriptRow.id).where(TranscriptRow.name == name)).one()
    query = select(DoneRow.id).where(DoneRow.transcript == transcript, DoneRow.coder == change.coder)
    there = change.session.exec(query).first()
    if there is not None:
        change.remove(DoneRow, [there])
        return False
    change.insert(DoneRow, [{"transcript": transcript, "coder": change.coder, "at": change.now}])
    return True


def bookmarks_in(session: Session, versions: set[str]) -> list[tuple[str, str, Span]]:
    """The bookmarks of all coders in some text versions, as (id, version, span)."""
    query = select(BookmarkRow).where(col(BookmarkRow.text_version).in_(sorted(versions)))
    rows = session.exec(query.order_by(col(BookmarkRow.id))).all()
    return [(row.id, row.text_version, Span(row.start, row.end)) for row in rows]
