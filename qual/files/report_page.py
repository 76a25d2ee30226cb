"""A finished report as a web page: paragraphs with their place and styling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from qual.core.coding import NAME_PREFIXES
from qual.core.exported_quote import QuoteMark
from qual.core.quotation_place import Stretch
from qual.core.report import ReportParagraph
from qual.core.span import Span
from qual.files.source import refused
from qual.files.table_words import Rows, Words, with_words

_OUT = frozenset("script style head noscript template svg math iframe del s strike nav".split())
_UNSEEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?![\d.]*[1-9])|opacity:0(?![\d.]*[1-9])|line-through"
)
_BLOCKS = frozenset(
    """p div li td th dd dt h1 h2 h3 h4 h5 h6 caption figcaption blockquote pre section article main header
    footer aside tr table tbody thead tfoot ul ol dl body html figure address details summary""".split()
)
"""How the name begins that an export gives a quote; of a publication the names tell nothing."""
_SLANTED = frozenset(("i", "em", "cite", "dfn"))
_QUOTE_CLASS = ("quote", "citaat", "citation", "zitat", "epigraph")


def read_page_report(text: str, where: str) -> list[ReportParagraph]:
    """The paragraphs of a page in reading order; `<blockquote>` is quotation styling, `<q>` has marks."""
    return list(_Reader().read(_root(text, where)))


def page_marks(text: str, where: str) -> list[QuoteMark]:
    """The stretches of those paragraphs that stand in an element named as an export names a quote."""
    reader = _Reader()
    found = list(reader.read(_root(text, where)))
    return [
        QuoteMark(name, Stretch(at, Span(0, len(found[at].text))))
        for at, name in reader.named
        if found[at].text
    ]


def page_tables(text: str, where: str) -> Iterator[tuple[str, list[list[str]], str]]:
    """The caption, the rows and the note of every table of a page that has none inside it, in reading order.

    The caption is the table's own, else the paragraph or heading before it; the note is the paragraph under
    it. A cell over several columns stands in the first of them.
    """
    parts: list[Words | Rows] = []
    for each in _root(text, where).iter("table", "p", "h1", "h2", "h3", "h4", "h5", "h6"):
        if each.tag != "table":
            if not any(parent.tag == "table" for parent in each.iterancestors()):
                parts.append(Words(_said(each), each.tag != "p"))
        elif each.find(".//table") is None:
            caption = each.find("caption")
            own = _said(caption) if caption is not None else ""
            parts.append(Rows([_cells(row) for row in each.iter("tr")], own))
    yield from with_words(parts)


def _cells(row: Any) -> list[str]:
    """The words of the cells of a row."""
    cells: list[str] = []
    for cell in row.iter("td", "th"):
        span = cell.get("colspan") or "1"
        cells += [_said(cell), *[""] * (min(int(span), 200) - 1 if span.isdecimal() else 0)]
    return cells


def _said(element: Any) -> str:
    """The words of an element, its line breaks as white space."""
    return " ".join(" ".join(element.itertext()).split())


def _root(text: str, where: str) -> Any:
    """The page as a tree."""
    try:
        return html.document_fromstring(text, parser=etree.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, ValueError):
        raise refused(where, "is no web page", "save it again as .html") from None


class _Reader:
    """Walks the page once; text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self._words = ""
        self._italic: list[Span] = []
        self._number = 0
        self._tables = 0
        self.named: list[tuple[int, str]] = []
        """Which paragraphs, from 0, stand in an element that bears the name of an exported quote."""

    def read(self, root: Any) -> Iterator[ReportParagraph]:
        """The paragraphs under an element."""
        yield from self._walk(root, [], slanted=False)
        yield from self._flush([])

    def _walk(self, element: Any, above: list[Any], *, slanted: bool) -> Iterator[ReportParagraph]:
        if not isinstance(element.tag, str):
            return
        tag = element.tag
        style = "".join((element.get("style") or "").split()).casefold()
        if tag in _OUT or element.get("hidden") is not None or _UNSEEN.search(style):
            return
        slanted = (
            slanted or tag in _SLANTED or "font-style:italic" in style
        ) and "font-style:normal" not in style
        is_block = tag in _BLOCKS
        if is_block:
            yield from self._flush(above)
        if tag == "table":
            self._tables += 1
        path = [*above, element]
        if tag == "q":
            self._add("\u201c", slanted=slanted)
        if tag == "br":
            self._add("\n", slanted=False)
        self._add(element.text or "", slanted=slanted)
        for child in element:
            yield from self._walk(child, path, slanted=slanted)
            self._add(child.tail or "", slanted=slanted)
        if tag == "q":
            self._add("\u201d", slanted=slanted)
        if is_block:
            yield from self._flush(path)

    def _add(self, words: str, *, slanted: bool) -> None:
        text = words if words == "\n" else " ".join(words.split())
        if words[:1].isspace() and self._words and not self._words[-1:].isspace() and words != "\n":
            text = f" {text}"
        if words != "\n" and text.strip() and words[-1:].isspace():
            text += " "
        if not self._words:
            text = text.lstrip()
        if not text:
            return
        start = len(self._words)
        self._words += text
        if slanted and text.strip():
            if self._italic and self._italic[-1].end == start:
                start = self._italic.pop().start
            self._italic.append(Span(start, len(self._words)))

    def _flush(self, path: list[Any]) -> Iterator[ReportParagraph]:
        """What was gathered, as a paragraph inside these elements."""
        words = self._words.rstrip()
        italic = tuple(Span(s.start, min(s.end, len(words))) for s in self._italic if s.start < len(words))
        self._words, self._italic = "", []
        if not words.strip():
            return
        ids = [each.get("id") or "" for each in path]
        self.named += [(self._number, each) for each in ids if each.startswith(NAME_PREFIXES)]
        self._number += 1
        tags = [each.tag for each in path]
        names = " ".join((each.get("class") or "") for each in path).casefold()
        quoting = "blockquote" in tags or any(word in names for word in _QUOTE_CLASS)
        place, layout = f"paragraph {self._number}", "paragraph"
        if "td" in tags or "th" in tags:
            place, layout = f"table {self._tables}, paragraph {self._number}", "table"
        elif any(tag in ("h1", "h2", "h3", "h4", "h5", "h6") for tag in tags):
            layout = "heading"
        elif "caption" in tags or "figcaption" in tags:
            layout = "caption"
        elif "li" in tags:
            layout = "list"
        elif "footnote" in names:
            layout = "footnote"
        yield ReportParagraph(place, words, layout, quoting, italic)
