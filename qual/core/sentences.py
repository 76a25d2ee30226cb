"""Sentences of spoken language, as places in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from qual.core.span import Span

LONGEST = 60
"""Words after which a sentence without marks is parted at a joining word."""

_NEVER_LAST = re.compile(
    "bijv|bv|blz|ca|dhr|drs?|evt|fam|gem|incl|excl|ing|ir|jr|jhr|mej|mevr|mr|mrs|ms|mw|nl|nrs?|ong|opm|pag"
    "|prof|resp|sr|st|tel|vb|vgl|vnl|voorz|zgn|approx|cf|dept|fig|pp|rev|sgt|vs"
    r"|(?:m\.a|d\.w|i\.[pv]|m\.[bi]|n\.a|o\.[lb]|t\.[abgo])\.[a-z]|o\.a|m\.n|t\.w|w\.o|z\.g|e\.g|i\.e"
)
_MAYBE_LAST = re.compile(
    "apr|aug|co|corp|dec|enz|etc|feb|inc|jan|jl|jul|jun|ltd|max|min|mnd|mrt|nov|okt|sec|sept"
    r"|[a-z](?:\.[a-z]){1,3}"
)
_WORDS_OF_ONE_LETTER = ("u", "i")
_OPENING = "\"'“‘„«([*_-–—•"
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|\n[^\S\n]*+(?=\n)|\n(?=[^\S\n]{0,8}[-–•*][^\S\n])"
)
_CAPITAL_BEHIND_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+[^\W\d_a-zà-ÿ]")
_NUMBERING = re.compile(r"\s*\(?\d{1,2}")
_REMARK = re.compile(r"[^\S\n]*(?:\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\])[.!?…]*(?!\S)")
_BRACKETED = re.compile(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]*\Z")
_JOINING = re.compile(
    r"(?<=\s)(?:en (?:toen|dan|daarna)|maar|want|dus|and then|but|because|so)\s", re.IGNORECASE
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences between two places, in order, without the white space around them.

    A full stop ends no sentence after an abbreviation, an initial or a numbering, nor before a small letter
    (unless the whole stretch is written without capitals); a bracketed remark such as "(lacht)" stays
    with its sentence; a list item begins one; a very long one is parted before "en toen", "maar" and so on.
    """
    end = len(text) if end is None else end
    edges = [start, *_ends(text, start, end), end]
    whole = [_trimmed(text, first, after) for first, after in pairwise(edges)]
    return [part for span in whole if span for part in _parts(text, span)]


def _ends(text: str, start: int, end: int) -> list[int]:
    """Where sentences end, before the last one."""
    bracketed = [match.span() for match in _BRACKETED.finditer(text, start, end)]
    has_capitals = _has_capitals(text, start, end)
    found: list[int] = []
    bracket = 0
    for stop in _STOP.finditer(text, start, end):
        while bracket < len(bracketed) and bracketed[bracket][1] <= stop.start():
            bracket += 1
        if (bracket < len(bracketed) and bracketed[bracket][0] < stop.start()) or (
            found and stop.end() <= found[-1]
        ):
            continue
        after = stop.end()
        while remark := _REMARK.match(text, after, end):
            after = remark.end()
        if _ends_here(
            text, found[-1] if found else start, stop, text[after : min(end, after + 80)], has_capitals
        ):
            found.append(after)
    return found


def _has_capitals(text: str, start: int, end: int) -> bool:
    """Whether a stretch is written with capitals: it begins with one, or has one behind a full stop."""
    first = text[start : min(end, start + 40)].lstrip().lstrip(_OPENING)[:1]
    return not first.islower() or _CAPITAL_BEHIND_STOP.search(text, start, end) is not None


def _ends_here(text: str, begin: int, stop: re.Match[str], ahead: str, has_capitals: bool) -> bool:
    """Whether a mark ends the sentence that begins at `begin`, with `ahead` to follow."""
    mark = stop.group().strip()
    if not mark:
        return True  # an empty line, or a list item
    after = ahead.lstrip().lstrip(_OPENING)[:1]
    if mark == ".":
        before = _LAST_WORD.search(text, max(begin, stop.start() - 20), stop.start())
        word = before.group().lower() if before else ""
        if len(word) == 1 and word.isalpha() and word not in _WORDS_OF_ONE_LETTER:
            return False
        if _NEVER_LAST.fullmatch(word) or _NUMBERING.fullmatch(text, begin, stop.start()):
            return False
        if _MAYBE_LAST.fullmatch(word):
            return not after or after.isupper()
    return not after.islower() or (not has_capitals and "..." not in mark and "…" not in mark)


def sentence_at(spans: Sequence[Span], offset: int) -> Span | None:
    """The sentence with the offset in it or in the white space after it; the first for anything before."""
    if not spans:
        return None
    return spans[max(0, bisect_right(spans, offset, key=lambda each: each.start) - 1)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _parts(text: str, span: Span) -> list[Span]:
    """The sentence, parted where it runs on."""
    if span.end - span.start <= 2 * LONGEST or len(span.of(text).split()) <= LONGEST:
        return [span]
    edges, words, at = [span.start], 0, span.start
    for joint in _JOINING.finditer(text, span.start, span.end):
        words += len(text[at : joint.start()].split())
        at = joint.start()
        if words >= LONGEST // 3:
            edges.append(at)
            words = 0
    edges.append(span.end)
    parts = (_trimmed(text, first, after) for first, after in pairwise(edges))
    return [part for part in parts if part]
