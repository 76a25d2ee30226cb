"""Whether the record was left alone: the chain, every row, its earlier versions, texts, turns and people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlmodel import Session, col, select

from qual.core.audit import ERASING
from qual.core.event import Event, RowChange, broken_links, content_hash
from qual.errors import Problem
from qual.store.called import called
from qual.store.changes import row_content
from qual.store.handed_over import ExportFileRow, PublishedNumberRow, QuoteCheckRow, ToldRow
from qual.store.history import chain
from qual.store.rows import KEPT, CoderRow, PastRow, TranscriptRow, TranscriptVersionRow
from qual.store.seals import (
    CHECK,
    CODER,
    DOCUMENTS,
    EXPORT,
    NUMBERS,
    SEALED,
    STUDY,
    TEXT,
    TOLD,
    TURNS,
    all_seals,
    check_row,
    document_row,
)

_BACKUP = "compare with a backup"
_OUTSIDE = "was changed outside the log"


class _Told(NamedTuple):
    """What the log tells of rows: the last change of each, the hash of each version, and what was erased."""

    last: dict[tuple[str, str], RowChange]
    hashes: dict[tuple[str, str, int], tuple[int, str | None]]
    """The number of the event that made a version of a row, and the hash that it gave it."""
    followed: set[tuple[str, str, int]]
    """Versions that an event put another in the place of, or took out."""
    erased: set[tuple[str, str]]
    by: dict[tuple[str, str], Event]
    """The event that last told of each row."""
    erasing: int
    """The number of the last event that rewrote earlier versions where they lie; 0 for none."""


def verify(session: Session) -> list[Problem]:
    """What does not fit: a broken chain, or something that changed, went or came without an event."""
    log = chain(session)
    told = _told(log)
    return [
        *broken_links(log),
        *_not_erased(session, told.erased),
        *_rows(session, told),
        *_sealed(session, told),
        *_past(session, told),
    ]


def _told(log: Iterable[Event]) -> _Told:
    told = _Told({}, {}, set(), set(), {}, 0)
    erasing = 0
    for event in log:
        erasing = event.n if event.verb in ERASING else erasing
        for change in event.changes:
            key = change.kind, change.row
            told.last[key] = change
            told.by[key] = event
            if change.after is not None:
                told.hashes[(*key, change.after)] = event.n, change.after_hash
            if change.before is not None and change.before != change.after:
                told.followed.add((*key, change.before))
            if event.verb == "respondent.withdraw" and change.after is None:
                told.erased.add(key)
    return told._replace(erasing=erasing)


def _rows(session: Session, told: _Told) -> Iterator[Problem]:
    """Rows of which every version is kept, as they are now."""
    left = {key: change for key, change in told.last.items() if key[0] in KEPT}
    for kind, table in KEPT.items():
        for row in session.exec(select(table)).all():
            recorded = left.pop((kind, row.id), None)
            if recorded is None or recorded.after is None:
                what = "is in the database, but the log does not say who put it there"
                yield Problem(called(session, kind, row.id), what)
            elif (recorded.after, recorded.after_hash) != (
                row.version,
                content_hash(row.salt, row_content(row.model_dump())),
            ):
                where = called(session, kind, row.id)
                yield Problem(where, _OUTSIDE + _since(session, told.by[kind, row.id]), _BACKUP)
    for (kind, name), recorded in left.items():
        if recorded.after is not None:
            what = "is gone from the database without an event"
            what += _since(session, told.by[kind, name])
            yield Problem(called(session, kind, name), what, _BACKUP)


def _since(session: Session, event: Event) -> str:
    """Who left a row as the log knows it, and when."""
    coder = session.get(CoderRow, event.coder)
    who = coder.name if coder else event.coder
    return f" since event {event.n}, {who}, {event.at[:16].replace('T', ' ')} UTC"


def _sealed(session: Session, told: _Told) -> Iterator[Problem]:
    """Texts, people and documents that the log vouches for; of other texts and people nothing can be said."""
    left = {key: change for key, change in told.last.items() if key[0] in SEALED and change.after is not None}
    names = _names(session)
    for seal in all_seals(session):
        recorded = left.pop((seal.kind, seal.row), None)
        if recorded is None and seal.kind in DOCUMENTS:
            what = "is in the database, but the log does not say who put it there"
            yield Problem(names.get(seal.row, f"{seal.kind} {seal.row}"), what)
        if recorded is not None and recorded.after_hash != seal.hash:
            where = names.get(seal.row, f"{seal.kind} {seal.row}")
            yield Problem(where, f"{_CALLED[seal.kind]} changed outside the log", "restore a backup")
    for kind, row in left:
        where = names.get(row, f"{kind} {row}")
        yield Problem(where, f"{_CALLED[kind]} gone from the database without an event", _BACKUP)


_CALLED = {
    TEXT: "its words, or what is noted of the file they came from, are",
    TURNS: "its turns, who says what from where to where, are",
    CODER: "the name of this coder is",
    STUDY: "the id of the study is",
    EXPORT: "what is noted of this document, or of the quotes in it, is",
    CHECK: "what is noted of the check of this report is",
    TOLD: "what is noted of what this document tells of people is",
    NUMBERS: "what is noted of the numbers that this document prints is",
}


def _names(session: Session) -> dict[str, str]:
    """What people call texts, coders, documents and reports, by their ids."""
    version = TranscriptVersionRow
    query = select(version.id, TranscriptRow.name, version.number, TranscriptRow.current).join(
        TranscriptRow, col(TranscriptRow.id) == col(version.transcript)
    )
    names = {
        row: name if row == current else f"{name}, version {number}"
        for row, name, number, current in session.exec(query).all()
    }
    names |= {row.id: f"coder {row.name}" for row in session.exec(select(CoderRow)).all()}
    names |= {row.id: f"document {row.file}" for row in session.exec(select(ExportFileRow)).all()}
    for kind, table in ((TOLD, ToldRow), (NUMBERS, PublishedNumberRow)):
        for document in session.exec(select(table.document).distinct()).all():
            names[document_row(kind, document)] = f"document {document}"
    return names | {
        check_row(each): f"report {each}" for each in session.exec(select(QuoteCheckRow.report)).all()
    }


def _past(session: Session, told: _Told) -> Iterator[Problem]:
    """Earlier versions of rows. What an erasing event reached may be other, or gone, and is passed over."""
    missing = {key for key in told.followed if key in told.hashes and told.hashes[key][0] > told.erasing}
    for past in session.exec(select(PastRow).order_by(col(PastRow.kind), col(PastRow.row))).all():
        key = past.kind, past.row, past.version
        missing.discard(key)
        event, known = told.hashes.get(key, (0, None))
        is_same = content_hash(past.salt, past.content) == known
        if not is_same and (event == 0 or event > told.erasing):
            where = f"{called(session, past.kind, past.row)}, version {past.version}"
            yield Problem(where, _OUTSIDE, _BACKUP)
    for kind, row, version in sorted(missing):
        what = "is gone from the database without an event"
        yield Problem(f"{called(session, kind, row)}, version {version}", what, _BACKUP)


def _not_erased(session: Session, erased: set[tuple[str, str]]) -> Iterator[Problem]:
    """What the log says was erased for good, and of which an earlier version is in the database."""
    kept = session.exec(select(PastRow.kind, PastRow.row).distinct()).all() if erased else []
    for kind, row in sorted(erased.intersection(kept)):
        what = "was erased when a respondent withdrew, but an earlier version of it is in the database"
        yield Problem(called(session, kind, row), what, "was an older copy of the study put back?")
