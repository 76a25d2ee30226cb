"""What documents tell of people: a newer one replaces the older, and nothing of it outlives a withdrawal."""

from __future__ import annotations

from qual.core.respondent import Respondent
from qual.store import history, respondents, told, withdrawals
from qual.store.database import Database
from qual.store.verify import verify


def test_a_newer_document_replaces_the_older_and_what_was_allowed_stays_so(database: Database) -> None:
    with database.change("anna", "respondents.load") as change:
        respondents.save(change, [Respondent("R1", "d"), Respondent("R2", "d")])
    with database.change("anna", "document.tell") as change:
        told.note(change, "v1.docx", {"R1": ["sex", "age"], "R2": ["sex"], "nobody": ["sex"]})
    with database.change("anna", "disclosure.override") as change:
        told.allow(change, ["R1"])
    for _ in range(2):
        with database.change("anna", "document.tell") as change:
            told.note(change, "v2.docx", {"R1": ["age", "work"], "R2": ["sex"]}, before="v1.docx")
    with database.read() as session:
        assert len(history.chain(session)) == 4
        assert verify(session) == []
        assert told.listed(session) == [
            ("v2.docx", "R1", "age", True),
            ("v2.docx", "R1", "work", False),
            ("v2.docx", "R2", "sex", False),
        ]

    with database.change("anna", "respondent.withdraw") as change:
        withdrawals.erase(change, "R1")
    with database.read() as session:
        assert {each.respondent for each in told.listed(session)} == {"R2"}
        assert verify(session) == []
