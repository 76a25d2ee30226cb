from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.coding import Coding
from qual.core.span import Span
from qual.errors import Problem
from qual.matching.anchors import find_place, misplaced
from tests.notation import coded

TEXT = "Ik had geld nodig. Een geldig kaartje, m’n  kaartje. Privé had ik het zwaar. Ja. Ja."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("geld nodig", "geld nodig"),
        ("geld", "geld"),
        ("M'N KAARTJE", "m’n  kaartje"),
        ("prive had", "Privé had"),
        ("eldi", "eldi"),
    ],
)
def test_words_are_found_exactly_first_then_by_what_they_say(words: str, found: str) -> None:
    place = find_place(TEXT, words, "codings.csv:3")

    assert isinstance(place, Span)
    assert place.of(TEXT) == found


@pytest.mark.parametrize(
    ("words", "what"), [("Ja", "in 2 places"), ("nergens", "nowhere"), ("", "nowhere"), ("…", "nowhere")]
)
def test_words_that_stand_nowhere_or_often_are_a_problem(words: str, what: str) -> None:
    problem = find_place(TEXT, words, "codings.csv:3")

    assert isinstance(problem, Problem)
    assert problem.where == "codings.csv:3"
    assert what in problem.what


def test_codings_whose_words_stand_at_their_place_are_no_problem() -> None:
    text, codings = coded("R07: {werk|Ik wil {hoop|weer} werken}.")

    assert misplaced(codings, {"R07.txt": text}) == []


def test_a_coding_whose_words_moved_says_where_they_stand_and_not_what_they_are() -> None:
    _, codings = coded("R07: Ik wil {hoop|weer werken}.")

    (problem,) = misplaced(codings, {"R07.txt": "R07: Ach, ik wil weer werken."})

    assert problem.where == "R07.txt:12-23"
    assert problem.hint == "they stand at 17-28"
    assert "weer" not in str(problem)


def test_a_coding_beyond_the_text_or_of_no_transcript_is_a_problem() -> None:
    coding = Coding("R07.txt", Span(50, 60), "hoop", "anna", "weer werken")

    assert len(misplaced([coding], {"R07.txt": "kort"})) == 1
    assert len(misplaced([coding], {})) == 1


@given(st.text(max_size=40), st.text(min_size=1, max_size=8), st.text(max_size=40))
def test_words_taken_from_a_text_are_found_there(before: str, words: str, after: str) -> None:
    text = before + words + after
    place = find_place(text, words, "row")

    if isinstance(place, Span):
        assert place.of(text) == words
    else:
        assert not words.strip() or text.count(words) > 1 or words in text[text.index(words) + 1 :]
