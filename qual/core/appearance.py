"""Characters that change how words read and are no words: strokes through letters, turned order, symbols."""

from __future__ import annotations

import re
import unicodedata

from qual.core.comparable import INVISIBLE

_BULLET = re.compile("[\\s●■▪◾◆◦○□►\uf000-\uf0ff]+")
_STROKES = (range(0x334, 0x339), range(0x363, 0x370), range(0x20D0, 0x2100))
_HARMLESS = frozenset(f"{INVISIBLE}\u200e\u200f\ufe0e\ufe0f|$£€&+=°<>")
_KINDS = frozenset(("Cf", "Cn", "Co", "Cs", "Me", "Sc", "Sm", "So"))


def strange_marks(shown: str, said: str) -> str:
    """The characters of what is printed that make it read otherwise and do not stand in what was said.

    They are left out of the comparison of words: a stroke or a sign of prohibition through a letter, small
    letters above it, an order of writing turned round, raised and lowered digits, pictures, letters in boxes.
    """
    return "".join(sorted({mark for mark in _BULLET.sub("", shown, 1) if _is_strange(mark)} - set(said)))


def _is_strange(mark: str) -> bool:
    if mark.isascii() and mark not in "~":
        return False
    if mark in _HARMLESS:
        return False
    if any(ord(mark) in strokes for strokes in _STROKES) or unicodedata.category(mark) in _KINDS:
        return True
    return (
        unicodedata.decomposition(mark).startswith(("<super>", "<sub>"))
        and unicodedata.category(mark) == "No"
    )
