"""Themes as they are published: no order, rank or sum that tells a hidden number."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from qual.core.figures import Figures, Limit, Number, Told, equal, hide, limit
from qual.core.tally import Tally, ranks
from qual.core.theme import CodeLine, Theme, ThemeReport

Cell = tuple[str, str, str | None, tuple[str, ...]]
"""A number of a chapter by its code, perspective, wave and people; equal numbers of the same are one cell."""


def cell_of(tally: Tally) -> Cell:
    """The cell that a tally fills."""
    return tally.code, tally.perspective, tally.wave, tally.respondents


def number_of(tally: Tally) -> Number:
    """What a tally prints."""
    return Number(len(tally.respondents), len(tally.base))


def figures_of(found: ThemeReport, given: Collection[Cell] = ()) -> Iterator[Figures]:
    """The numbers of every theme and perspective with what binds them to each other.

    Nobody mentions a code under a theme without mentioning the theme; who mentions the theme mentions one of
    its codes; who mentions it at all does so in some wave, and nobody in a wave who does not at all; people
    are seen in as many waves as the bases tell. Who mentions it in other waves only, or (of two) in both,
    follows from the numbers of the waves beside that of all. Those in `given` can be read elsewhere.
    """
    for theme in found.themes:
        for at, group in enumerate(found.interviewed):
            rows = [
                [line.tallies[at], *(each for each in line.waves if each.perspective == group.perspective)]
                for line in (CodeLine(theme.code, 0, theme.tallies, theme.waves), *theme.lines)
            ]
            depths = [0, *(line.depth for line in theme.lines)]
            limits = [*_levels(rows, depths), *(each for row in rows for each in _waves(row))]
            cells: dict[Hashable, Number] = {cell_of(each): number_of(each) for row in rows for each in row}
            differences: dict[Hashable, Number] = {}
            for row in rows:
                _differ(row, differences, limits)
            yield Figures(
                cells | differences,
                tuple(limits),
                given=frozenset(cell for cell in given if cell in cells),
                unprinted=frozenset(differences),
                differences=frozenset(differences),
                whole=frozenset(cell_of(row[0]) for row in rows),
            )


def _levels(rows: Sequence[Sequence[Tally]], depths: Sequence[int]) -> Iterator[Limit]:
    """No code beyond the one above it; no theme beyond all its codes together."""
    for place in range(len(rows[0])):
        for at in range(1, len(rows)):
            above = max(before for before in range(at) if depths[before] < depths[at])
            yield limit([(cell_of(rows[at][place]), 1), (cell_of(rows[above][place]), -1)])
        below = [row[place] for row, depth in zip(rows, depths, strict=True) if depth == 1]
        if below:
            yield limit([(cell_of(rows[0][place]), 1), *((cell_of(each), -1) for each in below)])


def _waves(row: Sequence[Tally]) -> Iterator[Limit]:
    """All waves together: no less than any, no more than their sum, and as few twice as the bases allow."""
    whole, *waves = row
    if not waves:
        return
    for each in waves:
        yield limit([(cell_of(each), 1), (cell_of(whole), -1)])
    yield limit([(cell_of(whole), 1), *((cell_of(each), -1) for each in waves)])
    again = sum(len(each.base) for each in waves) - len(whole.base)
    yield limit([*((cell_of(each), 1) for each in waves), (cell_of(whole), -1)], again)


def _differ(row: Sequence[Tally], cells: dict[Hashable, Number], limits: list[Limit]) -> None:
    """Take up what the numbers of a row tell of people beside each other."""
    whole, *waves = row
    for each in waves:
        if each.base == whole.base and all(other is each or not other.base for other in waves):
            continue  # there is no other wave
        other = "elsewhere", cell_of(each)
        cells[other] = Number(len(whole.respondents) - len(each.respondents), len(whole.base))
        limits += equal([(other, 1), (cell_of(each), 1), (cell_of(whole), -1)])
    if len(waves) == 2 and all(each.base for each in waves):
        one, two = waves
        both = "in both", cell_of(whole)
        again = (
            (len(one.respondents) + len(two.respondents) - len(whole.respondents)),
            (len(one.base) + len(two.base) - len(whole.base)),
        )
        cells[both] = Number(*again)
        limits += equal([(both, 1), (cell_of(one), -1), (cell_of(two), -1), (cell_of(whole), 1)])


def hidden_cells(
    found: ThemeReport,
    threshold: int,
    told: Told,
    given: Collection[Cell] = (),
    also: Collection[Cell] = (),
) -> frozenset[Cell]:
    """The cells to hide: the small ones and those named, and others until none of the small ones is told."""
    hidden: set[Hashable] = set()
    for figures in figures_of(found, given):
        hidden |= hide(figures, threshold, told, also).cells
    return frozenset(cell for cell in map(cell_of, tallies_in(found)) if cell in hidden)


def tallies_in(found: ThemeReport) -> Iterator[Tally]:
    """Every number of a chapter."""
    for theme in found.themes:
        yield from (*theme.tallies, *theme.waves)
        for line in theme.lines:
            yield from (*line.tallies, *line.waves)


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
