from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.sentences import LONGEST, sentence_at, sentences
from qual.core.span import Span


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


@pytest.mark.parametrize(
    "text",
    [
        "Dat was bijv. een uitkering van dhr. Jansen.",
        "Ik sprak met J. de Vries en mevr. Bakker.",
        "Toen... ik weet het niet, eh... nee.",
        "Dat was o.a. Vlaams en m.b.t. Het loket niets.",
        "Om 10.30 uur was het 3.5 procent.",
        '"Waarom?" vroeg hij toen.',
        "She lives with Mr. Brown and e.g. Two dogs.",
        "Ja (en dat zei ik toen ook. Echt waar.) dus.",
    ],
)
def test_a_sentence_is_not_cut_inside(text: str) -> None:
    assert parted(text) == [text]


@pytest.mark.parametrize(
    "marked",
    [
        "Ja.|Nou, dat weet ik niet.|Echt niet?|Nee!",
        'Ze zei: "Dat kan niet."|Toen ging ik weg.',
        "Dat was in 2018.|Toen niet meer…|Nee.",
        "Dat weet u.|Ik niet.|So did I.|Then I left.",
        "Broer, zus, enz.|Toen ging ik weg.",
        "No.|I did not.",
        "ja dat weet ik niet.|en toen?|nou gewoon... zo.",
        "1. Het geld.|2. De tijd.",
        "Wat?!|Echt waar? (zucht)|Nou ja.",
        "Ik lach daarom. [lacht]|Maar goed.",
    ],
)
def test_sentences_end_at_the_bar(marked: str) -> None:
    assert parted(marked.replace("|", " ")) == marked.split("|")


def test_an_empty_line_and_a_list_item_begin_a_sentence() -> None:
    assert parted("Twee dingen\n\nHet werk\n- de uren\n- het loon") == [
        "Twee dingen",
        "Het werk",
        "- de uren",
        "- het loon",
    ]


def test_a_line_end_inside_a_sentence_does_not_end_it() -> None:
    assert parted("Ik ging naar\nAmsterdam met de\ntrein.") == ["Ik ging naar\nAmsterdam met de\ntrein."]


def test_white_space_belongs_to_the_sentence_before() -> None:
    spans = sentences("Ja.  Nee.", 0, 9)

    assert [sentence_at(spans, at) for at in (0, 4, 5, 9)] == [Span(0, 3), Span(0, 3), Span(5, 9), Span(5, 9)]


def test_silence_has_no_sentences() -> None:
    assert sentences("   ", 0, 3) == []
    assert sentence_at([], 0) is None


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
