"""What the machine finds likely for the passage that is meant: rows above the palette's list that fill later.

The rows are there from the start, so that nothing moves when an answer comes; none of them is marked unless
the coder goes there.
"""

from __future__ import annotations

from typing import NamedTuple

from qual.core.span import Span
from qual.core.suggestion import Learnt
from qual.tui.requests import AskLikely

ROWS = 3
"""Codes that are shown with their reasons."""


class LikelyCode(NamedTuple):
    """A code by its id, and why: in one line, and reason by reason.

    `near` is where the nearest passage with that code stands: its transcript and offset.
    """

    code: str
    why: str = ""
    reasons: tuple[str, ...] = ()
    near: tuple[str, int] | None = None


class Likely:
    """The question that was asked last, and its answer once it is there."""

    def __init__(self) -> None:
        self.is_on = False
        self.question = 0
        self.found: tuple[LikelyCode, ...] = ()
        self.is_answered = False
        self.silence = ""
        self.learnt: Learnt | None = None

    @property
    def rows(self) -> int:
        """Rows of the palette that belong to it."""
        return ROWS if self.is_on else 0

    def ask(self, transcript: str, span: Span) -> AskLikely:
        """Ask for a span; answers to earlier questions do not count any more."""
        self.question += 1
        self.found, self.is_answered, self.silence = (), False, ""
        return AskLikely(self.question, transcript, span)

    def forget(self, silence: str) -> None:
        """Ask nothing, and show nothing of what was asked before but why there is nothing."""
        self.question += 1
        self.found, self.is_answered, self.silence = (), True, silence

    def answered(self, question: int, found: tuple[LikelyCode, ...], silence: str = "") -> bool:
        """Take an answer, the likeliest first, or why there is none; False for an old question."""
        if question != self.question:
            return False
        self.found, self.is_answered, self.silence = found, True, silence
        return True

    def meant(self, marked: int) -> LikelyCode | None:
        """The code in the row that is marked, counted from the list's first row up: -1 is the last."""
        return self.at(self.rows + marked) if marked < 0 else None

    def at(self, row: int) -> LikelyCode | None:
        """The code in a row, 0 being the likeliest; None where there is none (yet)."""
        return self.found[row] if 0 <= row < min(ROWS, len(self.found)) else None
