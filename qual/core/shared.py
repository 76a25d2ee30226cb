"""The passages of two codes that stand together: what a number in a matrix of codes by codes counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import product

from qual.core.matrix import places_of
from qual.core.mention import Mention
from qual.core.transcript import TranscriptText


def shared(
    one: Iterable[Mention],
    other: Iterable[Mention],
    texts: Mapping[str, TranscriptText],
    unit: str = "turn",
    turns: int = 1,
) -> list[Mention]:
    """The passages of two codes that a respondent has in one turn, one sentence, or within so many turns.

    Those of both codes, each once, in the order in which they were given.
    """
    first, second = list(one), list(other)
    reach = turns if unit == "turns" else 0
    stands = {each.id: places_of(each, texts[each.transcript], unit) for each in (*first, *second)}
    nearby: dict[tuple[str, str], list[Mention]] = {}
    for each in second:
        nearby.setdefault((each.respondent, each.transcript), []).append(each)
    found: dict[str, Mention] = {}
    partners: dict[str, Mention] = {}
    for each in first:
        for near in nearby.get((each.respondent, each.transcript), ()):
            if _meet(stands[each.id], stands[near.id], reach):
                found[each.id] = each
                partners[near.id] = near
    return list((found | partners).values())


def _meet(one: Collection[int], other: Collection[int], reach: int) -> bool:
    """Whether two passages have places no further apart than that."""
    return any(abs(here - there) <= reach for here, there in product(one, other))
