"""Matrices as they are published: codes by an attribute, and codes by codes."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from qual.core.disclosure import is_small
from qual.core.earlier import place_of_category
from qual.core.figures import Figures, Number, equal, limit
from qual.core.linked import Beside, chapter_place
from qual.core.matrix import Matrix


def places_in(found: Matrix) -> list[list[str]]:
    """The place of every cell of a matrix, by row and column; a chapter's where it is the same number."""
    if found.kind != "code":
        ends = found.perspective, found.columns
        return [
            ["\n".join(("matrix", found.attribute, code.id, ends[0], column.id)) for column in ends[1]]
            for code in found.codes
        ]
    numbers = {code.id: at for at, code in enumerate(found.codes)}
    above: list[set[int]] = []
    for at, code in enumerate(found.codes):
        above.append({at, *(above[numbers[code.parent]] if code.parent else ())})
    return [
        [_pair(found, min(row, column), max(row, column), above) for column in range(len(found.columns))]
        for row in range(len(found.codes))
    ]


def _pair(found: Matrix, one: int, two: int, above: list[set[int]]) -> str:
    """The place of two codes; beside one above it a code has all its own people."""
    lower = two if one in above[two] else one if two in above[one] else None
    if lower is not None and found.cells[one][two].respondents == found.cells[lower][lower].respondents:
        return chapter_place(found.codes[lower].id, found.perspective)
    return "\n".join(("together", found.unit, found.codes[one].id, found.codes[two].id, found.perspective))


def place_of_base(found: Matrix, column: int) -> str:
    """The place of the number of people of a category; that of the table of the sample."""
    return place_of_category(found.perspective, found.attribute, found.columns[column].id)


def matrix_numbers(matrices: Iterable[Matrix]) -> dict[str, Number]:
    """Every number that matrices print, by its place."""
    numbers = {}
    for each in matrices:
        if each.kind == "attribute":
            for at, column in enumerate(each.columns):
                numbers[place_of_base(each, at)] = Number(len(column.base), len(each.base))
        for row, places in enumerate(places_in(each)):
            for at, place in enumerate(places):
                people = len(each.cells[row][at].respondents)
                numbers[place] = Number(people, len(each.base_at(row, at)))
    return numbers


def category_figures(matrices: Iterable[Matrix], given: Collection[str]) -> Iterator[Figures]:
    """How many people each category has, of a perspective that everybody knows the size of."""
    for each in matrices:
        if each.kind != "attribute":
            continue
        cells: dict[Hashable, Number] = {
            place_of_base(each, at): Number(len(column.base), len(each.base))
            for at, column in enumerate(each.columns)
        }
        limits = equal(((cell, 1) for cell in cells), len(each.base))
        yield Figures(cells, tuple(limits), given=frozenset(cells) & frozenset(given))


def hidden_with_bases(matrices: Iterable[Matrix], hidden: Collection[str], threshold: int) -> Iterator[str]:
    """The cells that go with a hidden number of people of their category.

    Where a code was asked of some of a category only, the cell goes where those, or the others, are too few.
    """
    for each in matrices:
        if each.kind != "attribute":
            continue
        gone = [place_of_base(each, at) in hidden for at in range(len(each.columns))]
        for row, places in enumerate(places_in(each)):
            for at, place in enumerate(places):
                asked, there = len(each.base_at(row, at)), len(each.columns[at].base)
                if gone[at] or is_small(asked, there, threshold):
                    yield place


def attribute_figures(
    matrices: Iterable[Matrix], beside: Beside, hidden: Collection[str]
) -> Iterator[Figures]:
    """The cells of codes by categories, of each theme and perspective.

    The categories add up to the chapter's number, no code goes beyond the one above it, and nobody is in a
    cell who is not in its category, where the number of those is `hidden` too. That all of a category, and
    not all of the perspective, mention a code tells it of each of them.
    """
    for each in matrices:
        every = places_in(each)
        bases = [place_of_base(each, at) for at in range(len(each.columns))]
        unknown = [at for at, base in enumerate(bases) if base in hidden]
        categories = {
            base: Number(len(each.columns[at].base), len(each.base)) for at, base in enumerate(bases)
        }
        known = frozenset[Hashable](base for base in bases if base not in hidden)
        for theme, rows in _by_theme(each).items():
            cells = dict(categories)
            limits = equal(((base, 1) for base in bases), len(each.base))
            up_to: dict[Hashable, int] = {}
            full: set[str] = set()
            for row in rows:
                code = each.codes[row]
                for at, place in enumerate(every[row]):
                    people = each.cells[row][at].respondents
                    cells[place] = Number(len(people), len(each.base_at(row, at)))
                    if code.parent:
                        above = next(n for n in rows if each.codes[n].id == code.parent)
                        limits.append(limit([(place, 1), (every[above][at], -1)]))
                    if at in unknown:
                        up_to[place] = len(each.base)
                        limits.append(limit([(place, 1), (bases[at], -1)]))
                whole = beside.cells[code.id, each.perspective, None]
                limits += equal([*((place, 1) for place in every[row]), (whole, -1)])
                if beside.numbers[whole].number < beside.numbers[whole].base:
                    full |= {place for place in every[row] if cells[place].number == cells[place].base > 0}
            made = beside.joined(
                [(theme, each.perspective)], cells, limits, unprinted=categories, up_to=up_to, full=full
            )
            yield replace(made, given=made.given | known)


def _by_theme(found: Matrix) -> dict[str, list[int]]:
    """The rows of each theme."""
    rows: dict[str, list[int]] = {}
    theme = ""
    for at, (code, depth) in enumerate(zip(found.codes, found.depths, strict=True)):
        theme = theme if depth else code.id
        rows.setdefault(theme, []).append(at)
    return rows


def hidden_together(matrices: Sequence[Matrix], beside: Beside, threshold: int) -> Iterator[str]:
    """The cells of codes by codes to hide: small ones, and numbers of the chapter that it hides.

    Everything else that is known of them are limits to one side (no two codes have more people than either,
    or than those above them), which no small number follows from.
    """
    for each in matrices:
        gone = {
            chapter_place(code.id, each.perspective)
            for code in each.codes
            if beside.cells[code.id, each.perspective, None] not in beside.seen
        }
        for row, places in zip(each.cells, places_in(each), strict=True):
            for cell, place in zip(row, places, strict=True):
                if place in gone or is_small(len(cell.respondents), len(each.base), threshold):
                    yield place


def same_as_the_chapter(matrices: Iterable[Matrix]) -> Iterator[tuple[list[str], str, Number]]:
    """Rows of a matrix by an attribute whose cells together are a chapter's number: the places of both."""
    for each in matrices:
        if each.kind != "attribute":
            continue
        for row, (code, places) in enumerate(zip(each.codes, places_in(each), strict=True)):
            people = sum(len(cell.respondents) for cell in each.cells[row])
            base = sum(len(each.base_at(row, at)) for at in range(len(each.columns)))
            yield places, chapter_place(code.id, each.perspective), Number(people, base)
