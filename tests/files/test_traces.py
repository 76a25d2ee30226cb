"""Looking for words in files of any kind."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from docx import Document

from qual.files.traces import databases_in, text_in


def test_a_word_document_is_searched_through_its_mark_up(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("kwik")
    paragraph.add_run("staart").bold = True
    document.add_paragraph("dakgoot")
    document.save(str(tmp_path / "a.docx"))

    words = (text_in(tmp_path / "a.docx") or "").split()
    assert "kwikstaart" in words
    assert "dakgoot" in words


def test_plain_text_is_itself_and_a_picture_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("kwikstaart", encoding="utf-8")
    (tmp_path / "b.md").write_text("kwikstaart", encoding="utf-16")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\x00\x00")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7 abc")
    (tmp_path / "e.docx").write_bytes(b"PK\x03\x04 broken")

    found = [text_in(path) for path in sorted(tmp_path.iterdir())]
    assert [text and text.strip("\ufeff") for text in found] == ["kwikstaart", "kwikstaart", None, None, None]


def test_databases_are_known_by_what_they_are(tmp_path: Path) -> None:
    for name in ("study.db", "study.db.before-0002", "sub/kopie", ".git/x.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        connection = sqlite3.connect(tmp_path / name)
        connection.execute("CREATE TABLE a (b)")
        connection.close()
    (tmp_path / "note.db").write_text("niets")
    (tmp_path / "study.db-wal").write_bytes(b"")

    found = [path.relative_to(tmp_path).as_posix() for path in databases_in(tmp_path)]
    assert found == ["study.db", "study.db-wal", "study.db.before-0002", "sub/kopie"]
