"""Margin lanes: which codings touch a place, and in which narrow column beside the text each is drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qual.core.coding import Coding, reading_order
from qual.core.span import Span


@dataclass(frozen=True, slots=True)
class CodingIndex:
    """Codings in reading order, found by place.

    `reach` holds for each coding the furthest end of it and all before it, so a search knows where to stop.
    """

    codings: tuple[Coding, ...]
    starts: Sequence[int]
    reach: Sequence[int]

    def touching(self, start: int, end: int) -> list[Coding]:
        """The codings that share a character with `start` to `end`, in reading order."""
        return [self.codings[at] for at in self.places(start, end)]

    def places(self, start: int, end: int) -> list[int]:
        """Where in `codings` those stand that share a character with `start` to `end`."""
        last = bisect_left(self.starts, end)
        first = bisect_right(self.reach, start, 0, last)
        return [at for at in range(first, last) if self.codings[at].span.end > start]

    def hanging_together(self, place: int, line_of: Callable[[int], int]) -> range:
        """The places around one whose codings share a line, directly or through others between them.

        No coding outside shares a line with one inside, so the lanes of these depend on nothing else.
        """
        first, stop = place, place + 1
        while first > 0 and line_of(self.reach[first - 1] - 1) >= line_of(self.starts[first]):
            first -= 1
        while stop < len(self.starts) and line_of(self.starts[stop]) <= line_of(self.reach[stop - 1] - 1):
            stop += 1
        return range(first, stop)

    def changed(self, gone: Iterable[Coding], new: Iterable[Coding]) -> CodingIndex:
        """The index without some codings (those that are in it) and with others.

        Only what lies around the places of these is looked at, so that one coding more costs the same among
        five thousand as among fifty.
        """
        codings, starts, reach = list(self.codings), list(self.starts), list(self.reach)
        for each in gone:
            at = bisect_left(codings, reading_order(each), key=reading_order)
            if at < len(codings) and codings[at].id == each.id and codings[at].span == each.span:
                del codings[at], starts[at], reach[at]
                _mend(reach, codings, at)
        for each in new:
            at = bisect_left(codings, reading_order(each), key=reading_order)
            codings.insert(at, each)
            starts.insert(at, each.span.start)
            reach.insert(at, 0)
            _mend(reach, codings, at)
        return CodingIndex(tuple(codings), starts, reach)


def _mend(reach: list[int], codings: Sequence[Coding], at: int) -> None:
    """Make the furthest ends right again from a place on, until they are what they were."""
    furthest = reach[at - 1] if at else 0
    for place in range(at, len(reach)):
        furthest = max(furthest, codings[place].span.end)
        if place > at and reach[place] == furthest:
            break
        reach[place] = furthest


def index(codings: Iterable[Coding]) -> CodingIndex:
    """The codings of one transcript, ready to be asked for by place."""
    ordered = tuple(sorted(codings, key=reading_order))
    reach: list[int] = []
    furthest = 0
    for coding in ordered:
        furthest = max(furthest, coding.span.end)
        reach.append(furthest)
    return CodingIndex(ordered, [coding.span.start for coding in ordered], reach)


def innermost(codings: Iterable[Coding]) -> Coding | None:
    """The coding that starts last, and of those the one that ends first."""
    return max(codings, key=lambda each: (each.span.start, -each.span.end, each.id), default=None)


def lanes(codings: Iterable[Coding], line_of: Callable[[int], int], most: int | None = None) -> list[int]:
    """A lane for each coding (given in reading order): the first that is free on all of its lines.

    Two codings in one lane never share a line. With `most`, a coding that finds no room in so many lanes gets
    that number, together with all others that find none.
    """
    taken_to: list[int] = []
    chosen: list[int] = []
    for coding in codings:
        first, last = line_of(coding.span.start), line_of(coding.span.end - 1)
        for lane, taken in enumerate(taken_to):
            if taken < first:
                taken_to[lane] = last
                chosen.append(lane)
                break
        else:
            chosen.append(len(taken_to))
            if most is None or len(taken_to) < most:
                taken_to.append(last)
    return chosen


def covered(codings: Iterable[Coding], spans: Iterable[Span]) -> int:
    """How many of the spans carry a coding on at least one character."""
    asked = index(codings)
    return sum(1 for span in spans if asked.places(span.start, span.end))
