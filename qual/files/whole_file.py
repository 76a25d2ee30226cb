"""Files that people edit: read strictly, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from qual.errors import MissingFileError
from qual.files.source import refused

LARGEST_FILE = 20_000_000
"""Bytes that a settings file, a codebook or a table may have."""


def read_bytes(path: Path, where: str, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file; refused where it is missing, no file, not to be read, or too large."""
    try:
        if not path.exists():
            raise MissingFileError(where)
        if not path.is_file():
            raise refused(where, "is not a file", "check the name")
        if path.stat().st_size > largest:
            raise refused(
                where, f"is larger than {largest // 1_000_000} MB", "split it, or check that it is text"
            )
        return path.read_bytes()
    except OSError as error:
        raise refused(
            where, f"cannot be read: {error.strerror or 'no access'}", "check its permissions"
        ) from None


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
    """Write a file by way of a temporary one beside it, so that a reader sees the old bytes or the new."""
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
