"""Saturation: how many new codes the next interviews still bring (Guest, Namey and Chen 2020).

The codes of the first interviews are the base; the new codes of a run of later ones are set against it. It
depends on the order of the interviews, so the real order is shown beside the middle of many shuffled ones.
It says something only where codes could still be made: not where the codebook was closed before.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

SHUFFLES = 1000
SEED = 20_200_505


class Run(NamedTuple):
    """Some interviews after the base, counted from 1: their new codes, and these as a share of the base."""

    interviews: tuple[int, ...]
    new_codes: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """The base's size, a run's length, the share up to which nothing new counts, whether runs overlap.

    The paper leaves open whether the next run begins one interview on or behind the last one.
    """

    base_size: int = 4
    run_length: int = 2
    threshold: float = 0.05
    overlapping_runs: bool = True

    def __post_init__(self) -> None:
        """Refuse sizes that mean nothing."""
        if self.base_size < 1 or self.run_length < 1 or not 0 <= self.threshold < 1:
            raise ValueError("a base and a run have at least one interview, a threshold lies from 0 to 1")


@dataclass(frozen=True, slots=True)
class Saturation:
    """What each interview adds, in order, and where it was enough.

    `cumulative` are the codes known after each interview, `median` the same over shuffled orders;
    `saturated_at` is the last interview of the first run at or under the threshold, None where there is none
    or where there are too few interviews; `median_saturated_at` is that over the shuffled orders in which it
    happens, `share_saturated` (0 to 1) how many of them these are.
    """

    parameters: Parameters
    interviews: int
    new_codes: tuple[int, ...]
    cumulative: tuple[int, ...]
    base_codes: int
    runs: tuple[Run, ...]
    saturated_at: int | None
    median: tuple[float, ...] = ()
    median_saturated_at: float | None = None
    share_saturated: float | None = None


def saturation(
    codes: Sequence[frozenset[str]], parameters: Parameters | None = None, shuffles: int = SHUFFLES
) -> Saturation:
    """The saturation of interviews in their order, each given by the codes that it has."""
    asked = parameters or Parameters()
    found = _of_order(codes, asked)
    if len(codes) < 2 or not shuffles:
        return found
    dice = random.Random(SEED)  # noqa: S311 - the order of interviews is no secret
    curves: list[tuple[int, ...]] = []
    ends: list[int] = []
    order = list(codes)
    for _ in range(shuffles):
        dice.shuffle(order)
        each = _of_order(order, asked)
        curves.append(each.cumulative)
        if each.saturated_at is not None:
            ends.append(each.saturated_at)
    return Saturation(
        asked,
        found.interviews,
        found.new_codes,
        found.cumulative,
        found.base_codes,
        found.runs,
        found.saturated_at,
        tuple(float(statistics.median(curve[at] for curve in curves)) for at in range(len(codes))),
        float(statistics.median(ends)) if ends else None,
        len(ends) / shuffles,
    )


def _of_order(codes: Sequence[frozenset[str]], asked: Parameters) -> Saturation:
    seen: set[str] = set()
    new, cumulative = [], []
    for each in codes:
        new.append(len(each - seen))
        seen |= each
        cumulative.append(len(seen))
    size, length = asked.base_size, asked.run_length
    base = cumulative[size - 1] if len(codes) >= size else 0
    step = 1 if asked.overlapping_runs else length
    runs = []
    for first in range(size, len(codes) - length + 1, step):
        added = sum(new[first : first + length])
        if base:
            runs.append(Run(tuple(range(first + 1, first + length + 1)), added, added / base))
    end = next((run.interviews[-1] for run in runs if run.ratio <= asked.threshold), None)
    return Saturation(asked, len(codes), tuple(new), tuple(cumulative), base, tuple(runs), end)
