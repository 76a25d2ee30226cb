"""Comments in a copy of a Word report, each exactly around the words it is about."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from qual.core.quotation_place import Stretch
from qual.errors import QualError
from qual.files.archive import open_archive, read_member
from qual.files.report import PlacedRun, WordReport, open_word_report, words_of
from qual.files.source import refused
from qual.files.xml_part import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "qual"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD = f"{{{_W}}}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MAIN, _MAIN_RELATIONS, _CONTENT_TYPES = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
_WRAPPERS = {
    f"{_WORD}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple")
}
_NO_WORDS = {f"{_WORD}{name}" for name in ("sdtPr", "sdtEndPr", "smartTagPr")}
_NOTES = {f"{_WORD}footnote": "footnoteReference", f"{_WORD}endnote": "endnoteReference"}
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Comment(NamedTuple):
    """The lines of a comment, and the stretches of the report that it is about."""

    stretches: tuple[Stretch, ...]
    lines: tuple[str, ...]


class CommentsLostError(QualError):
    """An annotated copy does not hold what it should, so it is not handed over."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            f"a copy of {where} with comments was made and read again, and {what}; it is not handed over. "
            "This is a fault of the program, please report it"
        )


class _Ends(NamedTuple):
    """The elements between which a comment stands, both part of its range."""

    first: _Element
    last: _Element


def is_beside(report: WordReport, stretch: Stretch) -> bool:
    """Whether a stretch is in a note or a text box, where Word keeps no comment."""
    runs = report.runs[stretch.paragraph]
    held = {f"{_WORD}txbxContent", *_NOTES}
    return any(parent.tag in held for each in runs[:1] for parent in each.run.iterancestors())


def with_comments(data: bytes, where: str, comments: Sequence[Comment], day: str, language: str) -> bytes:
    """A copy of a Word document with comments put in; CommentsLostError where it does not read back.

    Nothing else in it changes. What stands in a note or a text box is commented on where the note is referred
    to or the box hangs, because Word keeps no comment inside.
    """
    report = open_word_report(data, where)
    archive = open_archive(data, where)
    relations = parsed(
        read_member(archive, _MAIN_RELATIONS, where) or f'<Relationships xmlns="{_RELATIONS}"/>'.encode(),
        where,
    )
    target = comments_part(relations)
    old = read_member(archive, target, where) if target else b""
    part = parsed(old.replace(_STRICT, _W.encode()), where) if old else None
    if part is None:
        part = parsed(f'<w:comments xmlns:w="{_W}"/>'.encode(), where)
    number = max((int(each) for each in _ids(part) if each.isdigit()), default=-1) + 1
    everywhere = _ends(report, comments, where)
    for offset, (comment, ends) in enumerate(zip(comments, everywhere, strict=True)):
        _embrace(ends, number + offset)
        part.append(_comment(_led(comment.lines, ends.first), number + offset, day, language))
    is_strict = _STRICT in read_member(archive, _MAIN, where)
    changed = {_MAIN: written(report.body, is_strict)}
    if not target:
        target = _free_name(archive.namelist())
        office = _STRICT_OFFICE if is_strict else _OFFICE
        _relate(relations, f"{office}/comments", posixpath.basename(target))
        changed[_MAIN_RELATIONS] = written(relations)
        types = read_member(archive, _CONTENT_TYPES, where)
        if types:
            changed[_CONTENT_TYPES] = _with_type(parsed(types, where), f"/{target}")
    changed[target] = written(part, is_strict)
    made = packed(archive, changed)
    _read_back(data, made, where, comments, number, changed)
    return made


def comment_lines(data: bytes, where: str) -> dict[str, tuple[str, str]]:
    """Who wrote each comment of a Word document, and its text, by the comment's number."""
    archive = open_archive(data, where)
    relations = read_member(archive, _MAIN_RELATIONS, where)
    target = comments_part(parsed(relations, where)) if relations else ""
    part = read_member(archive, target, where) if target else b""
    if not part:
        return {}
    root = parsed(part.replace(_STRICT, _W.encode()), where)
    return {
        each.get(f"{_WORD}id", ""): (each.get(f"{_WORD}author", ""), _text_of(each))
        for each in root.iterchildren(f"{_WORD}comment")
    }


def _text_of(comment: _Element) -> str:
    lines = ("".join(map(words_of, line.iter())) for line in comment.iter(f"{_WORD}p"))
    return "\n".join(lines)


def _ids(part: _Element) -> Iterable[str]:
    return (each.get(f"{_WORD}id", "") for each in part.iterchildren(f"{_WORD}comment"))


def comments_part(relations: _Element) -> str:
    """The name of the part that holds the document's comments; empty where it has none."""
    for each in relations:
        if each.get("Type", "").rpartition("/")[2] == "comments" and "/extended" not in each.get("Type", ""):
            return posixpath.normpath(posixpath.join("word", each.get("Target", ""))).lstrip("/")
    return ""


def _ends(report: WordReport, comments: Sequence[Comment], where: str) -> list[_Ends]:
    """The elements that begin and end each comment's range; runs are split where one begins within them."""
    cuts: dict[_Element, set[int]] = {}
    spans: list[tuple[Stretch, Stretch] | None] = []
    for comment in comments:
        first, last = comment.stretches[0], comment.stretches[-1]
        if is_beside(report, first):
            spans.append(None)
            continue
        if _story(report, first) is not _story(report, last):
            last = first
        spans.append((first, last))
        for stretch, offset in ((first, first.span.start), (last, last.span.end)):
            for placed in report.runs[stretch.paragraph]:
                inside = offset - placed.start
                if 0 < inside < len(_words(placed.run)):
                    cuts.setdefault(placed.run, set()).add(inside)
    pieces = {run: _split(run, sorted(offsets)) for run, offsets in cuts.items()}
    found = []
    for comment, span in zip(comments, spans, strict=True):
        if span is None:
            anchor = _anchor(report, comment.stretches[0], where)
            found.append(_Ends(anchor, anchor))
            continue
        first, last = span
        found.append(
            _Ends(
                _piece(report, pieces, first.paragraph, first.span.start, first=True),
                _piece(report, pieces, last.paragraph, last.span.end, first=False),
            )
        )
    return found


def _story(report: WordReport, stretch: Stretch) -> _Element:
    """The cell, box, note or body that a stretch stands in."""
    run = report.runs[stretch.paragraph][0].run
    held = {f"{_WORD}tc", f"{_WORD}txbxContent", f"{_WORD}body", *_NOTES}
    return next(parent for parent in run.iterancestors() if parent.tag in held)


def _anchor(report: WordReport, stretch: Stretch, where: str) -> _Element:
    """The run of the body that refers to a note, or that a text box hangs on."""
    run = report.runs[stretch.paragraph][0].run
    for parent in run.iterancestors():
        if parent.tag in _NOTES:
            number = parent.get(f"{_WORD}id")
            for reference in report.body.iter(f"{_WORD}{_NOTES[parent.tag]}"):
                if reference.get(f"{_WORD}id") == number:
                    return _run_in_body(reference)
            raise refused(where, "has a note that nothing refers to, with a quotation in it", "take it out")
    return _run_in_body(run)


def _run_in_body(element: _Element) -> _Element:
    """The outermost run around an element."""
    return [parent for parent in (element, *element.iterancestors()) if parent.tag == f"{_WORD}r"][-1]


def _words(run: _Element) -> str:
    return "".join(map(words_of, run))


def _split(run: _Element, offsets: Sequence[int]) -> list[tuple[int, _Element]]:
    """Part a run at some of its characters; gives its pieces with where each begins."""
    pieces, begun = [(0, run)], 0
    for offset in offsets:
        piece = pieces[-1][1]
        behind = piece.makeelement(piece.tag, {str(name): str(value) for name, value in piece.attrib.items()})
        properties = piece.find(f"{_WORD}rPr")
        if properties is not None:
            behind.append(deepcopy(properties))
        at = begun
        for child in list(piece):
            size = len(words_of(child))
            if child is properties or at + size <= offset:
                at += size
                continue
            if at < offset:
                rest = deepcopy(child)
                text = child.text or ""
                child.text, rest.text = text[: offset - at], text[offset - at :]
                for half in (child, rest):
                    half.set(_XML_SPACE, "preserve")
                behind.append(rest)
            else:
                behind.append(child)
            at += size
        piece.addnext(behind)
        pieces.append((offset, behind))
        begun = offset
    return pieces


def _piece(
    report: WordReport,
    pieces: Mapping[_Element, list[tuple[int, _Element]]],
    paragraph: int,
    offset: int,
    *,
    first: bool,
) -> _Element:
    """The piece of a run that begins, or ends, at a character of a paragraph."""
    wanted = offset if first else offset - 1
    runs = report.runs[paragraph]
    placed = [each for each in runs if each.start <= wanted][-1]
    inside = wanted - placed.start
    within = pieces.get(placed.run, [(0, placed.run)])
    return [piece for start, piece in within if start <= inside][-1]


def _embrace(ends: _Ends, number: int) -> None:
    """Put a comment's range around some elements, outside of what wraps them where they stand at its edge."""
    first, last = ends
    while _is_edge(first, before=True):
        first = _parent(first)
    while _is_edge(last, before=False):
        last = _parent(last)
    start = first.makeelement(f"{_WORD}commentRangeStart", {f"{_WORD}id": str(number)})
    end = last.makeelement(f"{_WORD}commentRangeEnd", {f"{_WORD}id": str(number)})
    run = last.makeelement(f"{_WORD}r", {})
    run.append(run.makeelement(f"{_WORD}commentReference", {f"{_WORD}id": str(number)}))
    first.addprevious(start)
    last.addnext(end)
    end.addnext(run)


def _parent(element: _Element) -> _Element:
    return next(element.iterancestors())


def _is_edge(element: _Element, *, before: bool) -> bool:
    """Whether an element is the first, or last, of an insertion, link or control within a paragraph."""
    parent = _parent(element)
    if parent.tag not in _WRAPPERS:
        return False
    beside = [each for each in element.itersiblings(preceding=before) if each.tag not in _NO_WORDS]
    return not beside


def _led(lines: Sequence[str], first: _Element) -> tuple[str, ...]:
    """The lines, after an empty one where the comment begins in a control around whole paragraphs.

    LibreOffice leaves out the first line of such a comment.
    """
    controls = f"{_WORD}sdtContent"
    held = any(parent.tag == controls for parent in first.iterancestors() if parent.tag != f"{_WORD}p")
    return ("", *lines) if held else tuple(lines)


def _comment(lines: Sequence[str], number: int, day: str, language: str) -> _Element:
    """A comment of `qual`: a paragraph for each line."""
    from lxml import etree

    made = etree.Element(
        f"{_WORD}comment",
        {
            f"{_WORD}id": str(number),
            f"{_WORD}author": AUTHOR,
            f"{_WORD}date": f"{day[:10]}T00:00:00Z",
            f"{_WORD}initials": "q",
        },
        nsmap={"w": _W},
    )
    spoken = {"nl": "nl-NL", "en": "en-GB"}.get(language, language)
    for at, line in enumerate(lines):
        paragraph = etree.SubElement(made, f"{_WORD}p")
        if not at:
            etree.SubElement(etree.SubElement(paragraph, f"{_WORD}r"), f"{_WORD}annotationRef")
        run = etree.SubElement(paragraph, f"{_WORD}r")
        properties = etree.SubElement(run, f"{_WORD}rPr")
        if not at:
            etree.SubElement(properties, f"{_WORD}b")
        etree.SubElement(properties, f"{_WORD}lang", {f"{_WORD}val": spoken})
        text = etree.SubElement(run, f"{_WORD}t", {_XML_SPACE: "preserve"})
        text.text = _shown(line)
    return made


def _shown(line: str) -> str:
    """A line with what no document can hold left out."""
    return _UNPRINTABLE.sub("", " ".join(line.split()))


def _free_name(names: Iterable[str]) -> str:
    taken, number = {name.casefold() for name in names}, 0
    while f"word/comments{number or ''}.xml" in taken:
        number += 1
    return f"word/comments{number or ''}.xml"


def _relate(relations: _Element, kind: str, target: str) -> None:
    taken = {each.get("Id") for each in relations}
    number = 1
    while f"rIdQual{number}" in taken:
        number += 1
    relations.append(
        relations.makeelement(
            f"{{{_RELATIONS}}}Relationship", {"Id": f"rIdQual{number}", "Type": kind, "Target": target}
        )
    )


def _with_type(types: _Element, name: str) -> bytes:
    types.append(
        types.makeelement(f"{{{_TYPES}}}Override", {"PartName": name, "ContentType": _COMMENTS}),
    )
    return written(types)


def written(root: _Element, is_strict: bool = False) -> bytes:
    """The bytes of a part, under the names of the strict form where it had those."""
    from lxml import etree

    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data.replace(_W.encode(), _STRICT) if is_strict else data


def packed(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The archive again with some parts changed or new, the others as they were."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for member in archive.infolist():
            data = changed.get(member.filename)
            entry = zipfile.ZipInfo(member.filename, member.date_time)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, archive.read(member) if data is None else data)
        time = next((member.date_time for member in archive.infolist()), (1980, 1, 1, 0, 0, 0))
        for name in sorted(set(changed) - set(archive.namelist())):
            entry = zipfile.ZipInfo(name, time)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, changed[name])
    return result.getvalue()


def _read_back(
    data: bytes,
    made: bytes,
    where: str,
    comments: Sequence[Comment],
    number: int,
    changed: Mapping[str, bytes],
) -> None:
    """Find the report's text unchanged in the copy, every comment around its words, and the older ones."""
    before, after = open_archive(data, where), open_archive(made, where)
    for name in before.namelist():
        if name not in changed and before.read(name) != after.read(name):
            raise CommentsLostError(where, f"its part {name} was not the same")
    old, new = open_word_report(data, where), open_word_report(made, where)
    if old.paragraphs != new.paragraphs or _all_text(old.body) != _all_text(new.body):
        raise CommentsLostError(where, "its text was not the same")
    there = comment_lines(made, where)
    for each, content in comment_lines(data, where).items():
        if there.get(each) != content:
            raise CommentsLostError(where, "a comment of the report was not in it")
    kept = [ends for ends in _marks(new.body) if int(ends[1]) < number]
    if kept != _marks(old.body):
        raise CommentsLostError(where, "a comment of the report stood elsewhere")
    found = _ranges(new, range(number, number + len(comments)))
    for offset, comment in enumerate(comments):
        first, last = comment.stretches[0], comment.stretches[-1]
        author, text = there.get(str(number + offset), ("", ""))
        if (author, text.removeprefix("\n")) != (AUTHOR, "\n".join(map(_shown, comment.lines))):
            raise CommentsLostError(where, f"comment {offset + 1} was not in it")
        if is_beside(old, first):
            is_right = number + offset in found
        else:
            last = last if _story(old, first) is _story(old, last) else first
            wanted = (first.paragraph, first.span.start), (last.paragraph, last.span.end)
            is_right = found.get(number + offset) == wanted
        if not is_right:
            raise CommentsLostError(where, f"comment {offset + 1} did not stand around its words")


def _all_text(body: _Element) -> str:
    """All words of a document, those that were deleted too."""
    return "".join(each.text or "" for each in body.iter(f"{_WORD}t", f"{_WORD}delText"))


def _marks(body: _Element) -> list[tuple[str, str]]:
    """The ends of all comments' ranges in order, as (what, the comment's number)."""
    names = [f"{_WORD}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    return [
        (str(each.tag), number)
        for each in body.iter(*names)
        if (number := each.get(f"{_WORD}id", "")).isdigit()
    ]


_Found = dict[int, tuple[tuple[int, int], tuple[int, int]]]


def _ranges(report: WordReport, numbers: range) -> _Found:
    """From which character to which each comment's range goes, as (paragraph, offset)."""
    order: dict[_Element, int] = {element: at for at, element in enumerate(report.body.iter())}
    starts = {int(e.get(f"{_WORD}id", "")): order[e] for e in report.body.iter(f"{_WORD}commentRangeStart")}
    ends = {int(e.get(f"{_WORD}id", "")): order[e] for e in report.body.iter(f"{_WORD}commentRangeEnd")}
    placed: list[tuple[int, int, PlacedRun]] = sorted(
        (order[each.run], paragraph, each)
        for paragraph, runs in enumerate(report.runs)
        for each in runs
        if each.run in order
    )
    positions = [at for at, _, _ in placed]
    found: _Found = {}
    for number in numbers:
        if number not in starts or number not in ends:
            continue
        inside = [
            (paragraph, each.start, each.start + len(_words(each.run)))
            for _, paragraph, each in placed[
                bisect_right(positions, starts[number]) : bisect_left(positions, ends[number])
            ]
            if report.paragraphs[paragraph].layout != "text_box"
        ]
        if inside:
            first, last = min(inside), max(inside)
            found[number] = (first[0], first[1]), (last[0], last[2])
        else:
            found[number] = (-1, 0), (-1, 0)
    return found
