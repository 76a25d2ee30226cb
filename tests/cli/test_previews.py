"""What a preview of an import prints."""

from __future__ import annotations

from qual.actions.import_transcripts import Shown
from qual.cli.previews import preview_json, preview_text
from qual.core.transcript import Speaker

SHOWN = Shown(
    reader="word",
    kind="interview",
    wave="2",
    date="",
    perspective="deelnemer",
    headers=(("Geslacht", "vrouw"), ("Leeftijd", "")),
    speakers=(Speaker("I", None, "interviewer", 4), Speaker("R", "R07", "respondent", 3), Speaker("B")),
    respondents=(),
    first_turns=(("I", 3.5, "Hoe gaat het?"), ("", None, "woord " * 50)),
)


def test_a_file_is_told_in_a_few_lines() -> None:
    lines = preview_text("a.docx", 7, SHOWN).splitlines()

    assert lines[0] == "a.docx: read as word, 7 turns, interview, wave 2, deelnemer"
    assert lines[1].split("header")[1].strip() == "Geslacht: vrouw | Leeftijd: -"
    assert "I 4x (interviewer) | R 3x (respondent R07) | B 0x (nobody yet)" in lines[2]
    assert "[00:00:03] I: Hoe gaat het?" in lines[3]
    assert lines[4].endswith("…")
    assert len(lines[4]) <= 102


def test_the_json_of_a_preview_has_the_same() -> None:
    preview = preview_json(SHOWN)["preview"]

    assert preview["headers"] == {"Geslacht": "vrouw", "Leeftijd": ""}
    assert preview["speakers"][1] == {"label": "R", "turns": 3, "role": "respondent", "respondent": "R07"}
    assert preview_json(None) == {}
