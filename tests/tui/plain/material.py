"""A small study, talked to in typed lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qual.actions.study import open_study
from qual.tui.desk import named
from qual.tui.plain.desk import Plain
from tests.actions.material import small_study
from tests.store.material import add_transcript
from tests.tui.material import LONG


@contextmanager
def talking(folder: Path, coder: str = "anna", transcript: str | None = "R08.txt") -> Iterator[Plain]:
    """A conversation in a study with two transcripts."""
    if not (folder / "study.db").exists():
        with small_study(folder) as study:
            add_transcript(study.database, "R08.txt", LONG, "R08")
    with open_study(folder, coder) as study:
        yield Plain(study, transcript, named)


def told(plain: Plain, *lines: str) -> list[str]:
    """What is said to the last of the lines."""
    said: list[str] = []
    for line in lines:
        said = list(plain.answer(line))
    return said
