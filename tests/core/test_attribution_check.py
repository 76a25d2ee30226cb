from __future__ import annotations

from dataclasses import replace

import pytest

from qual.core.attribution_check import check_attribution, header_role
from qual.core.quote import Match
from qual.core.span import Span
from qual.core.transcript import Speaker, Transcript

PERSPECTIVES = {"deelnemer": "Deelnemers", "werkgever": "Werkgevers"}


def transcript(name: str, perspective: str = "deelnemer", wave: str = "2024") -> Transcript:
    respondent = name.partition("_")[0]
    speakers = (Speaker("I", None, "interviewer"), Speaker("R", respondent, "respondent"))
    return Transcript(name, name + ".txt", "", "", "", wave, "", perspective, 0, 0, speakers)


TRANSCRIPTS = {one.name: one for one in (transcript("R07_2024"), transcript("R08_2025", wave="2025"))}


def verdict(attribution: str, speaker: str = "R", name: str = "R07_2024.txt") -> str:
    match = Match(name, 1, speaker, None, Span(0, 3), "wat", 1.0)
    return check_attribution(attribution, [match], TRANSCRIPTS, PERSPECTIVES).status


@pytest.mark.parametrize(
    ("attribution", "status"),
    [
        ("", "none_given"),
        ("Deelnemer", "consistent_with_n"),
        ("Iemand", "unverifiable"),
        ("Deelnemer R07", "ok"),
        ("Deelnemer R08_2025", "wrong_speaker"),
        ("Respondent R07", "ok"),
        ("Respondent", "consistent_with_n"),
        ("One interviewee", "consistent_with_n"),
        ("A service user", "consistent_with_n"),
        ("A labour expert", "wrong_role"),
        ("Employers", "wrong_role"),
        ("Re-integration agency", "wrong_role"),
        ("Werkgever", "wrong_role"),
        ("Deelnemer (in 2025)", "wrong_wave"),
        ("Deelnemer (in 2024)", "consistent_with_n"),
        ("R07, 2025", "wrong_wave"),
        ("Deelnemer R07, golf 2025", "wrong_wave"),
        ("Interview R07, november 2025", "wrong_wave"),
        ("R07, 2024", "ok"),
        ("Deelnemer, 58 jaar, 2025", "wrong_wave"),
        ("Deelnemer, geboren 1958", "consistent_with_n"),
        ("Een deelnemer; R08", "wrong_speaker"),
        ("Een deelnemer; R07, 2025", "wrong_wave"),
        ("Een werkgever; R07", "wrong_role"),
        ("R07; werkgever", "wrong_role"),
        ("R07 en R08", "wrong_speaker"),
        ("R99", "wrong_speaker"),
        ("R-07", "ok"),
        ("R 07", "ok"),
        ("R7", "ok"),
        ("R8", "wrong_speaker"),
        ("R-08", "wrong_speaker"),
        ("R07 en R99", "wrong_speaker"),
        ("Steven", "unverifiable"),
        ("Deelnemer Jansen", "unverifiable"),
        ("Deelnemer WIA", "consistent_with_n"),
        ("R07 in gesprek met R08", "ok"),
        ("R08 in gesprek met R07", "wrong_speaker"),
        ("A28", "unverifiable"),
    ],
)
def test_an_attribution_is_held_against_the_transcript(attribution: str, status: str) -> None:
    assert verdict(attribution) == status


@pytest.mark.parametrize(
    ("attribution", "status"),
    [("P7", "ok"), ("R07", "ok"), ("Participant 7", "ok"), ("P8", "wrong_speaker"), ("W7", "unverifiable")],
)
def test_where_respondents_have_a_mere_number_its_letter_may_stand_before_it(
    attribution: str, status: str
) -> None:
    both = {one.name: one for one in (transcript("7"), transcript("8"))}
    match = Match("7.txt", 1, "R", None, Span(0, 3), "wat", 1.0)

    assert check_attribution(attribution, [match], both, PERSPECTIVES).status == status


def test_the_right_person_at_another_time_is_a_wrong_wave() -> None:
    later = transcript("R07_2025", wave="2025")
    match = Match("R07_2024.txt", 1, "R", "R07", Span(0, 3), "wat", 1.0)

    everyone = {**TRANSCRIPTS, later.name: later}
    assert check_attribution("Deelnemer R07_2025", [match], everyone, PERSPECTIVES).status == "wrong_wave"
    assert check_attribution("Deelnemer R07", [match], everyone, PERSPECTIVES).status == "ok"


@pytest.mark.parametrize(
    ("attribution", "status"),
    [
        ("R1, golf 2", "wrong_wave"),
        ("R1, T2", "wrong_wave"),
        ("R1, wave 1", "ok"),
        ("R1, 2 kinderen", "ok"),
    ],
)
def test_a_wave_that_is_a_number_needs_a_word_before_it(attribution: str, status: str) -> None:
    there = {name: transcript(name, wave=name[-1]) for name in ("R1_w1", "R1_w2")}
    there = {
        each.name: replace(each, speakers=(Speaker("R", "R1", "respondent"),)) for each in there.values()
    }
    match = Match("R1_w1.txt", 1, "R", "R1", Span(0, 3), "wat", 1.0)

    assert check_attribution(attribution, [match], there, PERSPECTIVES).status == status


def test_the_interviewers_words_are_nobody_elses() -> None:
    assert verdict("Deelnemer", speaker="I") == "interviewer_words"


def test_without_a_place_nothing_can_be_told() -> None:
    assert check_attribution("Deelnemer", [], TRANSCRIPTS, PERSPECTIVES).status == "unverifiable"


def test_an_attribution_that_names_nobody_says_how_many_transcripts_it_fits() -> None:
    match = Match("R07_2024.txt", 1, "R", None, Span(0, 3), "wat", 1.0)

    assert check_attribution("Deelnemer", [match], TRANSCRIPTS, PERSPECTIVES).fits == 2
    assert check_attribution("Deelnemer (in 2024)", [match], TRANSCRIPTS, PERSPECTIVES).fits == 1


def test_the_role_of_a_header_counts_where_the_study_declares_none() -> None:
    facts = replace(transcript("X"), perspective=header_role("Id: X\nRol: arbeidsdeskundige\n"))
    match = Match("X.txt", 1, "AD", None, Span(0, 3), "wat", 1.0)
    known = {facts.name: facts}

    assert check_attribution("Een arbeidsdeskundige", [match], known, {}).status == "consistent_with_n"
    assert check_attribution("Werkgever", [match], known, {}).status == "wrong_role"


GROUP = replace(
    transcript("groep"),
    speakers=(
        Speaker("I", None, "interviewer"),
        Speaker("Ilse", "L03", "respondent"),
        Speaker("Ruben", "L02", "respondent"),
        Speaker("Ruben 2", "L02", "respondent"),
        Speaker("Vrouw", "L04", "respondent"),
        Speaker("Fatima"),
    ),
)
GROUPS = {
    **TRANSCRIPTS,
    GROUP.name: GROUP,
    "groep-eerder.txt": replace(GROUP, name="groep-eerder.txt", wave="2023"),
}


@pytest.mark.parametrize(
    ("attribution", "speaker", "status"),
    [
        ("L03", "Ilse", "ok"),
        ("Ilse", "Ilse", "ok"),
        ("Groep", "Ilse", "ok"),
        ("L02", "Ilse", "wrong_speaker"),
        ("Groep eerder", "Ilse", "wrong_wave"),
        ("Ilse, groep", "Ruben", "wrong_speaker"),
        ("Ruben", "Ruben 2", "ok"),
        ("Fatima", "Ilse", "wrong_speaker"),
        ("Fatima", "Fatima", "ok"),
        ("Ilse", "Fatima", "wrong_speaker"),
        ("Ilse en Ruben", "Ilse", "wrong_speaker"),
        ("L99", "Ilse", "wrong_speaker"),
        ("Deelnemer (vrouw, 34)", "Ilse", "consistent_with_n"),
    ],
)
def test_in_a_group_who_is_named_must_have_said_it(attribution: str, speaker: str, status: str) -> None:
    respondent = next(one.respondent for one in GROUP.speakers if one.label == speaker)
    match = Match(GROUP.name, 1, speaker, respondent, Span(0, 3), "wat", 1.0)

    found = check_attribution(attribution, [match], GROUPS, PERSPECTIVES)

    assert found.status == status


def test_of_the_same_words_in_two_interviews_either_speaker_may_be_named() -> None:
    both = [Match(name, 1, "R", name[:3], Span(0, 3), "wat", 1.0) for name in TRANSCRIPTS]

    assert check_attribution("R07", both, TRANSCRIPTS, PERSPECTIVES).status == "ok"
    assert check_attribution("R07 en R08", both, TRANSCRIPTS, PERSPECTIVES).status == "ok"
