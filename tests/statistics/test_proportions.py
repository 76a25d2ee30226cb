"""Shares and how sure they are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.population import PopulationFigure
from qual.core.respondent import Respondent
from qual.core.sample import Sample, sample
from qual.core.study import Attribute, Settings
from qual.statistics.proportions import (
    adjusted_residual,
    clopper_pearson,
    dissimilarity,
    measured,
    wilson,
)
from tests.shared import shared


def golden(name: str) -> dict[str, Any]:
    cases = json.loads(shared("golden", "statistics.json").read_text())["cases"]
    return next(case for case in cases if case["id"] == name)


def composition(case: dict[str, Any]) -> Sample:
    given = case["input"]
    values: list[str | None] = []
    for category, n in zip(given["categories"], given["respondents"], strict=True):
        values += [category] * n
    values += [None] * (given["respondents_total"] - len(values))
    return measured(
        sample(
            [Respondent(f"R{at}", "deelnemer", {"x": value}) for at, value in enumerate(values)],
            [
                PopulationFigure("x", category, percent=share)
                for category, share in zip(given["categories"], given["population_pct"], strict=True)
            ],
            Settings("s", attributes={"x": Attribute("x", categories=tuple(given["categories"]))}),
        )
    )


@pytest.mark.parametrize("name", ["benefit", "sex", "period", "age"])
def test_golden_composition(name: str) -> None:
    case = golden(f"B04-table52-{name}")
    expected = case["expected"]

    [attribute] = composition(case).attributes

    close = pytest.approx
    assert attribute.known == expected["n"]
    assert attribute.unknown == expected["unknown_respondents"]
    assert attribute.population_unknown == close(expected["population_pct_not_shown"])
    assert attribute.dissimilarity == close(expected["dissimilarity"], abs=1e-6)
    assert [row.residual for row in attribute.rows] == close(expected["std_residuals"], abs=1e-6)
    intervals = [
        [row.low / 100, row.high / 100] for row in attribute.rows if row.low is not None and row.high
    ]
    assert [end for each in intervals for end in each] == close(
        [end for each in expected["wilson"] for end in each], abs=1e-6
    )
    assert [round(row.percent or 0) for row in attribute.rows] == expected["printed_pct_of_62"]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_golden_intervals(number: int) -> None:
    case = golden(f"B05-newcombe-{number}")
    part, base = case["input"]["x"], case["input"]["n"]

    assert wilson(part, base) == pytest.approx(case["expected"]["wilson"], abs=1e-6)
    assert clopper_pearson(part, base) == pytest.approx(case["expected"]["clopper_pearson"], abs=1e-6)


@given(st.integers(0, 400), st.integers(1, 400))
def test_wilson_agrees_with_scipy(part: int, more: int) -> None:
    from scipy.stats import binomtest

    base = max(part, more)
    interval = binomtest(part, base).proportion_ci(method="wilson")

    assert wilson(part, base) == pytest.approx((interval.low, interval.high), abs=1e-9)


def test_mendels_peas() -> None:
    case = golden("B02-gof-mendel")
    counts, shares = case["input"]["counts"], case["input"]["population"]

    residuals = [adjusted_residual(n, sum(counts), p) for n, p in zip(counts, shares, strict=True)]

    assert residuals == pytest.approx(case["expected"]["std_residuals"], abs=1e-6)
    assert dissimilarity(counts, shares) == pytest.approx(case["expected"]["dissimilarity"], abs=1e-6)


def test_what_is_not_defined_is_none() -> None:
    assert wilson(0, 0) is None
    assert clopper_pearson(0, 0) is None
    assert adjusted_residual(3, 3, 1.0) is None
    assert dissimilarity([0, 0], [0.5, 0.5]) is None


def test_a_category_that_the_population_lacks_leaves_every_comparison_undefined() -> None:
    people = [Respondent("R1", "d", {"x": "a"}), Respondent("R2", "d", {"x": "c"})]
    figures = [PopulationFigure("x", "a", count=60), PopulationFigure("x", "b", count=40)]

    [attribute] = measured(sample(people, figures, Settings("s"))).attributes

    assert attribute.dissimilarity is None
    assert [row.residual for row in attribute.rows] == [None, None, None]
