"""Reports of what develops, for publication: the panel and moves with hidden cells, saturation in steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from qual.core.disclosure import HIDDEN
from qual.core.numbers import counted, printed, share
from qual.core.panel_change import Change, Moves
from qual.core.published_panel import PARTS, parts_of, place_of_going, place_of_move, place_of_part
from qual.core.saturation import steps_of
from qual.core.theme import ThemeReport
from qual.core.words import say
from qual.exports.behind import DASH
from qual.exports.development import Measured, p_value
from qual.exports.document import LEAST_BASE, document, hidden_note, of_base, within
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


def panel_published(
    found: ThemeReport,
    changes: Sequence[Change],
    moved: Sequence[Moves],
    stamp: Stamp,
    hidden: Collection[str],
    threshold: int,
    few: Sequence[str] = (),
) -> Report:
    """The panel with the places `hidden` as asterisks; of the `few` too few people were seen twice."""
    language = found.language
    blocks: list[Block] = []
    for each in changes:
        blocks += _change(each, language, hidden)
    for one in moved:
        blocks += _moves(one, language, hidden)
    for label in few:
        blocks += [Heading(label, 1), Paragraph(say("table.left_out", language, label=label), "note")]
    if not blocks:
        blocks.append(Paragraph(say("panel.none", language)))
    if hidden:
        blocks.append(hidden_note(threshold, language))
        if moved and changes:
            blocks.append(Paragraph(say("table.hidden.attributes", language), "note"))
    return document(found, say("report.panel", language), stamp, blocks, _panel_sheet(changes, moved, hidden))


def _told(found: Change, hidden: Collection[str]) -> list[dict[str, int | None]]:
    """The numbers of each code, None where they are hidden."""
    return [
        {
            part: None if place_of_part(found, each.code.id, part) in hidden else number
            for part, number in parts_of(each).items()
        }
        for each in found.codes
    ]


def _p_of(p: float | None, told: Mapping[str, int | None]) -> float | None:
    """An exact p, which tells how many gained and lost a code: only where both are shown."""
    return None if told["gained"] is None or told["lost"] is None else p


def _change(found: Change, language: str, hidden: Collection[str]) -> Iterator[Block]:
    label, base = found.label or say("perspective.none", language), len(found.base)
    waves = {"first": found.first, "second": found.second}
    yield Heading(label, 1)
    yield Paragraph(say("panel.lead", language, base=base, label=within(found, language), **waves), "lead")
    with_p = any(each.p is not None for each in found.codes)
    keys = [*PARTS, *(["p"] if with_p else [])]
    width = (PAGE_WIDTH - 5.2) / len(keys)
    every = _told(found, hidden)
    rows = []
    for each, told in zip(found.codes, every, strict=True):
        cells = [HIDDEN if number is None else printed(number, language) for number in told.values()]
        shown = [number for number in told.values() if number is not None]
        name = each.code.name
        if each.base != base and shown:
            name += f" ({say('n', language, number=each.base)})"
        if with_p:
            is_open = told["gained"] is not None and told["lost"] is not None
            cells.append(p_value(each.p, language) if is_open else HIDDEN)
        rows.append(Row((name, *cells), "plain" if each.depth else "lead", each.depth))
    yield Table(
        caption=say("panel.caption", language, label=label, **waves),
        description=say("panel.description", language),
        columns=(Column(5.2), *(Column(width, "right") for _ in keys)),
        header=(
            (
                (say("code", language), 1),
                *((waves.get(key) or say(f"panel.{key}", language), 1) for key in keys),
            ),
        ),
        rows=tuple(rows),
    )
    yield Paragraph(say("panel.note", language, base=base), "note")
    if with_p:
        yield Paragraph(say("panel.note.p", language), "note")
    drawn = [
        (each, parts)
        for each, told in zip(found.codes, every, strict=True)
        for parts in [[told[key] for key in ("kept", "gained", "lost")]]
        if None not in parts and any(parts)
    ]
    if drawn:
        yield Chart(
            kind="change",
            caption=say("panel.chart", language, label=label, **waves),
            alt=say("panel.chart.alt", language, base=base),
            rows=tuple("   " * each.depth + each.code.name for each, _ in drawn),
            series=tuple(say(f"panel.{key}", language) for key in ("kept", "gained", "lost")),
            values=tuple(tuple(float(part or 0) for part in parts) for _, parts in drawn),
            shown=tuple(tuple(str(part) for part in parts) for _, parts in drawn),
            axis=say("panel.axis", language, base=base),
            top=float(base),
        )


def _moves(found: Moves, language: str, hidden: Collection[str]) -> Iterator[Block]:
    yield Heading(f"{found.label} ({found.group})" if found.group else found.label, 1)
    names = [each or say("unknown", language) for each in found.categories]
    going = [place_of_going(found, way) for way in ("up", "down")]
    if found.up is not None and not any(place in hidden for place in going):
        yield Paragraph(
            say("moves.lead", language, up=found.up, down=found.down, base=found.base, attribute=found.label),
            "lead",
        )
    width = (PAGE_WIDTH - 4.6) / (len(names) + 1)
    rows = []
    for at, name in enumerate(names):
        total = sum(map(len, found.people[at]))
        is_hidden = place_of_move(found, at, None) in hidden
        cells = [HIDDEN if is_hidden else printed(total, language)]
        for place in range(len(names)):
            there = len(found.people[at][place])
            if place_of_move(found, at, place) in hidden:
                cells.append(HIDDEN)
            elif is_hidden or not total:
                cells.append(printed(there, language) if is_hidden else DASH)
            else:
                cells.append(of_base(there, total, language))
        rows.append(Row((name, *cells)))
    yield Table(
        caption=say("moves.caption", language, attribute=found.label, first=found.first, second=found.second),
        description=say("moves.description", language),
        columns=(Column(4.6), Column(width, "right"), *(Column(width, "right") for _ in names)),
        header=(
            (("", 1), ("", 1), (found.second, len(names))),
            ((found.first, 1), ("n", 1), *((name, 1) for name in names)),
        ),
        rows=tuple(rows),
    )
    yield Paragraph(say("moves.note", language, base=found.base, least=LEAST_BASE), "note")


def _panel_sheet(changes: Sequence[Change], moved: Sequence[Moves], hidden: Collection[str]) -> Sheet:
    """Every number in long form: of codes, and of moves from one category to another."""
    header = (
        "table,perspective,first_wave,second_wave,code,name,depth,number_of,from,to,base,respondents,p_exact"
    )
    rows: list[tuple[Value, ...]] = []
    for each in changes:
        about = "codes", each.perspective, each.first, each.second
        for one, told in zip(each.codes, _told(each, hidden), strict=True):
            base = one.base if any(number is not None for number in told.values()) else None
            p = _p_of(one.p, told)
            for part, number in told.items():
                code = one.code.id, one.code.name, one.depth
                rows.append((*about, *code, part, None, None, base, number, p if part == "gained" else None))
    for moves in moved:
        where = "moves", moves.perspective, moves.first, moves.second, moves.attribute, moves.label, 0
        for at, name in enumerate(moves.categories):
            total = sum(map(len, moves.people[at]))
            seen = None if place_of_move(moves, at, None) in hidden else total
            rows.append((*where, "all", name, None, moves.base, seen, None))
            for place, other in enumerate(moves.categories):
                gone = place_of_move(moves, at, place) in hidden
                number = None if gone else len(moves.people[at][place])
                rows.append((*where, "move", name, other, seen, number, None))
        for way, people in (("up", moves.up), ("down", moves.down)):
            if people is not None:
                number = None if place_of_going(moves, way) in hidden else people
                rows.append((*where, way, None, None, moves.base, number, None))
    return Sheet(tuple(header.split(",")), tuple(rows))


def saturation_published(
    found: ThemeReport,
    measured: Sequence[Measured],
    people: Mapping[str, Sequence[Collection[str]]],
    stamp: Stamp,
    threshold: int,
) -> Report:
    """How many new codes the interviews brought, in steps of at least as many people as the threshold says.

    `people` has, by perspective, who was heard in each interview. What one interview adds is of one person,
    and who knows the dates knows of whom; so no interview has a row.
    """
    language = found.language
    blocks: list[Block] = []
    rows: list[tuple[Value, ...]] = []
    for each in measured:
        steps = steps_of(people[each.perspective], threshold)
        label = each.label or say("perspective.none", language)
        blocks.append(Heading(label, 1))
        if not steps:
            blocks.append(Paragraph(say("table.left_out", language, label=label), "note"))
            continue
        blocks += _saturation(each, steps, label, threshold, language)
        for first, last in steps:
            known, before = (
                each.found.cumulative[last - 1],
                each.found.cumulative[first - 2] if first > 1 else 0,
            )
            rows.append((each.perspective, first, last, known - before, known))
    if not blocks:
        blocks.append(Paragraph(say("matrix.none", language)))
    sheet = Sheet(("perspective", "first", "last", "new_codes", "known_codes"), tuple(rows))
    return document(found, say("report.saturation", language), stamp, blocks, sheet)


def _saturation(
    each: Measured, steps: Sequence[tuple[int, int]], label: str, threshold: int, language: str
) -> Iterator[Block]:
    found, asked = each.found, each.found.parameters
    if each.closed:
        yield Paragraph(say("saturation.closed", language), "label")
    limit = share(round(100 * asked.threshold), 100, language)
    wanted = asked.base_size + asked.run_length
    if found.interviews < wanted:
        there = counted("interviews", found.interviews, language)
        yield Paragraph(say("saturation.few", language, interviews=there, wanted=wanted))
    elif found.saturated_at is None:
        yield Paragraph(say("saturation.never", language, threshold=limit), "lead")
    else:
        first, last = next(step for step in steps if step[0] <= found.saturated_at <= step[1])
        yield Paragraph(
            say("saturation.reached.step", language, first=first, last=last, threshold=limit), "lead"
        )
    known = [found.cumulative[last - 1] for _, last in steps]
    new = [now - before for now, before in zip(known, [0, *known[:-1]], strict=True)]
    names = [f"{first}{DASH}{last}" if first < last else str(first) for first, last in steps]
    if len(steps) > 1:
        yield Chart(
            kind="curve",
            caption=say("saturation.chart.step", language, label=label),
            alt=say(
                "saturation.chart.step.alt", language, interviews=found.interviews, codes=found.cumulative[-1]
            ),
            rows=tuple(names),
            series=(say("saturation.real", language),),
            values=tuple((float(number),) for number in known),
            shown=tuple((str(number),) for number in known),
            axis=say("saturation.axis", language),
        )
    yield Table(
        caption=say("saturation.caption.step", language, label=label),
        description=say("saturation.description.step", language),
        columns=(Column(4.0), Column(4.0, "right"), Column(4.0, "right")),
        header=(
            tuple((say(f"saturation.head.{key}", language), 1) for key in ("interviews", "new", "known")),
        ),
        rows=tuple(
            Row((name, printed(more, language), printed(number, language)))
            for name, more, number in zip(names, new, known, strict=True)
        ),
    )
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
    yield Paragraph(say("saturation.note.step", language, threshold=threshold), "note")
