"""Type-to-find: ranks names by how well they answer a few typed letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple


class Match(NamedTuple):
    """How well a name answers (more is better), and which of its characters did."""

    score: int
    places: tuple[int, ...]


def folded(text: str) -> str:
    """The text in lower case and without accents, character for character."""
    return "".join(_fold_character(each) for each in text)


def _fold_character(character: str) -> str:
    """One character for one: lower case, without its accent."""
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def match(query: str, name: str) -> Match | None:
    """The match of every word of the query in the name, or None where one is missing.

    A word counts most at the start of the name, then at the start of a word, then inside one, and least where
    its letters only begin words in order ("mg" for "motivatie: geld").
    """
    inside = folded(name)
    total, places = 0, set[int]()
    for word in folded(query).split():
        found = _word_match(word, inside)
        if found is None:
            return None
        total += found.score
        places.update(found.places)
    return Match(total, tuple(sorted(places)))


def ranked(query: str, names: Iterable[str]) -> list[tuple[int, Match]]:
    """The places of the names that answer, best first; names that answer equally keep their order."""
    found = [(at, answer) for at, name in enumerate(names) if (answer := match(query, name)) is not None]
    return sorted(found, key=lambda each: (-each[1].score, each[0]))


def _word_match(word: str, name: str) -> Match | None:
    """The best place of one folded word in a folded name."""
    if name == word:
        return Match(1000, tuple(range(len(word))))
    if name.startswith(word):
        return Match(900 - len(name) // 8, tuple(range(len(word))))
    at = name.find(word)
    inside = at
    while at != -1:
        if not name[at - 1].isalnum():
            return Match(700 - len(name) // 8, tuple(range(at, at + len(word))))
        at = name.find(word, at + 1)
    if inside != -1:
        return Match(400 - len(name) // 8, tuple(range(inside, inside + len(word))))
    return _letters_in_order(word, name)


def _letters_in_order(word: str, name: str) -> Match | None:
    """Each letter right after the one before or at the next start of a word, or None where one is missing."""
    places: list[int] = []
    for letter in word:
        begin = places[-1] + 1 if places else 0
        at = name.find(letter, begin)
        while at > 0 and not (at == begin and places) and name[at - 1].isalnum():
            at = name.find(letter, at + 1)
        if at == -1:
            return None
        places.append(at)
    return Match(_score(places, name), tuple(places))


def _score(places: list[int], name: str) -> int:
    """Letters at word starts and letters that follow each other count; a long stretch costs."""
    starts = sum(1 for at in places if at == 0 or not name[at - 1].isalnum())
    runs = sum(1 for before, after in pairwise(places) if after == before + 1)
    return max(1, 40 * starts + 15 * runs - (places[-1] - places[0] - len(places) + 1))
