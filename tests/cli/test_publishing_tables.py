"""Tables of the synthesis for publication, on the worked example, in every form."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.run import qual, qual_json

IDS = re.compile(r"\b[RLW]\d\d\b|\d{4}\.txt|focusgroep-")

FORMS = (".docx", ".xlsx", ".html", ".md", ".csv")

TABLES = {
    "attribute": (["matrix", "--by", "geslacht", "--threshold", "3"], FORMS[:2]),
    "codes": (["matrix", "--by", "code"], FORMS[2:4]),
    "panel": (["panel", "--changes", "--test", "--threshold", "3"], FORMS),
    "saturation": (["saturation"], FORMS[3:]),
    "questions": (["questions"], (FORMS[2], FORMS[4])),
}


def words_in(path: Path) -> str:
    """Everything that a file holds, as text."""
    if path.suffix not in (".docx", ".xlsx"):
        return path.read_text(encoding="utf-8-sig")
    # A workbook's other parts hold the names of cells, which look like ids.
    parts = ("word/", "docProps/", "xl/sharedStrings")
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.startswith(parts) and name.endswith(".xml")]
        return "\n".join(package.read(name).decode("utf-8") for name in names)


@pytest.mark.parametrize("table", TABLES)
def test_a_published_table_names_nobody_in_any_form(demo: Path, table: str) -> None:
    command, forms = TABLES[table]
    for ending in forms:
        done = qual(*command, "-o", f"t{ending}", "--publish", folder=demo)
        assert done.returncode == 0, done.stderr
        words = words_in(demo / f"t{ending}")
        assert not IDS.search(words), ending
        assert IDS.search(words_in(demo / f"t-onderbouwing{ending}"))


def test_a_table_of_single_people_is_refused_unless_a_reason_is_given(demo: Path) -> None:
    qual("framework", "--write", "R03", "motivatie", "Wil weer onder de mensen.", folder=demo)
    for command in ("matrix", "framework"):
        file = demo / f"{command}.md"
        done = qual(command, "-o", file.name, "--publish", folder=demo)
        assert done.returncode == 2
        assert "is about one person in every cell" in done.stderr
        assert not file.exists()

        done = qual(command, "-o", file.name, "--publish", "--allow", "zij stemden in", folder=demo)
        assert done.returncode == 0, done.stderr
        assert not IDS.search(file.read_text(encoding="utf-8"))
    kept = [each for each in qual_json("log", folder=demo) if each["verb"] == "disclosure.override"]
    assert [each["details"]["tables"] for each in kept] == [1, 1]


def test_words_that_name_a_respondent_are_not_published(demo: Path) -> None:
    qual("framework", "--write", "R03", "motivatie", "Zegt hetzelfde als R05.", folder=demo)
    done = qual("framework", "-o", "p.md", "--publish", "--allow", "zij stemden in", folder=demo)

    assert done.returncode != 0
    assert "R03, motivatie" in done.stderr
    assert "names R05" in done.stderr
    assert not (demo / "p.md").exists()
