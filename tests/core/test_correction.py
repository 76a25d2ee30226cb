"""What a correction does to passages, counted."""

from __future__ import annotations

from qual.core.correction import Carried, per_verdict
from qual.core.span import Span


def test_every_verdict_is_counted_also_where_there_is_none() -> None:
    moved = Carried("moved", Span(0, 4), Span(5, 9), "werk", "werk")
    lost = Carried("lost", Span(5, 9), None, "geld", "")

    assert per_verdict([moved, lost, moved]) == {
        "exact": 0,
        "moved": 2,
        "edited": 0,
        "doubtful": 0,
        "lost": 1,
    }
    assert (moved.is_sure, lost.is_sure) == (True, False)
