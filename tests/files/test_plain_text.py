"""Plain text and its encodings."""

from __future__ import annotations

import pytest

from qual.errors import MaterialError
from qual.files.plain_text import decode

WORDS = "R07: Eén café, “echt waar”.\nI: Ja?\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_is_sure_gives_the_text_without_a_word(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == (WORDS, [])


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16-LE")])
def test_an_encoding_that_is_a_guess_is_said(encoding: str, name: str) -> None:
    text, [problem] = decode(WORDS.encode(encoding), "a.txt")

    assert text == WORDS
    assert name in problem.what


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    assert decode(b"a \r\nb\rc\n\n\td", "a.txt")[0] == "a \nb\nc\n\n\td"


@pytest.mark.parametrize("words", ["tweeën", "“ja”", "één à twee", "naïef", "€5"])
def test_a_text_that_was_encoded_twice_as_a_whole_is_repaired_and_said(words: str) -> None:
    twice = "".join(_as_windows(byte) for byte in f"\ufeffgoed\n{words}\n".encode())
    text, [problem] = decode(twice.encode(), "a.txt")

    assert text == f"goed\n{words}\n"
    assert "encoded twice" in problem.what


def _as_windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


@pytest.mark.parametrize("words", ["tweeën", "“ja”", "één à twee", "naïef", "€5"])
def test_text_that_was_encoded_twice_in_parts_is_kept_and_said_with_its_line(words: str) -> None:
    twice = words.encode().decode("cp1252", errors="replace")
    text, problems = decode(f"café\n{twice}\n".encode(), "a.txt")

    assert text.endswith(f"{twice}\n")
    assert problems[0].where == "a.txt:2"
    assert "encoded twice" in problems[0].what


@pytest.mark.parametrize(
    "words", ["Âge tendre", "L’été – c’est «là»", "Ça va? Änderung „Ähm“", "café”, zei ze – â"]
)
def test_proper_accents_are_not_taken_for_damage(words: str) -> None:
    assert decode(words.encode(), "a.txt")[1] == []


def test_characters_lost_before_are_counted() -> None:
    assert "2 characters were lost" in decode("caf\ufffd en th\ufffd".encode(), "a.txt")[1][0].what


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"{\\rtf1 x}",
        b"\xd0\xcf\x11\xe0",
        b"\x89PNG\r\n",
        b"abc\x00def",
        bytes(range(256)) * 9,
        b"\xff\xfea",
        b"\xef\xbb\xbf\xff\xff",
    ],
)
def test_what_is_no_text_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(MaterialError, match=r"a\.txt"):
        decode(data, "a.txt")
