"""What `themes` shows in the terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import qual, qual_json


def test_every_theme_stands_above_its_codes_with_its_own_number(demo: Path) -> None:
    shown = qual("themes", folder=demo).stdout.splitlines()
    themes = qual_json("themes", folder=demo)["themes"]

    for theme in themes:
        people = theme["perspectives"][0]
        [line] = [line for line in shown if line.startswith(f"{theme['name']}\t")]
        assert f"\t{people['respondents']} of {people['base']} ({people['mentions']})" in line
        codes = shown[shown.index(line) + 1 :][: len(theme["codes"])]
        assert all(code.startswith("  ") for code in codes)
    assert "Zelfoverschatting" in "\n".join(shown)


def test_what_lies_on_a_theme_itself_is_not_called_by_the_name_of_the_theme(demo: Path) -> None:
    shown = qual("themes", folder=demo).stdout.splitlines()

    assert sum(line.lstrip().startswith("Motivatie\t") for line in shown) == 1
    assert any(line.startswith("  on the theme itself\t") for line in shown)


def test_who_is_unknown_has_a_share_of_the_base_too(demo: Path) -> None:
    shown = qual("sample", folder=demo).stdout.splitlines()

    ages = [line.split("\t") for line in shown if line.startswith("Leeftijd\t")]
    assert ages[-1][1:4] == ["unknown", "1", "8.3"]
    assert round(sum(float(row[3]) for row in ages), 0) == 100
