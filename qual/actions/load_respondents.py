"""Respondents from a table, and the population's figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from qual.actions.people import list_respondents
from qual.actions.study import Study
from qual.core.population import values_by_id
from qual.core.respondent import Respondent
from qual.errors import Problem, QualError
from qual.files.population import find_population, read_persons, read_population
from qual.files.table import find_table
from qual.files.tables import read_respondents
from qual.store import barring, respondents


class ValueChange(NamedTuple):
    """A value that a load changes: None stands for unknown, "" for not there yet."""

    respondent: str
    attribute: str
    wave: str
    before: str | None
    after: str | None


class NoTableError(QualError):
    """There is neither a table of respondents nor a population."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"there is no respondents.csv or respondents.xlsx in {folder}; name a table to load")


class Loaded(NamedTuple):
    """What a table brings: who is new, which values are new or different, and what to know about it."""

    new: tuple[str, ...]
    added: int
    changed: tuple[ValueChange, ...]
    population: int
    problems: tuple[Problem, ...]


def load_respondents(
    study: Study, path: Path | None = None, *, overwrite: bool = False, dry_run: bool = False
) -> Loaded:
    """Load a table of respondents (default `transcripts/respondents.csv` or .xlsx) and the population.

    Values that differ from what is known are only taken with `overwrite`. Where the study's population is a
    table of persons with an id, respondents who are found in it get its values too. MaterialError, and
    nothing is loaded, where a table has mistakes; NoTableError where there is none at all.
    """
    known = {each.id: each for each in list_respondents(study)}
    wanted, problems = _wanted(study, path, known)
    population = find_population(study.folder, study.settings)
    figures = read_population(population, study.settings) if population else []
    if not wanted and not figures:
        raise NoTableError(study.transcripts_folder)
    added, changed, kept = 0, [], []
    for respondent in wanted:
        old = known.get(respondent.id, Respondent(respondent.id, respondent.perspective))
        attributes, waves = dict(respondent.attributes), {w: dict(v) for w, v in respondent.waves.items()}
        for wave, values in {"": attributes, **waves}.items():
            there = old.waves.get(wave, {}) if wave else old.attributes
            for name in sorted(values):
                if name not in there:
                    added += 1
                elif there[name] != values[name]:
                    changed.append(ValueChange(respondent.id, name, wave, there[name], values[name]))
                    if not overwrite:
                        values[name] = there[name]
        perspective = respondent.perspective or old.perspective or next(iter(study.settings.perspectives), "")
        kept.append(Respondent(respondent.id, perspective, attributes, waves))
    if not dry_run:
        taken = added + (len(changed) if overwrite else 0)
        with study.database.change(
            study.coder, "respondents.load", respondents=len(kept), values=taken, population=len(figures)
        ) as change:
            respondents.save(change, kept)
            respondents.save_population(change, figures)
    new = tuple(dict.fromkeys(each.id for each in wanted if each.id not in known))
    return Loaded(new, added, tuple(changed), len(figures), tuple(problems))


def _wanted(
    study: Study, path: Path | None, known: Mapping[str, Respondent]
) -> tuple[list[Respondent], list[Problem]]:
    """What the tables say: the respondents' own table, and the population's for those who are in it."""
    path = path or find_table(study.transcripts_folder, "respondents")
    wanted, problems = read_respondents(path, study.settings) if path else ([], [])
    wanted, barred = _without_withdrawn(study, path, wanted, known)
    problems += barred
    people = dict(known) | {each.id: each for each in wanted}
    in_population = _found_in_population(study, list(people))
    missing = [each for each in people if in_population and each not in in_population]
    if missing:
        listing = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        what = f"{len(missing)} respondents are not in the table of the population: {listing}"
        problems.append(
            Problem("study.toml", what, "is respondent_pattern, or the id column, the right one?")
        )
    wanted += [Respondent(name, people[name].perspective, values) for name, values in in_population.items()]
    return wanted, problems


def _without_withdrawn(
    study: Study, path: Path | None, wanted: list[Respondent], known: Mapping[str, Respondent]
) -> tuple[list[Respondent], list[Problem]]:
    """The respondents of a table who did not withdraw, and a problem for each who did."""
    with study.database.read() as session:
        barred = barring.Barred(session)
    gone = [each.id for each in wanted if each.id not in known and barred.respondent(each.id)]
    where = path.name if path else ""
    problems = [
        Problem(where, f"respondent '{name}' withdrew and was left out", "take the row out") for name in gone
    ]
    return [each for each in wanted if each.id not in gone], problems


def _found_in_population(study: Study, names: Iterable[str]) -> dict[str, Mapping[str, str | None]]:
    """What a table of persons that is the study's population says of the respondents who are in it."""
    stated = study.settings.population_table
    path = find_population(study.folder, study.settings)
    if path is None or stated is None or not stated.columns or not stated.id:
        return {}
    return values_by_id(read_persons(path, study.settings), names)
