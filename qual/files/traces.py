"""What a file says, whatever it is: enough to look for words in it, not to read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from qual.errors import MaterialError
from qual.files.archive import open_archive, read_member
from qual.files.whole_file import read_bytes

LARGEST_FILE = 200_000_000
"""Bytes of a file that is still looked into."""

_TAG = re.compile(r"<(/?(?:w:p|w:tc|w:br|text:p|a:p|p|td|li|si|t)\b)?[^<>]*>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
"""Who speaks, in subtitles: a name inside a tag."""

_SQLITE = b"SQLite format 3\x00"


def text_in(path: Path) -> str | None:
    """The words in a file: plain text, or an archive's parts without their mark-up; None where neither."""
    try:
        data = read_bytes(path, path.name, LARGEST_FILE)
        if data.startswith(b"PK\x03\x04"):
            archive = open_archive(data, path.name)
            parts = [read_member(archive, each.filename, path.name) for each in archive.infolist()]
            return "\n".join(_plain(part) for part in parts if b"\x00" not in part[:2000])
    except MaterialError:
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _plain(data.decode("utf-16", "replace").encode())
    return None if b"\x00" in data[:2000] or data.startswith(b"%PDF") else _plain(data)


def _plain(data: bytes) -> str:
    """Text without mark-up; runs of one paragraph are joined, paragraphs are not."""
    text = _VOICE.sub(r" \1 ", data.decode("utf-8", "replace"))
    return _TAG.sub(lambda tag: " " if tag[1] else "", text) if "<" in text else text


def databases_in(folder: Path) -> Iterator[Path]:
    """The SQLite files in a folder and below, with what SQLite keeps beside them; hidden folders left out."""
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts[:-1]) or not path.is_file():
            continue
        if path.name.endswith(("-wal", "-shm", "-journal")):
            yield path
            continue
        try:
            with path.open("rb") as file:
                if file.read(len(_SQLITE)) == _SQLITE:
                    yield path
        except OSError:
            continue
