"""Which documents were handed over, and which quotes stood in them."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from qual.store import history, quote_decisions, quote_uses
from qual.store.database import Database
from qual.store.quote_uses import Export
from qual.store.verify import verify


def note(database: Database, file: str, sha256: str, at: str, **quotes: str) -> None:
    with database.change("anna", "document.write") as change:
        quote_uses.note_export(change, Export(file, sha256, "head", change.coder, at), quotes)


def test_a_document_is_remembered_once_for_the_same_bytes_and_found_by_its_quotes(database: Database) -> None:
    note(database, "exports/a.docx", "1", "2026-01-01", c1="qual_q_1", c2="qual_q_2")
    note(database, "exports/a.docx", "1", "2026-01-09", c1="qual_q_1")
    note(database, "exports/a.docx", "2", "2026-01-02", c1="qual_p_9")

    with database.read() as session:
        of_first = quote_uses.exports_of(session, ["c1"])
        newest = quote_uses.export_with(session, "2")
        nothing = quote_uses.export_with(session, "3"), quote_uses.exports_of(session, ["c3"])

    assert [(each.sha256, each.at, each.coder, name) for each, _, name in of_first] == [
        ("1", "2026-01-01", "anna", "qual_q_1"),
        ("2", "2026-01-02", "anna", "qual_p_9"),
    ]
    assert newest is not None
    assert newest.file == "exports/a.docx"
    assert nothing == (None, [])


def test_where_a_coding_stood_can_be_forgotten_while_the_document_stays_known(database: Database) -> None:
    note(database, "a.md", "1", "2026-01-01", c1="x", c2="y")
    with database.change("anna", "respondent.withdraw") as change:
        quote_uses.forget(change, ["c1"])

    with database.read() as session:
        assert verify(session) == []
        assert quote_uses.exports_of(session, ["c1"]) == []
        assert [each["codings"] for each in quote_uses.every_export(session)] == [["c2"]]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (
            "UPDATE export_file SET file = 'b.md'",
            "what is noted of this document, or of the quotes in it, is",
        ),
        ("UPDATE export_file SET sha256 = '2'", "what is noted of this document"),
        ("UPDATE quote_use SET name = 'z' WHERE coding = 'c1'", "what is noted of this document"),
        ("DELETE FROM quote_use WHERE coding = 'c2'", "what is noted of this document"),
        (
            "INSERT INTO quote_use SELECT export, 'c3', 'z' FROM quote_use LIMIT 1",
            "what is noted of this doc",
        ),
        (
            "INSERT INTO export_file SELECT 'new', file, sha256, head, coder, at FROM export_file",
            "who put it",
        ),
        ("UPDATE quote_check SET quotes = '[]'", "what is noted of the check of this report is"),
        ("DELETE FROM quote_check", "is gone from the database without an event"),
    ],
)
def test_what_is_noted_of_documents_stands_under_the_chain_and_leaves_the_printed_head(
    database: Database, statement: str, what: str
) -> None:
    with database.read() as session:
        printed = history.head(session), history.changed_at(session)
    note(database, "a.md", "1", "2026-01-01", c1="x", c2="y")
    with database.change("anna", "report.check") as change:
        quote_decisions.note_check(change, "v.docx", "hash", ["q-1"], None)
    with database.read() as session:
        assert verify(session) == []
        assert (history.head(session), history.changed_at(session)) == printed
        assert [each.verb for each in history.events(session)][-2:] == ["document.write", "report.check"]

    with database._writing.begin() as connection:
        connection.execute(text(statement))

    with database.read() as session:
        assert [each.what for each in verify(session) if what in each.what]
