"""Respondents and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Respondent:
    """A person or organisation that was interviewed (REFI-QDA: Case).

    `attributes` hold for good, `waves` per wave; a value of None is unknown (asked, not known), an absent
    name is missing (never recorded).
    """

    id: str
    perspective: str
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    waves: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    transcripts: tuple[str, ...] = ()

    def value(self, attribute: str, wave: str = "") -> str | None:
        """The value in a wave, else the one that holds for good, else None."""
        return self.waves.get(wave, {}).get(attribute, self.attributes.get(attribute))
