"""A copy of the study's database, safe while it is open, and back."""

from __future__ import annotations

from pathlib import Path

from qual.actions.study import Study
from qual.errors import QualError
from qual.files.settings import read_settings
from qual.store.database import Database


class TargetExistsError(QualError):
    """A file would be overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already; name another file, or move it away first")


class NotEmbeddedError(QualError):
    """The study's database is a server's."""

    def __init__(self) -> None:
        super().__init__("this study's database is on a server; ask its keeper for a backup (pg_dump)")


def back_up(study: Study, target: Path) -> None:
    """Write a whole copy of the database to a new file; it appears at once or not at all."""
    if not study.database.is_file:
        raise NotEmbeddedError
    if target.exists():
        raise TargetExistsError(target)
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        study.database.copy_to(part)
        part.replace(target)
    except OSError as error:
        raise QualError(f"{target} cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)


def restore(folder: Path, source: Path) -> Path | None:
    """Put a backup in the place of the study's database; gives where the old one was put aside, if any.

    The backup is opened first: a file that is no study's database is refused and nothing happens.
    """
    if not source.is_file():
        raise QualError(f"there is no file {source}")
    if read_settings(folder / "codebook" / "study.toml").database:
        raise NotEmbeddedError
    place = folder / "study.db"
    part = place.with_name(f".{place.name}.part")
    part.write_bytes(source.read_bytes())
    try:
        Database(part).close()
    except QualError:
        raise QualError(f"{source} is not a backup of a study; nothing was changed") from None
    else:
        aside = _put_aside(place)
        part.replace(place)
    finally:
        for rest in ("", "-wal", "-shm"):
            Path(f"{part}{rest}").unlink(missing_ok=True)
    return aside


def _put_aside(place: Path) -> Path | None:
    """Rename the database and its log files, so that nothing of them is lost or mixed up."""
    if not place.exists():
        return None
    number = 1
    while (aside := place.with_name(f"{place.name}.replaced-{number}")).exists():
        number += 1
    for rest in ("", "-wal", "-shm"):
        file = Path(f"{place}{rest}")
        if file.exists():
            file.replace(f"{aside}{rest}")
    return aside
