"""What can go wrong: problems in the user's material, and errors that stop an action."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing to fix: where it is, what is wrong, what would help."""

    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.where}: {self.what}" + (f" ({self.hint})" if self.hint else "")


class QualError(Exception):
    """Something stops the action; its text is the sentence for the person."""

    exit_code = 2


class MaterialError(QualError):
    """The material has problems, so nothing was done."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class MissingFileError(MaterialError):
    """A file was named that is not there."""

    exit_code = 2

    def __init__(self, where: str) -> None:
        super().__init__([Problem(where, "is not there", "check the name")])


class UnreadableFileError(MaterialError):
    """A file that was named is a folder, or may not be read."""

    exit_code = 2


class CannotWriteError(QualError):
    """The file cannot be written where it should stand."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} was not written: {why}")
        self.path = path


class NoStudyError(QualError):
    """There is no study here or in a folder above."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"no study in {folder} or above it; make one with 'qual init DIR', or name one with --study DIR"
        )


class NotFoundError(QualError):
    """A thing was named that the study does not have."""

    def __init__(self, kind: str, name: str, hint: str = "") -> None:
        super().__init__(f"there is no {kind} '{name}'" + (f"; {hint}" if hint else ""))


class ChangedOnDiskError(QualError):
    """The file changed after it was read, so saving would lose an edit."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} changed on disk after it was opened; reload it, then save again")
        self.path = path


class StudyLockedError(QualError):
    """Another program is writing to the study and did not finish in time."""

    def __init__(self) -> None:
        super().__init__(
            "the study is being written to by another program; nothing was changed, try again when it is done"
        )


class NoServerError(QualError):
    """The database's server cannot be reached, or does not let us in."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"the study's database {place} cannot be reached; does the server run, and are address, name and "
            "password right in study.toml?"
        )


class NoDriverError(QualError):
    """The library that talks to PostgreSQL is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "this study's database is on a server; for that install one package more: pip install pg8000"
        )


class OpenElsewhereError(QualError):
    """Another program has the study open, and this needs it alone."""

    def __init__(self) -> None:
        super().__init__("the study is open in another program; nothing was changed, close it there first")


class NotADatabaseError(QualError):
    """The file at the database's place is not a database of this program."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place} {why}; move it away, or restore a backup over it with 'qual restore FILE'")


class DamagedError(QualError):
    """The database can be opened but not read through."""

    def __init__(self) -> None:
        super().__init__(
            "the study's database is damaged, and nothing was changed; restore a backup over it with "
            "'qual restore FILE' (the damaged one is put aside)"
        )


class NoAccessError(QualError):
    """The database cannot be read or written with the rights at hand."""

    def __init__(self) -> None:
        super().__init__(
            "the study's database cannot be opened; you need the right to write in the study's folder"
        )


class NoRoomError(QualError):
    """The disk is full."""

    def __init__(self) -> None:
        super().__init__("the disk is full; nothing was changed, make room and try again")


class UndoRefusedError(QualError):
    """A change cannot be taken back, or not any more."""


class AlreadyThereError(QualError):
    """Writing would replace a file of the user's."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is already there, and nothing was written; choose another folder or name")
