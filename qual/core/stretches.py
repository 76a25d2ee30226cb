"""Stretches of text as pairs of numbers: what lies in them, and who shares them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

Stretch = tuple[int, int]
"""From, up to: characters of a text."""


def united(stretches: Iterable[Stretch], *, touching: bool = True) -> list[Stretch]:
    """What any of the stretches covers, in order; those that only touch stay apart where asked."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and (start <= found[-1][1] if touching else start < found[-1][1]):
            if end > found[-1][1]:
                found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def cut(start: int, end: int, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int, int]]:
    """The parts of a stretch that lie in places given by their starts and ends, each with its place's number.

    The places are in order and do not overlap.
    """
    at = max(0, bisect_right(starts, start) - 1)
    if at < len(starts) and starts[at] <= start and end <= ends[at]:
        return [(start, end, at)]
    found = []
    while at < len(starts) and starts[at] < end:
        first, last = max(start, starts[at]), min(end, ends[at])
        if first < last:
            found.append((first, last, at))
        at += 1
    return found


def shared(coders: Sequence[Sequence[Stretch]]) -> Iterator[tuple[int, int]]:
    """How many characters are covered by whom: bit 0 for the first coder, bit 1 for the second, and so on.

    The stretches of one coder do not overlap.
    """
    edges: list[tuple[int, int]] = []
    for at, stretches in enumerate(coders):
        for start, end in stretches:
            edges.append((start, 1 << at))
            edges.append((end, 1 << at))
    edges.sort()
    who = before = 0
    for place, bit in edges:
        if who and place > before:
            yield who, place - before
        who ^= bit
        before = place


def overlap(one: Stretch, other: Stretch) -> float:
    """What two stretches share, as a part of what they cover together."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0
