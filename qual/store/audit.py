"""What an outside reviewer gets of the record: ids, positions, hashes and the codebook's versions."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.event import content_hash
from qual.store.changes import row_content
from qual.store.rows import (
    KEPT,
    CodeRow,
    CodingRow,
    PastRow,
    QuoteDecisionRow,
    SuggestionRow,
    TranscriptRow,
    TranscriptVersionRow,
    table_of,
)
from qual.store.seals import all_seals


class LiveRow(NamedTuple):
    """A row as it is now, with the salted hash of its content."""

    kind: str
    row: str
    version: int
    hash: str


class CodeVersion(NamedTuple):
    """What a code was in one version; `content` is what the log's hash is made of."""

    row: str
    version: int
    salt: str
    content: dict[str, Any]


class TextVersion(NamedTuple):
    """A text of a transcript by its hashes; `text` is there to make keys of, and is never handed on."""

    id: str
    transcript: str
    number: int
    sha256: str
    source_sha256: str
    characters: int
    reader: str
    reader_version: str
    created: str
    in_use: bool
    text: str


class AnchorRow(NamedTuple):
    """Where a coding stands and what it says of the words there; `exact` is never handed on."""

    row: str
    text: str
    start: int
    end: int
    code: str
    origin: str
    exact: str


def live_rows(session: Session, sealed: Collection[tuple[str, str]]) -> Iterator[LiveRow]:
    """Every row that the log keeps account of, and of those that it only vouches for the ones in `sealed`."""
    for kind, table in KEPT.items():
        query = select_columns(table_of(table)).order_by(col(table.id))
        for row in session.execute(query).mappings():
            yield LiveRow(kind, row["id"], row["version"], content_hash(row["salt"], row_content(dict(row))))
    for seal in all_seals(session):
        if (seal.kind, seal.row) in sealed:
            yield LiveRow(seal.kind, seal.row, 1, seal.hash)


def code_versions(session: Session) -> list[CodeVersion]:
    """Every version of every code that was not erased, by code and version."""
    found = [
        CodeVersion(row["id"], row["version"], row["salt"], json.loads(row_content(dict(row))))
        for row in session.execute(select_columns(table_of(CodeRow))).mappings()
    ]
    for past in session.exec(select(PastRow).where(PastRow.kind == "code")).all():
        found.append(CodeVersion(past.row, past.version, past.salt, json.loads(past.content)))
    return sorted(found, key=lambda each: (each.row, each.version))


def text_versions(session: Session) -> list[TextVersion]:
    """Every text of every transcript, in the order they came."""
    used = set(session.exec(select(TranscriptRow.current)).all())
    query = select(TranscriptVersionRow).order_by(
        col(TranscriptVersionRow.created),
        col(TranscriptVersionRow.transcript),
        col(TranscriptVersionRow.number),
    )
    return [
        TextVersion(
            row.id,
            row.transcript,
            row.number,
            row.sha256,
            row.source_sha256,
            row.characters,
            row.reader,
            row.reader_version,
            row.created,
            row.id in used,
            row.text,
        )
        for row in session.exec(query).all()
    ]


def anchors(session: Session) -> list[AnchorRow]:
    """Every coding as a place with a code, by text and place."""
    query = select(CodingRow).order_by(
        col(CodingRow.text_version), col(CodingRow.start), col(CodingRow.end), col(CodingRow.id)
    )
    return [
        AnchorRow(row.id, row.text_version, row.start, row.end, row.code, row.origin, row.exact)
        for row in session.exec(query).all()
    ]


def decided(session: Session) -> list[tuple[str, str, str, str]]:
    """What was decided of every suggestion and quotation: (kind, row, what it is about, state).

    A suggestion may be open and is about a code; a quotation is named as a check of a report names it.
    """
    suggested = select(SuggestionRow.id, SuggestionRow.code, SuggestionRow.state)
    suggested = suggested.order_by(col(SuggestionRow.id))
    quoted = select(QuoteDecisionRow.id, QuoteDecisionRow.quote, QuoteDecisionRow.decision)
    quoted = quoted.order_by(col(QuoteDecisionRow.id))
    return [
        *(("suggestion", *row) for row in session.exec(suggested).all()),
        *(("quote_decision", *row) for row in session.exec(quoted).all()),
    ]
