"""Which documents were handed over, and which quotes stood in them."""

from __future__ import annotations

from qual.store import quote_uses
from qual.store.database import Database
from qual.store.quote_uses import Export


def note(database: Database, file: str, sha256: str, at: str, **quotes: str) -> None:
    with database.note("anna") as (session, coder):
        quote_uses.note_export(session, Export(file, sha256, "head", coder, at), quotes)


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
    with database.note("anna") as (session, _):
        quote_uses.forget(session, ["c1"])

    with database.read() as session:
        assert quote_uses.exports_of(session, ["c1"]) == []
        assert [each["codings"] for each in quote_uses.every_export(session)] == [["c2"]]
