"""Crossings: codes by respondent, codes by attribute, and codes that stand together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.framework import mentions_by_code
from qual.core.mention import Mention
from qual.core.numbers import natural, percent
from qual.core.respondent import Respondent
from qual.core.sample import value_of
from qual.core.sentences import sentences
from qual.core.span import Span
from qual.core.study import Settings
from qual.core.tally import Group
from qual.core.theme import ThemeReport
from qual.core.transcript import TranscriptText, TurnPlaces, turn_places

UNITS = ("turn", "sentence", "turns")

_Unit = tuple[str, str, int]
"""A respondent, a transcript, and the number of a turn in it, or where a sentence begins."""


class MatrixCell(NamedTuple):
    """Who mentions it (ids, in order), in how many passages; `base` where its column's is not its own.

    In a matrix of codes by codes `units` are the respondent, the transcript and the turn of each unit.
    """

    respondents: tuple[str, ...]
    mentions: int
    base: tuple[str, ...] | None = None
    units: tuple[_Unit, ...] = ()


class MatrixColumn(NamedTuple):
    """A column: its name and the respondents that its cells are a share of."""

    id: str
    label: str
    base: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of counts of one perspective; `kind` is "respondent", "attribute" or "code".

    In a matrix of codes by codes a cell counts the respondents who have both in one `unit`.
    """

    kind: str
    perspective: str
    label: str
    base: tuple[str, ...]
    codes: tuple[Code, ...]
    depths: tuple[int, ...]
    columns: tuple[MatrixColumn, ...]
    cells: tuple[tuple[MatrixCell, ...], ...]
    attribute: str = ""
    unit: str = ""
    attribute_label: str = ""

    def percent(self, row: int, column: int) -> float | None:
        """The share (0 to 100) of its base that a cell is."""
        return percent(len(self.cells[row][column].respondents), len(self.base_at(row, column)))

    def base_at(self, row: int, column: int) -> tuple[str, ...]:
        """The respondents that a cell is a share of: those of its column whom the code was asked of."""
        own = self.cells[row][column].base
        return self.columns[column].base if own is None else own


def by_respondent(found: ThemeReport, codebook: Codebook) -> list[Matrix]:
    """Codes by respondent, per perspective: how often each mentions each code, and all under it."""
    mentions = mentions_by_code(found, codebook)
    nothing = MatrixCell((), 0)
    matrices = []
    for group in found.interviewed:
        columns = [MatrixColumn(each, each, (each,)) for each in sorted(group.base, key=natural)]
        cells = []
        for code in codebook:
            said = Counter([mention.respondent for mention in mentions[code.id]])
            row = [
                MatrixCell(column.base, said[column.id]) if column.id in said else nothing
                for column in columns
            ]
            if code.id in found.asked:
                asked = set(found.base_of(code.id, group))
                row = [
                    cell._replace(base=column.base if column.id in asked else ())
                    for column, cell in zip(columns, row, strict=True)
                ]
            cells.append(tuple(row))
        matrices.append(_matrix("respondent", group, codebook, columns, cells))
    return matrices


def by_attribute(
    found: ThemeReport,
    codebook: Codebook,
    respondents: Iterable[Respondent],
    settings: Settings,
    attribute: str,
) -> list[Matrix]:
    """Codes by the categories of an attribute, per perspective; who has no known value is a column too.

    A value per wave counts as it was in the first wave that has one.
    """
    values = {each.id: value_of(each, attribute, settings) for each in respondents}
    mentions = mentions_by_code(found, codebook)
    declared = settings.attributes[attribute].categories if attribute in settings.attributes else ()
    matrices = []
    for group in found.interviewed:
        met = sorted({value for who in group.base if (value := values.get(who))} - set(declared), key=natural)
        categories = [*declared, *met]
        columns = [
            MatrixColumn(each, each, tuple(who for who in group.base if values.get(who) == each))
            for each in categories
        ]
        unknown = tuple(who for who in group.base if values.get(who) is None)
        if any(column.base for column in columns):
            columns.append(MatrixColumn("", "", unknown))
            cells = _by_column(found, group, codebook, columns, mentions)
            made = _matrix("attribute", group, codebook, columns, cells, attribute=attribute)
            matrices.append(replace(made, attribute_label=settings.attribute_label(attribute)))
    return matrices


def _by_column(
    found: ThemeReport,
    group: Group,
    codebook: Codebook,
    columns: Sequence[MatrixColumn],
    mentions: Mapping[str, Sequence[Mention]],
) -> list[tuple[MatrixCell, ...]]:
    """The cells of codes by groups of people."""
    cells = []
    for code in codebook:
        row = []
        said = Counter(mention.respondent for mention in mentions[code.id])
        for column in columns:
            people = tuple(sorted((who for who in column.base if who in said), key=natural))
            base = None
            if code.id in found.asked:
                asked = set(found.base_of(code.id, group))
                base = tuple(who for who in column.base if who in asked)
            row.append(MatrixCell(people, sum(said[who] for who in people), base))
        cells.append(tuple(row))
    return cells


def _matrix(
    kind: str,
    group: Group,
    codebook: Codebook,
    columns: Sequence[MatrixColumn],
    cells: Sequence[tuple[MatrixCell, ...]],
    attribute: str = "",
    unit: str = "",
) -> Matrix:
    return Matrix(
        kind,
        group.perspective,
        group.label,
        group.base,
        tuple(codebook),
        tuple(codebook.depth(code.id) for code in codebook),
        tuple(columns),
        tuple(cells),
        attribute,
        unit,
    )


def together(
    found: ThemeReport,
    codebook: Codebook,
    places: Iterable[TurnPlaces],
    unit: str = "turn",
    turns: int = 1,
    texts: Mapping[str, str] | None = None,
) -> list[Matrix]:
    """Codes by codes, per perspective: who has both in one turn, one sentence, or within so many turns.

    A cell counts the respondents, its mentions the units; the diagonal counts the units of the code alone.
    Sentences need the `texts` of the transcripts, by name.
    """
    if unit not in UNITS:
        raise ValueError(f"a unit is one of {', '.join(UNITS)}, not '{unit}'")
    units_in = _Units(places, unit, texts or {})
    reach = turns if unit == "turns" else 0
    numbers = {code.id: at for at, code in enumerate(codebook)}
    above = {code.id: [numbers[each] for each in codebook.path(code.id)] for code in codebook}
    matrices = []
    for group in found.interviewed:
        order = {who: at for at, who in enumerate(sorted(group.base, key=natural))}
        codes: dict[_Unit, set[int]] = {}
        for mention in found.mentions:
            if mention.perspective == group.perspective:
                for at in units_in.of(mention):
                    unit_codes = codes.setdefault((mention.respondent, mention.transcript, at), set())
                    unit_codes.update(above[mention.code])
        pairs = _pairs({place: sorted(those) for place, those in codes.items()}, reach, len(codebook))
        cells = _crossed(pairs, order, units_in.in_turns)
        columns = [MatrixColumn(code.id, code.name, group.base) for code in codebook]
        named = f"{turns} turns" if unit == "turns" else unit
        matrices.append(_matrix("code", group, codebook, columns, cells, unit=named))
    return matrices


def _pairs(codes: Mapping[_Unit, Sequence[int]], reach: int, size: int) -> list[list[list[_Unit]]]:
    """The units that have two codes, by the numbers of the codes, the smaller one first."""
    pairs: list[list[list[_Unit]]] = [[[] for _ in range(size)] for _ in range(size)]
    for unit, own in codes.items():
        who, transcript, at = unit
        near: Sequence[int] = own
        if reach:
            steps = range(at - reach, at + reach + 1)
            near = sorted({code for step in steps for code in codes.get((who, transcript, step), ())})
        for one in own:
            pairs[one][one].append(unit)
            row = pairs[one]
            for other in near:
                if other > one:
                    row[other].append(unit)
    return pairs


def _crossed(
    pairs: Sequence[Sequence[Sequence[_Unit]]],
    order: Mapping[str, int],
    in_turns: Callable[[Sequence[_Unit]], tuple[_Unit, ...]],
) -> list[tuple[MatrixCell, ...]]:
    """The cells of codes by codes; `order` is that of the people."""
    nothing = MatrixCell((), 0)
    cells = [[nothing] * len(pairs) for _ in pairs]
    for one, row in enumerate(pairs):
        for other, units in enumerate(row):
            if units:
                people = tuple(sorted({unit[0] for unit in units}, key=order.__getitem__))
                cell = MatrixCell(people, len(units), units=in_turns(units))
                cells[one][other] = cells[other][one] = cell
    return [tuple(row) for row in cells]


def places_of(mention: Mention, text: TranscriptText, unit: str) -> Sequence[int]:
    """The turns or sentences that a mention touches in its transcript, by number."""
    return _Units([turn_places(text)], unit, {text.name: text.text}).of(mention)


class _Units:
    """The turns or sentences that mentions touch, by number."""

    def __init__(self, places: Iterable[TurnPlaces], unit: str, texts: Mapping[str, str]) -> None:
        self._places = {each.name: each for each in places}
        self._texts = texts
        self._by_sentence = unit == "sentence"
        self._sentences: dict[tuple[str, int], list[Span]] = {}

    def of(self, mention: Mention) -> Sequence[int]:
        """The units that a mention touches."""
        place = self._places[mention.transcript]
        first = max(0, bisect_right(place.starts, mention.span.start) - 1)
        if not self._by_sentence and mention.turn >= first:
            return (mention.turn,)
        last = max(first, bisect_right(place.starts, mention.span.end - 1) - 1)
        if not self._by_sentence:
            return range(first, last + 1)
        if not place.starts:
            return (mention.span.start,)
        return [
            span.start
            for turn in range(first, last + 1)
            for span in self._in_turn(place, turn)
            if span.overlaps(mention.span)
        ]

    def in_turns(self, units: Sequence[_Unit]) -> tuple[_Unit, ...]:
        """The same units with the turn that each lies in as their number."""
        if not self._by_sentence:
            return tuple(units)
        return tuple(
            (who, transcript, max(0, bisect_right(self._places[transcript].starts, at) - 1))
            for who, transcript, at in units
        )

    def _in_turn(self, place: TurnPlaces, turn: int) -> list[Span]:
        key = place.name, turn
        if key not in self._sentences:
            text = self._texts[place.name]
            self._sentences[key] = list(sentences(text, place.starts[turn], place.ends[turn]))
        return self._sentences[key]


def matrix_json(found: Iterable[Matrix]) -> list[dict[str, object]]:
    """The matrices as other programs read them: every count with its people and its base."""
    empty: dict[int, dict[str, object]] = {}
    return [
        {
            "kind": each.kind,
            "perspective": each.perspective,
            "label": each.label,
            "base": len(each.base),
            "attribute": each.attribute or None,
            "unit": each.unit or None,
            "columns": [
                {"id": column.id, "label": column.label, "base": len(column.base)} for column in each.columns
            ],
            "rows": [
                {
                    "code": code.id,
                    "name": code.name,
                    "depth": depth,
                    "cells": [
                        _cell_json(cell, len(column.base if cell.base is None else cell.base), empty)
                        for column, cell in zip(each.columns, each.cells[row], strict=True)
                    ],
                }
                for row, (code, depth) in enumerate(zip(each.codes, each.depths, strict=True))
            ],
        }
        for each in found
    ]


def _cell_json(cell: MatrixCell, base: int, empty: dict[int, dict[str, object]]) -> dict[str, object]:
    """A cell of one base; those of nobody, which are most of a large matrix, are one and the same."""
    if not cell.respondents and not cell.mentions and base in empty:
        return empty[base]
    found: dict[str, object] = {
        "respondents": len(cell.respondents),
        "base": base,
        "percent": percent(len(cell.respondents), base),
        "mentions": cell.mentions,
        "mentioned_by": list(cell.respondents),
    }
    if not cell.respondents and not cell.mentions:
        empty[base] = found
    return found
