"""Tables that are published beside a theme chapter: numbers of either follow from those of the other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from qual.core.figures import Figures, Limit, Number
from qual.core.publication import Cell, cell_of, figures_of, number_of, tallies_in
from qual.core.theme import ThemeReport

Pair = tuple[str, str]
"""A theme and a perspective."""


@dataclass(frozen=True)
class Beside:
    """What a reader can have of a chapter: those of its cells that are `seen`, and what binds all of them.

    `given` are the places of other tables that can be read elsewhere.
    """

    found: ThemeReport
    seen: frozenset[Cell]
    given: frozenset[str] = frozenset()

    @cached_property
    def figures(self) -> Mapping[Pair, Figures]:
        """The figures of the chapter by theme and perspective, none of which the table prints."""
        pairs = [
            (theme.code.id, group.perspective)
            for theme in self.found.themes
            for group in self.found.interviewed
        ]
        made = figures_of(self.found, self.seen)
        return {
            pair: replace(each, unprinted=frozenset(each.cells))
            for pair, each in zip(pairs, made, strict=True)
        }

    @cached_property
    def cells(self) -> Mapping[tuple[str, str, str | None], Cell]:
        """The chapter's cell of a code with all under it, by code, perspective and wave (None: all)."""
        found: dict[tuple[str, str, str | None], Cell] = {}
        for theme in self.found.themes:
            every = [*theme.tallies, *theme.waves]
            for line in theme.lines:
                if not line.direct:
                    every += [*line.tallies, *line.waves]
            found |= {(each.code, each.perspective, each.wave): cell_of(each) for each in every}
        return found

    @cached_property
    def numbers(self) -> Mapping[Cell, Number]:
        """What the chapter has in each cell."""
        return {cell_of(each): number_of(each) for each in tallies_in(self.found)}

    def joined(
        self,
        pairs: Iterable[Pair],
        cells: Mapping[Any, Number],
        limits: Iterable[Limit],
        *,
        unprinted: Iterable[Any] = (),
        up_to: Mapping[Any, int] | None = None,
        full: Iterable[Any] = (),
    ) -> Figures:
        """The cells of a table with those of the chapter that they are bound to."""
        chapters = [self.figures[pair] for pair in dict.fromkeys(pairs)]
        every: dict[Hashable, Number] = {}
        for each in chapters:
            every |= each.cells
        unseen = (frozenset(every) - frozenset(cells)) | frozenset(unprinted)
        known = frozenset[Hashable]().union(*(each.given for each in chapters))
        return Figures(
            every | dict(cells),
            (*(limit for each in chapters for limit in each.limits), *limits),
            given=known | (self.given & frozenset(cells)),
            unprinted=unseen,
            up_to=up_to or {},
            full=frozenset(full),
            differences=frozenset[Hashable]().union(*(each.differences for each in chapters)),
        )


def chapter_place(code: str, perspective: str) -> str:
    """The place of a code's number in a chapter, over all waves: a table can hold the very same number."""
    return "\n".join(("themes", code, "0", perspective, ""))
