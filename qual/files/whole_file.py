"""Files that people edit: read strictly, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from qual.errors import CannotWriteError, MissingFileError, Problem, UnreadableFileError
from qual.files.source import refused

LARGEST_FILE = 20_000_000
"""Bytes that a settings file, a codebook or a table may have."""


def as_named(path: Path) -> str:
    """What problems call a file: as it was named, or its folder and name where that is a whole path."""
    return str(path) if not path.is_absolute() else f"{path.parent.name}/{path.name}".lstrip("/")


def read_bytes(path: Path, where: str, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file; UnreadableFileError where there is none to read, refused where it is too large."""
    try:
        if path.is_dir():
            raise UnreadableFileError([Problem(where, "is a folder, not a file", "name a file in it")])
        if not path.exists():
            raise MissingFileError(where)
        if not path.is_file():
            raise UnreadableFileError([Problem(where, "is not a file", "check the name")])
        if path.stat().st_size > largest:
            raise refused(
                where, f"is larger than {largest // 1_000_000} MB", "split it, or check that it is text"
            )
        return path.read_bytes()
    except OSError as error:
        why = (error.strerror or "no access").lower()
        hint = "look at the rights of the file and its folder"
        raise UnreadableFileError([Problem(where, f"cannot be read: {why}", hint)]) from None


def read_text(path: Path, where: str) -> str:
    """The text of a file in UTF-8, line ends as they are, without a byte-order mark."""
    return as_text(read_bytes(path, where), where)


def as_text(data: bytes, where: str) -> str:
    """The text of bytes in UTF-8, line ends as they are, without a byte-order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(f"{where}:{line}", "is not UTF-8", "save it as UTF-8 in your editor") from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it, so that a reader sees the old bytes or the new.

    CannotWriteError, and nothing changed, where that is not possible.
    """
    if path.is_dir():
        raise CannotWriteError(path, "it is a folder")
    try:
        _write_whole(path, data)
    except OSError as error:
        raise CannotWriteError(path, (error.strerror or "the system refused").lower()) from None


def _write_whole(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The permissions that new files go without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
