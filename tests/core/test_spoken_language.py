from __future__ import annotations

import pytest

from qual.core.spoken_language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ik was bang voor de keuring en dat is niet gek", "nl"),
        ("i was afraid of the assessment and that is not odd", "en"),
        ("keuring uitkering bureau", ""),
        ("", ""),
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text.split()) == language
