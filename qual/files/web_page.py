"""Web pages (.html): the text that a person reads, without scripts, styles and menus."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from qual.errors import Problem
from qual.files.paragraphs import Paragraphs
from qual.files.plain_text import decode
from qual.files.source import Reading, refused

VERSION = "1"

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_OUT_OF_SIGHT = frozenset(
    """script style head noscript template nav svg math iframe object select textarea button rp rt del s
    strike datalist canvas audio video""".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th
    thead tr ul""".split()
)
_BOLD = frozenset(("b", "strong"))
_TABLE_STARTS = {
    "table": Paragraphs.begin_table,
    "tr": Paragraphs.begin_row,
    "td": Paragraphs.begin_cell,
    "th": Paragraphs.begin_cell,
}
_TABLE_ENDS = {"table": Paragraphs.end_table, "td": Paragraphs.end_cell, "th": Paragraphs.end_cell}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 250


def read_web_page(data: bytes, where: str) -> Reading:
    """The paragraphs of a page in reading order; entities are characters, hidden elements are left out."""
    declared = _DECLARED.search(data[:4096])
    problems: list[Problem] = []
    try:
        if declared is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            raise LookupError
        name = declared[1].decode("ascii")
        text = data.decode("cp1252" if name.casefold() in ("iso-8859-1", "latin1", "latin-1") else name)
    except (LookupError, UnicodeDecodeError):
        text, problems = decode(data, where)
    reading = paragraphs_of_page(text, where)
    return reading._replace(problems=[*problems, *reading.problems])


def paragraphs_of_page(page: str, where: str) -> Reading:
    """The paragraphs of a page's HTML."""
    if "\x00" in page:
        raise refused(where, "is not text but binary data", "save the page again as .html")
    hearing = _Hearing()
    parser = etree.HTMLParser(target=hearing, no_network=True, huge_tree=False, encoding="utf-8")
    try:
        parser.feed(page.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        raise refused(where, "cannot be read as a web page", "save it as text or .docx") from None
    problems = []
    if hearing.too_deep:
        problems.append(Problem(where, "has elements nested too deeply", "compare the text with the page"))
    return hearing.paragraphs.reading(problems)


class _Hearing:
    """Hears paragraphs in the tags and characters of a page."""

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self.too_deep = False
        self._unseen = 0
        self._bold = 0
        self._kept = 0
        self._space = True
        self._depth = 0

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes]) -> None:
        """A tag opens."""
        name, attributes = str(tag), {str(key): str(value) for key, value in attrib.items()}
        self._depth += 1
        self.too_deep = self.too_deep or self._depth > _DEEPEST
        if self._unseen:
            self._unseen += 1
        elif name in _OUT_OF_SIGHT or _is_hidden(attributes):
            self._unseen = 1
        elif name == "br":
            self._add("\n")
            self._space = True
        elif name in _BLOCKS:
            self._break()
            self._kept += name == "pre"
            if name in _TABLE_STARTS:
                _TABLE_STARTS[name](self.paragraphs)
        elif name in _BOLD:
            self._bold += 1

    def end(self, tag: str | bytes) -> None:
        """A tag closes."""
        name = str(tag)
        self._depth -= 1
        if self._unseen:
            self._unseen -= 1
        elif name in _BLOCKS:
            self._break()
            self._kept -= name == "pre" and self._kept > 0
            if name in _TABLE_ENDS:
                _TABLE_ENDS[name](self.paragraphs)
        elif name in _BOLD:
            self._bold -= 1

    def data(self, data: str | bytes) -> None:
        """Characters between tags; any run of white space is one space."""
        words = str(data)
        if self._unseen:
            return
        if not self._kept:
            words = _SPACES.sub(" ", words)
            words = words[1:] if self._space and words.startswith(" ") else words
        if words:
            self._space = words.endswith(" ")
            self._add(words)

    def comment(self, text: str | bytes) -> None:
        """A comment is nothing to read."""

    def close(self) -> None:
        """The page ends."""
        self._break()

    def _add(self, words: str) -> None:
        if not self.paragraphs.is_open:
            self.paragraphs.begin()
        self.paragraphs.add(words, bold=self._bold > 0)

    def _break(self) -> None:
        """End the paragraph that is open, without the space at its end."""
        self.paragraphs.trim()
        self.paragraphs.end()
        self._space = True


def _is_hidden(attributes: dict[str, str]) -> bool:
    style = re.sub(r"\s", "", attributes.get("style", "")[:1000]).casefold()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
