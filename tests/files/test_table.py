from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from qual.errors import MaterialError
from qual.files.table import find_table, read_table


def table_file(folder: Path, data: str | bytes, name: str = "tabel.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def workbook_file(folder: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "tabel.xlsx")
    return folder / "tabel.xlsx"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\n1,2\n", {"a": "1", "b": "2"}),
        ("a;b\n1,5;2\n", {"a": "1,5", "b": "2"}),
        ("a\tb\n1;5\t2,3\n", {"a": "1;5", "b": "2,3"}),
        ("sep=;\na;b\n1;2\n", {"a": "1", "b": "2"}),
        ('\ufeff"a";"b, c"\r\n"x\n""y""";2\r\n', {"a": 'x\n"y"', "b, c": "2"}),
        ("a\n1,5\n", {"a": "1,5"}),
        ("a,b\n1\n", {"a": "1", "b": ""}),
        ("a,b,,\n1,2,,\n", {"a": "1", "b": "2"}),
    ],
)
def test_the_columns_are_parted_as_the_file_parts_them(
    tmp_path: Path, text: str, cells: dict[str, str]
) -> None:
    if text == "a\n1,5\n":
        with pytest.raises(MaterialError, match=r"/tabel\.csv:2: the row has 2 cells"):
            read_table(table_file(tmp_path, text))
        return
    [row] = read_table(table_file(tmp_path, text)).rows

    assert row.cells == cells


def test_rows_know_the_line_they_begin_on(tmp_path: Path) -> None:
    table = read_table(table_file(tmp_path, '\na,b\n"een\ntwee",2\n\n,\n3,4\n'))

    assert [row.line for row in table.rows] == [3, 7]
    assert table.place(table.rows[1]) == f"{tmp_path.name}/tabel.csv:7"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_come_through_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    table = read_table(table_file(tmp_path, "naam;één\nZoë;€\n".encode(encoding)))

    assert table.rows[0].cells == {"naam": "Zoë", "één": "€"}
    assert bool(table.problems) == (encoding == "cp1252")


def test_a_workbook_gives_what_a_person_reads(tmp_path: Path) -> None:
    path = workbook_file(
        tmp_path,
        [["id", None, "Datum", "deel"], [7, None, date(2024, 10, 8), 0.445], [], [3.5, None, True, None]],
    )
    table = read_table(path)

    assert [dict(row.cells) for row in table.rows] == [
        {"id": "7", "Datum": "2024-10-08", "deel": "0.445"},
        {"id": "3.5", "Datum": "TRUE", "deel": ""},
    ]
    assert [row.line for row in table.rows] == [2, 4]


def test_a_share_in_a_workbook_is_a_percentage(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["percent"])
    book.active.append([0.445])
    book.active["A2"].number_format = "0.0%"
    book.save(tmp_path / "tabel.xlsx")

    assert read_table(tmp_path / "tabel.xlsx").rows[0]["percent"] == "44.5%"


def test_a_column_without_a_head_is_left_out_with_a_notice(tmp_path: Path) -> None:
    table = read_table(table_file(tmp_path, "a,,b\n1,2,3\n"))

    assert table.heads == ("a", "b")
    assert [problem.where for problem in table.problems] == [f"{tmp_path.name}/tabel.csv:1"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("a,b\n1,2,3\n", "tabel.csv:2: the row has 3 cells"),
        ("a, A\n1,2\n", "tabel.csv:1: two columns are called 'a'"),
        ('a,b\n1,2\n3,"4\n5,6\n', "tabel.csv:3: a quotation mark is opened and not closed"),
        ('a,b\n"1"2,3\n', "tabel.csv:2: something stands behind a closing quotation mark"),
        (b"a,b\n1,\x00\n", "tabel.csv: is not text but binary data"),
        (b"PK\x03\x04rest", "tabel.csv: is not plain text but a zip archive"),
        ("", "tabel.csv: is empty"),
        (" \n,\n", "tabel.csv: holds no rows"),
        (",".join(f"k{n}" for n in range(3000)) + "\n", "tabel.csv:1: the table has more than 2000 columns"),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused(tmp_path: Path, data: str | bytes, problem: str) -> None:
    with pytest.raises(MaterialError) as stopped:
        read_table(table_file(tmp_path, data))

    assert str(stopped.value).removeprefix(f"{tmp_path.name}/").startswith(problem)


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = table_file(tmp_path, "a,b\n1,2\n", "tabel.xlsx")
    with pytest.raises(MaterialError, match=r"/tabel\.xlsx"):
        read_table(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("los.txt", "niets")
    with pytest.raises(MaterialError, match="not a workbook"):
        read_table(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(MaterialError, match="cannot be read as a workbook"):
        read_table(path)


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, [["a"], ["b"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * 50_000_000)

    with pytest.raises(MaterialError, match="compressed far more"):
        read_table(path)


def test_a_workbook_that_defines_entities_is_refused(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, [["a"], ["b"]])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/extra.xml", '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>')

    with pytest.raises(MaterialError, match="defines its own entities"):
        read_table(path)


def test_a_sheet_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["a"])
    book.active.cell(row=5, column=9_000, value="ver weg")
    book.save(tmp_path / "tabel.xlsx")

    with pytest.raises(MaterialError, match=r"/tabel\.xlsx:5: the sheet reaches too far"):
        read_table(tmp_path / "tabel.xlsx")


def test_damaged_files_are_refused_and_never_stumbled_over(tmp_path: Path) -> None:
    chance = random.Random(7)
    whole = [
        (workbook_file(tmp_path, [["id", "naam"], [1, "Zoë"]]).read_bytes(), "stuk.xlsx"),
        ('id;naam\n1;"Zoë, ""ja"""\n'.encode(), "stuk.csv"),
    ]
    for _ in range(300):
        data, name = chance.choice(whole)
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        del damaged[chance.randrange(len(damaged) // 2, len(damaged) + 1) :]
        with suppress(MaterialError):
            read_table(table_file(tmp_path, bytes(damaged), name))


def test_an_archive_that_points_before_its_begin_is_refused(tmp_path: Path) -> None:
    data = bytearray(workbook_file(tmp_path, [["a"], ["b"]]).read_bytes())
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    data[end + 16 : end + 20] = (start + 50).to_bytes(4, "little")

    with pytest.raises(MaterialError, match="stuk"):
        read_table(table_file(tmp_path, bytes(data), "stuk.xlsx"))


def test_an_old_workbook_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(MaterialError, match=r"save it as \.xlsx or \.csv"):
        read_table(table_file(tmp_path, b"\xd0\xcf\x11\xe0", "tabel.xls"))


def test_a_table_is_found_by_its_name_unless_two_have_it(tmp_path: Path) -> None:
    none = find_table(tmp_path, "tabel")
    path = table_file(tmp_path, "a\n1\n")
    found = find_table(tmp_path, "tabel")
    workbook_file(tmp_path, [["a"]])

    assert none is None
    assert found == path
    with pytest.raises(MaterialError, match=r"tabel\.csv is there too"):
        find_table(tmp_path, "tabel")


def test_a_formula_without_its_value_is_refused_with_its_cell_and_one_with_it_is_said(tmp_path: Path) -> None:
    unsaved = workbook_file(tmp_path, [["a", "b"], ["1", "=1+1"]])

    with pytest.raises(
        MaterialError, match=r"sheet 'Sheet', cell B2: holds a formula that was saved without"
    ):
        read_table(unsaved)

    saved = xlsxwriter.Workbook(tmp_path / "saved.xlsx")
    sheet = saved.add_worksheet("Blad")
    sheet.write_row(0, 0, ["a", "b", "c"])
    sheet.write_formula(1, 0, "=1+1", None, 2)
    sheet.write_formula(1, 1, '="y"&"z"', None, "yz")
    sheet.write_string(1, 2, "z")
    saved.close()
    table = read_table(tmp_path / "saved.xlsx")

    assert dict(table.rows[0].cells) == {"a": "2", "b": "yz", "c": "z"}
    assert [each.what for each in table.problems] == [
        "Blad!A2, Blad!B2 hold formulas; the value as last saved is taken"
    ]
