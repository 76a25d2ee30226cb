"""The main job from end to end, on the worked example, through the command."""

from __future__ import annotations

import hashlib
from pathlib import Path

import docx

from tests.cli.run import qual, qual_json

ROOT = Path(__file__).parents[2]


def test_the_demo_says_in_plain_words_what_it_made_and_what_to_try(demo: Path) -> None:
    again = qual("demo", demo.name, folder=demo.parent)

    assert "18 transcripts" in again.stdout
    assert "682 codings by two coders" in again.stdout
    assert "your codings promise nothing yet" in again.stdout
    assert "qual code" in again.stdout
    assert (demo / "exports" / "themes.docx").is_file()


def test_the_demo_is_free_of_problems(demo: Path) -> None:
    done = qual("check", folder=demo)

    assert (done.returncode, done.stdout.strip()) == (0, "All is well."), done.stderr
    assert qual("log", "verify", folder=demo).returncode == 0


def test_the_same_demo_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    assert qual("demo", "again", folder=tmp_path).returncode == 0

    def fingerprint(study: Path) -> str:
        return hashlib.sha256((study / "exports" / "themes.docx").read_bytes()).hexdigest()

    assert fingerprint(tmp_path / "again") == fingerprint(demo)
    for listing in (["codings", "list"], ["themes"], ["log"]):
        assert qual_json(*listing, folder=tmp_path / "again") == qual_json(*listing, folder=demo)


def test_a_demo_is_not_built_over_other_peoples_files(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("belangrijk")

    done = qual("demo", "mine", folder=tmp_path)

    assert done.returncode == 2
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "belangrijk"


def test_codings_stand_where_the_table_says(demo: Path) -> None:
    codings = qual_json("codings", "list", folder=demo)

    assert len(codings) == 682
    for coding in codings[::40]:
        text = (demo / "transcripts" / coding["transcript"]).read_text(encoding="utf-8")
        assert text[coding["start"] : coding["end"]] == coding["text"]
    assert {coding["coder"] for coding in codings} == {"anna", "bas"}
    assert {coding["origin"] for coding in codings} == {"import"}


def test_codings_save_gives_the_table_back_byte_for_byte(demo: Path) -> None:
    before = (demo / "codebook" / "codings.csv").read_bytes()
    assert qual("codings", "save", folder=demo).returncode == 0

    assert (demo / "codebook" / "codings.csv").read_bytes() == before


def test_loading_and_importing_again_changes_nothing(demo: Path) -> None:
    head = qual_json("log", "verify", folder=demo)["head"]
    assert "682 there already" in qual("codings", "load", folder=demo).stderr
    assert "18 unchanged" in qual("import", folder=demo).stderr
    assert "no difference" in qual("codebook", "load", folder=demo).stderr
    qual("respondents", "load", folder=demo)

    assert qual_json("log", "verify", folder=demo)["head"] == head


def test_transcripts_keep_the_json_that_others_rely_on(demo: Path) -> None:
    listed = qual_json("transcripts", "list", folder=demo)
    shown = qual_json("transcripts", "show", "focusgroep-2025.txt", folder=demo)

    assert {each["kind"] for each in listed} == {"interview", "focus group"}
    keys = {
        "id",
        "name",
        "file",
        "sha256",
        "kind",
        "wave",
        "date",
        "perspective",
        "characters",
        "turns",
        "speakers",
    }
    assert all(keys <= set(each) for each in listed)
    people = {each["respondent"] for each in shown["speakers"] if each["respondent"]}
    assert people == {"L01", "L02", "L03", "L04", "L05"}
    for turn in shown["turn_list"]:
        assert set(turn) == {"index", "start", "end", "speaker", "respondent", "time"}
        words = shown["text"][turn["start"] : turn["end"]]
        assert words == words.strip() != ""
        assert not words.startswith(turn["speaker"] + ":")


def test_respondents_keep_unknown_apart_from_missing(demo: Path) -> None:
    people = {each["id"]: each for each in qual_json("respondents", "list", folder=demo)}

    assert len(people) == 18
    assert sum(person["attributes"].get("leeftijd", "") is None for person in people.values()) >= 1
    assert people["R10"]["transcripts"] == ["R10-2024.txt", "R10-2025.txt"]


def test_themes_count_people_once_and_name_their_base(demo: Path) -> None:
    report = qual_json("themes", folder=demo)

    bases = {group["perspective"]: len(group["base"]) for group in report["perspectives"]}
    assert bases == {"deelnemer": 12, "arbeidsdeskundige": 5, "werkgever": 1}
    for theme in report["themes"]:
        for tally in theme["perspectives"]:
            assert tally["respondents"] <= tally["base"] == bases[tally["perspective"]]
            assert len(set(tally["mentioned_by"])) == tally["respondents"] <= tally["mentions"]
            assert len(tally["not_mentioned_by"]) == tally["base"] - tally["respondents"]


def test_the_sample_shows_what_is_unknown_on_both_sides(demo: Path) -> None:
    found = qual_json("sample", folder=demo)

    assert found["base"] == 12
    by_name = {attribute["name"]: attribute for attribute in found["attributes"]}
    benefit = by_name["uitkering"]
    assert {row["category"]: row["population_percent"] for row in benefit["rows"]} == {
        "Wajong": 57,
        "IVA": 38,
    }
    assert benefit["population_unknown"] == 5
    assert by_name["leeftijd"]["unknown"] == 1
    for attribute in found["attributes"]:
        assert sum(row["n"] for row in attribute["rows"]) + attribute["unknown"] == 12


def test_the_sample_is_written_as_a_table_of_its_own(demo: Path) -> None:
    done = qual("sample", "-o", "exports/sample.docx", folder=demo)

    assert done.returncode == 0, done.stderr
    tables = docx.Document(str(demo / "exports" / "sample.docx")).tables
    cells = [cell.text for row in tables[0].rows for cell in row.cells]
    assert {"Wajong", "IVA", "onbekend"} <= set(cells)


def test_suggestions_carry_their_reason_and_are_no_codings(demo: Path) -> None:
    before = qual_json("codings", "list", folder=demo)
    suggested = qual_json("suggest", "R10-2025.txt", folder=demo, coder="carla")

    assert suggested
    assert all(each["why"] and 0 < each["score"] <= 1 for each in suggested)
    assert qual_json("codings", "list", folder=demo) == before


def test_search_finds_words_forms_and_filters(demo: Path) -> None:
    plain = qual_json("search", "brief", folder=demo)
    forms = qual_json("search", "brief", "--lemma", folder=demo)
    mine = qual_json("search", "brief", "--speaker", "R10", folder=demo)

    assert plain
    assert len(forms) > len(plain)
    assert {hit["respondent"] for hit in mine} == {"R10"}
    assert all("brief" in hit["text"].casefold() for hit in plain)
    assert qual_json("search", "brief", "--attribute", "geslacht=man", folder=demo) != plain


def test_a_backup_brings_everything_back(demo: Path) -> None:
    assert qual("backup", "veilig.db", folder=demo).returncode == 0
    before = qual_json("codings", "list", folder=demo)
    (demo / "study.db").write_text("kapot")
    assert qual("codings", "list", folder=demo).returncode == 2

    assert qual("restore", "veilig.db", folder=demo).returncode == 0
    assert qual_json("codings", "list", folder=demo) == before
    assert qual("backup", "veilig.db", folder=demo).returncode == 2


def test_a_new_study_starts_without_problems(tmp_path: Path) -> None:
    for language in ("nl", "en"):
        assert qual("init", f"study-{language}", "--language", language, folder=tmp_path).returncode == 0
        home = tmp_path / f"study-{language}"
        assert qual("codebook", "load", folder=home).returncode == 0
        assert qual("check", folder=home).returncode == 0
        assert qual("import", folder=home).returncode == 2
        assert qual("themes", "-o", "exports/leeg.docx", folder=home).returncode == 0

    assert qual("init", "study-nl", folder=tmp_path).returncode == 2


def test_the_root_of_the_repository_holds_the_same_example(demo: Path) -> None:
    for file in (demo / "transcripts").iterdir():
        assert file.read_bytes() == (ROOT / "transcripts" / file.name).read_bytes()
