"""A study's settings, as `codebook/study.toml` states them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qual.core.asked import Asked

INTERVIEWERS = ("I", "Interviewer", "Onderzoeker", "Researcher")
"""Speaker labels that are never respondents, where a study does not name its own."""


INBOX = ("auto", "on", "off")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A characteristic of respondents; without categories any text of its `kind` is a value.

    `kind` is "text", "number" (a decimal comma or point) or "date" (ISO 8601). `unknown` are the words that a
    table or a header uses for "asked, not known", as an empty cell does; `missing` those for "not recorded".
    """

    name: str
    label: str = ""
    categories: tuple[str, ...] = ()
    ordered: bool = False
    per_wave: bool = False
    kind: str = "text"
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PopulationTable:
    """Where the population's figures come from.

    `file` is a path from `codebook/` or from the study's folder. Without `columns` it has figures in it. With
    them it has one row per person, the person's id in the column `id`: `columns` maps its columns to
    attributes, `values` maps per attribute the table's values to the study's categories (an empty one: not
    known).
    """

    file: str
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    source: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a study is called and how it is laid out.

    `language` is "nl" or "en"; `perspectives` maps an id to its label; `interviewers` are speaker labels that
    are never respondents; `respondent_pattern` finds a respondent's id in a file's name (regular expression,
    its first group); `database` is None for the embedded one; `turns_pattern` finds a speaker's label at the
    start of a line (its group `speaker`, else its first), where the labels of the study have a form of their
    own. `inbox` is one of `INBOX`: suggestions that fall silent where they break their promise ("auto"), that
    always speak ("on") or never ("off"); for a `blind_share` (0 to 1) of the interviews none are made.
    `quota` holds by attribute and category how many respondents were aimed at; `asked` by code in which
    interviews it was asked about, where that was not in all. `sampling_aim` says what was aimed at in
    choosing respondents ("een dwarsdoorsnede"), as the sample prints it; empty where the study does not say.
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
    turns_pattern: str = ""
    inbox: str = "auto"
    blind_share: float = 0.0
    quota: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    asked: Mapping[str, Asked] = field(default_factory=dict)
    sampling_aim: str = ""

    def perspective_label(self, perspective: str) -> str:
        """The label people read."""
        return self.perspectives.get(perspective, perspective)

    def attribute_label(self, attribute: str) -> str:
        """The label people read."""
        declared = self.attributes.get(attribute)
        return declared.label if declared and declared.label else attribute

    def perspective_named(self, given: str) -> str | None:
        """The declared perspective with this id or label, in capitals or not; None where there is none."""
        by_label = {label: name for name, label in self.perspectives.items()}
        label = fitting(given, by_label)
        return fitting(given, self.perspectives) or (by_label[label] if label else None)

    def attribute_named(self, head: str) -> Attribute | None:
        """The declared attribute with this name or label, in capitals or not; None where there is none."""
        for each in self.attributes.values():
            if fitting(head, (each.name,)) or fitting(head, (each.label,)):
                return each
        return None


def fitting(value: str, declared: Iterable[str]) -> str | None:
    """The declared word that a value is: the same, or the same but for capitals and white space.

    None where no declared word fits, or where two would.
    """
    words = [word for word in declared if word]
    if value in words:
        return value
    near = {word for word in words if _plain(word) == _plain(value)}
    return near.pop() if len(near) == 1 else None


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
