"""Coefficients of agreement against the worked cases, and where they are not defined."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.coefficients import (
    Chance,
    brennan_prediger,
    cohen,
    cohen_interval,
    fleiss,
    gwet,
    krippendorff,
    of_two,
    percent_agreement,
    pooled,
    profile,
    yes_or_no,
)
from tests.statistics.test_golden import near
from tests.statistics.test_proportions import golden


def told(found: Chance | None) -> float | None:
    return found.coefficient if found else None


@pytest.mark.parametrize(
    "name",
    [
        "A01-kripp-binary",
        "A02-kripp-nominal-2",
        "A03-kripp-nominal-missing",
        "A04-gwet-ac1-raw",
        "A13-undefined",
    ],
)
def test_golden_ratings(name: str) -> None:
    case = golden(name)
    ratings = profile(list(case["input"]["ratings"].values()))
    chance = gwet(ratings)
    found = {
        "alpha": told(krippendorff(ratings)),
        "krippendorff_alpha": told(krippendorff(ratings)),
        "percent_agreement": percent_agreement(ratings),
        "ac1": told(chance),
        "pe": chance.expected if chance else None,
        "fleiss_generalised": told(fleiss(ratings)),
        "brennan_prediger": told(brennan_prediger(ratings)),
    }

    for key, value in case["expected"].items():
        assert near(found[key], value, max(case["tolerance"], 1e-12)), key


def test_golden_many_raters() -> None:
    case = golden("A05-fleiss-1971")
    found = fleiss(Counter(map(tuple, case["input"]["counts_per_unit"])))
    assert found is not None

    assert near(found.coefficient, case["expected"]["kappa"], case["tolerance"])
    assert near(found.observed, case["expected"]["mean_observed"], case["tolerance"])
    assert near(found.expected, case["expected"]["expected_agreement"], case["tolerance"])


@pytest.mark.parametrize(
    "name", [*(f"A06-paradox-{n}" for n in range(1, 5)), "A07-gwet-paradox", "A08-fleiss-levin-paik"]
)
def test_golden_tables(name: str) -> None:
    case = golden(name)
    table = case["input"]["table"]
    both = of_two(table)
    interval = cohen_interval(table)
    assert interval is not None
    found: dict[str, Any] = {
        "kappa": told(cohen(table)),
        "percent_agreement": percent_agreement(both),
        "ac1": told(gwet(both)),
        "scott_pi": told(fleiss(both)),
        "brennan_prediger": told(brennan_prediger(both)),
        "se": interval.se,
        "ci_low": interval.low,
        "ci_high": interval.high,
    }

    for key, value in case["expected"].items():
        assert near(found[key], value, case["tolerance"]), key


def test_where_everything_has_one_category_no_coefficient_is_defined() -> None:
    table = [[0, 0], [0, 20]]

    for found in (cohen(table), fleiss(of_two(table)), gwet(of_two(table)), krippendorff(of_two(table))):
        assert found == Chance(1.0, 1.0)
        assert found.coefficient is None
    assert cohen_interval(table) is None


def test_without_two_ratings_of_one_unit_there_is_no_agreement() -> None:
    apart = profile([["a", None], [None, "b"]])

    for found in (percent_agreement, krippendorff, fleiss, gwet, brennan_prediger):
        assert found(apart) is None
    assert krippendorff({}) is None
    assert cohen([[0, 0], [0, 0]]) is None
    assert pooled([]) is None


cells = st.integers(0, 50)


@given(cells, cells, cells, cells)
def test_coders_may_change_places(both: int, first: int, second: int, neither: int) -> None:
    one, other = [[both, first], [second, neither]], [[both, second], [first, neither]]

    assert told(cohen(one)) == told(cohen(other))
    assert told(krippendorff(of_two(one))) == told(krippendorff(of_two(other)))
    for found in (told(cohen(one)), told(gwet(of_two(one))), told(krippendorff(of_two(one)))):
        assert found is None or found <= 1


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 4), min_size=1, max_size=6))
def test_what_is_not_defined_does_not_change_what_is_pooled(tables: list[tuple[int, int, int, int]]) -> None:
    each = [one for a, b, c, d in tables if (one := cohen([[a, b], [c, d + 1]]))]
    without = told(pooled(each))

    with_unused = told(pooled([*each, Chance(1.0, 1.0)]))
    assert (without is None) == (with_unused is None)
    assert without is None or with_unused is None or near(with_unused, without, 1e-9)


@given(cells, cells, cells, cells)
def test_the_short_way_for_two_coders_gives_the_same(a: int, b: int, c: int, d: int) -> None:
    short, table = yes_or_no(a, b, c, d), [[a, b], [c, d]]
    whole = (cohen(table), gwet(of_two(table)), krippendorff(of_two(table)))

    if short is None:
        assert whole == (None, None, None)
        return
    for one, other in zip(short, whole, strict=True):
        assert other is not None
        assert near(list(one), list(other), 1e-12)
