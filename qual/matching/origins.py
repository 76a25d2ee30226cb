"""Where the words of a quotation come from that do not stand anywhere as printed: one place, or two."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from qual.matching.alignment import Alike, most_alike

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qual.matching.index import WordIndex

ALIKE = 0.55
"""A stretch less like the quotation than this is not where it comes from."""

_ALIKE_ALONE = 0.65
"""Less alike than this, words in another order are scrambled: they must stand side by side as well."""

_ONE_PLACE = 0.85
"""So alike to one place, a quotation was not made of two."""

_WIDEST = 3
"""At its edges a quotation printed at most so many other words for those of its sentence."""

_STOPS = re.compile(r"[.?!;:…]")
_RUN = 5
_APART = 40


def two_places(index: WordIndex, wanted: NDArray[np.int64]) -> list[Alike]:
    """The two far-off places of which a quotation is made: where its beginning and where its end stands."""
    size = len(wanted)
    head = _longest(size, lambda length: len(index.places(wanted[:length])) > 0)
    tail = _longest(size, lambda length: len(index.places(wanted[size - length :])) > 0)
    if min(head, tail) < _RUN or head + tail < 0.85 * size:
        return []
    tail = min(tail, size - head) if size - head >= _RUN else tail
    heads, tails = index.places(wanted[:head]), index.places(wanted[size - tail :])
    best = most_alike(index, wanted)[:1]
    gaps = tails[None, :] - heads[:, None] - head
    near = (gaps >= -tail) & (gaps <= _APART)
    together = near & (index.documents[heads][:, None] == index.documents[tails][None, :])
    if together.any() or (best and best[0].score >= _ONE_PLACE):
        return []
    first = int(heads[0])
    same = tails[index.documents[tails] == index.documents[first]]
    last = int(same[0] if len(same) else tails[0])
    return [
        Alike(first, first + head, tuple(range(head)), 1.0),
        Alike(last, last + tail, tuple(range(size - tail, size)), 1.0),
    ]


def places_together(index: WordIndex, numbers: NDArray[np.int64], alike: Sequence[Alike]) -> list[Alike]:
    """The places that together explain the words: one that is alike, and where the rest of them stands."""
    if not alike:
        return []
    best = alike[0]
    rest = _longest_rest(len(numbers), best.kept)
    parts = [best]
    if rest[1] - rest[0] >= _RUN:
        others = [
            other
            for other in most_alike(index, numbers[rest[0] : rest[1]])
            if len(other.kept) >= _RUN and other.score >= 0.7
        ]
        near = [other for other in others if index.documents[other.first] == index.documents[best.first]]
        if others:
            other = near[0] if near and near[0].score >= others[0].score - 0.1 else others[0]
            kept = tuple(at + rest[0] for at in other.kept)
            parts.append(Alike(other.first, other.after, kept, other.score))
    explained = {at for part in parts for at in part.kept}
    if _is_a_place(index, numbers, best) or (len(parts) > 1 and len(explained) >= 0.8 * len(numbers)):
        return sorted(parts, key=lambda part: part.kept[0])
    return []


def widened(index: WordIndex, size: int, part: Alike) -> Alike:
    """A place with the words of its sentence for which others are printed at the edges of a quotation."""
    first, after = part.first, part.after
    for _ in range(min(part.kept[0], _WIDEST)):
        if not _goes_on(index, first - 1, first):
            break
        first -= 1
    for _ in range(min(size - 1 - part.kept[-1], _WIDEST)):
        if not _goes_on(index, after - 1, after):
            break
        after += 1
    return part._replace(first=first, after=after)


def _goes_on(index: WordIndex, at: int, following: int) -> bool:
    """Whether two positions are of one sentence of one speaker."""
    if at < 0 or following >= len(index) or index.voices[at] != index.voices[following]:
        return False
    return not _STOPS.search(index.between(at, following))


def _longest(size: int, stands: Callable[[int], bool]) -> int:
    """The longest length that stands somewhere; a part of what stands somewhere does so too."""
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        if stands(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _is_a_place(index: WordIndex, numbers: NDArray[np.int64], alike: Alike) -> bool:
    """Whether words come from a stretch: so many are the same, or fewer that stand side by side in both."""
    if alike.score < ALIKE or alike.score >= _ALIKE_ALONE:
        return alike.score >= ALIKE
    there = set(pairwise(index.words[alike.first : alike.after].tolist()))
    pairs = list(pairwise(numbers.tolist()))
    side_by_side = sum(pair in there for pair in pairs) / max(1, len(pairs))
    return (alike.score + side_by_side) / 2 >= ALIKE


def _longest_rest(size: int, kept: Sequence[int]) -> tuple[int, int]:
    """The longest run of wanted words that were not found."""
    edges = [-1, *kept, size]
    return max(((before + 1, behind) for before, behind in pairwise(edges)), key=lambda run: run[1] - run[0])
