"""Units that a hand moves and selects by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from qual.core.span import Span
from qual.core.transcript import Turn
from qual.core.units import (
    exchange,
    grapheme_start,
    next_grapheme,
    next_word,
    previous_grapheme,
    previous_word,
    turn_index,
    turns_touched,
    word_at,
    word_end_after,
    word_end_before,
)


def split(text: str) -> list[tuple[int, int, int]]:
    """The cutter the screen uses."""
    return list(split_graphemes(text)[0])


TEXTS = st.text(alphabet=st.sampled_from("ab \né\u0301\u4f60\u200d\U0001f468\U0001f469\ufe0f"), max_size=40)


@given(TEXTS)
def test_stepping_forth_and_back_meets_the_same_graphemes(text: str) -> None:
    forth = [0]
    while forth[-1] < len(text):
        forth.append(next_grapheme(text, forth[-1], split))
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_grapheme(text, back[-1], split))

    assert forth == back[::-1]


@given(TEXTS, st.integers(0, 40))
def test_an_offset_inside_a_grapheme_goes_to_its_start(text: str, offset: int) -> None:
    start = grapheme_start(text, offset, split)

    assert start <= min(offset, len(text)) <= next_grapheme(text, start, split)
    assert grapheme_start(text, start, split) == start


def test_a_letter_with_its_accent_is_one_step() -> None:
    assert next_grapheme("e\u0301n", 0, split) == 2
    assert previous_grapheme("e\u0301n", 2, split) == 0
    assert grapheme_start("e\u0301n", 1, split) == 0


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    text = "Auto's, re-integratie."

    assert word_at(text, 2) == Span(0, 6)
    assert next_word(text, 0) == 6
    assert word_at(text, 7) == Span(8, 21)
    assert previous_word(text, 8) == 6
    assert word_end_after(text, 8) == 21
    assert word_end_before(text, 21) == 7


def test_words_end_at_the_ends_of_the_text() -> None:
    assert word_at("Ja", 2) is None
    assert next_word("Ja", 0) == 2
    assert previous_word("Ja", 0) == 0
    assert word_end_before("Ja", 2) == 0


def turns(speakers: str) -> list[Turn]:
    """A turn of eight characters for each letter, one apart."""
    return [Turn(at, at * 10, at * 10 + 8, speaker) for at, speaker in enumerate(speakers)]


@pytest.mark.parametrize(
    ("index", "expected"), [(0, (0, 2)), (1, (0, 2)), (2, (0, 2)), (3, (3, 5)), (4, (3, 5)), (5, (3, 5))]
)
def test_question_and_answer_run_to_the_next_question(index: int, expected: tuple[int, int]) -> None:
    assert exchange(turns("IRRIIR"), index, {"I"}) == expected


def test_without_interviewers_it_is_the_turn_and_the_one_before() -> None:
    assert exchange(turns("ABA"), 2, {"I"}) == (1, 2)


def test_an_answer_without_a_question_stands_alone() -> None:
    assert exchange(turns("RIR"), 0, {"I"}) == (0, 0)


def test_turns_are_found_by_offset_and_by_span() -> None:
    assert [turn_index(turns("IRI"), offset) for offset in (0, 8, 10, 29)] == [0, 0, 1, 2]
    assert [turn.index for turn in turns_touched(turns("IRI"), Span(7, 11))] == [0, 1]
    assert turns_touched(turns("IRI"), Span(8, 10)) == []
