"""Lines of a transcript on a screen of some width, and the way from an offset to its place and back.

The table is three flat lists (where each line starts, where it ends, which turn it belongs to), so a place is
found by bisection and nothing grows with the length of the transcript.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qual.core.graphemes import Grapheme, Split, graphemes, is_plain

OUTSIDE = -1
"""The turn of lines that belong to no turn: headers, remarks between turns."""


class Block(NamedTuple):
    """A stretch of text that starts on a line of its own; `turn` is its turn's index, or `OUTSIDE`."""

    start: int
    end: int
    turn: int


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A transcript cut into lines of at most `width` cells (spaces at a break hang over the edge).

    `starts`, `ends` and `turns` have one entry per line; `exotic` are the lines with graphemes of other than
    one cell or more than one character.
    """

    text: str
    width: int
    starts: Sequence[int]
    ends: Sequence[int]
    turns: Sequence[int]
    exotic: frozenset[int]
    split: Split
    _cells: dict[int, list[Grapheme]] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line that shows an offset, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def cells(self, line: int) -> list[Grapheme]:
        """The graphemes of an exotic line, with offsets in the text."""
        found = self._cells.get(line)
        if found is None:
            start, end = self.starts[line], self.ends[line]
            found = [
                Grapheme(start + each.start, start + each.end, each.width, each.shown)
                for each in graphemes(self.text[start:end], self.split)
            ]
            self._cells[line] = found
        return found

    def place(self, offset: int) -> tuple[int, int]:
        """The column and line of an offset."""
        line = self.line_of(offset)
        return self.column(line, offset), line

    def column(self, line: int, offset: int) -> int:
        """The column of an offset in a line; past the line's end it is the column after its last grapheme."""
        start = self.starts[line]
        if line not in self.exotic:
            return min(max(offset - start, 0), self.ends[line] - start)
        return sum(each.width for each in self.cells(line) if each.end <= offset)

    def offset_at(self, column: int, line: int) -> int:
        """The offset of the grapheme at a column of a line; past its end, the line's end."""
        start, end = self.starts[line], self.ends[line]
        if line not in self.exotic:
            return min(start + max(column, 0), end)
        at = 0
        for each in self.cells(line):
            at += each.width
            if column < at:
                return each.start
        return end


def wrap(text: str, blocks: Iterable[Block], width: int, split: Split) -> Wrapping:
    """The lines of the blocks, each broken at spaces and line ends to fit `width` cells."""
    if width < 1:
        raise ValueError("a line needs at least one cell")
    starts: list[int] = []
    ends: list[int] = []
    turns: list[int] = []
    exotic: list[int] = []
    for block in blocks:
        for start, end in _paragraphs(text, block):
            first = len(starts)
            plain = is_plain(text[start:end])
            breaks = (
                _plain_breaks(text, start, end, width) if plain else _breaks(text, start, end, width, split)
            )
            starts.append(start)
            starts.extend(breaks)
            ends.extend(breaks)
            ends.append(end)
            turns.extend([block.turn] * (len(starts) - first))
            if not plain:
                exotic.extend(range(first, len(starts)))
    return Wrapping(text, width, starts, ends, turns, frozenset(exotic), split)


def _paragraphs(text: str, block: Block) -> Iterable[tuple[int, int]]:
    """The lines of a block as the text has them; a line end belongs to no line."""
    at = block.start
    while (line_end := text.find("\n", at, block.end)) != -1:
        yield at, line_end
        at = line_end + 1
    if at < block.end or at == block.start:
        yield at, block.end


def _plain_breaks(text: str, start: int, end: int, width: int) -> list[int]:
    """Where new lines begin in text of one-cell characters."""
    breaks: list[int] = []
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        at = space + 1 if space >= start else start + width
        while at < end and text[at] == " ":
            at += 1
        if at >= end:
            break
        breaks.append(at)
        start = at
    return breaks


def _breaks(text: str, start: int, end: int, width: int, split: Split) -> list[int]:
    """Where new lines begin in text of any graphemes."""
    breaks: list[int] = []
    used, after_space, since_space = 0, -1, 0
    for each in graphemes(text[start:end], split):
        if each.shown.isspace():
            used += each.width
            after_space, since_space = start + each.end, 0
            continue
        if used + each.width > width and used:
            if after_space > (breaks[-1] if breaks else start):
                breaks.append(after_space)
                used = since_space
            if used + each.width > width and used:
                breaks.append(start + each.start)
                used = 0
            after_space, since_space = -1, used
        used += each.width
        since_space += each.width
    return breaks
