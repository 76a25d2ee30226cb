"""Numbers of a publication beside those of earlier ones: what their difference tells of few people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qual.core.disclosure import difference, is_small
from qual.core.figures import Number
from qual.core.publication import Cell, cell_of, number_of
from qual.core.sample import Sample
from qual.core.tally import Tally
from qual.core.theme import ThemeReport


class Told(NamedTuple):
    """A number that tells of few people beside that of an earlier document: how many the two differ by."""

    place: str
    document: str
    people: int


def differences(
    new: Mapping[str, Number], earlier: Mapping[str, Mapping[str, Number]], threshold: int
) -> list[Told]:
    """The places where a number must not stand beside what documents printed before, by their names.

    What the larger base has too much is a group that nobody meant to print: it is too small itself, or too
    few of it, or all but too few, are counted. Bases that are the same tell of nobody in particular.
    """
    found = []
    for place, number in sorted(new.items()):
        for document, printed in sorted(earlier.items()):
            before = printed.get(place)
            if before is None or before.base == number.base:
                continue
            small, large = sorted((before, number), key=lambda each: each.base)
            whole, part = ([[each.number, each.base - each.number]] for each in (large, small))
            left = difference(whole, [part], threshold)
            (count, _), (size,) = left.counts[0], left.sizes
            if left.discloses or (0 <= count <= size and is_small(count, size, threshold)):
                found.append(Told(place, document, size))
    return found


def numbers_of(found: ThemeReport) -> Iterator[tuple[str, Tally]]:
    """Every number of a theme chapter with the place that it has in any of them."""
    for theme in found.themes:
        for direct, tallies in (
            (False, (*theme.tallies, *theme.waves)),
            *((line.direct, (*line.tallies, *line.waves)) for line in theme.lines),
        ):
            for each in tallies:
                wave = "" if each.wave is None else f"wave {each.wave}"
                yield "\n".join(("themes", each.code, str(int(direct)), each.perspective, wave)), each


def seen_of_chapter(found: ThemeReport, earlier: Mapping[str, Mapping[str, Number]]) -> frozenset[Cell]:
    """The numbers of a chapter that other documents (by name and place) show as they are now."""
    return frozenset(
        cell_of(each)
        for place, each in numbers_of(found)
        if any(printed.get(place) == number_of(each) for printed in earlier.values())
    )


def place_in_sample(found: Sample, attribute: str, category: str) -> str:
    """The place of a number in the table of the sample; an empty category is unknown."""
    return place_of_category(found.perspective, attribute, category)


def place_of_category(perspective: str, attribute: str, category: str) -> str:
    """The place of the number of people of a category, in any table; an empty one is unknown."""
    return "\n".join(("sample", perspective, attribute, category))


def numbers_of_sample(found: Sample) -> Iterator[tuple[str, str, Number]]:
    """Every number of the table of the sample as attribute, category and number."""
    for each in found.attributes:
        for category, number in (*((row.category, row.n) for row in each.rows), ("", each.unknown)):
            yield each.name, category, Number(number, found.base)


def documents_of(told: Iterable[Told]) -> list[tuple[str, int, int]]:
    """For each earlier document how many numbers differ too little, and by how few people at the least."""
    kept: dict[str, list[int]] = {}
    for each in told:
        kept.setdefault(each.document, []).append(each.people)
    return [(document, len(people), min(people)) for document, people in sorted(kept.items())]
