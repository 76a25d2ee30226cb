"""What a check of numbers finds, with what the sentence about it needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qual.core.printed_table import Grid

KINDS = ("sum", "percentage", "hundred", "unknown", "total", "rounded", "text")
"""What a finding is about; the words are in the catalogue under `numbers.`."""


class Finding(NamedTuple):
    """Something that cannot be right, with what the sentence about it needs."""

    kind: str
    place: str
    cells: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


def told(kind: str, grid: Grid, cells: Sequence[str], **values: str) -> Finding:
    """A finding in the table that a grid is of."""
    return Finding(kind, grid.table.place, tuple(cells), tuple(values.items()))


def shown(value: float) -> str:
    """A number as the sentence prints it."""
    return f"{value:.10g}"
