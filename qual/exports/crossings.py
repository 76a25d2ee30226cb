"""Reports of crossings: codes by respondent, attribute and code, and the framework."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qual.core.framework import Cell, Framework
from qual.core.matrix import Matrix, MatrixCell
from qual.core.mention import Mention, by_respondent
from qual.core.numbers import natural, printed
from qual.core.theme import ThemeReport, under_each
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.behind import Behind, lines_of, places_of
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
from qual.exports.table_width import HEAD_SIZE, PADDING, longest_word

NAMES, LEAST, WIDEST = 5.0, 0.75, 3.5
"""Widths in centimetres: of the column of codes, and of the narrowest and widest column beside it."""


def matrix_report(found: ThemeReport, matrices: Sequence[Matrix], stamp: Stamp) -> Report:
    """The matrices as a report: a table per perspective, a heat map where shares can be compared."""
    language = found.language
    behind = Behind(language, found.codebook)
    said = _Said(found)
    blocks: list[Block] = []
    for each in matrices:
        blocks += _matrix(each, language, behind, said)
    if not matrices:
        blocks.append(Paragraph(say("matrix.none", language)))
    blocks += behind.blocks()
    kind = say(f"report.matrix.{matrices[0].kind if matrices else 'respondent'}", language)
    return document(found, kind, stamp, blocks, matrix_sheet(matrices))


class _Said:
    """The mentions of a report, by code and respondent."""

    def __init__(self, found: ThemeReport) -> None:
        self._by_code = {
            code: by_respondent(mentions)
            for code, mentions in under_each(found.codebook, found.mentions).items()
        }
        self.waves = {mention.transcript: mention.wave for mention in found.mentions}

    def by(self, code: str, people: Iterable[str]) -> list[Mention]:
        """What these respondents say with the code, or a code under it."""
        own = self._by_code[code]
        return [mention for who in people for mention in own.get(who, ())]


def _matrix(found: Matrix, language: str, behind: Behind, said: _Said) -> Iterator[Block]:
    label = found.label or say("perspective.none", language)
    _open_bases(found, label, language, behind)
    yield Heading(label, 1)
    unit = unit_words(found.unit, language) if found.unit else ""
    lead = say(f"matrix.{found.kind}.lead", language, attribute=found.attribute_label, unit=unit)
    yield Paragraph(lead, "lead")
    if found.kind == "attribute":
        yield _heat(found, label, language)
    heads = [_head(found, at, language) for at in range(len(found.columns))]
    opened = _opened(found, language, behind, said)
    for places in beside(heads):
        yield _table(found, places, heads, label, language, opened)
    yield Paragraph(say("matrix.note", language), "note")


def unit_words(unit: str, language: str) -> str:
    """A unit in words: "turn", "sentence", "3 turns"."""
    number, _, rest = unit.partition(" ")
    return say("unit.turns", language, number=number) if rest else say(f"unit.{unit}", language)


def beside(heads: Sequence[str]) -> Iterator[range]:
    """The columns of each table: as many as fit beside each other by their heads, about as many in each."""
    need = max((longest_word(head, HEAD_SIZE, is_bold=True) for head in heads), default=0.0)
    most = max(1, int((PAGE_WIDTH - NAMES) / max(LEAST, need + PADDING)))
    tables = math.ceil(len(heads) / most)
    size = math.ceil(len(heads) / max(1, tables))
    for first in range(0, len(heads), max(1, size)):
        yield range(first, min(first + size, len(heads)))


def _head(found: Matrix, at: int, language: str) -> str:
    """A column's head; codes across bear the numbers that they have down the side."""
    column = found.columns[at]
    if found.kind == "code":
        return str([code.id for code in found.codes].index(column.id) + 1)
    if found.kind != "attribute":
        return column.label
    return with_base(column.label or say("unknown", language), len(column.base), language)


def _open_bases(found: Matrix, label: str, language: str, behind: Behind) -> None:
    """Who the shares are of."""
    second = {"respondent": "respondent", "attribute": "sample.category", "code": "code"}[found.kind]
    caption = say(f"matrix.{found.kind}.caption", language, label=label, attribute=found.attribute_label)
    behind.section(caption, say("code", language), say(second, language))
    behind.base(label, found.base)
    if found.kind == "attribute":
        for column in found.columns:
            behind.base(column.label or say("unknown", language), column.base)


def _opened(found: Matrix, language: str, behind: Behind, said: _Said) -> list[list[str]]:
    """The row of the appendix that each number opens into; two codes have one, whichever comes first."""
    opened = [[""] * len(found.columns) for _ in found.codes]
    for at, code in enumerate(found.codes):
        for place, column in enumerate(found.columns):
            cell = found.cells[at][place]
            if found.kind == "code" and place < at:
                opened[at][place] = opened[place][at]
            elif cell.respondents:
                name = column.label or say("unknown", language)
                if found.kind == "code":
                    told = "\n".join(_units(cell, said.waves))
                    base = found.base_at(at, place)
                    number = say("of", language, part=len(cell.respondents), base=len(base))
                    both = [*said.by(code.id, cell.respondents), *said.by(column.id, cell.respondents)]
                    opened[at][place] = behind.row(code.name, name, number, told, both, code.id)
                    continue
                mentions = said.by(code.id, cell.respondents)
                if found.kind == "respondent":
                    told = "\n".join(places_of(cell.respondents, mentions))
                    number = printed(cell.mentions, language)
                    opened[at][place] = behind.row(code.name, name, number, told, mentions, code.id)
                else:
                    base = found.base_at(at, place)
                    opened[at][place] = behind.opens(
                        code.name, name, cell.respondents, base, mentions, code.id
                    )
    return opened


def _units(cell: MatrixCell, waves: Mapping[str, str]) -> Iterator[str]:
    """A line per respondent and transcript: the turns with both codes."""
    turns: dict[str, dict[tuple[str, str], Counter[int]]] = {}
    for who, transcript, turn in cell.units:
        own = turns.setdefault(who, {}).setdefault((transcript, waves[transcript]), Counter())
        own[turn_number(turn)] += 1
    for who in cell.respondents:
        yield from lines_of(who, turns.get(who, {}))


def _table(
    found: Matrix,
    places: range,
    heads: Sequence[str],
    label: str,
    language: str,
    opened: Sequence[Sequence[str]],
) -> Table:
    width = min((PAGE_WIDTH - NAMES) / len(places), WIDEST)
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
        name = f"{at + 1}. {code.name}" if found.kind == "code" else code.name
        links = ("", *(opened[at][place] for place in places))
        rows.append(Row((name, *cells), "plain" if depth else "lead", depth, links))
    return Table(
        caption=say(f"matrix.{found.kind}.caption", language, label=label, attribute=found.attribute_label),
        description=say("matrix.description", language),
        columns=(Column(NAMES), *(Column(width, "right") for _ in places)),
        header=(
            (
                (with_base(say("code", language), len(found.base), language), 1),
                *((heads[place], 1) for place in places),
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
        caption=say("matrix.heat", language, label=label, attribute=found.attribute_label),
        alt=say("matrix.heat.alt", language, attribute=found.attribute_label),
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
    behind = Behind(language, found.codebook)
    blocks: list[Block] = []
    for each in frames:
        label = each.label or say("perspective.none", language)
        caption = say("framework.caption", language, label=label)
        behind.section(caption, say("code", language), say("respondent", language))
        blocks.append(Heading(label, 1))
        blocks.append(Paragraph(say("framework.lead", language, empty=each.empty), "lead"))
        for first in range(0, len(each.codes), 3):
            blocks.append(_frame(each, first, label, language, behind))
    if not frames:
        blocks.append(Paragraph(say("matrix.none", language)))
    blocks += behind.blocks()
    return document(found, say("report.framework", language), stamp, blocks, framework_sheet(frames))


def _frame(found: Framework, first: int, label: str, language: str, behind: Behind) -> Table:
    beside = range(first, min(first + 3, len(found.codes)))
    width = (PAGE_WIDTH - 2.2) / len(beside)
    opened = {
        (at, place): _open_cell(found.cells[at][place], found.codes[place].name, language, behind)
        for place in beside
        for at in range(len(found.respondents))
    }
    rows = []
    for at, person in enumerate(found.respondents):
        cells = []
        for place in beside:
            cell = found.cells[at][place]
            words = cell.text or (say("framework.open", language) if cell.mentions else DASH)
            cells.append("\n".join((words, *_places(cell))))
        rows.append(Row((person, *cells), "lead", links=("", *(opened[at, place] for place in beside))))
    return Table(
        caption=say("framework.caption", language, label=label),
        description=say("framework.description", language),
        columns=(Column(2.2), *(Column(width) for _ in beside)),
        header=(((say("respondent", language), 1), *((found.codes[at].name, 1) for at in beside)),),
        rows=tuple(rows),
        breaks=True,
    )


def _open_cell(cell: Cell, name: str, language: str, behind: Behind) -> str:
    """The row of the appendix with the passages of a cell; none where there are none."""
    if not cell.mentions:
        return ""
    told = "\n".join(places_of([cell.respondent], cell.mentions))
    number = printed(len(cell.mentions), language)
    return behind.row(name, cell.respondent, number, told, cell.mentions, cell.code)


def _places(cell: Cell) -> Iterator[str]:
    """A line per transcript with the turns where it was said: "R01-2025.txt: 4, 10"."""
    turns: dict[str, set[int]] = {}
    for mention in cell.mentions:
        turns.setdefault(mention.transcript, set()).add(turn_number(mention.turn))
    for transcript in sorted(turns, key=natural):
        yield f"{transcript}: {', '.join(map(str, sorted(turns[transcript])))}"


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
