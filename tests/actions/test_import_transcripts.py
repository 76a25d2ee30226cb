"""Bringing transcripts in, and knowing better later who speaks in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qual.actions.code_passages import codings_in, put_codes
from qual.actions.import_transcripts import FileResult, NothingToImportError, import_transcripts
from qual.actions.load_respondents import list_respondents
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
