"""What a published table or attribution gives away about single people.

Small cells, their complements, percentages that give the counts back, the difference of two tables, and
attributes that leave too few people. The reference set are the respondents: who took part is often known to
colleagues and counsellors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

LEAST = 3
"""The smallest threshold that can be asked for, and the default for counts of themes."""

SENSITIVE = 5
"""The default threshold for tables beside a population and of health."""

HIDDEN = "*"

Cell = tuple[int, int]


def small_cells(table: Sequence[Sequence[int]], threshold: int = SENSITIVE) -> list[Cell]:
    """The cells (row, column) with somebody in them, but fewer than the threshold."""
    return [
        (at, place)
        for at, row in enumerate(table)
        for place, count in enumerate(row)
        if 0 < count < threshold
    ]


def is_small(part: int, base: int, threshold: int = LEAST) -> bool:
    """Whether `part` of `base` gives somebody away: too few, or all but too few, or everybody of a few."""
    if base <= 0:
        return False
    return 0 < part < threshold or 0 < base - part < threshold or base < threshold


def rounded(counts: Iterable[int], up_to: int = 7, to: int = 5) -> list[str]:
    """Counts as some health services show them: 1 to `up_to` hidden, others rounded to a multiple of `to`."""
    return [
        "0" if not count else HIDDEN if count <= up_to else str(to * ((2 * count + to) // (2 * to)))
        for count in counts
    ]


class Leak(NamedTuple):
    """The counts that whole percentages of a base leave possible; `unique` where there is one way only."""

    ways: int
    unique: tuple[int, ...] | None


def counts_behind(percentages: Sequence[int], base: int, most: int = 10_000) -> Leak:
    """The counts that give these whole percentages of a base and add up to it.

    A count fits where it is within half a percentage point. More than `most` ways are not looked through.
    """
    choices = [
        [count for count in range(base + 1) if abs(100 * count - percent * base) * 2 <= base]
        for percent in percentages
    ]
    size = 1
    for each in choices:
        size *= max(1, len(each))
    if size > most or not all(choices):
        return Leak(0 if not all(choices) else size, None)
    ways = [counts for counts in product(*choices) if sum(counts) == base]
    return Leak(len(ways), ways[0] if len(ways) == 1 else None)


class Difference(NamedTuple):
    """What is left of a total when its parts are taken away: a group that nobody meant to print."""

    counts: tuple[tuple[int, ...], ...]
    sizes: tuple[int, ...]
    discloses: bool


def difference(
    total: Sequence[Sequence[int]], parts: Sequence[Sequence[Sequence[int]]], threshold: int = SENSITIVE
) -> Difference:
    """The counts of whoever is in the total and in none of the parts, row by row."""
    counts = tuple(
        tuple(count - sum(part[at][place] for part in parts) for place, count in enumerate(row))
        for at, row in enumerate(total)
    )
    sizes = tuple(sum(row) for row in counts)
    return Difference(counts, sizes, any(0 < size < threshold for size in sizes))


def told_by_waves(
    whole: Iterable[str], waves: Mapping[str, Iterable[str]], threshold: int = LEAST
) -> set[str]:
    """The waves whose number must not stand beside that of all waves, for what their difference shows.

    Taken from the whole, a wave leaves those who are in others only; with two waves, what both have too much
    are those in both. Fewer people than the threshold are a group that nobody meant to print.
    """
    everybody = set(whole)
    parts = {wave: set(people) for wave, people in waves.items()}
    hidden = {wave for wave, people in parts.items() if 0 < len(everybody - people) < threshold}
    if len(parts) == 2 and not hidden:
        one, other = parts.values()
        if 0 < len(one & other) < threshold:
            hidden.add(min(parts, key=lambda wave: (len(parts[wave]), wave)))
    return hidden


def alike(people: Mapping[str, Mapping[str, str | None]], attributes: Sequence[str]) -> dict[str, int]:
    """For everybody (by id) how many have the same values of these attributes, themselves included."""
    values = {who: tuple(known.get(each) for each in attributes) for who, known in people.items()}
    counted = Counter(values.values())
    return {who: counted[value] for who, value in values.items()}


def exposed(
    people: Mapping[str, Mapping[str, str | None]], told: Mapping[str, Iterable[str]], threshold: int = LEAST
) -> dict[str, int]:
    """Who can be picked out by what was told of them, over all quotes and documents together.

    `told` names for everybody (by id) the attributes that a reader learns of them. Gives the number of
    people who have the same values, for those where it is under the threshold.
    """
    found = {}
    for who, attributes in told.items():
        names = sorted(set(attributes))
        same = tuple(people[who].get(each) for each in names)
        k = sum(tuple(known.get(each) for each in names) == same for known in people.values())
        if k < threshold:
            found[who] = k
    return found


def hidden_too(
    table: Sequence[Sequence[int]], primary: Iterable[Cell], *, rows: bool = True, columns: bool = True
) -> list[Cell]:
    """Further cells to hide, so that no row and no column with a printed sum has just one hidden cell.

    The smallest cells that help are taken. Whether that is enough is for an audit of the bounds to say.
    """
    hidden = set(primary)
    added: list[Cell] = []
    height, width = len(table), len(table[0]) if table else 0
    changed = True
    while changed:
        changed = False
        lines = [[(at, place) for place in range(width)] for at in range(height)] if rows else []
        lines += [[(at, place) for at in range(height)] for place in range(width)] if columns else []
        for line in lines:
            inside = [cell for cell in line if cell in hidden]
            free = [cell for cell in line if cell not in hidden]
            if len(inside) == 1 and free:
                best = min(free, key=lambda cell: _cost(cell, table, hidden))
                hidden.add(best)
                added.append(best)
                changed = True
    return added


def _cost(cell: Cell, table: Sequence[Sequence[int]], hidden: set[Cell]) -> tuple[bool, bool, int, Cell]:
    """What hiding a cell costs: an empty cell protects little, a line with a hidden cell needs no other."""
    at, place = cell
    shares = any(other != cell and (other[0] == at or other[1] == place) for other in hidden)
    return table[at][place] == 0, not shares, table[at][place], cell
