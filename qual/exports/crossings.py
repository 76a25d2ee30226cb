"""Reports of crossings: codes by respondent, attribute and code, and the framework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qual.core.framework import Framework
from qual.core.matrix import Matrix
from qual.core.numbers import printed
from qual.core.theme import ThemeReport
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.document import DASH, document, of_own_base, with_base
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

BESIDE = 10
"""Columns of a matrix that fit beside each other on a page."""


def matrix_report(found: ThemeReport, matrices: Sequence[Matrix], stamp: Stamp) -> Report:
    """The matrices as a report: a table per perspective, a heat map where shares can be compared."""
    language = found.language
    blocks: list[Block] = []
    for each in matrices:
        blocks += _matrix(each, language)
    if not matrices:
        blocks.append(Paragraph(say("matrix.none", language)))
    kind = say(f"report.matrix.{matrices[0].kind if matrices else 'respondent'}", language)
    return document(found, kind, stamp, blocks, matrix_sheet(matrices))


def _matrix(found: Matrix, language: str) -> Iterator[Block]:
    label = found.label or say("perspective.none", language)
    yield Heading(label, 1)
    unit = unit_words(found.unit, language) if found.unit else ""
    lead = say(f"matrix.{found.kind}.lead", language, attribute=found.attribute, unit=unit)
    yield Paragraph(lead, "lead")
    if found.kind == "attribute":
        yield _heat(found, label, language)
    for first in range(0, len(found.columns), BESIDE):
        yield _table(found, first, label, language)
    yield Paragraph(say("matrix.note", language), "note")


def unit_words(unit: str, language: str) -> str:
    """A unit in words: "turn", "sentence", "3 turns"."""
    number, _, rest = unit.partition(" ")
    return say("unit.turns", language, number=number) if rest else say(f"unit.{unit}", language)


def _head(found: Matrix, at: int, language: str) -> str:
    column = found.columns[at]
    if found.kind != "attribute":
        return column.label
    return with_base(column.label or say("unknown", language), len(column.base), language)


def _table(found: Matrix, first: int, label: str, language: str) -> Table:
    places = range(first, min(first + BESIDE, len(found.columns)))
    width = (PAGE_WIDTH - 5.0) / max(1, len(places))
    rows = []
    for at, (code, depth) in enumerate(zip(found.codes, found.depths, strict=True)):
        cells = []
        for place in places:
            cell = found.cells[at][place]
            if found.kind == "respondent":
                cells.append(printed(cell.mentions, language) if cell.mentions else "")
            elif found.kind == "attribute":
                cells.append(_share_at(found, at, place, language))
            else:
                cells.append(printed(len(cell.respondents), language) if cell.respondents else "")
        rows.append(Row((code.name, *cells), indent=depth, kind="plain" if depth else "lead"))
    return Table(
        caption=say(f"matrix.{found.kind}.caption", language, label=label, attribute=found.attribute),
        description=say("matrix.description", language),
        columns=(Column(5.0), *(Column(width, "right") for _ in places)),
        header=(
            (
                (with_base(say("code", language), len(found.base), language), 1),
                *((_head(found, place, language), 1) for place in places),
            ),
        ),
        rows=tuple(rows),
    )


def _share_at(found: Matrix, row: int, column: int, language: str) -> str:
    """A cell's respondents with their share, and their base where that is not the column's."""
    cell, base = found.cells[row][column], found.base_at(row, column)
    return of_own_base(cell.respondents, base, found.columns[column].base, language)


def _heat(found: Matrix, label: str, language: str) -> Chart:
    """Shares by category, only of categories with somebody in them."""
    places = [at for at, column in enumerate(found.columns) if column.base]
    values = tuple(tuple(found.percent(at, place) for place in places) for at in range(len(found.codes)))
    return Chart(
        kind="heat",
        caption=say("matrix.heat", language, label=label, attribute=found.attribute),
        alt=say("matrix.heat.alt", language, attribute=found.attribute),
        rows=tuple("   " * depth + code.name for code, depth in zip(found.codes, found.depths, strict=True)),
        series=tuple(_head(found, place, language).replace("\n", " ") for place in places),
        values=values,
        shown=tuple(
            tuple(_share_at(found, at, place, language) for place in places) for at in range(len(found.codes))
        ),
        top=100,
    )


def matrix_sheet(matrices: Sequence[Matrix]) -> Sheet:
    """Every cell in long form."""
    header = (
        "kind,perspective,code,name,depth,column,column_label,base,respondents,percent,mentions,mentioned_by"
    )
    rows: list[tuple[Value, ...]] = []
    for each in matrices:
        for at, (code, depth) in enumerate(zip(each.codes, each.depths, strict=True)):
            for place, column in enumerate(each.columns):
                cell = each.cells[at][place]
                rows.append(
                    (
                        each.kind,
                        each.perspective,
                        code.id,
                        code.name,
                        depth,
                        column.id,
                        column.label,
                        len(each.base_at(at, place)),
                        len(cell.respondents),
                        each.percent(at, place),
                        cell.mentions,
                        " ".join(cell.respondents),
                    )
                )
    return Sheet(tuple(header.split(",")), tuple(rows))


def framework_report(found: ThemeReport, frames: Sequence[Framework], stamp: Stamp) -> Report:
    """The framework as a report: respondents down, themes across, each cell with where it comes from."""
    language = found.language
    blocks: list[Block] = []
    for each in frames:
        label = each.label or say("perspective.none", language)
        blocks.append(Heading(label, 1))
        blocks.append(Paragraph(say("framework.lead", language, empty=each.empty), "lead"))
        for first in range(0, len(each.codes), 3):
            blocks.append(_frame(each, first, label, language))
    if not frames:
        blocks.append(Paragraph(say("matrix.none", language)))
    return document(found, say("report.framework", language), stamp, blocks, framework_sheet(frames))


def _frame(found: Framework, first: int, label: str, language: str) -> Table:
    beside = range(first, min(first + 3, len(found.codes)))
    width = (PAGE_WIDTH - 2.2) / len(beside)
    rows = []
    for at, person in enumerate(found.respondents):
        cells = []
        for place in beside:
            cell = found.cells[at][place]
            where = ", ".join(dict.fromkeys(f"{m.transcript}:{turn_number(m.turn)}" for m in cell.mentions))
            words = cell.text or (say("framework.open", language) if cell.mentions else DASH)
            cells.append(f"{words}\n[{where}]" if where else words)
        rows.append(Row((person, *cells), "lead"))
    return Table(
        caption=say("framework.caption", language, label=label),
        description=say("framework.description", language),
        columns=(Column(2.2), *(Column(width) for _ in beside)),
        header=(
            ((say("respondents", language).capitalize(), 1), *((found.codes[at].name, 1) for at in beside)),
        ),
        rows=tuple(rows),
        breaks=True,
    )


def framework_sheet(frames: Sequence[Framework]) -> Sheet:
    """Every cell in long form, as it can be filled in and read back: respondent, code, text."""
    rows: list[tuple[Value, ...]] = []
    for each in frames:
        for row in each.cells:
            for cell, code in zip(row, each.codes, strict=True):
                places = " ".join(
                    dict.fromkeys(f"{m.transcript}:{turn_number(m.turn)}" for m in cell.mentions)
                )
                rows.append(
                    (
                        cell.respondent,
                        cell.code,
                        code.name,
                        cell.text,
                        len(cell.mentions),
                        places,
                        each.perspective,
                    )
                )
    return Sheet(("respondent", "code", "name", "text", "mentions", "places", "perspective"), tuple(rows))
