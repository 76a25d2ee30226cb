"""A letter before every sentence on the screen, by which a passage is meant in a key or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qual.core.span import Span
from qual.core.wrapping import OUTSIDE
from qual.tui.reading import Reading

ALPHABET = "abcdefghijklmnopqrstuvwxyz"

FAR = 200
"""Turns beyond which counting begins anew: nobody remembers the letters of another part of the text."""


class Letters:
    """The letters of a transcript's sentences: a sentence keeps its letter while the text moves.

    Where it is known who asks, only answers have letters, unless they are for `all`.
    """

    def __init__(self, reading: Reading, whose: str = "answers") -> None:
        self._reading = reading
        self._are_all = whose == "all"
        self._numbers: dict[int, int] = {}
        self._begin = (-1, 0)
        self._shown: tuple[object, Mapping[str, Span]] = (None, {})

    def begin_at(self, top: int, offset: int) -> None:
        """While this line is on top, give letters only from an offset on: those before had theirs."""
        self._begin = (top, offset)

    def shown(self, top: int, height: int) -> Mapping[str, Span]:
        """The sentences that begin on some lines by their letters, in reading order; none twice."""
        begin = self._begin[1] if self._begin[0] == top else 0
        asked = (self._reading.lines, top, height, begin)
        if self._shown[0] != asked:
            self._shown = (asked, self._find(top, height, begin))
        return self._shown[1]

    def _find(self, top: int, height: int, begin: int) -> Mapping[str, Span]:
        lines = self._reading.lines
        last = min(top + height, len(lines)) - 1
        found: dict[str, Span] = {}
        for index in sorted({turn for turn in lines.turns[top : last + 1] if turn != OUTSIDE}):
            first = self._number(index)
            for at, sentence in enumerate(self.sentences(index), first):
                if max(begin, lines.starts[top]) <= sentence.start < lines.ends[last]:
                    letter = ALPHABET[at % len(ALPHABET)]
                    if letter in found:
                        return found
                    found[letter] = sentence
        return found

    def sentences(self, index: int) -> list[Span]:
        """The sentences of a turn that have letters."""
        answers = self._reading.answers
        turn = self._reading.turns[index]
        return self._reading.sentences_of(turn) if self._are_all or index in answers or not answers else []

    def after(self, offset: int) -> Iterator[Span]:
        """The sentences with letters that begin after an offset."""
        for turn in self._reading.turns[self._reading.turn_at(offset).index :]:
            yield from (each for each in self.sentences(turn.index) if each.start > offset)

    def _number(self, index: int) -> int:
        """The number of a turn's first sentence, counted from the turn that was asked for first."""
        known = self._numbers
        if not known or not min(known) - FAR <= index <= max(known) + FAR:
            known.clear()
            known[index] = 0
        while index > (last := max(known)):
            known[last + 1] = known[last] + len(self.sentences(last))
        while index < (first := min(known)):
            known[first - 1] = known[first] - len(self.sentences(first - 1))
        return known[index]
