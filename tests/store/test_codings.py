"""Codings and how often codes are used."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from qual.core.coding import Coding
from qual.core.span import Span
from qual.errors import NotFoundError
from qual.store import codings, transcripts
from qual.store.database import Database
from tests.store.material import TEXT, add_codebook, add_transcript, code_words, texts_of


def prepare(database: Database) -> None:
    add_codebook(database)
    add_transcript(database)


def test_a_coding_keeps_its_words_memo_origin_and_context(database: Database) -> None:
    prepare(database)
    span = Span(TEXT.index("bang"), TEXT.index("bang") + 4)
    wanted = Coding("R07.txt", span, "angst", "bas", memo="let op", origin="import", created="2025-01-01")
    with database.change("anna", "codings.load") as change:
        [row] = codings.add(change, [wanted], texts_of(database))

    with database.read() as session:
        [found] = codings.listed(session)
    assert (found.id, found.text, found.memo, found.coder) == (row, "bang", "let op", "bas")
    assert (found.origin, found.created, found.span) == ("import", "2025-01-01", span)


def test_codings_come_in_reading_order(database: Database) -> None:
    prepare(database)
    code_words(database, "Heel bang", "geld")
    code_words(database, "het geld", "geld", "bas")
    code_words(database, "het geld", "angst", "bas")

    with database.read() as session:
        assert [(c.text, c.code) for c in codings.listed(session)] == [
            ("het geld", "angst"),
            ("het geld", "geld"),
            ("Heel bang", "geld"),
        ]


def test_what_counting_needs_is_read_at_once_without_words_that_stand_there_no_more(
    database: Database,
) -> None:
    prepare(database)
    stands = code_words(database, "Heel bang", "geld")
    strayed = code_words(database, "het geld", "angst", "bas")
    with database._writing.begin() as connection:
        connection.execute(text("UPDATE coding SET start = start + 1 WHERE id = :id"), {"id": strayed})

    with database.read() as session:
        found = {each.id: each for each in codings.words_coded(session)}
        [places] = transcripts.turns_of_all(session)
        whole = transcripts.with_text(session, "R07.txt")

    assert found[stands][1:] == ("R07.txt", TEXT.index("Heel"), len(TEXT) - 1, "Heel bang", "geld", "anna")
    assert (found[strayed].text, found[strayed].coder) == ("", "bas")
    assert [list(each) for each in (places.numbers, places.starts, places.ends, places.speakers)] == [
        [turn.index for turn in whole.turns],
        [turn.start for turn in whole.turns],
        [turn.end for turn in whole.turns],
        [turn.speaker for turn in whole.turns],
    ]
    assert places.transcript == whole.transcript


def test_a_code_that_is_not_there_is_named(database: Database) -> None:
    prepare(database)

    with pytest.raises(NotFoundError, match="no code 'liefde'"):
        code_words(database, "Heel bang", "liefde")


def test_use_counts_mentions_and_different_respondents(database: Database) -> None:
    prepare(database)
    add_transcript(database, "R08.txt", TEXT.replace("R07", "R08"), "R08")
    code_words(database, "Heel bang", "angst")
    code_words(database, "het geld", "angst")
    code_words(database, "het geld", "angst", name="R08.txt")
    code_words(database, "Wat hield u tegen", "geld")

    with database.read() as session:
        assert codings.mentions_per_code(session) == {"angst": 3, "geld": 1}
        assert codings.respondents_per_code(session) == {"angst": 2}


def test_a_coding_that_begins_in_a_question_is_the_answerers(database: Database) -> None:
    prepare(database)
    code_words(database, TEXT[TEXT.index("Ja?") :], "angst")

    with database.read() as session:
        assert codings.respondents_per_code(session) == {"angst": 1}
