"""Lines on a screen, and the way from an offset to its place and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from qual.core.graphemes import graphemes
from qual.core.wrapping import OUTSIDE, Block, Wrapping, wrap


def split(text: str) -> list[tuple[int, int, int]]:
    """The cutter the screen uses."""
    return list(split_graphemes(text)[0])


def lines(text: str, width: int) -> list[str]:
    """The wrapped lines of one turn."""
    return shown(wrap(text, [Block(0, len(text), 0)], width, split))


def shown(wrapping: Wrapping) -> list[str]:
    """The text of each line."""
    return [wrapping.text[start:end] for start, end in zip(wrapping.starts, wrapping.ends, strict=True)]


def test_lines_break_behind_spaces() -> None:
    assert lines("Ik wil weer werken", 8) == ["Ik wil ", "weer ", "werken"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert lines("arbeidsongeschiktheid nu", 10) == ["arbeidsong", "eschikthei", "d nu"]


def test_wide_graphemes_break_by_cells() -> None:
    assert lines("\u4f60\u597d\u4f60\u597d", 5) == ["\u4f60\u597d", "\u4f60\u597d"]
    assert lines("cafe\u0301 en the\u0301 na", 7) == ["cafe\u0301 en ", "the\u0301 na"]


def test_a_line_end_of_the_text_ends_a_line() -> None:
    assert lines("Ja.\n\nNee.\n", 20) == ["Ja.", "", "Nee."]


def test_an_empty_turn_has_a_line() -> None:
    assert lines("", 20) == [""]


def test_lines_know_their_turn() -> None:
    text = "Kop\nI: Hoe gaat het nu met u? R: Goed."

    wrapping = wrap(text, [Block(0, 3, OUTSIDE), Block(7, 30, 0), Block(33, 38, 1)], 12, split)

    assert shown(wrapping) == ["Kop", "Hoe gaat het ", "nu met u? ", "Goed."]
    assert list(wrapping.turns) == [OUTSIDE, 0, 0, 1]
    assert wrapping.place(8) == (1, 1)
    assert wrapping.place(31) == (10, 2)


def test_no_width_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one cell"):
        wrap("a", [Block(0, 1, 0)], 0, split)


TEXTS = st.text(
    alphabet=st.sampled_from(
        "ab  cde.\n\tx\u00a0\u0301\u4f60\u200d\U0001f468\U0001f469\U0001f1f3\ufe0f\x07é"
    ),
    max_size=120,
)


@given(TEXTS, st.integers(1, 30))
def test_every_visible_grapheme_is_found_again_at_its_place(text: str, width: int) -> None:
    wrapping = wrap(text, [Block(0, len(text), 0)], width, split)

    for line, (start, end) in enumerate(zip(wrapping.starts, wrapping.ends, strict=True)):
        for each in graphemes(text[start:end], split):
            if each.width:
                column, found = wrapping.place(start + each.start)
                assert found == line
                assert wrapping.offset_at(column, line) == start + each.start


@given(TEXTS, st.integers(2, 30))
def test_no_line_is_wider_than_asked_but_for_spaces(text: str, width: int) -> None:
    wrapping = wrap(text, [Block(0, len(text), 0)], width, split)

    for start, end in zip(wrapping.starts, wrapping.ends, strict=True):
        cells = graphemes(text[start:end], split)
        while cells and cells[-1].shown.isspace():
            cells.pop()
        assert sum(each.width for each in cells) <= max(width, 4)


@given(TEXTS, st.integers(1, 30))
def test_lines_hold_the_text_in_order_without_its_line_ends(text: str, width: int) -> None:
    wrapping = wrap(text, [Block(0, len(text), 0)], width, split)

    assert "".join(shown(wrapping)) == text.replace("\n", "")
    assert list(wrapping.starts) == sorted(wrapping.starts)
