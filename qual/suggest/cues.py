"""Cue phrases of the codebook, found in words by form or lemma."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qual.core.codebook import Code, used_cues
from qual.suggest.language import Language, Word, words

_ANYTHING = "qzjxq"
"""Stands in for `*` while a cue is read into words, because tokenizers part words at a star."""


class Hit(NamedTuple):
    """A cue of a code that stands in a text, from word `first` up to, not including, word `after`."""

    code: str
    cue: str
    first: int
    after: int


class CueFinder:
    """The cues of a codebook, ready to be looked for.

    A cue is a word or phrase; `*` stands for any letters (`herkeur*`, `*angst`, `bang * herkeuring`). A word
    fits by its form or its lemma, whatever its case and accents; marks between words do not count.
    """

    def __init__(self, language: Language, codes: Iterable[Code]) -> None:
        from spacy.matcher import Matcher, PhraseMatcher

        self._vocab = language.pipeline.vocab
        self._by_form = PhraseMatcher(self._vocab, attr="ORTH")
        self._by_lemma = PhraseMatcher(self._vocab, attr="LEMMA")
        self._by_pattern = Matcher(self._vocab)
        self._cues: list[tuple[str, str]] = []
        cues = [(code.id, cue) for code in codes for cue in used_cues(code) if re.search(r"\w", cue)]
        plain = [cue for cue in cues if "*" not in cue[1]]
        for cue, read in zip(plain, words(language, (text for _, text in plain)), strict=True):
            self._add_plain(cue, read)
        for cue in cues:
            if "*" in cue[1]:
                self._add_pattern(language, cue)

    @property
    def has_cues(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._cues)

    def find(self, read: Sequence[Word]) -> list[Hit]:
        """The cues in these words, in order; of overlapping cues of one code the longest."""
        from spacy.tokens import Doc

        if not read or not self._cues:
            return []
        doc = Doc(self._vocab, [word.form for word in read], lemmas=[word.lemma for word in read])
        matchers = [matcher for matcher in (self._by_form, self._by_lemma, self._by_pattern) if len(matcher)]
        found = set()
        for key, first, after in (match for matcher in matchers for match in matcher(doc)):
            code, cue = self._cues[int(self._vocab.strings[key])]
            found.add(Hit(code, cue, first, after))
        return _longest(found)

    def _key(self, cue: tuple[str, str]) -> str:
        self._cues.append(cue)
        return str(len(self._cues) - 1)

    def _add_plain(self, cue: tuple[str, str], read: Sequence[Word]) -> None:
        from spacy.tokens import Doc

        if not read:
            return
        key = self._key(cue)
        doc = Doc(self._vocab, [word.form for word in read], lemmas=[word.lemma for word in read])
        self._by_form.add(key, [doc])
        self._by_lemma.add(key, [doc])

    def _add_pattern(self, language: Language, cue: tuple[str, str]) -> None:
        by_form: list[dict[str, object]] = []
        by_lemma: list[dict[str, object]] = []
        for word in next(words(language, [cue[1].replace("*", _ANYTHING)])):
            if _ANYTHING in word.form:
                letters = ".*".join(map(re.escape, word.form.split(_ANYTHING)))
                by_form.append({"ORTH": {"REGEX": f"^{letters}$"}})
                by_lemma.append({"LEMMA": {"REGEX": f"^{letters}$"}})
            else:
                by_form.append({"ORTH": word.form})
                by_lemma.append({"LEMMA": word.lemma})
        self._by_pattern.add(self._key(cue), [by_form, by_lemma])


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.after, hit.first, hit.code, hit.cue)):
        if not any(
            hit.code == other.code and hit.first < other.after and other.first < hit.after for other in kept
        ):
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.first, hit.after, hit.code, hit.cue))
