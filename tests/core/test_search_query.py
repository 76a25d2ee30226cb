"""What is looked for, read from what was typed."""

from __future__ import annotations

import pytest

from qual.core.search_query import NEAR_WORDS, Clause, Term, parse_query, places_of


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("bang", [Clause((Term(("bang",)),))]),
        ('"bang voor"', [Clause((Term(("bang", "voor")),))]),
        ('"bang voor"*', [Clause((Term(("bang", "voor"), prefix=True),))]),
        ("“bang voor”", [Clause((Term(("bang", "voor")),))]),
        ("herkeur*", [Clause((Term(("herkeur",), prefix=True),))]),
        ("e-mail", [Clause((Term(("e", "mail")),))]),
        ("-geld", [Clause((Term(("geld",)),), is_excluded=True)]),
        ("bang|bezorgd", [Clause((Term(("bang",)), Term(("bezorgd",))))]),
        ("a NEAR b", [Clause((Term(("a",)),), (Term(("b",)),), NEAR_WORDS)]),
        ("a NEAR/3 b", [Clause((Term(("a",)),), (Term(("b",)),), 3)]),
        ("NEAR b", [Clause((Term(("NEAR",)),)), Clause((Term(("b",)),))]),
        ("near b", [Clause((Term(("near",)),)), Clause((Term(("b",)),))]),
        (' "" * ?! - ', []),
    ],
)
def test_a_query_is_read_as_it_is_written(query: str, clauses: list[Clause]) -> None:
    assert parse_query(query) == clauses


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("financien", ["Financiën"]),
        ("keur*", ["keuring", "keuren"]),
        ('"de keuring"', ["de keuring"]),
        ("de NEAR/1 keuren", ["de", "keuren"]),
        ("bang -keuren", []),
    ],
)
def test_places_are_those_of_the_words_found(query: str, words: list[str]) -> None:
    text = "Financiën: de keuring, en de ander keuren."

    assert [text[start:end] for start, end in places_of(text, parse_query(query))] == words
