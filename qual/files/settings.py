"""The settings of a study: `codebook/study.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from qual.core.asked import Asked
from qual.core.attribute_kinds import KINDS
from qual.core.label_forms import PATTERN_EXAMPLE, pattern_mistake
from qual.core.study import INBOX, Attribute, PopulationTable, Settings
from qual.core.wording import risky_words
from qual.errors import MaterialError, Problem
from qual.files.whole_file import read_text

LANGUAGES = ("nl", "en")

_KEYS = (
    "name",
    "language",
    "perspectives",
    "waves",
    "interviewers",
    "respondent_pattern",
    "attributes",
    "database",
    "population",
    "turns",
    "suggestions",
    "quota",
    "asked",
    "sampling_aim",
)
_ATTRIBUTE_KEYS = ("label", "categories", "ordered", "per_wave", "kind", "unknown", "missing")
_POPULATION_KEYS = ("table", "id", "columns", "values", "source")


def read_settings(path: Path) -> Settings:
    """The settings in the file; a MaterialError that lists every mistake with its line."""
    where = f"{path.parent.name}/{path.name}"
    text = read_text(path, where)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MaterialError([_not_toml(error, where)]) from None
    except RecursionError:
        raise MaterialError([Problem(where, "is nested too deeply", "settings need two levels")]) from None
    reader = _Reader(where, text)
    settings = reader.settings(table)
    if reader.problems:
        raise MaterialError(sorted(reader.problems, key=lambda problem: _line_number(problem.where)))
    return settings


class _Reader:
    """Takes settings out of a table, and keeps what is wrong with them."""

    def __init__(self, where: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._where = where
        self._lines = text.split("\n")

    def settings(self, table: Mapping[str, object]) -> Settings:
        """The settings of the whole file."""
        self._only(table, _KEYS, "")
        name = self._word(table, "name", "")
        if not name:
            self._wrong("", "name", "the study has no name", 'write: name = "..."')
        database = self._word(table, "database", "") or None
        if database and not re.match(r"postgresql[+\w]*://", database):
            self._wrong("", "database", "is no database address", 'like "postgresql://user@host/study"')
        perspectives, waves = self._perspectives(table), self._words(table, "waves", "")
        return Settings(
            name=name or "?",
            language=self._language(table),
            perspectives=perspectives,
            waves=waves,
            attributes=self._attributes(table),
            interviewers=self._words(table, "interviewers", "") or Settings("?").interviewers,
            respondent_pattern=self._pattern(table),
            database=database,
            population_table=self._population(table),
            turns_pattern=self._turns(table),
            **self._suggestions(table),
            quota=self._quota(table),
            asked=self._asked(table, {"perspectives": tuple(perspectives), "waves": waves}),
            sampling_aim=self._sampling_aim(table),
        )

    def _sampling_aim(self, table: Mapping[str, object]) -> str:
        """What was aimed at in choosing the respondents, unless it claims too much."""
        aim = " ".join(self._word(table, "sampling_aim", "").split()).rstrip(".")
        for word, hint in risky_words(aim):
            self._wrong("", "sampling_aim", f"says '{word}'", hint)
        return aim

    def _asked(self, table: Mapping[str, object], known: Mapping[str, tuple[str, ...]]) -> dict[str, Asked]:
        given = table.get("asked", {})
        if not isinstance(given, dict):
            self._wrong("", "asked", "is not a table", "write a heading [asked.CODE]")
            return {}
        found: dict[str, Asked] = {}
        for code, where in given.items():
            section = f"asked.{code}"
            if not isinstance(where, dict):
                self._wrong("asked", code, "is not a table", f"write a heading [{section}]")
                continue
            self._only(where, ("perspectives", "waves", "transcripts"), section)
            words = {
                key: self._words(where, key, section) for key in ("perspectives", "waves", "transcripts")
            }
            for key, declared in known.items():
                for each in words[key]:
                    if each not in declared:
                        hint = f"known are {', '.join(declared) or 'none'}"
                        self._wrong(section, key, f"'{each}' is none of the study's {key}", hint)
            if not any(words.values()):
                self._wrong("asked", code, "says nowhere where it was asked", 'as: waves = ["2025"]')
            found[code] = Asked(**words)
        return found

    def _quota(self, table: Mapping[str, object]) -> dict[str, dict[str, int]]:
        given = table.get("quota", {})
        if not isinstance(given, dict):
            self._wrong("", "quota", "is not a table", "write a heading [quota.NAME]")
            return {}
        found: dict[str, dict[str, int]] = {}
        for name, wanted in given.items():
            if not isinstance(wanted, dict):
                self._wrong("quota", name, "is not a table", f"write a heading [quota.{name}]")
                continue
            for category, number in wanted.items():
                if isinstance(number, bool) or not isinstance(number, int) or number < 0:
                    self._wrong(f"quota.{name}", category, "is no number of people", "a whole number, as 31")
                    continue
                found.setdefault(name, {})[category] = number
        return found

    def _suggestions(self, table: Mapping[str, object]) -> dict[str, Any]:
        section = "suggestions"
        given = table.get(section, {})
        if not isinstance(given, dict):
            self._wrong("", section, "is not a table", "write a heading [suggestions]")
            return {}
        self._only(given, ("inbox", "blind_share"), section)
        inbox = self._word(given, "inbox", section) or INBOX[0]
        if inbox not in INBOX:
            self._wrong(section, "inbox", f"'{inbox}' is no way to be", f"one of {', '.join(INBOX)}")
            return {}
        share = given.get("blind_share", 0.0)
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
            self._wrong(section, "blind_share", "is no share", "a number from 0 to 1, as 0.1")
            return {}
        return {"inbox": inbox, "blind_share": float(share)}

    def _language(self, table: Mapping[str, object]) -> str:
        language = self._word(table, "language", "") or LANGUAGES[0]
        if language not in LANGUAGES:
            self._wrong("", "language", f"'{language}' is not a language of this program", "nl or en")
            return LANGUAGES[0]
        return language

    def _pattern(self, table: Mapping[str, object]) -> str:
        pattern = self._word(table, "respondent_pattern", "")
        try:
            compiled = re.compile(pattern)
        except re.error as error:
            self._wrong(
                "", "respondent_pattern", f"is no regular expression: {error.msg}", 'like "int(\\\\d+)"'
            )
            return ""
        if pattern and not compiled.groups:
            self._wrong("", "respondent_pattern", "has no group around the id", 'like "int(\\\\d+)"')
            return ""
        return pattern

    def _turns(self, table: Mapping[str, object]) -> str:
        given = table.get("turns", {})
        if not isinstance(given, dict):
            self._wrong("", "turns", "is not a table", "write under [turns]: pattern = '...'")
            return ""
        self._only(given, ("pattern",), "turns")
        pattern = self._word(given, "pattern", "turns")
        mistake = pattern_mistake(pattern) if pattern else ""
        if mistake:
            self._wrong("turns", "pattern", mistake, PATTERN_EXAMPLE)
        return "" if mistake else pattern

    def _perspectives(self, table: Mapping[str, object]) -> Mapping[str, str]:
        given = table.get("perspectives", {})
        if isinstance(given, list):
            return {name: name for name in self._words(table, "perspectives", "")}
        if not isinstance(given, dict):
            self._wrong("", "perspectives", "is not a table", 'write under [perspectives]: id = "label"')
            return {}
        return {name: self._word(given, name, "perspectives") or name for name in given}

    def _attributes(self, table: Mapping[str, object]) -> Mapping[str, Attribute]:
        given = table.get("attributes", {})
        if not isinstance(given, dict):
            self._wrong("", "attributes", "is not a table", "write a heading [attributes.NAME]")
            return {}
        return {name: self._attribute(name, given[name]) for name in given}

    def _attribute(self, name: str, given: object) -> Attribute:
        section = f"attributes.{name}"
        if not isinstance(given, dict):
            self._wrong("attributes", name, "is not a table", f"write a heading [{section}]")
            return Attribute(name)
        self._only(given, _ATTRIBUTE_KEYS, section)
        kind = self._word(given, "kind", section) or KINDS[0]
        if kind not in KINDS:
            self._wrong(section, "kind", f"'{kind}' is no kind of value", f"one of {', '.join(KINDS)}")
            kind = KINDS[0]
        return Attribute(
            name=name,
            label=self._word(given, "label", section),
            categories=self._words(given, "categories", section),
            ordered=self._yes(given, "ordered", section),
            per_wave=self._yes(given, "per_wave", section),
            kind=kind,
            unknown=self._words(given, "unknown", section),
            missing=self._words(given, "missing", section),
        )

    def _population(self, table: Mapping[str, object]) -> PopulationTable | None:
        given = table.get("population")
        if given is None:
            return None
        if not isinstance(given, dict):
            self._wrong("", "population", "is not a table", "write a heading [population]")
            return None
        self._only(given, _POPULATION_KEYS, "population")
        file = self._word(given, "table", "population")
        columns = self._map(given, "columns", "population")
        if not file:
            self._wrong("", "population", "names no table", 'write below it: table = "population.csv"')
            return None
        for column, attribute in columns.items():
            if not attribute or list(columns.values()).count(attribute) > 1:
                what = f"two columns give '{attribute}'" if attribute else "names no attribute"
                self._wrong("population.columns", column, what, "one column for each attribute")
        values = given.get("values", {})
        if not isinstance(values, dict):
            self._wrong(
                "population", "values", "is not a table", "write a heading [population.values.ATTRIBUTE]"
            )
            values = {}
        maps = {name: self._map(values, name, "population.values") for name in values}
        for name in maps:
            if name not in columns.values():
                hint = "name the attribute, and its column under [population.columns]"
                self._wrong("population.values", name, "is no attribute that a column gives", hint)
        return PopulationTable(
            file,
            columns,
            maps,
            self._word(given, "source", "population"),
            self._word(given, "id", "population"),
        )

    def _map(self, table: Mapping[str, object], key: str, section: str) -> Mapping[str, str]:
        """A table of words under `key`."""
        given = table.get(key, {})
        if not isinstance(given, dict):
            self._wrong(section, key, "is not a table", f"write a heading [{section}.{key}]")
            return {}
        return {name: self._word(given, name, f"{section}.{key}") for name in given}

    def _word(self, table: Mapping[str, object], key: str, section: str) -> str:
        """A word or number under `key`, as text; empty where there is none."""
        value = table.get(key, "")
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value).strip()
        self._wrong(section, key, "is not a piece of text", f'write: {key} = "..."')
        return ""

    def _words(self, table: Mapping[str, object], key: str, section: str) -> tuple[str, ...]:
        """A list of words or numbers under `key`, as text."""
        given = table.get(key, [])
        if not isinstance(given, list) or any(not isinstance(each, str | int | float) for each in given):
            self._wrong(section, key, "is not a list of words", f'write: {key} = ["...", "..."]')
            return ()
        words = tuple(str(each).strip() for each in given)
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice or "" in words:
            what = f"'{twice[0]}' stands in the list twice" if twice else "has an empty word"
            self._wrong(section, key, what, "take one out")
        return tuple(dict.fromkeys(word for word in words if word))

    def _yes(self, table: Mapping[str, object], key: str, section: str) -> bool:
        """A yes or no under `key`."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            self._wrong(section, key, "is neither true nor false", f"write: {key} = true")
        return value is True

    def _only(self, table: Mapping[str, object], known: Iterable[str], section: str) -> None:
        """Say which keys nobody knows."""
        for key in table:
            if key not in known:
                near = get_close_matches(key, list(known), 1)
                hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}"
                self._wrong(section, key, f"'{key}' is not a setting", hint)

    def _wrong(self, section: str, key: str, what: str, hint: str) -> None:
        line = _line_of(self._lines, section, key)
        place = f"{section}.{key}".strip(".")
        said = what if f"'{key}'" in what or " has no name" in what else f"{place} {what}"
        self.problems.append(Problem(f"{self._where}:{line}", said, hint))


def _line_of(lines: list[str], section: str, key: str) -> int:
    """The line, from 1, on which a key of a section stands; the section's heading, else the first."""
    here, heading = "", 0
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if bare.startswith("[") and "=" not in bare:
            here = re.sub(r"[\s\"']", "", bare.split("]")[0].strip("[]"))
            if here == f"{section}.{key}".strip("."):
                return number
            heading = number if here == section else heading
        name = re.sub(r"[\s\"']", "", bare.split("=")[0])
        if "=" in bare and f"{here}.{name}".strip(".") == f"{section}.{key}".strip("."):
            return number
    return heading or 1


def _not_toml(error: tomllib.TOMLDecodeError, where: str) -> Problem:
    """Where the file stops being TOML, and the likely reason."""
    place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
    what = str(error)[: place.start()] if place else str(error).removesuffix(" (at end of document)")
    line = f":{place[1]}" if place else ""
    return Problem(
        f"{where}{line}", what[0].lower() + what[1:], "text stands in quotation marks, lists in [ ]"
    )


def _line_number(where: str) -> int:
    """The line at the end of a place."""
    number = where.rpartition(":")[2]
    return int(number) if number.isdigit() else 0
