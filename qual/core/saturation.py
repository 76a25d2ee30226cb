"""Saturation: how many new codes the next interviews still bring (Guest, Namey and Chen 2020).

The codes of the first interviews are the base; the new codes of a run of later ones are set against it. It
depends on the order of the interviews, so the real order is shown beside the middle of many shuffled ones.
It says something only where codes could still be made: not where the codebook was closed before.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qual.core.numbers import natural
from qual.core.transcript import Transcript

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

    @property
    def is_empty(self) -> bool:
        """Whether no interview has any code, so that nothing can be said."""
        return not self.cumulative or not self.cumulative[-1]


ORDERS = "date", "wave", "name"
"""What the order of interviews is known by, the best first."""


def interview_order(
    names: Sequence[str], transcripts: Mapping[str, Transcript], waves: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """Transcripts in the order of their interviews, and what that is known by (one of `ORDERS`).

    Dates decide where every interview has one. Else waves come in the given order, and within a wave what has
    a date stands before what has none; names decide last.
    """
    place = {wave: at for at, wave in enumerate(waves)}
    dates = {name: transcripts[name].date for name in names}
    at_wave = {name: place.get(transcripts[name].wave, len(place)) for name in names}
    if all(dates.values()):
        return tuple(sorted(names, key=lambda name: (dates[name], at_wave[name], natural(name)))), "date"
    found = sorted(names, key=lambda name: (at_wave[name], dates[name] or "9999", natural(name)))
    return tuple(found), "wave" if len(set(at_wave.values())) > 1 else "name"


def saturation(
    codes: Sequence[frozenset[str]], parameters: Parameters | None = None, shuffles: int = SHUFFLES
) -> Saturation:
    """The saturation of interviews in their order, each given by the codes that it has."""
    asked = parameters or Parameters()
    found = _of_order(codes, asked)
    if len(codes) < 2 or not shuffles:
        return found
    curves, ends = _shuffled(codes, asked, shuffles)
    return Saturation(
        asked,
        found.interviews,
        found.new_codes,
        found.cumulative,
        found.base_codes,
        found.runs,
        found.saturated_at,
        _median_curve(curves, len(codes), found.cumulative[-1]),
        float(statistics.median(ends)) if ends else None,
        len(ends) / shuffles,
    )


def _shuffled(
    codes: Sequence[frozenset[str]], asked: Parameters, shuffles: int
) -> tuple[list[list[int]], list[int]]:
    """The codes known after each interview of shuffled orders, and where these were saturated.

    A curve stops where every code is known. An interview is a number with a bit for each of its codes.
    """
    bits = {code: 1 << at for at, code in enumerate(sorted(frozenset().union(*codes)))}
    everything = (1 << len(bits)) - 1
    dice = random.Random(SEED)  # noqa: S311 - the order of interviews is no secret
    order = [sum(bits[code] for code in each) for each in codes]
    curves, ends = [], []
    for _ in range(shuffles):
        shuffle(order, dice)
        known, curve = 0, []
        for each in order:
            known |= each
            curve.append(known.bit_count())
            if known == everything:
                break
        curves.append(curve)
        end = _end(curve, len(order), asked)
        if end is not None:
            ends.append(end)
    return curves, ends


def shuffle(order: list[int], dice: random.Random) -> None:
    """Shuffle as `random.shuffle` does (Fisher and Yates), in a third of the time, in every Python alike."""
    bits = dice.getrandbits
    for last in range(len(order) - 1, 0, -1):
        width = (last + 1).bit_length()
        other = bits(width)
        while other > last:
            other = bits(width)
        order[last], order[other] = order[other], order[last]


def _end(curve: Sequence[int], interviews: int, asked: Parameters) -> int | None:
    """The last interview of the first run with few enough new codes; a curve stops where all is known."""
    size, length = asked.base_size, asked.run_length
    reached = len(curve) - 1
    base = curve[min(size - 1, reached)] if interviews >= size else 0
    if not base:
        return None
    for first in range(size, interviews - length + 1, 1 if asked.overlapping_runs else length):
        before, after = curve[min(first - 1, reached)], curve[min(first + length - 1, reached)]
        if (after - before) / base <= asked.threshold:
            return first + length
    return None


def _median_curve(curves: Sequence[Sequence[int]], interviews: int, everything: int) -> tuple[float, ...]:
    """The middle of the curves at each interview; behind its end a curve has everything."""
    longest = max(len(curve) for curve in curves)
    return tuple(
        float(statistics.median(curve[at] if at < len(curve) else everything for curve in curves))
        if at < longest
        else float(everything)
        for at in range(interviews)
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


def steps_of(people: Sequence[Collection[str]], least: int) -> list[tuple[int, int]]:
    """Interviews in steps (first and last, from 1), each with at least so many people.

    `people` are those heard in each interview; there is no step where all are fewer. What is left over at
    the end goes with the last step.
    """
    steps: list[tuple[int, int]] = []
    first, heard = 1, set[str]()
    for number, those in enumerate(people, start=1):
        heard |= set(those)
        if len(heard) >= least:
            steps.append((first, number))
            first, heard = number + 1, set()
    if steps and first <= len(people):
        steps[-1] = steps[-1][0], len(people)
    return steps
