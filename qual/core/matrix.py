"""Crossings: codes by respondent, codes by attribute, and codes that stand together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from qual.core.codebook import Code, Codebook
from qual.core.framework import mentions_by_code
from qual.core.mention import Mention
from qual.core.numbers import natural, percent
from qual.core.respondent import Respondent
from qual.core.sample import value_of
from qual.core.sentences import sentences
from qual.core.study import Settings
from qual.core.tally import Group
from qual.core.theme import ThemeReport
from qual.core.transcript import TranscriptText

UNITS = ("turn", "sentence", "turns")


class MatrixCell(NamedTuple):
    """Who mentions it (ids, in order), in how many passages; `base` where its column's is not its own."""

    respondents: tuple[str, ...]
    mentions: int
    base: tuple[str, ...] | None = None


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
    return [
        _matrix(
            "respondent",
            found,
            group,
            codebook,
            [MatrixColumn(each, each, (each,)) for each in sorted(group.base, key=natural)],
            mentions,
        )
        for group in found.interviewed
    ]


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
            matrices.append(_matrix("attribute", found, group, codebook, columns, mentions, attribute))
    return matrices


def _matrix(
    kind: str,
    found: ThemeReport,
    group: Group,
    codebook: Codebook,
    columns: Sequence[MatrixColumn],
    mentions: Mapping[str, Sequence[Mention]],
    attribute: str = "",
) -> Matrix:
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
    )


def together(
    found: ThemeReport,
    codebook: Codebook,
    texts: Iterable[TranscriptText],
    unit: str = "turn",
    turns: int = 1,
) -> list[Matrix]:
    """Codes by codes, per perspective: who has both in one turn, one sentence, or within so many turns.

    A cell counts the respondents, its mentions the units; the diagonal counts the units of the code alone.
    """
    if unit not in UNITS:
        raise ValueError(f"a unit is one of {', '.join(UNITS)}, not '{unit}'")
    by_name = {text.name: text for text in texts}
    mentions = mentions_by_code(found, codebook)
    matrices = []
    for group in found.interviewed:
        places: dict[str, set[tuple[str, str, int]]] = {}
        for code in codebook:
            places[code.id] = {
                (mention.respondent, mention.transcript, place)
                for mention in mentions[code.id]
                if mention.perspective == group.perspective
                for place in places_of(mention, by_name[mention.transcript], unit)
            }
        both = {(code.id, code.id): places[code.id] for code in codebook}
        reach = turns if unit == "turns" else 0
        for one, other in combinations([code.id for code in codebook], 2):
            shared = _near(places[one], places[other], reach)
            both[one, other] = both[other, one] = shared
        matrices.append(
            Matrix(
                "code",
                group.perspective,
                group.label,
                group.base,
                tuple(codebook),
                tuple(codebook.depth(code.id) for code in codebook),
                tuple(MatrixColumn(code.id, code.name, group.base) for code in codebook),
                tuple(tuple(_both(both[row.id, column.id]) for column in codebook) for row in codebook),
                unit=f"{turns} turns" if unit == "turns" else unit,
            )
        )
    return matrices


def _near(
    one: set[tuple[str, str, int]], other: set[tuple[str, str, int]], reach: int
) -> set[tuple[str, str, int]]:
    if not reach:
        return one & other
    return {
        (who, where, at)
        for who, where, at in one
        if any((who, where, at + step) in other for step in range(-reach, reach + 1))
    }


def _both(found: set[tuple[str, str, int]]) -> MatrixCell:
    people = tuple(sorted({who for who, _, _ in found}, key=natural))
    return MatrixCell(people, len(found))


def places_of(mention: Mention, text: TranscriptText, unit: str) -> list[int]:
    """The turns or sentences that a mention touches, by number."""
    starts = [turn.start for turn in text.turns]
    first = max(0, bisect_right(starts, mention.span.start) - 1)
    last = max(first, bisect_right(starts, mention.span.end - 1) - 1)
    if unit != "sentence":
        return [mention.turn] if mention.turn >= first else list(range(first, last + 1))
    if not text.turns:
        return [mention.span.start]
    return [
        span.start
        for turn in text.turns[first : last + 1]
        for span in sentences(text.text, turn.start, turn.end)
        if span.overlaps(mention.span)
    ]


def matrix_json(found: Iterable[Matrix]) -> list[dict[str, object]]:
    """The matrices as other programs read them: every count with its people and its base."""
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
                        {
                            "respondents": len(cell.respondents),
                            "base": len(each.base_at(row, column)),
                            "percent": each.percent(row, column),
                            "mentions": cell.mentions,
                            "mentioned_by": list(cell.respondents),
                        }
                        for column, cell in enumerate(each.cells[row])
                    ],
                }
                for row, (code, depth) in enumerate(zip(each.codes, each.depths, strict=True))
            ],
        }
        for each in found
    ]
