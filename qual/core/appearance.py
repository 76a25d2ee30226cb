"""Characters that change how words read and are no words: strokes through letters, turned order, symbols."""

from __future__ import annotations

import re
import unicodedata

from qual.core.comparable import INVISIBLE, comparable
from qual.core.marks import enclosed

_BULLET = re.compile("[\\s●■▪◾◆◦○□►\uf000-\uf0ff]+")
_STROKES = (range(0x334, 0x339), range(0x363, 0x370), range(0x20D0, 0x2100))
_HARMLESS = frozenset(f"{INVISIBLE}\u200e\u200f\ufe0e\ufe0f|$£€&+=°<>")
_KINDS = frozenset(("Cf", "Cn", "Co", "Cs", "Me", "Sc", "Sm", "So"))


_FEW = 2
_REMARK = re.compile(r"[(\[]\s?[!?]{1,3}\s?[)\]]")
_ANNOUNCED = re.compile(r":\s*\Z")
_QUOTED = re.compile(r"[\"'“”„‘’‚«»‹›]\s?\Z")


def distancing_marks(shown: str, said: str) -> str:
    """Marks by which a writer says what to think of the words: "(!)", and marks around a word or two.

    Not where the transcript has them too, or where they stand around speech that a colon announces.
    """
    found = [each.group() for each in _REMARK.finditer(shown) if each.group() not in said]
    for piece in enclosed(shown):
        words = shown[piece.start : piece.end]
        if not piece.opened or not piece.closed or not 0 < len(comparable(words)) <= _FEW:
            continue
        if _ANNOUNCED.search(shown[: piece.outer]):
            continue
        there = comparable(said)
        marked = [_QUOTED.search(said[: there.starts[at]]) for at in there.places(comparable(words).tokens)]
        if marked and not any(marked):
            found.append(shown[piece.outer : piece.after])
    return " ".join(found)


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
