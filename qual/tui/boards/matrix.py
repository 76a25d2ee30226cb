"""The matrix on the screen: codes by respondent, by an attribute, or by each other."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from qual.actions.code_passages import read_codebook
from qual.actions.read_transcripts import open_transcript
from qual.actions.synthesise import make_matrix
from qual.core.framework import mentions_by_code
from qual.core.matrix import UNITS, Matrix, MatrixCell
from qual.core.mention import Mention
from qual.core.numbers import natural, share
from qual.core.shared import shared
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, Line
from qual.tui.boards.tables import ENOUGH, TableBoard, share_of

TURNS = 2
"""How far apart two codes may be where the unit is some turns."""

SHOWN = ("respondents", "percent", "mentions")

_QUOTES = 3


class MatrixBoard(TableBoard):
    """Codes down; respondents, the categories of an attribute, or codes across; everybody first."""

    mode: ClassVar[str] = "matrix"
    by = "respondent"
    unit = "turn"
    show = "respondents"

    def load(self) -> None:
        """Count anew."""
        kind = self.by if self.by in ("respondent", "code") else "attribute"
        self._report, self._matrices = make_matrix(
            self.study, kind, attribute=self.by, unit=self.unit, turns=TURNS
        )
        self._codebook = read_codebook(self.study)
        self._mentions = mentions_by_code(self._report, self._codebook)

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """The perspectives with a matrix."""
        return [(each.perspective, each.label) for each in self._matrices]

    @property
    def matrix(self) -> Matrix | None:
        """The matrix that is shown."""
        return self._matrices[self.at] if self._matrices else None

    @property
    def facts(self) -> str:
        """What stands across, and what a number is."""
        matrix = self.matrix
        if self.by == "respondent":
            across, counted = say("board.matrix.respondents"), say("board.matrix.show.mentions")
        elif self.by == "code":
            across = say(f"board.matrix.unit.{self.unit}", turns=TURNS)
            counted = say("board.matrix.show.units" if self.show == "mentions" else "board.matrix.show.both")
        else:
            across = say("board.matrix.by", name=self.study.settings.attribute_label(self.by))
            counted = say(f"board.matrix.show.{self.show}")
        return say(
            "board.matrix.facts", across=across, counted=counted, base=len(matrix.base) if matrix else 0
        )

    @property
    def empty(self) -> str:
        """What stands where there is nothing to count."""
        return say("board.table.nothing")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The code, everybody, and what the codes are crossed with."""
        matrix = self.matrix
        if matrix is None:
            return (Column(say("board.column.theme"), 16, grows=True),)
        least = {"respondent": 3, "code": 2}.get(matrix.kind, 6)
        across = [
            Column(
                self._head(column.label),
                max(least, min(12, cell_len(self._head(column.label)))) if matrix.kind != "code" else 3,
                right=True,
                code=column.id if matrix.kind == "code" else "",
            )
            for column in matrix.columns
        ]
        return (
            Column(say("board.column.theme"), 20, grows=True, most=44),
            Column(say("board.matrix.all"), 6, right=True),
            *across,
        )

    def _head(self, label: str) -> str:
        return label or say("board.table.unknown")

    def all_rows(self) -> list[BoardRow]:
        """A row for every code."""
        matrix = self.matrix
        if matrix is None:
            return []
        rows = []
        for at, (code, depth) in enumerate(zip(matrix.codes, matrix.depths, strict=True)):
            said, base = self._everybody(matrix, code.id)
            cells = [self._cell(matrix, at, place) for place in range(len(matrix.columns))]
            first: list[Cell | str] = [Cell("  " * depth + code.name, code.id), f"{len(said)}/{len(base)}"]
            rows.append(BoardRow(code.id, (*first, *cells), dim=not said))
        return rows

    def _everybody(self, matrix: Matrix, code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who of the perspective mentions a code, and who was asked about it."""
        group = next(each for each in self._report.interviewed if each.perspective == matrix.perspective)
        base = self._report.base_of(code, group)
        said = {each.respondent for each in self._mentions[code]} & set(base)
        return tuple(sorted(said, key=natural)), base

    def _cell(self, matrix: Matrix, row: int, place: int) -> Cell:
        cell, base = matrix.cells[row][place], matrix.base_at(row, place)
        said = len(cell.respondents)
        if not base:
            return Cell("–", style="dim")
        if matrix.kind == "respondent" or self.show == "mentions":
            return Cell(str(cell.mentions)) if cell.mentions else Cell("·", style="dim")
        if matrix.kind == "code":
            return Cell(str(said)) if said else Cell("·", style="dim")
        if self.show == "percent" and len(base) >= ENOUGH:
            return Cell(share(said, len(base), "en"), style="" if said else "dim")
        return Cell(f"{said}/{len(base)}", style="" if said else "dim")

    # The marked cell

    @property
    def _row_at(self) -> int:
        matrix = self.matrix
        return next((at for at, code in enumerate(matrix.codes) if code.id == self.key), -1) if matrix else -1

    @property
    def _marked(self) -> tuple[Matrix, int, int] | None:
        """The matrix with the marked cell's row and column in it; column -1 stands for everybody."""
        matrix, row = self.matrix, self._row_at
        return None if matrix is None or row < 0 else (matrix, row, self.place - 1)

    def _behind(self, matrix: Matrix, row: int, place: int, most: int | None = None) -> list[Mention]:
        """The passages behind a cell; of no more than so many people where looking them up means reading."""
        code = matrix.codes[row].id
        own = [each for each in self._mentions[code] if each.perspective == matrix.perspective]
        if place < 0:
            return own
        other = matrix.columns[place].id
        if matrix.kind == "code" and other != code:
            who = set(matrix.cells[row][place].respondents[:most])
            own = [each for each in own if each.respondent in who]
            across = [each for each in self._mentions[other] if each.respondent in who]
            names = {each.transcript for each in own} & {each.transcript for each in across}
            texts = {name: open_transcript(self.study, name) for name in sorted(names)}
            there = [[each for each in some if each.transcript in names] for some in (own, across)]
            return shared(there[0], there[1], texts, self.unit, TURNS)
        people = set(matrix.cells[row][place].respondents)
        return [each for each in own if each.respondent in people]

    def _heading(self, matrix: Matrix, row: int, place: int) -> str:
        code = matrix.codes[row]
        if place < 0 or matrix.columns[place].id == code.id:
            return code.name
        return f"{code.name} × {self._head(matrix.columns[place].label)}"

    def detail(self, width: int) -> list[Line]:
        """The marked cell in words: of whom, who does and who does not, and some of the words."""
        marked = self._marked
        if marked is None:
            return []
        matrix, row, place = marked
        if place < 0:
            said, base = self._everybody(matrix, matrix.codes[row].id)
            cell = MatrixCell(said, len(self._behind(matrix, row, -1)))
        else:
            cell, base = matrix.cells[row][place], matrix.base_at(row, place)
        lines = [Line(self._heading(matrix, row, place), "head")]
        lines.append(Line(self._sentence(matrix, cell, base)))
        passages = self._behind(matrix, row, place, _QUOTES)
        is_counted = matrix.kind != "code" or place < 0
        often = Counter(each.respondent for each in passages) if is_counted else {}
        if len(base) > 1:
            names = [f"{who} ({often[who]})" if is_counted else who for who in cell.respondents]
            lines += _listed(say("board.table.with"), names, width)
            silent = [who for who in base if who not in set(cell.respondents)]
            lines += _listed(say("board.table.without"), silent, width)
        for each in passages[:_QUOTES]:
            text = f"“{' '.join(each.text.split())}” {each.respondent}"
            lines += [Line(""), *(Line(line, "quote") for line in textwrap.wrap(text, max(10, width)))]
        return lines

    def _sentence(self, matrix: Matrix, cell: MatrixCell, base: Sequence[str]) -> str:
        if not base:
            return say("board.table.not_asked")
        if matrix.kind == "respondent" and self.place > 0:
            return say("board.matrix.passages", mentions=cell.mentions)
        share = share_of(len(cell.respondents), len(base))
        if matrix.kind == "code" and self.place > 0:
            is_same = matrix.columns[self.place - 1].id == self.key
            unit = say(f"board.matrix.units.{self.unit}", number=cell.mentions, turns=TURNS)
            return say(f"board.matrix.{'once' if is_same else 'both'}", share=share, unit=unit)
        return say("board.matrix.mention", share=share, mentions=cell.mentions)

    # Keys

    def _open(self) -> Asked | None:
        marked = self._marked
        return self.passages_of(self._heading(*marked), self._behind(*marked)) if marked else None

    def _who(self) -> Asked | None:
        marked = self._marked
        if marked is None:
            return None
        matrix, row, place = marked
        base = self._everybody(matrix, matrix.codes[row].id)[1] if place < 0 else matrix.base_at(row, place)
        return self.people_of(self._heading(*marked), base, self._behind(*marked))

    @property
    def _ways(self) -> list[str]:
        """What the codes can be crossed with, in turn."""
        return ["respondent", *self.study.settings.attributes, "code"]

    def _cross(self, by: str) -> None:
        self.by = by
        self.state.column = self.state.left = 0
        self.read()

    def _turn(self) -> None:
        ways = self._ways
        self._cross(ways[(ways.index(self.by) + 1) % len(ways)])

    def _by(self) -> None:
        ways = self._ways
        labels = [
            say(f"board.matrix.way.{each}")
            if each in ("respondent", "code")
            else self.study.settings.attribute_label(each)
            for each in ways
        ]
        self.choose(say("board.matrix.choose"), labels, lambda at: self._cross(ways[at]), ways.index(self.by))

    def _unit(self) -> None:
        if self.by != "code":
            self.told(say("board.matrix.unit_where"))
            return
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        self.read()

    def _show(self) -> None:
        if self.by == "respondent":
            self.told(say("board.matrix.show_where"))
            return
        ways = [each for each in SHOWN if self.by != "code" or each != "percent"]
        self.show = ways[(ways.index(self.show) + 1) % len(ways)] if self.show in ways else ways[0]
        self.list_rows()

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "table-who": _who,
        "matrix-turn": _turn,
        "matrix-by": _by,
        "matrix-unit": _unit,
        "matrix-show": _show,
    }


def _listed(head: str, names: Sequence[str], width: int) -> list[Line]:
    """Some names after a word, over as many lines as they need."""
    if not names:
        return []
    return [Line(line) for line in textwrap.wrap(f"{head}: {', '.join(names)}", max(10, width))]
