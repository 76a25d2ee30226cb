"""A finished report as its reader sees it: paragraphs with their place and styling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qual.core.span import Span


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A paragraph; `place` says where it stands ("paragraph 12", "table 2, row 3, cell 1", "footnote 4").

    `layout` is one of paragraph, heading, caption, list, table, footnote, text_box; `quoting` says that its
    style is one for quotations; `italic` are the stretches in italics.
    """

    place: str
    text: str
    layout: str = "paragraph"
    quoting: bool = False
    italic: tuple[Span, ...] = ()

    @property
    def italic_share(self) -> float:
        """The share of its visible characters that is in italics."""
        visible = len("".join(self.text.split()))
        slanted = sum(len("".join(span.of(self.text).split())) for span in self.italic)
        return slanted / visible if visible else 0.0


_QUOTING = re.compile(r"quot(?:e|ation)|citaat|citation|zitat|block ?text|bloktekst|epigraph", re.IGNORECASE)
_HEADING = re.compile(r"heading|kop ?\d|title|titel|toc|inhopg", re.IGNORECASE)
_CAPTION = re.compile(r"caption|bijschrift|table of", re.IGNORECASE)


def style_says(style: str) -> str:
    """What a style's name says of its paragraphs: "quoting", "heading", "caption" or nothing."""
    for word, pattern in (("quoting", _QUOTING), ("caption", _CAPTION), ("heading", _HEADING)):
        if pattern.search(style):
            return word
    return ""


_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\n]{1,2000})\*(?![\w*])|(?<![\w_])_([^_\n]{1,2000})_(?![\w_])")
_STRONG = re.compile(r"\*\*([^*\n]{1,2000})\*\*|__([^_\n]{1,2000})__")
_UNSEEN = re.compile(
    r"<!--(?:[^-]|-(?!->)){0,5000}-->|~~[^~\n]{1,2000}~~|<(del|s|strike)>[^<\n]{0,2000}</\1>", re.IGNORECASE
)
"""Comments and what is struck out."""

_QUOTED_LINE = re.compile(r"^ {0,3}> ?")
_BULLET = re.compile(r"^\s{0,12}(?:[-*+•–]|\d{1,3}[.)])\s+")
_RULED = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


def plain_paragraphs(text: str) -> list[ReportParagraph]:
    """The paragraphs of a plain text: what empty lines part, or every line where there are no empty lines."""
    lines = text.strip("\n").split("\n")
    skipped = len(text) - len(text.lstrip("\n"))
    blocks = [(number, " ".join(block)) for number, block in _blocks(lines)]
    if all(line.strip() for line in lines):
        blocks = list(enumerate(lines, start=1))
    return [ReportParagraph(f"line {number + skipped}", block.strip()) for number, block in blocks]


def markdown_paragraphs(text: str) -> list[ReportParagraph]:
    """The paragraphs of a Markdown text: block quotes and emphasis are styling, tables are read by cell."""
    found = []
    lines = text.split("\n")
    kept, fenced = [], False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
            kept.append("")
        else:
            kept.append("" if fenced else line)
    for number, block in _blocks(kept):
        place = f"line {number}"
        if all("|" in line for line in block) and len(block) > 1:
            found += _cells(number, block)
        elif block[0].lstrip().startswith("#"):
            found.append(_emphasised(place, block[0].lstrip(" #"), "heading"))
            found += [_emphasised(f"line {number + 1}", " ".join(block[1:]))] if block[1:] else []
        elif _QUOTED_LINE.match(block[0]):
            inner = "\n".join(_QUOTED_LINE.sub("", line) for line in block).split("\n")
            found += [
                _emphasised(f"line {number + first - 1}", " ".join(part), quoting=True)
                for first, part in _blocks(inner)
            ]
        else:
            found += _items(number, block)
    return found


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The stretches of lines between empty ones, with the number of their first line."""
    blocks: list[tuple[int, list[str]]] = []
    joining = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            joining = False
        elif joining:
            blocks[-1][1].append(line.strip())
        else:
            blocks.append((number, [line.strip()]))
            joining = True
    return blocks


def _items(number: int, block: list[str]) -> list[ReportParagraph]:
    """A block as one paragraph, or as the items of a list."""
    items: list[tuple[int, str, str]] = []
    for offset, line in enumerate(block):
        bullet = _BULLET.match(line)
        if bullet:
            items.append((number + offset, line[bullet.end() :], "list"))
        elif items:
            first, begun, layout = items[-1]
            items[-1] = (first, f"{begun} {line}", layout)
        else:
            items.append((number, line, "paragraph"))
    return [_emphasised(f"line {first}", words, layout) for first, words, layout in items]


def _cells(number: int, block: list[str]) -> list[ReportParagraph]:
    return [
        _emphasised(f"line {number + offset}, cell {cell}", words.strip(), "table")
        for offset, line in enumerate(block)
        if not _RULED.match(line)
        for cell, words in enumerate(line.strip("|").split("|"), start=1)
        if words.strip()
    ]


def _emphasised(place: str, text: str, layout: str = "paragraph", quoting: bool = False) -> ReportParagraph:
    """A paragraph without its emphasis marks, and the stretches that stood between them."""
    text = _UNSEEN.sub("", text)
    text = _STRONG.sub(lambda strong: strong[1] or strong[2], text)
    plain, italic, at = "", [], 0
    for match in _EMPHASIS.finditer(text):
        plain += text[at : match.start()]
        inner = match[1] or match[2]
        italic.append(Span(len(plain), len(plain) + len(inner)))
        plain, at = plain + inner, match.end()
    return ReportParagraph(place, plain + text[at:], layout, quoting, tuple(italic))
