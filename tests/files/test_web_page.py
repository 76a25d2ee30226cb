"""Web pages as a reader sees them."""

from __future__ import annotations

import pytest

from qual.files.web_page import read_web_page


def text_of(page: str) -> str:
    """The text of a page."""
    return read_web_page(page.encode(), "a.html").text


def test_paragraphs_are_lines_and_entities_are_characters() -> None:
    page = (
        "<html><head><title>Weg</title></head><body><h1>Gesprek</h1>\n<p>I: Hoe\n  gaat   het?</p>"
        "<p>R: E&eacute;n &amp; al&nbsp;goed.<br>Ja.</p></body>"
    )

    assert text_of(page) == "Gesprek\nI: Hoe gaat het?\nR: Eén & al\xa0goed.\nJa."


def test_scripts_styles_menus_and_hidden_words_are_left_out() -> None:
    page = (
        "<style>p {}</style><script>if (a < b) { 'I: nep' }</script><nav>Menu</nav><p>R: Ja.<!-- nee --></p>"
        "<p style='display: none'>weg</p><p hidden>weg</p><noscript>weg</noscript><p>I: Mooi.</p>"
    )

    assert text_of(page) == "R: Ja.\nI: Mooi."


def test_the_encoding_is_the_one_that_the_page_declares() -> None:
    page = '<meta charset="iso-8859-1"><p>R: “Eén”.</p>'

    assert read_web_page(page.encode("cp1252"), "a.html").text == "R: “Eén”."


def test_a_table_with_names_beside_words_has_turns() -> None:
    page = "<table><tr><td>I</td><td>Hoe gaat het?</td></tr><tr><td>Anna</td><td>Goed hoor.</td></tr></table>"
    text, _, layout, _ = read_web_page(page.encode(), "a.html")

    assert layout is not None
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in layout.turns] == [
        ("I", "Hoe gaat het?"),
        ("Anna", "Goed hoor."),
    ]


@pytest.mark.parametrize(
    "page", ["<" * 200_000, "<p" * 100_000, "<!--" * 100_000, "&" * 200_000, "<div>" * 5_000 + "R: Ja."]
)
def test_damaged_pages_do_not_run_away(page: str) -> None:
    assert isinstance(text_of(page), str)


def test_an_entity_of_the_page_itself_is_not_expanded() -> None:
    page = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY x "xxxx">]><p>R: &e; &x; ja</p>'

    assert "xxxx" not in text_of(page).replace('"xxxx"', "")
