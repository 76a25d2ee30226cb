"""Making a new study."""

from __future__ import annotations

from pathlib import Path

from qual.actions.study import open_study
from qual.files.new_study import write_new_study


def start_study(folder: Path, language: str = "nl") -> list[Path]:
    """Make the folders and commented files of a study, with an empty database; gives the paths made.

    Refuses where a study is there already.
    """
    made = write_new_study(folder, language)
    open_study(folder, "nobody").close()
    return made
