"""Word documents as a reader sees them."""

from __future__ import annotations

import pytest

from qual.errors import MaterialError
from qual.files.word_document import read_document
from tests.files.office import packed, paragraph, word_document


def text_of(body: str, footnotes: str = "") -> str:
    """The canonical text of a document."""
    return read_document(word_document(body, footnotes), "a.docx")[0]


def run(words: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_paragraphs_are_lines_and_runs_are_joined() -> None:
    body = f"<w:p>{run('I: Hoe ')}{run('gaat het?')}</w:p><w:p/>{paragraph('R: Goed.')}"

    assert text_of(body) == "I: Hoe gaat het?\n\nR: Goed."


def test_tabs_and_breaks_are_characters() -> None:
    assert (
        text_of("<w:p><w:r><w:t>I:</w:t><w:tab/><w:t>Ja</w:t><w:br/><w:t>ja.</w:t></w:r></w:p>")
        == "I:\tJa\nja."
    )


def test_a_tab_stop_in_the_layout_is_no_character() -> None:
    assert text_of(f'<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>{run("Ja.")}</w:p>') == "Ja."


def test_insertions_are_in_and_deletions_are_out() -> None:
    body = (
        f"<w:p>{run('Ik wil ')}<w:ins>{run('graag ')}</w:ins><w:del>{run('niet ')}</w:del>"
        f"<w:moveFrom>{run('weg ')}</w:moveFrom><w:moveTo>{run('werken.')}</w:moveTo></w:p>"
    )

    assert text_of(body) == "Ik wil graag werken."


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Ik wil ')}</w:p>{paragraph('werken.')}"

    assert text_of(body) == "Ik wil werken."


def test_table_cells_come_in_reading_order() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = row.format(paragraph("I:"), paragraph("Hoe?")) + row.format(paragraph("R:"), paragraph("Zo."))

    assert text_of(f"<w:tbl>{table}</w:tbl>{paragraph('Einde')}") == "I:\nHoe?\nR:\nZo.\nEinde"


def test_a_table_with_names_beside_words_has_turns() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    said = [
        ("00:01", "I:", "Hoe gaat het met je?"),
        ("00:04", "R07", "Goed."),
        ("", "", "En erg druk, hoor."),
    ]
    rows = "".join(row.format(*map(paragraph, each)) for each in said)
    document = paragraph("Gesprek") + f"<w:tbl>{rows}</w:tbl>" + paragraph("Einde")
    text, _, layout, _ = read_document(word_document(document), "a.docx")

    assert text.startswith("Gesprek\n00:01\nI:\nHoe gaat het met je?\n00:04\nR07\nGoed.")
    assert layout is not None
    assert [(turn.speaker, turn.time, text[turn.start : turn.end]) for turn in layout.turns] == [
        ("I", 1.0, "Hoe gaat het met je?"),
        ("R07", 4.0, "Goed."),
        ("R07", None, "En erg druk, hoor."),
    ]
    assert text[: layout.header_end] == "Gesprek\n"


def test_an_answer_of_several_cells_is_one_turn() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    said = [("I", "Hoe gaat het met je?"), ("R", "Goed."), ("", "Maar druk.")]
    rows = "".join(row.format(*map(paragraph, each)) for each in said)
    text, _, layout, _ = read_document(word_document(f"<w:tbl>{rows}</w:tbl>"), "a.docx")

    assert layout is not None
    assert [text[turn.start : turn.end] for turn in layout.turns] == [
        "Hoe gaat het met je?",
        "Goed.\n\nMaar druk.",
    ]


def test_a_table_of_facts_is_no_conversation() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    facts = [
        ("Naam", "Anna van der Bos"),
        ("Datum", "dinsdag 3 mei 2024"),
        ("Plaats", "een kantoor in de stad"),
    ]
    rows = "".join(row.format(*map(paragraph, each)) for each in facts)

    assert read_document(word_document(f"<w:tbl>{rows}</w:tbl>"), "a.docx").layout is None


def test_bold_names_at_the_start_of_paragraphs_are_set_off() -> None:
    body = (
        f"<w:p>{run('Anna', '<w:b/>')}{run(' Hoe gaat het?')}</w:p><w:p>{run('Piet', '<w:b/>')}</w:p>"
        f"<w:p>{run('Goed ')}{run('hoor', '<w:b/>')}</w:p>"
        + '<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Nee</w:t></w:r></w:p>'
    )
    text, _, _, places = read_document(word_document(body), "a.docx")

    assert [text[start:end] for start, end in places] == ["Anna", "Piet"]


def test_words_in_links_and_content_controls_are_read_but_no_placeholder() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        f"<w:p><w:hyperlink>{run('De ')}</w:hyperlink>{control.format('', run('jobcoach'))}"
        f"{control.format('<w:showingPlcHdr/>', run('Klik hier'))}{run(' hielp.')}</w:p>"
    )

    assert text_of(body) == "De jobcoach hielp."


def test_a_text_box_follows_the_paragraph_it_hangs_on_once() -> None:
    box = f"<w:txbxContent>{paragraph('Kader')}</w:txbxContent>"
    body = (
        f"<w:p>{run('Voor ')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('en na.')}</w:p>"
    )

    assert text_of(body) == "Voor en na.\nKader"


def test_footnotes_stand_at_the_end() -> None:
    notes = (
        f'<w:footnote w:type="separator">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("Lacht.")}</w:footnote>'
    )

    assert text_of(paragraph("R: Goed."), notes) == "R: Goed.\nLacht."


def test_hidden_words_are_left_out_and_said() -> None:
    body = f"<w:p>{run('Ja.')}{run('Nee.', '<w:vanish/>')}</w:p>"
    text, problems, *_ = read_document(word_document(body), "a.docx")

    assert text == "Ja."
    assert "4 hidden characters" in problems[0].what


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (word_document(paragraph("&e;"), prolog='<!DOCTYPE w [<!ENTITY e "x">]>'), "document type"),
        (word_document(paragraph("a" * 300_000_000)), "unpacks to more"),
        (word_document(paragraph("a" * 30_000_000)), "compressed far more"),
        (word_document("<w:p>"), "damaged"),
        (packed({"mimetype": "x"}), "not a Word document"),
        (packed({"../word/document.xml": "x"}), "points outside"),
        (packed({"a.xml": "x", "A.xml": "y"}), "two parts with one name"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "old Office file"),
    ],
    ids=["doctype", "bomb", "ratio", "xml", "not word", "outside", "twice", "cut", "old"],
)
def test_a_document_that_is_damaged_or_dangerous_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(MaterialError, match=what):
        read_document(data, "a.docx")
