"""A study as data frames: the numbers are those of the commands, and nothing is changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import qual as package
from qual import Study
from qual.errors import NotFoundError, UnreadableFileError
from tests.cli.run import qual_json


def test_frames_have_the_numbers_of_the_commands(demo: Path) -> None:
    before = (demo / "study.db").read_bytes()
    with Study(demo) as study:
        themes = study.themes()
        people = study.respondents()
        codings = study.codings()
        sample = study.sample()
        matrix = study.matrix()
        turns = study.turns("R01-2024.txt")
        assert study.name
        assert list(study.waves().index.names) == ["id", "wave"]
        assert len(study.transcripts()) == len(qual_json("transcripts", "list", folder=demo))
        with pytest.raises(NotFoundError):
            study.turns("nergens.txt")
    told = {each["code"]: each for each in qual_json("themes", folder=demo)["themes"]}
    row = themes[(themes.code == "motivatie") & (themes.wave == "all") & ~themes.direct].iloc[0]

    assert row.respondents == told["motivatie"]["perspectives"][0]["respondents"]
    assert row.base == 12
    assert len(people) == len(qual_json("respondents", "list", folder=demo))
    assert len(codings) == len(qual_json("codings", "list", folder=demo))
    assert {"residual", "ratio"} <= set(sample.columns)
    assert set(sample.attribute) == {each["name"] for each in qual_json("sample", folder=demo)["attributes"]}
    assert matrix.loc["R01", "motivatie"] > 0
    first = codings[codings.transcript == "R01-2024.txt"].iloc[0]
    assert any(first.text in text or text in first.text for text in turns.text)
    assert (demo / "study.db").read_bytes() == before


def test_a_folder_that_is_no_study_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="is no study"):
        Study(tmp_path)


def test_the_package_itself_stays_light() -> None:
    code = "import sys, qual; print([n for n in ('pandas', 'sqlmodel', 'qual.notebook') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError):
        _ = package.nothing_of_that_name
