"""What this program left in a Word report that it wrote: bookmarks around quotes, and whose study it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qual.core.coding import NAME_PREFIXES
from qual.core.exported_quote import QuoteMark
from qual.core.quotation_place import Stretch
from qual.core.report import markdown_paragraphs
from qual.core.span import Span
from qual.files.archive import open_archive, read_member
from qual.files.report import decoded, open_word_report, words_of
from qual.files.report_open_document import open_report_marks
from qual.files.report_page import page_marks
from qual.files.xml_part import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_META = re.compile(rb'<meta\s+name="qual-(study|log-head)"\s+content="([^"]*)"', re.IGNORECASE)
_ANCHOR = re.compile(r'\s*<a id="?(qual_[qp]_[a-z2-7]+(?:_\d+)?)"?></a>\s*')
_LINE = re.compile(r"line (\d+)")
_HEAD_OF_PAGE = 20_000
"""Bytes of a page in which its own data stand."""

_NAMED = re.compile(rb"qual_[qp]_")


class Left(NamedTuple):
    """The study and the head of its log that a report names, and the quotes that are bookmarked in it."""

    study: str = ""
    head: str = ""
    marks: tuple[QuoteMark, ...] = ()


def left_in(data: bytes, where: str) -> Left:
    """What an export left in a Word report; nothing where it is none and holds no quote of one."""
    archive = open_archive(data, where)
    properties = _properties(read_member(archive, "docProps/custom.xml", where), where)
    study, head = properties.get("qual study", ""), properties.get("qual log head", "")
    if not _NAMED.search(read_member(archive, "word/document.xml", where)):
        return Left(study, head)
    report = open_word_report(data, where)
    placed: dict[_Element, Stretch] = {
        each.run: Stretch(at, Span(each.start, each.start + len("".join(map(words_of, each.run)))))
        for at, runs in enumerate(report.runs)
        for each in runs
    }
    open_marks: dict[str, str] = {}
    found: dict[tuple[str, int], Span] = {}
    for element in report.body.iter(f"{_WORD}bookmarkStart", f"{_WORD}bookmarkEnd", f"{_WORD}r"):
        if element.tag == f"{_WORD}bookmarkStart":
            name = element.get(f"{_WORD}name", "")
            if name.startswith(NAME_PREFIXES):
                open_marks[element.get(f"{_WORD}id", "")] = name
        elif element.tag == f"{_WORD}bookmarkEnd":
            open_marks.pop(element.get(f"{_WORD}id", ""), None)
        elif element in placed:
            at, span = placed[element]
            for name in open_marks.values():
                before = found.get((name, at), span)
                found[name, at] = Span(min(before.start, span.start), max(before.end, span.end))
    marks = tuple(QuoteMark(name, Stretch(at, span)) for (name, at), span in found.items())
    return Left(study, head, marks)


def left_in_page(data: bytes, where: str) -> Left:
    """The study and the head of its log that a page names, and the quotes that bear the name of an export."""
    told = {
        name.decode(): value.decode("utf-8", "replace") for name, value in _META.findall(data[:_HEAD_OF_PAGE])
    }
    marks = tuple(page_marks(decoded(data, where), where)) if _NAMED.search(data) else ()
    return Left(told.get("study", ""), told.get("log-head", ""), marks)


def left_in_markdown(data: bytes, where: str) -> Left:
    """The quotes of a Markdown text that have the name of an export before them, as an anchor by itself."""
    if not _NAMED.search(data):
        return Left()
    text = decoded(data, where)
    names = {
        at: found[1] for at, line in enumerate(text.split("\n"), 1) if (found := _ANCHOR.fullmatch(line))
    }
    marks, name = [], ""
    for at, paragraph in enumerate(markdown_paragraphs(text)):
        found = _LINE.match(paragraph.place)
        line = int(found[1]) if found else 0
        if line in names:
            name = names[line]
        elif name:
            marks.append(QuoteMark(name, Stretch(at, Span(0, len(paragraph.text)))))
            name = ""
    return Left(marks=tuple(marks))


def left_in_open_document(data: bytes, where: str) -> Left:
    """What a Word report of ours left in the OpenDocument text that it was saved as."""
    archive = open_archive(data, where)
    is_marked = _NAMED.search(read_member(archive, "content.xml", where))
    marks = tuple(open_report_marks(data, where)) if is_marked else ()
    part = read_member(archive, "meta.xml", where)
    if not part:
        return Left(marks=marks)
    named = {
        each.get(f"{_ODF_META}name", ""): "".join(map(str, each.itertext()))
        for each in parsed(part, where).iter(f"{_ODF_META}user-defined")
    }
    return Left(named.get("qual study", ""), named.get("qual log head", ""), marks)


def _properties(part: bytes, where: str) -> dict[str, str]:
    """The document's own properties that are text, by name."""
    if not part:
        return {}
    return {each.get("name", ""): "".join(map(str, each.itertext())) for each in parsed(part, where)}
