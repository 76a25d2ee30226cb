"""The codebook in use."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from qual.core.codebook import Code, Codebook, ResearchQuestion
from qual.store import codes
from qual.store.database import Database
from tests.store.material import CODEBOOK, add_codebook, add_transcript, code_words, words_coded


def in_use(database: Database) -> Codebook:
    with database.read() as session:
        return codes.codebook(session)


def test_the_codebook_comes_back_as_it_went_in(database: Database) -> None:
    full = Codebook(
        (
            Code("angst", "Angst", definition="vrees", include="ook", exclude="niet", tag="AN", key="1"),
            Code("herkeuring", "Herkeuring", parent="angst", examples=("bang",), cues=("keuring*", "é")),
            Code("geld", "Geld", colour="#009E73", questions=("v1",), replaces=("poen",)),
        )
    )
    add_codebook(database, full)

    assert in_use(database) == full


def test_codings_go_along_with_a_rename_and_a_move(database: Database) -> None:
    add_codebook(database)
    add_transcript(database)
    code_words(database, "Heel bang", "herkeuring")

    add_codebook(
        database, Codebook((CODEBOOK["angst"], CODEBOOK["geld"], Code("herkeuring", "Anders", "geld")))
    )

    assert words_coded(database) == [("Heel bang", "herkeuring", "anna")]
    assert in_use(database)["herkeuring"].parent == "geld"


def test_codings_go_to_the_code_that_replaces_theirs(database: Database) -> None:
    add_codebook(database)
    add_transcript(database)
    code_words(database, "Heel bang", "herkeuring")
    code_words(database, "het geld", "geld")

    merged = Code("zorgen", "Zorgen", replaces=("herkeuring", "geld"))
    add_codebook(database, Codebook((CODEBOOK["angst"], merged)))

    assert words_coded(database) == [("het geld", "zorgen", "anna"), ("Heel bang", "zorgen", "anna")]
    assert [code.id for code in in_use(database)] == ["angst", "zorgen"]


def test_a_code_with_codings_is_never_dropped_in_silence(database: Database) -> None:
    add_codebook(database)
    add_transcript(database)
    code_words(database, "Heel bang", "geld")

    with pytest.raises(DBAPIError):
        add_codebook(database, Codebook((CODEBOOK["angst"], CODEBOOK["herkeuring"])))
    assert words_coded(database) == [("Heel bang", "geld", "anna")]


def test_a_whole_branch_can_go(database: Database) -> None:
    add_codebook(database)

    add_codebook(database, Codebook((CODEBOOK["geld"],)))

    assert [code.id for code in in_use(database)] == ["geld"]


def test_questions_come_back_in_order(database: Database) -> None:
    asked = [ResearchQuestion("b", "Hoe dan?"), ResearchQuestion("a", "Waarom?")]
    for wanted in (asked, asked[::-1], asked[:1]):
        with database.change("anna", "questions.load") as change:
            codes.save_questions(change, wanted)
        with database.read() as session:
            assert codes.questions(session) == wanted
