from __future__ import annotations

import pytest

from qual.core.span import Span
from qual.core.suggestion import (
    Anchor,
    Nearby,
    Reason,
    Suggestion,
    in_words,
    inbox_order,
    main_reasons,
    shortened,
    still_there,
    suggestion_json,
)


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
    printed = suggestion_json(suggested(0.5, 2), {})

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


def test_a_passage_that_a_reason_speaks_of_is_told_with_its_words_and_one_that_went_is_not() -> None:
    here, gone = Anchor("v1", 3, 40), Anchor("v2", 0, 9)
    why = (
        Reason("word", "brief", 0.4),
        Reason("word", "loket", 0.3),
        Reason("like", "R07.txt:3", 0.6, here),
        Reason("unlike", "R08.txt:1", -0.5, gone),
        Reason("record", "about 8 of 10", 0.8),
    )
    near = Nearby("R07.txt", 2, "R07", Span(3, 40), "Die brief van het loket,\ndaar schrok ik van.")
    left = still_there(why, {here: near})
    suggestion = Suggestion("s1", "R01.txt", Span(0, 4), "geld", "geld", 0.5, why)
    printed = suggestion_json(suggestion, {here: near})["why"]

    assert [each.kind for each in left] == ["word", "word", "like", "record"]
    assert [in_words(each, {here: near}) for each in main_reasons(left)] == [
        "word: brief, loket",
        "nearest coded so: “Die brief van het loket, daar schrok ik van.” R07, turn 3",
        "about 8 of 10",
    ]
    assert isinstance(printed, list)
    assert printed[2] == {
        "kind": "like",
        "text": "R07.txt:3",
        "weight": 0.6,
        "anchor": {
            "transcript": "R07.txt",
            "turn": 2,
            "respondent": "R07",
            "start": 3,
            "end": 40,
            "text": near.text,
        },
    }
    assert len(printed) == 4


def test_words_are_shortened_between_words_where_they_can_be() -> None:
    assert shortened("een twee drie", 13) == "een twee drie"
    assert shortened("een twee drie", 12) == "een twee…"
    assert shortened("een twee drie", 9) == "een twee…"
    assert shortened("onafgebroken", 5) == "onaf…"
