"""The table of the model study from counts: 62 respondents beside a population, internal and published."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.run import qual, qual_json

# The counts that its whole percentages leave possible, with the unknown that the printed table left out.
COUNTS = {
    "uitkering": {"Wajong": 34, "IVA": 28},
    "geslacht": {"man": 30, "vrouw": 32},
    "periode": {"gedoog": 28, "experiment": 33, "": 1},
    "leeftijd": {"<25": 2, "25-35": 17, "35-45": 18, "45-55": 10, ">55": 11, "": 4},
}
PRINTED = {"Wajong": 55, "IVA": 45, "man": 48, "vrouw": 52, "gedoog": 45, "experiment": 53}
PRINTED |= {"<25": 3, "25-35": 27, "35-45": 29, "45-55": 16, ">55": 18}
POPULATION = {
    "uitkering": {"Wajong": 57, "IVA": 38},
    "geslacht": {"man": 56, "vrouw": 40},
    "periode": {"gedoog": 24, "experiment": 76},
    "leeftijd": {"<25": 14, "25-35": 29, "35-45": 27, "45-55": 18, ">55": 8},
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("model") / "study"
    assert qual("init", home, "--language", "nl", folder=home.parent).returncode == 0
    columns = [[value for value, n in counts.items() for _ in range(n)] for counts in COUNTS.values()]
    rows = [(f"R{at:02}", "deelnemer", *values) for at, values in enumerate(zip(*columns, strict=True), 1)]
    with (home / "transcripts" / "respondents.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "perspective", *COUNTS), *rows])
    with (home / "codebook" / "population.csv").open("w", encoding="utf-8", newline="") as file:
        given = [(name, each, share) for name, shares in POPULATION.items() for each, share in shares.items()]
        csv.writer(file).writerows([("attribute", "category", "percent"), *given])
    settings = home / "codebook" / "study.toml"
    declared = "".join(
        f"\n[attributes.{name}]\ncategories = {list(shares)}\n" for name, shares in POPULATION.items()
    )
    settings.write_text(settings.read_text(encoding="utf-8") + declared, encoding="utf-8")
    done = qual("respondents", "load", folder=home)
    assert done.returncode == 0, done.stderr
    return home


def sheet(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {(row["attribute"], row["category"]): row for row in csv.DictReader(file, delimiter=";")}


def test_the_table_is_that_of_the_counts_with_its_unknown_rows(model: Path) -> None:
    found = qual_json("sample", folder=model)

    assert found["base"] == 62
    for each in found["attributes"]:
        counts = dict(COUNTS[each["name"]])
        assert each["unknown"] == counts.pop("", 0)
        assert {row["category"]: row["n"] for row in each["rows"]} == counts
        assert {row["category"]: round(row["percent"]) for row in each["rows"]} == {
            name: PRINTED[name] for name in counts
        }
    missing = {each["name"]: round(each["population_unknown"]) for each in found["attributes"]}
    assert missing == {"uitkering": 5, "geslacht": 4, "periode": 0, "leeftijd": 4}


def test_a_publication_hides_small_cells_and_whatever_would_tell_them(model: Path) -> None:
    assert qual("sample", "-o", "in.csv", folder=model).returncode == 0
    assert qual("sample", "-o", "uit.csv", "--publish", folder=model).returncode == 0
    inside, outside = sheet(model / "in.csv"), sheet(model / "uit.csv")

    assert inside["leeftijd", "<25"]["n"] == "2"
    for place in (("leeftijd", "<25"), ("leeftijd", ""), ("periode", "")):
        assert outside[place]["n"] == outside[place]["percent"] == ""
    for name, counts in COUNTS.items():
        hidden = [each for each in counts if not outside[name, each]["n"]]
        assert len(hidden) != 1
        if "" in hidden:
            told = [outside[name, each][key] for each in counts for key in ("known_percent", "difference_pp")]
            assert not any(told)
    assert outside["uitkering", "IVA"]["n"] == "28"


def test_a_published_table_shows_stars_and_no_difference_that_gives_the_unknown_away(model: Path) -> None:
    assert qual("sample", "-o", "uit.md", "--publish", folder=model).returncode == 0

    lines = (model / "uit.md").read_text(encoding="utf-8").replace("\\", "").splitlines()
    cells = {line.split("|")[1].removeprefix(" &emsp;").strip(): line for line in lines if line[:1] == "|"}
    # The study says of no aim, so neither does the table.
    assert "Over de representativiteit kan geen uitspraak worden gedaan." in lines
    assert cells["<25"] == "| &emsp;<25 | * | * | 14% | * |"
    assert cells["experiment"] == "| &emsp;experiment | 33 | 53% | 76% | * |"
    assert cells["gedoog"] == "| &emsp;gedoog | * | * | 24% | * |"


def test_a_sample_is_published_to_a_file_and_with_a_threshold_that_protects(model: Path) -> None:
    assert qual("sample", "--publish", folder=model).returncode == 2
    assert qual("sample", "-o", "x.csv", "--publish", "--threshold", "2", folder=model).returncode == 2
    assert not (model / "x.csv").exists()
