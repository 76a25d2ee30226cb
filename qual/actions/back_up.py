"""A copy of the study's database, safe while it is open, and back."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from qual.actions.study import Study
from qual.errors import CannotWriteError, NotADatabaseError, NotFoundError, QualError
from qual.files.settings import read_settings
from qual.store.database import Database, rest_in_file


class TargetExistsError(QualError):
    """A file would be overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already; name another file, or move it away first")


class NotABackupError(QualError):
    """The file to restore is no study's database, or is the study's own."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not a backup of a study, and nothing was changed; name one that 'qual backup' wrote"
        )


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
    except CannotWriteError:
        raise CannotWriteError(target, "no file can be made there") from None
    except OSError as error:
        raise CannotWriteError(target, (error.strerror or "the system refused").lower()) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def restore(folder: Path, source: Path) -> Path | None:
    """Put a backup in the place of the study's database; gives where the old one was put aside, if any.

    The backup is opened first: a file that is no study's database is refused and nothing happens. So is a
    restore while another program has the study open (OpenElsewhereError).
    """
    if not source.exists():
        raise NotFoundError("file", str(source), "name one that 'qual backup' wrote")
    if not source.is_file():
        raise NotABackupError(source)
    if read_settings(folder / "codebook" / "study.toml").database:
        raise NotEmbeddedError
    place = folder / "study.db"
    if place.exists() and place.samefile(source):
        raise NotABackupError(source)
    part = place.with_name(f".{place.name}.part")
    try:
        shutil.copyfile(source, part)
        if not part.stat().st_size:
            raise NotABackupError(source)
        Database(part).close()
        rest_in_file(place)
        aside = _put_aside(place)
        part.replace(place)
    except NotADatabaseError:
        raise NotABackupError(source) from None
    except OSError as error:
        raise CannotWriteError(place, (error.strerror or "the system refused").lower()) from None
    finally:
        _remove(part)
    return aside


def _put_aside(place: Path) -> Path | None:
    """Keep the present database under another name; it stays in its place until the new one is put there."""
    if not place.exists():
        return None
    number = 1
    while (aside := place.with_name(f"{place.name}.replaced-{number}")).exists():
        number += 1
    shutil.copyfile(place, aside)
    for rest in ("-wal", "-shm"):  # only a damaged database still has them
        file = Path(f"{place}{rest}")
        if file.exists():
            file.replace(f"{aside}{rest}")
    return aside


def _remove(database: Path) -> None:
    for rest in ("", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{database}{rest}").unlink(missing_ok=True)
