"""A table in a terminal: nothing is cut off, and a name that a person types again stays in one piece."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

GAP = 2
"""Columns of the screen between two cells."""

ROOM = 20
"""Columns that prose needs to stand beside the other cells; with less it goes on the lines below."""

INDENT = 4


def table_lines(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a table, no wider than `width` unless a single word is.

    The last columns are the ones that may hold prose: they are wrapped beside the others, or put below them
    where there is no room. Columns of numbers are set to the right.
    """
    columns = list(zip(heads, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    while not _fits(widths, width) and len(widths) > 1 and max(widths) > ROOM:
        others = sum(widths[:-1]) + GAP * (len(widths) - 1)
        if widths[-1] <= ROOM:
            widths = _narrowed(widths, columns, width)
            break
        if width - others >= ROOM:
            widths[-1] = width - others
        else:
            widths.pop()
    numeric = [all(_is_number(cell) for cell in column[1:]) for column in columns]
    yield from _row(heads[: len(widths)], widths, numeric)
    yield "─" * min(width, sum(widths) + GAP * (len(widths) - 1))
    for row in rows:
        yield from _row(row[: len(widths)], widths, numeric)
        for below in row[len(widths) :]:
            yield from _wrapped(" " * INDENT + below, width) if below else ()


def _fits(widths: Sequence[int], width: int) -> bool:
    return sum(widths) + GAP * (len(widths) - 1) <= width


def _narrowed(widths: Sequence[int], columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths with the widest made narrower until all fit, no word broken."""
    narrow = list(widths)
    least = [max(len(word) for cell in column for word in cell.split() or [""]) for column in columns]
    while not _fits(narrow, width):
        loose = [number for number, size in enumerate(narrow) if size > least[number]]
        if not loose:
            break
        narrow[max(loose, key=narrow.__getitem__)] -= 1
    return narrow


def _row(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> Iterator[str]:
    """The lines of one row."""
    wrapped = [_wrapped(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        here = [lines[number] if number < len(lines) else "" for lines in wrapped]
        yield (
            (" " * GAP)
            .join(
                cell.rjust(size) if right else cell.ljust(size)
                for cell, size, right in zip(here, widths, numeric, strict=False)
            )
            .rstrip()
        )


def _wrapped(cell: str, size: int) -> list[str]:
    """A cell in lines of at most `size`; what stands under something stays indented."""
    if len(cell) <= size:
        return [cell]
    indent = " " * (len(cell) - len(cell.lstrip(" ")))
    return textwrap.wrap(
        cell.strip(),
        size,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _is_number(cell: str) -> bool:
    return not cell.strip("+-−.,0123456789")
