"""The settings of a study."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.core.study import INTERVIEWERS, Attribute, PopulationTable
from qual.errors import MaterialError
from qual.files.settings import read_settings

FULL = """
name = "Proef"
language = "en"
waves = [2024, "2025"]
interviewers = ["I"]
respondent_pattern = "int(\\\\d+)"
database = "postgresql://anna@server/proef"

[perspectives]
deelnemer = "Deelnemers"

[attributes.leeftijd]
label = "Leeftijd"
categories = ["<25", "25+"]
ordered = true

[population]
table = "personen.csv"
id = "nr"
[population.columns]
age = "leeftijd"
[population.values.leeftijd]
young = "<25"
"""


def settings_file(folder: Path, text: str) -> Path:
    """A settings file with this text."""
    path = folder / "codebook" / "study.toml"
    path.parent.mkdir()
    path.write_text(text)
    return path


def test_every_setting_is_read(tmp_path: Path) -> None:
    settings = read_settings(settings_file(tmp_path, FULL))

    assert (settings.name, settings.language, settings.waves) == ("Proef", "en", ("2024", "2025"))
    assert settings.perspectives == {"deelnemer": "Deelnemers"}
    assert settings.attributes == {
        "leeftijd": Attribute("leeftijd", "Leeftijd", ("<25", "25+"), ordered=True)
    }
    assert (settings.interviewers, settings.respondent_pattern) == (("I",), "int(\\d+)")
    assert settings.population_table == PopulationTable(
        "personen.csv", {"age": "leeftijd"}, {"leeftijd": {"young": "<25"}}, id="nr"
    )


def test_a_name_is_enough(tmp_path: Path) -> None:
    settings = read_settings(settings_file(tmp_path, 'name = "Proef"\n'))

    assert (settings.language, settings.interviewers, settings.database) == ("nl", INTERVIEWERS, None)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('name = "Proef\n', 1, "illegal character"),
        ('name = "Proef"\n\nwavs = []\n', 3, "'wavs' is not a setting"),
        ('language = "nl"\n', 1, "has no name"),
        ('name = "Proef"\nlanguage = "de"\n', 2, "not a language"),
        ('name = "Proef"\nwaves = "2024"\n', 2, "not a list"),
        ('name = "Proef"\n[attributes.a]\n[attributes.b]\ncategories = ["x", "x"]\n', 4, "twice"),
        ('name = "Proef"\n[attributes.a]\norderd = true\n', 3, "'orderd'"),
        ('name = "Proef"\n[attributes.a]\nper_wave = "ja"\n', 3, "neither true nor false"),
        ('name = "Proef"\ndatabase = "mysql://x"\n', 2, "no database address"),
        ('name = "Proef"\nrespondent_pattern = "("\n', 2, "no regular expression"),
        ('name = "Proef"\nsampling_aim = "een representatieve groep"\n', 2, "says 'representatieve'"),
        ('name = "Proef"\n[population]\nid = "nr"\n', 2, "names no table"),
        (
            'name = "Proef"\n[population]\ntable = "p.csv"\n[population.values.a]\nx = "y"\n',
            4,
            "no attribute",
        ),
        ('name = "Proef"\n[population]\ntable = "p.csv"\n[population.columns]\nx = ""\n', 5, "no attribute"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_a_way_out(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    with pytest.raises(MaterialError) as refusal:
        read_settings(settings_file(tmp_path, text))
    [problem] = refusal.value.problems

    assert problem.where == f"codebook/study.toml:{line}"
    assert what in problem.what
    assert problem.hint


def test_all_mistakes_are_said_at_once_in_order(tmp_path: Path) -> None:
    text = 'name = "Proef"\nwaves = 3\nlanguage = "xx"\n[attributes.a]\nordered = 1\n'

    with pytest.raises(MaterialError) as refusal:
        read_settings(settings_file(tmp_path, text))
    assert [problem.where.rpartition(":")[2] for problem in refusal.value.problems] == ["2", "3", "5"]


@pytest.mark.parametrize("data", [b"name = \xe9", b"\x00" * 9, b"x=" + b"[" * 9000])
def test_what_is_no_settings_file_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "study.toml"
    path.write_bytes(data)

    with pytest.raises(MaterialError):
        read_settings(path)


@pytest.mark.parametrize(
    ("pattern", "what"),
    [("(", "no regular expression"), ("I:", "no group"), ("(x?)", "fits any line")],
)
def test_a_pattern_for_labels_that_cannot_work_is_refused(tmp_path: Path, pattern: str, what: str) -> None:
    path = settings_file(tmp_path, f"name = 'Proef'\n[turns]\npattern = '{pattern}'\n")

    with pytest.raises(MaterialError, match=what) as refusal:
        read_settings(path)
    assert refusal.value.problems[0].where == "codebook/study.toml:3"


def test_a_pattern_for_labels_is_a_setting(tmp_path: Path) -> None:
    path = settings_file(tmp_path, "name = 'Proef'\n[turns]\npattern = '(I|R\\d+)\\s'\n")

    assert read_settings(path).turns_pattern == r"(I|R\d+)\s"


def test_an_attribute_is_of_a_known_kind(tmp_path: Path) -> None:
    file = tmp_path / "study.toml"
    file.write_text('name = "x"\n[attributes.leeftijd]\nkind = "number"\n', encoding="utf-8")
    assert read_settings(file).attributes["leeftijd"].kind == "number"
    file.write_text('name = "x"\n[attributes.leeftijd]\nkind = "getal"\n', encoding="utf-8")

    with pytest.raises(MaterialError, match="no kind of value"):
        read_settings(file)


def test_where_a_code_was_asked_is_a_setting(tmp_path: Path) -> None:
    path = settings_file(tmp_path, 'name = "S"\nwaves = ["1", "2"]\n[asked.geld]\nwaves = ["2"]\n')

    assert read_settings(path).asked["geld"].waves == ("2",)


def test_where_a_code_was_asked_must_be_there_and_say_something(tmp_path: Path) -> None:
    text = 'name = "S"\nwaves = ["1"]\n[asked.geld]\nwaves = ["2"]\n[asked.angst]\n'

    with pytest.raises(MaterialError) as refusal:
        read_settings(settings_file(tmp_path, text))
    assert [(each.where.rpartition(":")[2], each.what) for each in refusal.value.problems] == [
        ("4", "asked.geld.waves '2' is none of the study's waves"),
        ("5", "asked.angst says nowhere where it was asked"),
    ]
