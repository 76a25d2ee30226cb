"""Text made comparable: the same words in another typography are the same tokens, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from qual.core.span import Span

APOSTROPHES = "'’‘‛ʼ`´′＇"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width characters and the byte-order mark: never seen, so never a difference."""

_SINGLE_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
_DIACRITICS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def _marks() -> str:
    r"""The combining marks of the basic plane, as the inside of a character class.

    Python's `\\w` leaves them out, and in many scripts they are vowels.
    """
    marks = [code for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"]
    return "".join(map(chr, marks))


_UNIT = rf"[^\W_{INVISIBLE}]"
_REST = rf"(?:[^\W_]|[{_marks()}{INVISIBLE}])"
_TOKEN = re.compile(
    rf"(?:(?<!\S)[-−–](?=\d))?"  # a minus belongs to its number
    rf"{_UNIT}{_REST}*"
    rf"(?:(?:[{APOSTROPHES}](?=[^\W\d_])|(?<=\d)[.,:](?=\d)){_REST}+)*"  # m'n, 3.5, 10:30
    rf"|[%‰€$£&+=°]"  # five and five percent are not the same
)


@dataclass(frozen=True, slots=True)
class Comparable:
    """The tokens of a text; token `i` covers the source from `starts[i]` up to, not including, `ends[i]`."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)

    def span(self, first: int, after: int) -> Span:
        """The characters of the source from token `first` up to, not including, token `after`."""
        return Span(self.starts[first], self.ends[after - 1])

    def places(self, words: Sequence[str]) -> list[int]:
        """Every index at which these tokens stand one after another."""
        wanted = tuple(words)
        if not wanted:
            return []
        found: list[int] = []
        at = -1
        while True:
            try:
                at = self.tokens.index(wanted[0], at + 1)
            except ValueError:
                return found
            if self.tokens[at : at + len(wanted)] == wanted:
                found.append(at)


def folded(word: str) -> str:
    """A word without case, diacritics, invisible characters and typographic variants.

    >>> folded("Privé\u00adl’")
    "privel'"
    """
    if word.isascii():
        return word.lower().replace("`", "'")
    word = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES).translate(_INVISIBLE)).casefold()
    word = _DIACRITICS.sub("", unicodedata.normalize("NFKD", word))
    return "".join(word.translate(_SINGLE_LETTERS).replace("−", "-").replace("–", "-").split())


def comparable(text: str) -> Comparable:
    """The words, numbers and money or percent signs of `text` for comparison, with their places in it.

    Case, diacritics, ligatures, soft hyphens, kinds of space, dash and quotation mark make no difference;
    punctuation and hyphens only part words. An apostrophe inside a word and a point or comma inside a number
    stay, for they can change what is said.
    """
    tokens, starts, ends = [], [], []
    known: dict[str, str] = {}
    for match in _TOKEN.finditer(text):
        raw = match.group()
        token = known.get(raw)
        if token is None:
            token = known[raw] = folded(raw)
        if token:
            tokens.append(token)
            starts.append(match.start())
            ends.append(match.end())
    return Comparable(tuple(tokens), tuple(starts), tuple(ends))
