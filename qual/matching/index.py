"""All words of all transcripts in one array, and where any run of them stands."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qual.core.comparable import comparable
from qual.core.quote import Match
from qual.core.span import Span
from qual.core.spoken_language import language_of
from qual.core.transcript import TranscriptText

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Numbers = NDArray[np.int32]

UNKNOWN = -2
"""The number of a word that no transcript has."""

_ASKS = re.compile(r"[^\S\n]{0,3}[^\w\s?]?\?")
_CLOSES = re.compile(r"[^\w\s]{0,2}([\])])")
_BETWEEN = -1
_SHINGLE = 3
_BASE = np.uint64(1_000_003)


class _Chunk(dict[str, tuple[int, ...]]):
    """What stands between two spaces, as the numbers of the words in it; words get theirs when first seen."""

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        """The numbers of a chunk that is new."""
        numbers = self._numbers
        found = self[chunk] = tuple(
            numbers.setdefault(word, len(numbers)) for word in comparable(chunk).tokens
        )
        return found


class _Stretch(NamedTuple):
    """The words of one turn (or of a text without turns), or the end that parts two transcripts (turn -1)."""

    document: int
    turn: int
    label: int
    words: int


class WordIndex:
    """The spoken words of the transcripts as numbers, with the places and speakers they come from.

    Position `p` of the arrays is one word; the words of two transcripts never touch. Labels and headers are
    not spoken and not in it. Where a word stands in its text is read again when it is asked.
    """

    def __init__(self, texts: Sequence[TranscriptText]) -> None:
        self.texts = tuple(texts)
        self._numbers: dict[str, int] = {}
        read, stretches = self._read()
        self.words: Numbers = np.frombuffer(read, dtype=np.int32) if read else np.zeros(0, dtype=np.int32)
        table = np.array(stretches, dtype=np.int32).reshape(-1, len(_Stretch._fields))
        documents, turns, labels, sizes = table.T
        changes = (np.diff(labels, prepend=-9) != 0) | (np.diff(documents, prepend=-9) != 0)
        most = int(labels.max(initial=0)) + 2
        self._firsts = np.cumsum(sizes) - sizes
        self.documents: Numbers = np.repeat(documents, sizes)
        self.turns: Numbers = np.repeat(turns, sizes)
        self.voices: Numbers = np.repeat(np.cumsum(changes).astype(np.int32), sizes)
        """Equal where one speaker goes on without another one in between."""
        self.speakers: Numbers = np.repeat(documents * most + labels, sizes)
        """Equal where it is the same speaker of the same transcript."""
        keys = self._shingles(self.words)
        self._order = np.argsort(keys, kind="stable").astype(np.int32)
        self._sorted = keys[self._order]
        self._named = {text.name: text for text in self.texts}
        self._places = lru_cache(1024)(self._places_of)

    @cached_property
    def language(self) -> str:
        """The language that most of the words are in; empty where it cannot be told."""
        words = [word for text in self.texts[:20] for word in comparable(text.text[:20_000]).tokens]
        return language_of(words)

    def __len__(self) -> int:
        """How many positions there are."""
        return len(self.words)

    def numbers(self, words: Sequence[str]) -> Integers:
        """The words as the index numbers them."""
        return np.array([self._numbers.get(word, UNKNOWN) for word in words], dtype=np.int64)

    def places(self, wanted: Integers) -> Integers:
        """Every position at which these words stand one after another, said by one speaker."""
        size = len(wanted)
        if size == 0 or size > len(self) or UNKNOWN in wanted:
            return np.zeros(0, dtype=np.int64)
        if size < _SHINGLE:
            found = self._standing(int(wanted[0]))
            found = found[found <= len(self) - size]
        else:
            keys = self._shingles(wanted)[: 1 - _SHINGLE]
            low = np.searchsorted(self._sorted, keys, side="left")
            high = np.searchsorted(self._sorted, keys, side="right")
            rarest = int(np.argmin(high - low))
            found = np.sort(self._order[low[rarest] : high[rarest]]).astype(np.int64) - rarest
            found = found[(found >= 0) & (found <= len(self) - size)]
        for step in range(size):
            found = found[self.words[found + step] == wanted[step]]
        one_voice: Integers = found[self.voices[found] == self.voices[found + size - 1]]
        return one_voice

    def seeds(self, wanted: Integers, most: int = 2000) -> tuple[Integers, Integers]:
        """Where runs of three of these words stand: positions in the index, and in the wanted words.

        Runs found more than `most` times say nothing and are left out.
        """
        if len(wanted) < _SHINGLE:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        keys = self._shingles(wanted)[: 1 - _SHINGLE]
        low = np.searchsorted(self._sorted, keys, side="left")
        high = np.searchsorted(self._sorted, keys, side="right")
        positions, offsets = [], []
        for offset, (first, after) in enumerate(zip(low, high, strict=True)):
            if 0 < after - first <= most:
                positions.append(self._order[first:after].astype(np.int64))
                offsets.append(np.full(after - first, offset))
        if not positions:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        return np.concatenate(positions), np.concatenate(offsets)

    @cached_property
    def _by_word(self) -> tuple[NDArray[np.int32], Integers]:
        """The positions in order of their word, and where each word's begin in that order."""
        order = np.argsort(self.words, kind="stable").astype(np.int32)
        return order, np.searchsorted(self.words[order], np.arange(len(self._numbers) + 1))

    def _standing(self, word: int) -> Integers:
        """Every position of one word, in order."""
        order, begins = self._by_word
        if word < 0:
            return np.zeros(0, dtype=np.int64)
        return order[begins[word] : begins[word + 1]].astype(np.int64)

    def rare(self, wanted: Integers, most: int = 200) -> tuple[Integers, Integers]:
        """Where single words of these stand that are said at most `most` times."""
        positions, offsets = [], []
        for offset, word in enumerate(wanted[:200]):
            found = self._standing(int(word))
            if 0 < len(found) <= most:
                positions.append(found)
                offsets.append(np.full(len(found), offset))
        if not positions:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        return np.concatenate(positions), np.concatenate(offsets)

    def bounds(self, position: int) -> tuple[int, int]:
        """The first position of the transcript that holds this one, and the one after its last."""
        document = self.documents[position]
        first = int(np.searchsorted(self.documents, document, side="left"))
        return first, int(np.searchsorted(self.documents, document, side="right")) - 1

    def match(self, first: int, after: int, score: float) -> Match:
        """The place of a run of words as people name it."""
        text = self.texts[int(self.documents[first])]
        span = Span(self._place(first)[0], self._place(after - 1)[1])
        number = int(self.turns[first])
        turn = text.turns[number] if number >= 0 else None
        speaker = turn.speaker if turn else ""
        known = {one.label: one.respondent for one in text.transcript.speakers}
        return Match(
            text.name,
            turn.index if turn else 0,
            speaker,
            known.get(speaker),
            span,
            span.of(text.text),
            round(score, 3),
        )

    def within_turn(self, first: int, after: int) -> tuple[str, int, int]:
        """The text of the turn in which a run of words begins, and from where to where the run is in it."""
        text = self.texts[int(self.documents[first])]
        start, end = _bounds(text, int(self.turns[first]))
        return text.text[start:end], self._place(first)[0] - start, self._place(after - 1)[1] - start

    def around(self, match: Match) -> str:
        """The words of a place with a few characters on either side."""
        text = self._named[match.transcript].text
        return text[max(0, match.span.start - 3) : match.span.end + 3]

    def said(self, first: int, after: int) -> list[str]:
        """The words of a run as they stand in the transcript."""
        if after <= first:
            return []
        text = self.texts[int(self.documents[first])].text
        return [text[start:end] for start, end in map(self._place, range(first, after))]

    def with_brackets(self, first: int, after: int) -> str:
        """A run of words of one turn, with the brackets in it and around it; empty where there are none."""
        if self.turns[first] != self.turns[after - 1]:
            return ""
        text = self.texts[int(self.documents[first])].text
        start, end = self._place(first)[0], self._place(after - 1)[1]
        opened = text[start - 1 : start] if text[start - 1 : start] in ("[", "(") else ""
        closed = _CLOSES.match(text, end)
        shown = f"{opened}{text[start:end]}{closed[1] if closed else ''}"
        return " ".join(shown.split()) if "[" in shown or "(" in shown else ""

    def asks(self, position: int) -> bool:
        """Whether a question mark follows a word, before the next word is said."""
        text = self.texts[int(self.documents[position])].text
        _, end = self._place(position)
        return bool(_ASKS.match(text, end))

    def is_unparted(self, position: int, following: int) -> bool:
        """Whether nothing but space (or the % of a number) stands between two words of one turn."""
        if _BETWEEN in (self.words[position], self.words[following]):
            return False
        return not self.between(position, following).strip()

    def between(self, position: int, following: int) -> str:
        """The characters between two words of one transcript."""
        text = self.texts[int(self.documents[position])].text
        return text[self._place(position)[1] : self._place(following)[0]]

    def _place(self, position: int) -> tuple[int, int]:
        """Where the word of a position stands in its text; nowhere for what parts two transcripts."""
        if self.words[position] == _BETWEEN:
            return 0, 0
        stretch = bisect_right(self._firsts, position) - 1
        return self._places(stretch)[position - int(self._firsts[stretch])]

    def _places_of(self, stretch: int) -> list[tuple[int, int]]:
        """Where the words of a stretch stand in their text."""
        first = int(self._firsts[stretch])
        text = self.texts[int(self.documents[first])]
        start, end = _bounds(text, int(self.turns[first]))
        words = comparable(text.text[start:end])
        return [(start + one, start + other) for one, other in zip(words.starts, words.ends, strict=True)]

    def _read(self) -> tuple[array[int], list[_Stretch]]:
        """The words of all transcripts, an end after each transcript, and the stretches they make."""
        words, stretches, chunks = array("i"), [], _Chunk(self._numbers)
        for number, text in enumerate(self.texts):
            labels: dict[str, int] = {}
            for turn in range(len(text.turns)) if text.turns else (-1,):
                start, end = _bounds(text, turn)
                label = labels.setdefault(text.turns[turn].speaker, len(labels)) if text.turns else 0
                before = len(words)
                words.extend(chain.from_iterable(map(chunks.__getitem__, text.text[start:end].split())))
                if len(words) > before:
                    stretches.append(_Stretch(number, turn, label, len(words) - before))
            words.append(_BETWEEN)
            stretches.append(_Stretch(number, -1, -1, 1))
        return words, stretches

    @staticmethod
    def _shingles(words: Integers | Numbers) -> NDArray[np.uint64]:
        """A number for every run of three words (fewer at the end)."""
        padded = np.append(words, [_BETWEEN] * (_SHINGLE - 1)).astype(np.uint64)
        keys = np.zeros(len(words), dtype=np.uint64)
        with np.errstate(over="ignore"):
            for step in range(_SHINGLE):
                keys = keys * _BASE + padded[step : step + len(words)] + np.uint64(7)
        return keys


def _bounds(text: TranscriptText, turn: int) -> tuple[int, int]:
    """Where a turn begins and ends in its text; the whole text for one without turns."""
    return (text.turns[turn].start, text.turns[turn].end) if turn >= 0 else (0, len(text.text))
