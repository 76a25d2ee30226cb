"""`qual agreement` on the worked example: its JSON, its numbers against another library's, bad input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sklearn.metrics import cohen_kappa_score

from qual.actions.mark_passages import toggle_done
from qual.actions.read_transcripts import list_transcripts
from qual.actions.study import open_study
from qual.core.coding import Coding
from qual.core.span import Span
from qual.store import codings, marks, transcripts
from tests.actions.material import small_study
from tests.cli.run import qual, qual_json

ROW = {"code", "percent", "kappa", "ac1", "alpha", "low", "high", "prevalence", "tp", "fp", "fn", "tn"}


def add(study: Path, coder: str, name: str, words: str, code: str, origin: str = "manual") -> None:
    """Put a code on words of a transcript."""
    with open_study(study, coder) as opened, opened.database.change(coder, "coding.add") as change:
        version, text = transcripts.text_in_use(change.session, name)
        start = text.index(words)
        coding = Coding(name, Span(start, start + len(words)), code, coder, words, origin=origin)
        codings.add(change, [coding], {name: (version, text)})


def test_the_json_keeps_its_shape_and_every_null_has_its_reason(built_demo: Path) -> None:
    found = qual_json("agreement", "anna", "bas", folder=built_demo)

    assert set(found) >= {
        "coders",
        "base",
        "units",
        "codes",
        "pooled",
        "unitizing",
        "transcripts",
        "problems",
    }
    assert (found["coders"], found["base"]) == (["anna", "bas"], len(found["transcripts"]))
    assert "disagreements" not in found
    for row in (*found["codes"], {"code": "", **found["pooled"]}):
        assert set(row) >= ROW
        assert row["fn"] + row["fp"] + row["tp"] + row["tn"] >= found["units"]
        assert {name for name, value in row.items() if value is None} == set(row["reasons"])
        assert 0 <= row["percent"] <= 100
        assert row["low"] <= row["alpha"] <= row["high"]
    assert {each["where"] for each in found["problems"]} == {"anna and bas"}
    assert set(found["unitizing"]["reasons"]) == {"u", "cu"}


def test_the_numbers_are_those_of_another_library_on_every_character(built_demo: Path) -> None:
    found = {row["code"]: row for row in qual_json("agreement", "anna", "bas", folder=built_demo)["codes"]}
    names = [each["name"] for each in qual_json("transcripts", "list", folder=built_demo)]
    texts = {name: qual_json("transcripts", "show", name, folder=built_demo) for name in names}
    listed = qual_json("codings", "list", folder=built_demo)
    asking = {"I"}
    for code in ("inkomensangst", "motivatie"):
        rated: dict[str, list[int]] = {"anna": [], "bas": []}
        for name, text in texts.items():
            spoken = [
                at
                for turn in text["turn_list"]
                if turn["speaker"] not in asking
                for at in range(turn["start"], turn["end"])
            ]
            for coder, all_of in rated.items():
                own = [
                    each
                    for each in listed
                    if (each["transcript"], each["coder"], each["code"]) == (name, coder, code)
                ]
                on = {at for each in own for at in range(each["start"], each["end"])}
                all_of += [int(at in on) for at in spoken]

        assert len(rated["anna"]) == sum(found[code][cell] for cell in ("tp", "fp", "fn", "tn"))
        assert found[code]["kappa"] == pytest.approx(cohen_kappa_score(rated["anna"], rated["bas"]))


def test_the_places_are_listed_with_their_words_most_talked_of_first(built_demo: Path) -> None:
    found = qual_json("agreement", "anna", "bas", "--where", "--no-intervals", folder=built_demo)

    sizes = [each["places"] for each in found["topics"]]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == len(found["disagreements"]) > 50
    first = found["disagreements"][0]
    text = qual_json("transcripts", "show", first["transcript"], folder=built_demo)
    turn = text["turn_list"][first["turn"]]
    assert text["text"][first["start"] : first["end"]] == first["text"]
    assert (turn["speaker"], turn["respondent"]) == (first["speaker"], first["respondent"])
    assert turn["start"] <= first["start"] < turn["end"]
    row = found["codes"][0]
    assert {name for name, value in row.items() if value is None} == set(row["reasons"])
    assert row["low"] is None
    assert found["codes"][0]["reasons"]["low"] == "no intervals were asked for"


@pytest.mark.parametrize("unit", ["turn", "sentence", "segment"])
def test_other_units_are_told_with_the_numbers(built_demo: Path, unit: str) -> None:
    found = qual_json("agreement", "anna", "bas", "--unit", unit, folder=built_demo)

    assert found["unit"]["kind"] == unit
    assert found["units"] < 3_000
    assert (found["pooled"]["kappa"] is None) == (unit == "segment")
    for row in (*found["codes"], found["pooled"]):
        assert {name for name, value in row.items() if value is None} == set(row["reasons"])
    assert 40 < found["pooled"]["percent_coded"] < 95
    done = qual("agreement", "anna", "bas", "--unit", unit, "--no-intervals", folder=built_demo)
    heads, *rows = (line.split("\t") for line in done.stdout.splitlines())
    assert {len(row) for row in rows} == {len(heads)}
    assert rows[-1][0] == "all codes"
    assert f"{found['units']} {unit}s" in done.stderr
    assert ("not told: passages have no units" in done.stderr) == (unit == "segment")


def test_what_is_asked_for_is_compared(built_demo: Path) -> None:
    whole = qual_json("agreement", "anna", "bas", "--themes", "--no-intervals", folder=built_demo)
    part = qual_json("agreement", "anna", "bas", "--code", "motivatie", "--no-intervals", folder=built_demo)
    alone = qual_json("agreement", "anna", "bas", "--code", "wisselende-contactpersonen", folder=built_demo)

    assert [each["code"] for each in whole["codes"]][:2] == ["motivatie", "zelfoverschatting"]
    assert len(whole["codes"]) == 4
    assert len(part["codes"]) == 5
    assert alone["unitizing"]["u"] == alone["unitizing"]["binary"] == alone["unitizing"]["codes"][0]["alpha"]


def test_bad_input_is_said(demo: Path) -> None:
    for arguments, exit_code, words in (
        (["anna"], 2, "two coders or more"),
        ([], 2, "CODER"),
        (["anna", "anna"], 2, "each of them once"),
        (["anna", "zoë"], 2, "no codings by 'zoë'; coders are anna, bas"),
        (["anna", "bas", "--code", "nergens"], 2, "no code 'nergens'"),
        (["anna", "bas", "--unit", "regel"], 2, "character, turn, sentence, segment"),
        (["anna", "bas", "--finished"], 1, "anna: marked as coded to the end 0 transcripts"),
    ):
        done = qual("agreement", *arguments, folder=demo)
        assert done.returncode == exit_code, done.stderr
        assert words in done.stderr
        assert not done.stdout


def _row(found: Any, code: str) -> Any:
    return next(each for each in found["codes"] if each["code"] == code)


def test_coders_who_read_little_or_one_of_them_and_codes_that_nobody_used(demo: Path) -> None:
    name, words = "R08-2025.txt", "niet"
    for coder, code in (("carla", "motivatie"), ("dirk", "angst")):
        add(demo, coder, name, words, code)
    add(demo, "carla", "R01-2024.txt", words, "motivatie")
    add(demo, "ella", "R01-2024.txt", words, "motivatie", origin="suggestion")
    add(demo, "frits", "R02-2024.txt", words, "motivatie")
    two = qual_json("agreement", "carla", "dirk", folder=demo)
    apart = qual("agreement", "dirk", "frits", folder=demo)
    told = {each["where"]: each["what"] for each in two["problems"]}

    assert two["base"] == 1
    assert two["left_out"] == [{"transcript": "R01-2024.txt", "coders": ["carla"], "reason": "one"}]
    assert _row(two, "geld")["kappa"] is None
    assert "only one value used" in _row(two, "geld")["reasons"]["kappa"]
    assert _row(two, "motivatie")["kappa"] == 0
    assert "too few transcripts" in _row(two, "motivatie")["reasons"]["low"]
    assert "carla and dirk" in told
    assert (apart.returncode, apart.stdout) == (1, "")
    assert "frits: coded 1 transcript, none of them that another coded too: R02-2024.txt" in apart.stderr

    three = qual_json("agreement", "anna", "carla", "dirk", folder=demo)
    assert (three["kappa"], three["base"]) == ("Fleiss", 2)
    assert [(each["coders"], each["base"]) for each in three["pairs"]] == [
        (["anna", "carla"], 2),
        (["anna", "dirk"], 1),
        (["carla", "dirk"], 1),
    ]
    assert three["unitizing"]["transcripts"] == 1
    assert "see the pairs" in three["pooled"]["reasons"]["tp"]
    for row in (*three["codes"], three["pooled"], *three["pairs"][1]["codes"]):
        assert {name for name, value in row.items() if value is None} == set(row["reasons"])
    four = qual_json("agreement", "carla", "dirk", "frits", folder=demo)
    assert any(each["where"] == "frits" and "counts nowhere" in each["what"] for each in four["problems"])

    taken = qual_json("agreement", "carla", "ella", folder=demo)
    assert any(
        each["where"] == "ella" and "born from a suggestion" in each["what"] for each in taken["problems"]
    )
    without = qual_json("agreement", "carla", "ella", "--without-suggested", folder=demo)
    assert (_row(taken, "motivatie")["kappa"], _row(without, "motivatie")["kappa"]) == (1, 0)
    assert (_row(without, "motivatie")["tp"], _row(without, "motivatie")["fn"]) == (0, len(words))

    with open_study(demo, "anna") as study:
        toggle_done(study, "R01-2024.txt")
    begun = qual_json("agreement", "anna", "bas", "--no-intervals", folder=demo)
    assert any(
        each["where"] == "anna" and "not marked as coded to their end" in each["what"]
        for each in begun["problems"]
    )
    with open_study(demo, "bas") as study:
        toggle_done(study, "R01-2024.txt")
    finished = qual_json("agreement", "anna", "bas", "--finished", folder=demo)
    assert [each["transcript"] for each in finished["transcripts"]] == ["R01-2024.txt"]


def test_where_nobody_coded_anything_all_is_undefined_and_said_so(tmp_path: Path) -> None:
    with small_study(tmp_path) as study:
        names = [each.name for each in list_transcripts(study)]
        for coder in ("anna", "bas"):
            with study.database.change(coder, "transcript.done") as change:
                marks.toggle_done(change, names[0])
    found = qual_json("agreement", "anna", "bas", folder=tmp_path)

    assert (found["base"], found["pooled"]["kappa"]) == (1, None)
    assert all("only one value used" in row["reasons"]["kappa"] for row in found["codes"])
    done = qual("agreement", "anna", "bas", "-o", "a.docx", folder=tmp_path)
    assert done.returncode == 0, done.stderr
