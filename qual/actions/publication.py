"""What a publication must not show: small numbers, what tells them, and what differs from earlier ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.disclosure import LEAST, is_small
from qual.core.earlier import Told as Different
from qual.core.earlier import (
    differences,
    documents_of,
    numbers_of,
    numbers_of_sample,
    place_in_sample,
    seen_of_chapter,
)
from qual.core.figures import Number
from qual.core.publication import Cell, cell_of, hidden_cells
from qual.core.sample import Sample
from qual.core.theme import ThemeReport
from qual.errors import Problem, QualError, StudyLockedError
from qual.store import published


class Publication(NamedTuple):
    """How a document is published: the smallest number that is shown, and a reason to set warnings aside.

    Without a reason perspectives with fewer people than the threshold are not quoted, numbers are hidden that
    tell of few people beside an earlier publication, and a table that no hiding makes safe is left out.
    """

    threshold: int = LEAST
    reason: str = ""


class TooLowError(QualError):
    """A threshold was asked for that protects nobody."""

    def __init__(self) -> None:
        super().__init__(f"numbers under {LEAST} are never published; give a threshold of {LEAST} or more")


ALLOW = "give --allow with a reason to show them all the same; the reason is kept in the log"


class PublishedSample(NamedTuple):
    """The table of the sample as it may be shown: what is left of it, and which categories are hidden.

    `unsafe` are the attributes that no hiding makes safe, which are left out; `different` the numbers that
    tell of few people beside those of an earlier document.
    """

    shown: Sample
    hidden: Mapping[str, list[str]]
    unsafe: tuple[str, ...] = ()
    different: tuple[Different, ...] = ()

    @property
    def numbers(self) -> dict[str, Number]:
        """The numbers that it shows, by their place."""
        return {
            place_in_sample(self.shown, attribute, category): number
            for attribute, category, number in numbers_of_sample(self.shown)
            if category not in self.hidden.get(attribute, ())
        }

    def problems(self, document: str) -> list[Problem]:
        """What is left out or hidden, and what to do about it."""
        told = [
            Problem(
                document,
                f"{name}: too few people for any number of it to be safe: left out",
                "give --allow with a reason to show it; the reason is kept in the log",
            )
            for name in self.unsafe
        ]
        return [*told, *problems_of(self.different, document)]


def hidden_numbers(study: Study, found: ThemeReport, threshold: int, document: str = "") -> frozenset[Cell]:
    """The numbers of a chapter that a publication must not show, so that none of the small ones is told.

    What other documents show of the same people is taken to be known.
    """
    from qual.statistics.suppression import told

    seen = seen_of_chapter(found, earlier_numbers(study, document))
    return hidden_cells(found, threshold, partial(told, threshold=threshold), seen)


def beside_earlier(
    study: Study, found: ThemeReport, hidden: Collection[Cell], document: str, threshold: int
) -> tuple[frozenset[Cell], list[Different]]:
    """The cells of a chapter that differ too little from what other documents showed, and what differs."""
    cells = {place: cell_of(each) for place, each in numbers_of(found)}
    new = shown_numbers(found, hidden, threshold)
    told = differences(new, earlier_numbers(study, document), threshold)
    return frozenset(cells[each.place] for each in told), told


def shown_numbers(found: ThemeReport, hidden: Collection[Cell], threshold: int) -> dict[str, Number]:
    """The numbers of a chapter that are large enough and not hidden, by their place."""
    return {
        place: Number(len(each.respondents), len(each.base))
        for place, each in numbers_of(found)
        if cell_of(each) not in hidden
        and not is_small(len(each.respondents), len(each.base), threshold)
        and each.base
    }


def published_sample(study: Study, found: Sample, document: str, publish: Publication) -> PublishedSample:
    """The table of the sample as a publication may show it, so that no small number can be worked out.

    What is left of the base is printed, so a single hidden number would follow from the others: then another
    one is hidden too. Where even that is not enough the attribute is left out. With a reason numbers beside
    those of earlier documents stay, and of an attribute that nothing makes safe all is shown.
    """
    from qual.statistics.suppression import hide

    every = {place_in_sample(found, *where): number for *where, number in numbers_of_sample(found)}
    different = differences(every, earlier_numbers(study, document), publish.threshold)
    hidden: dict[str, list[str]] = {}
    unsafe = []
    for each in found.attributes:
        names = [*(row.category for row in each.rows), ""]
        table = [[*(row.n for row in each.rows), each.unknown]]
        places = {place_in_sample(found, each.name, name): (0, at) for at, name in enumerate(names)}
        told = {places[one.place] for one in different if one.place in places}
        also = () if publish.reason else sorted(told)
        made = hide(table, publish.threshold, column_sums=False, also=also)
        hidden[each.name] = [names[place] for _, place in (*made.primary, *made.secondary)]
        if not made.is_safe:
            unsafe.append(each.name)
            if publish.reason:
                hidden[each.name] = []
    left = found.attributes
    if not publish.reason:
        left = tuple(each for each in left if each.name not in unsafe)
    shown = replace(found, attributes=left)
    # What is hidden for being small tells nothing beside an earlier document.
    small = {
        place_in_sample(found, name, category)
        for name, gone in hidden.items()
        for category in gone
        if 0 < every[place_in_sample(found, name, category)].number < publish.threshold
    }
    told_of = tuple(each for each in different if each.place not in small)
    return PublishedSample(shown, hidden, tuple(unsafe), told_of)


def problems_of(told: Iterable[Different], document: str) -> list[Problem]:
    """What is hidden because an earlier document shows nearly the same."""
    return [
        Problem(
            document,
            f"{number} number{'s' * (number != 1)} would tell of {people} "
            f"{'people' if people != 1 else 'person'} beside {earlier}: hidden",
            ALLOW,
        )
        for earlier, number, people in documents_of(told)
    ]


def remember_numbers(study: Study, document: str, numbers: Mapping[str, Number]) -> None:
    """Keep what a publication shows; not where another program is writing just now."""
    try:
        with study.database.change(study.coder, "document.tell", figures=len(numbers)) as change:
            published.note(change, document, numbers)
    except StudyLockedError:
        pass


def earlier_numbers(study: Study, document: str) -> dict[str, dict[str, Number]]:
    """What every other document shows, by document and place."""
    with study.database.read() as session:
        return published.listed(session, without=document)
