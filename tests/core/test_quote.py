from __future__ import annotations

import json

import pytest

from qual.core.quotation import Quotation, Uncovered
from qual.core.quote import CheckedQuote, Match, QuoteReport, report_json
from qual.core.span import Span

QUOTATION = Quotation("paragraph 3", "Ik wil werken", "curly", "inline", "Deelnemer", "same_line")
MATCH = Match("R07.txt", 4, "R", "R07", Span(10, 23), "ik wil werken", 1.0)


def test_a_quote_cannot_be_faithful_to_nothing() -> None:
    with pytest.raises(ValueError, match="faithful to nothing"):
        CheckedQuote("q-1", 1, QUOTATION, "verbatim", "none")


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="no such status"):
        CheckedQuote("q-1", 1, QUOTATION, "fine", "unique", (MATCH,))


def test_json_has_every_key_of_the_command() -> None:
    quote = CheckedQuote("q-1", 1, QUOTATION, "verbatim", "unique", (MATCH,))
    report = QuoteReport((quote,), (Uncovered("paragraph 9", "werkfit"),))

    printed = json.loads(json.dumps(report_json("report.docx", report)))

    assert set(printed) == {"report", "quotes", "uncovered", "counts", "problems"}
    assert set(printed["quotes"][0]) == set(
        "id index place report_text text_status alteration location matches attribution attribution_status "
        "attribution_fits original usage pair risk cautions form difference review".split()
    )
    assert printed["quotes"][0]["matches"] == [
        {
            "transcript": "R07.txt",
            "turn": 4,
            "speaker": "R",
            "respondent": "R07",
            "start": 10,
            "end": 23,
            "text": "ik wil werken",
            "score": 1.0,
        }
    ]
    assert (printed["counts"], printed["uncovered"]) == (
        {"verbatim": 1},
        [{"place": "paragraph 9", "text": "werkfit"}],
    )
