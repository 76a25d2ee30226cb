"""Reports as a page, an OpenDocument text and a PDF: paragraphs with their place and styling."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.core.report import ReportParagraph
from qual.errors import MaterialError
from qual.files.report import notices, read_report
from qual.files.report_open_document import open_report_marks
from tests.files.office import packed
from tests.files.test_pdf import pdf

ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
STYLES = (
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Slanted"/>'
    '<style:style style:name="Slanted"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T1"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2"><style:text-properties fo:font-style="normal"/></style:style>'
)


def odt(body: str, *, prolog: str = "") -> bytes:
    """An .odt with a few styles and this body."""
    automatic = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed(
        {"content.xml": f"{prolog}<office:document-content {ODT}>{automatic}{text}</office:document-content>"}
    )


def read(folder: Path, name: str, data: bytes | str) -> list[ReportParagraph]:
    """The paragraphs of a report of this name."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_report(path)


def slanted(paragraph: ReportParagraph) -> list[str]:
    return [span.of(paragraph.text) for span in paragraph.italic]


def test_a_page_has_its_block_quotes_slants_tables_and_headings(tmp_path: Path) -> None:
    page = """<html><head><title>Weg</title><style>p {}</style></head><body>
    <h1>Kop</h1><p>Zij zei: <em>“ik wil
    weer”</em> en <q>dat was het</q>.</p>
    <blockquote><p>Ik lag wakker.</p></blockquote>
    <table><caption>Tabel 1</caption><tr><td>een</td><td>twee</td></tr></table>
    <ul><li>punt</li></ul><script>weg()</script><p hidden>weg</p></body></html>"""
    found = read(tmp_path, "r.html", page)

    assert [(each.text, each.layout) for each in found] == [
        ("Kop", "heading"),
        ("Zij zei: “ik wil weer” en “dat was het”.", "paragraph"),
        ("Ik lag wakker.", "paragraph"),
        ("Tabel 1", "caption"),
        ("een", "table"),
        ("twee", "table"),
        ("punt", "list"),
    ]
    assert [each.quoting for each in found] == [False, False, True, False, False, False, False]
    assert slanted(found[1]) == ["“ik wil weer”"]


def test_an_open_document_has_the_styles_of_its_parents(tmp_path: Path) -> None:
    body = (
        "<text:h>Kop</text:h>"
        '<text:p text:style-name="P1">Ik lag wakker.</text:p>'
        '<text:p text:style-name="P2">Schuin '
        '<text:span text:style-name="T2">recht</text:span> schuin</text:p>'
        '<text:p>Zij zei: <text:span text:style-name="T1">“ik<text:s text:c="2"/>wil”</text:span>'
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Onder.</text:p></text:note-body></text:note> en klaar.</text:p>"
        "<text:list><text:list-item><text:p>punt</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>cel</text:p></table:table-cell>"
        "<table:table-cell><text:p>tweede</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    )
    found = read(tmp_path, "r.odt", odt(body))

    assert [(each.text, each.layout) for each in found] == [
        ("Kop", "heading"),
        ("Ik lag wakker.", "paragraph"),
        ("Schuin recht schuin", "paragraph"),
        ("Zij zei: “ik  wil” en klaar.", "paragraph"),
        ("Onder.", "footnote"),
        ("punt", "list"),
        ("cel", "table"),
        ("tweede", "table"),
    ]
    assert [each.quoting for each in found][:3] == [False, True, False]
    assert slanted(found[2]) == ["Schuin ", " schuin"]
    assert slanted(found[3]) == ["“ik  wil”"]
    assert found[7].place == "table 1, row 1, cell 2"


def test_bookmarks_of_exported_quotes_are_found_in_an_open_document(tmp_path: Path) -> None:
    mark = '<text:bookmark-{} text:name="{}"/>'
    own, public = "qual_q_abc", "qual_p_def"
    data = odt(
        f"<text:p> </text:p><text:p>“{mark.format('start', own)}Het <text:span>ging</text:span>"
        f"{mark.format('end', own)}” goed</text:p>"
        f"<text:p>Zo: {mark.format('start', public)}ja</text:p>"
        f"<text:p>nee{mark.format('end', public)}.</text:p>"
        f"<text:p>{mark.format('start', 'other')}x{mark.format('end', 'other')}</text:p>"
    )

    marks = open_report_marks(data, "r.odt")

    read(tmp_path, "r.odt", data)
    assert [(name, at, span.start, span.end) for name, (at, span) in marks] == [
        (own, 0, 1, 9),
        (public, 1, 4, 6),
        (public, 2, 0, 3),
    ]


def test_a_pdf_is_read_with_a_notice(tmp_path: Path) -> None:
    found = read(tmp_path, "r.pdf", pdf("Een deelnemer zei dat het goed ging met haar."))

    assert "Een deelnemer zei" in found[0].text
    assert "worked out from the layout" in notices(tmp_path / "r.pdf")[0].what
    assert notices(tmp_path / "r.docx") == []


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("r.odt", b"kapot", "damaged"),
        ("r.odt", odt("<text:p>x</text:p>", prolog="<!DOCTYPE a>"), "declares a document type"),
        ("r.odt", packed({"x.xml": "<x/>"}), "not an OpenDocument text"),
        ("r.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("r.docx", OLE + "WordDocument".encode("utf-16-le"), "old Office file"),
        ("r.odt", packed({"content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}), "password"),
        ("r.odt", packed({"encrypted-package": "x"}), "password"),
        ("r.html", b"", "is empty"),
        ("r.html", b"<html><body></body></html>", "is empty"),
        ("r.pdf", b"kapot", "is not a PDF"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    with pytest.raises(MaterialError, match=what):
        read(tmp_path, name, data)


def test_a_page_shows_nothing_that_its_style_hides_or_strikes_out(tmp_path: Path) -> None:
    hidden = (
        "display: none",
        "visibility:hidden",
        "font-size: 0px",
        "opacity:0",
        "text-decoration:line-through",
    )
    spans = "".join(f'<span style="{style}">niet </span>' for style in hidden)
    shown = '<span style="font-size: 0.9em; opacity: 0.8">hier </span>'

    found = read(tmp_path, "r.html", f"<body><p>Ik was {spans}{shown}blij.</p></body>")

    assert [one.text for one in found] == ["Ik was hier blij."]


def test_an_open_document_shows_nothing_that_is_hidden_or_struck_out(tmp_path: Path) -> None:
    looks = {
        "H": 'text:display="none"',
        "S": 'style:text-line-through-style="solid"',
        "V": 'style:text-line-through-style="none"',
    }
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties {look}/></style:style>'
        for name, look in looks.items()
    )
    body = (
        '<text:p>Ik was <text:span text:style-name="H">niet </text:span><text:span text:style-name="S">nooit '
        '</text:span><text:span text:style-name="V">hier </text:span>blij.</text:p>'
    )
    data = packed(
        {
            "content.xml": f"<office:document-content {ODT}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        }
    )

    assert [one.text for one in read(tmp_path, "r.odt", data)] == ["Ik was hier blij."]


def test_markdown_leaves_out_comments_and_what_is_struck_out(tmp_path: Path) -> None:
    text = "Ik was ~~niet~~ <!-- nooit --><del>geen</del>blij, ~40 keer.\n"

    assert [one.text.replace("  ", " ") for one in read(tmp_path, "r.md", text)] == ["Ik was blij, ~40 keer."]
