"""The moves of an attribute between two waves on the screen: from which category to which."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from qual.actions.follow_moves import attributes_per_wave, follow_moves
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.numbers import natural, share
from qual.core.panel_change import Moves
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, Line
from qual.tui.boards.tables import ENOUGH, TableBoard


class MovesBoard(TableBoard):
    """From down, to across; unknown is a category on both sides. It shows no codings."""

    mode: ClassVar[str] = "moves"
    alone: ClassVar[str] = "board.panel.one_perspective"
    by = 0

    def __init__(self, study: Study, split: Split, perspective: str = "") -> None:
        super().__init__(study, split, perspective)
        self.mark(next((at for at, row in enumerate(self.rows) if not row.dim), 0))

    def load(self) -> None:
        """Read who went where."""
        self._names = attributes_per_wave(self.study)
        self._found = follow_moves(self.study, self._names[self.by % len(self._names)]) if self._names else []

    @property
    def title(self) -> str:
        """What it is, and of which perspective."""
        return "  ".join(each for each in (say("board.moves"), self.label) if each)

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """The perspectives with people who were seen in both waves."""
        return [(each.perspective, each.group) for each in self._found]

    @property
    def moves(self) -> Moves | None:
        """The moves that are shown."""
        return self._found[self.at] if self._found else None

    @property
    def facts(self) -> str:
        """Which attribute, of how many people."""
        moves = self.moves
        if moves is None:
            return ""
        return say(
            "board.moves.facts", name=moves.label, first=moves.first, second=moves.second, base=moves.base
        )

    @property
    def empty(self) -> str:
        """What stands where no attribute can move."""
        return say("board.moves.none" if self._names else "board.moves.no_attribute")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Where they were, how many, and where they went."""
        moves = self.moves
        names = [_shown(each) for each in moves.categories] if moves else []
        head = say("board.moves.head", first=moves.first, second=moves.second) if moves else ""
        return (
            Column(head, 18, grows=True, most=32),
            Column("n", 4, right=True),
            *(Column(name, max(8, min(14, cell_len(name))), right=True) for name in names),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every category that one can come from."""
        moves = self.moves
        if moves is None:
            return []
        return [
            BoardRow(
                f"from {name}",
                (_shown(name), str(sum(map(len, row))), *(_cell(moves, at, to) for to in range(len(row)))),
                dim=not any(row),
            )
            for at, (name, row) in enumerate(zip(moves.categories, moves.people, strict=True))
        ]

    @property
    def _marked(self) -> tuple[Moves, int, int] | None:
        """The moves with the marked row and column in it; column -1 stands for the whole row."""
        moves = self.moves
        names = [f"from {name}" for name in moves.categories] if moves else []
        return (moves, names.index(self.key), self.place - 1) if moves and self.key in names else None

    def _people(self, moves: Moves, row: int, place: int) -> list[str]:
        cells = moves.people[row] if place < 0 else (moves.people[row][place],)
        return sorted((who for cell in cells for who in cell), key=natural)

    def _heading(self, moves: Moves, row: int, place: int) -> str:
        before = f"{moves.first}: {_shown(moves.categories[row])}"
        return before if place < 0 else f"{before} → {moves.second}: {_shown(moves.categories[place])}"

    def detail(self, width: int) -> list[Line]:
        """The marked cell in words, who they are, and how many went up or down."""
        marked = self._marked
        if marked is None:
            return []
        moves, row, place = marked
        people, all_of = self._people(moves, row, place), self._people(moves, row, -1)
        lines = [Line(self._heading(moves, row, place), "head")]
        if place >= 0:
            percent = f" ({share(len(people), len(all_of), 'en')})" if len(all_of) >= ENOUGH else ""
            lines.append(Line(say("board.moves.share", moved=len(people), base=len(all_of)) + percent))
        lines += [Line(line) for line in textwrap.wrap(", ".join(people), max(10, width))]
        if moves.is_ordered:
            lines += [Line(""), Line(say("board.moves.ladder", up=moves.up, down=moves.down))]
        return lines

    def _open(self) -> Asked | None:
        marked = self._marked
        return self.people_of(self._heading(*marked), self._people(*marked)) if marked else None

    def _by(self) -> None:
        if len(self._names) < 2:
            self.told(say("board.moves.one_attribute"))
            return
        self.by += 1
        self.read()

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "table-who": _open,
        "moves-by": _by,
    }


def _shown(category: str) -> str:
    return category or say("board.table.unknown")


def _cell(moves: Moves, row: int, column: int) -> Cell:
    people, base = len(moves.people[row][column]), sum(map(len, moves.people[row]))
    if not people:
        return Cell("·", style="dim")
    return Cell(f"{people} {share(people, base, 'en'):>4}" if base >= ENOUGH else str(people))
