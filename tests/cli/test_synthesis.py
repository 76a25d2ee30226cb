"""The synthesis on the worked example: every command in every form, read back with other libraries."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html

from tests.cli.run import qual, qual_json
from tests.exports.accessible import hindrances

COMMANDS = {
    "matrix": ["matrix", "--by", "uitkering"],
    "together": ["matrix", "--by", "code"],
    "framework": ["framework"],
    "panel": ["panel", "--changes", "--test"],
    "saturation": ["saturation"],
    "questions": ["questions"],
    "themes": ["themes"],
    "sample": ["sample"],
    "agreement": ["agreement", "anna", "bas"],
}


def closed(page: html.HtmlElement) -> list[str]:
    """The numbers that a reader cannot open, and the links that lead nowhere.

    A cell that begins with a number above zero opens, unless it stands in the appendix, is a share of codes,
    or belongs to the population or to a test.
    """
    there = {each.get("id") for each in page.iter() if each.get("id")}
    links = [each.get("href", "") for each in page.iter("a")]
    lost = [link for link in links if link.startswith("#") and link[1:] not in there]
    appendix = [each for each in page.iter("h2") if (each.text or "").startswith("Bijlage: wat er achter")]
    for table in page.iter("table"):
        if any(table.sourceline > each.sourceline for each in appendix) or table.find(".//a") is None:
            continue
        heads = [each.text_content() for each in table.findall("thead/tr")[-1]]
        for row in table.findall("tbody/tr"):
            for at, (head, cell) in enumerate(zip(heads, row, strict=True)):
                is_number = re.match(r"[1-9]", cell.text_content()) and cell.tag == "td"
                # the second column with such a head is the population's
                is_ours = head not in NOT_PEOPLE and heads.index(head) == at
                if is_number and is_ours and cell.find("a") is None:
                    lost.append(f"{head}: {cell.text_content()}")
    return lost


NOT_PEOPLE = ("nr.", "reeks / basis", "exacte p", "verschil (pp)", "N")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_json_of_every_command_has_its_base(built_demo: Path, name: str) -> None:
    found = qual_json(*COMMANDS[name], folder=built_demo)

    assert '"base"' in str(found).replace("'", '"') or name in ("framework", "saturation")
    assert found


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".md", ".csv"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_writes_every_form_and_the_same_bytes_again(
    built_demo: Path, tmp_path: Path, name: str, ending: str
) -> None:
    first, second = tmp_path / f"a{ending}", tmp_path / "b" / f"a{ending}"
    # A package could carry the time it was made; the other forms hold nothing that a second run could change.
    for path in (first, second) if ending in (".docx", ".xlsx") or name == "themes" else (first,):
        done = qual(*COMMANDS[name], "-o", path, folder=built_demo)
        assert done.returncode == 0, done.stderr

    assert not second.exists() or first.read_bytes() == second.read_bytes()
    if ending == ".docx":
        document = docx.Document(str(first))
        assert document.tables
        styles = {p.style.name.casefold() for p in document.paragraphs if p.style is not None}
        assert {"title", "caption"} <= styles
    elif ending == ".xlsx":
        book = openpyxl.load_workbook(first)
        assert len(book.sheetnames) >= 3
        assert not any(
            cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
        )
        links = [
            (cell.value, cell.hyperlink.location)
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.hyperlink
        ]
        assert links
        for shown, to in links:
            sheet_name, _, place = to.rpartition("!")
            assert shown
            assert book[sheet_name.strip("'")][place].row > 3
    elif ending == ".html":
        assert hindrances(first.read_text(encoding="utf-8")) == []
        assert '<html lang="nl"' in first.read_text(encoding="utf-8")
        if name != "themes":
            assert name == "agreement" or "Bijlage: wat er achter" in first.read_text(encoding="utf-8")
            assert closed(html.document_fromstring(first.read_text(encoding="utf-8"))) == []
    elif ending == ".csv":
        rows = list(csv.reader(io.StringIO(first.read_text(encoding="utf-8-sig")), delimiter=";"))
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}


def test_a_filled_in_sheet_of_the_framework_is_read_back(demo: Path) -> None:
    for ending in (".csv", ".xlsx"):
        sheet = demo / f"raamwerk{ending}"
        assert qual("framework", "-o", sheet, folder=demo).returncode == 0
        if ending == ".csv":
            rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")), delimiter=";"))
            rows[1][3] = "Wil iets voor anderen doen."
            with sheet.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=";").writerows(rows)
        else:
            book = openpyxl.load_workbook(sheet)
            page = book["Cijfers"]
            page.cell(2, 4).value = "Iets anders."
            book.save(sheet)
        done = qual("framework", "--load", sheet, folder=demo)
        assert done.returncode == 0, done.stderr
        assert "1 text changed" in done.stderr
        (first, *_) = qual_json("framework", folder=demo)
        cell = first["rows"][0]["cells"][0]
        assert cell["text"] == ("Wil iets voor anderen doen." if ending == ".csv" else "Iets anders.")
        assert cell["passages"]
    assert qual("undo", folder=demo).returncode == 0
    (first, *_) = qual_json("framework", folder=demo)
    assert first["rows"][0]["cells"][0]["text"] == "Wil iets voor anderen doen."


def test_a_bad_row_of_a_sheet_keeps_all_of_it_out(demo: Path) -> None:
    (demo / "r.csv").write_text(
        "respondent,code,text\nR01,motivatie,goed\nR99,motivatie,fout\nR01,nergens,fout\n"
    )
    done = qual("framework", "--load", "r.csv", folder=demo)

    assert done.returncode == 1
    assert "r.csv:3: there is no respondent 'R99'" in done.stderr
    assert "r.csv:4: there is no code 'nergens'" in done.stderr
    (first, *_) = qual_json("framework", folder=demo)
    assert not any(cell["text"] for row in first["rows"] for cell in row["cells"])


def sheet_of(demo: Path, name: str) -> list[list[str]]:
    assert qual("framework", "-o", name, folder=demo).returncode == 0
    text = (demo / name).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def filled(demo: Path, name: str, rows: list[list[str]]) -> Path:
    with (demo / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return demo / name


def texts_of(demo: Path) -> dict[tuple[str, str], str]:
    return {
        (row["respondent"], cell["code"]): cell["text"]
        for frame in qual_json("framework", folder=demo)
        for row in frame["rows"]
        for cell in row["cells"]
        if cell["text"]
    }


def test_a_cell_that_somebody_else_wrote_meanwhile_is_a_conflict_with_a_way_out(demo: Path) -> None:
    rows = sheet_of(demo, "r.csv")
    qual("framework", "--write", "R01", "motivatie", "Van bas.", folder=demo, coder="bas")
    qual("framework", "--write", "R02", "motivatie", "- ook van bas", folder=demo, coder="bas")
    assert rows[1][:2] == ["R01", "motivatie"]
    rows[1][3], rows[2][3] = "Van anna.", "Nieuw."
    filled(demo, "r.csv", rows)

    done = qual("framework", "--load", "r.csv", folder=demo)
    assert done.returncode == 1
    assert (
        "r.csv:2: the cell of 'R01' and 'motivatie' was written in the sheet; bas wrote there" in done.stderr
    )
    assert "--take sheet" in done.stderr
    before = {("R01", "motivatie"): "Van bas.", ("R02", "motivatie"): "- ook van bas"}
    assert texts_of(demo) == before

    assert qual("framework", "--load", "r.csv", "--take", "study", folder=demo).returncode == 0
    assert texts_of(demo) == before | {("R01", rows[2][1]): "Nieuw."}
    assert qual("framework", "--load", "r.csv", "--take", "sheet", folder=demo).returncode == 0
    assert texts_of(demo)["R01", "motivatie"] == "Van anna."
    # a cell that begins with a dash comes back as it was
    assert "1 text" not in qual("framework", "--load", sheet_again(demo), folder=demo).stderr


def sheet_again(demo: Path) -> Path:
    return filled(demo, "again.csv", sheet_of(demo, "again.csv"))


def test_sheets_that_cannot_be_taken_say_why(demo: Path) -> None:
    rows = sheet_of(demo, "r.csv")
    renamed = [["persoon", *rows[0][1:]], *rows[1:]]
    strange = [rows[0], *([*row[:-1], "00000000-" + row[-1][9:]] for row in rows[1:])]
    added = [*rows, ["R99", "motivatie", "", "Iemand anders.", "", "", "", ""]]
    twice = [*rows, rows[1]]
    for table, words in (
        (renamed, "r.csv:1: there is no column 'respondent' (the columns are persoon, code"),
        (strange, "cells are of the sheet of another study"),
        (added, f"r.csv:{len(rows) + 1}: there is no respondent 'R99'"),
        (twice, "also stands on line 2"),
    ):
        done = qual("framework", "--load", filled(demo, "r.csv", table), folder=demo)
        assert done.returncode == 1
        assert words in done.stderr
    removed = [row[:4] for row in rows[:3]]
    removed[1][3] = "Kort."
    assert qual("framework", "--load", filled(demo, "r.csv", removed), folder=demo).returncode == 0
    (demo / "r.ods").write_bytes(b"PK")
    assert "save it as .xlsx or .csv" in qual("framework", "--load", "r.ods", folder=demo).stderr


def test_what_was_written_of_a_person_who_withdraws_goes_too(demo: Path) -> None:
    qual("framework", "--write", "R02", "motivatie", "Zeldzaamwoord over hem.", folder=demo)
    assert qual("respondents", "withdraw", "R02", "--yes", folder=demo).returncode == 0

    for file in demo.glob("study.db*"):
        assert b"Zeldzaamwoord" not in file.read_bytes()


def test_what_is_not_there_is_said(built_demo: Path) -> None:
    for arguments, words in (
        (["matrix", "--by", "sterrenbeeld"], "no attribute 'sterrenbeeld'; the study has"),
        (["matrix", "--by", "uitkerng"], "no attribute 'uitkerng'; did you mean 'uitkering'?"),
        (["panel", "--moves", "geslagt"], "did you mean 'geslacht'?"),
        (["framework", "--perspective", "deelnemr"], "did you mean 'deelnemer'?"),
        (["sample", "--perspective", "deelnemr"], "did you mean 'deelnemer'?"),
        (["framework", "motivate"], "did you mean 'motivatie'?"),
        (["framework", "--summary", "motivate", "x"], "did you mean 'motivatie'?"),
        (["framework", "--summary", "geld", "x"], "'geld' is no theme"),
        (["themes", "--by", "ana"], "did you mean 'anna'?"),
        (["themes", "-o", "x.docx", "--template", "weg.docx"], "weg.docx is not there"),
        (["themes", "-o", "x.html", "--template", "weg.docx"], "--template is for a Word report"),
        (["themes", "-o", "codebook/study.toml/x.docx"], "study.toml is a file and no folder"),
        (["panel", "--first", "1999"], "no wave '1999'"),
        (["panel", "--first", "2025"], "wave '2025' cannot be compared with itself"),
        (["framework", "--perspective", "buren"], "no perspective 'buren'"),
        (["framework", "nergens"], "no code 'nergens'"),
        (["matrix", "-o", "x.pdf"], "reports are written as"),
    ):
        done = qual(*arguments, folder=built_demo)
        assert done.returncode == 2
        assert words in done.stderr


def test_questions_quote_every_wave_and_moves_are_written_alone(built_demo: Path, tmp_path: Path) -> None:
    assert qual("questions", "-o", tmp_path / "v.md", folder=built_demo).returncode == 0
    assert (
        qual("panel", "--moves", "participatieladder", "-o", tmp_path / "m.md", folder=built_demo).returncode
        == 0
    )
    asked = (tmp_path / "v.md").read_text(encoding="utf-8").partition("Bijlage")[0]
    moved = (tmp_path / "m.md").read_text(encoding="utf-8").partition("Bijlage")[0]

    for who in ("Deelnemers, 2024 · R", "Deelnemers, 2025 · R", "Arbeidsdeskundigen", "Werkgevers"):
        assert f"{who}" in asked
    assert len(set(re.findall("Deelnemers, 202[45] · (R..) ·", asked))) > 5
    assert "Participatieladder" in moved
    assert "Het panel, 2024" not in moved
