from __future__ import annotations

import pytest

from qual.core.codebook import Code
from qual.suggest.cues import CueFinder
from qual.suggest.language import words
from tests.suggest.languages import language


def found(cue: str, text: str, code: str = "nl") -> list[str]:
    finder = CueFinder(language(code), [Code("x", "x", cues=(cue,))])
    (read,) = words(language(code), [text])
    return [text[read[hit.first].start : read[hit.after - 1].end] for hit in finder.find(read)]


@pytest.mark.parametrize(
    ("cue", "text", "hits"),
    [
        ("angst", "Die ANGSTEN bleven", ["ANGSTEN"]),
        ("herkeur*", "een Herkeuring of herkeurd worden", ["Herkeuring", "herkeurd"]),
        ("*angst", "mijn herkeuringsangst en angsten", ["herkeuringsangst", "angsten"]),
        ("bang voor", "zo bang, voor alles", ["bang, voor"]),
        ("bang * herkeur*", "bang voor herkeuringen", ["bang voor herkeuringen"]),
        ("uitkeringen kwijt*", "mijn uitkering kwijtraken", ["uitkering kwijtraken"]),
        ("zo'n", "Zo’n dag", ["Zo’n"]),
        ("prive", "mijn privéleven, privé", ["privé"]),
        ("geld", "een geldig kaartje", []),
        ("", "wat dan ook", []),
        ("*", "wat dan ook", []),
    ],
)
def test_cues_fit_by_form_lemma_and_wildcard(cue: str, text: str, hits: list[str]) -> None:
    assert found(cue, text) == hits


def test_english_cues_with_a_hyphen_and_a_wildcard() -> None:
    assert found("self-est*", "low self-esteem", "en") == ["self-esteem"]


def test_of_overlapping_cues_of_one_code_the_longest_counts() -> None:
    codes = [
        Code("angst", "angst", cues=("bang", "bang voor geld")),
        Code("geld", "geld", cues=("geld",)),
    ]
    (read,) = words(language("nl"), ["Ik ben bang voor geld"])

    hits = CueFinder(language("nl"), codes).find(read)

    assert [(hit.code, hit.cue) for hit in hits] == [("angst", "bang voor geld"), ("geld", "geld")]
