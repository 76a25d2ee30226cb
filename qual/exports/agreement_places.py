"""The places that coders did not code alike, as a team talks them over: topic by topic, with the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qual.core.coder_comparison import Comparison
from qual.core.disagreement import KINDS, Disagreement, Topic, topics
from qual.core.numbers import counted, listed, printed
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.report import PAGE_WIDTH, Block, Column, Heading, Paragraph, Row, Table

MOST_PLACES = 1_000
"""Places that are written out in a document."""

MOST_CODERS = 4
"""Coders who have columns of their own beside the words."""


class Place(NamedTuple):
    """A place that coders did not code alike, with its words and who says them."""

    where: Disagreement
    text: str
    speaker: str


def place_blocks(found: Comparison, places: Sequence[Place]) -> Iterator[Block]:
    """What coders differ on, and under it place by place."""
    language = found.language
    yield Heading(say("agreement.heading.places", language))
    if not places:
        yield Paragraph(say("agreement.places.none", language))
        return
    names = {row.code.id: row.code.name for row in found.codes}
    told = topics([each.where for each in places], found.coders)
    unit = ".unit" if found.rules.unit in ("turn", "sentence") else ""
    yield Paragraph(
        say(
            f"agreement.places.lead{unit}",
            language,
            places=counted("agreement.places", len(places), language),
            overlap=printed(100 * found.rules.overlap, language),
        ),
        "lead",
    )
    yield _topics(told, names, language)
    yield Paragraph(say("agreement.topics.note", language), "note")
    yield _list(found, places[:MOST_PLACES], told, names)
    if len(places) > MOST_PLACES:
        more = printed(len(places) - MOST_PLACES, language)
        yield Paragraph(say("agreement.list.more", language, number=more), "note")


def _topics(told: Sequence[Topic], names: dict[str, str], language: str) -> Table:
    heads = [say("agreement.places", language)]
    heads += [say(f"agreement.kind.{kind}", language) for kind in KINDS]
    heads += [say("agreement.transcripts", language)]
    return Table(
        caption=say("agreement.topics.caption", language),
        description=say("agreement.topics.description", language),
        columns=(Column(PAGE_WIDTH - 10), *(Column(2.0, "right") for _ in heads)),
        header=(((say("agreement.about", language), 1), *((head, 1) for head in heads)),),
        rows=tuple(
            Row(
                (
                    _about(each.about, names, language),
                    printed(each.places, language),
                    *(printed(each.kinds[kind], language) if each.kinds.get(kind) else "" for kind in KINDS),
                    printed(each.transcripts, language),
                ),
                links=("", *[_anchor(each.about)] * len(heads)),
            )
            for each in told
        ),
    )


def _list(found: Comparison, places: Sequence[Place], told: Sequence[Topic], names: dict[str, str]) -> Table:
    language = found.language
    own = found.coders if len(found.coders) <= MOST_CODERS else ()
    size = {each.about: each.places for each in told}
    blanks = ("",) * (1 + max(1, len(own)))
    rows: list[Row] = []
    before: tuple[str, ...] = ()
    for each in places:
        where = each.where
        if where.about != before:
            before = where.about
            number = counted("agreement.places", size[before], language)
            rows.append(
                Row(
                    (f"{_about(before, names, language)}: {number}", *blanks), "group", anchor=_anchor(before)
                )
            )
        at = say("agreement.place.at", language, transcript=where.transcript, turn=turn_number(where.turn))
        has = [_coded(where, coder, names, language) for coder in found.coders]
        coded = has if own else ["\n".join(map(": ".join, zip(found.coders, has, strict=True)))]
        words = each.text
        if where.agreed:
            alike = listed([names[code] for code in where.agreed], language)
            words += f"\n({say('agreement.agreed', language, codes=alike)})"
        rows.append(Row((words, *coded, "\n".join(filter(None, (at, each.speaker))))))
    columns = 2.4 if own else 5.0
    return Table(
        caption=say("agreement.list.caption", language),
        description=say("agreement.list.description", language),
        columns=(
            Column(PAGE_WIDTH - 2.8 - columns * max(1, len(own))),
            *(Column(columns) for _ in range(max(1, len(own)))),
            Column(2.8),
        ),
        header=(
            (
                (say("agreement.words", language), 1),
                *((coder, 1) for coder in own or (say("agreement.coded.mean", language),)),
                (say("agreement.place", language), 1),
            ),
        ),
        rows=tuple(rows),
        breaks=True,
    )


def _coded(where: Disagreement, coder: str, names: dict[str, str], language: str) -> str:
    """What a coder has there that another one has not."""
    if coder not in where.coded:
        return say("agreement.not_read", language)
    return ", ".join(names[code] for code in where.coded[coder]) or say("agreement.nothing", language)


def _about(about: tuple[str, ...], names: dict[str, str], language: str) -> str:
    return listed([names[code] for code in about], language)


def _anchor(about: tuple[str, ...]) -> str:
    return "agreement-" + "-".join(about)
