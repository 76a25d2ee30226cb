"""What the log vouches for besides the rows whose versions it keeps: texts, turns, people, documents.

Such a row is named in an event with a hash of what it says. One that an older program wrote has none, and
nothing is said of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import exists
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.event import RowChange, canonical, content_hash
from qual.store.handed_over import (
    ExportFileRow,
    PublishedNumberRow,
    QuoteCheckRow,
    QuoteUseRow,
    ToldRow,
)
from qual.store.rows import CoderRow, EventChangeRow, StudyRow, TranscriptVersionRow, TurnRow, table_of

TEXT, TURNS, CODER, STUDY = "transcript_version", "turns", "coder", "study"
EXPORT, CHECK, TOLD, NUMBERS = "export_file", "quote_check", "told", "published_number"
DOCUMENTS = (EXPORT, CHECK, TOLD, NUMBERS)
SEALED = (TEXT, TURNS, CODER, STUDY, *DOCUMENTS)
_VERSION = 1
_CHUNK = 100


class Seal(NamedTuple):
    """A row by what kind it is and its id, and the hash of what it says."""

    kind: str
    row: str
    hash: str


def text_seals(session: Session, versions: Collection[str] | None = None) -> Iterator[Seal]:
    """Texts as they are, given by their ids or all: words and file, and apart from those who says what where.

    A few are held in memory at a time.
    """
    if versions is None:
        versions = session.exec(select(TranscriptVersionRow.id)).all()
    wanted = sorted(versions)
    for chunk in (wanted[at : at + _CHUNK] for at in range(0, len(wanted), _CHUNK)):
        turns: dict[str, list[list[Any]]] = {each: [] for each in chunk}
        query = select_columns(
            col(TurnRow.version),
            col(TurnRow.number),
            col(TurnRow.start),
            col(TurnRow.end),
            col(TurnRow.speaker),
            col(TurnRow.time),
        ).where(col(TurnRow.version).in_(chunk))
        for version, *turn in session.execute(query.order_by(col(TurnRow.number))).all():
            turns[version].append(turn)
        rows = select_columns(table_of(TranscriptVersionRow)).where(col(TranscriptVersionRow.id).in_(chunk))
        for row in session.execute(rows.order_by(col(TranscriptVersionRow.id))).mappings():
            values = dict(row)
            words = values.pop("text").encode("utf-8", "surrogatepass")
            salt = values.pop("salt")
            said = values | {"words": hashlib.sha256(words).hexdigest()}
            yield Seal(TEXT, row["id"], content_hash(salt, canonical(said)))
            yield Seal(TURNS, row["id"], content_hash(salt, canonical(turns[row["id"]])))


def people_seals(session: Session) -> Iterator[Seal]:
    """Everybody who works on the study, by name, and the study itself."""
    for coder in session.exec(select(CoderRow).order_by(col(CoderRow.id))).all():
        yield Seal(CODER, coder.id, _plain_hash(coder.model_dump()))
    for study in session.exec(select(StudyRow)).all():
        yield Seal(STUDY, study.id, _plain_hash(study.model_dump()))


def document_seals(session: Session) -> Iterator[Seal]:
    """Every document that was handed over, with the quotes in it, and every check of a report."""
    uses: dict[str, list[list[str]]] = {}
    query = select(QuoteUseRow).order_by(col(QuoteUseRow.export), col(QuoteUseRow.coding))
    for use in session.exec(query).all():
        uses.setdefault(use.export, []).append([use.coding, use.name])
    for export in session.exec(select(ExportFileRow).order_by(col(ExportFileRow.id))).all():
        yield Seal(
            EXPORT, export.id, _hash_of(export.id, export.model_dump() | {"uses": uses.get(export.id)})
        )
    for check in session.exec(select(QuoteCheckRow).order_by(col(QuoteCheckRow.report))).all():
        row = check_row(check.report)
        yield Seal(CHECK, row, _hash_of(row, check.model_dump()))
    yield from _telling_seals(session)


def _telling_seals(session: Session) -> Iterator[Seal]:
    """What a document tells of people, and the numbers that a publication prints: one for each document."""
    tellings: dict[tuple[str, str], list[list[Any]]] = {}
    told = ToldRow
    for document, *rest in session.execute(
        select_columns(col(told.document), col(told.respondent), col(told.trait), col(told.is_allowed))
    ).all():
        tellings.setdefault((TOLD, document), []).append(rest)
    number = PublishedNumberRow
    for document, *rest in session.execute(
        select_columns(col(number.document), col(number.place), col(number.number), col(number.base))
    ).all():
        tellings.setdefault((NUMBERS, document), []).append(rest)
    for (kind, document), rows in sorted(tellings.items()):
        row = document_row(kind, document)
        yield Seal(kind, row, content_hash(row, canonical({"document": document, "rows": sorted(rows)})))


def check_row(report: str) -> str:
    """How the log names the check of a report: the names of files stay out of it."""
    return hashlib.sha256(f"report\n{report}".encode()).hexdigest()[:32]


def document_row(kind: str, document: str) -> str:
    """How the log names what a document tells, or the numbers in it."""
    return hashlib.sha256(f"{kind}\n{document}".encode()).hexdigest()[:32]


def _hash_of(row: str, values: dict[str, Any]) -> str:
    """A hash of what a row says; what is empty is left out, so that a later column leaves it as it is."""
    return content_hash(row, canonical({name: value for name, value in values.items() if value}))


def all_seals(session: Session) -> Iterator[Seal]:
    """Every row that may be sealed, as it is now."""
    yield from text_seals(session)
    yield from people_seals(session)
    yield from document_seals(session)


def sealing(seal: Seal) -> RowChange:
    """How an event names a sealed row."""
    return RowChange(seal.kind, seal.row, None, _VERSION, None, seal.hash)


def sealed_texts(session: Session, versions: Collection[str]) -> list[RowChange]:
    """How an event names texts that it brought or changed."""
    session.flush()
    return [sealing(each) for each in text_seals(session, versions)]


def sealed_documents(session: Session, rows: Collection[tuple[str, str]]) -> list[RowChange]:
    """How an event names documents and checks, given by kind and id, that it noted, changed or took out."""
    session.flush()
    there = {(each.kind, each.row): sealing(each) for each in document_seals(session)}
    return [there.get(row) or RowChange(*row, None, None, None, None) for row in sorted(rows)]


def unsealed_people(session: Session) -> list[RowChange]:
    """How an event names everybody whom no event named before, and the study; empty where there is nobody."""
    # Asked for each of the few people by their id: the log is long, and this is done at every change.
    of = EventChangeRow
    coders = session.exec(
        select(CoderRow.id).where(~exists().where(col(of.row) == col(CoderRow.id), col(of.kind) == CODER))
    ).all()
    studies = session.exec(
        select(StudyRow.id).where(~exists().where(col(of.row) == col(StudyRow.id), col(of.kind) == STUDY))
    ).all()
    new = {*coders, *studies}
    return [sealing(each) for each in people_seals(session) if each.row in new] if new else []


def _plain_hash(values: dict[str, Any]) -> str:
    """The hash of a row that holds nothing of a respondent, salted by its id."""
    return content_hash(values["id"], canonical(values))
