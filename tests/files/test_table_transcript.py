"""Transcripts in tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.errors import MaterialError
from qual.files.table_transcript import is_transcript, read_spreadsheet


def test_a_row_is_a_turn_and_an_empty_speaker_is_the_one_above() -> None:
    table = "Nr;Tijd;Spreker;Tekst\n1;0:01;I;Hoe gaat het?\n2;0:04;R07;Goed.\n3;;;En druk.\n"
    text, _, layout, _ = read_spreadsheet(table.encode(), "a.csv")

    assert text == "Hoe gaat het?\nGoed.\nEn druk."
    assert layout is not None
    assert [(turn.speaker, turn.time) for turn in layout.turns] == [("I", 1.0), ("R07", 4.0), ("R07", None)]


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("id,leeftijd\nR07,40\n", "no two columns"),
        ("speaker,text,tekst\nA,b,c\n", "no two columns"),
        ("transcript_id,speaker,text\n1,A,b\n2,A,c\n", "holds 2 transcripts"),
    ],
)
def test_a_table_whose_columns_are_not_clear_is_refused(table: str, what: str) -> None:
    with pytest.raises(MaterialError, match=what):
        read_spreadsheet(table.encode(), "a.csv")


def test_tables_of_something_else_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("speaker,text\nI,Hoe?\n")
    (tmp_path / "b.csv").write_text("id,age\nR07,40\n")
    (tmp_path / "c.xlsx").write_bytes(b"PK\x03\x04 damaged")

    assert [is_transcript(tmp_path / name) for name in ("a.csv", "b.csv", "c.xlsx")] == [True, False, False]
