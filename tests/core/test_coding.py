"""Codings and their anchors."""

from __future__ import annotations

import pytest

from qual.core.coding import Coding, anchor, touching
from qual.core.span import Span
from tests.notation import coded


def test_touching_leaves_out_a_coding_that_ends_where_the_span_begins() -> None:
    before = Coding("R07", Span(0, 5), "motivatie", "anna")
    inside = Coding("R07", Span(6, 9), "herkeuring", "anna")

    assert touching([inside, before], Span(5, 12)) == [inside]


def test_an_anchor_keeps_the_words_and_a_little_context() -> None:
    text, [coding] = coded("I: En toen? R07: Ja. {motivatie|Ik wil weer werken}. Klaar.")

    assert anchor(text, coding.span) == ("Ik wil weer werken", "I: En toen? R07: Ja. ", ". Klaar.")


def test_an_anchor_past_the_end_is_refused() -> None:
    with pytest.raises(ValueError, match="ends at 5"):
        anchor("Kort.", Span(2, 9))


def test_a_coding_from_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="comes from one of"):
        Coding("R07", Span(0, 5), "motivatie", "anna", origin="guess")


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="no text between"):
        Span(4, 4)
