"""Pseudonyms: stable tokens in the place of names, places, employers, dates and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from qual.core.replacement import Edit, Replacements

KINDS = ("name", "place", "employer", "date", "number", "address", "email", "url", "other")
"""What a pseudonym can stand for."""

TOKENS: dict[str, tuple[str, str]] = {
    "name": ("Name", "Naam"),
    "place": ("Place", "Plaats"),
    "employer": ("Employer", "Werkgever"),
    "date": ("Date", "Datum"),
    "number": ("Number", "Nummer"),
    "address": ("Address", "Adres"),
    "email": ("E-mail", "E-mail"),
    "url": ("Website", "Website"),
    "other": ("Word", "Woord"),
}
"""What a token is called, in English and Dutch."""

_GENITIVE = frozenset({"name", "place", "employer"})


@dataclass(frozen=True, slots=True)
class Term:
    """Words to be replaced wherever they stand as whole words; `as_written` where capitals count.

    A genitive ("Sanne's", "Jans") is found too, and keeps its ending behind the token.
    """

    words: str
    kind: str
    as_written: bool = False

    def __post_init__(self) -> None:
        """Refuse a kind nobody knows, and words without a letter or digit."""
        if self.kind not in KINDS:
            raise ValueError(f"a pseudonym stands for one of {', '.join(KINDS)}, not for '{self.kind}'")
        if not any(each.isalnum() for each in self.words):
            raise ValueError("a pseudonym stands for words")

    @property
    def same(self) -> str:
        """What makes two terms one: their words in one form, without regard to capitals and white space."""
        return plain_words(self.words)


def plain_words(words: str) -> str:
    """Words in one form: composed letters, no capitals, one kind of apostrophe, single spaces."""
    composed = unicodedata.normalize("NFC", words).replace("’", "'").casefold()
    return " ".join(composed.split())


def token(kind: str, number: int, language: str) -> str:
    """A token: "[Naam 3]"."""
    return f"[{TOKENS[kind][1 if language == 'nl' else 0]} {number}]"


def name_tokens(
    terms: Iterable[Term], known: Mapping[str, str], language: str, texts: Collection[str] = ()
) -> dict[str, str]:
    """A token for every term, by its `same` words: the one it has in `known`, else the next free number.

    No new token is one that stands in a text already.
    """
    found: dict[str, str] = {}
    taken = set(known.values())
    numbers: dict[str, int] = {}
    for term in terms:
        if term.same in known or term.same in found:
            found[term.same] = known.get(term.same) or found[term.same]
            continue
        number = numbers.get(term.kind, 0) + 1
        while (made := token(term.kind, number, language)) in taken or any(made in text for text in texts):
            number += 1
        numbers[term.kind] = number
        taken.add(made)
        found[term.same] = made
    return found


class Replacer:
    """Finds terms in texts and puts their tokens there; the longest term first where several fit."""

    def __init__(self, terms: Iterable[Term], tokens: Mapping[str, str]) -> None:
        self._tokens = dict(tokens)
        ordered = sorted(set(terms), key=lambda each: (-len(each.words), each.words, each.as_written))
        self._patterns = [
            _pattern([each for each in ordered if each.as_written], 0),
            _pattern([each for each in ordered if not each.as_written], re.IGNORECASE),
        ]

    def edits(self, text: str) -> Replacements:
        """What is replaced in a text."""
        found: list[Edit] = []
        for pattern in self._patterns:
            if pattern is None:
                continue
            for match in pattern.finditer(text):
                made = self._tokens.get(plain_words(match["term"]))
                if made is not None:
                    found.append(Edit(match.start("term"), match.end("term"), made))
        kept: list[Edit] = []
        for each in sorted(found, key=lambda each: (each.start, -each.end)):
            if kept and each.start < kept[-1].end:
                if each.end - each.start > kept[-1].end - kept[-1].start:
                    kept[-1] = each
                continue
            kept.append(each)
        return Replacements(kept)

    def apply(self, text: str) -> str:
        """The text with tokens in it."""
        return self.edits(text).apply(text)


def _pattern(terms: Iterable[Term], flags: int) -> re.Pattern[str] | None:
    """A pattern for whole words, an ending of the genitive allowed behind names."""
    forms = [
        written(each.words) + ("(?=s?(?!\\w))" if each.kind in _GENITIVE else "(?!\\w)") for each in terms
    ]
    return re.compile(rf"(?<!\w)(?P<term>{'|'.join(forms)})", flags) if forms else None


def written(words: str) -> str:
    """A pattern for words in any white space and with any apostrophe."""
    parts = [re.sub("['’]", "['’]", re.escape(part)) for part in words.split()]
    return r"\s+".join(parts)


def restorer(originals: Mapping[str, str]) -> Replacer:
    """A replacer that puts originals in the place of tokens, given by token."""
    return _Tokens(originals)


class _Tokens(Replacer):
    """Finds tokens exactly as they were written."""

    def __init__(self, originals: Mapping[str, str]) -> None:
        self._originals = dict(originals)
        ordered = sorted(originals, key=lambda each: -len(each))
        self._pattern = re.compile("|".join(re.escape(each) for each in ordered)) if ordered else None

    def edits(self, text: str) -> Replacements:
        """Where tokens stand, and the words that stood there."""
        if self._pattern is None:
            return Replacements([])
        found = self._pattern.finditer(text)
        return Replacements(Edit(*match.span(), self._originals[match[0]]) for match in found)
