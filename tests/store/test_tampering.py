"""Whatever is changed in the database beside the program is found."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Table, create_engine, insert, text
from sqlmodel import Session, SQLModel

from qual.core.figures import Number
from qual.store import published, quote_decisions, quote_uses, told
from qual.store.database import Database
from qual.store.rows import KEPT, RunRow, table_of
from qual.store.verify import verify
from tests.store.material import add_codebook, add_transcript

PASSED_OVER = {
    "place": "where a coder was last",
    "suggestion_run": "what was at work when suggestions were made",
    "withdrawal": "what is forgotten cannot be proved by what is kept",
    "withdrawn": "what is forgotten cannot be proved by what is kept",
    "pseudonym": "the key file holds them",
}
"""Tables of which `log verify` says nothing, and why."""

TABLES = sorted(name for name in SQLModel.metadata.tables if name not in PASSED_OVER)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A study with at least one row in every table that is answered for."""
    place = tmp_path_factory.mktemp("tampered") / "study.db"
    database = Database(place)
    add_codebook(database)
    add_transcript(database)
    with database.change("anna", "codings.load") as change:
        run = {"id": "suggestion_run-1", "created": "2026", "coder": change.coder, "engine": "{}"}
        change.session.execute(insert(table_of(RunRow)), [run])
        text_version = change.session.execute(text("SELECT current FROM transcript")).scalar_one()
        known = {"coder": change.coder, "transcript_version": text_version}
        for kind, table in KEPT.items():
            change.insert(table, [_row(table_of(table), known) | {"id": f"{kind}-1"}])
    with database.change("anna", "document.write") as change:
        export = quote_uses.Export("exports/a.docx", "1", "head", change.coder, change.now)
        quote_uses.note_export(change, export, {"coding-1": "qual_q_1"})
        quote_decisions.note_check(change, "rapport.md", "2", ["q1"], None)
        told.note(change, "rapport.md", {"respondent 1": ["leeftijd"]})
        published.note(change, "rapport.md", {"tabel 1": Number(4, 12)})
    with database.change("anna", "coding.remove") as change:
        change.update(KEPT["memo"], "memo-1", text="anders")
        change.update(KEPT["written"], "written-1", text="anders")
    database.close()
    return str(place)


def _row(table: Table, known: dict[str, str]) -> dict[str, Any]:
    """A value for every column; what points at a table points at the row made there."""
    row: dict[str, Any] = {}
    for column in table.columns:
        pointed = [key.column.table.name for key in column.foreign_keys]
        if pointed:
            row[column.name] = known.get(pointed[0], f"{pointed[0]}-1")
        else:
            ones = {"VARCHAR": f"{table.name} 1", "FLOAT": 1.0}
            row[column.name] = ones.get(str(column.type), 1)
    return row


def test_the_study_as_it_was_left_fits(filled: str) -> None:
    database = Database(filled)
    with database.read() as session:
        assert verify(session) == []
    database.close()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_that_is_changed_and_every_row_that_goes_is_found(filled: str, name: str) -> None:
    there = f'rowid = (SELECT max(rowid) FROM "{name}")'
    ways = {"DELETE": f'DELETE FROM "{name}" WHERE {there}'}
    for column in SQLModel.metadata.tables[name].columns:
        is_words = "CHAR" in str(column.type)
        other = (
            f"coalesce(\"{column.name}\", '') || '7'" if is_words else f'-1 - coalesce("{column.name}", 0)'
        )
        ways[column.name] = f'UPDATE "{name}" SET "{column.name}" = {other} WHERE {there}'
    engine = create_engine(f"sqlite:///{filled}")
    unseen = []
    with engine.connect() as connection, Session(bind=connection) as session:
        for way, statement in ways.items():
            assert connection.execute(text(statement)).rowcount == 1
            if not verify(session):
                unseen.append(way)
            session.rollback()
            connection.rollback()
    engine.dispose()

    assert unseen == []
