"""Reports of crossings: codes by respondent, attribute and code, and the framework."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from qual.core.disclosure import HIDDEN
from qual.core.framework import Cell, Framework, mark_of
from qual.core.matrix import Matrix, MatrixCell
from qual.core.mention import Mention, by_respondent
from qual.core.numbers import natural, printed
from qual.core.published_matrix import place_of_base, places_in
from qual.core.theme import ThemeReport, under_each
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.behind import Behind, lines_of, places_of
from qual.exports.document import DASH, document, hidden_note, of_own_base, with_base
from qual.exports.report import (
    LYING_WIDTH,
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


MOST_TURNS = 50_000
"""The turns with two codes that an appendix names at most; with more it names the people alone."""


def matrix_report(
    found: ThemeReport,
    matrices: Sequence[Matrix],
    stamp: Stamp,
    hidden: Collection[str] = (),
    threshold: int = 0,
) -> Report:
    """The matrices as a report: a table per perspective, a heat map where shares can be compared.

    With a `threshold` it is for publication: the numbers in the places that are `hidden` are asterisks, and
    none opens.
    """
    language = found.language
    behind = Behind(language, found.codebook)
    said = _Said(found)
    blocks: list[Block] = []
    kinds = [each.kind for each in matrices]
    few = [each for each in matrices if len(each.base) < threshold and each.kind != "respondent"]
    for each in matrices:
        if each in few:
            label = each.label or say("perspective.none", language)
            blocks += [Heading(label, 1), Paragraph(say("table.left_out", language, label=label), "note")]
        else:
            blocks += _matrix(each, language, behind, said, hidden, is_public=bool(threshold))
    matrices = [each for each in matrices if each not in few]
    if not blocks:
        blocks.append(Paragraph(say("matrix.none", language)))
    if hidden:
        blocks.append(hidden_note(threshold, language, full="attribute" in kinds))
    if not threshold:
        blocks += behind.blocks()
    kind = say(f"report.matrix.{kinds[0] if kinds else 'respondent'}", language)
    sheet = matrix_sheet(matrices, hidden if threshold else None)
    return document(found, kind, stamp, blocks, sheet)


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


def _matrix(
    found: Matrix, language: str, behind: Behind, said: _Said, hidden: Collection[str], *, is_public: bool
) -> Iterator[Block]:
    label = found.label or say("perspective.none", language)
    _open_bases(found, label, language, behind)
    yield Heading(label, 1)
    unit = unit_words(found.unit, language) if found.unit else ""
    lead = say(f"matrix.{found.kind}.lead", language, attribute=found.attribute_label, unit=unit)
    yield Paragraph(lead, "lead")
    shown = _shown(found, language, hidden)
    heads = [_head(found, at, language, hidden) for at in range(len(found.columns))]
    if found.kind == "attribute":
        yield _heat(found, label, language, shown, hidden)
    opened = [] if is_public else _opened(found, language, behind, said)
    for places in beside(heads):
        yield _table(found, places, heads, label, language, opened, shown)
    yield Paragraph(say(f"matrix.{found.kind}.note", language, unit=unit), "note")


def unit_words(unit: str, language: str) -> str:
    """A unit in words: "turn", "sentence", "3 turns"."""
    number, _, rest = unit.partition(" ")
    return say("unit.turns", language, number=number) if rest else say(f"unit.{unit}", language)


def beside(heads: Sequence[str]) -> Iterator[range]:
    """The columns of each table: as many as fit beside each other by their heads, about as many in each.

    What does not fit on a page that stands is laid on its side.
    """
    need = max((longest_word(head, HEAD_SIZE, is_bold=True) for head in heads), default=0.0)
    most = _most(need, PAGE_WIDTH)
    if len(heads) > most:
        most = _most(need, LYING_WIDTH)
    tables = math.ceil(len(heads) / most)
    size = math.ceil(len(heads) / max(1, tables))
    for first in range(0, len(heads), max(1, size)):
        yield range(first, min(first + size, len(heads)))


def _most(need: float, page: float) -> int:
    """How many columns with heads of this width stand beside the names on a page."""
    return max(1, int((page - NAMES) / max(LEAST, need + PADDING)))


def _page_of(heads: Sequence[str], columns: int) -> float:
    """The width of the page that a table with so many columns needs."""
    need = max((longest_word(head, HEAD_SIZE, is_bold=True) for head in heads), default=0.0)
    return PAGE_WIDTH if columns <= _most(need, PAGE_WIDTH) else LYING_WIDTH


def _head(found: Matrix, at: int, language: str, hidden: Collection[str]) -> str:
    """A column's head; codes across bear the numbers that they have down the side."""
    column = found.columns[at]
    if found.kind == "code":
        return str([code.id for code in found.codes].index(column.id) + 1)
    if found.kind != "attribute":
        return column.label
    name = column.label or say("unknown", language)
    if hidden and place_of_base(found, at) in hidden:
        return f"{name}\n{say('n', language, number=HIDDEN)}"
    return with_base(name, len(column.base), language)


def _shown(found: Matrix, language: str, hidden: Collection[str]) -> list[list[str]]:
    """The words of every cell."""
    rows = []
    places = places_in(found) if hidden else []
    for at, cells in enumerate(found.cells):
        row = []
        for place, cell in enumerate(cells):
            if hidden and places[at][place] in hidden:
                row.append(HIDDEN)
            elif found.kind == "respondent":
                row.append(printed(cell.mentions, language) if cell.mentions else "")
            elif found.kind == "attribute":
                row.append(_share_at(found, at, place, language))
            else:
                row.append(printed(len(cell.respondents), language) if cell.respondents else "")
        rows.append(row)
    return rows


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
    many = sum(len(cell.units) for row in found.cells for cell in row) > MOST_TURNS
    for at, code in enumerate(found.codes):
        for place, column in enumerate(found.columns):
            cell = found.cells[at][place]
            if found.kind == "code" and place < at:
                opened[at][place] = opened[place][at]
            elif cell.respondents:
                name = column.label or say("unknown", language)
                if found.kind == "code":
                    told = ", ".join(cell.respondents) if many else "\n".join(_units(cell, said.waves))
                    base = found.base_at(at, place)
                    number = say("of", language, part=len(cell.respondents), base=len(base))
                    # the words of each code come with the diagonal, once
                    own = said.by(code.id, cell.respondents) if place == at else ()
                    opened[at][place] = behind.row(code.name, name, number, told, own, code.id)
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
    shown: Sequence[Sequence[str]],
) -> Table:
    width = min((_page_of(heads, len(places)) - NAMES) / len(places), WIDEST)
    rows = []
    for at, (code, depth) in enumerate(zip(found.codes, found.depths, strict=True)):
        cells = [shown[at][place] for place in places]
        name = f"{at + 1}. {code.name}" if found.kind == "code" else code.name
        links = ("", *(opened[at][place] for place in places)) if opened else ()
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


def _heat(
    found: Matrix,
    label: str,
    language: str,
    shown: Sequence[Sequence[str]],
    hidden: Collection[str],
) -> Chart:
    """Shares by category, only of categories with somebody in them, and with a number of people to show."""
    places = [
        at
        for at, column in enumerate(found.columns)
        if column.base and not (hidden and place_of_base(found, at) in hidden)
    ]
    return Chart(
        kind="heat",
        caption=say("matrix.heat", language, label=label, attribute=found.attribute_label),
        alt=say("matrix.heat.alt", language, attribute=found.attribute_label),
        rows=tuple("   " * depth + code.name for code, depth in zip(found.codes, found.depths, strict=True)),
        series=tuple(_head(found, place, language, hidden).replace("\n", " ") for place in places),
        values=tuple(
            tuple(None if row[place] == HIDDEN else found.percent(at, place) for place in places)
            for at, row in enumerate(shown)
        ),
        shown=tuple(tuple(row[place] for place in places) for row in shown),
        axis=say("matrix.heat.axis", language),
        top=100,
    )


def matrix_sheet(matrices: Sequence[Matrix], hidden: Collection[str] | None = None) -> Sheet:
    """Every cell in long form; with `hidden` as it is published: no names, and numbers hidden."""
    header = (
        "kind,perspective,code,name,depth,column,column_label,base,respondents,percent,mentions,mentioned_by"
    )
    names = header.split(",")
    rows: list[tuple[Value, ...]] = []
    for each in matrices:
        places = places_in(each) if hidden else []
        for at, (code, depth) in enumerate(zip(each.codes, each.depths, strict=True)):
            for place, column in enumerate(each.columns):
                cell = each.cells[at][place]
                about = (each.kind, each.perspective, code.id, code.name, depth, column.id, column.label)
                base, people = len(each.base_at(at, place)), len(cell.respondents)
                if hidden and places[at][place] in hidden:
                    is_gone = each.kind == "attribute" and place_of_base(each, place) in hidden
                    own = len(column.base) != base
                    rows.append((*about, HIDDEN if is_gone or own else base, HIDDEN, HIDDEN, HIDDEN, ""))
                    continue
                numbers = base, people, each.percent(at, place), cell.mentions
                rows.append((*about, *numbers, " ".join(cell.respondents)))
    if hidden is None:
        return Sheet(tuple(names), tuple(rows))
    # Passages add up over codes: their sums would tell hidden numbers.
    return Sheet(tuple(names[:-2]), tuple(row[:-2] for row in rows))


def framework_report(found: ThemeReport, frames: Sequence[Framework], stamp: Stamp) -> Report:
    """The framework as a report: respondents down, themes across, each cell with where it comes from.

    Where it is published the places are left out.
    """
    language = found.language
    behind = Behind(language, found.codebook)
    blocks: list[Block] = []
    for each in frames:
        label = each.label or say("perspective.none", language)
        caption = say("framework.caption", language, label=label)
        behind.section(caption, say("code", language), say("respondent", language))
        blocks.append(Heading(label, 1))
        if not stamp.is_public:
            blocks.append(Paragraph(say("framework.lead", language, empty=each.empty), "lead"))
        for places in _side_by_side(len(each.codes)):
            blocks.append(_frame(each, places, label, language, None if stamp.is_public else behind))
    if not frames:
        blocks.append(Paragraph(say("matrix.none", language)))
    if not stamp.is_public:
        blocks += behind.blocks()
    sheet = framework_sheet(frames, stamp)
    return document(found, say("report.framework", language), stamp, blocks, sheet)


RESPONDENT = 2.2
"""The width of the column of respondents in centimetres."""

STANDING, LYING = 3, 5
"""How many themes a framework has beside each other on a page that stands, and on one on its side."""


def _side_by_side(themes: int) -> Iterator[range]:
    """The themes of each table of a framework, about as many in each."""
    tables = math.ceil(themes / (STANDING if themes <= STANDING else LYING))
    size = math.ceil(themes / max(1, tables))
    for first in range(0, themes, max(1, size)):
        yield range(first, min(first + size, themes))


def _frame(found: Framework, beside: range, label: str, language: str, behind: Behind | None) -> Table:
    """Some columns of a framework; without what is `behind` it, it is published and no cell opens."""
    page = PAGE_WIDTH if len(found.codes) <= STANDING else LYING_WIDTH
    width = (page - RESPONDENT) / len(beside)
    opened = {
        (at, place): _open_cell(found.cells[at][place], found.codes[place].name, language, behind)
        for place in (beside if behind else ())
        for at in range(len(found.respondents))
    }
    rows = []
    for at, person in enumerate(found.respondents):
        cells = []
        for place in beside:
            cell = found.cells[at][place]
            words = cell.text or (say("framework.open", language) if cell.mentions else DASH)
            cells.append("\n".join((words, *(_places(cell) if behind else ()))))
        links = ("", *(opened.get((at, place), "") for place in beside))
        rows.append(Row((person, *cells), "lead", links=links if behind else ()))
    return Table(
        caption=say("framework.caption", language, label=label),
        description=say(f"framework.description{'' if behind else '.public'}", language),
        columns=(Column(RESPONDENT), *(Column(width) for _ in beside)),
        header=(((say("respondent", language), 1), *((found.codes[at].name, 1) for at in beside)),),
        rows=tuple(rows),
        breaks=True,
    )


def _open_cell(cell: Cell, name: str, language: str, behind: Behind | None) -> str:
    """The row of the appendix with the passages of a cell; none where there are none."""
    if not cell.mentions or behind is None:
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


def framework_sheet(frames: Sequence[Framework], stamp: Stamp) -> Sheet:
    """Every cell in long form, as it can be filled in and read back: respondent, code, text.

    `before` tells the study and the text that the sheet was made with, for when it is read back.
    """
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
                        mark_of(stamp.study_id, cell.respondent, cell.code, cell.text),
                    )
                )
    names = "respondent", "code", "name", "text", "mentions", "places", "perspective", "before"
    inside = ("mentions", "places", "before") if stamp.is_public else ()
    kept = [at for at, name in enumerate(names) if name not in inside]
    filled = tuple(tuple(row[at] for at in kept) for row in rows)
    return Sheet(tuple(names[at] for at in kept), filled, is_filled_in=True)
