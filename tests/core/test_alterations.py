from __future__ import annotations

import pytest

from qual.core.alterations import alterations
from qual.core.quote import Difference


@pytest.mark.parametrize(
    ("kind", "said", "printed", "name"),
    [
        ("dropped", "niet", "", "negation"),
        ("replaced", "12", "13", "number"),
        ("replaced", "vier", "zes", "number"),
        ("dropped", "een", "", "number"),
        ("dropped", "bood een nieuwe kans", "", "words_dropped"),
        ("replaced", "kan", "moet", "modality"),
        ("replaced", "ik", "hij", "subject"),
        ("replaced", "groot", "klein", "word_replaced"),
        ("added", "", "groot", "word_added"),
        ("dropped", "heel erg", "", "words_dropped"),
    ],
)
def test_a_change_is_named_by_its_most_telling_word(kind: str, said: str, printed: str, name: str) -> None:
    (change,) = alterations([Difference("same", "ja", "ja"), Difference(kind, said, printed)])

    assert (change.kind, change.source, change.report) == (name, said, printed)


def test_what_is_marked_is_no_alteration() -> None:
    assert list(alterations([Difference("elided", "niet", ""), Difference("inserted", "", "zij")])) == []
