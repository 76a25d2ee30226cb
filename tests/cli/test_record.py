"""The log, and taking changes back by a command."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.run import qual, qual_json


def test_a_table_that_was_loaded_by_mistake_can_be_taken_back_and_repeated(demo: Path) -> None:
    before = qual_json("codings", "list", folder=demo)
    (demo / "mis.csv").write_text("transcript,start,end,code\nR01-2024.txt,987,1000,geld\n")
    qual("codings", "load", "mis.csv", folder=demo)

    assert qual("undo", folder=demo).stdout == "undone: loaded codings (1 coding)\n"
    assert qual_json("codings", "list", folder=demo) == before
    assert qual("redo", folder=demo).stdout == "redone: loaded codings (1 coding)\n"
    assert len(qual_json("codings", "list", folder=demo)) == len(before) + 1


def test_nobody_takes_back_what_somebody_else_did(demo: Path) -> None:
    done = qual("undo", folder=demo, coder="carla")

    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing left" in done.stderr
    assert qual_json("undo", folder=demo, coder="carla") is None


def test_the_log_names_what_an_event_is_about_but_keeps_only_ids(demo: Path) -> None:
    entries = qual_json("log", "--last", "0", folder=demo)
    [sentence] = [e["sentence"] for e in entries if "R10-2025.txt" in e["sentence"]]

    assert sentence == "anna imported a transcript (2 speakers, 53 turns): R10-2025.txt"
    assert all(isinstance(value, int) for e in entries for value in e["details"].values())


def test_suggesting_again_changes_nothing(demo: Path) -> None:
    first = qual_json("suggest", "R01-2024.txt", folder=demo)
    head = qual_json("log", "verify", folder=demo)["head"]

    assert qual_json("suggest", "R01-2024.txt", folder=demo) == first
    assert qual_json("log", "verify", folder=demo)["head"] == head


def test_the_log_is_asked_for_a_person_a_thing_a_deed_and_a_time(demo: Path) -> None:
    (demo / "mis.csv").write_text("transcript,start,end,code\nR01-2024.txt,987,1000,geld\n")
    qual("codings", "load", "mis.csv", folder=demo, coder="bas")
    (coding,) = qual_json("codings", "list", "R10-2025.txt", folder=demo)[:1]
    everything = qual_json("log", "-n", 0, folder=demo)

    by_bas = qual_json("log", "-n", 0, "--by", "bas", folder=demo)
    about = qual_json("log", "-n", 0, "--about", "R10-2025.txt", folder=demo)
    of_code = qual_json("log", "-n", 0, "--about", coding["code"], folder=demo)
    imports = qual_json("log", "-n", 0, "--what", "imported", folder=demo)
    nothing = qual("log", "--since", "2099-01-01", folder=demo)
    early = qual_json("log", "-n", 0, "--until", everything[0]["at"][:10], folder=demo)

    assert [each["verb"] for each in by_bas] == ["codings.load"]
    assert {"transcript.import", "codings.load"} <= {each["verb"] for each in about}
    assert len(about) < len(everything)
    assert {"codebook.load", "codings.load"} <= {each["verb"] for each in of_code}
    assert {each["verb"] for each in imports} == {"transcript.import"}
    assert "nothing of that kind" in nothing.stdout + nothing.stderr
    assert early[0]["n"] == 1


def test_what_the_log_is_asked_for_must_be_there(demo: Path) -> None:
    assert "R99" in qual("log", "--about", "R99", folder=demo).stderr
    assert "no day" in qual("log", "--since", "gisteren", folder=demo).stderr


def test_verify_says_of_each_thing_what_does_not_fit(demo: Path) -> None:
    heads = [each["hash"] for each in qual_json("log", "-n", 0, folder=demo)]
    assert qual("log", "verify", "--head", heads[3], folder=demo).returncode == 0
    with closing(sqlite3.connect(demo / "study.db", isolation_level=None)) as database:
        (row,) = database.execute("SELECT id FROM coding ORDER BY id LIMIT 1").fetchone()
        database.execute("UPDATE coding SET created = '2020' WHERE id = ?", [row])
        database.execute("UPDATE event SET at = '2020-01-01T00:00:00.000Z' WHERE n = 4")
        database.execute(
            "UPDATE transcript_version SET text = text || '!' WHERE source_name LIKE '%R04-2024%'"
        )
    with (demo / "transcripts" / "R02-2024.txt").open("a", encoding="utf-8") as file:
        file.write("En nog iets.")
    (demo / "transcripts" / "R03-2024.txt").unlink()

    done = qual("log", "verify", "--head", "f" * 64, folder=demo)

    assert done.returncode == 1
    for said in (
        "event 4: was altered after it was written",
        f"coding {row} (",
        "): was changed outside the log since event ",
        "R04-2024.txt: its text is not the text that was imported",
        "R02-2024.txt: its file changed after it was imported",
        f"head {'f' * 64}: is no head that this log ever had",
        "not compared, because their files are not in transcripts/: R03-2024.txt",
    ):
        assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_verify_names_what_a_person_knows_and_a_missing_file_counts_where_it_is_asked_for(demo: Path) -> None:
    (coding,) = qual_json("codings", "list", "R10-2025.txt", folder=demo)[:1]
    turns = qual_json("transcripts", "show", "R10-2025.txt", folder=demo)["turn_list"]
    (turn,) = [each["index"] for each in turns if each["start"] <= coding["start"] < each["end"]]
    (demo / "transcripts" / "R03-2024.txt").unlink()
    assert qual("log", "verify", folder=demo).returncode == 0
    assert qual("log", "verify", "--files", folder=demo).returncode == 1
    with closing(sqlite3.connect(demo / "study.db", isolation_level=None)) as database:
        database.execute("UPDATE coding SET created = '2020' WHERE id = ?", [coding["id"]])
        database.execute("UPDATE attribute_value SET value = 'anders' WHERE attribute = 'uitkering'")

    said = qual("log", "verify", folder=demo).stderr

    place = f"R10-2025.txt, turn {turn}, {coding['code']}, by {coding['coder']}"
    assert f"coding {coding['id']} ({place}): was changed" in said
    assert "(uitkering, R01): was changed outside the log since event" in said
    assert coding["text"] not in said
    assert "anders" not in said


def test_a_turn_given_to_somebody_else_is_seen_and_nothing_is_handed_over(demo: Path) -> None:
    with closing(sqlite3.connect(demo / "study.db", isolation_level=None)) as database:
        database.execute(
            "UPDATE turn SET speaker = 'R10' WHERE number = 20 AND version ="
            " (SELECT current FROM transcript WHERE name = 'R10-2025.txt')"
        )

    done = qual("log", "verify", folder=demo)
    trail = qual("audit", "-o", "z.zip", folder=demo)

    assert (done.returncode, trail.returncode) == (1, 1)
    assert "R10-2025.txt: its turns are not those" in done.stderr + done.stdout
    assert "no audit trail was written" in trail.stderr
    assert not (demo / "z.zip").exists()
