"""Pieces of speech with a speaker and a time, joined into a text with readable turns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qual.core.transcript import Turn
from qual.core.turns import Layout

PAUSE = 2.5
"""Seconds of silence that end a paragraph behind a whole sentence."""

LONG = 500
"""Characters after which a paragraph ends with the next sentence."""

LONGEST = 1_500
"""Characters after which a paragraph ends with the next piece."""

_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]{0,3}$")


class Piece(NamedTuple):
    """Some words in one breath; `speaker` is empty where nobody is named, times are seconds or None.

    `breaks` says that somebody else begins to speak here, named or not.
    """

    speaker: str
    words: str
    start: float | None = None
    end: float | None = None
    breaks: bool = False


def joined(pieces: Iterable[Piece]) -> tuple[str, Layout]:
    """The text of the pieces and its turns.

    Pieces of one speaker are one turn, in paragraphs that end with a sentence. Where nobody is named every
    such paragraph is a turn.
    """
    lines: list[str] = []
    turns: list[Turn] = []
    at = 0
    last: Piece | None = None
    for paragraph in _paragraphs(pieces):
        words = " ".join(piece.words for piece in paragraph)
        first = paragraph[0]
        goes_on = turns and first.speaker and last and last.speaker == first.speaker and not first.breaks
        if goes_on:
            turns[-1] = Turn(turns[-1].index, turns[-1].start, at + len(words), first.speaker, turns[-1].time)
        else:
            turns.append(Turn(len(turns), at, at + len(words), first.speaker, first.start))
        lines.append(words)
        at += len(words) + 1
        last = paragraph[-1]
    return "\n".join(lines), Layout(0, tuple(turns))


def one_turn_each(pieces: Sequence[Piece]) -> tuple[str, Layout]:
    """The text of the pieces, each of them a turn."""
    turns: list[Turn] = []
    at = 0
    for piece in pieces:
        turns.append(Turn(len(turns), at, at + len(piece.words), piece.speaker, piece.start))
        at += len(piece.words) + 1
    return "\n".join(piece.words for piece in pieces), Layout(0, tuple(turns))


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces that make one paragraph, again and again; pieces without words are passed over."""
    held: list[Piece] = []
    size = 0
    for piece in pieces:
        words = piece.words.strip()
        if not words:
            continue
        if held and (piece.breaks or piece.speaker != held[0].speaker or _is_full(held[-1], piece, size)):
            yield held
            held, size = [], 0
        held.append(piece._replace(words=words))
        size += len(words) + 1
    if held:
        yield held


def _is_full(last: Piece, next_piece: Piece, size: int) -> bool:
    """Whether a paragraph of this size ends between two pieces."""
    if size >= LONGEST:
        return True
    if not _SENTENCE_END.search(last.words):
        return False
    silence = next_piece.start - last.end if next_piece.start is not None and last.end is not None else 0.0
    return size >= LONG or silence >= PAUSE
