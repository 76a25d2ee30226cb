"""Which documents were handed over, and which quotes stood in them: ids, names of files, and their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import delete, insert
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.store.changes import Change
from qual.store.handed_over import ExportFileRow, QuoteUseRow
from qual.store.rows import CoderRow, CodingRow, table_of
from qual.store.seals import EXPORT

_CHUNK = 400


class Export(NamedTuple):
    """A document that was handed over: its file, the SHA-256 of its bytes, the head of the log it prints."""

    file: str
    sha256: str
    head: str
    coder: str
    at: str


def coding_ids(session: Session) -> list[str]:
    """The ids of all codings."""
    return list(session.exec(select(CodingRow.id).order_by(col(CodingRow.id))).all())


def note_export(change: Change, export: Export, quotes: Mapping[str, str]) -> None:
    """Remember a document and its quotes, given as coding: name in the document; once for the same bytes.

    `coder` is the coder's id here. The event of the change vouches for it.
    """
    session = change.session
    name = hashlib.sha256(f"{export.file}\n{export.sha256}".encode()).hexdigest()[:32]
    if session.get(ExportFileRow, name) is not None:
        return
    session.add(ExportFileRow(id=name, **export._asdict()))
    session.flush()
    rows = [{"export": name, "coding": coding, "name": called} for coding, called in sorted(quotes.items())]
    if rows:
        session.execute(insert(table_of(QuoteUseRow)), rows)
    change.seal_documents({(EXPORT, name)})


def exports_of(session: Session, codings: Collection[str]) -> list[tuple[Export, str, str]]:
    """The documents in which some codings stood as quotes, oldest first: (document, coding, name in it)."""
    found = []
    wanted = sorted(codings)
    for chunk in (wanted[at : at + _CHUNK] for at in range(0, len(wanted), _CHUNK)):
        query = (
            select_columns(
                col(ExportFileRow.file),
                col(ExportFileRow.sha256),
                col(ExportFileRow.head),
                col(CoderRow.name),
                col(ExportFileRow.at),
                col(QuoteUseRow.coding),
                col(QuoteUseRow.name),
            )
            .join(QuoteUseRow, col(QuoteUseRow.export) == col(ExportFileRow.id))
            .join(CoderRow, col(CoderRow.id) == col(ExportFileRow.coder))
            .where(col(QuoteUseRow.coding).in_(chunk))
        )
        for *export, coding, name in session.execute(query).all():
            found.append((Export(*export), coding, name))
    return sorted(found, key=lambda each: (each[0].at, each[0].file, each[1]))


def codings_named(session: Session, names: Collection[str]) -> dict[str, str]:
    """The codings that stood in a document under these names, by name."""
    found: dict[str, str] = {}
    wanted = sorted(names)
    for chunk in (wanted[at : at + _CHUNK] for at in range(0, len(wanted), _CHUNK)):
        query = select(QuoteUseRow.name, QuoteUseRow.coding).where(col(QuoteUseRow.name).in_(chunk))
        found |= dict(session.exec(query).all())
    return found


def files(session: Session) -> dict[str, str]:
    """The files of the documents, by the ids that the log has of them."""
    return dict(session.exec(select(ExportFileRow.id, ExportFileRow.file)).all())


def every_export(session: Session) -> list[dict[str, object]]:
    """Every document without its name, with the codings that stood in it: for those who look from outside."""
    uses: dict[str, list[str]] = {}
    query = select(QuoteUseRow.export, QuoteUseRow.coding).order_by(
        col(QuoteUseRow.export), col(QuoteUseRow.coding)
    )
    for export, coding in session.exec(query).all():
        uses.setdefault(export, []).append(coding)
    rows = session.exec(select(ExportFileRow).order_by(col(ExportFileRow.at), col(ExportFileRow.id))).all()
    return [
        {
            "sha256": row.sha256,
            "head": row.head,
            "coder": row.coder,
            "at": row.at,
            "codings": uses.get(row.id, []),
        }
        for row in rows
    ]


def export_with(session: Session, sha256: str) -> Export | None:
    """The document that has these very bytes, the newest where there are several."""
    query = (
        select_columns(
            col(ExportFileRow.file),
            col(ExportFileRow.sha256),
            col(ExportFileRow.head),
            col(CoderRow.name),
            col(ExportFileRow.at),
        )
        .join(CoderRow, col(CoderRow.id) == col(ExportFileRow.coder))
        .where(col(ExportFileRow.sha256) == sha256)
        .order_by(col(ExportFileRow.at).desc(), col(ExportFileRow.file))
    )
    row = session.execute(query).first()
    return Export(*row) if row else None


def forget(change: Change, codings: Collection[str]) -> None:
    """Forget where some codings stood; the documents stay known."""
    wanted = sorted(codings)
    of: set[str] = set()
    for chunk in (wanted[at : at + _CHUNK] for at in range(0, len(wanted), _CHUNK)):
        named = col(QuoteUseRow.coding).in_(chunk)
        of.update(change.session.exec(select(QuoteUseRow.export).where(named)).all())
        change.session.execute(delete(QuoteUseRow).where(named))
    change.seal_documents({(EXPORT, each) for each in of})
