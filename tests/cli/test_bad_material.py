"""Bad material, given to the command itself: a list with places and a way out, and nothing half done."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.run import qual, qual_json

HEAD = "transcript,start,end,text,code\n"


def refused(study: Path, *arguments: object, exit_code: int) -> str:
    """What the command said; it changed nothing and showed no traceback."""
    before = qual_json("log", "verify", folder=study)["head"]
    done = qual(*arguments, folder=study)

    assert done.returncode == exit_code, done.stderr
    assert "Traceback" not in done.stderr
    assert "unexpected" not in done.stderr
    assert qual_json("log", "verify", folder=study)["head"] == before
    return done.stderr


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b"a" * 30_000_000)


def test_transcripts_that_cannot_be_read_are_listed_each_with_a_way_out(demo: Path) -> None:
    (demo / "leeg.txt").write_bytes(b"")
    (demo / "foto.txt").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))
    (demo / "oud.doc").write_bytes(b"\xd0\xcf\x11\xe0oud")
    bomb(demo / "bom.docx")
    said = refused(demo, "import", "leeg.txt", "foto.txt", "oud.doc", "bom.docx", exit_code=1)

    assert "leeg.txt: is empty (" in said
    assert "foto.txt: is not plain text but a picture (" in said
    assert "oud.doc: is not an old Word document (" in said
    assert "bom.docx: is compressed far more than a document can be (" in said


HOSTILE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r>"
    b"<w:t>I: &c;</w:t></w:r></w:p></w:body></w:document>"
)


def archive(path: Path, **parts: bytes) -> None:
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)


def test_hostile_archives_are_refused_before_they_are_read(demo: Path) -> None:
    archive(demo / "entiteit.docx", **{"word/document.xml": HOSTILE})
    archive(demo / "pad.docx", **{"../../weg.txt": b"x", "word/document.xml": HOSTILE})
    archive(demo / "inner.zip", **{"word/document.xml": HOSTILE})
    archive(demo / "nest.docx", **{"inner.zip": (demo / "inner.zip").read_bytes()})
    archive(demo / "veel.odt", **{f"deel{n}": b"" for n in range(20_000)})
    said = refused(demo, "import", *(demo / f"{n}" for n in HOSTILE_NAMES), exit_code=1)

    assert "entiteit.docx: declares a document type" in said
    assert "pad.docx: holds a part whose name points outside it" in said
    assert "nest.docx: is a zip archive but not a Word document" in said
    assert "veel.odt: holds 20000 parts" in said
    assert not (demo.parent / "weg.txt").exists()


HOSTILE_NAMES = ("entiteit.docx", "pad.docx", "nest.docx", "veel.odt")


def test_three_bad_files_among_many_are_listed_and_the_good_ones_are_in(demo: Path) -> None:
    folder = demo / "transcripts" / "veel"
    folder.mkdir()
    for number in range(60):
        (folder / f"V{number:02}.txt").write_text(f"I: Hoe is nummer {number}?\nV{number:02}: Wel goed.\n")
    (folder / "V10.txt").write_bytes(b"")
    (folder / "V20.txt").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))
    bomb(folder / "V30.docx")
    done = qual("import", folder=demo)
    names = [each["name"] for each in qual_json("transcripts", "list", folder=demo)]

    assert done.returncode == 1
    assert "58 new" in done.stderr
    assert "3 left out" in done.stderr
    for name in ("veel/V10.txt", "veel/V20.txt", "veel/V30.docx"):
        assert f"{name}: is " in done.stderr
        assert name not in names
    assert len([name for name in names if name.startswith("veel/")]) == 58


def test_what_is_odd_about_a_transcript_is_said_with_its_name(demo: Path) -> None:
    folder = demo / "transcripts"
    (folder / "R70-2024.txt").write_text("I: Hoe gaat het?\nR70: Goed, dank u wel.\n")
    (folder / "R71-2024.txt").write_text("I: Hoe gaat het?\r\nR70: Goed,  dank u wel.\r\n")
    (folder / "golf.txt").write_text("Wave: 2031\nI: Hoe gaat het?\nR72: Wel goed.\n")
    (folder / "nul.txt").write_bytes(b"I: Hoe gaat het?\nR73: Go\x00ed.\n")
    (folder / "regels.txt").write_bytes(b"I: Een?\r\nR74: Twee.\rI: Drie?\nR74: Vier.\r\n")
    done = qual("import", folder=demo)

    assert "R71-2024.txt: has the same words as R70-2024.txt" in done.stderr
    assert "golf.txt: wave '2031' is not declared (study.toml declares 2024, 2025)" in done.stderr
    assert "nul.txt: is not text but binary data" in done.stderr
    shown = qual_json("transcripts", "show", "regels.txt", folder=demo)
    assert shown["text"] == "I: Een?\nR74: Twee.\nI: Drie?\nR74: Vier.\n"


def test_a_speaker_who_is_two_respondents_stops_the_import(demo: Path) -> None:
    (demo / "transcripts" / "twee.txt").write_text("I: Hoe gaat het?\nP: Goed.\n")
    table = demo / "transcripts" / "interviews.csv"
    heads = table.read_text(encoding="utf-8").splitlines()[0]
    row = {"file": "twee.txt", "speaker": "P"}
    rows = [",".join((row | {"respondent": who}).get(head, "") for head in heads.split(",")) for who in "AB"]
    table.write_text("\n".join([table.read_text(encoding="utf-8").rstrip("\n"), *rows, ""]), encoding="utf-8")

    said = refused(demo, "import", exit_code=1)
    assert "speaker 'P' of 'twee.txt' also stands on line" in said


def test_a_transcript_that_is_not_there_stops_the_import(demo: Path) -> None:
    (demo / "goed.txt").write_text("I: Hoe gaat het?\nR01: Goed.\n")

    assert "weg.txt: is not there" in refused(demo, "import", "weg.txt", "goed.txt", exit_code=2)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
def test_other_encodings_come_in_word_for_word(demo: Path, encoding: str) -> None:
    words = "I: Hoe gaat het?\nR01: Privé, een café, coördinatie.\n"
    (demo / "anders.txt").write_bytes(words.encode(encoding))

    assert qual("import", "anders.txt", folder=demo).returncode == 0
    assert qual_json("transcripts", "show", "anders.txt", folder=demo)["text"] == words


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("- id: a\n\tname: x\n", "b.yaml:2: is indented with a tab"),
        ("- id: a\n  name: x\n- id: a\n  name: y\n", "b.yaml:3: the id 'a' is used twice, first on line 1"),
    ],
)
def test_a_codebook_with_a_mistake_is_refused_with_its_line(demo: Path, written: str, place: str) -> None:
    (demo / "b.yaml").write_text(written)

    assert place in refused(demo, "codebook", "load", "b.yaml", exit_code=1)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("R01-2024.txt,987,999999,,geld", "position 999999 lies beyond the text"),
        ("R01-2024.txt,987,1089,zomaar iets,geld", "are not the words in the row"),
        ("R01-2024.txt,987,1089,,nergens", "there is no code 'nergens'"),
        ("R99.txt,987,1089,,geld", "there is no transcript 'R99.txt'"),
    ],
)
def test_one_bad_row_keeps_all_codings_out(demo: Path, row: str, what: str) -> None:
    (demo / "c.csv").write_text(f"{HEAD}R01-2024.txt,987,1000,,geld\n{row}\n")
    said = refused(demo, "codings", "load", "c.csv", exit_code=1)

    assert f"c.csv:3: {what}" in said or ("c.csv:3:" in said and what in said)
    assert "zomaar" not in said


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("R50,deelnemer,AOW\n", "r.csv:2: 'AOW' is not a category of uitkering"),
        ("R50,deelnemer,IVA\nR50,deelnemer,IVA\n", "r.csv:3: respondent 'R50' also stands on line 2"),
    ],
)
def test_a_table_of_respondents_with_a_mistake_is_refused(demo: Path, rows: str, what: str) -> None:
    (demo / "r.csv").write_text(f"id,perspective,uitkering\n{rows}")

    assert what in refused(demo, "respondents", "load", "r.csv", exit_code=1)


def test_a_database_that_is_not_the_studys_is_left_alone(demo: Path) -> None:
    place = demo / "study.db"
    place.write_text("kapot")
    broken = qual("check", folder=demo)
    place.unlink()
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE recepten (naam)")
        other.commit()
    bytes_before = place.read_bytes()
    foreign = qual("import", folder=demo)

    assert (broken.returncode, foreign.returncode) == (2, 2)
    assert "is not a database" in broken.stderr
    assert "is a database of another program" in foreign.stderr
    assert place.read_bytes() == bytes_before


def test_a_study_that_is_being_written_to_can_be_read_and_backed_up(demo: Path) -> None:
    (demo / "c.csv").write_text(f"{HEAD}R01-2024.txt,987,1000,,geld\n")
    with closing(sqlite3.connect(demo / "study.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = refused(demo, "codings", "load", "c.csv", exit_code=2)
        backed_up = qual("backup", "veilig.db", folder=demo)
        restored = qual("restore", "veilig.db", folder=demo)

    assert "being written to by another program" in said
    assert backed_up.returncode == 0
    assert restored.returncode == 2
    assert "open in another program" in restored.stderr


def test_a_report_that_is_none_is_refused(demo: Path) -> None:
    (demo / "leeg.md").write_text("")
    (demo / "kapot.docx").write_text("kapot")

    assert "leeg.md: is empty" in refused(demo, "quotes", "check", "leeg.md", exit_code=1)
    assert "kapot.docx: is damaged" in refused(demo, "quotes", "check", "kapot.docx", exit_code=1)
    assert "is a folder" in refused(demo, "quotes", "check", "exports", exit_code=2)


def test_what_cannot_be_written_is_said_and_leaves_nothing(demo: Path) -> None:
    (demo / "bezet").write_text("hier staat al iets")
    for command in (["codings", "save"], ["backup"], ["themes", "-o"]):
        target = Path("bezet") / ("x.csv" if command[0] != "backup" else "x.db")
        assert "was not written" in refused(demo, *command, target, exit_code=2)

    assert (demo / "bezet").read_text() == "hier staat al iets"


def test_the_coding_screen_needs_a_terminal(demo: Path) -> None:
    assert "needs a terminal" in refused(demo, "code", exit_code=2)


def test_a_filter_on_nothing_is_no_empty_answer(demo: Path) -> None:
    assert "no code 'nergens'" in refused(demo, "search", "brief", "--code", "nergens", exit_code=2)
    assert "no coder 'niemand'" in refused(demo, "codings", "list", "--by", "niemand", exit_code=2)
