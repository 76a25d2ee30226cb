"""Graphemes: what a reader takes for one character, how wide it is, and what is safe to draw for it.

Terminals disagree on families, flags and other sequences, and some characters move the cursor or turn the
direction of writing. Such a grapheme is drawn as a placeholder of the same width; offsets stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

TAB_WIDTH = 4
"""Cells that a tab takes."""

TAB = " " * TAB_WIDTH

JOINER = "\u200d"
WIDE_VARIANT = "\ufe0f"
KEYCAP = "\u20e3"
PLACEHOLDER = {0: "", 1: "\u25a1", 2: "[]"}
CONTROL_SIGN = "\u00b7"
_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]")


class Grapheme(NamedTuple):
    """One grapheme: `start` to `end` in its text, the cells it takes, and what to draw in them."""

    start: int
    end: int
    width: int
    shown: str


Split = Callable[[str], Sequence[tuple[int, int, int]]]
"""Cuts a text into graphemes: (start, end, cells) for each, without gaps."""


_PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"
    "\u2010-\u2015\u2018-\u201e\u2022\u2026\u2039\u203a\u20ac]*"
)
"""Latin, Greek and Cyrillic letters and the usual signs: one character, one grapheme, one cell."""


def is_plain(text: str) -> bool:
    """Whether every character is one grapheme of one cell that can be drawn as it is."""
    return _PLAIN.fullmatch(text) is not None


def graphemes(text: str, split: Split) -> list[Grapheme]:
    """The graphemes of a text, each with something safe to draw; a control character stands alone."""
    found: list[Grapheme] = []
    at = 0
    for control in (*_CONTROL.finditer(text), None):
        stop = control.start() if control else len(text)
        if at < stop:
            piece = text[at:stop]
            found += [_drawn(text, at + start, at + end, width) for start, end, width in split(piece)]
        if control:
            tab = text[stop] == "\t"
            found.append(Grapheme(stop, stop + 1, *((TAB_WIDTH, TAB) if tab else (1, CONTROL_SIGN))))
            at = stop + 1
    return found


def _drawn(text: str, start: int, end: int, width: int) -> Grapheme:
    """The grapheme from `start` to `end` with a placeholder where it cannot be trusted."""
    piece = text[start:end]
    if len(piece) == 1 and unicodedata.category(piece) in ("Cs", "Co", "Cn"):
        return Grapheme(start, end, 1, CONTROL_SIGN)
    if width == 0:
        return Grapheme(start, end, 0, "")
    if any(_is_risky(each) for each in piece):
        return Grapheme(start, end, width, PLACEHOLDER.get(width, "\u25a1" * width))
    seen = "".join(each for each in piece if unicodedata.category(each) != "Cf")
    return Grapheme(start, end, width if seen else 0, seen)


def _is_risky(character: str) -> bool:
    """Whether terminals differ on the width of a grapheme with this character."""
    return (
        character in (JOINER, WIDE_VARIANT, KEYCAP)
        or "\U0001f1e6" <= character <= "\U0001f1ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or unicodedata.category(character) == "Cs"
    )
