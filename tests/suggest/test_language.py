from __future__ import annotations

from typing import Any

import pytest

from qual.suggest.language import UnknownLanguageError, language_code, load_language, words
from tests.suggest.languages import language


def test_the_active_pipeline_says_its_name_and_versions() -> None:
    assert str(language("nl")).startswith("blank nl + lookup lemmas (spacy 3.")


@pytest.mark.parametrize(
    ("code", "text", "lemmas"),
    [
        ("nl", "Angsten, UITKERINGEN!", ["angst", "uitkering"]),
        ("en", "Worries — she’s working", ["worry", "she", "have", "work"]),
    ],
)
def test_words_have_lemmas_whatever_their_case_and_marks(code: str, text: str, lemmas: list[str]) -> None:
    (read,) = words(language(code), [text])

    assert [word.lemma for word in read] == lemmas


def test_words_keep_their_places() -> None:
    text = "Zo’n  İstanbul-reis, één keer."

    (read,) = words(language("nl"), [text])

    assert [text[word.start : word.end] for word in read] == ["Zo’n", "İstanbul-reis", "één", "keer"]
    assert [word.form for word in read] == ["zo'n", "istanbul-reis", "een", "keer"]


@pytest.mark.parametrize(
    ("name", "code"), [("nl", "nl"), ("NL_be", "nl"), ("Dutch", "nl"), ("en-GB", "en"), ("engels", "en")]
)
def test_a_language_has_more_names_than_one(name: str, code: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize("name", ["klingon", "", "../nl", "nl.x", None, 3])
def test_a_language_that_nobody_knows_is_refused_in_words(name: Any) -> None:
    with pytest.raises(UnknownLanguageError, match="say nl or en"):
        load_language(name)


def test_a_language_whose_reader_is_not_installed_is_read_by_its_words() -> None:
    assert load_language("ja").name == "blank xx"
