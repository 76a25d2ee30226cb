"""Excerpts without marks: whole paragraphs that are a transcript's words."""

from __future__ import annotations

from qual.core.report import ReportParagraph
from qual.matching.quotes import check_quotes
from tests.matching.corpus import transcript

SAID = (
    "Toen ben ik maar weer naar de winkel gegaan en heb gevraagd of ze iemand zochten. De baas zei: “kom "
    "maandag maar eens langs met je papieren” en dat heb ik gedaan, met de bus van half negen."
)
TALK = transcript(f"I: En toen?\nR: {SAID}\nI: Goed.\n")


def test_a_paragraph_of_a_transcript_is_a_quotation_without_marks_and_speech_in_it_is_part_of_it() -> None:
    paragraphs = [
        ReportParagraph("paragraph 1", "Eigen woorden."),
        ReportParagraph("paragraph 2", f"(p.3) WM: {SAID} (pp. 4-5)"),
    ]

    found = check_quotes(paragraphs, [TALK])

    assert [(one.text_status, one.quotation.layout, one.quotation.defects) for one in found.quotes] == [
        ("verbatim", "unmarked", ("unmarked",))
    ]
    assert found.quotes[0].matches[0].speaker == "R"
    assert not found.uncovered


def test_a_word_changed_in_an_excerpt_is_seen() -> None:
    paragraph = ReportParagraph("paragraph 1", SAID.replace("heb gevraagd", "heb nooit gevraagd"))

    (one,) = check_quotes([paragraph], [TALK]).quotes

    assert (one.text_status, one.alteration[0].kind) == ("altered", "negation")


def test_a_report_s_own_paragraph_with_a_short_quotation_in_it_is_none() -> None:
    words = "De deelnemer ging op pad " * 6 + "“heb gevraagd of ze iemand zochten”."

    found = check_quotes([ReportParagraph("paragraph 1", words)], [TALK])

    assert [one.quotation.layout for one in found.quotes] == ["inline"]


def test_a_numbered_heading_that_ran_into_an_excerpt_is_no_part_of_it() -> None:
    paragraph = ReportParagraph("paragraph 1", f"4. Terug naar de winkel en de baas {SAID}")

    (one,) = check_quotes([paragraph], [TALK]).quotes

    assert (one.text_status, one.quotation.text) == ("verbatim", SAID)


def test_the_second_paragraph_of_a_quotation_is_not_read_once_more() -> None:
    first = "Ik ging elke dag vroeg naar de werkplaats."
    second = (
        "De bus ging om half zeven en soms stond ik daar als eerste, dan wachtte ik buiten tot de chef kwam "
    )
    second += "met de sleutel en een kan koffie voor ons allemaal."
    paragraphs = [
        ReportParagraph("paragraph 1", f"“{first}"),
        ReportParagraph("paragraph 2", f"“{second}” Deelnemer"),
    ]

    (one,) = check_quotes(paragraphs, [transcript(f"R: {first} {second}")]).quotes

    assert (one.text_status, one.quotation.defects) == ("verbatim", ("multi_paragraph",))
