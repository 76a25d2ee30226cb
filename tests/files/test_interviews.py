"""The table of interviews."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.core.interview import InterviewRow
from qual.core.study import Settings
from qual.errors import MaterialError
from qual.files.interviews import iso_date, read_interviews

SETTINGS = Settings("Proef", perspectives={"deelnemer": "Deelnemers"}, waves=("2024",))
HEADER = "file,kind,wave,date,perspective,speaker,respondent\n"


def test_every_speaker_has_a_row(tmp_path: Path) -> None:
    (tmp_path / "interviews.csv").write_text(
        HEADER
        + "fg.txt,focus group,2024,3-5-2024,Deelnemers,Anna,R1\nfg.txt,focus group,2024,3-5-2024,,Bas,\n"
    )

    assert read_interviews(tmp_path / "interviews.csv", SETTINGS)[0] == [
        InterviewRow(2, "fg.txt", "focus group", "2024", "2024-05-03", "deelnemer", "Anna", "R1"),
        InterviewRow(3, "fg.txt", "focus group", "2024", "2024-05-03", "", "Bas", ""),
    ]


def test_columns_may_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "interviews.csv").write_text("bestand;respondent\na.txt;R1\n")

    assert read_interviews(tmp_path / "interviews.csv", SETTINGS)[0] == [
        InterviewRow(2, "a.txt", respondent="R1"),
    ]


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        (",interview,,,,I,\n", 2, "no file is named"),
        ("a.txt,interview,2030,,,R,\n", 2, "wave '2030' is not declared"),
        ("a.txt,interview,,,x,R,\n", 2, "perspective 'x' is not declared"),
        ("a.txt,,,,,R,R1\na.txt,,,,,R,R2\n", 3, "speaker 'R' of 'a.txt' also stands on line 2"),
        ("a.txt,,,,,,R1\na.txt,,,,,,R2\n", 3, "'a.txt' also stands on line 2"),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, rows: str, line: int, what: str) -> None:
    (tmp_path / "interviews.csv").write_text(HEADER + rows)

    with pytest.raises(MaterialError, match=rf"interviews\.csv:{line}: {what}"):
        read_interviews(tmp_path / "interviews.csv", SETTINGS)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-05-03", "2024-05-03"),
        ("3-5-2024", "2024-05-03"),
        ("03/05/2024", "2024-05-03"),
        ("2024/5/3", "2024-05-03"),
        ("31-2-2024", "31-2-2024"),
        ("mei 2024", "mei 2024"),
    ],
)
def test_dates_become_iso_dates_where_they_are_one(text: str, date: str) -> None:
    assert iso_date(text) == date


def test_a_pattern_for_the_labels_of_a_file_is_checked(tmp_path: Path) -> None:
    (tmp_path / "interviews.csv").write_text("file,pattern\na.txt,(\\w+) zegt\nb.txt,zonder groep\n")

    with pytest.raises(MaterialError, match="the pattern has no group"):
        read_interviews(tmp_path / "interviews.csv", SETTINGS)
