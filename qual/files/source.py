"""What a reader makes of a transcript's file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from qual.core.label_forms import labels_by_pattern
from qual.core.study import INTERVIEWERS
from qual.core.turns import Layout, read_layout
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
    that of the file's bytes; `problems` did not stop the reading. A file that says itself who speaks when
    (captions, tables) gives its `layout`; `set_off` are the places of words that stand out at the start of a
    paragraph, in bold for instance.
    """

    name_of_file: str
    text: str
    sha256: str
    reader: str
    reader_version: str
    problems: tuple[Problem, ...] = ()
    layout: Layout | None = None
    set_off: tuple[tuple[int, int], ...] = ()

    def turns(self, interviewers: Iterable[str] = INTERVIEWERS, pattern: str = "") -> Layout:
        """Where the header block ends and the turns: by the pattern, as the file says, or by its labels."""
        if self.layout is not None and not (pattern and labels_by_pattern(self.text, pattern)):
            return self.layout
        return read_layout(self.text, interviewers, pattern, self.set_off)


class Reading(NamedTuple):
    """What a reader gives: the text, what to know of it, and what the file says of who speaks."""

    text: str
    problems: list[Problem]
    layout: Layout | None = None
    set_off: Sequence[tuple[int, int]] = ()


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
