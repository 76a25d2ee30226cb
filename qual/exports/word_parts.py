"""The elements of a Word document, made by hand: text, fields, bookmarks, paragraphs and tables.

Made as XML at once: python-docx looks up every cell of a table anew, and knows no fields or bookmarks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml.etree import _Element

from qual.exports.report import PAGE_WIDTH, Column, Row, Table
from qual.exports.table_width import INDENT, fitted, lines_of

TWIPS = 567
"""Twentieths of a point in a centimetre."""

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

TABLE_STYLE = "ReportTable"
EVIDENCE_LINK = "EvidenceLink"
HEADER_SHADE = "E6EDF0"
GROUP_SHADE = "F4F7F8"

KEEP_WHOLE = 16
"""The number of rows up to which a table is kept on one page."""

SPLIT_FROM = 40
"""The number of lines from which a row may run on over the page, in a table that may."""

_SIDES = {"left": "left", "right": "right", "centre": "center"}


def printable(text: str) -> str:
    """The text without characters that a Word document cannot hold; each becomes a space."""
    return _NOT_XML.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def run(text: str, style: str = "") -> str:
    """A run of text; line ends and tabs are kept."""
    properties = f"<w:rPr><w:rStyle w:val={quoteattr(style)}/></w:rPr>" if style else ""
    inside = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in re.split("([\n\t])", printable(text))
        if part
    )
    return f"<w:r>{properties}{inside}</w:r>"


def field(instruction: str, shown: str) -> str:
    """A field with the text it shows until a word processor computes it anew."""
    return f"{field_begins(instruction)}{run(shown) if shown else ''}{FIELD_ENDS}"


def field_begins(instruction: str) -> str:
    """The begin of a field whose text may run over several paragraphs, up to `FIELD_ENDS`."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_ENDS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmark(number: int, name: str, inside: str) -> str:
    """A named stretch of the document."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>{inside}<w:bookmarkEnd w:id="{number}"/>'
    )


def link(name: str, inside: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor={quoteattr(name)} w:history="1">{inside}</w:hyperlink>'


def paragraph(style: str, inside: str, properties: str = "") -> str:
    """A paragraph in a style, known by the style's id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def element(xml: str) -> _Element:
    """The XML as an element to put into a document."""
    name, rest = re.match(r"<([\w:]+)(.*)", xml, re.DOTALL).groups()  # type: ignore[union-attr] # always matches
    made: _Element = parse_xml(f"<{name} {nsdecls('w')}{rest}")
    return made


_EMU = 360_000
"""English Metric Units in a centimetre."""

_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def picture(relation: str, number: int, description: str, width: float, height: float) -> str:
    """A picture in the line, by the relation to its part; sizes in centimetres."""
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    name = f'id="{number}" name="chart {number}" descr={quoteattr(printable(description))}'
    return (
        f'<w:r><w:drawing><wp:inline {_DRAWING} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {name}/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


NOWHERE: Mapping[str, int] = {}


def table(
    made: Table, anchors: Mapping[str, int] = NOWHERE, page: float = PAGE_WIDTH, *, noted: bool = False
) -> str:
    """A table: its header rows come back on every page, its rows stay whole (but for very long ones).

    Its last row stays with what follows where that is a note to it (`noted`). A number that opens into one of
    the `anchors` (with the number of its bookmark) is a link to it.
    """
    fit = fitted(made, page)
    widths = [_twips(width) for width in fit]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    header = "".join(_header_row(row, made.columns, widths) for row in made.header)
    rows = "".join(
        _row(row, made, at, widths, made.breaks and lines_of(row, fit) >= SPLIT_FROM, anchors, noted)
        for at, row in enumerate(made.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblInd w:w="45" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(printable(made.caption))}/>"
        f"<w:tblDescription w:val={quoteattr(printable(made.description))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"
    )


def _twips(width: float) -> int:
    """Centimetres in twentieths of a point."""
    return round(width * TWIPS)


def _header_row(cells: Sequence[tuple[str, int]], columns: Sequence[Column], widths: Sequence[int]) -> str:
    """A header row; a cell over several columns stands in their middle."""
    made, first = "", 0
    for text, span in cells:
        width = sum(widths[first : first + span])
        side = "centre" if span > 1 else columns[first].side
        made += _cell(run(text), width, "TableHeader", side, span=span, shade=HEADER_SHADE, keep=True)
        first += span
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{made}</w:tr>"


def _row(
    row: Row,
    made: Table,
    at: int,
    widths: Sequence[int],
    splits: bool,
    anchors: Mapping[str, int],
    noted: bool,
) -> str:
    """A row; a short table stays on one page, a long one leaves no single row behind, also of a group."""
    left = len(made.rows) - 1 - at
    short = len(made.rows) <= KEEP_WHOLE
    in_group = "group" in (row.kind, made.rows[at - 1].kind if at else "")
    keep = not made.breaks and left > 0 and (short or at < 2 or left == 1 or in_group)
    keep = keep or (noted and not left)
    if row.only_names:
        return _group(row, made, widths, anchors)
    shade = GROUP_SHADE if row.kind == "group" else ""
    inside = [_linked(text, link, anchors) for text, link in zip(row.cells, _links(row), strict=True)]
    if row.anchor in anchors:
        number = anchors[row.anchor]
        inside[0] = bookmark(number, evidence_name(number), inside[0])
    cells = "".join(
        _cell(
            text,
            width,
            "TableText" if row.kind == "plain" or (place and row.kind == "lead") else "TableStrong",
            column.side,
            shade=shade,
            indent=0 if place else row.indent,
            keep=keep,
        )
        for place, (text, column, width) in enumerate(zip(inside, made.columns, widths, strict=True))
    )
    whole = "" if splits else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{cells}</w:tr>"


def _group(row: Row, made: Table, widths: Sequence[int], anchors: Mapping[str, int]) -> str:
    """A row that only names those under it: over all columns, and never the last on a page."""
    inside = run(row.cells[0])
    if row.anchor in anchors:
        inside = bookmark(anchors[row.anchor], evidence_name(anchors[row.anchor]), inside)
    side = made.columns[0].side
    cell = _cell(
        inside,
        sum(widths),
        "TableStrong",
        side,
        span=len(widths),
        shade=GROUP_SHADE,
        indent=row.indent,
        keep=True,
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _links(row: Row) -> tuple[str, ...]:
    """Where each cell leads to."""
    return row.links or ("",) * len(row.cells)


def _linked(text: str, to: str, anchors: Mapping[str, int]) -> str:
    """A cell's text, as a link where its number opens into evidence in this document."""
    if not text or to not in anchors:
        return run(text)
    return link(evidence_name(anchors[to]), run(text, EVIDENCE_LINK))


def evidence_name(number: int) -> str:
    """The name of the bookmark at a row of evidence; Word takes no longer ones than forty letters."""
    return f"_Evidence{number:06d}"


def _cell(
    inside: str,
    width: int,
    style: str,
    side: str,
    span: int = 1,
    shade: str = "",
    indent: int = 0,
    keep: bool = False,
) -> str:
    """A cell of one paragraph."""
    properties = (
        ("<w:keepNext/>" if keep else "")
        + (f'<w:ind w:left="{indent * INDENT}"/>' if indent else "")
        + (f'<w:jc w:val="{_SIDES[side]}"/>' if side != "left" else "")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
        + ('<w:vAlign w:val="bottom"/>' if style == "TableHeader" else "")
        + f"</w:tcPr>{paragraph(style, inside, properties)}</w:tc>"
    )
