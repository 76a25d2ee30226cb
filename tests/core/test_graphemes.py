"""Graphemes and what is drawn for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.cells import cell_len, split_graphemes

from qual.core.graphemes import Grapheme, graphemes, is_plain


def split(text: str) -> list[tuple[int, int, int]]:
    """The cutter the screen uses."""
    return list(split_graphemes(text)[0])


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a\u0301b", ["a\u0301", "b"]),
        ("\u4f60!", ["\u4f60", "!"]),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467.", ["[]", "."]),
        ("a\tb", ["a", "    ", "b"]),
        ("ka\u00adra\u202e\u200b!", ["k", "a", "", "r", "a", "!"]),
        ("a\x07b", ["a", "\u00b7", "b"]),
        ("a\x85b", ["a", "\u00b7", "b"]),
    ],
)
def test_what_terminals_disagree_on_is_drawn_as_a_placeholder(text: str, drawn: list[str]) -> None:
    assert [each.shown for each in graphemes(text, split)] == drawn


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f1f3\U0001f1f1 vlag",
        "\u2764\ufe0f hart",
        "1\ufe0f\u20e3 een",
        "\u202edraai\u202c om",
        "af\u00adbreken",
        "a\u200bb\u2028c\u0000d\x1b[31m",
        "\u0301 los",
        "\U0001f44d\U0001f3fd duim",
        "\ue000\ud800 \u0378",
    ],
)
def test_what_is_drawn_takes_the_cells_that_are_counted(text: str) -> None:
    drawn = graphemes(text, split)

    assert drawn[0].start == 0
    assert drawn[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(drawn))
    assert all(cell_len(each.shown) == each.width for each in drawn)
    assert all(not set(each.shown) & set("\u200d\ufe0f\u202e\x1b\u2028\x00") for each in drawn)


def test_usual_text_is_plain() -> None:
    assert is_plain("Één \u201ckoffie\u201d \u2013 \u20ac\u00a05\u2026 \u0395\u03bb \u0416")


@pytest.mark.parametrize(
    "character", ["\t", "\n", "\u0301", "\u00ad", "\u200b", "\u4f60", "\x85", "\U0001f44d"]
)
def test_what_needs_care_is_not_plain(character: str) -> None:
    assert not is_plain(f"a{character}b")


def test_a_grapheme_knows_its_place() -> None:
    assert graphemes("e\u0301n", split) == [Grapheme(0, 2, 1, "e\u0301"), Grapheme(2, 3, 1, "n")]
