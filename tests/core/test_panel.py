"""Respondents seen in more than one wave."""

from __future__ import annotations

from qual.core.panel import panel, panel_json, panel_rows
from qual.core.respondent import Respondent
from qual.core.study import Settings
from qual.core.transcript import Transcript

SETTINGS = Settings("Weer aan het werk (verzonnen)", waves=("voor", "na"))


def heard(name: str, wave: str) -> Transcript:
    return Transcript(name, name, name, "", "interview", wave, "", "", 0, 0, ())


TRANSCRIPTS = [heard("a1", "na"), heard("a2", "voor"), heard("b1", "na"), heard("b2", "na"), heard("c1", "")]


def test_a_member_was_heard_in_two_waves_and_waves_keep_their_order() -> None:
    people = [
        Respondent(
            "R10", "d", {"woont": "stad"}, {"na": {"werk": "ja"}, "voor": {"werk": None}}, ("a1", "a2")
        ),
        Respondent("R2", "d", {}, {"voor": {"werk": "nee"}}, ("b1", "b2")),
        Respondent("R3", "d", {}, {}, ("c1",)),
    ]

    found = panel(people, TRANSCRIPTS, SETTINGS)

    assert [member.respondent for member in found.members] == ["R10"]
    assert found.respondents == 2
    heads, rows = panel_rows(found)
    assert list(heads) == [
        "id",
        "perspective",
        "woont",
        "transcripts voor",
        "werk voor",
        "transcripts na",
        "werk na",
    ]
    assert rows == [["R10", "d", "stad", "a2", "?", "a1", "ja"]]


def test_a_value_that_changed_between_waves_is_named() -> None:
    waves: dict[str, dict[str, str | None]] = {
        "na": {"werk": "ja", "hulp": "nee"},
        "voor": {"werk": "nee", "hulp": None},
    }

    found = panel_json(panel([Respondent("R1", "d", {}, waves, ("a1", "a2"))], TRANSCRIPTS, SETTINGS))

    assert found["panel"][0]["changed"] == ["werk"]
    assert list(found["panel"][0]["waves"]) == ["voor", "na"]


def test_a_wave_nobody_declared_comes_last() -> None:
    found = panel([Respondent("R1", "d", {}, {}, ("a1", "z"))], [*TRANSCRIPTS, heard("z", "later")], SETTINGS)

    assert found.waves == ("voor", "na", "later")
    assert [seen.wave for seen in found.members[0].seen] == ["na", "later"]
