from __future__ import annotations

import pytest

from qual.core.population import Person, PopulationFigure, counted, values_by_id
from qual.core.study import Attribute


def test_people_are_counted_in_the_declared_order_and_the_unknown_last() -> None:
    sex = Attribute("sex", categories=("m", "f", "x"))
    people = [
        Person("1", {"sex": "f", "town": "b"}),
        Person("2", {"sex": None, "town": "a"}),
        Person("3", {"sex": "f"}),
    ]

    assert [
        (f.attribute, f.category, f.count) for f in counted(people, [sex, Attribute("town")], "lijst")
    ] == [
        ("sex", "m", 0),
        ("sex", "f", 2),
        ("sex", "x", 0),
        ("sex", "", 1),
        ("town", "a", 1),
        ("town", "b", 1),
        ("town", "", 1),
    ]


def test_ids_are_the_same_as_text_or_as_whole_numbers() -> None:
    people = [
        Person("10", {"a": "tien"}),
        Person("7.0", {"a": "zeven"}),
        Person("R1", {"a": "r"}),
        Person(""),
    ]

    assert values_by_id(people, ["010", "7", "R1", "r1", "R01", "", "11"]) == {
        "010": {"a": "tien"},
        "7": {"a": "zeven"},
        "R1": {"a": "r"},
    }


def test_a_number_that_two_people_have_finds_neither_unless_written_the_same() -> None:
    people = [Person("1", {"a": "een"}), Person("01", {"a": "nul een"})]

    assert values_by_id(people, ["1", "01", "001"]) == {"1": {"a": "een"}, "01": {"a": "nul een"}}


def test_a_figure_is_a_count_or_a_percentage() -> None:
    with pytest.raises(ValueError, match="neither"):
        PopulationFigure("sex", "m")
    with pytest.raises(ValueError, match="below 0"):
        PopulationFigure("sex", "m", percent=101.0)
