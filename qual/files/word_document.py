"""Word documents (.docx): the paragraphs as a reader sees them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qual.errors import Problem
from qual.files.archive import open_archive, read_member
from qual.files.paragraphs import Paragraphs
from qual.files.source import Reading, refused
from qual.files.xml_part import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION = "2"

_NAMESPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}
"""The names of the strict form of the format, and those that nearly every program writes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OUT_OF_SIGHT = (f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}rt")
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_PARAGRAPH = f"{_W}p"
_SYMBOL = f"{_W}sym"
_WORDS = frozenset((f"{_W}t", f"{_M}t"))
_TABLE_STARTS = {
    f"{_W}tbl": Paragraphs.begin_table,
    f"{_W}tr": Paragraphs.begin_row,
    f"{_W}tc": Paragraphs.begin_cell,
}
_TABLE_ENDS = {f"{_W}tbl": Paragraphs.end_table, f"{_W}tc": Paragraphs.end_cell}
_HEARD = (*_WORDS, *_CHARACTERS, *_TABLE_STARTS, _PARAGRAPH, _SYMBOL)
_OFF = frozenset(("0", "false", "off"))


def read_document(data: bytes, where: str) -> Reading:
    """The paragraphs in reading order, one a line, table cells too, notes at the end; and what was left out.

    Insertions that are tracked are in, deletions are out; a text box follows the paragraph it hangs on.
    """
    archive = open_archive(data, where)
    main = _main_part(read_member(archive, "_rels/.rels", where), where)
    body = read_member(archive, main, where)
    if not body:
        raise refused(
            where, "is a zip archive but not a Word document", "save it as .docx in a word processor"
        )
    hearing = _Hearing()
    hearing.hear(_part(body, where))
    folder = posixpath.dirname(main)
    for notes in ("footnotes.xml", "endnotes.xml"):
        part = read_member(archive, posixpath.join(folder, notes), where)
        if part:
            hearing.hear(_part(part, where), notes=True)
    problems = []
    if hearing.hidden:
        problems.append(
            Problem(where, f"{hearing.hidden} hidden characters were left out", "unhide them if they count")
        )
    if hearing.embedded:
        problems.append(
            Problem(where, "a document inside this one was left out", "save that one as its own file")
        )
    return hearing.paragraphs.reading(problems)


def _part(data: bytes, where: str) -> _Element:
    """The root of a part, under the names that nearly every program writes."""
    for strict, usual in _NAMESPACES.items():
        data = data.replace(strict, usual)
    return parsed(data, where)


class _Hearing:
    """Hears paragraphs in the elements of the parts, one part after the other.

    What is out of sight is cut off first and what a run says of its letters is noted, so that the walk itself
    stops at words and paragraphs only: a run has some ten elements that say nothing about its words.
    """

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self.hidden = 0
        self.embedded = False

    def hear(self, root: _Element, *, notes: bool = False) -> None:
        """Hear a part; as notes, its paragraphs go to the end of the text."""
        from lxml import etree

        joined = set(_with_deleted_mark(root))
        _cut_out_of_sight(root)
        hidden, bold = set(_runs_with(root, f"{_W}vanish")), set(_runs_with(root, f"{_W}b"))
        self.embedded |= next(root.iter(f"{_W}altChunk"), None) is not None
        paragraphs = self.paragraphs
        for event, element in etree.iterwalk(root, events=("start", "end"), tag=_HEARD):
            name = element.tag
            if name in _WORDS:
                words = element.text if event == "start" else ""
            elif event == "end":
                if name == _PARAGRAPH:
                    if element in joined:
                        paragraphs.join_next()
                    paragraphs.end(note=notes)
                elif name in _TABLE_ENDS:
                    _TABLE_ENDS[name](paragraphs)
                continue
            elif name == _PARAGRAPH:
                paragraphs.begin()
                continue
            elif name in _TABLE_STARTS:
                _TABLE_STARTS[name](paragraphs)
                continue
            else:
                words = _character(element)
            if words:
                run = element.getparent() if hidden or bold else None
                if run in hidden:
                    self.hidden += len(words)
                else:
                    paragraphs.add(words, bold=run in bold)


def _with_deleted_mark(root: _Element) -> Iterator[_Element]:
    """The paragraphs whose end was deleted, so that they go on in the next one."""
    for deleted in root.iter(f"{_W}del"):
        properties = deleted.getparent()
        above = None if properties is None else properties.getparent()
        paragraph = None if above is None or above.tag != f"{_W}pPr" else above.getparent()
        if paragraph is not None:
            yield paragraph


def _cut_out_of_sight(root: _Element) -> None:
    """Take out what a reader does not see: deletions, the second form of a box, placeholders, rules."""
    unseen = list(root.iter(*_OUT_OF_SIGHT))
    unseen += [note for note in root.iter(f"{_W}footnote", f"{_W}endnote") if _is_separator(note)]
    for mark in root.iter(f"{_W}showingPlcHdr"):
        control = next(mark.iterancestors(f"{_W}sdt"), None)
        content = None if control is None or _value(mark) in _OFF else control.find(f"{_W}sdtContent")
        unseen += [] if content is None else [content]
    for element in unseen:
        above = element.getparent()
        if above is not None:
            above.remove(element)


def _runs_with(root: _Element, name: str) -> Iterator[_Element]:
    """The runs whose letters have a property."""
    for mark in root.iter(name):
        properties = mark.getparent()
        run = None if properties is None or properties.tag != f"{_W}rPr" else properties.getparent()
        if run is not None and _value(mark) not in _OFF:
            yield run


def _character(element: _Element) -> str:
    """The character that an element stands for; none where it is a tab stop of the layout."""
    if element.tag == _SYMBOL:
        return _symbol(element)
    above = element.getparent()
    return "" if above is not None and above.tag == f"{_W}tabs" else _CHARACTERS[str(element.tag)]


def _is_separator(note: _Element) -> bool:
    """Whether the note is only the line above the notes."""
    return "eparator" in note.get(f"{_W}type", "")


def _value(element: _Element) -> str:
    """The element's value attribute."""
    return element.get(f"{_W}val", "")


def _symbol(element: _Element) -> str:
    """The character of a symbol font; a smiling face for the one that word processors put in for ':)'."""
    try:
        number = int(element.get(f"{_W}char", ""), 16)
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
    if relations:
        for link in parsed(relations, where):
            if link.get("Type", "").endswith("/officeDocument"):
                return link.get("Target", "").lstrip("/")
    return "word/document.xml"
