from __future__ import annotations

import pytest

from qual.suggest.language import words
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
