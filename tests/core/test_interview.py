"""Who is who in a transcript."""

from __future__ import annotations

import pytest

from qual.core.interview import InterviewRow, Understood, is_interviewer, respondent_in_name, understand
from qual.core.study import Attribute, Settings
from qual.core.transcript import Turn

SETTINGS = Settings(
    "Studie",
    perspectives={"deelnemer": "Deelnemers", "werkgever": "Werkgevers"},
    waves=("2024", "2025"),
    attributes={"geslacht": Attribute("geslacht", "Geslacht", ("man", "vrouw"))},
    interviewers=("I",),
)


def turns(*labels: str) -> list[Turn]:
    return [Turn(index, index * 10, index * 10 + 5, label) for index, label in enumerate(labels)]


def read(name: str, labels: list[str], **given: object) -> Understood:
    headers = given.get("headers", {})
    rows = given.get("rows", [])
    assert isinstance(headers, dict)
    assert isinstance(rows, list)
    return understand(name, turns(*labels), headers, rows, SETTINGS)


def test_a_header_names_respondent_wave_and_perspective() -> None:
    found = read(
        "x.txt",
        ["I", "R", "I"],
        headers={"Id": "R03", "Golf": "2024", "Rol": "werkgever", "Geslacht": "Vrouw"},
    )

    assert [(s.label, s.respondent, s.role, s.turns) for s in found.speakers] == [
        ("I", None, "interviewer", 2),
        ("R", "R03", "respondent", 1),
    ]
    assert (found.wave, found.perspective) == ("2024", "werkgever")
    assert dict(found.respondents[0].attributes) == {"geslacht": "vrouw"}
    assert found.problems == ()


def test_a_row_beats_the_header() -> None:
    rows = [InterviewRow(2, "x.txt", wave="2025", speaker="R", respondent="R99")]
    found = read("x.txt", ["I", "R"], headers={"Id": "R03", "Golf": "2024"}, rows=rows)

    assert found.speakers[1].respondent == "R99"
    assert found.wave == "2025"


def test_the_file_name_is_taken_last_and_said_aloud() -> None:
    found = read("Ana_interview_2025.docx", ["Researcher 1", "Ana"])

    assert found.speakers[1].respondent == "Ana"
    assert found.wave == "2025"
    assert "after the file's name" in found.problems[0].what


def test_several_unknown_speakers_are_listed_and_never_guessed() -> None:
    found = read("groep.txt", ["I", "Fatima", "Ruben", "Ilse"])

    assert {s.role for s in found.speakers[1:]} == {"unmapped"}
    assert "'Fatima', 'Ruben', 'Ilse'" in found.problems[0].what
    assert found.kind == "focus group"


def test_labels_are_respondents_only_when_asked() -> None:
    found = understand("g.txt", turns("Fatima", "Ruben"), {}, [], SETTINGS, labels_are_respondents=True)

    assert [person.id for person in found.respondents] == ["Fatima", "Ruben"]


def test_a_wave_nobody_declared_is_a_problem() -> None:
    found = read("x.txt", ["I", "R"], headers={"Id": "R03", "Golf": "2031"})

    assert found.problems[0].what == "wave '2031' is not declared"


def test_a_header_value_outside_the_categories_is_a_problem_and_left_out() -> None:
    found = read("x.txt", ["I", "R"], headers={"Id": "R03", "Geslacht": "onzijdig"})

    assert dict(found.respondents[0].attributes) == {}
    assert "no category" in found.problems[0].what


def test_an_empty_header_value_is_unknown() -> None:
    found = read("x.txt", ["I", "R"], headers={"Id": "R03", "Marital status": ""})

    assert dict(found.respondents[0].attributes) == {"Marital status": None}


@pytest.mark.parametrize(
    ("name", "pattern", "respondent"),
    [
        ("2000int010.rtf", r"int0*(\d+)", "10"),
        ("R07 golf 2024.txt", "", "R07"),
        ("R07_golf2024.txt", "", "R07"),
        ("interview.txt", "", "interview"),
        ("wave2/Anna-transcript.docx", "", "Anna"),
    ],
)
def test_a_file_name_names_its_respondent(name: str, pattern: str, respondent: str) -> None:
    settings = Settings("x", waves=("2024",), respondent_pattern=pattern)

    assert respondent_in_name(name, settings) == respondent


def test_interviewers_may_be_numbered() -> None:
    assert is_interviewer("Researcher 1", Settings("x"))
    assert is_interviewer("i", SETTINGS)
    assert not is_interviewer("Ilse", SETTINGS)
