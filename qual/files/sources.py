"""A transcript's file, read to its canonical text. Nothing here ever writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from qual.files import (
    captions,
    old_word,
    open_document,
    plain_text,
    rtf,
    word_document,
)
from qual.files.source import LARGEST_FILE, Reading, Source, checked_text, refused
from qual.files.whole_file import read_bytes

Reader = Callable[[bytes, str], Reading]


def _plain(data: bytes, where: str) -> Reading:
    return Reading(*plain_text.decode(data, where))


def _rtf(data: bytes, where: str) -> Reading:
    return Reading(*rtf.read_rtf(data, where))


def _pdf(data: bytes, where: str) -> Reading:
    from qual.files.pdf import read_pdf

    return read_pdf(data, where)


def _html(data: bytes, where: str) -> Reading:
    from qual.files.web_page import read_web_page

    return read_web_page(data, where)


def _json(data: bytes, where: str) -> Reading:
    from qual.files.json_transcript import read_json

    return read_json(data, where)


def _spreadsheet(data: bytes, where: str) -> Reading:
    from qual.files.table_transcript import read_spreadsheet

    return read_spreadsheet(data, where)


READERS: Mapping[str, tuple[str, str, Reader]] = {
    ".txt": ("text", plain_text.VERSION, _plain),
    ".md": ("text", plain_text.VERSION, _plain),
    ".log": ("text", plain_text.VERSION, _plain),
    ".docx": ("word", word_document.VERSION, word_document.read_document),
    ".doc": ("old word", old_word.VERSION, old_word.read_old_document),
    ".odt": ("opendocument", open_document.VERSION, open_document.read_open_document),
    ".rtf": ("rtf", rtf.VERSION, _rtf),
    ".pdf": ("pdf", "1", _pdf),
    ".html": ("html", "1", _html),
    ".htm": ("html", "1", _html),
    ".xhtml": ("html", "1", _html),
    ".vtt": ("captions", captions.VERSION, captions.read_captions),
    ".srt": ("captions", captions.VERSION, captions.read_captions),
    ".sbv": ("captions", captions.VERSION, captions.read_captions),
    ".json": ("json", "1", _json),
    ".otr": ("json", "1", _json),
    ".xlsx": ("table", "1", _spreadsheet),
    ".csv": ("table", "1", _spreadsheet),
    ".tsv": ("table", "1", _spreadsheet),
}
"""By ending: the reader's name, its version, and the function."""

PLAIN = frozenset((".txt", ".md", ".log"))
"""Endings of plain text, whose reader looks for damage itself."""

TABLES = frozenset((".xlsx", ".csv", ".tsv", ".json"))
"""Endings that hold tables and settings more often than transcripts."""


def is_transcript(path: Path) -> bool:
    """Whether a table or JSON file holds a transcript, so that the import of a folder takes it in."""
    if path.suffix.casefold() == ".json":
        from qual.files.json_transcript import is_transcript as in_json

        return in_json(path)
    from qual.files.table_transcript import is_transcript as in_table

    return in_table(path)


_WAYS_OUT = {
    ".xml": "save it as text or .docx; of the XML of a debate, its web page (.html) can be read",
    ".pages": "export it as .docx from Pages",
    ".gdoc": "this is only a link; download the document as .docx",
    ".wps": "open it in a word processor and save it as .docx",
    ".docm": "save it as .docx, without macros",
    ".dot": "save it as .docx",
    ".zip": "unpack it first",
    ".mp3": "recordings are not read, only what was typed or transcribed from them",
    ".wav": "recordings are not read, only what was typed or transcribed from them",
    ".m4a": "recordings are not read, only what was typed or transcribed from them",
    ".mp4": "recordings are not read, only what was typed or transcribed from them",
    ".xls": "save it as .xlsx",
    ".ods": "save it as .xlsx",
}


_WORD_PROCESSING = frozenset((".doc", ".docx", ".rtf"))


def _ending_it_should_have(ending: str, data: bytes) -> str:
    """The ending that fits the file: word processors save the formats of one another under any of theirs."""
    if ending not in _WORD_PROCESSING:
        return ending
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    return ".doc" if old_word.is_old_document(data) else ending


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
    reader, version, read = READERS[_ending_it_should_have(ending, data)]
    reading = read(data, where)
    problems = list(reading.problems)
    if ending not in PLAIN:
        problems += [each for each in plain_text.damage(reading.text, where) if each not in problems]
    return Source(
        path.name,
        checked_text(reading.text, where),
        hashlib.sha256(data).hexdigest(),
        reader,
        version,
        tuple(problems),
        reading.layout,
        tuple(reading.set_off),
    )
