from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qual.core.population import PopulationFigure, values_by_id
from qual.core.study import Attribute, PopulationTable, Settings
from qual.errors import MaterialError
from qual.files.population import find_population, read_persons, read_population
from qual.files.settings import read_settings
from tests.shared import shared

ROOT = Path(__file__).parents[2]
SETTINGS = Settings("Proef", attributes={"sex": Attribute("sex", "Sex", ("man", "vrouw"))})
PERSONS = replace(
    SETTINGS,
    population_table=PopulationTable(
        "lijst.csv",
        {"Gender": "sex", "town": "town"},
        {"sex": {"M": "man", "F": "vrouw", "don't know": ""}},
        source="lijst 2024",
        id="nr",
    ),
)


def population_file(folder: Path, text: str) -> Path:
    path = folder / "population.csv"
    path.write_text(text)
    return path


def problems_of(folder: Path, text: str, settings: Settings = SETTINGS) -> list[str]:
    with pytest.raises(MaterialError) as stopped:
        read_population(population_file(folder, text), settings)
    assert all(problem.hint for problem in stopped.value.problems)
    return [f"{problem.where.rpartition('/')[2]} {problem.what}" for problem in stopped.value.problems]


def test_the_worked_example_has_its_figures() -> None:
    settings = read_settings(ROOT / "codebook" / "study.toml")
    path = find_population(ROOT, settings)
    assert path
    figures = read_population(path, settings)

    assert len(figures) == 11
    assert (figures[6].category, figures[6].percent) == ("<25", 14.0)
    assert figures[0].source.endswith("N=4.081")


def test_figures_are_counts_or_percentages_however_they_are_written(tmp_path: Path) -> None:
    rows = ["Attribute;Category;Aantal;Percentage;Bron", "SEX;Man;4.081;44,5 %;CBS", "sex;vrouw;1 200;;"]
    text = "\n".join([*rows, "sex;onbekend;;0,1;\n"])

    assert read_population(population_file(tmp_path, text), SETTINGS) == [
        PopulationFigure("sex", "man", 4081, 44.5, "CBS"),
        PopulationFigure("sex", "vrouw", 1200),
        PopulationFigure("sex", "onbekend", percent=0.1),
    ]


def test_figures_that_cannot_be_are_told_with_their_line(tmp_path: Path) -> None:
    text = """attribute,category,count,percent
sex,mna,1,
sex,man,-1,
sex,man,,101
sex,vrouw,12.5,nan
,x,1,
town,y,,
"""

    assert problems_of(tmp_path, text) == [
        "population.csv:2 'mna' is not a category of sex",
        "population.csv:3 '-1' is not a number of people",
        "population.csv:4 'man' of sex also stands on line 3",
        "population.csv:4 '101' is not a percentage",
        "population.csv:5 '12.5' is not a number of people",
        "population.csv:5 'nan' is not a percentage",
        "population.csv:6 no attribute is named",
        "population.csv:7 there is no figure",
    ]
    assert problems_of(tmp_path, "attribute,category\nsex,man\n") == [
        "population.csv:1 there is no column count and no column percent"
    ]


def test_persons_are_counted_by_the_map_of_the_settings(tmp_path: Path) -> None:
    path = population_file(tmp_path, "nr,gender,town\n1,M,Delft\n2,vrouw,\n3,Don't know,Delft\n4,f,Assen\n")
    figures = read_population(path, PERSONS)

    assert [(each.attribute, each.category, each.count) for each in figures] == [
        ("sex", "man", 1),
        ("sex", "vrouw", 2),
        ("sex", "", 1),
        ("town", "Assen", 1),
        ("town", "Delft", 2),
        ("town", "", 1),
    ]
    assert {each.source for each in figures} == {"lijst 2024"}


def test_persons_that_cannot_be_counted_are_told_once_per_value(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "nr,gender,town\n1,X,\n1,X,\n2,,\n", PERSONS) == [
        "population.csv:3 person '1' also stands on line 2",
        "population.csv:2 'X' is not a category of sex, here and in 1 more rows",
    ]
    assert problems_of(tmp_path, "nr,town\n1,X\n", PERSONS) == [
        "population.csv:1 there is no column 'Gender'"
    ]


def test_the_table_is_found_from_the_codebook_or_the_study(tmp_path: Path) -> None:
    (tmp_path / "codebook").mkdir()
    none = find_population(tmp_path, SETTINGS)
    with pytest.raises(MaterialError, match=r"names 'lijst\.csv', which is not there"):
        find_population(tmp_path, PERSONS)
    (tmp_path / "lijst.csv").touch()

    assert none is None
    assert find_population(tmp_path, PERSONS) == tmp_path / "lijst.csv"


def test_the_edwardians_are_counted_and_found_by_number() -> None:
    settings = Settings(
        "Edwardians",
        attributes={"sex": Attribute("sex", "Sex", ("MALE", "FEMALE"))},
        population_table=PopulationTable(
            "derived_respondents_453.csv",
            {"gender": "sex", "marrstatus": "marital status", "childreg": "region"},
            id="interviewid",
        ),
    )
    path = shared("data", "ukda2000-edwardians", "derived_respondents_453.csv")
    figures = {(each.attribute, each.category): each.count for each in read_population(path, settings)}
    found = values_by_id(read_persons(path, settings), ["010", "450", "454"])

    assert (figures["sex", "MALE"], figures["sex", "FEMALE"], figures["sex", ""]) == (222, 231, 0)
    assert (figures["marital status", "Married"], figures["region", ""]) == (395, 37)
    assert sum(count or 0 for (name, _), count in figures.items() if name == "region") == 453
    assert sorted(found) == ["010", "450"]
