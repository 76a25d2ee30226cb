"""What a reader makes of a transcript's file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from qual.errors import MaterialError, Problem

LARGEST_FILE = 50_000_000
"""Bytes a transcript's file may have."""

LONGEST_TEXT = 5_000_000
"""Characters a transcript may have."""

LONGEST_LINE = 1_000_000
"""Characters a paragraph may have."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its canonical text, and what a person should know before relying on it.

    `text` has line feeds as line ends, no byte-order mark, and is otherwise what the file says; `sha256` is
    that of the file's bytes; `problems` did not stop the reading.
    """

    name_of_file: str
    text: str
    sha256: str
    reader: str
    reader_version: str
    problems: tuple[Problem, ...] = ()


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes, read piece by piece; an OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def refused(where: str, what: str, hint: str = "") -> MaterialError:
    """The error for a file that cannot be read."""
    return MaterialError([Problem(where, what, hint)])


def checked_text(text: str, where: str) -> str:
    """The text itself, refused where it says nothing or is larger than a transcript can be."""
    if not text.strip():
        raise refused(where, "holds no text", "leave it out, or check that the right file was saved")
    if len(text) > LONGEST_TEXT:
        raise refused(where, f"has more than {LONGEST_TEXT} characters", "split it into interviews")
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise refused(where, f"has a paragraph of more than {LONGEST_LINE} characters", "break it into lines")
    return text
