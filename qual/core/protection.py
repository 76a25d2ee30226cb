"""What a published table hides, for its own sake and for what chapters and tables beside it show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from qual.core.disclosure import LEAST, is_small
from qual.core.earlier import Told as Different
from qual.core.earlier import differences, seen_of_chapter
from qual.core.figures import Figures, Number, hide
from qual.core.linked import Beside
from qual.core.publication import cell_of, hidden_cells, tallies_in
from qual.core.theme import ThemeReport


class Asked(NamedTuple):
    """A table that is to be published.

    `numbers` are all that it prints, by place. `first` are figures that are hidden before all others, and
    `figures` what binds the rest, beside what a reader can have of a chapter, where some are hidden already;
    `with_others` gives the places that go where some are hidden, `also` those that go in any case. What no
    chapter bears on stands `apart`, with a threshold of its own.
    """

    numbers: Mapping[str, Number]
    figures: Callable[[Beside, frozenset[str]], Iterable[Figures]]
    also: Callable[[Beside], Iterable[str]] = lambda _: ()
    with_others: Callable[[Collection[str]], Iterable[str]] = lambda _: ()
    first: Callable[[frozenset[str]], Iterable[Figures]] = lambda _: ()
    apart: Sequence[Figures] = ()
    threshold_apart: int = LEAST

    @property
    def every(self) -> dict[str, Number]:
        """All numbers that it prints, by place."""
        others = {
            str(cell): each.cells[cell] for each in self.apart for cell in sorted(map(str, each.printed))
        }
        return {**self.numbers, **others}


class Protected(NamedTuple):
    """The places that a table hides, what differs too little from earlier documents, what is told anyway."""

    hidden: frozenset[str]
    different: tuple[Different, ...] = ()
    told: tuple[str, ...] = ()

    def shown(self, numbers: Mapping[str, Number]) -> dict[str, Number]:
        """The numbers that stand in the document."""
        return {place: number for place, number in numbers.items() if place not in self.hidden}


def protect(
    found: ThemeReport,
    asked: Asked,
    threshold: int,
    earlier: Mapping[str, Mapping[str, Number]],
    told: Callable[..., list[Hashable]],
    *,
    keep_different: bool = False,
) -> Protected:
    """The places that a table must not show, so that none of its small numbers is told, nor a chapter's.

    `earlier` are the numbers that other documents show, by document and place; with `keep_different` those
    that tell of few people beside them stay. `told` is asked with figures, hidden cells, cells to protect
    and a threshold. A chapter is taken to be published too, or to be so later: once with the least threshold
    there is, once with that of the table.
    """
    every_number = asked.every
    given = frozenset(
        place
        for place, number in every_number.items()
        if any(printed.get(place) == number for printed in earlier.values())
    )
    least_of = {
        place: threshold if place in asked.numbers else asked.threshold_apart for place in every_number
    }
    small = {place for place, number in every_number.items() if is_small(*number, least_of[place])}
    new = {place: number for place, number in every_number.items() if place not in small}
    different = tuple(differences(new, earlier, max(least_of.values(), default=threshold)))
    hidden: set[str] = small | (set() if keep_different else {each.place for each in different})
    lost: set[str] = set()

    def take(figures: Iterable[Figures], least: int) -> None:
        for each in figures:
            for lowest, of in ((threshold, each.printed), (least, each.unprinted)):
                made = hide(each, lowest, partial(told, threshold=lowest), hidden, of)
                hidden.update(cell for cell in made.cells if isinstance(cell, str))
                lost.update(map(str, made.told))

    take(asked.first(given), threshold)
    for each in asked.apart:
        by = partial(told, threshold=asked.threshold_apart)
        made = hide(
            replace(each, given=each.given | (frozenset(each.cells) & given)),
            asked.threshold_apart,
            by,
            hidden,
        )
        hidden.update(map(str, made.cells))
        lost.update(map(str, made.told))
    seen = seen_of_chapter(found, earlier)
    every = frozenset(cell_of(each) for each in tallies_in(found))
    for least in dict.fromkeys((LEAST, threshold)):
        gone = hidden_cells(found, least, partial(told, threshold=least), seen)
        beside = Beside(found, every - gone | seen, given)
        hidden.update(asked.also(beside))
        hidden.update(asked.with_others(hidden))
        take(asked.figures(beside, frozenset(hidden)), least)
    return Protected(frozenset(hidden), different, tuple(sorted(lost)))
