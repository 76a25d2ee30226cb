"""The table of respondents beside the population, which never claims that one stands for the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from qual.core.disclosure import HIDDEN
from qual.core.numbers import counted, listed, long_date, printed, rounded, signed
from qual.core.sample import Sample, SampleAttribute, SampleRow, said_of_choice
from qual.core.sample_options import SampleOptions
from qual.core.words import say
from qual.exports.behind import Behind
from qual.exports.report import (
    PAGE_WIDTH,
    Block,
    Chart,
    Column,
    Paragraph,
    Report,
    Row,
    Sheet,
    Stamp,
    Table,
    Value,
)
from qual.exports.sample_options import option_blocks

FLAG = 10
"""The difference in percentage points from which a row is marked."""

MARK = "\N{DAGGER}"
"""The mark of such a row; an asterisk stands for what is hidden."""

DASH = "\N{EN DASH}"


Hidden = Mapping[str, Collection[str]]
"""The categories by attribute that a publication does not show; "" is unknown."""


def sample_report(
    found: Sample,
    study: str,
    language: str,
    stamp: Stamp,
    hidden: Hidden | None = None,
    asked: SampleOptions | None = None,
) -> Report:
    """The sample table as a report of its own, with what else was asked; with `hidden` for publication."""
    behind = Behind(language) if hidden is None else None
    base = (
        f"{found.label or say('perspective.none', language)}: {counted('respondents', found.base, language)}"
    )
    return Report(
        title=study,
        kind=say("report.sample", language),
        language=language,
        stamp=stamp,
        facts=(
            (say("fact.date", language), (long_date(stamp.date, language),)),
            (say("fact.base", language), (base,)),
            *(
                ()
                if hidden is not None
                else (
                    (say("fact.study_id", language), (stamp.study_id,)),
                    (say("fact.log_head", language), (stamp.log_head,)),
                )
            ),
        ),
        notice=say("report.internal.numbers", language) if hidden is None else "",
        blocks=(
            *sample_blocks(found, language, hidden, behind),
            *(option_blocks(found, asked, language) if asked else ()),
            *(behind.blocks() if behind else ()),
        ),
        sheet=sample_sheet(found, hidden),
    )


def sample_blocks(
    found: Sample, language: str, hidden: Hidden | None = None, behind: Behind | None = None
) -> Iterator[Block]:
    """The table with the notes that belong to it, and a picture of shares beside each other.

    With `behind` the numbers open into the respondents; a publication has none.
    Where the number of unknown is hidden, so are all differences: they are of the known, and would tell it.
    """
    if not found.attributes:
        yield Paragraph(say("sample.none.public" if hidden else "sample.none", language))
        return
    counts = any(row.population_n is not None for each in found.attributes for row in each.rows)
    people = f"{found.label or say('perspective.none', language)}\n{say('n', language, number=found.base)}"
    population_heads = ["sample.population.n"] * counts + ["sample.percent"]
    heads = [
        "sample.attribute",
        "sample.respondents.n",
        "sample.percent",
        *population_heads,
        "sample.difference",
    ]
    if behind is not None:
        behind.section(
            say("sample.caption", language),
            say("sample.attribute", language),
            say("sample.category", language),
        )
    # The head over the population's columns needs one wide enough where it stands alone.
    widths = [1.9, 1.9, *([1.9] * 2 if counts else [2.5])]
    yield Table(
        caption=say("sample.caption", language),
        description=say("sample.description", language),
        columns=(
            Column(PAGE_WIDTH - sum(widths) - 2.3),
            *(Column(width, "right") for width in widths),
            Column(2.3, "right"),
        ),
        header=(
            (("", 1), (people, 2), (say("sample.population", language), len(population_heads)), ("", 1)),
            tuple((say(key, language), 1) for key in heads),
        ),
        rows=tuple(
            row
            for each in found.attributes
            for row in _rows(each, found.base, counts, language, (hidden or {}).get(each.name, ()), behind)
        ),
    )
    yield Paragraph(said_of_choice(found, language), "note")
    if any((hidden or {}).values()):
        yield Paragraph(say("sample.note.hidden", language), "note")
    yield Paragraph(" ".join(_notes(found, language)), "note")
    yield from sample_picture(found, language, hidden or {})


def sample_sheet(found: Sample, hidden: Hidden | None = None) -> Sheet:
    """The table in long form; an unknown row has an empty category."""
    header = (
        "attribute,category,n,percent,known_percent,population_n,population_percent,population_known_percent,"
        "difference_pp,ratio,low,high,residual"
    )
    if hidden is None:
        header += ",who"

    def who(people: Sequence[str]) -> tuple[Value, ...]:
        return (" ".join(people),) if hidden is None else ()

    rows: list[tuple[Value, ...]] = []
    for each in found.attributes:
        gone = (hidden or {}).get(each.name, ())
        for row in each.rows:
            counted_here: tuple[Value, ...] = (row.n, row.percent)
            known: tuple[Value, ...] = (row.known_percent,)
            compared: tuple[Value, ...] = (row.difference_pp, row.ratio, row.low, row.high, row.residual)
            if row.category in gone:
                counted_here = (None, None)
            if row.category in gone or "" in gone:
                known, compared = (None,), (None,) * 5
            given = (row.population_n, row.population_percent, row.population_known_percent)
            rows.append((each.name, row.category, *counted_here, *known, *given, *compared, *who(row.people)))
        share = 100 * each.unknown / found.base if found.base else None
        own = (None, None) if "" in gone else (each.unknown, share)
        unknown = (*own, None, each.population_unknown_n, each.population_unknown)
        rows.append((each.name, "", *unknown, *([None] * 6), *who(each.unknown_people)))
    return Sheet(tuple(header.split(",")), tuple(rows))


def sample_picture(found: Sample, language: str, hidden: Hidden) -> Iterator[Block]:
    """The shares of respondents and population as paired dots, of attributes that both have."""
    rows = [
        (each, row)
        for each in found.attributes
        if each.has_population and "" not in hidden.get(each.name, ())
        for row in each.rows
        if row.category not in hidden.get(each.name, ())
    ]
    if not rows:
        return
    yield Chart(
        kind="dots",
        caption=say("sample.chart", language),
        alt=say("sample.chart.alt", language),
        rows=tuple(f"{each.label or each.name}: {row.category}" for each, row in rows),
        series=(say("sample.chart.respondents", language), say("sample.population", language)),
        values=tuple((row.known_percent, row.population_known_percent) for _, row in rows),
        shown=tuple(("", "") for _ in rows),
        axis=say("sample.chart.axis", language),
        top=100,
    )


def _rows(
    attribute: SampleAttribute,
    base: int,
    counts: bool,
    language: str,
    hidden: Collection[str],
    behind: Behind | None,
) -> Iterator[Row]:
    """An attribute's name, its categories, and always a row for the unknown."""
    given = _places([row.population_percent for row in attribute.rows if row.population_n is None])
    blanks = ("",) * (4 + counts)
    label = attribute.label or attribute.name
    yield Row((label, *blanks), "group")

    def opens(category: str, people: Sequence[str]) -> tuple[str, ...]:
        row = behind.opens(label, category, people, base) if behind is not None else ""
        return "", row, row, *blanks[2:]

    for row in attribute.rows:
        cells = _cells(row, counts, given, language)
        if row.category in hidden:
            cells = (cells[0], HIDDEN, HIDDEN, *cells[3:-1], HIDDEN)
        elif "" in hidden:
            cells = (*cells[:-1], HIDDEN)
        yield Row(cells, indent=1, links=opens(row.category, row.people))
    share = 100 * attribute.unknown / base if base else None
    population = [_number(attribute.population_unknown_n, language)] * counts
    yield Row(
        (
            say("unknown", language),
            HIDDEN if "" in hidden else printed(attribute.unknown, language),
            HIDDEN if "" in hidden else _percent(share, 0, language),
            *population,
            _percent(attribute.population_unknown, given, language),
            "",
        ),
        indent=1,
        links=opens(say("unknown", language), attribute.unknown_people),
    )


def _cells(row: SampleRow, counts: bool, places: int, language: str) -> tuple[str, ...]:
    """A category's cells."""
    return (
        row.category,
        printed(row.n, language),
        _percent(row.percent, 0, language),
        *[_number(row.population_n, language)] * counts,
        _percent(row.population_percent, places, language),
        _difference(row.difference_pp, language),
    )


def _places(percents: Sequence[float | None]) -> int:
    """The decimals in which a population's percentages were given, one at most."""
    exact = [Decimal(repr(each)) for each in percents if each is not None]
    return int(any(each != each.to_integral_value() for each in exact) and len(exact) > 0)


def _number(number: int | None, language: str) -> str:
    """A number, or a dash for what is not told."""
    return DASH if number is None else printed(number, language)


def _percent(number: float | None, places: int, language: str) -> str:
    """A percentage, or a dash for what is not told."""
    return DASH if number is None else f"{printed(number, language, places)}%"


def _difference(points: float | None, language: str) -> str:
    """A difference in percentage points, marked where it is large."""
    if points is None:
        return DASH
    return signed(points, language) + (MARK if abs(rounded(points, 1)) >= FLAG else "")


def _notes(found: Sample, language: str) -> Iterator[str]:
    """What must be read with the table."""
    yield say("sample.note.base", language, base=printed(found.base, language))
    if any(each.has_population for each in found.attributes):
        yield say("sample.note.difference", language, flag=FLAG, mark=MARK)
        yield say("sample.note.unknown", language)
    uncompared = [each.label or each.name for each in found.attributes if each.is_uncompared]
    if uncompared:
        yield say("sample.note.uncompared", language, attributes=listed(uncompared, language))
    for source in dict.fromkeys(source for each in found.attributes for source in each.sources):
        yield say("sample.note.source", language, source=source.rstrip("."))
