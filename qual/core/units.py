"""Units of a transcript that a hand moves and selects by: graphemes, words, turns, question and answer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from qual.core.graphemes import Split, graphemes, is_plain
from qual.core.span import Span
from qual.core.transcript import Turn

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]+")
_REACH = 400
"""Characters looked at around an offset; no word and no grapheme is longer."""


def next_grapheme(text: str, offset: int, split: Split, floor: int = 0) -> int:
    """Where the grapheme after the one at `offset` starts; none reaches over `floor` (a turn's start)."""
    if offset >= len(text):
        return len(text)
    if is_plain(text[offset : offset + 2]):
        return offset + 1
    return next((each for each in _edges(text, offset, split, floor) if each > offset), len(text))


def previous_grapheme(text: str, offset: int, split: Split, floor: int = 0) -> int:
    """Where the grapheme before `offset` starts; none reaches over `floor`."""
    if offset <= 0:
        return 0
    if is_plain(text[max(0, offset - 2) : offset]) and offset >= 1:
        return offset - 1
    return max((each for each in _edges(text, offset, split, floor) if each < offset), default=0)


def grapheme_start(text: str, offset: int, split: Split, floor: int = 0) -> int:
    """Where the grapheme with this offset in it starts; none reaches over `floor`."""
    if offset >= len(text) or is_plain(text[max(0, offset - 1) : offset + 1]):
        return min(offset, len(text))
    return max((each for each in _edges(text, offset, split, floor) if each <= offset), default=0)


def _edges(text: str, offset: int, split: Split, floor: int) -> list[int]:
    """The starts of the graphemes on the line around an offset, and the offset after the last."""
    first = max(text.rfind("\n", 0, offset) + 1, offset - _REACH, min(floor, offset))
    last = text.find("\n", offset)
    last = min(len(text) if last == -1 else last, offset + _REACH)
    starts = [first + each.start for each in graphemes(text[first:last], split)]
    return [*range(max(0, first - 1), first), *starts, last, min(last + 1, len(text))]


def word_at(text: str, offset: int) -> Span | None:
    """The word with the offset in it, else the next one on."""
    return next((found for found in _words(text, offset) if found.end > offset), None)


def next_word(text: str, offset: int) -> int:
    """Where the next word starts, or the end of the text."""
    return next((found.start for found in _words(text, offset) if found.start > offset), len(text))


def previous_word(text: str, offset: int) -> int:
    """Where the word before starts, or the start of the text."""
    return max((found.start for found in _words(text, offset) if found.start < offset), default=0)


def word_end_after(text: str, offset: int) -> int:
    """The end of the first word that ends after the offset."""
    return next((found.end for found in _words(text, offset) if found.end > offset), len(text))


def word_end_before(text: str, offset: int) -> int:
    """The end of the last word that ends before the offset."""
    return max((found.end for found in _words(text, offset) if found.end < offset), default=0)


def _words(text: str, offset: int) -> list[Span]:
    """The words around an offset."""
    first = text.rfind(" ", 0, max(0, offset - _REACH)) + 1
    last = offset + _REACH
    while last < len(text) and not text[last].isspace():
        last += 1
    found = [Span(*word.span()) for word in _WORD.finditer(text, first, last)]
    if last < len(text) and not any(each.start > offset for each in found):
        found.extend(Span(*word.span()) for word in [_WORD.search(text, last)] if word)
    return found


def turn_index(turns: Sequence[Turn], offset: int) -> int:
    """The index of the turn with the offset in it, else of the nearest before it (0 at the top)."""
    return max(0, bisect_right(turns, offset, key=lambda turn: turn.start) - 1)


def turns_touched(turns: Sequence[Turn], span: Span) -> list[Turn]:
    """The turns that share a character with the span."""
    first = bisect_left(turns, span.start, key=lambda turn: turn.end)
    last = bisect_left(turns, span.end, key=lambda turn: turn.start)
    return [turn for turn in turns[first:last] if turn.start < span.end and span.start < turn.end]


def exchange(turns: Sequence[Turn], index: int, askers: Collection[str]) -> tuple[int, int]:
    """The first and last turn of the question and answer around a turn.

    With interviewers known it runs from their turns to the last turn before they speak again; otherwise it is
    the turn and the one before it.
    """
    if not any(turn.speaker in askers for turn in turns):
        return max(0, index - 1), index
    first = index
    while first > 0 and turns[first].speaker not in askers:
        first -= 1
    while first > 0 and turns[first].speaker in askers and turns[first - 1].speaker in askers:
        first -= 1
    last = first
    while last + 1 < len(turns) and turns[last + 1].speaker in askers and turns[last].speaker in askers:
        last += 1
    while last + 1 < len(turns) and turns[last + 1].speaker not in askers:
        last += 1
    return first, max(last, index)
