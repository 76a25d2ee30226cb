"""The theme report as a Word document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import docx.shared
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Para

from qual.exports.read_back import bookmarked
from qual.exports.report import Column, Heading, NewPage, Paragraph, Report, Row, Sheet, Table
from qual.exports.word import as_word
from qual.exports.word_parts import TWIPS
from qual.exports.word_style import text_width
from tests.exports.chapter import STAMP, chapter

GOLDEN = Path(__file__).parent / "golden"


def opened(language: str = "nl") -> docx.document.Document:
    return docx.Document(io.BytesIO(as_word(chapter(language))))


def content(document: docx.document.Document) -> str:
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                cells = [cell.text.replace("\n", " / ") for cell in row.cells]
                # one cell over all columns is given once for each
                merged = len({id(cell._tc) for cell in row.cells}) == 1 < len(cells)
                lines.append(" | ".join([cells[0]] if merged else cells))
        else:
            lines.append(f"[{block.style.name if block.style else ''}] {block.text}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def test_its_content_is_as_it_was() -> None:
    assert content(opened()) == (GOLDEN / "themes.docx.txt").read_text(encoding="utf-8")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert as_word(chapter()) == as_word(chapter())


def test_entries_and_properties_bear_the_date_of_the_data() -> None:
    file = zipfile.ZipFile(io.BytesIO(as_word(chapter())))

    assert {entry.date_time[:3] for entry in file.infolist()} == {(2026, 11, 14)}
    assert opened().core_properties.created.isoformat()[:10] == "2026-11-14"


def test_the_language_is_the_studys() -> None:
    for language, locale in (("nl", "nl-NL"), ("en", "en-GB")):
        document = opened(language)
        default = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
        assert default.get(qn("w:val")) == document.core_properties.language == locale


def test_the_file_says_which_study_and_state_it_comes_from() -> None:
    properties = zipfile.ZipFile(io.BytesIO(as_word(chapter()))).read("docProps/custom.xml").decode()

    assert STAMP.study_id in properties
    assert STAMP.log_head in properties


def test_every_quote_has_a_bookmark_around_its_words() -> None:
    marked = bookmarked(opened())

    assert {quote.name: quote.text for quote in chapter().quotes}.items() <= marked.items()


def test_header_rows_repeat_and_tables_are_described() -> None:
    for table in opened().element.body.iter(qn("w:tbl")):
        first = table.find(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}").get(qn("w:val"))


def test_every_caption_has_its_number_from_a_field() -> None:
    captions = [p for p in opened().paragraphs if p.style and p.style.name == "Caption"]

    assert len(captions) == len(chapter().tables) + len(chapter().charts)
    assert all("SEQ " in "".join(each.text or "" for each in p._p.iter(qn("w:instrText"))) for p in captions)


def test_every_style_in_use_is_in_the_document() -> None:
    document = opened()
    known = {style.style_id for style in document.styles}

    used = {each.get(qn("w:val")) for each in document.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= known


def test_a_house_keeps_its_letter_and_its_margins(tmp_path: Path) -> None:
    house = docx.Document()
    house.sections[0].right_margin = docx.shared.Cm(6)
    house.save(str(tmp_path / "house.docx"))
    document = docx.Document(io.BytesIO(as_word(chapter(), tmp_path / "house.docx")))
    room = text_width(document)

    assert room < 13
    for width in document.element.body.iter(qn("w:tblW")):
        assert int(width.get(qn("w:w"))) / TWIPS <= room + 0.05
    for drawn in document.inline_shapes:
        assert drawn.width.cm <= room + 0.05
    ours = document.styles.element.xpath("w:style[@w:styleId='TableText'] | w:style[@w:styleId='Fact']")
    assert len(ours) == 2
    assert not any(list(style.iter(qn("w:rFonts"))) for style in ours)


def test_every_number_leads_to_a_row_of_the_evidence() -> None:
    body = opened().element.body
    named = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    led = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]

    links = sum(bool(to) for table in chapter().tables for row in table.rows for to in row.links)
    assert sum(each.startswith("_Evidence") for each in led) == links > 10
    assert set(led) <= named
    assert max(map(len, named)) <= 40


def test_the_contents_are_a_field_with_its_entries_that_asks_nothing() -> None:
    document = opened()
    body = document.element.body
    told = [each.text.strip() for each in body.iter(qn("w:instrText")) if each.text.strip().startswith("TOC")]
    lines = [each for each in document.paragraphs if each.style is not None and "toc" in str(each.style.name)]
    entries = [each.text.strip() for each in lines]
    kinds = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]

    assert told == [r'TOC \o "1-2" \h \z']
    assert entries == [each.text for each in chapter().headings if each.level <= 2]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert not [each for each in body.iter(qn("w:fldChar")) if each.get(qn("w:dirty"))]
    assert document.settings.element.find(qn("w:updateFields")) is None


def test_a_table_made_for_a_wide_page_lies_on_its_side_with_its_heading() -> None:
    def made(columns: int) -> Table:
        row = tuple("x" for _ in range(columns))
        heads = tuple((f"kop {at}", 1) for at in range(columns))
        return Table("Breed", "", (Column(4.0),) * columns, (heads,), (Row(row),))

    blocks = (
        Heading("Eerst"),
        made(4),
        Heading("Breed"),
        Paragraph("Lees dit."),
        made(6),
        Paragraph("Let op.", "note"),
    )
    report = Report(
        "S", "x", "nl", STAMP, (), "", (*blocks, NewPage(), Heading("Dan"), made(3)), Sheet((), ())
    )
    document = docx.Document(io.BytesIO(as_word(report)))
    sides = [section.orientation for section in document.sections]
    texts = [
        [each.text for each in part.iter_inner_content() if isinstance(each, Para)]
        for part in document.sections
    ]

    assert sides == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert [bool({"Breed", "Lees dit.", "Let op."} & set(each)) for each in texts] == [False, True, False]
    assert [part.header.paragraphs[0].text for part in document.sections] == ["S\tx"] * 3
    for part, table in zip(document.sections, document.element.body.iter(qn("w:tblW")), strict=True):
        room = float(part.page_width or 0) - float(part.left_margin or 0) - float(part.right_margin or 0)
        assert int(table.get(qn("w:w"))) / TWIPS <= room / docx.shared.Cm(1) + 0.05


def test_bookmarks_are_numbered_once() -> None:
    numbers = [each.get(qn("w:id")) for each in opened().element.body.iter(qn("w:bookmarkStart"))]

    assert len(numbers) == len(set(numbers))


def test_signs_that_word_cannot_hold_become_spaces() -> None:
    report = Report("Een\x0bstudie\ud800", "x", "nl", STAMP, (), "", (), Sheet((), ()))

    assert docx.Document(io.BytesIO(as_word(report))).paragraphs[0].text == "Een studie "
