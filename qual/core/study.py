"""A study's settings, as `codebook/study.toml` states them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

INTERVIEWERS = ("I", "Interviewer", "Onderzoeker", "Researcher")
"""Speaker labels that are never respondents, where a study does not name its own."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A characteristic of respondents; without categories any text is a value."""

    name: str
    label: str = ""
    categories: tuple[str, ...] = ()
    ordered: bool = False
    per_wave: bool = False


@dataclass(frozen=True, slots=True)
class PopulationTable:
    """A table of persons that the population's figures are counted from.

    `file` lies in `codebook/`; `columns` maps its columns to attributes, `values` maps per attribute the
    table's values to the study's categories.
    """

    file: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a study is called and how it is laid out.

    `language` is "nl" or "en"; `perspectives` maps an id to its label; `interviewers` are speaker labels that
    are never respondents; `respondent_pattern` finds a respondent's id in a file's name (regular expression,
    its first group); `database` is None for the embedded one.
    """

    name: str
    language: str = "nl"
    perspectives: Mapping[str, str] = field(default_factory=dict)
    waves: tuple[str, ...] = ()
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    interviewers: tuple[str, ...] = INTERVIEWERS
    respondent_pattern: str = ""
    database: str | None = None
    population_table: PopulationTable | None = None

    def perspective_label(self, perspective: str) -> str:
        """The label people read."""
        return self.perspectives.get(perspective, perspective)

    def attribute_label(self, attribute: str) -> str:
        """The label people read."""
        declared = self.attributes.get(attribute)
        return declared.label if declared and declared.label else attribute
