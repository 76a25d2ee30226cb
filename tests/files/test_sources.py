"""Transcripts' files read to their canonical text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from qual.core.turns import split_turns
from qual.errors import MaterialError
from qual.files.sources import read_source
from tests.files.office import paragraph, word_document


def test_a_source_knows_its_file_and_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "R07.txt"
    path.write_bytes(b"\xef\xbb\xbfI: Ja?\r\nR: Ja.\r\n")
    source = read_source(path)

    assert source.text == "I: Ja?\nR: Ja.\n"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.name_of_file, source.reader, source.problems) == ("R07.txt", "text", ())


def test_the_same_interview_in_three_formats_has_the_same_turns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("I: Hoe gaat het?\nR: Eén keer.\n")
    (tmp_path / "a.docx").write_bytes(
        word_document(paragraph("I: Hoe gaat het?") + paragraph("R: Eén keer."))
    )
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1\\ansi I: Hoe gaat het?\\par R: E\\'e9n keer.\\par}")
    spoken = [
        [(turn.speaker, text[turn.start : turn.end]) for turn in split_turns(text)]
        for text in (read_source(tmp_path / name).text for name in ("a.txt", "a.docx", "a.rtf"))
    ]

    assert spoken == [[("I", "Hoe gaat het?"), ("R", "Eén keer.")]] * 3


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("weg.txt", None, "is not there"),
        ("leeg.txt", b"", "is empty"),
        ("wit.txt", b" \n\n", "holds no text"),
        ("oud.doc", b"not one", "is not an old Word"),
        ("blad.xyz", b"x", "'.xyz' file"),
        ("zonder", b"x", "has no ending"),
        ("lang.txt", b"a" * 1_500_000, "paragraph of more than"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_way_out(
    tmp_path: Path, name: str, data: bytes | None, what: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)

    with pytest.raises(MaterialError, match=what) as refusal:
        read_source(tmp_path / name)
    assert refusal.value.problems[0].where == name
    assert refusal.value.problems[0].hint


def test_a_folder_is_no_transcript(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()

    with pytest.raises(MaterialError, match="not a file"):
        read_source(tmp_path / "map.txt")
