"""Searching, and coding what was found, through the command."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import qual, qual_json

ASKED = ("search", "bang", "--speaker", "respondent", "--code-as", "inkomensangst")


def origins(demo: Path) -> list[str]:
    return sorted(each["origin"] for each in qual_json("codings", "list", folder=demo))


def test_found_passages_are_listed_and_coded_only_when_confirmed(demo: Path) -> None:
    before = origins(demo)
    would = qual_json(*ASKED, "--dry-run", folder=demo, coder="carla")
    refused = qual(*ASKED, folder=demo, coder="carla")

    assert would
    assert all("bang" in each["text"].casefold() and each["status"] == "to code" for each in would)
    assert refused.returncode == 2
    assert "nothing was coded" in refused.stderr
    assert origins(demo) == before


def test_codings_of_a_search_come_in_and_go_as_one(demo: Path) -> None:
    before = origins(demo)
    made = qual_json(*ASKED, "--leave-out", "1", "--yes", folder=demo, coder="carla")
    after = origins(demo)
    undone = qual("undo", folder=demo, coder="carla")

    assert [each["status"] for each in made].count("left out") == 1
    assert after.count("search") == before.count("search") + len(made) - 1
    assert undone.returncode == 0
    assert origins(demo) == before


def test_a_passage_that_is_not_listed_cannot_be_left_out(demo: Path) -> None:
    answer = qual(*ASKED, "--leave-out", "9999", "--yes", folder=demo, coder="carla")

    assert answer.returncode == 2
    assert "no passage 9999" in answer.stderr
