"""Captions (.vtt, .srt, .sbv): the words of the cues, with the voices and times that stand beside them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from qual.core.label_forms import seconds
from qual.core.spoken import Piece, joined
from qual.core.turns import read_layout
from qual.errors import Problem
from qual.files.plain_text import decode
from qual.files.source import Reading, refused

VERSION = "1"

_MOMENT = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,6})?"
_TIMING = re.compile(rf"[ \t]*({_MOMENT})[ \t]*(?:-->|,)[ \t]*({_MOMENT})(?:[ \t][^\n]*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?[ \t]([^<>\n]{1,200})>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|ruby|rt|lang|font)(?:[.\s][^<>\n]{0,200})?>|<[\d:.]{5,15}>|\{\\[^{}\n]{0,40}\}",
    re.IGNORECASE,
)
_MARK = re.compile(r"[ \t]*(?:>>|&gt;&gt;)+[ \t]*|[ \t]*[-–—][ \t]*(?=\S)")
_ABOVE = re.compile(r"[(\[]([^\W\d_][^()\[\]\n:]{1,40})[)\]][ \t]*(?:\n|(?=\S))")
_NO_CUE = ("NOTE", "STYLE", "REGION", "WEBVTT")


class _Cue(NamedTuple):
    start: float
    end: float
    lines: list[str]


def read_captions(data: bytes, where: str) -> Reading:
    """The cues' words joined into turns; identifiers, times, styles and notes are no words.

    Who speaks is taken from `<v Name>`, else from "Name:", ">> Name:" or "(Name)" at the start of the cues.
    """
    text, problems = decode(data, where)
    cues = _without_rolling(list(_cues(text)))
    if not cues:
        raise refused(where, "holds no captions", "captions have lines such as 00:00:01.000 --> 00:00:04.000")
    voiced = any(_VOICE.search(line) for cue in cues for line in cue.lines)
    pieces = [piece for cue in cues for piece in _pieces(cue)]
    if not voiced:
        pieces = _named(pieces)
    text, layout = joined(pieces)
    backward = sum(one.start > other.start for one, other in pairwise(cues))
    if backward:
        problems.append(
            Problem(where, f"{backward} captions begin before the one above them", "kept in the file's order")
        )
    return Reading(text, problems, layout)


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in the file's order."""
    lines = text.split("\n")
    timings = [(number, match) for number, line in enumerate(lines) if (match := _TIMING.fullmatch(line))]
    below = [number for number, _ in timings[1:]] + [len(lines) + 1]
    for (number, match), limit in zip(timings, below, strict=False):
        body = lines[number + 1 : limit - 1]
        between = lines[limit - 1 : limit]  # the next cue's identifier, where it has one
        if between and between[0].strip() and not (_is_identifier(between[0], body) and limit <= len(lines)):
            body += between
        yield _Cue(seconds(match[1]), seconds(match[2]), _words_of(body))


def _is_identifier(line: str, above: list[str]) -> bool:
    """Whether the line above a timing names the cue: a number, or what follows an empty line."""
    return line.strip().isdigit() or not above or not above[-1].strip()


def _words_of(body: list[str]) -> list[str]:
    """The lines of a cue without the notes and styles that may follow it."""
    kept: list[str] = []
    for index, line in enumerate(body):
        if line.startswith(_NO_CUE) and (index == 0 or not body[index - 1].strip()):
            break
        if line.strip():
            kept.append(line.strip())
    return kept


def _without_rolling(cues: list[_Cue]) -> list[_Cue]:
    """The cues without the lines that captions which roll up show again."""
    again = sum(
        bool(one.lines and other.lines) and _TAG.sub("", one.lines[-1]) == _TAG.sub("", other.lines[0])
        for one, other in pairwise(cues)
    )
    if again * 3 < len(cues) or len(cues) < 4:
        return cues
    kept, shown = [], ""
    for cue in cues:
        lines = [line for line in cue.lines if _TAG.sub("", line).strip() != shown]
        shown = _TAG.sub("", cue.lines[-1]).strip() if cue.lines else shown
        kept.append(cue._replace(lines=lines))
    return kept


def _pieces(cue: _Cue) -> Iterator[Piece]:
    """What each voice of a cue says; a dash or >> at the start of a line begins another speaker."""
    speaker = ""
    held: list[str] = []
    breaks = False
    for line in cue.lines:
        mark = _MARK.match(line)
        parts = _VOICE.split(line[mark.end() :] if mark else line)
        for index, part in enumerate(parts):
            named = index % 2 == 1
            if (named or (mark and index == 0)) and "".join(held).strip():
                yield Piece(speaker, _clean(" ".join(held)), cue.start, cue.end, breaks)
                held = []
            if named:
                speaker = " ".join(html.unescape(part).split())
            else:
                held.append(part)
            breaks = breaks or bool(mark and index == 0)
    yield Piece(speaker, _clean(" ".join(held)), cue.start, cue.end, breaks and not speaker)


def _clean(words: str) -> str:
    """Words without tags, with characters for their entities."""
    return " ".join(html.unescape(_TAG.sub("", words)).split())


def _named(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the speakers whose names stand at the start of the words, where such names are."""
    marked = sum(bool(_ABOVE.match(piece.words)) for piece in pieces)
    texts = [
        _ABOVE.sub(r"\1: ", piece.words, count=1)
        if marked * 3 >= len(pieces) and _ABOVE.match(piece.words)
        else piece.words
        for piece in pieces
    ]
    text = "\n".join(texts)
    turns = [turn for turn in read_layout(text).turns if turn.speaker]
    if not turns:
        return pieces
    found: list[Piece] = []
    at, index = 0, 0
    for piece, words in zip(pieces, texts, strict=True):
        start, end = at, at + len(words)
        at = end + 1
        if start < turns[0].start and end <= turns[0].start and not _is_label_only(words, turns[0].speaker):
            found.append(piece)
        while index < len(turns) and turns[index].start < end:
            turn = turns[index]
            said = text[max(start, turn.start) : min(end, turn.end)]
            if said.strip():
                found.append(Piece(turn.speaker, said, piece.start, piece.end))
            if turn.end > end:
                break
            index += 1
        else:
            continue
    return found


def _is_label_only(words: str, speaker: str) -> bool:
    """Whether a cue holds nothing but the name of whoever speaks next."""
    return words.strip(" :") == speaker
