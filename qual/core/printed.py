"""A quotation's words as printed: which of them stand in brackets, and where something was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise, product

from qual.core.comparable import comparable

_DOTS = r"(?:…|\.\s?\.(?:\s?\.){0,4})"
_ELISION = re.compile(rf"[\[(/]\s{{0,2}}{_DOTS}\s{{0,2}}[\])/]|…|\.\s?\.\s?\.(?:\s?\.){{0,3}}")
_EDITORS_NOTE = (
    r"\((?:sic!?|(?:(?:our|my|own|eigen|mijn|onze) )?"
    r"(?:emphasis|italics|nadruk|cursivering|cursief|onderstreping)\b[^()\[\]\n]{0,40}|"
    r"(?:onze|our|own|eigen) (?:vertaling|translation))\)"
)
"""What a writer says of the printing, in round brackets; other words in these claim to have been said."""

_BRACKETED = re.compile(rf"\[[^\[\]\n]{{1,200}}\]|{_EDITORS_NOTE}", re.IGNORECASE)
SOFT_HYPHEN = "\u00ad"
_SOFT = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])")
_MOST_SOFT = 3
_INSIDE_WORD = re.compile(r"(?<=\w)\[([^\W_]{1,30})\]|\[([^\W_]{1,30})\](?=\w)")


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a quotation; `inserted` tells of each whether it stands in brackets.

    `elisions` are the indexes of words that stand right after a mark of omission, never 0. `shown` are the
    words as printed, `ends` the marks after each of them.
    """

    words: tuple[str, ...]
    shown: tuple[str, ...]
    inserted: tuple[bool, ...]
    elisions: frozenset[int]
    ends: tuple[str, ...]

    def segments(self) -> list[tuple[int, int]]:
        """The stretches of words that claim to have been said one after another."""
        edges = [0, *(i for i in range(1, len(self.words)) if self._parts(i)), len(self.words)]
        return [
            (first, after) for first, after in pairwise(edges) if after > first and not self.inserted[first]
        ]

    def _parts(self, index: int) -> bool:
        return index in self.elisions or self.inserted[index] != self.inserted[index - 1]


def printed(text: str, parted: bool = False) -> Printed:
    """The words of a quotation, with what is marked in them.

    Square brackets mark an insertion, as round ones do around "sic" or "emphasis added"; "[…]", "(...)",
    "/.../" and bare dots mark an omission. Brackets inside a word ("[D]at") mark nothing: the word must be
    the one that was said, whole or, with `parted`, in two.
    """
    plain = text if parted else _INSIDE_WORD.sub(lambda part: part[1] or part[2], text)
    words = comparable(plain)
    inside = {match.start() for match in _INSIDE_WORD.finditer(plain)}
    brackets = [
        match.span()
        for match in _BRACKETED.finditer(plain)
        if match.start() not in inside
        and not _ELISION.fullmatch(match.group())
        and not _is_glued(plain, *match.span())
    ]
    gaps = [match.start() for match in _ELISION.finditer(plain)]
    inserted, elisions, bracket, gap = [], set[int](), 0, 0
    for index, start in enumerate(words.starts):
        while bracket < len(brackets) and brackets[bracket][1] <= start:
            bracket += 1
        inserted.append(bracket < len(brackets) and brackets[bracket][0] < start)
        while gap < len(gaps) and gaps[gap] < start:
            if index:
                elisions.add(index)
            gap += 1
    shown = tuple(plain[start:end] for start, end in zip(words.starts, words.ends, strict=True))
    ends = tuple(
        plain[end:start] for end, start in zip(words.ends, (*words.starts[1:], len(plain)), strict=False)
    )
    return Printed(words.tokens, shown, tuple(inserted), frozenset(elisions), ends)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether brackets end inside a word ("[ik was on]gelukkig"), and so make another word."""
    before = start > 0 and text[start - 1].isalnum() and text[start + 1].isalnum()
    return before or (text[end : end + 1].isalnum() and text[end - 2].isalnum())


def readings(text: str) -> list[Printed]:
    """The ways to read a quotation: brackets inside words, and soft hyphens, closed up or parting them."""
    found = []
    for plain in _hyphened(text):
        found.append(printed(plain))
        if _INSIDE_WORD.search(plain):
            found.append(printed(plain, parted=True))
    return found


def _hyphened(text: str) -> list[str]:
    """A text with each of its first soft hyphens as nothing or as a hyphen of its own."""
    pieces = _SOFT.split(text, maxsplit=_MOST_SOFT)
    return [
        "".join(chain(*zip(pieces, (*marks, ""), strict=True)))
        for marks in product((SOFT_HYPHEN, "-"), repeat=len(pieces) - 1)
    ]
