"""Decisions on the quotations of a report, and what is still open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qual.core.quotation import Quotation
from qual.core.quote import Alteration, Caution, CheckedQuote, Match, QuoteReport
from qual.core.quote_decision import Decision, finding, gravity, problems_first, reviewed
from qual.core.span import Span

MATCH = Match("R07.txt", 3, "R07", "R07", Span(10, 30), "ik wil weer werken", 1.0)


def quotation(text: str) -> Quotation:
    return Quotation("line 1", text, "double", "inline")


def quote(number: int, status: str = "verbatim", **values: object) -> CheckedQuote:
    made = CheckedQuote(f"q-{number}", number, quotation("ik wil werken"), status, "unique", (MATCH,))
    return replace(made, **values)  # type: ignore[arg-type]


def decided(of: CheckedQuote, decision: str = "accepted") -> dict[str, Decision]:
    return {of.id: Decision(of.id, "v1.docx", decision, "goed zo", finding(of), "anna", "2026-01-01")}


@pytest.mark.parametrize(
    ("values", "grave"),
    [
        ({"text_status": "altered"}, "grave"),
        ({"text_status": "not_found", "matches": ()}, "grave"),
        ({"attribution_status": "wrong_role"}, "grave"),
        ({"text_status": "silent_elision"}, "asks"),
        ({"usage": "variant_pair"}, "asks"),
        ({"location": "ambiguous"}, "asks"),
        ({"risk": ("rare trait",)}, "asks"),
        ({"cautions": (Caution("denied", "ik denk niet dat"),)}, "asks"),
        ({"text_status": "edited_light", "alteration": (Alteration("modality", "?", ""),)}, "asks"),
        ({"text_status": "edited_light"}, "light"),
        ({}, "fine"),
    ],
)
def test_how_grave_a_verdict_is(values: dict[str, object], grave: str) -> None:
    assert gravity(quote(1, **values)) == grave  # type: ignore[arg-type]


def test_a_report_is_settled_when_every_grave_quotation_was_accepted() -> None:
    altered = quote(1, "altered")

    assert not reviewed(QuoteReport((altered,)), {}).is_settled
    assert not reviewed(QuoteReport((altered,)), decided(altered, "rejected")).is_settled
    assert reviewed(QuoteReport((altered,)), decided(altered)).is_settled
    assert reviewed(QuoteReport((quote(1), quote(2, "edited_light"))), {}).is_settled


def test_a_decision_stays_when_a_transcript_is_renamed_and_falls_when_a_twin_appears() -> None:
    altered = quote(1, "altered")
    renamed = replace(altered, matches=(MATCH._replace(transcript="nieuw.txt"),))
    twice = replace(altered, matches=(MATCH, MATCH._replace(transcript="nieuw.txt")))

    assert reviewed(QuoteReport((renamed,)), decided(altered)).is_settled
    assert not reviewed(QuoteReport((twice,)), decided(altered)).is_settled


def test_a_decision_falls_when_the_transcripts_words_or_the_verdict_change() -> None:
    altered = quote(1, "altered")
    elsewhere = replace(altered, matches=(MATCH._replace(text="ik wil nooit meer werken"),))

    kept = reviewed(QuoteReport((replace(altered, index=7),)), decided(altered))
    fallen = reviewed(QuoteReport((elsewhere,)), decided(altered))

    assert [each.quote.review for each in kept.quotes] == ["accepted"]
    assert [(each.quote.review, each.is_stale) for each in fallen.quotes] == [("open", True)]


def test_a_decision_falls_when_a_twin_in_other_words_appears_and_when_the_marks_break() -> None:
    altered = quote(1, "altered")
    broken = replace(altered, quotation=replace(altered.quotation, defects=("unclosed",)))
    paired = replace(altered, usage="variant_pair", pair="q-2")

    for changed in (broken, paired):
        assert [each.is_stale for each in reviewed(QuoteReport((changed,)), decided(altered)).quotes] == [
            True
        ]


def test_marks_that_are_not_closed_ask_for_a_person() -> None:
    fine = quote(1)
    unclosed = replace(fine, quotation=replace(fine.quotation, defects=("unclosed",)))

    assert gravity(unclosed) == "asks"
    assert not reviewed(QuoteReport((unclosed,)), {}).is_settled


def test_open_ones_come_first_and_what_is_new_and_gone_is_told() -> None:
    quotes = (quote(1), quote(2, "silent_elision"), quote(3, "altered"))
    review = reviewed(QuoteReport(quotes), {}, "v1.docx", {"q-1", "q-9"})

    assert [each.quote.id for each in problems_first(review.quotes)] == ["q-3", "q-2", "q-1"]
    assert review.new == {"q-2", "q-3"}
    assert review.gone == ("q-9",)


def test_an_approval_without_a_reason_cannot_exist() -> None:
    with pytest.raises(ValueError, match="reason"):
        Decision("q-1", "v1.docx", "accepted", " ", "", "anna", "")
