"""`qual correct` and `qual codings settle`, as a person runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import qual, qual_json

NAME = "R10-2025.txt"


def corrected(demo: Path, *edits: tuple[str, str]) -> Path:
    """A corrected copy of a transcript, outside the study."""
    text = (demo / "transcripts" / NAME).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    target = demo.parent / "verbeterd.txt"
    target.write_text(text, encoding="utf-8")
    return target


def codings(demo: Path) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in qual_json("codings", "list", NAME, folder=demo)}


def test_every_coding_is_where_the_answer_says(demo: Path) -> None:
    before = codings(demo)
    file = corrected(demo, ("Planten moeten water", "Alle planten moeten water"), ("Het hoekje blijft, ", ""))
    answer = qual_json("correct", NAME, file, folder=demo)

    after, text = codings(demo), file.read_text(encoding="utf-8")
    told = {each["id"]: each for each in answer["codings"]}
    assert told.keys() == before.keys()
    assert sum(answer["counts"].values()) == len(before)
    for row, coding in after.items():
        assert text[coding["start"] : coding["end"]] == coding["text"]
        assert coding["text"] == told[row]["after"]["text"]
        assert (coding["text"] == before[row]["text"]) == (told[row]["verdict"] in ("exact", "moved"))
    assert before.keys() - after.keys() == {r for r, t in told.items() if t["verdict"] == "lost"}


def test_a_dry_run_lists_and_changes_nothing(demo: Path) -> None:
    before = codings(demo)
    done = qual("correct", NAME, corrected(demo, ("Moos", "Moosje")), "--dry-run", folder=demo)

    assert done.returncode in (0, 1)
    assert "edited\t" in done.stdout
    assert "nothing was written" in done.stderr
    assert codings(demo) == before


def test_undo_brings_the_old_text_back(demo: Path) -> None:
    before = codings(demo)
    qual("correct", NAME, corrected(demo, ("Moos", "Moosje")), folder=demo)
    assert codings(demo) != before

    (demo / "transcripts" / "R99-2025.txt").write_text("I: Hoe is het?\nR99: Goed.\n", encoding="utf-8")
    qual("import", folder=demo)
    told = qual("undo", folder=demo).stdout
    assert "corrected a transcript" in told
    assert f": {NAME} (you did this since then, and it stays: imported a transcript)" in told
    assert codings(demo) == before
    assert qual("redo", folder=demo).returncode == 0
    assert codings(demo) != before
    assert qual("log", "verify", folder=demo).returncode == 0


def test_lost_codings_are_listed_until_they_are_settled(demo: Path) -> None:
    words = "Planten moeten water, ook als je verdriet hebt."
    file = corrected(demo, (words, ""))
    assert qual("correct", NAME, file, folder=demo).returncode == 1
    (demo / "transcripts" / NAME).write_bytes(file.read_bytes())

    [lost] = qual_json("codings", "settle", folder=demo)
    assert (lost["verdict"], lost["before"]["text"], lost["after"]) == ("lost", words, None)
    assert f"qual codings settle {lost['id']}" in qual("check", folder=demo).stderr
    refused = qual("codings", "settle", lost["id"], folder=demo, coder=lost["coder"])
    assert (refused.returncode, "give it a place" in refused.stderr) == (2, True)
    others = qual("codings", "settle", lost["id"], "--remove", folder=demo, coder="iemand")
    assert (others.returncode, "only" in others.stderr) == (2, True)
    beyond = qual(
        "codings", "settle", lost["id"], "--start", "5", "--end", "999999", folder=demo, coder=lost["coder"]
    )
    assert (beyond.returncode, "no text at that place" in beyond.stderr) == (2, True)

    place = ("--start", "1160", "--end", "1170")
    done = qual("codings", "settle", lost["id"], *place, folder=demo, coder=lost["coder"])
    assert (done.returncode, "nothing is in doubt" in done.stderr) == (0, True)
    assert codings(demo)[lost["id"]]["start"] == 1160
    assert qual("check", folder=demo).returncode == 0


@pytest.mark.parametrize("place", [("--start", "3"), ("--end", "3"), ("--start", "4", "--end", "4")])
def test_half_a_place_is_no_place(demo: Path, place: tuple[str, ...]) -> None:
    assert qual("codings", "settle", "x", *place, folder=demo).returncode == 2


def test_an_import_of_a_changed_file_points_to_correct(demo: Path) -> None:
    file = corrected(demo, ("Moos", "Moosje"))
    (demo / "transcripts" / NAME).write_bytes(file.read_bytes())
    done = qual("import", folder=demo)
    assert (done.returncode, f"qual correct {NAME}" in done.stderr) == (1, True)

    assert qual("correct", NAME, f"transcripts/{NAME}", folder=demo).returncode in (0, 1)
    assert qual("import", folder=demo).returncode == 0
    again = qual("correct", NAME, f"transcripts/{NAME}", folder=demo)
    assert (again.returncode, "nothing was done" in again.stderr) == (0, True)


def test_an_old_file_that_stays_in_its_place_is_told(demo: Path) -> None:
    done = qual("correct", NAME, corrected(demo, ("twee keer mee", "drie keer mee")), folder=demo)
    assert "still the old file" in done.stderr

    assert "not the one in use" in qual("check", folder=demo).stderr
    assert qual("import", folder=demo).returncode == 0


@pytest.mark.parametrize(("name", "words"), [("weg.txt", "no transcript 'weg.txt'"), (NAME, "holds no text")])
def test_what_cannot_be_corrected_is_said(demo: Path, name: str, words: str) -> None:
    empty = demo.parent / "leeg.txt"
    empty.write_text("\n")
    done = qual("correct", name, empty, folder=demo)

    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_search_finds_the_corrected_words_only(demo: Path) -> None:
    assert qual_json("search", "Allerzielen", folder=demo)
    qual("correct", NAME, corrected(demo, ("Allerzielen", "Driekoningen")), folder=demo)

    assert NAME not in {hit["transcript"] for hit in qual_json("search", "Allerzielen", folder=demo)}
    assert NAME in {hit["transcript"] for hit in qual_json("search", "Driekoningen", folder=demo)}
