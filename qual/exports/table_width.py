"""How wide the columns of a printed table are: no word is broken where the page has room for it."""

from __future__ import annotations

import math
import re

from qual.exports.report import PAGE_WIDTH, Row, Table

TEXT_SIZE = 9.0
HEAD_SIZE = 8.5
"""Sizes of the letters in a table's cells and heads, in points."""

INDENT = 200
"""A step to the right in a table's first column, in twentieths of a point."""

PADDING = 0.2
"""What a cell leaves free on both sides together, in centimetres."""

_POINT = 2.54 / 72
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] -"), frozenset("mwMW%@")
_BREAKS = re.compile(r"\s+|(?<=-)")


def printed_width(text: str, size: float, is_bold: bool = False) -> float:
    """How wide a line of letters of so many points is in centimetres.

    Estimated after a wide letter, since a machine without the named one takes another in its place.
    """
    ems = sum(0.4 if sign in _NARROW else 0.95 if sign in _WIDE else 0.63 for sign in text)
    return ems * size * _POINT * (1.1 if is_bold else 1.0)


def longest_word(text: str, size: float, is_bold: bool = False) -> float:
    """The width of the widest word of a text in centimetres."""
    return max((printed_width(word, size, is_bold) for word in set(_BREAKS.split(text))), default=0.0)


def fitted(made: Table, page: float = PAGE_WIDTH) -> tuple[float, ...]:
    """The width of each column in centimetres: as the table has it, or as its longest word needs.

    What one needs more is taken from the page's free width first, then from columns that have more than they
    need. Where the page is too narrow for all words, all columns give in. `page` is the width of its text:
    on a narrower one than tables are made for, all columns begin as much narrower.
    """
    least = _least(made)
    share = min(1.0, page / max(PAGE_WIDTH, sum(column.width for column in made.columns)))
    given = [column.width * share for column in made.columns]
    widths = [max(width, need) for width, need in zip(given, least, strict=True)]
    room = max(page, sum(given))
    over = sum(widths) - room
    if over <= 0:
        return tuple(widths)
    spare = [width - need for width, need in zip(widths, least, strict=True)]
    if over >= sum(spare):
        return tuple(need * room / sum(least) for need in least)
    return tuple(width - over * free / sum(spare) for width, free in zip(widths, spare, strict=True))


def _least(made: Table) -> list[float]:
    """What each column needs for its longest word; numbers stay in one piece."""
    least = []
    for at, column in enumerate(made.columns):
        needs = [0.0]
        for row in made.rows:
            is_bold = row.kind in ("total", "group") or (row.kind == "lead" and not at)
            if column.side == "right":
                lines = row.cells[at].split("\n")
                needs += [printed_width(line, TEXT_SIZE, is_bold) for line in lines]
            elif row.kind != "group":
                moved = 0.0 if at else row.indent * INDENT / 20 * _POINT
                needs.append(moved + longest_word(row.cells[at], TEXT_SIZE, is_bold))
        least.append(max(needs) + PADDING)
    for heads in made.header:
        first = 0
        for text, span in heads:
            need = longest_word(text, HEAD_SIZE, is_bold=True) + PADDING
            lacking = (need - sum(least[first : first + span])) / span
            if lacking > 0:
                for at in range(first, first + span):
                    least[at] += lacking
            first += span
    return least


def lines_of(row: Row, widths: tuple[float, ...]) -> int:
    """About how many lines a row takes."""
    return max(
        sum(
            max(1, math.ceil(printed_width(line, TEXT_SIZE) / max(0.5, width - PADDING)))
            for line in text.split("\n")
        )
        for text, width in zip(row.cells, widths, strict=True)
    )
