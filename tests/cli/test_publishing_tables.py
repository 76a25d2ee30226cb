"""Tables of the synthesis for publication, on the worked example, in every form."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.run import qual, qual_json

IDS = re.compile(r"\b[RLW]\d\d\b|\d{4}\.txt|focusgroep-")

TABLES = {
    "attribute": ["matrix", "--by", "geslacht", "--threshold", "3"],
    "codes": ["matrix", "--by", "code"],
}


def words_in(path: Path) -> str:
    """Everything that a file holds, as text."""
    if path.suffix not in (".docx", ".xlsx"):
        return path.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            package.read(name).decode("utf-8")
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        )


@pytest.mark.parametrize("table", TABLES)
def test_a_published_table_names_nobody_in_any_form(demo: Path, table: str) -> None:
    for ending in (".docx", ".xlsx", ".html", ".md", ".csv"):
        done = qual(*TABLES[table], "-o", f"t{ending}", "--publish", folder=demo)
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
