from __future__ import annotations

from qual.core.report import markdown_paragraphs, plain_paragraphs, style_says


def test_empty_lines_part_the_paragraphs_of_plain_text() -> None:
    found = plain_paragraphs("Een\nregel.\n\nEen tweede.\n")

    assert [(one.place, one.text) for one in found] == [("line 1", "Een regel."), ("line 4", "Een tweede.")]


def test_without_empty_lines_every_line_is_a_paragraph() -> None:
    assert [one.text for one in plain_paragraphs("Een.\nTwee.\n")] == ["Een.", "Twee."]


def test_markdown_styling_is_read() -> None:
    found = markdown_paragraphs(
        "# Kop\n\n> Ik wil weer werken.\n\nZij zei *ik ben bang* daarna.\n\n- een\n- **twee**\n\n"
        '| a | b |\n| --- | --- |\n| c | d |\n\n```\n"code"\n```\n'
    )

    assert [(one.layout, one.text) for one in found] == [
        ("heading", "Kop"),
        ("paragraph", "Ik wil weer werken."),
        ("paragraph", "Zij zei ik ben bang daarna."),
        ("list", "een"),
        ("list", "twee"),
        ("table", "a"),
        ("table", "b"),
        ("table", "c"),
        ("table", "d"),
    ]
    assert found[1].quoting
    assert [span.of(found[2].text) for span in found[2].italic] == ["ik ben bang"]


def test_the_name_of_a_style_tells_quotations_from_headings() -> None:
    names = ["Intense Quote", "Citaat NL", "Block Text", "heading 2", "Caption", "Normal"]

    assert [style_says(name) for name in names] == ["quoting", "quoting", "quoting", "heading", "caption", ""]
