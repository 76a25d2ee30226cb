"""Reports of what develops: the panel between two waves, moves of an attribute, saturation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qual.core.mention import Mention
from qual.core.numbers import counted, printed, share
from qual.core.panel_change import Change, Moves
from qual.core.saturation import Saturation
from qual.core.tally import naturally
from qual.core.theme import ThemeReport, under_each
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.behind import DASH, Behind
from qual.exports.document import LEAST_BASE, document, of_base, within
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


def panel_report(
    found: ThemeReport, changes: Sequence[Change], moved: Sequence[Moves], stamp: Stamp
) -> Report:
    """Who gained, kept and lost each code between two waves, and how attributes moved."""
    language = found.language
    behind = Behind(language, found.codebook)
    below = under_each(found.codebook, found.mentions)
    blocks: list[Block] = []
    for each in changes:
        blocks += _change(each, language, _open_change(each, below, language, behind))
    for one in moved:
        blocks += _moves(one, language, behind)
    if not blocks:
        blocks.append(Paragraph(say("panel.none", language)))
    blocks += behind.blocks()
    return document(found, say("report.panel", language), stamp, blocks, panel_sheet(changes))


def _open_change(
    found: Change, below: Mapping[str, Sequence[Mention]], language: str, behind: Behind
) -> list[tuple[str, ...]]:
    """The rows that the numbers of each code open into: in the first wave, in the second, both, and so on."""
    label = found.label or say("perspective.none", language)
    caption = say("panel.caption", language, label=label, first=found.first, second=found.second)
    behind.section(caption, say("code", language), say("behind.when", language))
    behind.base(label, found.base)
    opened = []
    for each in found.codes:
        name, code = each.code.name, each.code.id
        in_wave = []
        for wave, people in (
            (found.first, each.kept + each.lost),
            (found.second, each.kept + each.gained),
        ):
            there = frozenset(people)
            own = [one for one in below[code] if one.wave == wave and one.respondent in there]
            in_wave.append(behind.opens(name, wave, naturally(people), each.base, own, code))
        groups = {"kept": each.kept, "gained": each.gained, "lost": each.lost, "never": each.never}
        parts = [
            behind.opens(name, say(f"panel.{key}", language), people, each.base)
            for key, people in groups.items()
        ]
        opened.append((*in_wave, *parts))
    return opened


def _change(found: Change, language: str, opened: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    label = found.label or say("perspective.none", language)
    base = len(found.base)
    yield Heading(label, 1)
    waves = {"first": found.first, "second": found.second}
    yield Paragraph(say("panel.lead", language, base=base, label=within(found, language), **waves), "lead")
    with_p = any(each.p is not None for each in found.codes)
    keys = ["first", "second", "kept", "gained", "lost", "never", *(["p"] if with_p else [])]
    width = (PAGE_WIDTH - 5.2) / len(keys)
    heads = {"first": found.first, "second": found.second}
    yield Table(
        caption=say("panel.caption", language, label=label, first=found.first, second=found.second),
        description=say("panel.description", language),
        columns=(Column(5.2), *(Column(width, "right") for _ in keys)),
        header=(
            (
                (say("code", language), 1),
                *((heads.get(key) or say(f"panel.{key}", language), 1) for key in keys),
            ),
        ),
        rows=tuple(
            Row(
                (
                    each.code.name
                    if each.base == base
                    else f"{each.code.name} ({say('n', language, number=each.base)})",
                    *(
                        printed(number, language)
                        for number in (
                            each.before,
                            each.after,
                            len(each.kept),
                            len(each.gained),
                            len(each.lost),
                            len(each.never),
                        )
                    ),
                    *([p_value(each.p, language)] if with_p else []),
                ),
                indent=each.depth,
                kind="plain" if each.depth else "lead",
                links=("", *opens, *([""] if with_p else [])),
            )
            for each, opens in zip(found.codes, opened, strict=True)
        ),
    )
    yield Paragraph(say("panel.note", language, base=base), "note")
    if with_p:
        yield Paragraph(say("panel.note.p", language), "note")
    told = [each for each in found.codes if each.kept or each.gained or each.lost]
    if told:
        parts = [(each.kept, each.gained, each.lost) for each in told]
        yield Chart(
            kind="change",
            caption=say("panel.chart", language, label=label, first=found.first, second=found.second),
            alt=say("panel.chart.alt", language, base=base),
            rows=tuple("   " * each.depth + each.code.name for each in told),
            series=tuple(say(f"panel.{key}", language) for key in ("kept", "gained", "lost")),
            values=tuple(tuple(float(len(part)) for part in each) for each in parts),
            shown=tuple(tuple(str(len(part)) for part in each) for each in parts),
            axis=say("panel.axis", language, base=base),
            top=float(base),
        )


def p_value(value: float | None, language: str) -> str:
    """A p to three places, a dash where there is none."""
    if value is None:
        return DASH
    return "< " + printed(0.001, language, 3) if value < 0.001 else printed(value, language, 3)


def _moves(found: Moves, language: str, behind: Behind) -> Iterator[Block]:
    yield Heading(f"{found.label} ({found.group})" if found.group else found.label, 1)
    names = [each or say("unknown", language) for each in found.categories]
    if found.up is not None:
        yield Paragraph(
            say("moves.lead", language, up=found.up, down=found.down, base=found.base, attribute=found.label),
            "lead",
        )
    shown = [
        at
        for at in range(len(names))
        if found.categories[at] or any(found.people[at]) or any(row[at] for row in found.people)
    ]
    caption = say("moves.caption", language, attribute=found.label, first=found.first, second=found.second)
    behind.section(f"{caption} ({found.group})" if found.group else caption, found.first, found.second)
    opened: dict[int, list[str]] = {}
    for at in shown:
        everybody = naturally(who for cell in found.people[at] for who in cell)
        opened[at] = [behind.opens(names[at], say("behind.all", language), everybody, found.base)]
        opened[at] += [
            behind.opens(names[at], names[place], found.people[at][place], everybody) for place in shown
        ]
    width = (PAGE_WIDTH - 4.6) / (len(shown) + 1)
    yield Table(
        caption=caption,
        description=say("moves.description", language),
        columns=(Column(4.6), Column(width, "right"), *(Column(width, "right") for _ in shown)),
        header=(
            (("", 1), ("", 1), (found.second, len(shown))),
            ((found.first, 1), ("n", 1), *((names[at], 1) for at in shown)),
        ),
        rows=tuple(
            Row(
                (
                    names[at],
                    printed(total, language),
                    *(of_base(found.people[at][place], total, language) for place in shown),
                ),
                links=("", *opened[at]),
            )
            for at in shown
            for total in [sum(map(len, found.people[at]))]
        ),
    )
    yield Paragraph(say("moves.note", language, base=found.base, least=LEAST_BASE), "note")


def panel_sheet(changes: Sequence[Change]) -> Sheet:
    """Every code in long form."""
    header = (
        "perspective,first_wave,second_wave,base,code,name,depth,first,second,kept,gained,lost,never,p_exact"
    )
    rows: list[tuple[Value, ...]] = [
        (
            each.perspective,
            each.first,
            each.second,
            one.base,
            one.code.id,
            one.code.name,
            one.depth,
            one.before,
            one.after,
            *(" ".join(people) for people in (one.kept, one.gained, one.lost, one.never)),
            one.p,
        )
        for each in changes
        for one in each.codes
    ]
    return Sheet(tuple(header.split(",")), tuple(rows))


class Measured(NamedTuple):
    """The saturation of one perspective: the transcripts in order, and whether the codebook was closed.

    `order` is what the order is known by, one of `saturation.ORDERS`.
    """

    perspective: str
    label: str
    transcripts: tuple[str, ...]
    found: Saturation
    closed: bool
    order: str


def saturation_report(found: ThemeReport, measured: Sequence[Measured], stamp: Stamp) -> Report:
    """How many new codes the interviews still brought, per perspective."""
    language = found.language
    behind = Behind(language, found.codebook)
    blocks: list[Block] = []
    for each in measured:
        blocks += _saturation(each, language, _open_new(each, found, behind))
    if not blocks:
        blocks.append(Paragraph(say("matrix.none", language)))
    blocks += behind.blocks()
    return document(found, say("report.saturation", language), stamp, blocks, saturation_sheet(measured))


def _open_new(each: Measured, found: ThemeReport, behind: Behind) -> list[str]:
    """The row with the codes that each interview brought, and where they were first said; none where none."""
    language = found.language
    label = each.label or say("perspective.none", language)
    names = {code.id: code.name for code in found.codebook}
    heard: dict[str, dict[str, list[Mention]]] = {}
    for mention in found.mentions:
        heard.setdefault(mention.transcript, {}).setdefault(mention.code, []).append(mention)
    behind.section(
        say("saturation.caption", language, label=label),
        say("saturation.head.interview", language),
        say("saturation.head.new", language),
    )
    seen: set[str] = set()
    opened: list[str] = []
    for name in each.transcripts:
        new = [code for code in names if code in heard.get(name, ()) and code not in seen]
        seen.update(new)
        first = {code: heard[name][code][0] for code in new}
        told = "\n".join(
            f"{names[code]} {DASH} {one.respondent}: {turn_number(one.turn)}" for code, one in first.items()
        )
        number = printed(len(new), language)
        row = behind.row(name, "", number, told, first.values(), new[0]) if new else ""
        opened.append(row or (opened[-1] if opened else ""))
    return opened


def _saturation(each: Measured, language: str, opened: Sequence[str]) -> Iterator[Block]:
    label = each.label or say("perspective.none", language)
    found, asked = each.found, each.found.parameters
    yield Heading(label, 1)
    if found.is_empty:
        yield Paragraph(say("saturation.empty", language), "lead")
        return
    if each.closed:
        yield Paragraph(say("saturation.closed", language), "label")
    if found.interviews < asked.base_size + asked.run_length:
        wanted = asked.base_size + asked.run_length
        there = counted("interviews", found.interviews, language)
        yield Paragraph(say("saturation.few", language, interviews=there, wanted=wanted))
    elif found.saturated_at is None:
        yield Paragraph(
            say("saturation.never", language, threshold=share(round(100 * asked.threshold), 100, language)),
            "lead",
        )
    else:
        yield Paragraph(
            say(
                "saturation.reached",
                language,
                at=found.saturated_at,
                interviews=found.interviews,
                threshold=share(round(100 * asked.threshold), 100, language),
            ),
            "lead",
        )
    if found.share_saturated is not None and found.median_saturated_at is not None:
        yield Paragraph(
            say(
                "saturation.shuffled",
                language,
                share=share(round(100 * found.share_saturated), 100, language),
                at=printed(found.median_saturated_at, language),
            )
        )
    if found.interviews > 1:
        yield Chart(
            kind="curve",
            caption=say("saturation.chart", language, label=label),
            alt=say(
                "saturation.chart.alt", language, interviews=found.interviews, codes=found.cumulative[-1]
            ),
            rows=tuple(str(at) for at in range(1, found.interviews + 1)),
            series=(say("saturation.real", language), say("saturation.median", language)),
            values=tuple(
                (float(known), found.median[at] if found.median else None)
                for at, known in enumerate(found.cumulative)
            ),
            shown=tuple((str(known), "") for known in found.cumulative),
            axis=say("saturation.axis", language),
        )
    runs = {run.interviews[-1]: run for run in found.runs}
    yield Table(
        caption=say("saturation.caption", language, label=label),
        description=say("saturation.description", language),
        columns=(Column(1.6, "right"), Column(6.0), *(Column(2.8, "right") for _ in range(3))),
        header=(
            tuple(
                (say(f"saturation.head.{key}", language), 1)
                for key in ("number", "interview", "new", "known", "ratio")
            ),
        ),
        rows=tuple(
            Row(
                (
                    str(at),
                    name,
                    printed(found.new_codes[at - 1], language),
                    printed(found.cumulative[at - 1], language),
                    share(runs[at].new_codes, found.base_codes, language) if at in runs else "",
                ),
                links=("", "", opened[at - 1] if found.new_codes[at - 1] else "", opened[at - 1], ""),
            )
            for at, name in enumerate(each.transcripts, start=1)
        ),
    )
    yield Paragraph(say(f"saturation.order.{each.order}", language), "note")
    yield Paragraph(
        say(
            "saturation.note",
            language,
            base=asked.base_size,
            run=asked.run_length,
            overlap=say("saturation.overlapping" if asked.overlapping_runs else "saturation.apart", language),
        ),
        "note",
    )


def saturation_sheet(measured: Sequence[Measured]) -> Sheet:
    """Every interview in long form."""
    header = "perspective,number,transcript,new_codes,known_codes,run_ratio,median_known_codes"
    rows: list[tuple[Value, ...]] = []
    for each in measured:
        runs = {run.interviews[-1]: run.ratio for run in each.found.runs}
        for at, name in enumerate(each.transcripts):
            median = each.found.median[at] if each.found.median else None
            rows.append(
                (
                    each.perspective,
                    at + 1,
                    name,
                    each.found.new_codes[at],
                    each.found.cumulative[at],
                    runs.get(at + 1),
                    median,
                )
            )
    return Sheet(tuple(header.split(",")), tuple(rows))
