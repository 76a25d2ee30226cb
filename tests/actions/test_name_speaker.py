"""Saying by hand who speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.actions.import_transcripts import import_transcripts
from qual.actions.name_speaker import name_speaker
from qual.actions.read_transcripts import open_transcript
from qual.actions.study import Study
from qual.actions.undo import undo
from qual.errors import NotFoundError
from tests.actions.material import small_study


def who(study: Study) -> dict[str, tuple[str | None, str]]:
    speakers = open_transcript(study, "R07.txt").transcript.speakers
    return {each.label: (each.respondent, each.role) for each in speakers}


def test_a_label_is_given_to_a_respondent_to_an_interviewer_or_to_nobody(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        assert name_speaker(study, "R07.txt", "R07", "R99")
        assert who(study)["R07"] == ("R99", "respondent")
        assert not name_speaker(study, "R07.txt", "R07", "R99")
        name_speaker(study, "R07.txt", "R07", interviewer=True)
        assert who(study)["R07"] == (None, "interviewer")
        name_speaker(study, "R07.txt", "R07")
        assert who(study)["R07"] == (None, "unmapped")
        undo(study)
        undo(study)
        assert who(study)["R07"] == ("R99", "respondent")


def test_a_label_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with small_study(tmp_path) as study, pytest.raises(NotFoundError, match="I, R07"):
        name_speaker(study, "R07.txt", "X", "R07")


def test_an_import_leaves_alone_what_was_said_by_hand(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        (tmp_path / "transcripts" / "a.txt").write_text(
            "Anna: Hoe ging het?\nP1: Goed.\nAnna: En nu?\nP1: Ook goed.\n", encoding="utf-8"
        )
        import_transcripts(study)
        name_speaker(study, "a.txt", "Anna", interviewer=True)
        name_speaker(study, "a.txt", "P1", "R42")
        import_transcripts(study)

        speakers = open_transcript(study, "a.txt").transcript.speakers
        assert {each.label: (each.respondent, each.role) for each in speakers} == {
            "Anna": (None, "interviewer"),
            "P1": ("R42", "respondent"),
        }
