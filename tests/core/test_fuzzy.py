"""Type-to-find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qual.core.fuzzy import match, ranked

NAMES = ["motivatie: geld", "angst: herkeuring", "dienst: herkeuringsinfo", "zorg", "hulp en rust"]


def found(query: str) -> list[str]:
    """The names that answer, best first."""
    return [NAMES[at] for at, _ in ranked(query, NAMES)]


def test_the_start_of_a_word_comes_before_its_inside() -> None:
    assert found("herk") == ["angst: herkeuring", "dienst: herkeuringsinfo"]
    assert found("ke") == ["angst: herkeuring", "dienst: herkeuringsinfo"]


def test_letters_in_order_are_enough() -> None:
    assert found("mgel") == ["motivatie: geld"]
    assert found("her") == ["angst: herkeuring", "dienst: herkeuringsinfo", "hulp en rust"]


def test_every_word_must_answer() -> None:
    assert found("herk dienst") == ["dienst: herkeuringsinfo"]
    assert found("herk zorg") == []


def test_accents_and_capitals_do_not_matter() -> None:
    answer = match("één", "Nog EEN keer")

    assert answer is not None
    assert answer.places == (4, 5, 6)


def test_nothing_typed_keeps_the_order() -> None:
    assert found("") == NAMES


@given(st.text(max_size=6), st.text(max_size=20))
def test_the_places_spell_the_query(query: str, name: str) -> None:
    answer = match(query, name)

    assert match(name, name) is not None
    assert answer is None or list(answer.places) == sorted(set(answer.places))
    assert answer is None or all(at < len(name) for at in answer.places)
