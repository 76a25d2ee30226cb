"""Names out of a study and back, through the command."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest

from qual.actions.code_passages import put_codes
from qual.actions.read_transcripts import open_transcript
from qual.actions.study import open_study
from qual.core.span import Span
from qual.store.transcripts import TextCorrectedError
from tests.cli.run import qual, qual_json

SETTINGS = """name = "Studie (verzonnen)"
language = "nl"
[perspectives]
deelnemer = "Deelnemers"
"""
TEXT = """I: Waar woont u, Gerrit?
Gerrit: In Zuidlaren, met mijn vrouw Marijke. Marijke's moeder woont er ook.
I: En werk?
Gerrit: Ik werkte bij Veenstra. Bel me op 06-12345678.
"""
PASS = "een lange wachtzin"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    home = tmp_path / "study"
    (home / "codebook").mkdir(parents=True)
    (home / "transcripts").mkdir()
    (home / "codebook" / "study.toml").write_text(SETTINGS, encoding="utf-8")
    (home / "codebook" / "codes.yaml").write_text("- id: werk\n  name: Werk\n", encoding="utf-8")
    (home / "transcripts" / "D1.txt").write_text(TEXT, encoding="utf-8")
    (home / "codings.csv").write_text(
        "transcript,text,code,coder,memo\nD1.txt,Ik werkte bij Veenstra.,werk,anna,Veenstra is groot\n",
        encoding="utf-8",
    )
    for arguments in (["codebook", "load"], ["import"], ["codings", "load", "codings.csv"]):
        assert qual(*arguments, folder=home).returncode == 0
    (home / "codings.csv").unlink()
    return home


def accept(path: Path, *left_out: str) -> None:
    """Say yes to every row but some."""
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        row["replace"] = "no" if row["words"] in left_out else "yes"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def run(folder: Path, *arguments: object, said: str = PASS) -> subprocess.CompletedProcess[str]:
    return qual("pseudonymise", *arguments, folder=folder, QUAL_PASS_PHRASE=said)


def replaced(study: Path) -> Path:
    """A study without names; gives its key."""
    names, key = study.parent / "names.csv", study.parent / "study.key"
    assert run(study, "propose", names).returncode == 0
    accept(names)
    done = run(study, "apply", names, "--key", key)
    assert done.returncode == 0, done.stderr
    return key


def test_names_go_codings_stay_and_the_key_brings_them_back(study: Path) -> None:
    before = qual_json("transcripts", "show", "D1.txt", folder=study)
    with open_study(study, "anna") as opened:
        seen = open_transcript(opened, "D1.txt")
        key = replaced(study)
        with pytest.raises(TextCorrectedError):
            # a screen that is still open would put the names back, on other words
            put_codes(opened, "D1.txt", Span(0, 20), ["werk"], seen=seen)

    [coding] = qual_json("codings", "list", folder=study)
    assert coding["text"] == "Ik werkte bij [Werkgever 1]."
    assert coding["memo"] == "[Werkgever 1] is groot"
    shown = qual_json("transcripts", "show", "D1.txt", folder=study)
    assert shown["text"][coding["start"] : coding["end"]] == coding["text"]
    assert "[Naam" in shown["turn_list"][1]["speaker"]
    assert not any(name in shown["text"] for name in ("Gerrit", "Marijke", "Zuidlaren", "06-"))
    for path in study.glob("study.db*"):
        assert b"Marijke" not in path.read_bytes()
    assert qual("log", "verify", folder=study).returncode == 0
    (study / "rapport.md").write_text("“Ik werkte bij Veenstra.” (deelnemer)\n", encoding="utf-8")
    checked = qual_json("quotes", "check", "rapport.md", folder=study)
    assert checked["quotes"][0]["remarks"] == [{"kind": "names", "tokens": "[Werkgever 1]"}]
    assert "names were replaced by tokens" in checked["notices"][0]["what"]

    assert run(study, "undo", "--key", key).returncode == 0
    assert qual_json("transcripts", "show", "D1.txt", folder=study) == before
    assert qual_json("codings", "list", folder=study)[0]["memo"] == "Veenstra is groot"
    assert qual("log", "verify", folder=study).returncode == 0


def test_a_dry_run_shows_what_would_go_and_changes_nothing(study: Path) -> None:
    names, key = study.parent / "names.csv", study.parent / "study.key"
    run(study, "propose", names)
    accept(names)
    done = run(study, "apply", names, "--key", key, "--dry-run")

    assert "nothing was changed" in done.stderr
    assert "[Naam 1]" in done.stdout
    assert not key.exists()
    assert "Marijke" in qual_json("transcripts", "show", "D1.txt", folder=study)["text"]


def test_a_wrong_pass_phrase_a_short_one_and_another_studys_key_change_nothing(study: Path) -> None:
    key = replaced(study)
    after = qual_json("transcripts", "show", "D1.txt", folder=study)

    wrong = run(study, "undo", "--key", key, said="iets anders dan dat")
    assert (wrong.returncode, "does not open" in wrong.stderr) == (2, True)
    none = run(study, "undo", "--key", key, said="")
    assert (none.returncode, "no pass phrase was given" in none.stderr) == (2, True)
    names = study.parent / "names.csv"
    short = run(study, "apply", names, "--key", study.parent / "new.key", said="kort")
    assert short.returncode == 2
    assert qual_json("transcripts", "show", "D1.txt", folder=study) == after


def test_lists_and_keys_inside_the_study_are_refused(study: Path) -> None:
    done = run(study, "propose", "names.csv")

    assert (done.returncode, "inside the study" in done.stderr) == (2, True)
    assert not (study / "names.csv").exists()


def test_the_source_that_still_holds_names_is_listed_and_not_taken_in_again(study: Path) -> None:
    names, key = study.parent / "names.csv", study.parent / "study.key"
    run(study, "propose", names)
    accept(names)
    done = run(study, "apply", names, "--key", key, "--json")
    left = {each["where"] for each in json.loads(done.stdout)["left"]}

    assert "transcripts/D1.txt" in left
    assert "1 unchanged" in qual("import", folder=study).stderr
    (study / "transcripts" / "D2.txt").write_text(TEXT.replace("Waar", "Hoe"), encoding="utf-8")
    again = qual("import", folder=study)
    assert "D2.txt" in again.stderr
    assert "were replaced in this study" in again.stderr


def test_names_in_the_voices_of_subtitles_are_seen(study: Path) -> None:
    heard = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v {}>Ik werk er graag.</v>\n"
    (study / "transcripts" / "D2.vtt").write_text(heard.format("Gerrit"), encoding="utf-8")
    qual("import", folder=study)
    names = study.parent / "names.csv"
    run(study, "propose", names)
    accept(names)
    done = run(study, "apply", names, "--key", study.parent / "study.key", "--json")
    assert "transcripts/D2.vtt" in {each["where"] for each in json.loads(done.stdout)["left"]}

    later = heard.replace("graag", "nu weer").format("Gerrit")
    (study / "transcripts" / "D3.vtt").write_text(later, encoding="utf-8")
    again = qual("import", folder=study).stderr
    assert any("D3.vtt" in line and "were replaced in this study" in line for line in again.splitlines())


def test_a_report_with_a_name_in_it_is_not_handed_over(study: Path) -> None:
    replaced(study)
    (study / "codebook" / "codes.yaml").write_text(
        "- id: werk\n  name: Werk bij Veenstra\n", encoding="utf-8"
    )
    qual("codebook", "load", folder=study)
    done = qual("themes", "-o", "out.md", folder=study)

    assert (done.returncode, "Werkgever 1" in done.stderr) == (2, True)
    assert not (study / "out.md").exists()


def test_a_text_with_names_is_not_taken_as_a_correction(study: Path) -> None:
    replaced(study)
    (study.parent / "better.txt").write_text(TEXT.replace("werkte", "werk"), encoding="utf-8")
    done = qual("correct", "D1.txt", study.parent / "better.txt", folder=study)

    assert (done.returncode, "were replaced in this study" in done.stderr) == (2, True)


def test_a_list_with_mistakes_is_refused_with_every_line(study: Path) -> None:
    names = study.parent / "names.csv"
    names.write_text("replace,kind,words\nmaybe,name,Gerrit\nyes,hond,Marijke\n", encoding="utf-8")
    done = run(study, "apply", names, "--key", study.parent / "k")

    assert done.returncode == 1
    assert "names.csv:2" in done.stderr
    assert "names.csv:3" in done.stderr
