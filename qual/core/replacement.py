"""Words replaced in a text, with the exact way from every old offset to its new one and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from qual.core.span import Span


class Edit(NamedTuple):
    """New words for the characters from `start` up to, not including, `end`."""

    start: int
    end: int
    words: str


class Replacements:
    """Edits of one text, in order and apart from each other; a ValueError where two share a character.

    Offsets move by arithmetic: the edge of a passage that lies inside replaced words goes to the nearest edge
    of the new words outward, so that a passage never holds half of a replacement.
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits = sorted(edits)
        self._starts = [each.start for each in self.edits]
        self._deltas = [0]
        at = 0
        for each in self.edits:
            if each.start < at or each.end <= each.start or not each.words:
                raise ValueError(f"an edit from {each.start} to {each.end} is empty or meets another")
            at = each.end
            self._deltas.append(self._deltas[-1] + len(each.words) - (each.end - each.start))

    def __bool__(self) -> bool:
        """Whether anything is replaced."""
        return bool(self.edits)

    def apply(self, text: str) -> str:
        """The text with the new words in it."""
        pieces, at = [], 0
        for each in self.edits:
            pieces += [text[at : each.start], each.words]
            at = each.end
        return "".join([*pieces, text[at:]])

    def start(self, offset: int) -> int:
        """Where a passage begins that began at an old offset."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self.edits[at].end:
            return self.edits[at].start + self._deltas[at]
        return offset + self._deltas[at + 1]

    def end(self, offset: int) -> int:
        """Where a passage ends that ended before an old offset."""
        at = bisect_left(self._starts, offset) - 1
        if at >= 0 and offset < self.edits[at].end:
            return self.edits[at].end + self._deltas[at + 1]
        return offset + self._deltas[at + 1]

    def span(self, span: Span) -> Span:
        """A passage in the new text."""
        return Span(self.start(span.start), self.end(span.end))

    def inverse(self, text: str) -> Replacements:
        """The edits of the new text that give `text`, the old one, again."""
        return Replacements(
            Edit(
                each.start + delta,
                each.start + delta + len(each.words),
                text[each.start : each.end],
            )
            for each, delta in zip(self.edits, self._deltas, strict=False)
        )
