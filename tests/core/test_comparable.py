from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.comparable import comparable, folded


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Ik wíl het Echt", "ik wil het echt"),
        ("m’n her\u00adkeuring", "m'n herkeuring"),
        ("de ﬁets\u00a0van\u2009mij", "de fiets van mij"),
        ("“Nou — ja…”, zei\u200b ze", "nou, ja zei ze"),
        ("re-integratie", "re integratie"),
        ("cafe\u0301", "café"),
        ("5%", "5 %"),
        ("Øresund", "Oresund"),
    ],
)
def test_typography_makes_no_difference(printed: str, said: str) -> None:
    assert comparable(printed).tokens == comparable(said).tokens


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("3,5 uur", "35 uur"),
        ("5%", "5"),
        ("€ 40", "40"),
        ("het was -5", "het was 5"),
        ("pa's", "pas"),
        ("dat is niet zo", "dat is zo"),
        ("हिंदी", "हदी"),
    ],
)
def test_what_changes_the_meaning_stays(printed: str, said: str) -> None:
    assert comparable(printed).tokens != comparable(said).tokens


def test_a_span_covers_the_words_in_the_source() -> None:
    text = "Nou, ik wil\u00a0 wéér… werken."
    words = comparable(text)

    assert words.span(1, 4).of(text) == "ik wil\u00a0 wéér"


def test_places_gives_every_run_of_the_words() -> None:
    words = comparable("ja ja ja maar ja ja")

    assert words.places(["ja", "ja"]) == [0, 1, 4]
    assert words.places([]) == []


@given(st.text())
def test_every_token_lies_at_its_place_in_the_source(text: str) -> None:
    words = comparable(text)

    assert [folded(text[start:end]) for start, end in zip(words.starts, words.ends, strict=True)] == list(
        words.tokens
    )
    edges = [edge for pair in zip(words.starts, words.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)


@given(st.text(), st.text())
def test_text_before_only_shifts_the_places(before: str, text: str) -> None:
    alone, together = comparable(text), comparable(before + "\n" + text)
    shift = len(before) + 1

    assert together.tokens[len(together) - len(alone) :] == alone.tokens
    assert together.starts[len(together) - len(alone) :] == tuple(start + shift for start in alone.starts)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_composed_and_decomposed_letters_are_the_same_words(text: str) -> None:
    composed = comparable(unicodedata.normalize("NFC", text))
    decomposed = comparable(unicodedata.normalize("NFD", text))

    assert composed.tokens == decomposed.tokens


def test_a_megabyte_of_marks_is_read_in_linear_time() -> None:
    for mark in "“'.-\u00ad\u0301":
        assert len(comparable(mark * 1_000_000)) == 0
