"""Finding a quotation with marked omissions and insertions: its pieces, in order, said by one speaker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qual.core.bracketed import is_kind_of_name
from qual.core.comparable import folded
from qual.core.printed import Printed
from qual.core.telling_words import DOUBTS, MODALS, NEGATIONS, SOFTENERS
from qual.matching.cuts import hides_negation, is_number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qual.matching.index import WordIndex

REPLACED = 3
"""The most words that one insertion in brackets may stand for."""

_NEAR, _NEARER = 100, 25
_EVIDENCE = 3
_ARTICLES = frozenset("een a an one".split())


class Chain(NamedTuple):
    """Where each piece of a quotation stands, from its first position up to, not including, the last."""

    pieces: tuple[tuple[int, int], ...]
    skipped: int

    @property
    def first(self) -> int:
        """The first position."""
        return self.pieces[0][0]

    @property
    def after(self) -> int:
        """The position after the last."""
        return self.pieces[-1][1]


def find_chains(index: WordIndex, quote: Printed) -> list[Chain]:
    """Every place where all pieces stand in order, the tightest first; only the tightest and its equals.

    Between two pieces any words may be left out at a mark of omission (near by where a piece is short), and
    at most `REPLACED` words where brackets stand; a negation alone is never covered by a mark.
    """
    segments = quote.segments()
    if not _says_enough(quote, segments):
        return []
    places = [index.places(index.numbers(quote.words[first:after])) for first, after in segments]
    if not all(len(found) for found in places):
        return []
    limits = [_limit(quote, before, behind) for before, behind in pairwise(segments)]
    sizes = [after - first for first, after in segments]
    chains = [
        chain for chain in _linked(index, places, sizes, limits) if _is_honest(index, quote, segments, chain)
    ]
    chains.sort(key=lambda chain: (chain.skipped, chain.first))
    return [chain for chain in chains if chain.skipped <= chains[0].skipped * 1.5 + 5]


def _says_enough(quote: Printed, segments: list[tuple[int, int]]) -> bool:
    """Whether enough of the words stand in runs; single words can be picked together from anywhere."""
    if sum(quote.inserted) > len(quote.words) / 2 or not segments:
        return False
    if len(segments) == 1:
        return segments[0][1] - segments[0][0] >= min(_EVIDENCE, len(quote.words) - 1)
    runs = [0]
    for before, behind in pairwise([(0, segments[0][0]), *segments]):
        # a name that is not told leaves no room for words from elsewhere
        put_in = quote.words[before[1] : behind[0]]
        if not is_kind_of_name(put_in) or any(at in quote.elisions for at in range(before[1], behind[0] + 1)):
            runs.append(0)
        runs[-1] += behind[1] - behind[0]
    return 2 * sum(run for run in runs if run >= _EVIDENCE) >= len(quote.words)


def _limit(quote: Printed, before: tuple[int, int], behind: tuple[int, int]) -> int:
    """How many words may lie between two pieces."""
    if not any(at in quote.elisions for at in range(before[1], behind[0] + 1)):
        return max(REPLACED, behind[0] - before[1])
    shortest = min(before[1] - before[0], behind[1] - behind[0])
    return _NEARER if shortest < _EVIDENCE else _NEAR if shortest < 5 else 1 << 40


def _linked(
    index: WordIndex, places: list[NDArray[np.int64]], sizes: list[int], limits: list[int]
) -> list[Chain]:
    """The chains from each place of the first piece, always on to the nearest place of the next."""
    big = len(index) + 1
    keys = [np.sort(index.speakers[found].astype(np.int64) * big + found) for found in places]
    costs = np.zeros(len(keys[-1]), dtype=np.int64)
    links: list[NDArray[np.int64]] = []
    for number in range(len(places) - 2, -1, -1):
        ends = keys[number] + sizes[number]
        nearest = np.searchsorted(keys[number + 1], ends, side="left")
        held = np.minimum(nearest, len(keys[number + 1]) - 1)
        gaps = keys[number + 1][held] - ends
        same = keys[number + 1][held] // big == keys[number] // big
        good = (nearest < len(keys[number + 1])) & same & (gaps <= limits[number])
        if not good.any():
            return []
        keys[number] = keys[number][good]
        links.insert(0, held[good])
        costs = gaps[good] + costs[held[good]]
    chains = []
    for start in np.argsort(costs, kind="stable")[:200]:
        at, pieces = int(start), []
        for number, size in enumerate(sizes):
            position = int(keys[number][at] % big)
            pieces.append((position, position + size))
            if number < len(links):
                at = int(links[number][at])
        chains.append(Chain(tuple(pieces), int(costs[start])))
    return chains


def _is_honest(index: WordIndex, quote: Printed, segments: list[tuple[int, int]], chain: Chain) -> bool:
    """Whether brackets stand for little, and no mark turns a sentence into its opposite."""
    edges = [(0, segments[0][0]), (segments[-1][1], len(quote.words))]
    if any(word in NEGATIONS for first, after in edges for word in quote.words[first:after]):
        return False
    for number, (before, behind) in enumerate(pairwise(segments)):
        said = index.said(chain.pieces[number][1], chain.pieces[number + 1][0])
        left_out = [folded(word) for word in said]
        put_in = quote.words[before[1] : behind[0]]
        if list(put_in) == left_out:
            continue
        if _says_otherwise(left_out, put_in):
            return False
        if hides_negation(index, chain.pieces[number][1], chain.pieces[number + 1][0], put_in):
            return False
        elided = any(at in quote.elisions for at in range(before[1], behind[0] + 1))
        if not elided and len(left_out) > REPLACED:
            return False
        alone = not elided or NEGATIONS.union(SOFTENERS).issuperset(left_out)
        if alone and NEGATIONS.intersection(left_out) != NEGATIONS.intersection(put_in):
            return False
    return True


def _says_otherwise(left_out: Sequence[str], put_in: Sequence[str]) -> bool:
    """Whether brackets hold another amount or modal verb, deny what nobody denied, or hide a doubt."""
    if NEGATIONS.intersection(put_in) - set(left_out):
        return True
    if put_in and DOUBTS.intersection(left_out) - set(put_in):
        return True
    said, shown = ({word for word in words if is_number(word)} for words in (left_out, put_in))
    if (shown and "".join(left_out) in _ARTICLES) or (said and "".join(put_in) in _ARTICLES):
        return True
    if said and shown and said != shown:
        return True
    could, can = MODALS.intersection(left_out), MODALS.intersection(put_in)
    return bool(could and can and could != can)
