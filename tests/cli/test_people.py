"""Erasing a respondent of the worked example, as a person does it, and the panel."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from qual.core.turns import split_turns
from tests.cli.run import qual, qual_json


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{5,}", text)}


def own_words(folder: Path, respondent: str) -> set[str]:
    """The words that one respondent says in the example and that stand nowhere else in it.

    Nor do they end another word: of words that begin alike, the search index keeps the ends.
    """
    own: set[str] = set()
    others: set[str] = set()
    for each in qual_json("transcripts", "list", folder=folder):
        shown = qual_json("transcripts", "show", each["name"], folder=folder)
        mine = {s["label"] for s in each["speakers"] if s["respondent"] == respondent}
        whole = each["name"].startswith(respondent)
        for turn in shown["turn_list"]:
            spoken = words(shown["text"][turn["start"] : turn["end"]])
            if turn["speaker"] in mine:
                own |= spoken
            elif not whole:
                others |= spoken
    notes = (row["memo"] for row in qual_json("codings", "list", folder=folder))
    others |= words(" ".join(notes))
    codebook = (folder / "codebook" / "codes.yaml").read_text(encoding="utf-8")
    others |= words(codebook)
    return {word for word in own if not any(each.endswith(word) for each in others)}


def held(folder: Path) -> str:
    """The raw bytes of the database and of what SQLite keeps beside it."""
    found = b"".join(path.read_bytes() for path in sorted(folder.glob("study.db*")))
    return found.decode("utf-8", "replace").casefold()


def test_a_person_is_erased_to_the_last_word(demo: Path) -> None:
    own = {word for word in own_words(demo, "R01") if word.isascii()}
    before = qual_json("codings", "list", folder=demo)
    assert len(own) > 50
    assert own <= set(re.findall(r"\w+", held(demo)))

    found = qual_json("respondents", "withdraw", "R01", "--yes", folder=demo)

    assert sorted(own.intersection(re.findall(r"\w+", held(demo)))) == []
    assert found["placeholder"] == "withdrawn-1"
    assert qual_json("codings", "list", folder=demo) == [
        each for each in before if not each["transcript"].startswith("R01-")
    ]
    assert "R01" not in {each["id"] for each in qual_json("respondents", "list", folder=demo)}
    assert qual("log", "verify", folder=demo).returncode == 0
    assert qual("undo", folder=demo).returncode != 0


def test_the_files_to_delete_are_listed_and_import_brings_nothing_back(demo: Path) -> None:
    shutil.copy(demo / "study.db", demo / "reserve")
    (demo / "exports" / "brief.md").write_text("Zoals R01 zei.", encoding="utf-8")
    assert qual("themes", "-o", "elders.md", folder=demo).returncode == 0
    (demo / "elders.md").unlink()

    left = {
        each["where"] for each in qual_json("respondents", "withdraw", "R01", "--yes", folder=demo)["left"]
    }

    assert left >= {
        "transcripts/R01-2024.txt",
        "transcripts/R01-2025.txt",
        "elders.md",
        "transcripts/respondents.csv",
        "codebook/codings.csv",
        "exports/brief.md",
        "exports/themes.docx",
        "reserve",
    }
    again = qual_json("import", folder=demo)["files"]
    withdrawn = [each["transcript"] for each in again if each["status"] == "withdrawn"]
    assert withdrawn == ["R01-2024.txt", "R01-2025.txt"]
    shutil.copy(demo / "transcripts" / "R01-2024.txt", demo / "elders.txt")
    (demo / "elders.txt").open("a", encoding="utf-8").write("\n")
    [other] = qual_json("import", "elders.txt", folder=demo)["files"]
    assert other["status"] == "withdrawn"
    assert "withdrew" in qual("respondents", "load", folder=demo).stderr
    assert "R01" not in {each["id"] for each in qual_json("respondents", "list", folder=demo)}
    checked = qual("check", folder=demo)
    assert checked.returncode == 0
    assert "R01-2024.txt" in checked.stderr
    assert "codes.yaml" in checked.stderr
    qual("codebook", "load", folder=demo)
    qual("codebook", "save", folder=demo)
    assert "codes.yaml" not in qual("check", folder=demo).stderr


def test_in_a_focus_group_the_others_stay_where_they_are(demo: Path) -> None:
    before = qual_json("transcripts", "show", "focusgroep-2025.txt", folder=demo)
    codings = qual_json("codings", "list", "focusgroep-2025.txt", folder=demo)

    qual("respondents", "withdraw", "L03", "--yes", folder=demo)

    after = qual_json("transcripts", "show", "focusgroep-2025.txt", folder=demo)
    assert len(after["text"]) == len(before["text"])
    for old, new in zip(before["turn_list"], after["turn_list"], strict=True):
        assert (old["start"], old["end"]) == (new["start"], new["end"])
        same = before["text"][old["start"] : old["end"]] == after["text"][new["start"] : new["end"]]
        assert same == (old["respondent"] != "L03")
    hers = [(t["start"], t["end"]) for t in before["turn_list"] if t["respondent"] == "L03"]
    kept = [c for c in codings if not any(c["start"] < end and start < c["end"] for start, end in hers)]
    assert qual_json("codings", "list", "focusgroep-2025.txt", folder=demo) == kept
    assert "Ilse" not in {turn.speaker for turn in split_turns(after["text"])}
    assert qual("check", folder=demo).returncode == 0
    assert qual("import", folder=demo).returncode == 0
    refused = qual(
        "correct", "focusgroep-2025.txt", demo / "transcripts" / "focusgroep-2025.txt", folder=demo
    )
    assert qual_json("transcripts", "show", "focusgroep-2025.txt", folder=demo)["text"] == after["text"]
    assert refused.returncode in (0, 2)


def test_nothing_is_erased_without_a_yes(demo: Path) -> None:
    bytes_before = (demo / "study.db").read_bytes()

    planned = qual_json("respondents", "withdraw", "R01", "--dry-run", folder=demo)
    asked = qual("respondents", "withdraw", "R01", folder=demo)

    assert planned["counts"]["transcripts"] == 2
    assert planned["placeholder"] is None
    assert asked.returncode == 2
    assert "nothing was erased" in asked.stderr
    assert (demo / "study.db").read_bytes() == bytes_before


def test_the_panel_sets_waves_beside_each_other(built_demo: Path) -> None:
    found = qual_json("panel", folder=built_demo)

    assert [each["respondent"] for each in found["panel"]] == ["R01", "R04", "R07", "R10"]
    assert list(found["panel"][0]["waves"]) == ["2024", "2025"]
    assert "R01-2024.txt" in qual("panel", folder=built_demo).stdout
