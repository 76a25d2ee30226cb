"""Rich text as a reader sees it."""

from __future__ import annotations

import json
import time
from collections import Counter
from contextlib import suppress

import pytest

from qual.core.headers import read_headers
from qual.core.turns import read_layout, split_turns
from qual.errors import MaterialError
from qual.files.rtf import read_rtf
from qual.files.sources import read_source
from tests.shared import shared


def text_of(body: str) -> str:
    """The canonical text of a document."""
    return read_rtf(("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + body + "}").encode("ascii"), "a.rtf")[0]


def test_paragraphs_are_lines() -> None:
    assert text_of(r"\pard I:\tab Hoe\par" "\r\n" r"R: \b Goed\b0 .\par") == "I:\tHoe\nR: Goed."


def test_accents_come_from_the_code_page_and_the_font() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Cyr;}}"

    assert text_of(fonts + r"caf\'e9 {\f1\'e9}") == "café й"


def test_unicode_passes_over_its_stand_in() -> None:
    assert text_of(r"\uc1 re\u239?el, {\uc2\u8364\'80\'80}5, \u-10179?\u-8704?") == "reïel, €5, 😀"


def test_marks_of_speech_are_characters() -> None:
    assert text_of(r"\ldblquote ja\rdblquote\emdash\~\{x\}\\") == "“ja”—\xa0{x}\\"


def test_what_a_reader_does_not_see_is_left_out() -> None:
    body = (
        r"{\stylesheet{\s0 Normal;}}{\*\generator Iets;}{\info{\title Geheim}}{\header Kop}"
        r"Ja{\deleted  niet}{\v  stil}{\*\annotation noot}{\pict\bin4 }}}}}.\par"
    )

    assert text_of(body) == "Ja."


def test_a_field_shows_its_result() -> None:
    assert text_of(r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt hier}} staat') == "hier staat"


def test_footnotes_stand_at_the_end_and_cells_on_lines() -> None:
    assert text_of(r"a{\super\chftn{\footnote\chftn  noot}}\par b\cell c\cell\row") == "a\nb\nc\n noot"


def test_text_in_both_forms_is_read_once() -> None:
    assert text_of(r"{\upr{caf?}{\*\ud{caf\u233?}}}") == "café"


def test_a_document_that_stops_early_is_read_and_said() -> None:
    text, problems = read_rtf(b"{\\rtf1 Ja, en to", "a.rtf")

    assert text == "Ja, en to"
    assert "ends in the middle" in problems[0].what


@pytest.mark.parametrize("data", [b"Gewone tekst", b"{\\rtf1" + b"{" * 100_000])
def test_what_is_no_rtf_is_refused(data: bytes) -> None:
    with pytest.raises(MaterialError):
        read_rtf(data, "a.rtf")


@pytest.mark.parametrize("piece", ["\\", "\\'", "{}", "\\u1", "x\\par\n", "\\'e9", "{\\field{\\*\\fldinst{"])
def test_a_megabyte_of_marks_is_read_in_one_pass(piece: str) -> None:
    began = time.process_time()
    with suppress(MaterialError):
        read_rtf(b"{\\rtf1 " + piece.encode() * (1_000_000 // len(piece)), "a.rtf")

    assert time.process_time() - began < 10


def test_the_interviews_have_the_turns_and_headers_that_were_counted() -> None:
    folder = shared("data", "ukda2000-edwardians")
    for name, expected in json.loads((folder / "expected.json").read_text()).items():
        source = read_source(folder / "transcripts" / name)
        layout = read_layout(source.text)
        headers = read_headers(source.text[: layout.header_end])

        assert Counter(turn.speaker for turn in layout.turns) == expected["turns_by_speaker"], name
        assert headers == headers | {key: value or "" for key, value in expected["header"].items()}, name
        assert source.problems == ()


def test_the_life_stories_have_the_turns_that_were_counted() -> None:
    folder = shared("data", "ukda6226-pioneers")
    for name, expected in json.loads((folder / "expected.json").read_text()).items():
        turns = split_turns(read_source(folder / "transcripts" / name).text)

        assert Counter(turn.speaker for turn in turns) == expected["turns_by_speaker"], name
