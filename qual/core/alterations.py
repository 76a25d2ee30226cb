"""What kind of change an unmarked difference is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qual.core.comparable import comparable
from qual.core.quote import Alteration, Difference
from qual.core.telling_words import MODALS, NEGATIONS, NUMBERS, PERSONS

_KINDS = (("negation", NEGATIONS), ("number", NUMBERS), ("modality", MODALS), ("subject", PERSONS))
_ARTICLES = frozenset(("een", "one"))
"""Numbers that mostly are none: they count as one where little else changed."""
_LITTLE = 2
_NAMES = {"added": "word_added", "dropped": "words_dropped", "replaced": "word_replaced"}


def alterations(difference: Iterable[Difference]) -> Iterator[Alteration]:
    """The unmarked steps of a difference, each named by the most telling word in it."""
    for step in difference:
        if step.kind in _NAMES:
            yield Alteration(_kind(step), step.source, step.report)


def _kind(step: Difference) -> str:
    said, shown = set(comparable(step.source).tokens), set(comparable(step.report).tokens)
    changed = said ^ shown
    if len(changed) > _LITTLE:
        changed -= _ARTICLES
    for kind, words in _KINDS:
        if changed & words or (kind == "number" and any(word[0].isdigit() for word in changed)):
            return kind
    return _NAMES[step.kind]
