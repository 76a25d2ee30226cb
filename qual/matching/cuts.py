"""Where a quotation is cut off or shortened so that a word beside the cut turns its meaning round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qual.core.comparable import folded
from qual.core.quote import Alteration
from qual.core.telling_words import NEGATIONS, NUMBERS, PERSONS, SOFTENERS

if TYPE_CHECKING:
    from qual.matching.index import WordIndex

_FARTHEST = 3
_PARTICLES = frozenset(
    """mee er van aan op over in uit af om te bij naar toe dat het de een to be have
    been the a of in it that""".split()
)
"""Words that may stand between a negation and what it denies."""

_ON_ITS_OWN = frozenset("zonder without noch nor evenmin neither".split())
"""Behind a statement these begin another one."""

_SIGNS = frozenset("%‰°")
_NO_AMOUNT = frozenset("een one half halve".split())
_SOME = frozenset((("a", "few"), ("a", "little"), ("een", "enkele")))
"""Without its article each is another amount."""


def is_number(word: str) -> bool:
    """Whether a word in comparable form is an amount."""
    return word[:1].isdigit() or word[1:2].isdigit() or word in NUMBERS - _NO_AMOUNT


def cut_off(index: WordIndex, first: int, after: int) -> Alteration | None:
    """What was left off just before or behind a run of words though it belongs to them; None where nothing.

    A negation that nothing parts from the words, and the rest of a number.
    """
    words = [folded(word) for word in index.said(after - 1, after)]
    behind = [folded(word) for word in _run_behind(index, after)]
    if behind and is_number(words[-1]) and (is_number(behind[0]) or behind[0] in _SIGNS):
        return Alteration("number", f"{words[-1]} {behind[0]}", words[-1])
    negation = _first(behind, NEGATIONS - _ON_ITS_OWN)
    if negation:
        return Alteration("negation", negation, "")
    start = folded(index.said(first, first + 1)[0])
    before = [folded(word) for word in _run_before(index, first)]
    if before and is_number(start) and is_number(before[0]):
        return Alteration("number", f"{before[0]} {start}", start)
    if before and (before[0], start) in _SOME:
        return Alteration("number", f"{before[0]} {start}", start)
    negation = _first(before, NEGATIONS - {"no"} if start in PERSONS else NEGATIONS)
    return Alteration("negation", negation, "") if negation else None


def hides_negation(index: WordIndex, first: int, after: int, put_in: Iterable[str]) -> bool:
    """Whether the words left out at a mark end, or all but begin, in a negation of the words beside it.

    Words that are left out together with their negation, and a clause that a comma parts off, take it along.
    """
    kept = set(put_in)
    head = _unparted(index, range(first, after), first - 1, +1)
    tail = _unparted(index, range(after - 1, first - 1, -1), after, -1)
    alone = _first(head, NEGATIONS) if set(head) <= NEGATIONS | SOFTENERS else ""
    return bool({alone, _first(tail, NEGATIONS, SOFTENERS | _PARTICLES)} - {""} - kept)


def _first(words: Iterable[str], wanted: frozenset[str], passed: frozenset[str] = SOFTENERS) -> str:
    """The word that is wanted, where only words stand before it that strengthen or weaken it."""
    for word in words:
        if word in wanted:
            return word
        if word not in passed:
            return ""
    return ""


def _run_behind(index: WordIndex, after: int) -> list[str]:
    return _unparted(index, range(after, min(after + _FARTHEST, len(index))), after - 1, +1)


def _run_before(index: WordIndex, first: int) -> list[str]:
    return _unparted(index, range(first - 1, max(first - 1 - _FARTHEST, -1), -1), first, -1)


def _unparted(index: WordIndex, positions: range, beside: int, step: int) -> list[str]:
    """The words at these positions as far as nothing but space parts each from the one before it."""
    found = []
    for at in positions:
        near, far = (beside, at) if step > 0 else (at, beside)
        if index.voices[near] != index.voices[far] or not index.is_unparted(near, far):
            break
        found += [folded(word) for word in index.said(at, at + 1)]
        beside = at
    return found
