"""A report as a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.section import Section

from qual.core.numbers import long_date
from qual.core.words import say
from qual.errors import QualError
from qual.exports.report import (
    MARKS,
    PAGE_WIDTH,
    Block,
    Chart,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Quoted,
    Report,
    Table,
)
from qual.exports.word_package import moment, packed, with_part, with_properties, without_thumbnail
from qual.exports.word_parts import (
    FIELD_ENDS,
    bookmark,
    element,
    field,
    field_begins,
    link,
    paragraph,
    picture,
    printable,
    run,
    table,
)
from qual.exports.word_sections import (
    is_lying,
    is_note,
    lay_down,
    lying,
    lying_width,
    number_on,
    section_ends,
)
from qual.exports.word_style import LOCALES, add_styles, dress, no_dots, text_width

_STYLES = {"body": "Normal", "lead": "Normal", "note": "TableNote", "label": "GroupLabel"}


class TemplateError(QualError):
    """The file that was given as a template is none."""

    def __init__(self, path: Path) -> None:
        what = "is no Word document to take the house style from (.docx or .dotx)"
        super().__init__(f"{path.name} {what if path.exists() else 'is not there; check the name'}")


def as_word(report: Report, template: Path | None = None) -> bytes:
    """The report as the bytes of a .docx file; the same report gives the same bytes.

    With a `template` its styles, page and running heads are used; styles that it lacks are added.
    """
    document = docx.Document() if template is None else opened(template)
    if template is None:
        dress(document, report.language)
    else:
        add_styles(document, report.language)
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    last = body.find(qn("w:sectPr"))
    turned = lying(report.blocks, text_width(document))
    if is_lying(document.sections[-1]):
        turned = [False] * len(turned)
    side = False
    for xml, turn in _content(document, report, turned):
        if turn != side:
            last.addprevious(section_ends(last, is_lying=side))
            side = turn
        last.addprevious(element(xml))
    if side:
        lay_down(last)
    number_on(document)
    if template is None:
        for section in document.sections:
            _running_heads(section, report)
    _describe(document, report)
    return packed(document, report.stamp.date)


def opened(template: Path) -> docx.document.Document:
    """A template as a document; one that Word keeps as a template is read as well."""
    try:
        data = template.read_bytes()
        # a template says of its main part that it is one, which python-docx refuses
        wanted, there = (
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        )
        return docx.Document(io.BytesIO(with_part(data, "[Content_Types].xml", there, wanted)))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, PackageNotFoundError):
        raise TemplateError(template) from None


def _content(
    document: docx.document.Document, report: Report, turned: Sequence[bool]
) -> Iterator[tuple[str, bool]]:
    """The paragraphs and tables of the document, and whether they stand on a page on its side."""
    for xml in _front(report, text_width(document)):
        yield xml, False
    headings = {id(heading): at for at, heading in enumerate(report.headings)}
    anchors = _anchors(report)
    tables = quotes = charts = 0
    page_break = ""
    for at, (block, turn) in enumerate(zip(report.blocks, turned, strict=True)):
        page = lying_width(document.sections[-1]) if turn else text_width(document)
        made: Iterable[str]
        if isinstance(block, NewPage):
            page_break = "<w:pageBreakBefore/>"
            continue
        if isinstance(block, Heading):
            made = [_heading(block, headings[id(block)], page_break)]
            page_break = ""
        elif isinstance(block, Table):
            tables += 1
            noted = is_note(report.blocks[at + 1]) if at + 1 < len(report.blocks) else False
            made = _table(block, tables, report.language, anchors, page, noted=noted)
        elif isinstance(block, Chart):
            charts += 1
            made = _chart(document, block, charts, report.language, text_width(document))
        elif isinstance(block, Quoted):
            quotes += 1
            made = _quote(block, _FIRST_QUOTE + quotes)
        else:
            made = _text(block)
        for xml in made:
            yield xml, turn


def _front(report: Report, page: float) -> Iterator[str]:
    """Title, facts, notice and contents."""
    yield paragraph("Title", run(report.title))
    yield paragraph("Subtitle", run(report.kind))
    for name, lines in report.facts:
        yield paragraph("FactName", run(name))
        for line in lines:
            yield paragraph("Fact", run(line))
    if report.notice:
        yield paragraph("Notice", run(report.notice))
    yield from _contents(report, page)


_FIRST_QUOTE, _FIRST_EVIDENCE = 100_000, 200_000
"""Bookmarks of quotes and of rows of evidence are numbered from here, those of headings from 0."""


def _anchors(report: Report) -> dict[str, int]:
    """The rows that numbers open into, with the number of their bookmark."""
    named = dict.fromkeys(row.anchor for table in report.tables for row in table.rows if row.anchor)
    return {name: at for at, name in enumerate(named, start=_FIRST_EVIDENCE)}


def _contents(report: Report, width: float) -> Iterator[str]:
    """The field of contents with its entries as links; a short report has none.

    The entries are there before a word processor makes them anew, and their pages once it lays them out: no
    field is marked as stale, since that asks the reader a question. Without pages there are no dots either.
    """
    shown = [(at, each) for at, each in enumerate(report.headings) if each.level <= 2]
    if len(shown) < 4:
        return
    yield paragraph("ContentsHead", run(say("report.contents", report.language)))
    last = shown[-1][0]
    for at, heading in shown:
        page = field(f"PAGEREF {_anchor(at)} \\h", "")
        entry = link(_anchor(at), run(heading.text + "\t") + page)
        begins = field_begins(_CONTENTS) if at == shown[0][0] else ""
        ends = FIELD_ENDS if at == last else ""
        yield paragraph(f"TOC{heading.level}", begins + entry + ends, no_dots(width))


_CONTENTS = r'TOC \o "1-2" \h \z'
"""The field of contents: headings of two levels, as links, without page numbers on a screen page."""


def _anchor(at: int) -> str:
    """The name of a heading's bookmark."""
    return f"_Toc{at:06d}"


def _heading(block: Heading, at: int, page_break: str) -> str:
    """A heading in its real style, with a bookmark for the contents."""
    inside = bookmark(at, _anchor(at), run(block.text))
    return paragraph(f"Heading{block.level}", inside, page_break)


def _text(block: Block) -> Iterator[str]:
    """Running text and lists."""
    if isinstance(block, Paragraph):
        together = "<w:keepNext/>" if block.style == "lead" else ""
        before, marked, behind = block.pieces
        words = run(before) + (run(marked, "Strong") + run(behind) if marked else "")
        yield paragraph(_STYLES[block.style], words, together)
    elif isinstance(block, Items):
        for text in block.texts:
            yield paragraph("ListBullet", run(text))


def _table(
    block: Table, number: int, language: str, anchors: Mapping[str, int], page: float, *, noted: bool
) -> Iterator[str]:
    """A numbered caption over a table, and a little space under it, unless its note stands there."""
    word = say("report.table", language)
    label = run(f"{word} ") + field(f"SEQ {word} \\* ARABIC", str(number)) + run(f". {block.caption}")
    # said here too: a house's own style may not keep its captions and quotes with what follows
    yield paragraph("Caption", label, "<w:keepNext/>")
    yield table(block, anchors, page, noted=noted)
    if not noted:
        yield paragraph(
            "TableNote", "", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
        )


def _chart(
    document: docx.document.Document, block: Chart, number: int, language: str, page: float
) -> Iterator[str]:
    """A picture with its description, and a numbered caption under it."""
    from qual.exports.charts import as_png, size_of

    relation, _ = document.part.get_or_add_image(io.BytesIO(as_png(block)))
    width, height = size_of(block)
    share = min(1.0, page / PAGE_WIDTH)
    drawn = picture(relation, number, block.alt, width * share, height * share)
    yield paragraph("Normal", drawn, "<w:keepNext/>")
    word = say("report.figure", language)
    label = run(f"{word} ") + field(f"SEQ {word} \\* ARABIC", str(number)) + run(f". {block.caption}")
    yield paragraph("Caption", label, '<w:keepNext w:val="0"/>')


def _quote(block: Quoted, number: int) -> Iterator[str]:
    """A quote with its bookmark around the words, and its attribution."""
    words = run(block.opening) + bookmark(number, block.name, run(block.text)) + run(MARKS[1])
    yield paragraph("Quote", words, "<w:keepNext/>")
    yield paragraph("Attribution", run(block.attribution))


def _running_heads(section: Section, report: Report) -> None:
    """The study over every page of a section; the log's head and the page number under it."""
    wide = no_dots(lying_width(section)) if is_lying(section) else ""
    language = report.language
    numbers = (
        run(f"\t{say('report.page', language)} ")
        + field("PAGE", "1")
        + run(f" {say('report.page.of', language)} ")
        + field("NUMPAGES", "1")
    )
    log = report.stamp.said(language, 12)
    lines = (
        (section.header, paragraph("Header", run(f"{report.title}\t{report.kind}"), wide)),
        (
            section.footer,
            paragraph("Footer", run(f"{long_date(report.stamp.date, language)} · {log}") + numbers, wide),
        ),
    )
    for part, xml in lines:
        part.is_linked_to_previous = False
        for old in list(part._element):
            part._element.remove(old)
        part._element.append(element(xml))


def _describe(document: docx.document.Document, report: Report) -> None:
    """Say in the file's properties what it is and where it comes from."""
    core = document.core_properties
    when = moment(report.stamp.date)
    core.title, core.subject = printable(report.title)[:255], printable(report.kind)
    core.author = core.last_modified_by = "qual"
    core.comments = core.keywords = core.category = ""
    core.language = LOCALES[report.language]
    core.created = core.modified = when
    core.revision = 1
    without_thumbnail(document)
    with_properties(
        document,
        {
            "qual study": report.stamp.study_id,
            "qual log head": report.stamp.log_head,
            "qual data date": report.stamp.date,
        },
    )
