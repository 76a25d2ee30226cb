"""Quotation marks in one paragraph: which stretches they enclose, and which of them lack a partner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import NamedTuple


class Enclosed(NamedTuple):
    """The text between a mark and its partner, `start` to `end` without the marks.

    `opened` and `closed` say whether the marks are there; without them the stretch runs from the paragraph's
    (or the last stretch's) edge. `outer` to `after` is the stretch with its marks; `nested` that others are
    in it.
    """

    start: int
    end: int
    outer: int
    after: int
    kind: str
    opened: bool = True
    closed: bool = True
    nested: bool = False


_MARK = re.compile(r"''|‘‘|’’|``|,,(?!,)|[“”„‟\"«»‹›‘’‚‛']")
_CLITIC = re.compile(r"(?:s|t|n|m|k|r|ns|em|cause|til|tis|twas|\d0s)\b", re.IGNORECASE)
_OPENS = re.compile(r"[\w\[(….\-–—*\"'“‘‚„«»‹]")

_KINDS = {
    "“": "curly",
    "”": "curly",
    "‟": "curly",
    "‘‘": "doubled_single",
    "„": "lowhigh",
    ",,": "lowhigh",
    '"': "straight",
    "''": "doubled_single",
    "``": "doubled_single",
    "’’": "doubled_single",
    "«": "guillemet",
    "»": "guillemet_rev",
    "‹": "guillemet",
    "›": "guillemet_rev",
    "‘": "single",
    "‛": "single",
    "‚": "single",
    "’": "single",
    "'": "single_straight",
}
_PARTNERS = {
    "”": ("“", "„", "‟", "”", ",,", "‘‘"),
    "“": ("„", ",,"),
    "‟": ("„",),
    '"': ('"', "“", "„"),
    "''": ("''", ",,", "``", "‘‘", "„", "“"),
    "’’": ("‘‘", ",,", "’’", "``"),
    "‘‘": (),
    "``": (),
    "„": (),
    ",,": (",,",),
    "»": ("«",),
    "«": ("»",),
    "›": ("‹",),
    "‹": ("›",),
    "’": ("‘", "‚", "‛", "’"),
    "‘": ("‚",),
    "‛": (),
    "‚": (),
    "'": ("'", "‘"),
}
_EITHER = frozenset(("“", "‘", '"', "''", "'"))
"""Marks that open and close alike, somewhere; their neighbours tell which."""

_SINGLE = frozenset("‘’‚‛'‹›")


class _Open(NamedTuple):
    mark: str
    at: int
    start: int


def enclosed(text: str) -> list[Enclosed]:
    """The outermost stretches between quotation marks, in order; in time that grows with the text only."""
    marks = list(_MARK.finditer(text))
    later_single = _closers_ahead(text, marks)
    stack: list[_Open] = []
    open_marks: Counter[str] = Counter()
    found: list[tuple[Enclosed, int]] = []
    edge = 0
    for index, match in enumerate(marks):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in _SINGLE and _is_apostrophe(text, match):
            continue
        if mark in _SINGLE and any(open_marks[other] for other in open_marks if other not in _SINGLE):
            continue  # a quotation inside a quotation
        partner = next((other for other in _PARTNERS[mark] if open_marks[other]), None)
        may_open = _may_open(text, match)
        if mark in _EITHER and may_open and not _may_close(text, match):
            partner = None  # it opens another; the one before was never closed, or is closed later
        if partner and mark in "’'" and later_single[index] and _is_possessive(text, match):
            continue
        if partner:
            inner = len(stack)
            while stack:
                opening = stack.pop()
                open_marks[opening.mark] -= 1
                if opening.mark == partner:
                    break
            nested = inner > len(stack) + 1 or any(piece.outer > opening.at for piece, _ in found[-1:])
            kind = "german" if opening.mark == "„" and mark == "“" else _KINDS[opening.mark]
            found.append((Enclosed(opening.start, at, opening.at, after, kind, nested=nested), len(stack)))
        elif may_open:
            stack.append(_Open(mark, at, after))
            open_marks[mark] += 1
        elif not stack and _strays(text, match):
            edge = max((piece.after for piece, _ in found[-1:]), default=0)
            found.append((Enclosed(edge, at, edge, after, _KINDS[mark], opened=False), 0))
    return _outermost(text, stack, found)


def _outermost(text: str, stack: list[_Open], found: list[tuple[Enclosed, int]]) -> list[Enclosed]:
    """The stretches that lie in no other, and one for each mark that was never closed."""
    unclosed = [one for one in stack if one.mark not in _SINGLE or _stands_first(text, one.at)]
    pieces: list[Enclosed] = []
    places = [one.at for one in stack]
    for piece, level in found:
        if level == bisect_left(places, piece.outer):
            while pieces and pieces[-1].outer > piece.outer:
                pieces.pop()
            pieces.append(piece)
    starts = sorted([piece.outer for piece in pieces] + [one.at for one in unclosed] + [len(text)])
    follows = dict(pairwise(starts))
    for one in unclosed:
        end = follows[one.at]
        pieces.append(Enclosed(one.start, end, one.at, end, _KINDS[one.mark], closed=False))
    return sorted(pieces, key=lambda piece: piece.outer)


def _closers_ahead(text: str, marks: list[re.Match[str]]) -> list[bool]:
    """For each mark whether a single mark that can close comes later, before the next that can only open."""
    ahead = [False] * len(marks)
    for index in range(len(marks) - 2, -1, -1):
        following = marks[index + 1]
        if following.group() in "‘‚‛":
            ahead[index] = False
        elif following.group() in "’'" and not _is_apostrophe(text, following):
            ahead[index] = _may_close(text, following) or ahead[index + 1]
        else:
            ahead[index] = ahead[index + 1]
    return ahead


def _before(text: str, match: re.Match[str]) -> str:
    return text[match.start() - 1] if match.start() else " "


def _after(text: str, match: re.Match[str]) -> str:
    return text[match.end()] if match.end() < len(text) else " "


def _is_apostrophe(text: str, match: re.Match[str]) -> bool:
    """Whether a single mark is part of a word: zo'n, 's avonds, the '90s."""
    if match.group() not in "‘’'":
        return False
    before, after = _before(text, match), _after(text, match)
    if before.isalnum() and after.isalnum():
        return True
    return not before.isalnum() and bool(_CLITIC.match(text, match.end()))


def _is_possessive(text: str, match: re.Match[str]) -> bool:
    """Whether a closing single mark may be the possessive of a word in -s ("the students' rooms")."""
    ahead = text[match.end() : match.end() + 2]
    return _before(text, match).lower() in "sxz" and ahead[:1] == " " and ahead[1:].islower()


def _may_open(text: str, match: re.Match[str]) -> bool:
    if match.group() in "„‚":
        return True
    if match.group() in "«»‹›":
        return not _before(text, match).isalnum()
    before, after = _before(text, match), _after(text, match)
    return not (before.isalnum() or before in ".,;:?!…)]") and bool(_OPENS.match(after))


def _may_close(text: str, match: re.Match[str]) -> bool:
    return not _before(text, match).isspace() or _after(text, match).isspace()


def _strays(text: str, match: re.Match[str]) -> bool:
    """Whether a mark without a partner closes something."""
    if match.group() in _SINGLE:
        return match.group() in "’'" and _before(text, match) in ".?!…"
    before = _before(text, match)
    return match.group() != ",," and not (before.isspace() or before.isdigit())  # 5" is a length


def _stands_first(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].strip()
    return (at < 3 and not before) or before.endswith(":")
