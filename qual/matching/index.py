"""All words of all transcripts in one array, and where any run of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qual.core.comparable import comparable
from qual.core.quote import Match
from qual.core.span import Span
from qual.core.spoken_language import language_of
from qual.core.transcript import TranscriptText

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

UNKNOWN = -2
"""The number of a word that no transcript has."""

_BETWEEN = -1
_SHINGLE = 3
_BASE = np.uint64(1_000_003)


class WordIndex:
    """The spoken words of the transcripts as numbers, with the places and speakers they come from.

    Position `p` of the arrays is one word; the words of two transcripts never touch. Labels and headers are
    not spoken and not in it.
    """

    def __init__(self, texts: Sequence[TranscriptText]) -> None:
        self.texts = tuple(texts)
        self._numbers: dict[str, int] = {}
        parts = [self._read(number, text) for number, text in enumerate(self.texts)]
        empty = np.zeros((6, 0), dtype=np.int64)
        self.words, self.starts, self.ends, self.turns, self.documents, self._labels = np.concatenate(
            parts or [empty], axis=1
        )
        changes = (np.diff(self._labels, prepend=-9) != 0) | (np.diff(self.documents, prepend=-9) != 0)
        self.voices = np.cumsum(changes)
        """Equal where one speaker goes on without another one in between."""
        most = int(self._labels.max(initial=0)) + 2
        self.speakers = self.documents * most + self._labels
        """Equal where it is the same speaker of the same transcript."""
        self._keys = self._shingles(self.words)
        self._order = np.argsort(self._keys, kind="stable")
        self._sorted = self._keys[self._order]

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
            found = np.sort(self._order[low[rarest] : high[rarest]]) - rarest
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
                positions.append(self._order[first:after])
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
        span = Span(int(self.starts[first]), int(self.ends[after - 1]))
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

    def around(self, match: Match) -> str:
        """The words of a place with a few characters on either side."""
        text = next(text.text for text in self.texts if text.name == match.transcript)
        return text[max(0, match.span.start - 3) : match.span.end + 3]

    def said(self, first: int, after: int) -> list[str]:
        """The words of a run as they stand in the transcript."""
        text = self.texts[int(self.documents[first])].text if after > first else ""
        return [text[self.starts[at] : self.ends[at]] for at in range(first, after)]

    def asks(self, position: int) -> bool:
        """Whether a question mark follows a word, before the next word is said."""
        text = self.texts[int(self.documents[position])].text
        end = int(self.ends[position])
        return "?" in text[end : end + 4].split("\n")[0].strip()[:2]

    def is_unparted(self, position: int, following: int) -> bool:
        """Whether nothing but space (or the % of a number) stands between two words of one turn."""
        if self.ends[position] == 0 or self.ends[following] == 0:
            return False
        text = self.texts[int(self.documents[position])].text
        return not text[int(self.ends[position]) : int(self.starts[following])].strip()

    def _read(self, number: int, text: TranscriptText) -> Integers:
        """One transcript's words: number, start, end, turn, transcript, speaker; and an end that parts it."""
        words = comparable(text.text)
        numbers = self._numbers
        ids = np.array([numbers.setdefault(word, len(numbers)) for word in words.tokens], dtype=np.int64)
        starts, ends = np.array(words.starts, dtype=np.int64), np.array(words.ends, dtype=np.int64)
        labels: dict[str, int] = {}
        if text.turns:
            turn_starts = np.array([turn.start for turn in text.turns])
            turn_ends = np.array([turn.end for turn in text.turns])
            speakers = np.array([labels.setdefault(turn.speaker, len(labels)) for turn in text.turns])
            turns = np.searchsorted(turn_starts, starts, side="right") - 1
            spoken = (turns >= 0) & (ends <= turn_ends[turns])
            ids, starts, ends, turns = ids[spoken], starts[spoken], ends[spoken], turns[spoken]
            said_by = speakers[turns]
        else:
            turns = np.full(len(ids), -1)
            said_by = np.zeros(len(ids), dtype=np.int64)
        read = np.stack([ids, starts, ends, turns, np.full(len(ids), number), said_by]).astype(np.int64)
        return np.append(read, [[_BETWEEN], [0], [0], [-1], [number], [-1]], axis=1)

    @staticmethod
    def _shingles(words: Integers) -> NDArray[np.uint64]:
        """A number for every run of three words (fewer at the end)."""
        padded = np.append(words, [_BETWEEN] * (_SHINGLE - 1)).astype(np.uint64)
        keys = np.zeros(len(words), dtype=np.uint64)
        with np.errstate(over="ignore"):
            for step in range(_SHINGLE):
                keys = keys * _BASE + padded[step : step + len(words)] + np.uint64(7)
        return keys
