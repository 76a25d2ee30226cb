"""Tables of counts in a theme chapter: codes by perspectives or waves, as many as the page bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qual.core.disclosure import HIDDEN
from qual.core.numbers import printed
from qual.core.tally import Tally
from qual.core.words import say
from qual.exports.document import DASH, LEAST_BASE, of_own_base
from qual.exports.report import (
    PAGE_WIDTH,
    Block,
    Column,
    Paragraph,
    Row,
    Table,
)
from qual.exports.theme_extras import Extras

SIDE_BY_SIDE = 3
"""How many perspectives or waves fit beside each other on a page."""


@dataclass(frozen=True, slots=True)
class Side:
    """A perspective or wave as the head of columns."""

    label: str
    base: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row of counts: a code's name and its tally on every side, None where it is not counted apart."""

    name: str
    tallies: tuple[Tally, ...]
    indent: int = 0
    kind: str = "plain"
    direct: bool = False


def is_hidden(tallies: Iterable[Tally], extras: Extras) -> bool:
    """Whether there are numbers to show, and every one of them is hidden."""
    asked = [tally for tally in tallies if tally.base]
    return bool(asked) and all(map(extras.hides, asked))


def drawn(tally: Tally, extras: Extras) -> float | None:
    """The share to draw; nothing where it is hidden, or of too few who were asked."""
    return None if extras.hides(tally) or len(tally.base) < LEAST_BASE else tally.percent


def count_tables(
    caption: str,
    head: str,
    sides: Sequence[Side],
    lines: Sequence[Line],
    language: str,
    ranked: bool,
    extras: Extras,
) -> list[Block]:
    """Tables of lines by sides, as many as it takes for the page's width.

    A side of which every number is hidden is left out, and where that holds for all of them there is no
    table: it tells as much as asterisks alone would.
    """
    kept = [at for at in range(len(sides)) if not is_hidden((line.tallies[at] for line in lines), extras)]
    sides = [sides[at] for at in kept]
    lines = [replace(line, tallies=tuple(line.tallies[at] for at in kept)) for line in lines]
    blocks: list[Block] = []
    for first in range(0, len(sides), SIDE_BY_SIDE):
        beside = sides[first : first + SIDE_BY_SIDE]
        short = ".short" if len(beside) == SIDE_BY_SIDE else ""
        widths = _widths(len(beside), ranked)
        heads = [*(["rank"] if ranked else []), f"respondents{short}", f"mentions{short}"]
        if extras.threshold:
            # Passages add up over codes and waves: their sums would tell the hidden ones.
            widths, heads = widths[:-1], heads[:-1]
        rest = PAGE_WIDTH - len(beside) * sum(widths)
        columns = [
            Column(min(rest, 8.0)),
            *(Column(width, "right") for _ in beside for width in widths),
        ]
        over = [(f"{side.label}\n{n_of(side.base, language)}", len(heads)) for side in beside]
        under = [(say(key, language), 1) for _ in beside for key in heads]
        rows = [
            Row(
                (
                    line.name,
                    *_cells(line.tallies[first : first + SIDE_BY_SIDE], beside, ranked, language, extras),
                ),
                line.kind,
                line.indent,
                ("", *_opens(line, first, ranked)) if not extras.threshold else (),
            )
            for line in lines
        ]
        header = ((("", 1), *over), ((head, 1), *under))
        public = ".public" if extras.threshold else ""
        description = say(f"themes.table.description{public}", language)
        blocks.append(Table(caption, description, tuple(columns), header, tuple(rows)))
        if short:
            blocks.append(Paragraph(say(f"themes.note{public}", language), "note"))
    return blocks


def _widths(sides: int, ranked: bool) -> list[float]:
    """The widths of the columns under one head: rank, respondents, mentions."""
    if sides < SIDE_BY_SIDE:
        return [1.2, 2.6, 2.6] if ranked else [2.7, 2.7]
    return [0.95, 2.05, 1.2] if ranked else [2.2, 1.6]


def n_of(base: int, language: str) -> str:
    """A base as "n = 4.081"."""
    return say("n", language, number=printed(base, language))


def anchor(code: str, perspective: str, *, direct: bool = False) -> str:
    """The name of the place in the evidence that a number opens into."""
    plain = re.sub(r"[^A-Za-z0-9_-]", "-", f"{code}--{perspective or 'none'}")
    return f"ev-{plain}{'--direct' if direct else ''}"


def _opens(line: Line, first: int, ranked: bool) -> Iterator[str]:
    """Where the cells of a line lead to: the rank nowhere, the numbers to their evidence."""
    for tally in line.tallies[first : first + SIDE_BY_SIDE]:
        to = anchor(tally.code, tally.perspective, direct=line.direct) if tally.mentions else ""
        yield from ("", to, to) if ranked else (to, to)


def _cells(
    tallies: Sequence[Tally], sides: Sequence[Side], ranked: bool, language: str, extras: Extras
) -> Iterator[str]:
    """The cells of a line: rank, respondents (with their share of a base that bears one) and mentions."""
    for tally, side in zip(tallies, sides, strict=True):
        hidden = extras.hides(tally)
        if ranked:
            yield "" if tally.rank is None or hidden else str(tally.rank)
        yield people_of(tally, side.base, language, extras) if tally.base else DASH
        if not extras.threshold:
            yield printed(len(tally.mentions), language) if tally.base else DASH


def people_of(tally: Tally, stated: int, language: str, extras: Extras) -> str:
    """A number of respondents, and its percentage where the base is large enough."""
    if extras.hides(tally):
        return HIDDEN
    return of_own_base(tally.respondents, tally.base, stated, language)
