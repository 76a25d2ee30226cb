"""Colour schemes can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem

from qual.tui.colours import (
    BAR_CONTRAST,
    SCHEMES,
    SIXTEEN,
    TEXT_CONTRAST,
    Scheme,
    bar_colour,
    contrast,
    mixed,
    tint_colour,
)
from qual.tui.inks import Inks
from qual.tui.looks import Face
from qual.tui.marks import OKABE_ITO, Mark

SCHEME = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
COLOURS: list[int | str] = [*range(7), "#000000", "#ffffff", "#777777", "#ff00aa", *OKABE_ITO]


@SCHEME
def test_text_around_the_transcript_can_be_read(scheme: Scheme) -> None:
    for ground in (scheme.background, scheme.panel):
        for colour in (scheme.text, scheme.dim, scheme.accent, scheme.trouble):
            assert contrast(colour, ground) >= TEXT_CONTRAST
    assert contrast(scheme.text, scheme.here) >= TEXT_CONTRAST
    assert contrast(scheme.on_selected, scheme.selected) >= TEXT_CONTRAST
    assert contrast(scheme.on_hit, scheme.hit) >= TEXT_CONTRAST


@SCHEME
def test_bars_can_be_seen_on_the_text_and_on_the_pane(scheme: Scheme) -> None:
    for colour in COLOURS:
        assert contrast(bar_colour(scheme, colour), scheme.background) >= BAR_CONTRAST
    for number in range(7):
        assert contrast(bar_colour(scheme, number), scheme.panel) >= BAR_CONTRAST


@SCHEME
def test_text_can_be_read_whatever_lies_under_it(scheme: Scheme) -> None:
    codes = {str(number): Mark("AA", "┃", colour) for number, colour in enumerate(COLOURS)}
    inks = Inks(scheme, codes)

    for code in ("", *codes):
        for state in ("", "here", "selected", "outside"):
            for cursor in (False, True):
                for hit in (False, True):
                    style = inks.face(Face(code, 1 if code else 0, state, hit, cursor))
                    assert style.color is not None
                    assert style.bgcolor is not None
                    assert contrast(style.color.name, style.bgcolor.name) >= TEXT_CONTRAST


@SCHEME
@given(st.integers(0, 0xFFFFFF))
def test_any_colour_of_a_codebook_can_be_read(scheme: Scheme, number: int) -> None:
    colour = f"#{number:06x}"

    assert contrast(scheme.text, tint_colour(scheme, colour)) >= TEXT_CONTRAST
    assert contrast(bar_colour(scheme, colour), scheme.background) >= BAR_CONTRAST


def test_the_current_sentence_shows_on_every_scheme() -> None:
    for scheme in SCHEMES:
        inks = Inks(scheme, {"a": Mark("AA", "┃", 0)})
        assert inks.face(Face()) != inks.face(Face(state="here"))
        assert inks.face(Face("a", 1)) != inks.face(Face("a", 1, "here"))


def of_sixteen(colour: str) -> int | None:
    """The number that a terminal of 16 colours shows for a colour."""
    return Color.parse(colour).downgrade(ColorSystem.STANDARD).number


def test_what_differs_in_the_theme_of_sixteen_differs_on_such_a_terminal() -> None:
    scheme = SIXTEEN
    grounds = {scheme.background, scheme.here, scheme.selected, scheme.hit}
    letters = {scheme.text, scheme.dim, scheme.accent, scheme.trouble}

    assert len({of_sixteen(each) for each in grounds}) == len(grounds)
    assert len({of_sixteen(each) for each in letters}) == len(letters)
    assert len({of_sixteen(each) for each in scheme.bars}) == len(set(scheme.bars)) == 6
    assert not {of_sixteen(each) for each in letters} & {of_sixteen(scheme.panel)}


def test_without_tints_a_coding_is_underlined_and_the_sentence_that_is_meant_is_bold() -> None:
    inks = Inks(SIXTEEN, {"a": Mark("AA", "┃", 0)})

    assert inks.face(Face("a", 1)).underline
    assert not inks.face(Face()).underline
    assert inks.face(Face(state="here")).bold
    assert not inks.face(Face("a", 1)).bold


def test_contrast_runs_from_one_to_twentyone() -> None:
    assert contrast("#ffffff", "#ffffff") == 1
    assert round(contrast("#000000", "#ffffff")) == 21
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
