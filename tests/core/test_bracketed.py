from __future__ import annotations

import pytest

from qual.core.bracketed import edge_replaced, replaced_words


@pytest.mark.parametrize(
    ("said", "shown", "told"),
    [
        ("goed", "slecht", "goed"),
        ("drie keer", "vaak", "drie keer"),
        ("quantitative", "qualitative", "quantitative"),
        ("haar", "het UWV", "haar"),
        ("haar", "het meisje", ""),
        ("we", "mijn man en ik", ""),
        ("ik", "de buurman", "ik"),
        ("hij", "de wijkagent", ""),
        ("brug", "oude brug", ""),
        ("heb", "heeft", ""),
        ("eh", "de trein", ""),
        ("ja", "nee", "ja"),
        ("", "slecht", ""),
    ],
)
def test_only_words_that_say_something_are_replaced(said: str, shown: str, told: str) -> None:
    assert replaced_words(said.split(), shown.split()) == told


def test_a_name_may_be_described_and_not_become_another_name() -> None:
    assert replaced_words(["Karel"], ["een", "collega"], is_name=True) == ""
    assert replaced_words(["Karel"], ["Femke"], is_name=True) == "Karel"


def test_at_the_edge_of_a_quotation_brackets_stand_for_what_is_near() -> None:
    assert edge_replaced(["boos"], ["blij"]) == "boos"
    assert edge_replaced(["boos", "omdat", "niemand", "iets", "zei"], ["blij"]) == "boos"
    assert edge_replaced(["omdat", "niemand", "iets", "zei"], ["in", "de", "winter"]) == ""
    assert edge_replaced(["En", "hij"], ["De", "buurman"], leads=True) == ""
