"""A small invented study in a folder, opened."""

from __future__ import annotations

from pathlib import Path

from qual.actions.study import Study, open_study
from tests.store.material import add_codebook, add_transcript

SETTINGS = """name = "Kleine studie (verzonnen)"
language = "nl"
waves = ["1", "2"]
interviewers = ["I"]

[perspectives]
deelnemer = "Deelnemers"

[attributes.geslacht]
categories = ["man", "vrouw"]
"""


def small_study(folder: Path, coder: str = "anna") -> Study:
    """A study with one transcript and a codebook."""
    (folder / "codebook").mkdir(parents=True, exist_ok=True)
    (folder / "transcripts").mkdir(exist_ok=True)
    (folder / "codebook" / "study.toml").write_text(SETTINGS, encoding="utf-8")
    study = open_study(folder, coder)
    add_codebook(study.database, coder="lead")
    add_transcript(study.database)
    return study
