from __future__ import annotations

import pytest

from qual.core.dutch_forms import bases, infinitive, verb_stems


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("brieven", "brief"),
        ("kinderen", "kind"),
        ("huizen", "huis"),
        ("bomen", "boom"),
        ("bommen", "bom"),
        ("wegen", "weg"),
        ("briefje", "brief"),
        ("boompjes", "boom"),
        ("sterretje", "ster"),
        ("uitkeringen", "uitkering"),
        ("witte", "wit"),
        ("rode", "rood"),
        ("lieve", "lief"),
        ("werkgevers", "werkgever"),
        ("auto's", "auto"),
    ],
)
def test_a_plural_a_diminutive_and_an_inflected_form_lead_to_the_word(form: str, word: str) -> None:
    assert word in bases(form)


@pytest.mark.parametrize(
    ("form", "stem", "whole"),
    [
        ("werkt", "werk", "werken"),
        ("gewerkt", "werk", "werken"),
        ("woonde", "woon", "wonen"),
        ("zegt", "zeg", "zeggen"),
        ("gelopen", "loop", "lopen"),
        ("leefde", "leef", "leven"),
    ],
)
def test_a_form_of_a_verb_leads_to_its_infinitive(form: str, stem: str, whole: str) -> None:
    assert stem in verb_stems(form)
    assert infinitive(stem) == whole


def test_words_that_only_end_alike_are_not_taken_apart() -> None:
    assert bases("eens") == {"eens"}
    assert bases("soms") == {"soms"}
