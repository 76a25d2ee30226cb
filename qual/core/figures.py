"""Numbers that bind each other, and which of them a publication hides so that no small one can be told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qual.core.disclosure import is_small


class Number(NamedTuple):
    """How many of a base, as a publication prints it."""

    number: int
    base: int


class Limit(NamedTuple):
    """What every reader knows of some cells: the sum of their numbers, each times its factor, is limited."""

    factors: Mapping[Hashable, int]
    at_most: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers with their bases by cell, and what is known of them without having seen them.

    Those in `given` can be read elsewhere; those in `unprinted` the document does not print, but they must
    not follow from what it prints: `differences` among them are no cells of any table. Cells that are in
    `whole` are hidden only where nothing else helps. Of some a reader does not know the base: they are at
    most as many as `up_to` says. Those in `full` are everybody of their base, and as telling as a small one.
    """

    cells: Mapping[Hashable, Number]
    limits: tuple[Limit, ...]
    given: frozenset[Hashable] = frozenset()
    unprinted: frozenset[Hashable] = frozenset()
    differences: frozenset[Hashable] = frozenset()
    whole: frozenset[Hashable] = frozenset()
    up_to: Mapping[Hashable, int] = field(default_factory=dict)
    full: frozenset[Hashable] = frozenset()

    @property
    def printed(self) -> frozenset[Hashable]:
        """The cells that the document prints, or hides."""
        return frozenset(self.cells) - self.unprinted

    def small(self, threshold: int) -> list[Hashable]:
        """The cells that are to be protected for their own sake."""
        return [
            cell
            for cell, (number, base) in self.cells.items()
            if cell not in self.given and (cell in self.full or is_small(number, base, threshold))
        ]

    def unseen(self, hidden: Collection[Hashable]) -> list[Hashable]:
        """The cells that a reader sees nowhere, where these are hidden."""
        return [
            cell
            for cell in self.cells
            if cell not in self.given and (cell in hidden or cell in self.unprinted)
        ]


def equal(parts: Iterable[tuple[Hashable, int]], to: int = 0) -> list[Limit]:
    """A sum that is known, as two limits; cells that are named twice are added up."""
    both = limit(parts, to)
    return [both, Limit({cell: -factor for cell, factor in both.factors.items()}, -to)]


def limit(parts: Iterable[tuple[Hashable, int]], at_most: int = 0) -> Limit:
    """A limit, with the factors of a cell that is named twice added up."""
    factors: dict[Hashable, int] = {}
    for cell, factor in parts:
        factors[cell] = factors.get(cell, 0) + factor
    return Limit(factors, at_most)


class Eased(NamedTuple):
    """Cells of which less is asked than of others, for more cannot be had.

    Of those `unsure` it is enough that a reader of all numbers finds two possible; of those `guessed` nothing
    is asked where he also knows which cells are hidden for their own sake.
    """

    unsure: Collection[Hashable] = ()
    guessed: Collection[Hashable] = ()


Told = Callable[[Figures, Collection[Hashable], Collection[Hashable], Eased], list[Hashable]]
"""Of figures, hidden cells and cells to protect, some eased: those that a reader can work out."""


class Hidden(NamedTuple):
    """The cells to hide, and small ones that can be worked out all the same."""

    cells: frozenset[Hashable]
    told: tuple[Hashable, ...]


TRIES = 6
"""How many cells are tried for one that protects by itself, before the first is taken."""


def hide(
    figures: Figures,
    threshold: int,
    told: Told,
    also: Collection[Hashable] = (),
    of: Collection[Hashable] | None = None,
) -> Hidden:
    """Hide the small cells and those given, and as many others as it takes until no small one is told.

    Those to be protected are `of` some only, where that is given. Where a reader could tell from elsewhere
    that a number is small, even if all here were hidden, less is asked (see `Eased`).

    Of the numbers that are bound to a cell that is told one that protects it goes first: small ones before
    large ones, and zeros last, for hidden ones that are somebody protect better. What turns out not to be
    needed in the end is shown again.
    """
    small = figures.small(threshold)
    printed = figures.printed
    gone = {cell for cell in (*small, *also) if cell in printed}
    if of is not None:
        small = [cell for cell in small if cell in of]
    lost: list[Hashable] = []
    more: list[Hashable] = []
    eased = Eased()
    if told(figures, gone, small, eased):
        unsure = told(figures, printed, small, Eased(guessed=small))
        eased = Eased(unsure, told(figures, printed, small, Eased(unsure=small)))
    while open_ones := [cell for cell in told(figures, gone, small, eased) if cell not in lost]:
        for cell in open_ones:
            if cell != open_ones[0] and not told(figures, gone, [cell], eased):
                continue
            free = sorted(_near(figures, gone, cell), key=lambda each: _order(figures, each))
            if not free:
                lost.append(cell)
                continue
            tried = (each for each in free[:TRIES] if not told(figures, gone | {each}, [cell], eased))
            best = next(tried, free[0])
            gone.add(best)
            more.append(best)
    for cell in more if len(more) <= TRIES else ():
        if all(each in lost for each in told(figures, gone - {cell}, small, eased)):
            gone.discard(cell)
    return Hidden(frozenset(gone), tuple(lost))


def _order(figures: Figures, cell: Hashable) -> tuple[bool, bool, int, str]:
    number = figures.cells[cell].number
    return number == 0, cell in figures.whole, number, str(cell)


def _near(figures: Figures, gone: Collection[Hashable], cell: Hashable) -> set[Hashable]:
    """The printed cells that bear on one, directly or over cells that nobody sees: the nearest there are."""
    unseen = set(figures.unseen(gone))
    shown = figures.printed - set(gone) - figures.given
    reached, edge = {cell}, {cell}
    while edge:
        near = {
            other for each in figures.limits if not edge.isdisjoint(each.factors) for other in each.factors
        } - reached
        if found := near & shown:
            return found
        reached |= near
        edge = near & unseen
    return set()
