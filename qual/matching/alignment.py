"""Where words that do not stand anywhere as printed come from: the most alike stretch, and how it differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qual.matching.index import WordIndex

_BANDS = 8
_A_WORD_OR_TWO = 2


class Alike(NamedTuple):
    """A stretch of the index, which of the wanted words stand in it, and how alike the two are (0 to 1)."""

    first: int
    after: int
    kept: tuple[int, ...]
    score: float


def most_alike(index: WordIndex, wanted: NDArray[np.int64]) -> list[Alike]:
    """The stretches most like these words, the best first, one for each place."""
    size = len(wanted)
    positions, offsets = index.seeds(wanted)
    if len(positions) < 2:
        more, their = index.rare(wanted)
        positions, offsets = np.append(positions, more), np.append(offsets, their)
    if not len(positions):
        return []
    width = max(4, size // 3)
    found: dict[tuple[int, int], Alike] = {}
    for diagonal in _bands(positions - offsets, offsets, width):
        low, high = index.bounds(int(min(max(diagonal, 0), len(index) - 1)))
        first = max(low, diagonal - width)
        after = min(high, diagonal + 2 * width + size + 8)
        if first < after:
            alike = _aligned(index, wanted, first, after)
            if alike and found.get((alike.first, alike.after), alike).score <= alike.score:
                found[(alike.first, alike.after)] = alike
    ranked = sorted(found.values(), key=lambda alike: (-alike.score, alike.first))
    kept: list[Alike] = []
    for alike in ranked:
        if not any(alike.first < other.after and other.first < alike.after for other in kept):
            kept.append(alike)
    return kept


def steps(source: Sequence[str], printed: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """How to get from the words said to the words printed, as (kind, source from, to, printed from, to)."""
    from rapidfuzz.distance import Levenshtein

    names = {"equal": "same", "insert": "added", "delete": "dropped", "replace": "replaced"}
    return [
        (names[code.tag], code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Levenshtein.opcodes(source, printed)
    ]


def _bands(diagonals: NDArray[np.int64], offsets: NDArray[np.int64], width: int) -> list[int]:
    """The diagonals on which most of the wanted words lie, the fullest first."""
    best: dict[int, int] = {}
    for shift in (0, width // 2):
        bands = (diagonals + shift) // width
        order = np.lexsort((offsets, bands))
        bands, seen, lying = bands[order], offsets[order], diagonals[order]
        fresh = np.append(True, (np.diff(bands) != 0) | (np.diff(seen) != 0))
        starts = np.flatnonzero(np.append(True, np.diff(bands) != 0))
        votes = np.add.reduceat(fresh.astype(np.int64), starts)
        for at in np.argsort(-votes, kind="stable")[:_BANDS]:
            end = starts[at + 1] if at + 1 < len(starts) else len(lying)
            middle = int(np.median(lying[starts[at] : end]))
            best[middle] = max(best.get(middle, 0), int(votes[at]))
    return sorted(best, key=lambda diagonal: (-best[diagonal], diagonal))[: 2 * _BANDS]


def _aligned(index: WordIndex, wanted: NDArray[np.int64], first: int, after: int) -> Alike | None:
    from rapidfuzz.distance import Indel

    window = index.words[first:after].tolist()
    blocks = [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(window, wanted.tolist())
        if code.tag == "equal"
    ]
    blocks = _closed_up(_without_strays(blocks), window, wanted.tolist())
    if not blocks:
        return None
    blocks = _of_one_voice(blocks, index.voices[first:after])
    start, end = blocks[0][0], blocks[-1][0] + blocks[-1][2]
    kept = [at for _, offset, size in blocks for at in range(offset, offset + size)]
    while start and kept[0] and window[start - 1] == wanted[kept[0] - 1]:
        start, kept = start - 1, [kept[0] - 1, *kept]
    while end < len(window) and kept[-1] + 1 < len(wanted) and window[end] == wanted[kept[-1] + 1]:
        end, kept = end + 1, [*kept, kept[-1] + 1]
    score = 2 * len(kept) / (len(wanted) + end - start)
    return Alike(first + start, first + end, tuple(kept), score)


def _closed_up(
    blocks: list[tuple[int, int, int]], window: list[int], wanted: list[int]
) -> list[tuple[int, int, int]]:
    """The blocks, those at the edges moved up to the next where the same words stand right beside it."""
    if len(blocks) > 1:
        (_, offset, size), (behind, at, _) = blocks[:2]
        if offset + size == at and window[behind - size : behind] == wanted[offset:at]:
            blocks = [(behind - size, offset, size), *blocks[1:]]
    if len(blocks) > 1:
        (before, at, length), (_, offset, size) = blocks[-2:]
        end = before + length
        if at + length == offset and window[end : end + size] == wanted[offset : offset + size]:
            blocks = [*blocks[:-1], (end, offset, size)]
    return blocks


def _without_strays(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The blocks without small ones at the edges that lie far off the rest."""
    first, last = 0, len(blocks)
    while last - first > 1 and _is_stray(blocks[first], blocks[first], blocks[first + 1]):
        first += 1
    while last - first > 1 and _is_stray(blocks[last - 1], blocks[last - 2], blocks[last - 1]):
        last -= 1
    return blocks[first:last]


def _of_one_voice(
    blocks: list[tuple[int, int, int]], voices: NDArray[np.int32]
) -> list[tuple[int, int, int]]:
    """The blocks without a word or two at the edges that another says than the speaker of the longest."""
    own = voices[max(blocks, key=lambda block: block[2])[0]]
    while len(blocks) > 1 and blocks[0][2] <= _A_WORD_OR_TWO and voices[blocks[0][0]] != own:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1][2] <= _A_WORD_OR_TWO and voices[blocks[-1][0]] != own:
        blocks = blocks[:-1]
    return blocks


def _is_stray(edge: tuple[int, int, int], before: tuple[int, int, int], behind: tuple[int, int, int]) -> bool:
    """Whether a block at the edge is small beside the words between it and the next."""
    return behind[0] - before[0] - before[2] >= 4 * edge[2]
