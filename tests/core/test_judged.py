from __future__ import annotations

from qual.core.coding import Coding
from qual.core.judged import Judged, read_to
from qual.core.span import Span


def coding(start: int, code: str = "geld", origin: str = "manual") -> Coding:
    return Coding("R07.txt", Span(start, start + 5), code, "anna", origin=origin)


def test_a_transcript_is_read_up_to_the_last_coding_by_hand() -> None:
    assert read_to([coding(10), coding(40, origin="suggestion"), coding(60, origin="search")]) == 15
    assert read_to([]) == -1


def test_a_code_is_left_open_where_the_coder_neither_read_past_nor_decided_on_it() -> None:
    refused = [("R07.txt", Span(60, 65), "geld")]
    judged = Judged([coding(10), coding(40, origin="suggestion")], {"R09.txt"}, refused)

    def is_open(start: int, code: str, name: str = "R07.txt") -> bool:
        return judged.leaves_open(name, Span(start, start + 5), code)

    assert not is_open(3, "angst")
    assert not is_open(15, "angst")
    assert is_open(16, "geld")
    assert not is_open(42, "geld")
    assert is_open(42, "angst")
    assert not is_open(62, "geld")
    assert is_open(62, "angst")
    assert is_open(3, "geld", "R08.txt")
    assert not is_open(900, "geld", "R09.txt")
