"""Full text search, the same on both databases."""

from __future__ import annotations

import pytest

from qual.store import search
from qual.store.database import Database
from tests.store.material import add_transcript


def found(database: Database, query: str) -> list[int]:
    with database.read() as session:
        groups = [[term] for term in search.parse_query(query)]
        return sorted(hit.number for hit in search.find(session, groups))


@pytest.mark.parametrize(
    ("query", "turns"),
    [
        ("bang", [1, 3]),
        ("BANG", [1, 3]),
        ("bang keuring", [1]),
        ('"bang voor de keuring"', [1]),
        ('"keuring bang"', []),
        ("keur*", [1]),
        ("keur", []),
        ("tegen?", [0]),
        ("bang AND OR NOT", []),
        ("'; DROP TABLE turn; --", []),
    ],
)
def test_words_phrases_and_beginnings_are_found(database: Database, query: str, turns: list[int]) -> None:
    add_transcript(database)

    assert found(database, query) == turns


def test_alternatives_of_one_word_are_found(database: Database) -> None:
    add_transcript(database)

    with database.read() as session:
        hits = search.find(session, [[search.Term(("geld",)), search.Term(("tegen",))]])
    assert sorted(hit.number for hit in hits) == [0, 1]


def test_the_vocabulary_holds_every_word_form(database: Database) -> None:
    add_transcript(database)

    with database.read() as session:
        assert {"bang", "keuring", "geld", "heel"} <= set(search.vocabulary(session))


def test_a_query_without_words_has_no_terms() -> None:
    assert search.parse_query(' "" * ?! ') == []
