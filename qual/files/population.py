"""The population: a table of figures, or one of persons that the figures are counted from."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path

from qual.core.population import Person, PopulationFigure, counted
from qual.core.sample import is_unknown
from qual.core.study import Attribute, PopulationTable, Settings, fitting
from qual.errors import MaterialError, Problem
from qual.files.source import refused
from qual.files.table import Row, Table, find_table, read_table
from qual.files.tables import unknown_category

COUNT_HEADS = ("count", "n", "number", "aantal")
PERCENT_HEADS = ("percent", "percentage", "%", "procent")


def find_population(folder: Path, settings: Settings) -> Path | None:
    """The table of the population of the study in `folder`; None where there is none.

    The one that the settings name, from `codebook/` or else from the study's folder; else
    `codebook/population.csv` or `.xlsx`. MaterialError where the settings name one that is not there.
    """
    stated = settings.population_table
    if stated is None:
        return find_table(folder / "codebook", "population")
    for path in (folder / "codebook" / stated.file, folder / stated.file):
        if path.is_file():
            return path
    hint = "name it from the folder codebook/ or from the study's own folder"
    raise refused("codebook/study.toml", f"[population] names '{stated.file}', which is not there", hint)


def read_population(path: Path, settings: Settings) -> list[PopulationFigure]:
    """The population's figures, as a table gives them or counted from its persons.

    MaterialError, with every mistake, for categories outside what the settings declare and for what is no
    figure.
    """
    stated = settings.population_table
    if stated and stated.columns:
        people = read_persons(path, settings)
        return counted(people, _attributes(stated, settings).values(), stated.source)
    return _figures(read_table(path), settings, stated.source if stated else "")


def read_persons(path: Path, settings: Settings) -> list[Person]:
    """The persons of a table, one a row, as the settings' [population] maps its columns.

    A cell that is empty or says that nothing is known is None. MaterialError for columns that are not there,
    an id that two persons have, and values outside what the settings declare.
    """
    stated = settings.population_table or PopulationTable("")
    table = read_table(path)
    columns = {table.needed(head): head for head in stated.columns}
    attributes = _attributes(stated, settings)
    id_head = table.needed(stated.id) if stated.id else table.head("id")
    odd: dict[tuple[str, str], list[Row]] = {}
    lines: dict[str, int] = {}
    mistakes: list[Problem] = []
    people = []
    for row in table.rows:
        person = row[id_head].strip() if id_head else ""
        if person and lines.setdefault(person, row.line) != row.line:
            what = f"person '{person}' also stands on line {lines[person]}"
            mistakes.append(Problem(table.place(row), what, "keep one row for each person"))
        values: dict[str, str | None] = {}
        for head, column in columns.items():
            attribute = attributes[column]
            value = _meaning(row[head], attribute, stated.values.get(stated.columns[column], {}))
            if value is not None and attribute.categories and value not in attribute.categories:
                odd.setdefault((attribute.name, value), []).append(row)
            values[attribute.name] = value
        people.append(Person(person, values))
    mistakes += [_odd_value(table, rows, value, name, settings) for (name, value), rows in odd.items()]
    if mistakes:
        raise MaterialError(mistakes)
    return people


def _attributes(stated: PopulationTable, settings: Settings) -> dict[str, Attribute]:
    """The attribute that each column gives, by the column's head."""
    return {head: settings.attribute_named(name) or Attribute(name) for head, name in stated.columns.items()}


def _meaning(cell: str, attribute: Attribute, meanings: Mapping[str, str]) -> str | None:
    """What a cell says: by the settings' map, else the declared category it fits, else its text."""
    text = cell.strip()
    known = fitting(text, meanings)
    text = text if known is None else meanings[known]
    if is_unknown(text, attribute.categories):
        return None
    return fitting(text, attribute.categories) or text


def _odd_value(table: Table, rows: list[Row], value: str, name: str, settings: Settings) -> Problem:
    """That rows have a value that is no category, told once."""
    attribute = settings.attributes[name]
    found = unknown_category(table.place(rows[0]), value, attribute)
    more = f", here and in {len(rows) - 1} more rows" if len(rows) > 1 else ""
    hint = f"{found.hint}; or say what it means under [population.values.{name}] in study.toml"
    return Problem(found.where, found.what + more, hint)


def _figures(table: Table, settings: Settings, source: str) -> list[PopulationFigure]:
    """The figures of a table with the columns attribute, category, count or percent, and source."""
    heads = {name: table.needed(name) for name in ("attribute", "category")}
    count_head, percent_head = table.head(*COUNT_HEADS), table.head(*PERCENT_HEADS)
    if not (count_head or percent_head):
        raise refused(table.place(), "there is no column count and no column percent", "give one of the two")
    source_head = table.head("source", "bron")
    mistakes: list[Problem] = []
    lines: dict[tuple[str, str], int] = {}
    figures = []
    for row in table.rows:
        place = table.place(row)
        name = row[heads["attribute"]].strip()
        attribute = settings.attribute_named(name) or Attribute(name)
        category = row[heads["category"]].strip()
        category = fitting(category, attribute.categories) or category
        if not name:
            mistakes.append(Problem(place, "no attribute is named", "fill the column attribute"))
        elif attribute.categories and category not in attribute.categories and not is_unknown(category):
            mistakes.append(unknown_category(place, category, attribute))
        first = lines.setdefault((attribute.name, category), row.line)
        if first != row.line:
            what = f"'{category}' of {attribute.name} also stands on line {first}"
            mistakes.append(Problem(place, what, "keep one figure for each category"))
        count = _count(row[count_head] if count_head else "", place, mistakes)
        percent = _percent(row[percent_head] if percent_head else "", place, mistakes)
        if count is None and percent is None:
            if not mistakes or mistakes[-1].where != place:
                mistakes.append(Problem(place, "there is no figure", "fill count or percent"))
            continue
        told = (row[source_head].strip() if source_head else "") or source
        figures.append(PopulationFigure(attribute.name, category, count, percent, told))
    if mistakes:
        raise MaterialError(mistakes)
    return figures


def _count(cell: str, place: str, mistakes: list[Problem]) -> int | None:
    """A number of people; 4.081, 4,081 and 4 081 are all four thousand and eighty-one."""
    text = cell.strip()
    if not text:
        return None
    if re.fullmatch(r"[0-9]{1,3}(?:[., \u00a0\u202f'][0-9]{3})+", text):
        text = re.sub(r"[^0-9]", "", text)
    if not re.fullmatch(r"[0-9]{1,15}(?:[.,]0+)?", text):
        mistakes.append(Problem(place, f"'{text[:20]}' is not a number of people", "give a whole number"))
        return None
    return int(re.split(r"[.,]", text)[0])


def _percent(cell: str, place: str, mistakes: list[Problem]) -> float | None:
    """A percentage from 0 to 100, with a point or a comma, with or without the sign."""
    text = cell.strip().removesuffix("%").strip()
    if not text:
        return None
    number = float(text.replace(",", ".")) if re.fullmatch(r"[0-9]{1,15}(?:[.,][0-9]*)?", text) else math.nan
    if not 0 <= number <= 100:
        mistakes.append(Problem(place, f"'{text[:20]}' is not a percentage", "give a number from 0 to 100"))
        return None
    return number
