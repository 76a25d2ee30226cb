"""Pages of a Word document that lie on their side, for tables that are wider than a page that stands."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from lxml.etree import _Element

from qual.exports.report import PAGE_WIDTH, Block, Heading, NewPage, Paragraph, Table
from qual.exports.word_parts import element, paragraph


def lying(blocks: Sequence[Block], page: float) -> list[bool]:
    """Which blocks stand on a lying page: tables made for one, with their headings, leads and notes.

    `page` is the width of the text in centimetres; a house's page that is wide enough stays as it is.
    """
    room = max(page, PAGE_WIDTH) + 0.05
    turned = [isinstance(block, Table) and made_for(block) > room for block in blocks]
    for at, block in enumerate(blocks):
        if not (turned[at] and isinstance(block, Table)):
            continue
        before = at - 1
        while before >= 0 and isinstance(blocks[before], Heading | Paragraph | NewPage):
            turned[before] = True
            before -= 1
        behind = at + 1
        while behind < len(blocks) and is_note(blocks[behind]):
            turned[behind] = True
            behind += 1
    return turned


def made_for(table: Table) -> float:
    """The width in centimetres that a table is made for."""
    return sum(column.width for column in table.columns)


def is_note(block: Block) -> bool:
    """Whether a block is a note under a table."""
    return isinstance(block, Paragraph) and block.style == "note"


def lying_width(section: Section) -> float:
    """The width of the text on a section's page when it lies on its side, in centimetres."""
    sizes = (section.page_height, section.left_margin, section.right_margin, section.gutter)
    if sizes[0] is None or section.page_width is None:
        return 0.0
    long = max(sizes[0].cm, section.page_width.cm)
    return float(long - sum(each.cm for each in sizes[1:] if each is not None))


def section_ends(last: _Element, *, is_lying: bool) -> _Element:
    """A paragraph that takes no room and ends a section with the page of the document's last one."""
    made = element(
        paragraph("TableNote", "", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
    )
    own = copy.deepcopy(last)
    if is_lying:
        lay_down(own)
    made[0].append(own)
    return made


def lay_down(properties: _Element) -> None:
    """Turn the page of a section on its side; its margins stay where they are on the turned page."""
    size = properties.find(qn("w:pgSz"))
    if size is None:
        return
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    if width is None or height is None:
        return
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")


def is_lying(section: Section) -> bool:
    """Whether the page of a section was laid on its side."""
    size = section._sectPr.find(qn("w:pgSz"))
    return size is not None and size.get(qn("w:orient")) == "landscape"


def number_on(document: Document) -> None:
    """Let pages be numbered on over the sections: only the first may say where numbers begin."""
    for section in list(document.sections)[1:]:
        for start in section._sectPr.findall(qn("w:pgNumType")):
            if start.get(qn("w:start")) is not None:
                del start.attrib[qn("w:start")]
