"""Printed lines put together as paragraphs."""

from __future__ import annotations

from qual.core.pages import Line, lines_of, paragraphs_on

FULL = "en zo liep de zin maar door tot het einde van de regel was gehaald"


def page(*lines: str, x: dict[int, float] | None = None, gap: dict[int, float] | None = None) -> list[Line]:
    """Lines under each other; `x` and `gap` say what is different about some of them."""
    found, y = [], 800.0
    for number, text in enumerate(lines):
        y -= (gap or {}).get(number, 14.0)
        found.append(Line((x or {}).get(number, 72.0), y, 11.0, text))
    return found


def test_white_space_between_lines_parts_paragraphs() -> None:
    lines = page(f"Eerst {FULL}", FULL, f"Dan {FULL}", FULL, gap={2: 28.0})

    assert paragraphs_on([lines])[0] == [f"Eerst {FULL} {FULL}", f"Dan {FULL} {FULL}"]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = page(f"Eerst {FULL}", FULL, f"Dan {FULL}", FULL, FULL, x={2: 92.0})

    assert paragraphs_on([lines])[0] == [f"Eerst {FULL} {FULL}", f"Dan {FULL} {FULL} {FULL}"]


def test_the_item_of_a_list_goes_on_beside_its_bullet() -> None:
    lines = page(
        FULL, f"\uf0b7«{FULL}", FULL, FULL, f"1. {FULL}", FULL, x={2: 90.0, 3: 90.0, 5: 90.0}, gap={4: 28.0}
    )

    assert paragraphs_on([lines])[0][1:] == [f"• «{FULL} {FULL} {FULL}", f"1. {FULL} {FULL}"]


def test_a_hyphen_at_the_end_of_a_line_that_nothing_tells_of_can_be_marked() -> None:
    lines = page("op een dag kwam de oud-", "bestuurder langs en de mede-", "werker en de medewerker")

    assert paragraphs_on([lines], undecided="|")[0] == [
        "op een dag kwam de oud|bestuurder langs en de medewerker en de medewerker"
    ]


def test_a_label_left_of_hanging_lines_begins_a_paragraph() -> None:
    lines = page(f"I: {FULL}", FULL, FULL, f"R: {FULL}", FULL, FULL, x={0: 40.0, 3: 40.0})

    assert [each[:2] for each in paragraphs_on([lines])[0]] == ["I:", "R:"]


def test_a_short_line_with_a_sentence_end_ends_a_paragraph() -> None:
    assert paragraphs_on([page(f"I: {FULL}", "klaar.", f"R: {FULL}", "ook klaar.")])[0] == [
        f"I: {FULL} klaar.",
        f"R: {FULL} ook klaar.",
    ]


def test_a_word_parted_at_the_end_of_a_line_is_whole_again() -> None:
    lines = page(
        f"{FULL} gele-",
        "genheid en",
        f"{FULL} re-",
        "integratie van in-",
        "en uitgaande",
        f"{FULL} re-integratie",
    )
    [paragraph] = paragraphs_on([lines])[0]

    assert "gelegenheid" in paragraph
    assert paragraph.count("re-integratie") == 2
    assert "in- en uitgaande" in paragraph


def test_headers_that_come_back_and_page_numbers_are_left_out() -> None:
    pages = [
        page(f"Onderzoek 2024, blad {number}", f"I: {word} {FULL}", FULL, f"tot {word}.", f"- {number} -")
        for number, word in enumerate(("een", "acht", "elf", "vijf"), 1)
    ]
    paragraphs, left_out = paragraphs_on(pages)

    assert left_out == 8
    assert [each.split()[1] for each in paragraphs] == ["een", "acht", "elf", "vijf"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    pages = [page(f"I: {FULL}", FULL), page("en verder", "klaar.")]

    assert len(paragraphs_on(pages)[0]) == 1


def test_pieces_of_one_line_are_joined() -> None:
    pieces = [Line(72, 700, 11, "Ik "), Line(90, 700.5, 11, "wil"), Line(72, 686, 11, "werken.")]

    assert [line.text for line in lines_of(pieces)] == ["Ik wil", "werken."]
