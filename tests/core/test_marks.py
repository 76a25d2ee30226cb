from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.marks import enclosed


def inside(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in enclosed(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zij zei: “Ja hoor.” Klaar", ["Ja hoor."]),
        ("„Nou ja“ en „dat” en ,,laag''", ["Nou ja", "dat", "laag"]),
        ("«zo» en »ook« en ''dubbel''", ["zo", "ook", "dubbel"]),
        ("‘It’s the students’ room, isn’t it?’ Jan", ["It’s the students’ room, isn’t it?"]),
        ("'s avonds zei hij 'ik ga' en 't was 'klaar'", ["ik ga", "klaar"]),
        ("“A ‘b c’ d” en “e”", ["A ‘b c’ d", "e"]),
        ("“A “b” c” d", ["A “b” c"]),
        ("‘Hij zei “kom” en ging.’", ["Hij zei “kom” en ging."]),
        ('een 5" buis en zo\'n "ding"', ["ding"]),
        ("De ‘naar werk’-groep", ["naar werk"]),
        ("geen marks, pa's auto en foto's", []),
    ],
)
def test_marks_enclose_the_outermost_stretches(text: str, words: list[str]) -> None:
    assert inside(text) == words


def test_a_mark_without_partner_is_told() -> None:
    first, second = enclosed("“Nooit dicht. “Wel dicht.” Jan")
    (stray,) = enclosed("zonder begin.” Jan")

    assert (first.closed, second.closed, stray.opened) == (False, True, False)


def test_a_quotation_inside_a_quotation_is_told() -> None:
    assert [piece.nested for piece in enclosed("“A “b” c” en “d”")] == [True, False]


@given(st.text(alphabet="ab “”„\"'‘’«».,", max_size=60))
def test_stretches_follow_each_other_inside_the_text(text: str) -> None:
    at = 0
    for piece in enclosed(text):
        assert at <= piece.outer <= piece.start <= piece.end <= piece.after <= len(text)
        at = piece.after


@pytest.mark.parametrize("unit", ["“", '"', "’", " “a", ' “ "x"', "„a ", "''"])
def test_the_time_grows_with_the_text_only(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        enclosed(unit * times)
        return time.process_time() - start

    seconds(1000)

    assert seconds(80_000) < 20 * max(seconds(20_000), 0.02)
