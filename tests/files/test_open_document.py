"""OpenDocument texts as a reader sees them."""

from __future__ import annotations

import pytest

from qual.errors import MaterialError
from qual.files.open_document import read_open_document
from qual.files.source import Reading
from tests.files.office import packed

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def open_document(body: str, styles: str = "", prolog: str = "", kind: str = "text") -> bytes:
    """An .odt whose body holds the XML given."""
    content = (
        f"{prolog}<office:document-content {_NAMES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def read(body: str, styles: str = "") -> Reading:
    """The document as read."""
    return read_open_document(open_document(body, styles), "a.odt")


def test_paragraphs_are_lines_with_their_spaces_and_tabs() -> None:
    body = (
        "<text:h>Gesprek</text:h><text:p>I:<text:tab/>Hoe\n   <text:span>gaat</text:span>"
        "<text:s text:c='2'/>het?<text:line-break/>Zeg eens.</text:p>"
    )

    assert read(body).text == "Gesprek\nI:\tHoe gaat  het?\nZeg eens."


def test_deletions_and_comments_are_out_and_insertions_are_in() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Ik wil <text:change-start/>graag "
        "<text:change-end/>werken.<office:annotation><text:p>Echt?</text:p></office:annotation></text:p>"
    )

    assert read(body).text == "Ik wil graag werken."


def test_notes_stand_at_the_end_and_boxes_behind_their_paragraph() -> None:
    body = (
        "<text:p>R: Goed.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Lacht.</text:p></text:note-body></text:note></text:p>"
        "<text:p>Voor <draw:frame><draw:text-box><text:p>Kader</text:p></draw:text-box></draw:frame>en"
        " na.</text:p>"
    )

    assert read(body).text == "R: Goed.\nVoor en na.\nKader\nLacht."


def test_a_table_with_names_beside_words_has_turns() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}{cell}</table:table-row>"
    rows = row.format("I", "Hoe gaat het?") + row.format("R07", "Goed hoor, dank je.")
    text, _, layout, _ = read(f"<table:table>{rows}</table:table>")

    assert layout is not None
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in layout.turns] == [
        ("I", "Hoe gaat het?"),
        ("R07", "Goed hoor, dank je."),
    ]


def test_bold_names_are_set_off() -> None:
    style = '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
    text, _, _, places = read(
        '<text:p><text:span text:style-name="T1">Anna</text:span> Goed.</text:p>', style
    )

    assert [text[start:end] for start, end in places] == ["Anna"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (open_document("<text:p>&e;</text:p>", prolog='<!DOCTYPE d [<!ENTITY e "x">]>'), "document type"),
        (open_document("<text:p>"), "damaged"),
        (open_document("", kind="spreadsheet"), "no text"),
        (packed({"mimetype": "x"}), "not an OpenDocument"),
        (packed({"content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}), "password"),
        (packed({"content.xml": "x", "../y": "z"}), "points outside"),
        (open_document(f"<text:p>{'a' * 30_000_000}</text:p>"), "compressed far more"),
    ],
    ids=["doctype", "xml", "sheet", "not odt", "locked", "outside", "ratio"],
)
def test_a_document_that_is_damaged_or_dangerous_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(MaterialError, match=what):
        read_open_document(data, "a.odt")
