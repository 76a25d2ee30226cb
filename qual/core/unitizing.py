"""Agreement on where passages begin and end: Krippendorff's alphas for unitizing (2019, section 12.6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qual.core.stretches import Stretch, shared

Passage = tuple[int, int, str]
"""From, up to, and the code; passages of one coder do not overlap."""

_GAP = ""


class Unitizing(NamedTuple):
    """How far coders agree on a continuum, each of them None where it is not defined.

    `u` is on passages with their codes and the gaps between them, `binary` on passages and gaps alone, `cu`
    on the codes where passages of different coders meet; `coverage` is the share of all coders' text that
    this speaks of. `ku` and `ku_coverage` tell the same of each code.
    """

    u: float | None
    binary: float | None
    cu: float | None
    coverage: float | None
    ku: Mapping[str, float | None]
    ku_coverage: Mapping[str, float | None]


def unitizing(coders: Sequence[Sequence[Passage]], length: int) -> Unitizing:
    """The alphas of coders' passages on a continuum of so many characters.

    Two adjoining passages stay two. ValueError where a coder's passages overlap.
    """
    ordered = [sorted(each) for each in coders]
    met = _met(ordered, with_gaps=False, length=length)
    codes = sorted({code for coder in ordered for *_, code in coder})
    pairable = [each for coder in met.pairable for each in coder]
    total = sum(pairable)
    marginal = {code: sum(met.shared.get((code, other), 0) for other in codes) for code in codes}
    alone = sum(each * each for each in pairable)
    square = total * total - alone
    own: dict[str, float] = defaultdict(float)
    lengths: dict[str, int] = defaultdict(int)
    for coder, overlaps in zip(ordered, met.pairable, strict=True):
        for (start, end, code), overlap in zip(coder, overlaps, strict=True):
            own[code] += overlap * overlap
            lengths[code] += end - start
    ku: dict[str, float | None] = {}
    for code in codes:
        differ = marginal[code] - met.shared.get((code, code), 0)
        by_chance = marginal[code] * (total - marginal[code])
        with_itself = marginal[code] ** 2 - own[code]
        ku[code] = (
            1 - differ / marginal[code] * (by_chance + with_itself) / by_chance if by_chance > 0 else None
        )
    differ = sum(number for (one, other), number in met.shared.items() if one != other)
    by_chance = total * total - sum(each * each for each in marginal.values())
    return Unitizing(
        u=_with_gaps(ordered, length),
        binary=binary_alpha([[(start, end) for start, end, _ in each] for each in ordered], length),
        cu=1 - differ * square / (by_chance * total) if by_chance > 0 and total else None,
        coverage=total / (len(ordered) * length) if length else None,
        ku=ku,
        ku_coverage={code: marginal[code] / lengths[code] for code in codes},
    )


def binary_alpha(coders: Sequence[Sequence[Stretch]], length: int) -> float | None:
    """The alpha of passages and gaps alone, for instance of one code; a coder's passages do not overlap."""
    return alpha_of_lengths(
        differing(shared(coders), len(coders)),
        sum(end - start for coder in coders for start, end in coder),
        sum((end - start) ** 2 for coder in coders for start, end in coder),
        len(coders),
        length,
    )


def differing(shares: Iterable[tuple[int, int]], coders: int) -> float:
    """How many characters pair a passage with a gap, of stretches with who covers them (a bit per coder)."""
    found = 0
    for who, number in shares:
        inside = who.bit_count()
        found += 2 * number * inside * (coders - inside)
    return found / (coders - 1)


def alpha_of_lengths(differ: float, covered: int, squares: int, coders: int, length: int) -> float | None:
    """The alpha of passages and gaps from lengths: what differs, what all passages cover, their squares."""
    total = coders * length
    by_chance = 2 * covered * (total - covered)
    alone = squares + total - covered
    return 1 - differ * (total * total - alone) / (by_chance * total) if by_chance > 0 else None


class _Met(NamedTuple):
    """How long passages of each pair of codes lie on each other, and of each passage its share of that."""

    shared: dict[tuple[str, str], float]
    pairable: list[list[float]]


def _with_gaps(coders: Sequence[Sequence[Passage]], length: int) -> float | None:
    """Alpha over passages and gaps; a passage never pairs with itself, a gap only character by character."""
    if len(coders) < 2 or not length:
        return None
    met = _met(coders, with_gaps=True, length=length)
    marginal: dict[str, float] = defaultdict(float)
    for (one, _), number in met.shared.items():
        marginal[one] += number
    total = sum(marginal.values())
    covered = [sum(end - start for start, end, _ in coder) for coder in coders]
    alone = sum((end - start) ** 2 for coder in coders for start, end, _ in coder)
    alone += sum(length - each for each in covered)
    by_chance = total * total - sum(each * each for each in marginal.values())
    differ = sum(number for (one, other), number in met.shared.items() if one != other)
    return 1 - differ * (total * total - alone) / (by_chance * total) if by_chance > 0 else None


def _met(coders: Sequence[Sequence[Passage]], *, with_gaps: bool, length: int) -> _Met:
    """Where the passages (with gaps between them, if asked) of different coders lie on each other."""
    among = len(coders) - 1
    laid = [_laid(coder, length) if with_gaps else list(coder) for coder in coders]
    for coder in coders:
        if any(one[1] > other[0] for one, other in pairwise(coder)):
            raise ValueError("a coder's passages overlap")
    shared: dict[tuple[str, str], float] = defaultdict(float)
    pairable = [[0.0] * len(each) for each in laid]
    for first, one in enumerate(laid):
        for second in range(first + 1, len(laid)):
            other = laid[second]
            at = there = 0
            while at < len(one) and there < len(other):
                start, end, code = one[at]
                began, ended, beside = other[there]
                common = min(end, ended) - max(start, began)
                if common > 0:
                    shared[code, beside] += common / among
                    shared[beside, code] += common / among
                    pairable[first][at] += common / among
                    pairable[second][there] += common / among
                if end <= ended:
                    at += 1
                else:
                    there += 1
    return _Met(shared, pairable)


def _laid(coder: Sequence[Passage], length: int) -> list[Passage]:
    """A coder's passages with the gaps before, between and behind them."""
    found: list[Passage] = []
    at = 0
    for start, end, code in coder:
        if at < start:
            found.append((at, start, _GAP))
        found.append((start, end, code))
        at = end
    if at < length:
        found.append((at, length, _GAP))
    return found
