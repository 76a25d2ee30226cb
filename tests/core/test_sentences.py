from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.sentences import LONGEST, sentences


def parted(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ja. Dat klopt.", ["Ja.", "Dat klopt."]),
        ("Dat was 12 mrt. en toen niet meer. Klaar", ["Dat was 12 mrt. en toen niet meer.", "Klaar"]),
        ("Ik sprak dhr. Bakker en mevr. Smit.", ["Ik sprak dhr. Bakker en mevr. Smit."]),
        ("Nee. (lacht) Echt niet!", ["Nee. (lacht)", "Echt niet!"]),
        ("Dat zei hij (Nee. Echt niet.) toen.", ["Dat zei hij (Nee. Echt niet.) toen."]),
        ("Ik dacht... Nou ja… dat dus.", ["Ik dacht...", "Nou ja… dat dus."]),
        ("Hij zei: “Kom maar.” Toen ging ik.", ["Hij zei: “Kom maar.”", "Toen ging ik."]),
        ("3.5 uur. Of 4?", ["3.5 uur.", "Of 4?"]),
        ("eerste stuk\n\ntweede stuk", ["eerste stuk", "tweede stuk"]),
        ("afgebroken\nregel. Klaar.", ["afgebroken\nregel.", "Klaar."]),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_listener_hears_an_end(text: str, parts: list[str]) -> None:
    assert parted(text) == parts


def test_a_long_turn_without_marks_is_parted_at_joining_words() -> None:
    text = "ik ging daar elke dag heen " * 10 + "en toen stopte het " * 8 + "maar nu gaat het weer"

    parts = parted(text)

    assert len(parts) > 1
    assert all(len(part.split()) <= LONGEST for part in parts)
    assert " ".join(parts) == text


def test_only_the_asked_stretch_is_parted() -> None:
    text = "I: Hoe ging het? R: Goed. Heel goed."

    assert [span.of(text) for span in sentences(text, 20)] == ["Goed.", "Heel goed."]


@given(st.text(alphabet='ab A.!?…()[]\n "’', max_size=80))
def test_every_visible_character_lies_in_one_sentence(text: str) -> None:
    spans = sentences(text)

    assert [span.of(text).strip() for span in spans] == [span.of(text) for span in spans]
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_megabyte_of_marks_is_read_in_linear_time() -> None:
    for mark in '.(["\n ':
        sentences(mark * 1_000_000)
    sentences("(a. " * 250_000)
