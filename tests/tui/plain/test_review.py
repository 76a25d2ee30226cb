from __future__ import annotations

from pathlib import Path

from qual.actions.code_passages import codings_in
from qual.actions.decide_suggestions import open_suggestions
from qual.actions.suggest_codes import suggest_codes
from tests.tui.plain.material import talking, told


def test_review_decides_one_after_the_other_and_says_why(demo: Path) -> None:
    with talking(demo, "zoe", "R10-2025.txt") as plain:
        suggest_codes(plain.study, ["R10-2025.txt"])
        waiting = len(open_suggestions(plain.study, "R10-2025.txt"))
        begun = told(plain, "r")
        assert begun[1].startswith(f"1 of {waiting}: ")
        assert begun[2].startswith("Because of ")

        assert told(plain, "a")[0].startswith("Accepted")
        assert told(plain, "x")[0].startswith("Rejected")
        told(plain, "2")
        end = told(plain, "b")

        own = [each for each in codings_in(plain.study, "R10-2025.txt") if each.coder == "zoe"]
        assert [each.origin for each in own].count("suggestion") == 2
        assert len(own) == 2
        assert len(open_suggestions(plain.study, "R10-2025.txt")) == waiting - 3
        assert end == ["Review ends: 1 accepted, 2 rejected, 0 for later."]


def test_without_suggestions_review_says_so_and_reading_goes_on(tmp_path: Path) -> None:
    with talking(tmp_path) as plain:
        assert told(plain, "r")[0].startswith("No open suggestions")
        assert told(plain, "turn 2")[0].startswith("Turn 2")
