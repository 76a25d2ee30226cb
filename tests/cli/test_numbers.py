"""`numbers check` on invented reports in every form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.run import qual, qual_json
from tests.files.test_report_forms import odt

ROWS = [["", "n", "%"], ["man", "30", "48%"], ["vrouw", "32", "52%"], ["Totaal", "62", "100%"]]
WRONG = [["", "n", "%"], ["man", "30", "48%"], ["vrouw", "33", "52%"], ["Totaal", "62", "100%"]]


def written(folder: Path, ending: str, rows: Sequence[Sequence[str]]) -> Path:
    """A report with a caption and one table."""
    path = folder / f"rapport{ending}"
    caption = "Tabel 1. Geslacht (verzonnen)"
    if ending == ".docx":
        document = docx.Document()
        document.add_paragraph(caption)
        made = document.add_table(len(rows), 3)
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.save(str(path))
    elif ending == ".odt":
        cells = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in rows
        )
        path.write_bytes(odt(f"<text:p>{caption}</text:p><table:table>{cells}</table:table>"))
    elif ending == ".xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append([caption])
        for row in rows:
            sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
        book.save(path)
    elif ending == ".html":
        lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        page = f"<!doctype html><title>R</title><table><caption>{caption}</caption>{lines}</table>"
        path.write_text(page, encoding="utf-8")
    elif ending == ".csv":
        path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    else:
        head, *rest = (f"| {' | '.join(row)} |" for row in rows)
        path.write_text("\n".join([caption, "", head, "| --- | ---: | ---: |", *rest]), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".docx", ".odt", ".html", ".xlsx", ".csv", ".md"])
def test_a_sound_report_passes_and_a_wrong_one_stops_a_pipeline(tmp_path: Path, ending: str) -> None:
    sound = qual("numbers", "check", written(tmp_path, ending, ROWS), folder=tmp_path)
    assert sound.returncode == 0, sound.stdout + sound.stderr

    found = qual_json("numbers", "check", written(tmp_path, ending, WRONG), folder=tmp_path)
    assert [each["kind"] for each in found["findings"]] == ["sum"]
    assert "63" in found["findings"][0]["what"]
    assert found["tables"][0]["rows"] == 3
    assert qual("numbers", "check", f"rapport{ending}", folder=tmp_path).returncode == 1


def test_two_tables_with_another_total(tmp_path: Path) -> None:
    one = written(tmp_path, ".md", ROWS).read_text()
    other = (
        one.replace("| 32 |", "| 34 |")
        .replace("| 62 |", "| 64 |")
        .replace("48%", "47%")
        .replace("52%", "53%")
    )
    (tmp_path / "r.md").write_text(f"{one}\n\n{other}\n")
    found = qual_json("numbers", "check", "r.md", folder=tmp_path)

    assert [each["kind"] for each in found["findings"]] == ["total"]


def test_words_inside_and_under_a_table_are_its_caption_and_its_note(tmp_path: Path) -> None:
    rows = [["Respondenten naar geslacht", "", ""], *ROWS, ["Bron: interviews. N = 26", "", ""]]
    found = qual_json("numbers", "check", written(tmp_path, ".csv", rows), folder=tmp_path)

    assert [each["kind"] for each in found["findings"]] == ["total"]
    assert "26/62" in found["findings"][0]["hint"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("leeg.docx", b"", "is empty"),
        ("kapot.docx", b"kapot", "is damaged"),
        ("kapot.xlsx", b"kapot", "kapot.xlsx"),
        ("geen.html", b"<p>Alleen tekst</p>", "has no table in it"),
        ("geen.md", b"Alleen tekst.\n", "has no table in it"),
        ("beeld.pdf", b"%PDF-1.4", "in a form that is not read"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = qual("numbers", "check", name, folder=tmp_path)

    assert done.returncode == 1
    assert words in done.stderr
    assert "unexpected" not in done.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = qual("numbers", "check", "weg.docx", folder=tmp_path)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
