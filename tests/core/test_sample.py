"""The respondents beside the population."""

from __future__ import annotations

import json

import pytest

from qual.core.population import PopulationFigure
from qual.core.respondent import Respondent
from qual.core.sample import Sample, described, sample, sample_row
from qual.core.study import Attribute, Settings

SETTINGS = Settings(
    "Weer aan het werk (verzonnen)",
    perspectives={"deelnemer": "Deelnemers", "adviseur": "Adviseurs"},
    waves=("2024", "2025"),
    attributes={"geslacht": Attribute("geslacht", "Geslacht", ("man", "vrouw"))},
)
PEOPLE = [
    Respondent("R1", "deelnemer", {"geslacht": "man"}),
    Respondent("R2", "deelnemer", {"geslacht": "vrouw"}),
    Respondent("R3", "deelnemer", {"geslacht": "vrouw"}),
    Respondent("R4", "deelnemer", {"geslacht": None}),
    Respondent("A1", "adviseur", {"geslacht": None}),
]


def percents(*rows: tuple[str, float], attribute: str = "geslacht") -> list[PopulationFigure]:
    return [PopulationFigure(attribute, category, percent=share) for category, share in rows]


def counts(*rows: tuple[str, int], attribute: str = "geslacht") -> list[PopulationFigure]:
    return [PopulationFigure(attribute, category, count=n) for category, n in rows]


def whats(found: Sample) -> list[str]:
    return [problem.what for problem in found.problems]


def test_the_unknown_is_in_the_percentage_and_out_of_the_difference() -> None:
    found = sample(PEOPLE, percents(("man", 56), ("vrouw", 40)), SETTINGS)

    [sex] = found.attributes
    assert found.base == 4
    assert [row.percent for row in sex.rows] == [25, 50]
    assert sex.unknown == 1
    assert sex.population_unknown == 4
    assert [row.difference_pp for row in sex.rows] == pytest.approx(
        [100 / 3 - 5600 / 96, 200 / 3 - 4000 / 96]
    )


def test_percentages_beside_counts_must_be_theirs_and_else_the_counts_are_taken() -> None:
    def given(man: float, vrouw: float) -> Sample:
        figures = [
            PopulationFigure("geslacht", "man", 5, man),
            PopulationFigure("geslacht", "vrouw", 3, vrouw),
        ]
        return sample(PEOPLE, figures, SETTINGS)

    assert whats(given(62.5, 38)) == whats(given(63, 37)) == []
    (what,) = whats(given(60, 40))
    assert what == "counts and percentages differ: 'man' is 5 of 8, and 60%, 'vrouw' is 3 of 8, and 40%"
    assert [row.population_percent for row in given(60, 40).attributes[0].rows] == [62.5, 37.5]


def test_percentages_that_miss_a_hundred_are_a_problem_unless_rounding_explains_it() -> None:
    assert whats(sample(PEOPLE, percents(("man", 56), ("vrouw", 40)), SETTINGS)) == [
        "the percentages add up to 96; the other 4 are shown as unknown"
    ]
    assert whats(sample(PEOPLE, percents(("man", 56), ("vrouw", 43)), SETTINGS)) == []
    assert whats(sample(PEOPLE, percents(("man", 56.1), ("vrouw", 43)), SETTINGS)) != []
    assert whats(sample(PEOPLE, percents(("man", 60), ("vrouw", 45)), SETTINGS)) == [
        "the percentages add up to 105"
    ]


def test_percentages_above_a_hundred_leave_the_unknown_undefined() -> None:
    [sex] = sample(PEOPLE, percents(("man", 60), ("vrouw", 45)), SETTINGS).attributes

    assert sex.population_unknown is None


def test_a_row_for_the_unknown_is_not_a_category() -> None:
    found = sample(PEOPLE, percents(("man", 56), ("vrouw", 40), ("onbekend", 4)), SETTINGS)

    assert [row.category for row in found.attributes[0].rows] == ["man", "vrouw"]
    assert found.attributes[0].population_unknown == 4
    assert found.problems == ()


def test_counts_become_percentages_of_all_counted() -> None:
    [sex] = sample(PEOPLE, counts(("man", 50), ("vrouw", 40), ("", 10)), SETTINGS).attributes

    assert [row.population_percent for row in sex.rows] == [50, 40]
    assert [row.population_known_percent for row in sex.rows] == pytest.approx([500 / 9, 400 / 9])
    assert (sex.population_unknown, sex.population_base) == (10, 100)


def test_counts_without_a_row_for_it_do_not_tell_what_is_unknown() -> None:
    [sex] = sample(PEOPLE, counts(("man", 50), ("vrouw", 40)), SETTINGS).attributes

    assert sex.population_unknown is None


def test_categories_on_one_side_only_are_problems() -> None:
    people = [*PEOPLE, Respondent("R5", "deelnemer", {"geslacht": "Man"})]

    found = sample(people, percents(("man", 56), ("vrouw", 40), ("anders", 4)), SETTINGS)

    assert whats(found) == [
        "respondents have 'Man', the population has not",
        "the population has 'anders', no respondent has",
    ]
    assert "the population writes 'man'" in found.problems[0].hint
    # Shares of other categories than the respondents have are not set beside theirs.
    assert all(row.difference_pp is None for row in found.attributes[0].rows)
    assert found.attributes[0].is_uncompared


def test_a_declared_category_that_nobody_has_is_a_finding() -> None:
    found = sample(PEOPLE[:1], percents(("man", 56), ("vrouw", 44)), SETTINGS)

    assert found.problems == ()
    assert [row.n for row in found.attributes[0].rows] == [1, 0]


def test_an_attribute_without_population_is_counted_and_told() -> None:
    found = sample(PEOPLE, [], SETTINGS)

    assert [row.percent for row in found.attributes[0].rows] == [25, 50]
    assert whats(found) == ["the population has no figures for this attribute"]


def test_text_that_nobody_declared_or_counted_is_left_alone() -> None:
    people = [Respondent("R1", "deelnemer", {"geslacht": "man", "hobby": "vissen"})]

    assert [each.name for each in sample(people, [], SETTINGS).attributes] == ["geslacht"]
    assert [each.name for each in sample(people, [], SETTINGS, attributes=["hobby"]).attributes] == ["hobby"]


def test_the_population_describes_the_perspective_whose_attributes_it_has() -> None:
    assert described(PEOPLE[::-1], ["geslacht"], SETTINGS) == "deelnemer"
    assert sample(PEOPLE, [], SETTINGS, perspective="adviseur").base == 1


def test_a_value_per_wave_counts_as_in_the_first_wave() -> None:
    moved = Respondent("R1", "deelnemer", waves={"2025": {"geslacht": "vrouw"}, "2024": {"geslacht": "man"}})

    [sex] = sample([moved], percents(("man", 50), ("vrouw", 50)), SETTINGS).attributes

    assert [row.n for row in sex.rows] == [1, 0]


def test_counts_and_percentages_mixed_give_no_shares() -> None:
    mixed = [*counts(("man", 50)), *percents(("vrouw", 40))]

    found = sample(PEOPLE, mixed, SETTINGS)

    assert whats(found) == ["some categories have a count, others a percentage"]
    assert [row.difference_pp for row in found.attributes[0].rows] == [None, None]


def test_nobody_interviewed_gives_no_percentages() -> None:
    found = sample([], percents(("man", 56), ("vrouw", 44)), SETTINGS)

    assert found.base == 0
    assert [row.percent for row in found.attributes[0].rows] == [None, None]


def test_the_listing_has_the_names_others_rely_on() -> None:
    row = json.loads(json.dumps(sample_row(sample(PEOPLE, percents(("man", 56), ("vrouw", 40)), SETTINGS))))

    assert set(row) >= {"base", "attributes", "problems"}
    assert set(row["attributes"][0]) >= {
        "name",
        "rows",
        "unknown",
        "population_unknown",
        "dissimilarity",
        "test",
    }
    assert list(row["attributes"][0]["rows"][0])[:9] == [
        "category",
        "n",
        "percent",
        "population_n",
        "population_percent",
        "difference_pp",
        "low",
        "high",
        "residual",
    ]
    assert set(row["problems"][0]) == {"where", "what", "hint"}


def test_a_respondent_without_an_interview_is_counted_and_told() -> None:
    people = [Respondent("R1", "deelnemer", transcripts=("R1.txt",)), Respondent("R2", "deelnemer")]

    found = sample(people, [], SETTINGS)

    assert found.base == 2
    assert whats(found) == ["no interview with R2, who count as respondents here all the same"]
