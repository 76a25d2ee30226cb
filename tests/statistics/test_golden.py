"""The worked cases: fit, weights, panels, saturation, quantifiers and disclosure."""

from __future__ import annotations

from math import isclose
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qual.core import disclosure
from qual.core.quantifiers import SCALES, word_for
from qual.core.saturation import Parameters, saturation
from qual.statistics.fit import (
    benjamini_hochberg,
    exact,
    finite_population,
    fit,
    holm,
    mcnemar,
)
from qual.statistics.suppression import bounds, hide
from qual.statistics.weights import design_effect, rake, rake_people, weights_of
from tests.statistics.test_proportions import golden


def near(found: Any, wanted: Any, tolerance: float) -> bool:
    """Whether numbers are within the tolerance, lists element by element."""
    if isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(lambda a, b: near(a, b, tolerance), found, wanted))
    if wanted is None or isinstance(wanted, bool):
        return bool(found is wanted)
    return isclose(found, wanted, abs_tol=tolerance)


@pytest.mark.parametrize(
    "name",
    ["B01-gof-r-help", "B02-gof-mendel", *(f"B04-table52-{x}" for x in ("benefit", "sex", "period", "age"))],
)
def test_the_fit_of_counts_to_shares(name: str) -> None:
    case = golden(name)
    given, wanted, tolerance = case["input"], case["expected"], case["tolerance"]
    counts = given.get("counts") or given["respondents"]
    found = fit(counts, given.get("population") or given["population_pct"])
    assert found is not None

    for key, value in {
        "chi2": found.chi2,
        "df": found.df,
        "p_asymptotic": found.p_asymptotic,
        "cohens_w": found.cohens_w,
        "n": found.n,
        "expected_counts": list(found.expected),
        "min_expected_below_5": found.min_expected_below_5,
    }.items():
        assert key not in wanted or near(value, wanted[key], tolerance), key
    if "std_residuals" in wanted:
        assert near(list(found.residuals), wanted["std_residuals"], tolerance)


@pytest.mark.parametrize(
    "name", ["B03-exact-multinomial", *(f"B04-table52-{x}" for x in ("benefit", "sex", "period", "age"))]
)
def test_the_exact_test_names_its_order(name: str) -> None:
    case = golden(name)
    given, wanted = case["input"], case["expected"]
    found = exact(
        given.get("counts") or given["respondents"], given.get("population") or given["population_pct"]
    )
    assert found is not None

    assert near(found.p_probability, wanted["p_exact_probability"], case["tolerance"])
    assert near(found.p_chi2, wanted["p_exact_chi2"], case["tolerance"])
    assert found.way == "exact"


def test_what_is_not_defined_is_none() -> None:
    assert fit([0, 0], [1, 1]) is None
    assert fit([1, 2], [1, 0]) is None
    assert exact([3], [1]) is None
    assert finite_population(0, 0) is None
    assert design_effect([]) is None


def test_many_outcomes_are_drawn_with_a_fixed_seed() -> None:
    counts, shares = [40, 30, 20, 15, 10, 8, 5, 4], [1.0] * 8
    found = exact(counts, shares)
    assert found is not None

    assert found.way == "drawn"
    assert found == exact(counts, shares)
    assert found.p_probability < 0.001


def test_many_tests_at_once() -> None:
    case = golden("B06-multiple-testing")

    assert near(holm(case["input"]["p"]), case["expected"]["holm"], case["tolerance"])
    assert near(benjamini_hochberg(case["input"]["p"]), case["expected"]["bh"], case["tolerance"])


def test_two_waves_of_the_same_people() -> None:
    case = golden("B07-mcnemar-agresti")
    found = mcnemar(case["input"]["b"], case["input"]["c"])
    small = golden("B08-mcnemar-exact-small")

    assert near(found.chi2, case["expected"]["chi2_uncorrected"], case["tolerance"])
    assert near(found.chi2_corrected, case["expected"]["chi2_corrected"], case["tolerance"])
    assert near(found.p_exact, case["expected"]["p_exact"], case["tolerance"])
    p = [mcnemar(each["wave1_only"], each["wave2_only"]).p_exact for each in small["input"]["pairs"]]
    assert near(p, small["expected"]["p_exact"], small["tolerance"])


def test_weights_and_what_they_cost() -> None:
    case = golden("B09-raking")
    given = case["input"]
    kish = golden("B10-poststrat-kish")
    groups = kish["input"]["groups"]
    weights = weights_of(
        {name: each["n"] for name, each in groups.items()},
        {name: each["population_share"] for name, each in groups.items()},
    )
    cost = design_effect([weights[name] for name, each in groups.items() for _ in range(each["n"])])
    fpc = golden("B11-fpc")

    assert near(
        rake(given["seed"], given["row_targets"], given["col_targets"]),
        case["expected"]["fitted"],
        case["tolerance"],
    )
    assert weights == pytest.approx(kish["expected"]["weights"])
    assert cost is not None
    assert near(cost.deff, kish["expected"]["kish_deff"], kish["tolerance"])
    assert near(cost.effective_n, kish["expected"]["effective_n"], kish["tolerance"])
    factor = finite_population(fpc["input"]["N"], fpc["input"]["n"])
    assert near(factor, fpc["expected"]["fpc"], fpc["tolerance"])


def test_margins_that_cannot_be_reached_give_nothing() -> None:
    assert rake([[0, 0], [1, 1]], [1, 1], [1, 1]) is None
    assert rake([[1, 1]], [2], [5, 5]) is None
    people = [{"sex": "m"}, {"sex": "m"}, {"sex": "f"}]
    weights = rake_people(people, {"sex": {"m": 0.5, "f": 0.5}})
    assert weights == pytest.approx([0.75, 0.75, 1.5])
    assert rake_people(people, {"sex": {"m": 0.5, "x": 0.5}}) is None


@pytest.mark.parametrize("name", ["C02-saturation-overlapping", "C02-saturation-consecutive"])
def test_saturation_with_runs_that_overlap_or_not(name: str) -> None:
    case = golden(name)
    wanted = case["expected"]
    found = saturation(
        [frozenset(each) for each in case["input"]["codes_per_interview"]], Parameters(**case["params"])
    )

    assert found.base_codes == wanted["base_codes"]
    assert list(found.new_codes) == wanted["new_codes_per_interview"]
    runs = [
        {"interviews": list(r.interviews), "new_codes": r.new_codes, "ratio": r.ratio} for r in found.runs
    ]
    for run, expected in zip(runs, wanted["runs"], strict=True):
        assert run["interviews"] == expected["interviews"]
        assert near(run["ratio"], expected["ratio"], case["tolerance"])
    assert found.saturated_at == wanted["saturated_at_interview"]


def test_a_word_for_how_many() -> None:
    case = golden("C03-verbal-quantifier")
    scale = SCALES["education_scotland", "nl"]

    assert [word_for(part, base, scale) for part, base in case["input"]["counts"]] == case["expected"][
        "word_nl"
    ]
    assert word_for(0, 0) is None


def test_small_cells_can_be_worked_out_until_others_are_hidden_too() -> None:
    case = golden("D01-suppression-audit")
    table, threshold = case["input"]["table"], case["params"]["threshold"]
    primary = disclosure.small_cells(table, threshold)
    found = hide(table, threshold)

    assert [list(each) for each in primary] == case["expected"]["primary_cells_below_5"]
    assert [list(each) for each in bounds(table, primary)] == case["expected"]["bounds_primary_only"]
    assert found.is_safe
    for low, high in found.bounds[: len(primary)]:
        assert low < high
        assert high >= threshold
    given = [tuple(each) for each in case["expected"]["secondary_added"]]
    wanted = case["expected"]["bounds_with_secondary"]
    assert sorted(map(list, bounds(table, [*primary, *given]))) == sorted(wanted)


def test_percentages_give_counts_back() -> None:
    case = golden("D02-percentages-leak-counts")
    found = [disclosure.counts_behind(row["pct"], row["N"]).unique for row in case["input"]["rows"]]

    assert [list(each) if each else None for each in found] == case["expected"]["unique_counts"]
    small = [sum(0 < count < 3 for count in each) for each in found if each]
    assert small == case["expected"]["cells_below_3"]


def test_the_difference_of_tables_shows_a_group() -> None:
    case = golden("D03-differencing")
    given = case["input"]
    found = disclosure.difference(given["all"], [given["iva"], given["wajong"]])

    assert [list(row) for row in found.counts] == case["expected"]["residual_group_counts"]
    assert list(found.sizes) == case["expected"]["residual_group_size"]
    assert found.discloses


def test_attributes_leave_ever_fewer_people() -> None:
    case = golden("D04-attribution-k")
    names = case["input"]["columns"][1:]
    people = {row[0]: dict(zip(names, row[1:], strict=True)) for row in case["input"]["respondents"]}
    threshold = case["params"]["threshold"]

    assert set(disclosure.alike(people, []).values()) == {case["expected"]["k"]["role_only"]}
    for key, wanted in case["expected"]["k"].items():
        if key != "role_only":
            assert disclosure.alike(people, key.split("+")) == wanted
    for key, wanted in case["expected"]["below_threshold"].items():
        told = {who: key.split("+") for who in people}
        assert sorted(disclosure.exposed(people, told, threshold)) == wanted


def test_counts_are_hidden_and_rounded() -> None:
    case = golden("D05-nhs-rounding")
    params = case["params"]

    assert (
        disclosure.rounded(case["input"]["counts"], params["suppress_to"], params["round_to"])
        == case["expected"]["shown"]
    )


def all_fillings(table: list[list[int]], hidden: list[tuple[int, int]]) -> dict[tuple[int, int], set[int]]:
    """What each hidden cell can be in any table with the same shown cells and sums, by trying all."""
    rows = [sum(row[place] for at_, place in hidden if at_ == at) for at, row in enumerate(table)]
    columns = [
        sum(table[at][place] for at, place_ in hidden if place_ == place) for place in range(len(table[0]))
    ]
    cells = sorted(hidden)
    found: dict[tuple[int, int], set[int]] = {cell: set() for cell in cells}

    def fill(number: int, tried: list[int]) -> None:
        if number == len(cells):
            if not any(rows) and not any(columns):
                for cell, value in zip(cells, tried, strict=True):
                    found[cell].add(value)
            return
        at, place = cells[number]
        for value in range(min(rows[at], columns[place]) + 1):
            rows[at] -= value
            columns[place] -= value
            fill(number + 1, [*tried, value])
            rows[at] += value
            columns[place] += value

    fill(0, [])
    return found


@given(
    table=st.integers(2, 3).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 7), min_size=width, max_size=width), min_size=2, max_size=3
        )
    ),
    threshold=st.sampled_from([3, 5]),
)
@settings(max_examples=25)
def test_nobody_works_a_small_number_out_by_trying_all(table: list[list[int]], threshold: int) -> None:
    found = hide(table, threshold)
    cells = [*found.primary, *found.secondary]
    ways = all_fillings(table, cells)

    assert [(min(ways[cell]), max(ways[cell])) for cell in cells] == list(found.bounds)
    if found.is_safe:
        for cell in found.primary:
            assert len(ways[cell]) > 1
            assert max(ways[cell]) >= threshold


def test_a_wave_beside_all_waves_shows_no_small_group() -> None:
    everybody = [f"R{at}" for at in range(12)]

    assert disclosure.told_by_waves(everybody, {"1": everybody[:10], "2": everybody[5:]}) == {"1"}
    assert disclosure.told_by_waves(everybody, {"1": everybody[:7], "2": everybody[6:]}) == {"2"}
    assert disclosure.told_by_waves(everybody, {"1": everybody[:8], "2": everybody[4:]}) == set()
    assert disclosure.told_by_waves(everybody, {"1": everybody, "2": everybody}) == set()
