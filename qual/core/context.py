"""The words around a passage, cut between words and never inside one."""

from __future__ import annotations

CUT = "\N{HORIZONTAL ELLIPSIS}"
"""What stands where the words go on."""


def said_before(text: str, start: int, at_most: int) -> str:
    """What stands before `start`, at most so many characters of it, from the beginning of a word on."""
    first = max(0, start - at_most)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    piece = text[first:start]
    return f"{CUT} {piece.lstrip()}" if first and piece.strip() else piece


def said_after(text: str, end: int, at_most: int) -> str:
    """What stands from `end` on, at most so many characters of it, up to the end of a word."""
    last = min(len(text), end + at_most)
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    piece = text[end:last]
    return f"{piece.rstrip()} {CUT}" if last < len(text) and piece.strip() else piece
