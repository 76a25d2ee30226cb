"""Themes as they are published."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from functools import partial

from qual.core.codebook import Code, Codebook
from qual.core.figures import Eased, Figures
from qual.core.publication import as_published, figures_of, hidden_cells
from qual.core.respondent import Respondent
from qual.core.study import Settings
from qual.core.theme import ThemeReport, themes
from qual.statistics import suppression
from tests.notation import coded
from tests.small_study import transcript

BOOK = Codebook((Code("t", "Thema"), Code("a", "Aap", "t"), Code("b", "Beer", "t"), Code("c", "Cavia", "t")))
told = partial(suppression.told, threshold=3)


def report(**mentions: Collection[int]) -> ThemeReport:
    """Twelve respondents, and which of them mention each code."""
    names = [f"R{number}" for number in range(1, 13)]
    text = transcript("t.txt", "\n".join(f"{name}: een twee" for name in names), people=names)
    codings = []
    for code, people in mentions.items():
        marked = "\n".join(
            f"R{n}: {{{code}|een}} twee" if n in people else f"R{n}: een twee" for n in range(1, 13)
        )
        codings += coded(marked, "t.txt")[1]
    everybody = [Respondent(name, "deelnemer") for name in names]
    return themes(
        BOOK, codings, [text], everybody, Settings("Studie", perspectives={"deelnemer": "Deelnemers"})
    )


def numbers(cells: Collection[Hashable]) -> list[tuple[str, int]]:
    return sorted((cell[0], len(cell[3])) for cell in cells if isinstance(cell, tuple))


def test_a_small_number_that_its_theme_would_tell_takes_another_along() -> None:
    # Five mention the theme and three of them one of its codes: the other code is of two at least, so of two.
    found = report(a={1, 2, 3}, b={4, 5})
    (figures,) = figures_of(found)

    small = figures.small(3)
    assert numbers(small) == [("b", 2)]
    assert told(figures, small, small, Eased()) == small
    hidden = hidden_cells(found, 3, told)
    assert len(hidden) > len(small)
    assert told(figures, hidden, small, Eased()) == []


def test_a_small_number_that_nothing_tells_stays_alone() -> None:
    found = report(a=range(1, 7), b={1, 2})

    assert numbers(hidden_cells(found, 3, told)) == [("b", 2)]


def test_codes_with_hidden_numbers_stand_last_by_name_and_have_no_rank() -> None:
    found = report(a={1}, b={1, 2}, c=range(1, 8))
    shown = as_published(found, hidden_cells(found, 3, told))

    lines = shown.themes[0].lines
    assert [line.code.name for line in found.themes[0].lines] == ["Cavia", "Beer", "Aap"]
    assert [(line.code.name, line.tallies[0].rank) for line in lines] == [
        ("Cavia", 1),
        ("Aap", None),
        ("Beer", None),
    ]


def test_ranks_do_not_skip_places_for_hidden_numbers() -> None:
    found = report(a=range(1, 12), b=range(1, 8), c=range(1, 6))
    shown = as_published(found, hidden_cells(found, 3, told))

    ranks = {line.code.name: line.tallies[0].rank for line in shown.themes[0].lines}
    assert ranks == {"Beer": 1, "Cavia": 2, "Aap": None}


def test_nothing_is_asked_of_a_theme_without_small_numbers() -> None:
    def never(
        figures: Figures,
        hidden: Collection[Hashable],
        small: Collection[Hashable],
        eased: Eased,
    ) -> list[Hashable]:
        assert not small
        return []

    assert hidden_cells(report(a=range(1, 7)), 3, never) == frozenset()
