"""Themes as they are published: no order, rank or sum that tells a hidden number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qual.core.disclosure import is_small
from qual.core.tally import Tally, ranks
from qual.core.theme import CodeLine, Theme, ThemeReport

Cell = tuple[str, str, str | None, tuple[str, ...]]
"""A number of a chapter by its code, perspective, wave and people; equal numbers of the same are one cell."""


def cell_of(tally: Tally) -> Cell:
    """The cell that a tally fills."""
    return tally.code, tally.perspective, tally.wave, tally.respondents


class Limit(NamedTuple):
    """What every reader knows of some cells: the sum of their numbers, each times its factor, is limited."""

    factors: Mapping[Cell, int]
    at_most: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one theme in one perspective, and what is known of them without having seen them.

    `cells` holds each number with its base.
    """

    cells: Mapping[Cell, tuple[int, int]]
    limits: tuple[Limit, ...]

    def small(self, threshold: int) -> list[Cell]:
        """The cells that a publication hides for their own sake."""
        return [cell for cell, (number, base) in self.cells.items() if is_small(number, base, threshold)]


def figures_of(found: ThemeReport) -> Iterator[Figures]:
    """The numbers of every theme and perspective with what binds them to each other.

    Nobody mentions a code under a theme without mentioning the theme; who mentions the theme mentions one of
    its codes; who mentions it at all does so in some wave, and nobody in a wave who does not at all; people
    are seen in as many waves as the bases tell.
    """
    for theme in found.themes:
        for at, group in enumerate(found.interviewed):
            rows = [
                [line.tallies[at], *(each for each in line.waves if each.perspective == group.perspective)]
                for line in (CodeLine(theme.code, 0, theme.tallies, theme.waves), *theme.lines)
            ]
            depths = [0, *(line.depth for line in theme.lines)]
            limits = [*_levels(rows, depths), *(limit for row in rows for limit in _waves(row))]
            cells = {cell_of(each): (len(each.respondents), len(each.base)) for row in rows for each in row}
            yield Figures(cells, tuple(limits))


def _limit(parts: Iterable[tuple[Tally, int]], at_most: int) -> Limit:
    """A limit, with the factors of tallies that are one cell added up."""
    factors: dict[Cell, int] = {}
    for tally, factor in parts:
        factors[cell_of(tally)] = factors.get(cell_of(tally), 0) + factor
    return Limit(factors, at_most)


def _levels(rows: Sequence[Sequence[Tally]], depths: Sequence[int]) -> Iterator[Limit]:
    """No code beyond the one above it; no theme beyond all its codes together."""
    for place in range(len(rows[0])):
        for at in range(1, len(rows)):
            above = max(before for before in range(at) if depths[before] < depths[at])
            yield _limit([(rows[at][place], 1), (rows[above][place], -1)], 0)
        below = [row[place] for row, depth in zip(rows, depths, strict=True) if depth == 1]
        if below:
            yield _limit([(rows[0][place], 1), *((each, -1) for each in below)], 0)


def _waves(row: Sequence[Tally]) -> Iterator[Limit]:
    """All waves together: no less than any, no more than their sum, and as few twice as the bases allow."""
    whole, *waves = row
    if not waves:
        return
    for each in waves:
        yield _limit([(each, 1), (whole, -1)], 0)
    yield _limit([(whole, 1), *((each, -1) for each in waves)], 0)
    again = sum(len(each.base) for each in waves) - len(whole.base)
    yield _limit([*((each, 1) for each in waves), (whole, -1)], again)


def hidden_cells(
    found: ThemeReport,
    threshold: int,
    told: Callable[[Figures, Collection[Cell], Collection[Cell]], list[Cell]],
) -> frozenset[Cell]:
    """The cells to hide: the small ones, and as many others as it takes until none of these is told.

    `told` gives those of the small cells that have one value only, from the figures, all hidden cells and the
    small ones among them. Of the numbers that are bound to such a cell one that protects it goes first, those
    of a wave and of codes before those of the theme, and small ones before large ones.
    """
    hidden: set[Cell] = set()
    for figures in figures_of(found):
        small = figures.small(threshold)
        gone = set(small)
        while open_ones := told(figures, gone, small):
            near = {
                cell
                for limit in figures.limits
                if any(each in limit.factors for each in open_ones)
                for cell in limit.factors
            } - gone
            free = near or set(figures.cells) - gone
            if not free:
                break
            order = sorted(free, key=lambda cell: (cell[2] is None, figures.cells[cell][0], str(cell)))
            best = next(
                (each for each in order if open_ones[0] not in told(figures, gone | {each}, small)), order[0]
            )
            gone.add(best)
        hidden |= gone
    return frozenset(hidden)


def as_published(found: ThemeReport, hidden: Collection[Cell]) -> PublishedThemes:
    """The themes with ranks of the shown numbers, and codes in an order that hidden ones do not bear on.

    Codes stand in the order of the numbers that are shown; where one is hidden, by name at the end.
    """
    tallies = _ranked([theme.tallies for theme in found.themes], hidden)
    shown = tuple(
        replace(theme, tallies=own, lines=tuple(_lines(theme, hidden)))
        for theme, own in zip(found.themes, tallies, strict=True)
    )
    values = {name: getattr(found, name) for name in ThemeReport.__dataclass_fields__}
    return PublishedThemes(**values, shown=shown)


@dataclass(frozen=True)
class PublishedThemes(ThemeReport):
    """A report with its themes in another order."""

    shown: tuple[Theme, ...] = ()

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes as they are published."""
        return self.shown


def _ranked(rows: Sequence[tuple[Tally, ...]], hidden: Collection[Cell]) -> list[tuple[Tally, ...]]:
    """Tallies of one level, ranked in each perspective among those that are shown."""
    result = [list(row) for row in rows]
    for at in range(len(rows[0]) if rows else 0):
        seen = {
            str(n): len(row[at].respondents) for n, row in enumerate(rows) if cell_of(row[at]) not in hidden
        }
        places = ranks(seen)
        for number, row in enumerate(result):
            row[at] = replace(row[at], rank=places.get(str(number)))
    return [tuple(row) for row in result]


def _lines(
    theme: Theme, hidden: Collection[Cell], first: int = 0, last: int | None = None
) -> Iterator[CodeLine]:
    """The codes between two places of a theme's lines, with what stands under each."""
    lines = theme.lines[first:last]
    if not lines:
        return
    tops = [at for at, line in enumerate(lines) if line.depth == lines[0].depth]
    own = [lines[at] for at in tops if not lines[at].direct]
    ranked = dict(
        zip((line.code.id for line in own), _ranked([line.tallies for line in own], hidden), strict=True)
    )

    def order(at: int) -> tuple[object, ...]:
        line = lines[at]
        numbers = tuple(
            (cell_of(each) in hidden, 0 if cell_of(each) in hidden else -len(each.respondents))
            for each in line.tallies
        )
        return line.direct, *numbers, line.code.name.casefold(), line.code.id

    ends = dict(zip(tops, [*tops[1:], len(lines)], strict=True))
    for at in sorted(tops, key=order):
        line = lines[at]
        yield line if line.direct else replace(line, tallies=ranked[line.code.id])
        yield from _lines(theme, hidden, first + at + 1, first + ends[at])
