"""A transcript's file, read to its canonical text. Nothing here ever writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from qual.errors import Problem
from qual.files import plain_text, rtf, word_document
from qual.files.source import LARGEST_FILE, Source, checked_text, refused
from qual.files.whole_file import read_bytes

Reader = Callable[[bytes, str], tuple[str, list[Problem]]]

READERS: Mapping[str, tuple[str, str, Reader]] = {
    ".txt": ("text", plain_text.VERSION, plain_text.decode),
    ".md": ("text", plain_text.VERSION, plain_text.decode),
    ".docx": ("word", word_document.VERSION, word_document.read_document),
    ".rtf": ("rtf", rtf.VERSION, rtf.read_rtf),
}
"""By ending: the reader's name, its version, and the function."""

_WAYS_OUT = {
    ".doc": "open it in a word processor and save it as .docx",
    ".odt": "save it as .docx",
    ".pdf": "save it as text or .docx from the program it was made in",
}


def read_source(path: Path, name: str = "") -> Source:
    """The file's canonical text with its sha256 and reader; a MaterialError where it cannot be read.

    `name` is what problems call the file, its own name if not given.
    """
    where = name or path.name
    ending = path.suffix.casefold()
    if ending not in READERS:
        hint = _WAYS_OUT.get(ending, f"transcripts are {', '.join(sorted(READERS))}")
        raise refused(where, f"is a '{ending}' file, which is not read" if ending else "has no ending", hint)
    data = read_bytes(path, where, LARGEST_FILE)
    if not data:
        raise refused(where, "is empty", "leave it out, or check that the right file was saved")
    reader, version, read = READERS[ending]
    text, problems = read(data, where)
    if ending not in (".txt", ".md"):
        problems = [*problems, *plain_text.damage(text, where)]
    return Source(
        path.name,
        checked_text(text, where),
        hashlib.sha256(data).hexdigest(),
        reader,
        version,
        tuple(problems),
    )
