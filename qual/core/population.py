"""What is known of the population that the respondents come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PopulationFigure:
    """A figure of one category of an attribute: a count of persons, or a percentage from 0 to 100."""

    attribute: str
    category: str
    count: int | None = None
    percent: float | None = None
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a figure that is neither or below zero."""
        if self.count is None and self.percent is None:
            raise ValueError(f"{self.attribute} {self.category}: neither a count nor a percentage")
        if (self.count or 0) < 0 or not 0 <= (self.percent or 0) <= 100:
            raise ValueError(f"{self.attribute} {self.category}: a figure below 0 or above 100 %")
