"""Reading a finished report paragraph by paragraph: .docx, .odt, .html, .pdf, .md and .txt."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qual.core.printed import SOFT_HYPHEN
from qual.core.report import ReportParagraph, markdown_paragraphs, plain_paragraphs, style_says
from qual.core.span import Span
from qual.errors import Problem
from qual.files.archive import open_archive, read_member
from qual.files.source import LARGEST_FILE, refused
from qual.files.whole_file import as_named, read_bytes
from qual.files.xml_part import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = {f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_WORD}delText", f"{_WORD}rt", _FALLBACK}
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_HIDING = ("vanish", "strike", "dstrike")
_TOO_SMALL = 4
"""Half points of type that nobody reads."""

_OFF = ("0", "false", "off")
_ENDINGS = (".docx", ".odt", ".html", ".htm", ".xhtml", ".pdf", ".md", ".markdown", ".txt", ".text", "")


def notices(path: Path) -> list[Problem]:
    """What to know of the form of a report: a PDF does not say where its paragraphs end."""
    if path.suffix.lower() != ".pdf":
        return []
    what = "is a PDF: its paragraphs were worked out from the layout"
    return [Problem(as_named(path), what, "check the file it was made from, where there is one")]


def read_report(path: Path) -> list[ReportParagraph]:
    """The report's paragraphs in reading order, empty ones left out."""
    where, ending = as_named(path), path.suffix.lower()
    if ending not in _ENDINGS and not path.is_dir():
        raise refused(where, f"is a report in a form that is not read ({ending})", "save it as .docx or .txt")
    data = read_bytes(path, where, LARGEST_FILE)
    if ending == ".docx" and data:
        found = read_word_report(data, where)
    elif ending == ".odt" and data:
        from qual.files.report_open_document import read_open_report

        found = read_open_report(data, where)
    elif ending in {".html", ".htm", ".xhtml"} and data:
        from qual.files.report_page import read_page_report

        found = read_page_report(decoded(data, where), where)
    elif ending == ".pdf" and data:
        from qual.files.pdf import read_pdf

        lines = read_pdf(data, where, undecided=SOFT_HYPHEN).text.split("\n")
        found = [ReportParagraph(f"paragraph {at}", line) for at, line in enumerate(lines, 1) if line.strip()]
    elif ending in {".md", ".markdown"}:
        found = markdown_paragraphs(decoded(data, where))
    else:
        found = plain_paragraphs(decoded(data, where))
    if not found:
        raise refused(where, "is empty", "check that the right file was saved")
    return found


class PlacedRun(NamedTuple):
    """A run of a Word document and where its words begin in the text of its paragraph."""

    start: int
    run: _Element


class WordReport(NamedTuple):
    """A Word document as it is read: its paragraphs, the runs each was read from, its body as a tree."""

    paragraphs: list[ReportParagraph]
    runs: list[tuple[PlacedRun, ...]]
    body: _Element


_Placed = tuple[ReportParagraph, tuple[PlacedRun, ...]]


def read_word_report(data: bytes, where: str) -> list[ReportParagraph]:
    """The paragraphs of a Word document: body and tables, then footnotes and endnotes.

    Tracked insertions are in; deletions, hidden and struck-out text are out.
    Text boxes follow their paragraph.
    """
    return open_word_report(data, where).paragraphs


def open_word_report(data: bytes, where: str) -> WordReport:
    """The paragraphs of a Word document with the runs that hold their words."""
    archive = open_archive(data, where)
    main = "word/document.xml"
    body = read_member(archive, main, where)
    if not body:
        raise refused(where, "is a zip archive but not a Word document", "save it as .docx")
    styles = _styles(read_member(archive, posixpath.join("word", "styles.xml"), where), where)
    root = _parsed(body, where)
    found = list(_paragraphs(root, styles))
    for part, name in (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")):
        notes = read_member(archive, posixpath.join("word", part), where)
        if notes:
            found += _notes(_parsed(notes, where), styles, name)
    found = [(paragraph, runs) for paragraph, runs in found if paragraph.text.strip()]
    return WordReport([paragraph for paragraph, _ in found], [runs for _, runs in found], root)


def decoded(data: bytes, where: str) -> str:
    """The text: by its byte-order mark, else UTF-8, else as Windows wrote it."""
    if b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise refused(where, "is no text", "check that the right file was saved")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parsed(data: bytes, where: str) -> _Element:
    """The root of a part, under the names that nearly every program writes."""
    return parsed(data.replace(_STRICT.encode(), _WORD[1:-1].encode()), where)


def _value(element: _Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{_WORD}{name}", "")


def _is_on(properties: _Element | None, name: str) -> bool | None:
    """Whether a property is switched on or off; None where it is not named."""
    switch = None if properties is None else properties.find(f"{_WORD}{name}")
    return None if switch is None else _value(switch) not in _OFF


class _Style:
    """What a paragraph style says: its names up to the one it is based on, and whether it slants."""

    def __init__(self, names: str, italic: bool, hidden: bool = False) -> None:
        self.says = style_says(names)
        self.italic = italic
        self.hidden = hidden
        self.lists = "list" in names.lower() or "lijst" in names.lower()


def _styles(data: bytes, where: str) -> dict[str, _Style]:
    if not data:
        return {}
    raw = {}
    for style in _parsed(data, where).iter(f"{_WORD}style"):
        slanted = _is_on(style.find(f"{_WORD}rPr"), "i")
        unseen = any(_is_on(style.find(f"{_WORD}rPr"), name) for name in _HIDING)
        name = _value(style.find(f"{_WORD}name"))
        raw[_value(style, "styleId")] = (name, _value(style.find(f"{_WORD}basedOn")), slanted, unseen)
    found = {}
    for identity in raw:
        names, italic, hidden, here, seen = [identity], None, False, identity, set[str]()
        while here in raw and here not in seen:
            seen.add(here)
            name, based, slanted, unseen = raw[here]
            names.append(name)
            italic = slanted if italic is None else italic
            hidden = hidden or unseen
            here = based
        found[identity] = _Style(" ".join(names), bool(italic), hidden)
    return found


def _notes(root: _Element, styles: dict[str, _Style], name: str) -> Iterator[_Placed]:
    number = 0
    for note in root.iterchildren(f"{_WORD}{name}"):
        if "eparator" in _value(note, "type"):
            continue
        number += 1
        for read, runs in _paragraphs(note, styles):
            yield ReportParagraph(f"{name} {number}", read.text, "footnote", read.quoting, read.italic), runs


def _paragraphs(root: _Element, styles: dict[str, _Style]) -> Iterator[_Placed]:
    """The paragraphs under an element, each with its place; a text box after the paragraph it hangs on."""
    number, carried = 0, _Text()
    numbers = _numbers(root)
    for element in root.iter(f"{_WORD}p"):
        if any(parent.tag in _UNSEEN for parent in element.iterancestors()):
            continue
        number += 1
        style = styles.get(_value(element.find(f"{_WORD}pPr/{_WORD}pStyle"))) or _Style("", False)
        read = carried if carried.words else _Text()
        read.take(element, style.italic, styles)
        if element.find(f"{_WORD}pPr/{_WORD}rPr/{_WORD}del") is not None:
            carried = read  # the paragraph's end is deleted, so the next one goes on
            continue
        carried = _Text()
        place, layout = _place(element, numbers, number)
        if layout == "paragraph" and style.says in {"heading", "caption"}:
            layout = style.says
        elif layout == "paragraph" and (style.lists or element.find(f"{_WORD}pPr/{_WORD}numPr") is not None):
            layout = "list"
        quoting = style.says == "quoting"
        yield ReportParagraph(place, read.words, layout, quoting, tuple(read.italic)), tuple(read.runs)


def _numbers(root: _Element) -> dict[_Element, int]:
    """The number of each table in its document, each row in its table, each cell in its row."""
    numbers: dict[_Element, int] = {}
    for tag, holder in (("tbl", root.tag), ("tr", f"{_WORD}tbl"), ("tc", f"{_WORD}tr")):
        counted: dict[_Element, int] = {}
        for element in root.iter(f"{_WORD}{tag}"):
            within = next(element.iterancestors(holder))
            numbers[element] = counted[within] = counted.get(within, 0) + 1
    return numbers


def _place(element: _Element, numbers: dict[_Element, int], number: int) -> tuple[str, str]:
    """Where a paragraph stands, and its layout."""
    cell = row = None
    for parent in element.iterancestors():
        if parent.tag == f"{_WORD}txbxContent":
            return f"text box by paragraph {number}", "text_box"
        if parent.tag == f"{_WORD}tc" and cell is None:
            cell = parent
        elif parent.tag == f"{_WORD}tr" and row is None:
            row = parent
        elif parent.tag == f"{_WORD}tbl" and cell is not None and row is not None:
            return f"table {numbers[parent]}, row {numbers[row]}, cell {numbers[cell]}", "table"
    return f"paragraph {number}", "paragraph"


class _Text:
    """The words of a paragraph as they are taken in, and the stretches of them in italics."""

    def __init__(self) -> None:
        self.words = ""
        self.italic: list[Span] = []
        self.runs: list[PlacedRun] = []

    def take(self, paragraph: _Element, italic: bool, styles: dict[str, _Style]) -> None:
        """The words of all runs that a reader sees, whatever they are wrapped in."""
        for run in _runs(paragraph):
            properties = run.find(f"{_WORD}rPr")
            if _is_unseen(run, properties, styles):
                continue
            slanted = _is_on(properties, "i")
            if slanted is None and properties is not None:
                named = styles.get(_value(properties.find(f"{_WORD}rStyle")))
                slanted = named.italic if named else None
            words = "".join(map(words_of, run))
            if words:
                self.runs.append(PlacedRun(len(self.words), run))
            if words and (italic if slanted is None else slanted):
                start = len(self.words)
                if self.italic and self.italic[-1].end == start:
                    start = self.italic.pop().start
                self.italic.append(Span(start, len(self.words) + len(words)))
            self.words += words


def _is_unseen(run: _Element, properties: _Element | None, styles: dict[str, _Style]) -> bool:
    """Whether a reader of the page does not see a run, or sees it struck out."""
    if properties is None:
        return False
    switches = [_is_on(properties, name) for name in _HIDING]
    named = styles.get(_value(properties.find(f"{_WORD}rStyle")))
    if any(switches) or (named and named.hidden and False not in switches):
        return True
    size = _value(properties.find(f"{_WORD}sz"))
    if size.isdigit() and int(size) <= _TOO_SMALL:
        return True
    white = _value(properties.find(f"{_WORD}color")).upper() == "FFFFFF"
    if not white or properties.find(f"{_WORD}highlight") is not None:
        return False
    shaded = any(parent.find(f"{_WORD}pPr/{_WORD}shd") is not None for parent in run.iterancestors())
    in_table = next(run.iterancestors(f"{_WORD}tbl", f"{_WORD}txbxContent"), None) is not None
    return not shaded and not in_table and properties.find(f"{_WORD}shd") is None


def _runs(paragraph: _Element) -> Iterator[_Element]:
    """The runs of a paragraph in order, without those of a text box in it and those deleted."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_WORD}r":
            yield element
        elif element.tag not in _UNSEEN and element.tag != f"{_WORD}p":
            waiting.extend(reversed(element))


def words_of(child: _Element) -> str:
    """The characters that one element of a run stands for."""
    if child.tag == f"{_WORD}t":
        return child.text or ""
    if isinstance(child.tag, str) and child.tag.startswith(_WORD):
        return _CHARACTERS.get(child.tag.removeprefix(_WORD), "")
    return ""
