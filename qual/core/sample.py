"""The respondents beside the population: what each is made of, with what is unknown on both sides.

A comparison of characteristics, never a test: respondents in this kind of research are chosen on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from qual.core.numbers import listed, natural, percent
from qual.core.population import PopulationFigure
from qual.core.respondent import Respondent
from qual.core.study import Attribute, Settings
from qual.core.words import say
from qual.errors import Problem

UNKNOWN = frozenset({"", "onbekend", "unknown"})
"""Values that say that nothing is known, unless the study declares them as a category."""


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One category: percentages run from 0 to 100, None is not defined or not given.

    `percent` has the respondents of unknown value in its base, `population_percent` is as given;
    `difference_pp` compares known with known: `known_percent` minus `population_known_percent`, the latter
    renormalised over the categories. `low` and `high` (95%, of `known_percent`) and `residual` are filled in
    by `qual.statistics.proportions`. `people` are the ids of the respondents.
    """

    category: str
    n: int
    percent: float | None
    known_percent: float | None
    population_n: int | None = None
    population_percent: float | None = None
    population_known_percent: float | None = None
    low: float | None = None
    high: float | None = None
    residual: float | None = None
    people: tuple[str, ...] = ()

    @property
    def difference_pp(self) -> float | None:
        """Percentage points by which the respondents exceed the population."""
        if self.known_percent is None or self.population_known_percent is None:
            return None
        return self.known_percent - self.population_known_percent

    @property
    def ratio(self) -> float | None:
        """The respondents' share divided by the population's."""
        if self.known_percent is None or not self.population_known_percent:
            return None
        return self.known_percent / self.population_known_percent


@dataclass(frozen=True, slots=True)
class SampleAttribute:
    """One characteristic: `unknown` respondents, and the population's unknown share in percent.

    `population_unknown` is None where the population's figures do not tell: counts without a row for it, or
    percentages above 100. `population_base` is the number of people counted, None for percentages.
    `unknown_people` are the ids of the respondents of whom nothing is known.
    """

    name: str
    label: str
    rows: tuple[SampleRow, ...]
    unknown: int
    population_unknown: float | None = None
    population_unknown_n: int | None = None
    population_base: int | None = None
    sources: tuple[str, ...] = ()
    dissimilarity: float | None = None
    test: None = None
    unknown_people: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """The respondents whose value is known."""
        return sum(row.n for row in self.rows)

    @property
    def is_uncompared(self) -> bool:
        """Whether the population has figures that cannot be set beside the respondents."""
        return self.has_population and all(row.population_known_percent is None for row in self.rows)

    @property
    def has_population(self) -> bool:
        """Whether the population has figures for it."""
        return any(row.population_percent is not None or row.population_n is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Sample:
    """The respondents of one perspective beside the population; `aim` as in the study's `sampling_aim`.

    `is_described` says whether it is the perspective that the population describes.
    """

    perspective: str
    label: str
    base: int
    attributes: tuple[SampleAttribute, ...]
    problems: tuple[Problem, ...] = ()
    aim: str = ""
    is_described: bool = True


def sample(
    respondents: Iterable[Respondent],
    population: Iterable[PopulationFigure],
    settings: Settings,
    perspective: str | None = None,
    attributes: Sequence[str] | None = None,
) -> Sample:
    """The respondents of one perspective beside the population, per attribute.

    Without `perspective` it is the one the population describes: the one in which most respondents have a
    value for its attributes. Without `attributes` they are those the study declares and those the population
    has figures for. A value per wave counts as it was in the respondent's first wave that has one.
    Another perspective than the one described has no population for an attribute that nobody of it has.
    """
    figures: dict[str, list[PopulationFigure]] = {}
    for figure in population:
        figures.setdefault(figure.attribute, []).append(figure)
    everybody = sorted(respondents, key=lambda each: natural(each.id))
    of_population = described(everybody, list(figures) or list(settings.attributes), settings)
    if perspective is None:
        perspective = of_population
    people = [each for each in everybody if each.perspective == perspective]
    if perspective != of_population:
        figures = {
            name: given
            for name, given in figures.items()
            if any(value_of(each, name, settings) is not None for each in people)
        }
    names = list(dict.fromkeys([*settings.attributes, *figures])) if attributes is None else attributes
    problems = _not_interviewed(people)
    parts = tuple(
        _attribute(name, people, figures.get(name, []), settings, problems)
        for name in names
        if name in figures or any(_has(each, name) for each in people)
    )
    label = settings.perspective_label(perspective)
    aim, is_described = settings.sampling_aim, perspective == of_population
    if not is_described:
        # The population has figures, of others.
        problems = [each for each in problems if each != _nothing_given(each.where)]
    return Sample(perspective, label, len(people), parts, tuple(problems), aim, is_described)


def said_of_choice(found: Sample, language: str = "en") -> str:
    """What keeps chosen respondents from standing for others; an aim only where the study states one."""
    if found.aim:
        return say("sample.note.aim", language, aim=found.aim)
    return say("sample.note", language)


def described(respondents: Sequence[Respondent], attributes: Sequence[str], settings: Settings) -> str:
    """The perspective that figures on these attributes describe; the study's order decides between equals."""
    known: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for each in respondents:
        size[each.perspective] += 1
        known[each.perspective] += any(value_of(each, name, settings) is not None for name in attributes)
    order = list(dict.fromkeys([*settings.perspectives, *sorted(size)]))
    return max(order, key=lambda name: (known[name], size[name]), default="")


def value_of(respondent: Respondent, attribute: str, settings: Settings) -> str | None:
    """The respondent's value, the first wave's where it differs per wave; None for unknown."""
    waves = [*settings.waves, *sorted(set(respondent.waves) - set(settings.waves))]
    values = [
        respondent.attributes.get(attribute),
        *(respondent.waves.get(wave, {}).get(attribute) for wave in waves),
    ]
    declared = settings.attributes.get(attribute, Attribute(attribute)).categories
    return next((v.strip() for v in values if v is not None and not is_unknown(v, declared)), None)


def is_unknown(value: str, categories: Iterable[str] = ()) -> bool:
    """Whether a value says that nothing is known."""
    return value.strip().casefold() in UNKNOWN and value.strip() not in categories


def _has(respondent: Respondent, attribute: str) -> bool:
    """Whether anything was recorded for the attribute, be it "unknown"."""
    return attribute in respondent.attributes or any(attribute in wave for wave in respondent.waves.values())


def _not_interviewed(people: Sequence[Respondent]) -> list[Problem]:
    """Who counts as a respondent here without an interview, in a study where others have one."""
    silent = [each.id for each in people if not each.transcripts]
    if not silent or len(silent) == len(people):
        return []
    what = f"no interview with {listed(silent, 'en')}, who count as respondents here all the same"
    return [Problem("respondents", what, "name their transcripts in interviews.csv, or take them out")]


def _attribute(
    name: str,
    people: Sequence[Respondent],
    figures: Sequence[PopulationFigure],
    settings: Settings,
    problems: list[Problem],
) -> SampleAttribute:
    """One attribute of the sample, with what is wrong with it added to `problems`."""
    declared = settings.attributes.get(name, Attribute(name)).categories
    where = f"population, {name}"
    by_value: dict[str | None, list[str]] = {}
    for each in people:
        by_value.setdefault(value_of(each, name, settings), []).append(each.id)
    unknown = tuple(by_value.pop(None, ()))
    here = {value: len(those) for value, those in by_value.items() if value is not None}
    given = _given(where, figures, declared)
    rest = sorted(here, key=natural)
    categories = list(dict.fromkeys([*declared, *given.categories, *rest]))
    known = sum(here.values())
    if set(here) - set(given.categories):
        # Shares of fewer categories than the respondents have are shares of something else.
        given = replace(given, known_percents={})
    problems += given.problems
    problems += _one_sided(where, here, given, declared) if figures else [_nothing_given(where)]
    return SampleAttribute(
        name=name,
        label=settings.attribute_label(name),
        rows=tuple(
            SampleRow(
                category=category,
                n=here.get(category, 0),
                percent=percent(here.get(category, 0), len(people)),
                known_percent=percent(here.get(category, 0), known),
                population_n=given.counts.get(category),
                population_percent=given.percents.get(category),
                population_known_percent=given.known_percents.get(category),
                people=tuple(by_value.get(category, ())),
            )
            for category in categories
        ),
        unknown=len(unknown),
        unknown_people=unknown,
        population_unknown=given.unknown,
        population_unknown_n=given.unknown_n,
        population_base=given.base,
        sources=tuple(dict.fromkeys(figure.source for figure in figures if figure.source)),
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """What a population's figures say of one attribute, by category, and what they leave unknown."""

    categories: tuple[str, ...]
    counts: Mapping[str, int]
    percents: Mapping[str, float]
    known_percents: Mapping[str, float]
    unknown: float | None = None
    unknown_n: int | None = None
    base: int | None = None
    problems: tuple[Problem, ...] = ()


def _given(where: str, figures: Sequence[PopulationFigure], declared: Sequence[str]) -> _Given:
    """The figures by category: counts as shares of everybody counted, percentages as they stand."""
    rows: dict[str, PopulationFigure] = {}
    unknown: PopulationFigure | None = None
    problems = []
    for figure in figures:
        category = figure.category.strip()
        if is_unknown(category, declared):
            unknown = unknown or figure
        elif category in rows:
            problems.append(Problem(where, f"'{category}' stands there twice", "keep one; the first counts"))
        else:
            rows[category] = figure
    given = _Given(
        categories=tuple(rows),
        counts={name: figure.count for name, figure in rows.items() if figure.count is not None},
        percents={name: figure.percent for name, figure in rows.items() if figure.percent is not None},
        known_percents={},
        unknown=unknown.percent if unknown else None,
        unknown_n=unknown.count if unknown else None,
        problems=tuple(problems),
    )
    everything = [*rows.values(), *([unknown] if unknown else [])]
    if not everything:
        return given
    if all(figure.count is not None for figure in everything):
        return _from_counts(given, where)
    if all(figure.percent is not None for figure in everything):
        return _from_percents(given, where)
    mixed = Problem(where, "some categories have a count, others a percentage", "give all the same")
    return replace(given, problems=(*given.problems, mixed))


def _from_counts(given: _Given, where: str) -> _Given:
    """Percentages of everybody counted, the unknown among them; those that are given too must be theirs."""
    known = sum(given.counts.values())
    base = known + (given.unknown_n or 0)
    theirs = {
        name: share
        for name, share in given.percents.items()
        if any(_is_share(share, given.counts[name], whole) for whole in (base, known))
    }
    others = [
        f"'{name}' is {given.counts[name]} of {known}, and {share:g}%"
        for name, share in given.percents.items()
        if name not in theirs
    ]
    odd = Problem(where, f"counts and percentages differ: {', '.join(others)}", "the counts are taken")
    shares = {name: 100 * count / base for name, count in given.counts.items() if base}
    unknown = None if given.unknown_n is None else percent(given.unknown_n, base)
    return replace(
        given,
        percents={**shares, **theirs},
        known_percents={name: 100 * count / known for name, count in given.counts.items() if known},
        unknown=unknown if given.unknown is None else given.unknown,
        base=base,
        problems=(*given.problems, odd) if others else given.problems,
    )


def _is_share(share: float, count: int, base: int) -> bool:
    """Whether a percentage is that of a count of a base, as far as its decimals tell."""
    decimals = max(0, -int(Decimal(repr(share)).normalize().as_tuple().exponent))
    return base > 0 and abs(100 * count / base - share) <= 0.5 * 10**-decimals + 1e-9


def _from_percents(given: _Given, where: str) -> _Given:
    """Percentages as given: what they leave over is unknown, what they exceed cannot be right."""
    figures = [*given.percents.values(), *([] if given.unknown is None else [given.unknown])]
    exact = [Decimal(repr(each)) for each in figures]
    total = sum(exact, Decimal(0))
    decimals = max(0, *(-int(each.normalize().as_tuple().exponent) for each in exact))
    # Each of k figures printed with d decimals can be off by half a unit of its last decimal.
    rounding = len(exact) * Decimal(5).scaleb(-decimals - 1)
    unknown = given.unknown or 0.0
    known = sum(given.percents.values())
    return replace(
        given,
        known_percents={
            name: 100 * each / known
            for name, each in given.percents.items()
            if known and total <= 100 + rounding
        },
        unknown=None if total > 100 + rounding else float(max(Decimal(0), 100 - total)) + unknown,
        problems=(
            *given.problems,
            *([_does_not_add_up(where, total)] if abs(100 - total) > rounding else []),
        ),
    )


def _does_not_add_up(where: str, total: Decimal) -> Problem:
    """Percentages that miss 100 by more than rounding explains."""
    left = f"{(100 - total).normalize():f}"
    total = total.normalize()
    if total > 100:
        return Problem(where, f"the percentages add up to {total:f}", "people may stand in it twice")
    return Problem(
        where,
        f"the percentages add up to {total:f}; the other {left} are shown as unknown",
        "add a row 'unknown' if that is what they are",
    )


def _nothing_given(where: str) -> Problem:
    """An attribute that the population says nothing of."""
    return Problem(where, "the population has no figures for this attribute", "add them to population.csv")


def _one_sided(where: str, here: Mapping[str, int], given: _Given, declared: Sequence[str]) -> list[Problem]:
    """Categories that only the respondents have, or only the population (unless the study declares them)."""
    problems = []
    for name in sorted(set(here) - set(given.categories), key=natural):
        other = next((each for each in given.categories if each.casefold() == name.casefold()), "")
        hint = f"the population writes '{other}'" if other else "give the population's figure for it"
        problems.append(Problem(where, f"respondents have '{name}', the population has not", hint))
    for name in given.categories:
        if name not in here and name not in declared:
            other = next((each for each in here if each.casefold() == name.casefold()), "")
            hint = f"respondents have '{other}'" if other else "nobody interviewed, or spelled otherwise"
            problems.append(Problem(where, f"the population has '{name}', no respondent has", hint))
    return problems


def sample_row(found: Sample) -> dict[str, Any]:
    """The sample as plain values, as `qual sample --json` prints it."""
    return {
        "perspective": found.perspective,
        "base": found.base,
        "attributes": [
            {
                "name": each.name,
                "rows": [
                    {
                        "category": row.category,
                        "n": row.n,
                        "percent": row.percent,
                        "population_n": row.population_n,
                        "population_percent": row.population_percent,
                        "difference_pp": row.difference_pp,
                        "low": row.low,
                        "high": row.high,
                        "residual": row.residual,
                        "ratio": row.ratio,
                    }
                    for row in each.rows
                ],
                "known": each.known,
                "unknown": each.unknown,
                "population_unknown": each.population_unknown,
                "dissimilarity": each.dissimilarity,
                "test": each.test,
            }
            for each in found.attributes
        ],
        "problems": [problem._asdict() for problem in found.problems],
    }
