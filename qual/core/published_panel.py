"""The panel as it is published: codes between two waves, and moves of attributes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from qual.core.disclosure import is_small
from qual.core.figures import Figures, Limit, Number, equal, limit
from qual.core.linked import Beside, Pair
from qual.core.panel_change import Change, CodeChange, Moves

PARTS = ("first", "second", "kept", "gained", "lost", "never")
"""The numbers of a code: in either wave, in both, only later, only earlier, in neither."""


def parts_of(found: CodeChange) -> dict[str, int]:
    """The numbers of a code by what they count."""
    people = found.kept, found.gained, found.lost, found.never
    return dict(zip(PARTS, (found.before, found.after, *map(len, people)), strict=True))


def place_of_part(found: Change, code: str, part: str) -> str:
    """The place that a number of the panel has in any of them."""
    return "\n".join(("panel", code, found.perspective, found.first, found.second, part))


def panel_numbers(changed: Iterable[Change]) -> dict[str, Number]:
    """Every number that the panel prints of codes, by its place."""
    return {
        place_of_part(each, one.code.id, part): Number(number, one.base)
        for each in changed
        for one in each.codes
        for part, number in parts_of(one).items()
    }


def of_few_asked(changed: Iterable[Change], threshold: int) -> Iterator[str]:
    """The numbers of codes that were asked of too few of the panel, or of all but too few."""
    for each in changed:
        for one in each.codes:
            if is_small(one.base, len(each.base), threshold):
                yield from (place_of_part(each, one.code.id, part) for part in PARTS)


def panel_figures(changed: Iterable[Change], beside: Beside) -> Iterator[Figures]:
    """The numbers of each theme and perspective: parts of the panel, and of what the chapter has per wave."""
    for each in changed:
        for theme, codes in _by_theme(each).items():
            cells: dict[Hashable, Number] = {}
            limits: list[Limit] = []
            above: list[CodeChange] = []
            for one in codes:
                places = {part: place_of_part(each, one.code.id, part) for part in PARTS}
                cells |= {places[part]: Number(number, one.base) for part, number in parts_of(one).items()}
                kept, gained, lost, never = (places[part] for part in PARTS[2:])
                limits += equal([(kept, 1), (lost, 1), (places["first"], -1)])
                limits += equal([(kept, 1), (gained, 1), (places["second"], -1)])
                limits += equal([(kept, 1), (gained, 1), (lost, 1), (never, 1)], one.base)
                above = above[: one.depth]
                if above:
                    for part in ("first", "second", "kept"):
                        upper = place_of_part(each, above[-1].code.id, part)
                        limits.append(limit([(places[part], 1), (upper, -1)]))
                above.append(one)
                limits += _in_chapter(each, one, places, beside)
            pair: Pair = theme, each.perspective
            yield beside.joined([pair], cells, limits)


def _by_theme(found: Change) -> dict[str, list[CodeChange]]:
    themes: dict[str, list[CodeChange]] = {}
    theme = ""
    for each in found.codes:
        theme = theme if each.depth else each.code.id
        themes.setdefault(theme, []).append(each)
    return themes


def _in_chapter(found: Change, one: CodeChange, places: dict[str, str], beside: Beside) -> Iterator[Limit]:
    """The panel's people are among those of each wave, and the others are no more than are left of a base."""
    code, perspective = one.code.id, found.perspective
    waves = [beside.cells.get((code, perspective, wave)) for wave in (found.first, found.second)]
    whole = beside.cells[code, perspective, None]
    for cell, part in zip(waves, ("first", "second"), strict=True):
        if cell is not None:
            rest = beside.numbers[cell].base - one.base
            yield limit([(places[part], 1), (cell, -1)])
            yield limit([(cell, 1), (places[part], -1)], rest)
    rest = beside.numbers[whole].base - one.base
    three = [(places[part], 1) for part in ("kept", "gained", "lost")]
    yield limit([*three, (whole, -1)])
    yield limit([(whole, 1), *((place, -1) for place, _ in three)], rest)
    both = "in both", whole
    # Where there are two waves only, who has it in both follows from the chapter.
    if (
        beside.figures[beside.found.codebook.theme_of(code), perspective].cells.get(both, (0, -1))[1]
        == one.base
    ):
        yield from equal([(both, 1), (places["kept"], -1)])


def place_of_move(found: Moves, row: int | None, column: int | None) -> str:
    """The place of how many went from one category to another; None stands for all of them."""
    names = ("*" if at is None else f"={found.categories[at]}" for at in (row, column))
    return "\n".join(("moves", found.attribute, found.perspective, found.first, found.second, *names))


def place_of_going(found: Moves, going: str) -> str:
    """The place of how many went "up" or "down"."""
    return "\n".join(("moves", found.attribute, found.perspective, found.first, found.second, going))


def moves_figures(moved: Iterable[Moves], threshold: int) -> Iterator[Figures]:
    """The numbers of each table: rows add up to how many began there, all to the panel.

    How many ended in a category is not printed; where it is large enough it is taken to be known. Where
    nobody ended nobody went, which is no secret.
    """
    for each in moved:
        many = range(len(each.categories))
        table = [[len(cell) for cell in row] for row in each.people]
        rows = [sum(row) for row in table]
        columns = [sum(row[at] for row in table) for at in many]
        cells: dict[Hashable, Number] = {}
        limits: list[Limit] = []
        for at in many:
            row = place_of_move(each, at, None)
            cells[row] = Number(rows[at], each.base)
            inside = [(place_of_move(each, at, place), 1) for place in many]
            cells |= {
                place: Number(number, rows[at] if columns[to] else 0)
                for to, ((place, _), number) in enumerate(zip(inside, table[at], strict=True))
            }
            limits += equal([*inside, (row, -1)])
        ends = {place_of_move(each, None, at): Number(columns[at], each.base) for at in many}
        for at, end in enumerate(ends):
            limits += equal([*((place_of_move(each, row, at), 1) for row in many), (end, -1)])
        limits += equal(((place_of_move(each, at, None), 1) for at in many), each.base)
        limits += equal(((end, 1) for end in ends), each.base)
        for going, number in (("up", each.up), ("down", each.down)):
            if number is not None:
                place = place_of_going(each, going)
                cells[place] = Number(number, each.base)
                ordered = [
                    (a, b) for a in many[:-1] for b in many[:-1] if (b > a if going == "up" else b < a)
                ]
                limits += equal([*((place_of_move(each, a, b), 1) for a, b in ordered), (place, -1)])
        seen = sorted((end for end in ends if not is_small(*ends[end], threshold)), key=lambda end: ends[end])
        if len(seen) == len(ends) - 1:
            # A single small one would follow from the others, so one of these is not known either.
            seen.remove(next((end for end in seen if ends[end].number), seen[0]))
        yield Figures(
            cells | ends,
            tuple(limits),
            given=frozenset(seen),
            unprinted=frozenset(ends),
        )
