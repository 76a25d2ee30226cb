"""A stretch of a transcript."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end` (Unicode code points of the canonical text)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward range."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"no text between {self.start} and {self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Whether the character at `offset` lies inside."""
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The words of `text` that it covers."""
        return text[self.start : self.end]
