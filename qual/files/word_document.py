"""Word documents (.docx): the paragraphs as a reader sees them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from xml.parsers import expat

from qual.errors import Problem
from qual.files.archive import open_archive, read_member
from qual.files.paragraphs import Paragraphs
from qual.files.source import Reading, refused

VERSION = "2"

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIXES = dict.fromkeys(_WORD, "w") | {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_OUT_OF_SIGHT = frozenset(("w:del", "w:moveFrom", "mc:Fallback", "w:rt"))
_CHARACTERS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_OFF = frozenset(("0", "false", "off"))
_TABLE_STARTS = {
    "w:tbl": Paragraphs.begin_table,
    "w:tr": Paragraphs.begin_row,
    "w:tc": Paragraphs.begin_cell,
}
_TABLE_ENDS = {"w:tbl": Paragraphs.end_table, "w:tc": Paragraphs.end_cell}


def read_document(data: bytes, where: str) -> Reading:
    """The paragraphs in reading order, one a line, table cells too, notes at the end; and what was left out.

    Insertions that are tracked are in, deletions are out; a text box follows the paragraph it hangs on.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused(where, "has a password, or is an old .doc under another name", "save it as plain .docx")
    archive = open_archive(data, where)
    main = _main_part(read_member(archive, "_rels/.rels", where), where)
    body = read_member(archive, main, where)
    if not body:
        raise refused(
            where, "is a zip archive but not a Word document", "save it as .docx in a word processor"
        )
    reader = _Hearing()
    _parse(body, reader.start, reader.end, reader.words, where)
    folder = posixpath.dirname(main)
    for notes in ("footnotes.xml", "endnotes.xml"):
        part = read_member(archive, posixpath.join(folder, notes), where)
        if part:
            reader.notes = True
            _parse(part, reader.start, reader.end, reader.words, where)
    problems = []
    if reader.hidden:
        problems.append(
            Problem(where, f"{reader.hidden} hidden characters were left out", "unhide them if they count")
        )
    if reader.embedded:
        problems.append(
            Problem(where, "a document inside this one was left out", "save that one as its own file")
        )
    return reader.paragraphs.reading(problems)


class _Hearing:
    """Hears paragraphs in the start, end and words of every element."""

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self.hidden = 0
        self.embedded = False
        self.notes = False
        self._unseen = 0
        self._in_words = False
        self._properties = ""
        self._run_hidden = False
        self._run_bold = False
        self._placeholder = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._unseen:
            self._unseen += 1
        elif name == "w:del" and self._properties == "w:pPr":
            self.paragraphs.join_next()
        elif name in _OUT_OF_SIGHT or (name in ("w:footnote", "w:endnote") and _is_separator(attributes)):
            self._unseen = 1
        elif name == "w:sdtContent" and self._placeholder:
            self._unseen, self._placeholder = 1, False
        elif name in ("w:sdt", "w:showingPlcHdr"):
            self._placeholder = name != "w:sdt" and _value(attributes) not in _OFF
        elif name == "w:p":
            self.paragraphs.begin()
        elif name in ("w:pPr", "w:rPr"):
            self._properties = self._properties or name
        elif name == "w:r":
            self._run_hidden = self._run_bold = False
        elif name == "w:vanish" and self._properties == "w:rPr":
            self._run_hidden = _value(attributes) not in _OFF
        elif name == "w:b" and self._properties == "w:rPr":
            self._run_bold = _value(attributes) not in _OFF
        elif name in ("w:t", "m:t"):
            self._in_words = True
        elif name == "w:altChunk":
            self.embedded = True
        elif name in _TABLE_STARTS:
            _TABLE_STARTS[name](self.paragraphs)
        elif not self._properties:
            self._add(_CHARACTERS.get(name, "") or (_symbol(attributes) if name == "w:sym" else ""))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen -= 1
        elif name == "w:p":
            self.paragraphs.end(note=self.notes)
            self._run_hidden = self._run_bold = False
        elif name == self._properties:
            self._properties = ""
        elif name in ("w:t", "m:t"):
            self._in_words = False
        elif name in _TABLE_ENDS:
            _TABLE_ENDS[name](self.paragraphs)

    def words(self, words: str) -> None:
        """Characters inside an element."""
        if self._in_words and not self._unseen:
            self._add(words)

    def _add(self, words: str) -> None:
        if self._run_hidden:
            self.hidden += len(words)
        else:
            self.paragraphs.add(words, bold=self._run_bold)


def _is_separator(attributes: dict[str, str]) -> bool:
    """Whether the note is only the line above the notes."""
    return any(name.endswith("type") and "eparator" in value for name, value in attributes.items())


def _value(attributes: dict[str, str]) -> str:
    """The element's value attribute."""
    return next((value for name, value in attributes.items() if name.endswith("val")), "")


def _symbol(attributes: dict[str, str]) -> str:
    """The character of a symbol font; a smiling face for the one that word processors put in for ':)'."""
    code = next((value for name, value in attributes.items() if name.endswith("char")), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return (
        "☺"
        if number == 0xF04A
        else chr(number)
        if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
        else ""
    )


def _main_part(relations: bytes, where: str) -> str:
    """The name of the part that holds the text."""
    targets: list[str] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            targets.append(attributes.get("Target", ""))

    if relations:
        _parse(relations, start, lambda _: None, lambda _: None, where)
    return targets[0].lstrip("/") if targets else "word/document.xml"


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
    where: str,
) -> None:
    """Walk an XML part; refused where it declares a document type (entities) or is damaged."""
    short: dict[str, str] = {}

    def named(full: str) -> str:
        if full not in short:
            namespace, _, local = full.rpartition(" ")
            short[full] = f"{_PREFIXES[namespace]}:{local}" if namespace in _PREFIXES else local
        return short[full]

    def doctype(*_: object) -> None:
        raise refused(
            where, "declares a document type, which no Office program writes", "do not open this file"
        )

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = lambda name, attributes: start(named(name), attributes)
    parser.EndElementHandler = lambda name: end(named(name))
    parser.CharacterDataHandler = words
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise refused(
            where, "is damaged: a part of it is no XML", "open it in its own program and save it"
        ) from None
