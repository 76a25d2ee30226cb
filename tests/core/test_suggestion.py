from __future__ import annotations

import pytest

from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion, inbox_order, suggestion_json


def suggested(score: float, start: int = 0, *why: Reason) -> Suggestion:
    reasons = why or (Reason("cue", "geld", 0.5),)
    return Suggestion("s1", "R07.txt", Span(start, start + 4), "geld", "geld", score, reasons)


def test_a_suggestion_without_a_reason_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a reason"):
        Suggestion("s1", "R07.txt", Span(0, 4), "geld", "geld", 0.5, ())


def test_a_score_outside_0_to_1_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        suggested(1.2)


def test_the_surest_come_first_then_reading_order() -> None:
    sure, early, late = suggested(0.9, 50), suggested(0.4, 3), suggested(0.4, 9)

    assert sorted([late, sure, early], key=inbox_order) == [sure, early, late]


def test_json_has_the_shape_of_the_suggest_command() -> None:
    printed = suggestion_json(suggested(0.5, 2))

    assert printed == {
        "id": "s1",
        "transcript": "R07.txt",
        "start": 2,
        "end": 6,
        "text": "geld",
        "code": "geld",
        "score": 0.5,
        "why": [{"kind": "cue", "text": "geld", "weight": 0.5}],
    }
