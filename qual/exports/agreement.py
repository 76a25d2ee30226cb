"""The report on agreement between coders: numbers, what must be known with them, and what to talk over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from qual.core.agreement import COEFFICIENTS, CodeAgreement, Measure
from qual.core.coder_comparison import Comparison
from qual.core.numbers import counted, listed, long_date, printed
from qual.core.words import say
from qual.exports.agreement_places import Place, place_blocks
from qual.exports.document import DASH
from qual.exports.report import (
    PAGE_WIDTH,
    Block,
    Column,
    Heading,
    Items,
    Paragraph,
    Report,
    Row,
    Sheet,
    Stamp,
    Table,
    Value,
)

MOST_COLUMNS = 3
"""Coders who have columns of their own; of more the mean is told."""


def agreement_report(found: Comparison, places: Sequence[Place], stamp: Stamp) -> Report:
    """The comparison as a report, with the words of the places that coders did not code alike."""
    language = found.language
    blocks: list[Block] = [
        *_codes(found, language),
        *_passages(found, language),
        *(_pairs(found, language) if found.pairs else ()),
        *_transcripts(found, language),
        *place_blocks(found, places),
    ]
    return Report(
        title=found.study,
        kind=say("report.agreement", language),
        language=language,
        stamp=stamp,
        facts=tuple(_facts(found, stamp)),
        notice=say("report.internal", language),
        blocks=tuple(blocks),
        sheet=agreement_sheet(found),
    )


def _facts(found: Comparison, stamp: Stamp) -> Iterator[tuple[str, tuple[str, ...]]]:
    language, rules = found.language, found.rules
    yield say("fact.date", language), (long_date(stamp.date, language),)
    coders = listed(found.coders, language)
    base = counted("agreement.transcripts", len(found.transcripts), language)
    two = ".two" if len(found.coders) == 2 else ""
    yield (
        say("agreement.fact.base", language),
        (say(f"agreement.base{two}", language, transcripts=base, coders=coders),),
    )
    whose = say(f"agreement.whose.{'everybody' if rules.interviewers else 'respondents'}", language)
    unit = say(
        f"agreement.unit.{rules.unit}",
        language,
        number=printed(found.units, language),
        whose=whose,
        covers=say(f"agreement.covers.{'half' if rules.covers else 'any'}", language),
        overlap=printed(100 * rules.overlap, language),
    )
    yield say("agreement.fact.unit", language), (unit,)
    kept = "without" if found.without_suggested else "all"
    how = [say(f"agreement.codings.{kept}", language)]
    how += [say("agreement.codings.themes", language)] if found.by_theme else []
    yield say("agreement.fact.codings", language), tuple(how)
    yield say("fact.study_id", language), (stamp.study_id,)
    yield say("fact.log_head", language), (stamp.log_head,)


def _codes(found: Comparison, language: str) -> Iterator[Block]:
    yield Heading(say("agreement.heading.codes", language))
    segment = ".segment" if found.rules.unit == "segment" else ""
    yield Paragraph(
        say(
            f"agreement.codes.lead{segment}",
            language,
            percent=percentage(found.pooled.percent, language),
            alpha=_coefficient(found.pooled.alpha, language),
        ),
        "lead",
    )
    own = found.coders if len(found.coders) <= MOST_COLUMNS else ()
    heads = [say(f"agreement.{key}", language) for key in ("percent", *COEFFICIENTS, "interval")]
    heads += [say("agreement.coded", language, coder=coder) for coder in own]
    heads += [] if own else [say("agreement.coded.mean", language)]
    widths = [1.4, 1.3, 1.3, 1.3, 2.6, *([1.7] * max(1, len(own)))]
    yield Table(
        caption=say("agreement.codes.caption", language, coders=listed(found.coders, language)),
        description=say("agreement.codes.description", language),
        columns=(Column(PAGE_WIDTH - sum(widths)), *(Column(width, "right") for width in widths)),
        header=(((say("code", language), 1), *((head, 1) for head in heads)),),
        rows=(
            *(
                Row(
                    (row.code.name, *_figures(row.measure, bool(own), language)),
                    indent=row.depth,
                    kind="plain" if row.depth else "lead",
                )
                for row in found.codes
            ),
            Row((say("agreement.all", language), *_figures(found.pooled, bool(own), language)), "total"),
        ),
    )
    for note in _method(found, language):
        yield Paragraph(note, "note")
    if len(found.coders) == 2:
        yield _cells(found, language)
    if found.notes:
        yield Paragraph(say("agreement.notes", language), "lead")
        yield Items(tuple(f"{listed(each.coders, language)}: {each.said(language)}." for each in found.notes))


def _figures(measure: Measure, own: bool, language: str) -> Iterator[str]:
    yield percentage(measure.percent, language)
    for name in COEFFICIENTS:
        yield _coefficient(getattr(measure, name), language)
    ends = measure.intervals.get("alpha")
    if ends is None:
        yield DASH
    else:
        low, high = (_coefficient(each, language) for each in ends)
        yield say("agreement.to", language, low=low, high=high)
    for share in measure.coded if own else (measure.prevalence,):
        yield percentage(share, language)


def _method(found: Comparison, language: str) -> Iterator[str]:
    """How the numbers were made, and which are not defined, why."""
    if found.rules.unit != "segment":
        kappa = "Cohen" if len(found.coders) == 2 else "Fleiss"
        told = [say("agreement.method", language, kappa=kappa)]
        if found.resampled is not None:
            resamples, seed = printed(found.resampled.resamples, language), found.resampled.seed
            told.append(say("agreement.method.intervals", language, resamples=resamples, seed=seed))
        elif "low" in found.pooled.reasons:
            why = say(f"agreement.why.{found.pooled.reasons['low']}", language)
            told.append(say("agreement.method.none", language, why=why))
        yield " ".join(told)
    names: dict[str, list[str]] = defaultdict(list)
    for row in found.codes:
        if key := _why(row):
            names[key].append(row.code.name)
    yield from _undefined(names, language)


def _undefined(names: Mapping[str, list[str]], language: str) -> Iterator[str]:
    """What is not defined, together by the reason."""
    for key, those in names.items():
        why = say(f"agreement.why.{key}", language)
        yield say("agreement.undefined", language, names=listed(those, language), why=why)


def _why(row: CodeAgreement) -> str:
    """The key of why a code lacks a coefficient, or else an interval that others have."""
    reasons = row.measure.reasons
    return next((reasons[name] for name in COEFFICIENTS if name in reasons), "") or (
        "rare" if reasons.get("low") == "rare" else ""
    )


def _cells(found: Comparison, language: str) -> Table:
    first, second = found.coders
    heads = [
        say("agreement.both", language),
        say("agreement.only", language, coder=first),
        say("agreement.only", language, coder=second),
        say("agreement.neither", language),
        say("agreement.jaccard", language),
    ]
    rows = [(row.code.name, row.depth, row.measure) for row in found.codes]
    return Table(
        caption=say("agreement.cells.caption", language),
        description=say("agreement.cells.description", language),
        columns=(Column(PAGE_WIDTH - 11.5), *(Column(2.2, "right") for _ in range(4)), Column(2.7, "right")),
        header=(((say("code", language), 1), *((head, 1) for head in heads)),),
        rows=(
            *(
                Row(
                    (name, *_counts(measure, language)),
                    indent=depth,
                    kind="plain" if depth else "lead",
                )
                for name, depth, measure in rows
            ),
            Row((say("agreement.all", language), *_counts(found.pooled, language)), "total"),
        ),
    )


def _counts(measure: Measure, language: str) -> Iterator[str]:
    for number in (measure.both, measure.first, measure.second, measure.neither):
        yield DASH if number is None else printed(number, language)
    yield percentage(measure.percent_coded, language)


def _passages(found: Comparison, language: str) -> Iterator[Block]:
    over = found.unitized
    yield Heading(say("agreement.heading.passages", language))
    yield Paragraph(
        say(
            "agreement.passages.lead",
            language,
            characters=counted("agreement.characters", over.characters, language),
            transcripts=counted("agreement.transcripts", over.transcripts, language),
        ),
        "lead",
    )
    names = {row.code.id: (row.code.name, row.depth) for row in found.codes}
    rows = [
        Row((say(f"agreement.{kind}", language), _coefficient(getattr(over, kind), language)), "lead")
        for kind in ("binary", "u", "cu")
    ]
    for each in over.codes:
        name, depth = names[each.code]
        rows.append(Row((name, _coefficient(each.alpha, language)), indent=depth))
    yield Table(
        caption=say("agreement.passages.caption", language),
        description=say("agreement.passages.description", language),
        columns=(Column(8.0), Column(2.0, "right")),
        header=(((say("code", language), 1), (say("agreement.alpha", language), 1)),),
        rows=tuple(rows),
    )
    without: dict[str, list[str]] = defaultdict(list)
    for kind, key in over.reasons.items():
        without[key].append(say(f"agreement.{kind}", language))
    for each in over.codes:
        if each.reason:
            without[each.reason].append(names[each.code][0])
    for note in _undefined(without, language):
        yield Paragraph(note, "note")


def _pairs(found: Comparison, language: str) -> Iterator[Block]:
    yield Heading(say("agreement.heading.pairs", language))
    keys = ("pair", "transcripts", "percent", *COEFFICIENTS)
    yield Table(
        caption=say("agreement.pairs.caption", language),
        description=say("agreement.pairs.description", language),
        columns=(Column(6.0), *(Column(2.0, "right") for _ in keys[1:])),
        header=(tuple((say(f"agreement.{key}", language), 1) for key in keys),),
        rows=tuple(
            Row(
                (
                    listed(each.coders, language),
                    printed(each.transcripts, language),
                    percentage(each.pooled.percent, language),
                    *(_coefficient(getattr(each.pooled, name), language) for name in COEFFICIENTS),
                )
            )
            for each in found.pairs
        ),
    )


def _transcripts(found: Comparison, language: str) -> Iterator[Block]:
    own = found.coders if len(found.coders) <= MOST_COLUMNS else ()
    heads = [say("agreement.codings.of", language, coder=coder) for coder in own]
    heads += [] if own else [say("agreement.codings.each", language)]
    heads += [say(f"agreement.{key}", language) for key in ("percent", *COEFFICIENTS)]
    rows = []
    for each in found.transcripts:
        there = dict(zip(each.readers, each.codings, strict=True))
        codings = [printed(there[coder], language) if coder in there else DASH for coder in own]
        rows.append(
            Row(
                (
                    each.transcript,
                    *(codings or [", ".join(f"{who} {number}" for who, number in there.items())]),
                    percentage(each.measure.percent, language),
                    *(_coefficient(getattr(each.measure, name), language) for name in COEFFICIENTS),
                )
            )
        )
    yield Heading(say("agreement.heading.transcripts", language))
    yield Table(
        caption=say("agreement.transcripts.caption", language),
        description=say("agreement.transcripts.description", language),
        columns=(
            Column(16 - 5.6 - 2.1 * max(1, len(own))),
            *(Column(2.1, "right") for _ in range(max(1, len(own)))),
            *(Column(1.4, "right") for _ in range(4)),
        ),
        header=(((say("agreement.transcript", language), 1), *((head, 1) for head in heads)),),
        rows=tuple(rows),
    )


def _coefficient(value: float | None, language: str) -> str:
    return DASH if value is None else printed(value, language, 2)


def percentage(value: float | None, language: str) -> str:
    """A percentage with a decimal, or a dash for what is not defined."""
    return DASH if value is None else f"{printed(value, language, 1)}%"


def agreement_sheet(found: Comparison) -> Sheet:
    """Every number in long form: per code, over all, per pair and per transcript."""
    header = (
        "level,id,name,coders,transcripts,units,percent,percent_coded,kappa,kappa_low,kappa_high,ac1,ac1_low,"
        "ac1_high,alpha,alpha_low,alpha_high,prevalence,both,only_first,only_second,neither,unitizing_alpha,"
        "reason"
    )
    team = " ".join(found.coders)
    base = len(found.transcripts)
    alphas = {each.code: each.alpha for each in found.unitized.codes}
    rows: list[tuple[Value, ...]] = []

    def add(place: tuple[Value, ...], measure: Measure, unitizing: float | None = None) -> None:
        rows.append((*place, *_values(measure, unitizing, found.language)))

    for row in found.codes:
        add(("code", row.code.id, row.code.name, team, base, found.units), row.measure, alphas[row.code.id])
    add(("all", "", "", team, base, found.units), found.pooled, found.unitized.binary)
    for pair in found.pairs:
        who = " ".join(pair.coders)
        for row in pair.codes:
            add(("pair", row.code.id, row.code.name, who, pair.transcripts, None), row.measure)
        add(("pair", "", "", who, pair.transcripts, None), pair.pooled)
    for each in found.transcripts:
        add(("transcript", each.transcript, "", " ".join(each.readers), 1, each.units), each.measure)
    return Sheet(tuple(header.split(",")), tuple(rows))


def _values(measure: Measure, unitizing: float | None, language: str) -> tuple[Value, ...]:
    spread: list[Value] = []
    for name in COEFFICIENTS:
        spread += [getattr(measure, name), *measure.intervals.get(name, (None, None))]
    key = next((measure.reasons[name] for name in COEFFICIENTS if name in measure.reasons), "")
    return (
        measure.percent,
        measure.percent_coded,
        *spread,
        measure.prevalence,
        measure.both,
        measure.first,
        measure.second,
        measure.neither,
        unitizing,
        say(f"agreement.why.{key}", language) if key else "",
    )
