"""Finding and opening a study."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qual.core.study import Settings
from qual.files.settings import read_settings
from qual.store.database import Database, random_id, utc_now


def nobody_looks(done: int, steps: int) -> None:
    """Tell nobody how much of the work is done."""


@dataclass(frozen=True, slots=True)
class Study:
    """An open study: its folder, its settings, its database, and who is at work.

    A coder who works blind (`is_blind`) is shown no codings of others, and no suggestions. Long work tells
    `progress` how many of its steps are done.
    """

    folder: Path
    settings: Settings
    database: Database
    coder: str
    is_blind: bool = False
    progress: Callable[[int, int], None] = nobody_looks

    @property
    def codebook_folder(self) -> Path:
        """Where people keep the settings and the codebook."""
        return self.folder / "codebook"

    @property
    def transcripts_folder(self) -> Path:
        """Where the source files lie; nothing is ever written there."""
        return self.folder / "transcripts"

    @property
    def exports_folder(self) -> Path:
        """Where documents for people go."""
        return self.folder / "exports"

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def __enter__(self) -> Study:
        """The study itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database."""
        self.close()


def open_study(
    folder: Path,
    coder: str,
    *,
    clock: Callable[[], str] = utc_now,
    new_id: Callable[[], str] = random_id,
    progress: Callable[[int, int], None] = nobody_looks,
) -> Study:
    """Open the study in a folder; its database is made where it does not exist yet.

    Raises MaterialError for settings with mistakes, NotADatabaseError and StudyLockedError.
    """
    settings = read_settings(folder / "codebook" / "study.toml")
    place = settings.database or folder / "study.db"
    database = Database(place, clock=clock, new_id=new_id)
    return Study(folder, settings, database, coder, progress=progress)
