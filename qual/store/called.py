"""What a person calls a row: its transcript and turn, code, respondent and coder, never words or values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.store.rows import (
    KEPT,
    CodeRow,
    CoderRow,
    CodingRow,
    PastRow,
    RespondentRow,
    TranscriptRow,
    TranscriptVersionRow,
    TurnRow,
    table_of,
)

_PLAIN = ("slug", "name", "attribute", "wave", "category", "report", "quote")
"""Columns that people know a row by; `name` of a speaker or code and what is free text are not among them."""


def called(session: Session, kind: str, row: str) -> str:
    """`kind id (what it is about)`, as the row is now, else as the last earlier version has it."""
    if kind not in KEPT:
        return f"{kind} {row}"
    live = session.execute(select_columns(table_of(KEPT[kind])).where(col(KEPT[kind].id) == row)).mappings()
    first = live.first()
    values = _past(session, kind, row) if first is None else dict(first)
    about = ", ".join(_about(session, kind, values)) if values else ""
    thing = f"{kind.replace('_', ' ')} {row}"
    return f"{thing} ({about})" if about else thing


def _past(session: Session, kind: str, row: str) -> Mapping[str, Any] | None:
    query = select(PastRow.content).where(PastRow.kind == kind, PastRow.row == row)
    content = session.exec(query.order_by(col(PastRow.version).desc()).limit(1)).first()
    try:
        found = json.loads(content) if content else None
    except ValueError:  # it was tampered with
        return None
    return found if isinstance(found, dict) else None


def _about(session: Session, kind: str, values: Mapping[str, Any]) -> list[str]:
    """The names of what a row points at, each that is still there."""
    said = [
        str(values[each]) for each in _PLAIN if values.get(each) and not (kind == "code" and each == "name")
    ]
    if values.get("coding"):
        coding = session.get(CodingRow, values["coding"])
        return _about(session, "coding", coding.model_dump()) if coding else said
    if values.get("text_version"):
        said += _place(session, values["text_version"], values.get("start"))
    for column, table, name in (
        ("transcript", TranscriptRow, TranscriptRow.name),
        ("code", CodeRow, CodeRow.slug),
        ("respondent", RespondentRow, RespondentRow.name),
        ("coder", CoderRow, CoderRow.name),
    ):
        if values.get(column):
            found = session.exec(select(name).where(col(table.id) == values[column])).first()
            if found:
                said.append(f"by {found}" if column == "coder" else found)
    return said


def _place(session: Session, version: str, start: object) -> list[str]:
    """The transcript of a text, and the turn (counted from 0, as everywhere) where something stands in it."""
    query = select(TranscriptRow.name).join(
        TranscriptVersionRow, col(TranscriptVersionRow.transcript) == col(TranscriptRow.id)
    )
    name = session.exec(query.where(col(TranscriptVersionRow.id) == version)).first()
    if not name:
        return []
    turn = None
    if isinstance(start, int):
        before = (col(TurnRow.version) == version) & (col(TurnRow.start) <= start)
        turn = session.exec(
            select(TurnRow.number).where(before).order_by(col(TurnRow.start).desc()).limit(1)
        ).first()
    return [name] if turn is None else [name, f"turn {turn}"]
