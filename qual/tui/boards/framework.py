"""The framework on the screen: what each respondent says of each theme, written in the cells themselves."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.synthesise import make_framework, written_of
from qual.core.framework import Cell as FrameCell
from qual.core.framework import Framework
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, Line
from qual.tui.boards.tables import TableBoard

THEMES, CODES = "", "*"
"""The columns: the themes, or every code; else the codes under the theme of that id."""


class FrameworkBoard(TableBoard):
    """Respondents down, themes across; a cell holds what was written, or how many passages wait for words."""

    mode: ClassVar[str] = "framework"
    across = THEMES

    def load(self) -> None:
        """Read what was said and what was written of it."""
        self._codebook = read_codebook(self.study)
        if self.across == CODES:
            wanted = [code.id for code in self._codebook]
        else:
            wanted = list(self._codebook.below(self.across)) if self.across in self._codebook else []
        _, self._frames = make_framework(self.study, wanted)
        texts = written_of(self.study)
        self._written = {(each.kind, each.code, each.respondent): each for each in texts}

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """The perspectives that were interviewed."""
        return [(each.perspective, each.label) for each in self._frames]

    @property
    def frame(self) -> Framework | None:
        """The framework that is shown."""
        return self._frames[self.at] if self._frames else None

    @property
    def facts(self) -> str:
        """How much is written, and how much waits."""
        frame = self.frame
        cells = [cell for row in frame.cells for cell in row] if frame else []
        return say(
            "board.framework.facts",
            written=sum(bool(cell.text) for cell in cells),
            cells=len(cells),
            waiting=frame.empty if frame else 0,
        )

    @property
    def empty(self) -> str:
        """What stands where nobody was interviewed."""
        return say("board.table.nothing")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The respondent, and what is written of each code."""
        names = (
            [Column(code.name, 16, grows=True, most=60) for code in self.frame.codes] if self.frame else []
        )
        return (Column(say("board.column.who"), 6), *names)

    def all_rows(self) -> list[BoardRow]:
        """A row for everybody with an interview."""
        frame = self.frame
        if frame is None:
            return []
        return [
            BoardRow(person, (person, *(_shown(cell) for cell in row)), dim=not any(c.mentions for c in row))
            for person, row in zip(frame.respondents, frame.cells, strict=True)
        ]

    @property
    def cell(self) -> FrameCell | None:
        """The marked cell."""
        frame = self.frame
        if frame is None or self.key not in frame.respondents or self.place < 0:
            return None
        return frame.cells[frame.respondents.index(self.key)][self.place]

    def _name(self, cell: FrameCell) -> str:
        return f"{cell.respondent} × {self._codebook[cell.code].name}"

    def detail(self, width: int) -> list[Line]:
        """What is written in the marked cell, by whom, and the passages that it sums up."""
        cell = self.cell
        if cell is None:
            return []
        lines = [Line(self._name(cell), "head")]
        if cell.text:
            known = self._written.get(("cell", cell.code, cell.respondent))
            lines += _wrapped(cell.text, width)
            if known:
                lines.append(Line(f"{known.coder} · {known.at[:16].replace('T', ' ')}", "dim"))
        elif cell.mentions:
            lines.append(Line(say("board.framework.unwritten"), "dim"))
        lines += [Line(""), Line(say("board.framework.passages", mentions=len(cell.mentions)), "head")]
        for each in cell.mentions:
            wave = f" {each.wave}" if each.wave else ""
            about = f"{self._codebook[each.code].name}{wave}"
            lines += _wrapped(f"“{' '.join(each.text.split())}” {about}", width, "quote")
        return lines

    # Keys

    def _open(self) -> Asked | None:
        cell = self.cell
        return self.passages_of(self._name(cell), cell.mentions) if cell else None

    def _edit(self) -> None:
        cell = self.cell
        if cell is None:
            return
        self.write_of(
            "cell", cell.code, cell.respondent, cell.text, say("board.framework.edit", name=self._name(cell))
        )

    def _summary(self) -> None:
        cell = self.cell
        if cell is None:
            return
        there = self._written.get(("summary", cell.code, ""))
        prompt = say("board.framework.summary", name=self._codebook[cell.code].name)
        self.write_of("summary", cell.code, "", there.text if there else "", prompt)

    def _waiting(self, step: int) -> None:
        """Mark the next cell that has passages and no words yet."""
        frame = self.frame
        if frame is None or not self.rows:
            return
        order = dict(zip(frame.respondents, frame.cells, strict=True))
        cells = [
            (at, place)
            for at, row in enumerate(self.rows)
            for place, cell in enumerate(order[row.key])
            if cell.mentions and not cell.text
        ]
        here = (self.state.marked, self.place)
        onwards = sorted(cells, key=lambda each: (each <= here, each))
        if step < 0:
            onwards = sorted(cells, key=lambda each: (each < here, each), reverse=True)
        if not cells:
            self.told(say("board.framework.all_written"))
            return
        self.mark(onwards[0][0])
        self.state.column = onwards[0][1]

    def _across(self) -> None:
        themes = [each.id for each in self._codebook.themes() if len(self._codebook.below(each.id)) > 1]
        ways = [THEMES, *themes, CODES]
        labels = [
            say(f"board.framework.across.{'themes' if way == THEMES else 'codes'}")
            if way in (THEMES, CODES)
            else say("board.framework.under", name=self._codebook[way].name)
            for way in ways
        ]

        def chosen(at: int) -> None:
            self.across = ways[at]
            self.state.column = self.state.left = 0
            self.read()

        self.choose(say("board.framework.columns"), labels, chosen, ways.index(self.across))

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "cell-edit": _edit,
        "cell-summary": _summary,
        "cell-across": _across,
        "cell-next": lambda board: board._waiting(1),
        "cell-before": lambda board: board._waiting(-1),
    }


def _shown(cell: FrameCell) -> Cell:
    """What stands in a cell: the words written, else how many passages wait for them."""
    if cell.text:
        return Cell(" ".join(cell.text.split()))
    return Cell(f"({len(cell.mentions)})" if cell.mentions else "·", style="dim")


def _wrapped(text: str, width: int, kind: str = "text") -> list[Line]:
    """A text over as many lines as it needs."""
    return [
        Line(line, kind) for part in text.split("\n") for line in textwrap.wrap(part, max(10, width)) or [""]
    ]
