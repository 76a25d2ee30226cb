"""Bringing transcripts in, and knowing better later who speaks in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.actions.check_study import check_study
from qual.actions.code_passages import codings_in, put_codes
from qual.actions.import_transcripts import FileResult, NothingToImportError, import_transcripts
from qual.actions.people import list_respondents
from qual.actions.read_transcripts import list_transcripts, open_transcript
from qual.actions.study import Study, open_study
from qual.actions.undo import undo
from qual.core.span import Span
from tests.actions.material import SETTINGS
from tests.store.material import add_codebook

TALK = "Geslacht: vrouw\n\nI: Hoe gaat het?\nRes: Gaat wel. Ik ben bang.\nI: Ja?\nRes: Ja.\n"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    (tmp_path / "codebook").mkdir()
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "codebook" / "study.toml").write_text(SETTINGS, encoding="utf-8")
    opened = open_study(tmp_path, "anna")
    add_codebook(opened.database)
    return opened


def put(study: Study, name: str, text: str) -> None:
    (study.transcripts_folder / name).write_text(text, encoding="utf-8")


def statuses(results: list[FileResult]) -> dict[str, str]:
    return {result.name: result.status for result in results}


def test_a_file_comes_in_once(study: Study) -> None:
    put(study, "anna.txt", TALK)
    assert statuses(import_transcripts(study)) == {"anna.txt": "new"}

    assert statuses(import_transcripts(study)) == {"anna.txt": "unchanged"}
    assert [turn.speaker for turn in open_transcript(study, "anna.txt").turns] == ["I", "Res", "I", "Res"]


def test_a_changed_file_is_reported_and_left_alone(study: Study) -> None:
    put(study, "anna.txt", TALK)
    import_transcripts(study)
    put(study, "anna.txt", TALK.replace("bang", "blij"))

    [result] = import_transcripts(study)

    assert result.status == "changed"
    assert "bang" in open_transcript(study, "anna.txt").text


def test_one_bad_file_does_not_stop_the_others(study: Study) -> None:
    put(study, "a.txt", TALK)
    put(study, "b.txt", "")
    (study.transcripts_folder / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0 oud")

    assert statuses(import_transcripts(study)) == {"a.txt": "new", "b.txt": "refused", "c.doc": "refused"}
    assert [each.name for each in list_transcripts(study)] == ["a.txt"]


def test_a_preview_writes_nothing(study: Study) -> None:
    put(study, "anna.txt", TALK)

    assert statuses(import_transcripts(study, preview=True)) == {"anna.txt": "new"}
    assert list_transcripts(study) == []


def test_a_table_that_comes_later_corrects_the_guess_and_keeps_everything(study: Study) -> None:
    put(study, "gesprek-zeven.txt", TALK)
    import_transcripts(study)
    assert [each.id for each in list_respondents(study)] == ["zeven"]
    put_codes(study, "gesprek-zeven.txt", Span(40, 44), ["angst"])

    put(study, "interviews.csv", "file,speaker,respondent,wave\ngesprek-zeven.txt,Res,R07,2\n")
    assert statuses(import_transcripts(study)) == {"gesprek-zeven.txt": "updated"}

    [person] = list_respondents(study)
    assert (person.id, dict(person.attributes)) == ("R07", {"geslacht": "vrouw"})
    assert list_transcripts(study)[0].wave == "2"
    assert len(codings_in(study, "gesprek-zeven.txt")) == 1
    assert statuses(import_transcripts(study)) == {"gesprek-zeven.txt": "unchanged"}
    undo(study)
    assert [each.id for each in list_respondents(study)] == ["zeven"]


def test_speakers_of_a_group_are_mapped_when_the_table_names_them(study: Study) -> None:
    put(study, "groep.txt", "I: Wie begint?\nFatima: Ik.\nRuben: Nee, ik.\nFatima: Goed.\nRuben: Dank.\n")
    [first] = import_transcripts(study)
    assert any("nothing says" in problem.what for problem in first.problems)

    put(study, "interviews.csv", "file,speaker,respondent\ngroep.txt,Fatima,L05\ngroep.txt,Ruben,L02\n")
    import_transcripts(study)

    speakers = {each.label: each.respondent for each in list_transcripts(study)[0].speakers}
    assert speakers == {"I": None, "Fatima": "L05", "Ruben": "L02"}
    assert [each.id for each in list_respondents(study)] == ["L02", "L05"]


def test_labels_become_respondents_when_asked_later(study: Study) -> None:
    put(study, "groep.txt", "I: Wie?\nFatima: Ik.\nRuben: Nee, ik.\nFatima: Goed.\nRuben: Dank.\n")
    import_transcripts(study)
    import_transcripts(study, labels_are_respondents=True)
    assert [each.id for each in list_respondents(study)] == ["Fatima", "Ruben"]

    assert statuses(import_transcripts(study)) == {"groep.txt": "unchanged"}


def test_the_same_file_under_two_names_is_noticed(study: Study) -> None:
    put(study, "a.txt", TALK)
    put(study, "b.txt", TALK)

    results = import_transcripts(study)

    assert any("same file as a.txt" in problem.what for problem in results[1].problems)


def test_an_empty_folder_is_said_so(study: Study) -> None:
    with pytest.raises(NothingToImportError, match="no transcript"):
        import_transcripts(study)


def test_the_same_words_in_another_format_are_noticed_also_later(study: Study) -> None:
    put(study, "a.txt", TALK)
    import_transcripts(study)
    put(study, "b.md", TALK.replace("\n", "\r\n\r\n"))
    put(study, "c.html", "".join(f"<p>{line}</p>" for line in TALK.split("\n") if line))

    results = import_transcripts(study)

    assert [
        problem.what for result in results[1:] for problem in result.problems if "same" in problem.what
    ] == [
        "has the same words as a.txt",
        "has the same words as a.txt",
    ]


def test_tables_of_people_are_passed_over_and_tables_of_speech_come_in(study: Study) -> None:
    put(study, "respondents.csv", "id,naam\nR07,Anna\n")
    put(study, "prijzen.csv", "product,prijs\nbrood,3\n")
    put(study, "gesprek.csv", "spreker,tekst\nI,Hoe gaat het?\nR07,Goed.\n")
    put(study, "opname.json", '{"segments": [{"start": 0, "end": 1, "text": "Ja.", "speaker": "A"}]}')
    put(study, "instelling.json", '{"thema": "donker"}')

    assert statuses(import_transcripts(study)) == {"gesprek.csv": "new", "opname.json": "new"}


def test_a_pattern_for_labels_holds_for_the_study_or_for_one_file(study: Study) -> None:
    toml = study.folder / "codebook" / "study.toml"
    toml.write_text(f"{SETTINGS}\n[turns]\npattern = '(\\w+) zegt dat '\n", encoding="utf-8")
    put(study, "a.txt", "anna zegt dat het gaat.\npiet zegt dat het niet gaat.\n")
    put(study, "b.txt", "%anna% het gaat.\n%piet% het gaat niet.\n")
    put(study, "interviews.csv", "file,pattern\nb.txt,%(?P<speaker>\\w+)%\n")

    import_transcripts(open_study(study.folder, "anna"))

    assert {each.name: [s.label for s in each.speakers] for each in list_transcripts(study)} == {
        "a.txt": ["anna", "piet"],
        "b.txt": ["anna", "piet"],
    }


def test_a_preview_shows_how_a_file_was_understood(study: Study) -> None:
    put(study, "anna.txt", TALK)

    [result] = import_transcripts(study, preview=True)

    assert result.shown is not None
    assert result.shown.headers == (("Geslacht", "vrouw"),)
    assert [(each.label, each.turns, each.role) for each in result.shown.speakers] == [
        ("I", 2, "interviewer"),
        ("Res", 2, "respondent"),
    ]
    assert result.shown.first_turns[1] == ("Res", None, "Gaat wel. Ik ben bang.")


def test_of_many_files_the_good_ones_are_in_and_the_bad_ones_are_listed(study: Study) -> None:
    for number in range(200):
        put(study, f"R{number:03}.txt", TALK.replace("bang", f"bang {number}"))
    (study.transcripts_folder / "kapot.docx").write_bytes(b"PK\x03\x04 kapot")
    (study.transcripts_folder / "nul.txt").write_bytes(b"I: Hoe?\x00\x00R: Goed.\n")
    put(study, "leeg.txt", "")

    results = import_transcripts(study)

    assert [result.name for result in results if result.status == "refused"] == [
        "kapot.docx",
        "leeg.txt",
        "nul.txt",
    ]
    assert all(result.problems[0].hint for result in results if result.status == "refused")
    assert len(list_transcripts(study)) == 200


def test_a_very_long_transcript_with_mixed_line_ends_comes_in(study: Study) -> None:
    talk = "".join(f"I: Vraag {n} en nog wat?\r\nRes: Antwoord {n}, {'woord ' * 50}.\r" for n in range(5_300))
    (study.transcripts_folder / "lang.txt").write_bytes(talk.encode())

    [result] = import_transcripts(study)

    assert (result.status, result.turns) == ("new", 10_600)


def interviews(study: Study, *rows: str) -> None:
    table = "\n".join(("file;speaker;respondent", *rows))
    (study.transcripts_folder / "interviews.csv").write_text(table, encoding="utf-8")


def people(study: Study) -> set[str]:
    return {each.id for each in list_respondents(study)}


def test_a_row_that_is_taken_out_again_leaves_what_the_header_says(study: Study) -> None:
    put(study, "gesprek2.txt", "Respondent: R20\n" + TALK)
    interviews(study, "gesprek2.txt;Rr;R20")
    import_transcripts(study)
    interviews(study)
    import_transcripts(study)

    assert people(study) == {"R20"}
    assert list_respondents(study)[0].attributes == {"geslacht": "vrouw"}


def test_an_interviewer_in_the_place_of_a_respondent_asks_and_is_nobody(study: Study) -> None:
    put(study, "a.txt", TALK.replace("I:", "SPEAKER_00:").replace("Res:", "SPEAKER_01:"))
    interviews(study, "a.txt;SPEAKER_00;I", "a.txt;SPEAKER_01;R1")
    import_transcripts(study)

    speakers = open_transcript(study, "a.txt").transcript.speakers
    assert [(each.role, each.respondent) for each in speakers] == [
        ("interviewer", None),
        ("respondent", "R1"),
    ]
    assert people(study) == {"R1"}


def test_a_guess_that_a_table_corrects_leaves_no_empty_respondent(study: Study) -> None:
    put(study, "a.txt", "I: Hoe gaat het?\nR: Goed.\n")
    put(study, "R1.txt", "I: En nu?\nR1: Nog beter.\n")
    import_transcripts(study)
    assert people(study) == {"a", "R1"}
    interviews(study, "a.txt;R;R1", "weg.txt;R;R3")
    import_transcripts(study)

    assert people(study) == {"R1"}
    undo(study)
    assert people(study) == {"a", "R1"}
    assert [each.where for each in check_study(study) if "weg.txt" in each.what] == ["interviews.csv:3"]
