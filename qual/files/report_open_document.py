"""A finished report as an OpenDocument text: paragraphs with their place and styling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from qual.core.coding import NAME_PREFIXES
from qual.core.exported_quote import QuoteMark
from qual.core.quotation_place import Stretch
from qual.core.report import ReportParagraph, style_says
from qual.core.span import Span
from qual.files.archive import open_archive, read_member, refuse_locked
from qual.files.source import refused
from qual.files.table_words import Rows, Words, with_words
from qual.files.xml_part import parsed

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_BOOKMARKS = (f"{_TEXT}bookmark-start", f"{_TEXT}bookmark-end")
_UNSEEN = (
    f"{_TEXT}tracked-changes",
    f"{_OFFICE}annotation",
    f"{_TEXT}note-citation",
    f"{_TEXT}ruby-text",
    f"{_TEXT}hidden-text",
    f"{_TEXT}hidden-paragraph",
)


class _Named(NamedTuple):
    """What a style says: its own and its parents' names, whether it slants, whether its words go unseen."""

    names: str
    italic: bool
    hidden: bool = False


class _Placed(NamedTuple):
    """A paragraph, and where the names of quotes stand in it."""

    paragraph: ReportParagraph
    marks: tuple[tuple[str, Span], ...]


class _Piece(NamedTuple):
    """Words of a paragraph, whether they slant; or, with none, a bookmark's name where it opens or closes."""

    words: str
    slanted: bool = False
    opens: str = ""
    closes: str = ""


def read_open_report(data: bytes, where: str) -> list[ReportParagraph]:
    """The paragraphs of an .odt in reading order, notes after the paragraph that they stand in."""
    return [each.paragraph for each in _read(data, where)]


def open_report_marks(data: bytes, where: str) -> list[QuoteMark]:
    """The stretches of those paragraphs that stand in a bookmark named as an export names a quote."""
    return [
        QuoteMark(name, Stretch(at, span))
        for at, each in enumerate(_read(data, where))
        for name, span in each.marks
    ]


def _read(data: bytes, where: str) -> list[_Placed]:
    """The paragraphs that say something, with the names of quotes in each."""
    archive = open_archive(data, where)
    refuse_locked(archive, where)
    body = read_member(archive, "content.xml", where)
    if not body:
        raise refused(where, "is a zip archive but not an OpenDocument text", "save it as .odt")
    content = parsed(body, where)
    shared = read_member(archive, "styles.xml", where)
    styles = _styles([parsed(shared, where)] if shared else [], content)
    root = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if root is None:
        raise refused(where, "has no text in it", "save it as an OpenDocument text (.odt)")
    return [each for each in _paragraphs(root, styles) if each.paragraph.text.strip()]


def open_tables(data: bytes, where: str) -> Iterator[tuple[str, list[list[str]], str]]:
    """The paragraph before each table of an .odt, its rows and the paragraph under it, in reading order.

    A cell over several columns stands in the first of them; one that is repeated stands in each.
    """
    body = read_member(open_archive(data, where), "content.xml", where)
    root = parsed(body, where).find(f"{_OFFICE}body/{_OFFICE}text") if body else None
    if root is None:
        raise refused(where, "has no text in it", "save it as an OpenDocument text (.odt)")
    parts: list[Words | Rows] = []
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table"):
        if any(parent.tag == f"{_TABLE}table" or parent.tag in _UNSEEN for parent in element.iterancestors()):
            continue
        if element.tag == f"{_TABLE}table":
            parts.append(Rows([list(_cells(row)) for row in element.iter(f"{_TABLE}table-row")]))
        else:
            parts.append(Words(_plain(element), element.tag == f"{_TEXT}h"))
    yield from with_words(parts)


def _cells(row: Any) -> Iterator[str]:
    """The words of the cells of a row."""
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        times = cell.get(f"{_TABLE}number-columns-repeated") or "1"
        words = " ".join(_plain(each) for each in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))
        yield from [words] * (min(int(times), 200) if times.isdecimal() else 1)


def _plain(element: Any) -> str:
    """The words of a paragraph as a reader sees them."""
    return " ".join("".join(_seen(element)).split())


def _seen(element: Any) -> Iterator[str]:
    if element.tag in _UNSEEN:
        return
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        else:
            yield from _seen(child)
        yield child.tail or ""


def _styles(shared: list[Any], content: Any) -> dict[str, _Named]:
    """The styles by name; those of the text itself are made by the program and point at a parent."""
    raw: dict[str, tuple[str, str, bool | None, bool | None]] = {}
    for root in (*shared, content):
        for style in root.iter(f"{_STYLE}style"):
            properties = style.find(f"{_STYLE}text-properties")
            slant = None if properties is None else properties.get(f"{_FO}font-style")
            shown = style.get(f"{_STYLE}display-name") or style.get(f"{_STYLE}name") or ""
            slants = None if slant is None else slant in ("italic", "oblique")
            raw[style.get(f"{_STYLE}name") or ""] = (
                shown,
                style.get(f"{_STYLE}parent-style-name") or "",
                slants,
                _hides(properties),
            )
    found = {}
    for name in raw:
        names, here, seen = [], name, set[str]()
        italic: bool | None = None
        hidden: bool | None = None
        while here in raw and here not in seen:
            seen.add(here)
            shown, parent, slanted, unseen = raw[here]
            names += [shown.replace("_20_", " "), here.replace("_20_", " ")]
            italic = slanted if italic is None else italic
            hidden = unseen if hidden is None else hidden
            here = parent
        found[name] = _Named(" ".join(names), bool(italic), bool(hidden))
    return found


def _hides(properties: Any) -> bool | None:
    """Whether text properties hide words or strike them out; None where they say nothing of it."""
    if properties is None:
        return None
    shown, line = properties.get(f"{_TEXT}display"), properties.get(f"{_STYLE}text-line-through-style")
    if shown is None and line is None:
        return None
    return shown == "none" or line not in (None, "none")


def _paragraphs(root: Any, styles: dict[str, _Named]) -> Iterator[_Placed]:
    tables = {table: at for at, table in enumerate(root.iter(f"{_TABLE}table"), start=1)}
    notes = {note: at for at, note in enumerate(root.iter(f"{_TEXT}note"), start=1)}
    number = 0
    opened: set[str] = set()
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        above = list(element.iterancestors())
        if any(parent.tag in _UNSEEN for parent in above):
            continue
        number += 1
        style = styles.get(element.get(f"{_TEXT}style-name") or "", _Named("", False))
        words = ""
        italic: list[Span] = []
        begun = dict.fromkeys(opened, 0)
        marks: list[tuple[str, Span]] = []
        for text, slanted, opens, closes in _pieces(element, styles, slanted=style.italic):
            start = len(words)
            words += text
            if opens:
                begun[opens] = start
            if closes in begun and (first := begun.pop(closes)) < start:
                marks.append((closes, Span(first, start)))
            if slanted and text:
                if italic and italic[-1].end == start:
                    start = italic.pop().start
                italic.append(Span(start, len(words)))
        says = style_says(style.names)
        place, layout = _place(above, number, tables, notes)
        if layout == "paragraph" and (element.tag == f"{_TEXT}h" or says in ("heading", "caption")):
            layout = "caption" if says == "caption" else "heading"
        elif layout == "paragraph" and any(parent.tag == f"{_TEXT}list" for parent in above):
            layout = "list"
        opened = set(begun)
        marks += [(name, Span(first, len(words))) for name, first in begun.items() if first < len(words)]
        read = ReportParagraph(place, words, layout, says == "quoting", tuple(italic))
        yield _Placed(read, tuple(marks))


def _place(above: list[Any], number: int, tables: dict[Any, int], notes: dict[Any, int]) -> tuple[str, str]:
    """Where a paragraph stands, and its layout."""
    cell = row = None
    for parent in above:
        if parent.tag == f"{_TEXT}note":
            kind = parent.get(f"{_TEXT}note-class") or "footnote"
            return f"{kind} {notes[parent]}", "footnote"
        if parent.tag == f"{_DRAW}text-box":
            return f"text box by paragraph {number}", "text_box"
        if parent.tag == f"{_TABLE}table-cell" and cell is None:
            cell = parent
        elif parent.tag == f"{_TABLE}table-row" and row is None:
            row = parent
        elif parent.tag == f"{_TABLE}table" and cell is not None and row is not None:
            rows = list(parent.iter(f"{_TABLE}table-row"))
            cells = list(row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"))
            where = f"table {tables[parent]}, row {rows.index(row) + 1}, cell {cells.index(cell) + 1}"
            return where, "table"
    return f"paragraph {number}", "paragraph"


def _pieces(element: Any, styles: dict[str, _Named], *, slanted: bool) -> Iterator[_Piece]:
    """The words of a paragraph with whether they slant; notes and boxes in it are paragraphs of their own."""
    if element.text:
        yield _Piece(element.text, slanted)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        name = child.get(f"{_TEXT}name") or "" if tag in _BOOKMARKS else ""
        if name.startswith(NAME_PREFIXES):
            yield _Piece("", opens=name) if tag.endswith("start") else _Piece("", closes=name)
        elif tag == f"{_TEXT}s":
            yield _Piece(" " * min(1000, int(child.get(f"{_TEXT}c") or 1)), slanted)
        elif tag == f"{_TEXT}tab":
            yield _Piece("\t", slanted)
        elif tag == f"{_TEXT}line-break":
            yield _Piece("\n", slanted)
        elif tag and tag != f"{_TEXT}note" and tag not in _UNSEEN and not tag.startswith(_DRAW):
            own = styles.get(child.get(f"{_TEXT}style-name") or "")
            if tag == f"{_TEXT}span" and own and own.hidden:
                if child.tail:
                    yield _Piece(child.tail, slanted)
                continue
            yield from _pieces(
                child, styles, slanted=own.italic if own and tag == f"{_TEXT}span" else slanted
            )
        if child.tail:
            yield _Piece(child.tail, slanted)
