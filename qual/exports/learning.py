"""The report on suggestions: promise and delivery, every code, learning curves, codings born from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qual.core.evaluation import CodeQuality, Evaluation, Inbox
from qual.core.numbers import long_date, printed
from qual.core.suggestion import FEWEST_CODINGS, FEWEST_RESPONDENTS, Born
from qual.core.words import say
from qual.exports.document import DASH
from qual.exports.report import (
    PAGE_WIDTH,
    Block,
    Chart,
    Column,
    Heading,
    Paragraph,
    Report,
    Row,
    Sheet,
    Stamp,
    Table,
    Value,
)

TOGETHER = 4
"""Codes in one chart: as many as can be told apart without colour."""


def learning_report(
    study: str, found: Evaluation, born: Sequence[Born], stamp: Stamp, language: str
) -> Report:
    """The figures of an evaluation as a report; `born` are the codings that came from a suggestion."""
    blocks: list[Block] = [
        Paragraph(say("learning.lead", language, units=found.units, engine=found.language), "lead"),
        Heading(say("learning.promise", language), 1),
        *(Paragraph(text) for text in _promise(found.inbox, language)),
        Heading(say("learning.codes", language), 1),
        _codes(found.codes, language),
        Heading(say("learning.curve", language), 1),
        *_curves(found, language),
        Heading(say("learning.born", language), 1),
        _born(born, language) if born else Paragraph(say("learning.born.none", language)),
    ]
    facts = (
        (say("fact.date", language), (long_date(stamp.date, language),)),
        (say("fact.study_id", language), (stamp.study_id,)),
        (say("fact.log_head", language), (stamp.log_head,)),
    )
    return Report(
        title=study,
        kind=say("report.learning", language),
        language=language,
        stamp=stamp,
        facts=facts,
        notice=say("report.internal", language),
        blocks=tuple(blocks),
        sheet=_sheet(found),
    )


def _promise(inbox: Inbox, language: str) -> Iterator[str]:
    if inbox.promised is None:
        yield say("learning.silent", language)
    else:
        yield say(
            "learning.promised",
            language,
            promised=_percent(inbox.promised),
            right=inbox.own_right,
            shown=inbox.own_shown,
        )
    if inbox.delivered is not None:
        yield say(
            "learning.delivered",
            language,
            right=round(inbox.delivered * inbox.shown),
            shown=inbox.shown,
            delivered=_percent(inbox.delivered),
            recall=_percent(inbox.recall),
        )
    if inbox.decided:
        yield say("learning.since", language, taken=inbox.taken, decided=inbox.decided)
    if inbox.is_broken:
        yield say("learning.broken", language)
    if inbox.blind_delivered is not None:
        yield say(
            "learning.blind",
            language,
            interviews=inbox.blind_interviews,
            right=round(inbox.blind_delivered * inbox.blind_shown),
            shown=inbox.blind_shown,
        )


def _codes(codes: Sequence[CodeQuality], language: str) -> Table:
    heads = ("codings", "respondents", "ap", "f1", "inbox")
    return Table(
        caption=say("learning.codes.caption", language),
        description=say("learning.codes.description", language),
        columns=(
            Column(4.6),
            Column(2.3, "right"),
            Column(1.5, "right"),
            Column(2.3, "right"),
            Column(1.5, "right"),
            Column(PAGE_WIDTH - 12.2),
        ),
        header=(
            ((say("code", language), 1), *((say(f"learning.head.{head}", language), 1) for head in heads)),
        ),
        rows=tuple(
            Row(
                (
                    each.name,
                    printed(each.support, language),
                    printed(each.respondents, language),
                    _figure(each.average_precision, language),
                    _figure(each.f1, language),
                    _inbox(each, language),
                )
            )
            for each in codes
        ),
    )


def _inbox(each: CodeQuality, language: str) -> str:
    if each.precision_at_threshold is not None:
        precision, recall = _percent(each.precision_at_threshold), _percent(each.recall_at_threshold or 0.0)
        return say("learning.speaks", language, precision=precision, recall=recall)
    few = each.support < FEWEST_CODINGS or each.respondents < FEWEST_RESPONDENTS
    if few:
        return say("learning.waits", language)
    return say("learning.quiet", language, right=each.surest_right, shown=each.surest)


def _curves(found: Evaluation, language: str) -> Iterator[Block]:
    steps = found.learning_curve
    if not steps:
        return
    sizes = tuple(str(step.interviews) for step in steps)
    names = ("mean", "first", "third", "menu_first", "menu_third")
    values = tuple(
        (
            step.mean_average_precision,
            step.first_right,
            step.recall_at_3,
            step.menu.first_right,
            step.menu.recall_at_3,
        )
        for step in steps
    )
    yield Chart(
        kind="curve",
        caption=say("learning.curve.chart", language),
        alt=say("learning.curve.alt", language, sizes=", ".join(sizes)),
        rows=sizes,
        series=tuple(say(f"learning.{name}", language) for name in names[:3]),
        values=tuple(row[:3] for row in values),
        shown=tuple(tuple(_figure(value, language) for value in row[:3]) for row in values),
        axis=say("learning.axis", language),
        top=1.0,
    )
    width = (PAGE_WIDTH - 2.4) / len(names)
    yield Table(
        caption=say("learning.steps.caption", language),
        description=say("learning.steps.description", language),
        columns=(Column(2.4, "right"), *(Column(width, "right") for _ in names)),
        header=(
            (
                (say("learning.head.interviews", language), 1),
                *((say(f"learning.{name}", language), 1) for name in names),
            ),
        ),
        rows=tuple(
            Row((size, *(_figure(value, language) for value in row)))
            for size, row in zip(sizes, values, strict=True)
        ),
    )
    yield Paragraph(say("learning.menu", language), "note")
    drawn = [each for each in found.codes if any(value is not None for _, value in found.curve(each.code))]
    for at in range(0, len(drawn), TOGETHER):
        few = drawn[at : at + TOGETHER]
        points = [tuple(step.codes.get(each.code) for each in few) for step in steps]
        codes = ", ".join(each.name for each in few)
        yield Chart(
            kind="curve",
            caption=say("learning.curve.of", language, codes=codes),
            alt=say("learning.curve.of.alt", language, codes=codes, sizes=", ".join(sizes)),
            rows=sizes,
            series=tuple(each.name for each in few),
            values=tuple(points),
            shown=tuple(tuple(_figure(value, language) for value in row) for row in points),
            axis=say("learning.axis", language),
            top=1.0,
        )
    width = (PAGE_WIDTH - 5.2) / len(sizes)
    yield Table(
        caption=say("learning.points.caption", language),
        description=say("learning.points.description", language),
        columns=(Column(5.2), *(Column(width, "right") for _ in sizes)),
        header=(((say("code", language), 1), *((size, 1) for size in sizes)),),
        rows=tuple(
            Row((each.name, *(_figure(value, language) for _, value in found.curve(each.code))))
            for each in drawn
        ),
    )
    orders = max(step.orders for step in steps)
    yield Paragraph(say("learning.protocol", language, orders=orders), "note")


def _born(born: Sequence[Born], language: str) -> Table:
    heads = ("place", "head", "coder", "run", "rank", "score", "why")
    return Table(
        caption=say("learning.born.caption", language),
        description=say("learning.born.description", language),
        columns=(
            Column(3.2),
            Column(3.0),
            Column(1.6),
            Column(2.2),
            Column(1.1, "right"),
            Column(1.3, "right"),
            Column(PAGE_WIDTH - 12.4),
        ),
        header=(
            tuple(
                (say("code" if head == "head" else f"learning.head.{head}", language), 1) for head in heads
            ),
        ),
        rows=tuple(
            Row(
                (
                    each.place,
                    each.code,
                    each.coder,
                    each.created[:10],
                    printed(each.rank, language),
                    _figure(each.score, language),
                    "; ".join(each.why),
                )
            )
            for each in born
        ),
        breaks=True,
    )


def _sheet(found: Evaluation) -> Sheet:
    """Every figure in long form: of the last line of the curve and of each code at each size."""
    rows: list[tuple[Value, ...]] = []
    for each in found.codes:
        rows.append((each.code, None, "codings", each.support))
        rows.append((each.code, None, "average_precision", each.average_precision))
        rows.append((each.code, None, "f1", each.f1))
        rows.append((each.code, None, "precision_at_threshold", each.precision_at_threshold))
        rows.append((each.code, None, "recall_at_threshold", each.recall_at_threshold))
        rows += [(each.code, size, "average_precision", value) for size, value in found.curve(each.code)]
    for step in found.learning_curve:
        for name in ("mean_average_precision", "first_right", "recall_at_3"):
            rows.append(("", step.interviews, name, getattr(step, name)))
            rows.append(("", step.interviews, f"menu_{name}", getattr(step.menu, name)))
        rows.append(("", step.interviews, "macro_f1", step.macro_f1))
        rows.append(("", step.interviews, "inbox_shown", step.shown))
        rows.append(("", step.interviews, "inbox_right", step.right))
    return Sheet(("code", "interviews", "figure", "value"), tuple(rows))


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _figure(value: float | None, language: str) -> str:
    return DASH if value is None else printed(value, language, 2)
