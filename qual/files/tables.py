"""The tables of a study: its respondents, and codings as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from qual.core.attribute_kinds import taken
from qual.core.coding import Coding, reading_order
from qual.core.respondent import Respondent
from qual.core.study import Attribute, Settings, fitting
from qual.errors import MaterialError, Problem
from qual.files.table import Row, Table, read_table
from qual.files.whole_file import write_whole

CODING_HEADS = ("transcript", "start", "end", "text", "code", "coder", "memo")


def read_respondents(path: Path, settings: Settings) -> tuple[list[Respondent], list[Problem]]:
    """The respondents of a table (id, perspective, wave, one column per attribute), and what to know of it.

    A row with a wave gives that wave's value of attributes declared per wave, and for good the others, which
    then must agree over the rows. An empty cell is unknown (None), as are the words declared for that; a
    column that is not there is missing, and so is a cell with a word declared for that.
    MaterialError, with every mistake, for values outside what the settings declare and rows that contradict
    each other. A perspective is empty where the table has none and the settings leave a choice.
    """
    table = read_table(path)
    read = _Respondents(table, settings)
    for row in table.rows:
        read.add(row)
    if read.mistakes:
        raise MaterialError(read.mistakes)
    return read.respondents(), [*table.problems, *read.notices]


class _Respondents:
    """Puts the rows of one respondent together, and collects what is wrong."""

    def __init__(self, table: Table, settings: Settings) -> None:
        self.table = table
        self.settings = settings
        self.mistakes: list[Problem] = []
        self.notices: list[Problem] = []
        self.id = table.needed("id")
        self.perspective = table.head("perspective")
        self.wave = table.head("wave")
        self.columns = self._columns()
        self._rows: dict[tuple[str, str], int] = {}
        self._perspectives: dict[str, tuple[str, int]] = {}
        self._for_good: dict[str, dict[str, str | None]] = {}
        self._per_wave: dict[str, dict[str, dict[str, str | None]]] = {}
        self._lines: dict[tuple[str, str], int] = {}

    def add(self, row: Row) -> None:
        """Take in one row."""
        person = row[self.id].strip()
        if not person:
            self._wrong(row, "a respondent has no id", "fill the column id, or take the row out")
            return
        wave = self._wave(row)
        if (person, wave) in self._rows:
            what = f"respondent '{person}' also stands on line {self._rows[person, wave]}"
            self._wrong(
                row, what, "one row per respondent, or one per respondent and wave with a column wave"
            )
            return
        self._rows[person, wave] = row.line
        self._set_perspective(row, person)
        for head, attribute in self.columns.items():
            state, value = taken(row[head], attribute)
            if state == "missing":
                continue
            if value is not None and state == "no category":
                self.mistakes.append(unknown_category(self.table.place(row), value, attribute))
            elif state in ("no number", "no date"):
                what = f"'{value}' is no {attribute.kind}, which {attribute.name} is declared to be"
                hint = "write it as 2024-03-12" if attribute.kind == "date" else "write digits, as 3,5 or 3.5"
                self.mistakes.append(Problem(self.table.place(row), what, hint))
            elif wave and attribute.per_wave:
                self._per_wave.setdefault(person, {}).setdefault(wave, {})[attribute.name] = value
            else:
                self._set_for_good(row, person, attribute.name, value)

    def respondents(self) -> list[Respondent]:
        """The respondents in the table's order."""
        return [
            Respondent(person, perspective, self._for_good.get(person, {}), self._per_wave.get(person, {}))
            for person, (perspective, _) in self._perspectives.items()
        ]

    def _columns(self) -> dict[str, Attribute]:
        columns: dict[str, Attribute] = {}
        for head in self.table.heads:
            if head in (self.id, self.perspective, self.wave):
                continue
            attribute = self.settings.attribute_named(head)
            if attribute is None:
                self.notices.append(
                    Problem(
                        self.table.place(),
                        f"attribute '{head}' is not declared; its values are taken as text",
                        f"declare it in study.toml under [attributes.{_toml_key(head)}]",
                    )
                )
            elif attribute in columns.values():
                what = f"two columns give the attribute '{attribute.name}'"
                self.mistakes.append(Problem(self.table.place(), what, "keep one of them"))
            columns[head] = attribute or Attribute(head)
        return columns

    def _wave(self, row: Row) -> str:
        """The declared wave that a row is of; as it stands where the settings declare none."""
        given = row[self.wave].strip() if self.wave else ""
        declared = self.settings.waves
        found = fitting(given, declared)
        if given and declared and found is None:
            self._wrong(row, f"wave '{given}' is not declared", f"study.toml declares {', '.join(declared)}")
        return found or given

    def _perspective(self, row: Row) -> str:
        """The declared perspective of a row, the only one where it names none."""
        given = row[self.perspective].strip() if self.perspective else ""
        declared = self.settings.perspectives
        if not given:
            return next(iter(declared)) if len(declared) == 1 else ""
        found = self.settings.perspective_named(given)
        if declared and found is None:
            hint = f"study.toml declares {', '.join(declared)}"
            self._wrong(row, f"perspective '{given}' is not declared", hint)
        return found or given

    def _set_perspective(self, row: Row, person: str) -> None:
        given = self._perspective(row)
        before, line = self._perspectives.get(person, ("", row.line))
        if before and given and before != given:
            what = f"respondent '{person}' has another perspective on line {line}"
            self._wrong(row, what, "a respondent speaks for one perspective; give the other an id of its own")
        self._perspectives[person] = (before or given, line)

    def _set_for_good(self, row: Row, person: str, name: str, value: str | None) -> None:
        values = self._for_good.setdefault(person, {})
        before = values.get(name)
        if before is not None and value is not None and before != value:
            what = f"'{name}' of respondent '{person}' is another on line {self._lines[person, name]}"
            hint = (
                f"if it may differ, write per_wave = true under [attributes.{_toml_key(name)}] in study.toml"
            )
            self._wrong(row, what, hint)
        if before is None:
            values[name] = value
            self._lines[person, name] = row.line

    def _wrong(self, row: Row, what: str, hint: str) -> None:
        self.mistakes.append(Problem(self.table.place(row), what, hint))


def unknown_category(where: str, value: str, attribute: Attribute) -> Problem:
    """That a value is not one of the declared ones."""
    near = get_close_matches(value, attribute.categories, 1)
    known = ", ".join(attribute.categories)
    hint = f"did you mean '{near[0]}'?" if near else f"study.toml declares {known}; an empty cell is unknown"
    return Problem(where, f"'{value}' is not a category of {attribute.name}", hint)


def _toml_key(name: str) -> str:
    """An attribute's name as study.toml writes it."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A row of a table of codings as it stands there; `start` and `end` are None where they are left out."""

    transcript: str
    start: int | None
    end: int | None
    text: str
    code: str
    coder: str = ""
    memo: str = ""
    line: int = 0


def read_codings(path: Path) -> list[CodingRow]:
    """The codings of a table; a MaterialError lists the rows that say too little or no whole numbers.

    Whether transcript, code and words exist is for the reader of the rows to see. Words are kept as they
    stand, but for line ends, which are line feeds.
    """
    table = read_table(path)
    heads = {name: table.head(name) for name in CODING_HEADS}
    table.needed("transcript")
    table.needed("code")
    if not (heads["text"] or (heads["start"] and heads["end"])):
        raise MaterialError(
            [Problem(table.place(), "there are no columns start and end, and no column text", "give either")]
        )
    mistakes: list[Problem] = []
    rows = [_coding_row(table, row, heads, mistakes) for row in table.rows]
    if mistakes:
        raise MaterialError(mistakes)
    return rows


def _coding_row(table: Table, row: Row, heads: dict[str, str], mistakes: list[Problem]) -> CodingRow:
    cells = {name: row[head] if head else "" for name, head in heads.items()}
    place = table.place(row)
    for name in ("transcript", "code"):
        if not cells[name].strip():
            mistakes.append(Problem(place, f"no {name} is named", f"fill the column {name}"))
    numbers: dict[str, int | None] = {}
    for name in ("start", "end"):
        written = cells[name].strip()
        numbers[name] = int(written) if re.fullmatch(r"[0-9]{1,12}", written) else None
        if written and numbers[name] is None:
            hint = "positions count characters from 0; leave both empty to find the words"
            mistakes.append(Problem(place, f"{name} '{written[:20]}' is not a whole number", hint))
    if bool(cells["start"].strip()) != bool(cells["end"].strip()):
        mistakes.append(Problem(place, "only one of start and end is given", "give both or neither"))
    elif not cells["start"].strip() and not cells["text"].strip():
        mistakes.append(
            Problem(place, "neither a position nor words are given", "fill start and end, or text")
        )
    return CodingRow(
        cells["transcript"].strip(),
        numbers["start"],
        numbers["end"],
        cells["text"],
        cells["code"].strip(),
        cells["coder"].strip(),
        cells["memo"],
        row.line,
    )


def write_codings(path: Path, codings: Iterable[Coding]) -> None:
    """Write codings as a table in UTF-8, in reading order; `read_codings` gives back the same words."""
    lines = [",".join(CODING_HEADS)]
    for coding in sorted(codings, key=lambda each: (*reading_order(each)[:5], each.memo, each.text)):
        cells = (
            coding.transcript,
            str(coding.span.start),
            str(coding.span.end),
            coding.text,
            coding.code,
            coding.coder,
            coding.memo,
        )
        lines.append(",".join(map(_quoted, cells)))
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())


def _quoted(cell: str) -> str:
    """A cell, between quotes where it holds what parts cells or rows."""
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",\r\n]', cell) else cell
