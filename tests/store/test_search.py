"""Full text search, the same on both databases."""

from __future__ import annotations

import pytest

from qual.core.search_query import Clause, Term, parse_query
from qual.store import search
from qual.store.database import Database
from tests.store.material import add_transcript


def found(database: Database, query: str) -> list[int]:
    with database.read() as session:
        return sorted(hit.number for hit in search.find(session, parse_query(query)))


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
        ("geld|tegen", [0, 1]),
        ("bang -keuring", [3]),
        ("-bang", []),
        ("bang NEAR/2 keuring", [1]),
        ("keuring NEAR/2 bang", [1]),
        ("bang NEAR/1 keuring", []),
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
        hits = search.find(session, [Clause((Term(("geld",)), Term(("tegen",))))])
    assert sorted(hit.number for hit in hits) == [0, 1]


def test_the_vocabulary_holds_every_word_form(database: Database) -> None:
    add_transcript(database)

    with database.read() as session:
        assert {"bang", "keuring", "geld", "heel"} <= set(search.vocabulary(session))
