"""The log, and taking changes back by a command."""

from __future__ import annotations

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
