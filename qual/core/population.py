"""What is known of the population that the respondents come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qual.core.study import Attribute


@dataclass(frozen=True, slots=True)
class PopulationFigure:
    """A figure of one category of an attribute: a count of persons, or a percentage from 0 to 100."""

    attribute: str
    category: str
    count: int | None = None
    percent: float | None = None
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a figure that is neither or below zero."""
        if self.count is None and self.percent is None:
            raise ValueError(f"{self.attribute} {self.category}: neither a count nor a percentage")
        if (self.count or 0) < 0 or not 0 <= (self.percent or 0) <= 100:
            raise ValueError(f"{self.attribute} {self.category}: a figure below 0 or above 100 %")


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the population; a value of None is not known."""

    id: str
    values: Mapping[str, str | None] = field(default_factory=dict)


def counted(
    people: Iterable[Person], attributes: Iterable[Attribute], source: str = ""
) -> list[PopulationFigure]:
    """How many people have each category of each attribute.

    A declared category that nobody has counts 0, other categories follow in the order of their words. The
    last figure of an attribute has an empty category: people whose value is not known.
    """
    everybody = list(people)
    figures = []
    for attribute in attributes:
        found = Counter(person.values.get(attribute.name) for person in everybody)
        unknown = found.pop(None, 0)
        others = sorted(str(value) for value in found if value not in attribute.categories)
        figures += [
            PopulationFigure(attribute.name, category, count=found[category], source=source)
            for category in (*attribute.categories, *others)
        ]
        figures.append(PopulationFigure(attribute.name, "", count=unknown, source=source))
    return figures


def values_by_id(people: Iterable[Person], ids: Iterable[str]) -> dict[str, Mapping[str, str | None]]:
    """What is known of the people with these ids.

    Ids are compared as text, then as whole numbers where both are ("010" is person 10) and only one person
    has that number. An id that nobody has is left out.
    """
    by_text: dict[str, Person] = {}
    by_number: dict[int, list[Person]] = {}
    for person in people:
        if person.id:
            by_text.setdefault(person.id, person)
        number = _whole(person.id)
        if number is not None:
            by_number.setdefault(number, []).append(person)
    found = {}
    for each in ids:
        number = _whole(each)
        same = by_number.get(number, []) if number is not None else []
        known = by_text.get(each) or (same[0] if len(same) == 1 else None)
        if known:
            found[each] = known.values
    return found


def _whole(identity: str) -> int | None:
    """The whole number an id is; some programs write it with a decimal, as in "12.0"."""
    number = re.fullmatch(r"([0-9]{1,30})(?:\.0+)?", identity)
    return int(number[1]) if number else None
