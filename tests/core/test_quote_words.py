from __future__ import annotations

import pytest

from qual.core.quote_words import defect_said, place_said, risk_said
from qual.core.recognition import recognition_risks


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("paragraph 6", "alinea 6"),
        ("table 3, row 2, cell 1", "tabel 3, rij 2, cel 1"),
        ("text box by paragraph 4", "tekstvak bij alinea 4"),
        ("line 12, cell 2", "regel 12, cel 2"),
        ("endnote 1", "eindnoot 1"),
    ],
)
def test_places_are_told_in_the_language_of_the_study(place: str, said: str) -> None:
    assert place_said(place, "nl") == said
    assert place_said(place, "en") == place


def test_every_risk_has_words_in_dutch() -> None:
    attribution = "de enige deelnemer, mevrouw Jansen uit Assen (vrouw, 34, Wajong)"

    assert [risk_said(each, "nl") for each in recognition_risks(attribution)] == [
        "3 kenmerken samen",
        "een plaats of werkgever is genoemd",
        "een persoon is genoemd",
        "er staat dat er maar één is",
    ]
    assert risk_said("something new", "nl") == "something new"


@pytest.mark.parametrize("defect", ["unopened", "unclosed", "multi_paragraph", "nested", "unmarked"])
def test_every_defect_of_form_has_words(defect: str) -> None:
    assert defect_said(defect, "nl") != defect_said(defect, "en")
