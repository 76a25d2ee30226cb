"""Sentences of spoken language, as places in the text."""

from __future__ import annotations

import re
from itertools import pairwise

from qual.core.span import Span

LONGEST = 60
"""Words after which a sentence without marks is parted at a joining word."""

_ABBREVIATIONS = frozenset(
    "aug bijv blz bv ca d.w.z dec dhr dr drs e.d e.g enz etc evt excl feb i.e incl ing jl jr jul jun "
    "m.b.t m.n mej mevr mr mrs ms mw n.a.v nl nov nr o.a o.i.d okt p.m p.w pag prof resp sept sr st t.a.v "
    "t.o.v vs z.g.a.n z.o.z".split()
)
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|\n[^\S\n]*+(?=\n)")
_REMARK = re.compile(r"[^\S\n]*(?:\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\])[.!?…]*(?!\S)")
_BRACKETED = re.compile(r"\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]*\Z")
_JOINING = re.compile(
    r"(?<=\s)(?:en (?:toen|dan|daarna)|maar|want|dus|and then|but|because|so)\s", re.IGNORECASE
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences between two places, in order, without the white space around them.

    A full stop ends no sentence after an abbreviation or before a small letter; a bracketed remark such as
    "(lacht)" stays with its sentence; a very long one is parted before "en toen", "maar", "want" and so on.
    """
    end = len(text) if end is None else end
    edges = [start, *_ends(text, start, end), end]
    whole = [_trimmed(text, first, after) for first, after in pairwise(edges)]
    return [part for span in whole if span for part in _parts(text, span)]


def _ends(text: str, start: int, end: int) -> list[int]:
    """Where sentences end, before the last one."""
    bracketed = [match.span() for match in _BRACKETED.finditer(text, start, end)]
    found: list[int] = []
    bracket = 0
    for stop in _STOP.finditer(text, start, end):
        while bracket < len(bracketed) and bracketed[bracket][1] <= stop.start():
            bracket += 1
        inside = bracket < len(bracketed) and bracketed[bracket][0] < stop.start()
        if inside or (found and stop.end() <= found[-1]) or not _ends_here(text, stop, end):
            continue
        after = stop.end()
        while remark := _REMARK.match(text, after, end):
            after = remark.end()
        found.append(after)
    return found


def _ends_here(text: str, stop: re.Match[str], end: int) -> bool:
    if not stop.group().strip():
        return True  # an empty line
    ahead = stop.end()
    while ahead < end and text[ahead].isspace():
        ahead += 1
    if ahead < end and text[ahead].islower():
        return False
    if stop.group() != ".":
        return True
    before = _LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
    word = before.group() if before else ""
    return not (word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()))


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
