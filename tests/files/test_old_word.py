"""Old Word documents, with LibreOffice and without."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qual.errors import MaterialError
from qual.files import old_word
from qual.files.sources import read_source

OLD = b"\xd0\xcf\x11\xe0 " + "WordDocument".encode("utf-16-le")


def test_an_old_document_is_converted(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1\\ansi I: Hoe?\\par R: E\\'e9n keer.}")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "a.rtf")], check=True, capture_output=True, timeout=120)

    assert read_source(tmp_path / "a.doc").text == "I: Hoe?\nR: Eén keer."
    (tmp_path / "a.doc").rename(tmp_path / "b.rtf")
    assert read_source(tmp_path / "b.rtf").reader == "old word"


def test_without_libreoffice_it_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(MaterialError, match="only read where LibreOffice is installed"):
        old_word.read_old_document(OLD, "a.doc")


def test_another_old_office_file_is_refused() -> None:
    with pytest.raises(MaterialError, match="not an old Word document"):
        old_word.read_old_document(b"\xd0\xcf\x11\xe0 Workbook", "a.doc")
