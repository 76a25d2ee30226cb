"""Finding the study that a folder belongs to; imports no library, so that a screen can be drawn first."""

from __future__ import annotations

from pathlib import Path

from qual.errors import NoStudyError


def find_study(start: Path) -> Path:
    """The nearest folder from `start` upward that holds `codebook/study.toml`; NoStudyError if none does."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "codebook" / "study.toml").is_file():
            return folder
    raise NoStudyError(start)
