"""Comments that an earlier check put in a Word report: known again, and taken out for new ones."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from qual.files.archive import open_archive, read_member
from qual.files.word_comments import AUTHOR, comment_lines, comments_part, packed, written
from qual.files.xml_part import parsed

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = f"{{{_W}}}"
_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_THREAD = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MAIN, _RELATIONS, _THREADS = "word/document.xml", "word/_rels/document.xml.rels", "word/commentsExtended.xml"
_HEAD = re.compile(r"[✗?!~✓] .+ \((?:\d+, )?[qu]-[0-9a-f]{10}(?:-\d+)?\)")
"""How the first line of a comment on a quotation, or on text that was not read as one, is built."""


class Cleared(NamedTuple):
    """A Word document without the comments of an earlier check, and how many those were."""

    data: bytes
    comments: int


def own_comments(data: bytes, where: str) -> frozenset[str]:
    """The numbers of the comments that an earlier check put in a Word document.

    They are known by their author and by the id of the quotation in their first line: a person may bear the
    author's name.
    """
    return frozenset(
        number
        for number, (author, text) in comment_lines(data, where).items()
        if author == AUTHOR and _HEAD.fullmatch(text.lstrip("\n").partition("\n")[0])
    )


def without_own_comments(data: bytes, where: str) -> Cleared:
    """The document without the comments of an earlier check; other people's stay, answers to ours too."""
    ours = own_comments(data, where)
    if not ours:
        return Cleared(data, 0)
    archive = open_archive(data, where)
    target = comments_part(parsed(read_member(archive, _RELATIONS, where), where))
    changed: dict[str, bytes] = {}
    for name in (_MAIN, target):
        part = read_member(archive, name, where)
        root = parsed(part.replace(_STRICT, _W.encode()), where)
        _take_out(root, ours)
        if name == target:
            changed |= _threads(archive, where, _take_comments(root, ours))
        changed[name] = written(root, _STRICT in part)
    return Cleared(packed(archive, changed), len(ours))


def _take_out(root: _Element, ours: Collection[str]) -> None:
    """The ends of the comments' ranges, and the runs that hold nothing but a reference to one."""
    names = [f"{_WORD}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    for element in list(root.iter(*names)):
        parent = element.getparent()
        if parent is None or element.get(f"{_WORD}id") not in ours:
            continue
        parent.remove(element)
        rest = [each for each in parent if each.tag != f"{_WORD}rPr"]
        above = parent.getparent()
        if parent.tag == f"{_WORD}r" and not rest and above is not None:
            above.remove(parent)


def _take_comments(root: _Element, ours: Collection[str]) -> set[str]:
    """The comments themselves; gives the names of their paragraphs, by which answers point at them."""
    gone = set()
    for comment in list(root.iterchildren(f"{_WORD}comment")):
        if comment.get(f"{_WORD}id") in ours:
            gone |= {each.get(_PARAGRAPH, "") for each in comment.iter(f"{_WORD}p")} - {""}
            root.remove(comment)
    return gone


def _threads(archive: zipfile.ZipFile, where: str, gone: Collection[str]) -> dict[str, bytes]:
    """The list of who answers whom without what is gone; an answer to it stands on its own."""
    name = next((each for each in archive.namelist() if each.endswith(posixpath.basename(_THREADS))), "")
    part = read_member(archive, name, where) if name and gone else b""
    if not part:
        return {}
    root = parsed(part, where)
    for each in list(root):
        if each.get(f"{_THREAD}paraId") in gone:
            root.remove(each)
        elif each.get(f"{_THREAD}paraIdParent") in gone:
            del each.attrib[f"{_THREAD}paraIdParent"]
    return {name: written(root)}
