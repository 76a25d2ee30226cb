"""Handing a report over."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.errors import CannotWriteError
from qual.exports import write
from qual.exports.read_back import NotReadBackError
from qual.exports.write import UnknownEndingError, write_report
from tests.exports.chapter import chapter


@pytest.mark.parametrize("ending", [".docx", ".md", ".csv", ".DOCX"])
def test_a_report_is_written_by_its_ending_and_leaves_nothing_else(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "exports" / f"themas{ending}"

    write_report(chapter(), path)

    assert list(path.parent.iterdir()) == [path]


def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(
        UnknownEndingError, match=r"themas\.pdf has '\.pdf'; reports are written as \.docx, \.xlsx"
    ):
        write_report(chapter(), tmp_path / "themas.pdf")


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "themas.md"
    path.write_text("van een ander")
    path.chmod(0o444)

    with pytest.raises(CannotWriteError, match="read-only"):
        write_report(chapter(), path)

    assert path.read_text() == "van een ander"


@pytest.mark.parametrize("lock", [".~lock.themas.docx#", "~$emas.docx"])
def test_a_file_that_is_open_in_a_word_processor_is_left_alone(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).touch()

    with pytest.raises(CannotWriteError, match="open in a word processor"):
        write_report(chapter(), tmp_path / "themas.docx")


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "themas.md").mkdir()

    with pytest.raises(CannotWriteError, match="folder"):
        write_report(chapter(), tmp_path / "themas.md")


def test_a_file_where_a_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "exports").touch()

    with pytest.raises(CannotWriteError):
        write_report(chapter(), tmp_path / "exports" / "themas.md")


def test_what_cannot_be_read_back_never_takes_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "themas.md"
    path.write_text("de vorige")
    monkeypatch.setitem(write.ENDINGS, ".md", lambda report: b"leeg")

    with pytest.raises(NotReadBackError):
        write_report(chapter(), path)

    assert path.read_text() == "de vorige"
    assert list(tmp_path.iterdir()) == [path]


def test_the_rights_of_the_file_that_stood_there_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "themas.md"
    path.write_text("de vorige")
    path.chmod(0o640)

    write_report(chapter(), path)

    assert path.stat().st_mode & 0o777 == 0o640
