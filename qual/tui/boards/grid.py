"""A board with a marked cell: it goes left and right as well, and scrolls to columns that found no room."""

from __future__ import annotations

from typing import ClassVar

from qual.tui.boards.board import Asked, Board, Command

STEP = 8
"""Columns of a longer step to the side."""


class GridBoard(Board):
    """Rows and columns with one cell marked; the first `fixed` columns stay, and are not marked."""

    fixed: ClassVar[int] = 1

    @property
    def marked_column(self) -> int:
        """The column of the marked cell."""
        last = len(self.columns) - 1
        return min(self.fixed + self.state.column, last) if last >= self.fixed else -1

    @property
    def place(self) -> int:
        """The marked cell's column, counted without those that stay; -1 where there is none."""
        return self.marked_column - self.fixed if self.marked_column >= 0 else -1

    @property
    def least_width(self) -> int:
        """The width in which every column has the room it needs."""
        return 2 + sum(column.width + 1 for column in self.columns)

    def shown(self, room: int) -> tuple[int, ...]:
        """The columns that stay, and as many of the others as find room, the marked one among them."""
        widths = [column.width + 1 for column in self.columns]
        others = widths[self.fixed :]
        space = room - sum(widths[: self.fixed])
        state = self.state
        state.column = max(0, min(state.column, len(others) - 1))
        state.left = max(0, min(state.left, state.column))
        while state.left < state.column and sum(others[state.left : state.column + 1]) > space:
            state.left += 1
        while state.left and sum(others[state.left - 1 :]) <= space:
            state.left -= 1
        end = state.left + 1
        while end < len(others) and sum(others[state.left : end + 1]) <= space:
            end += 1
        return (*range(self.fixed), *range(self.fixed + state.left, self.fixed + min(end, len(others))))

    def sideways(self, by: int) -> None:
        """Mark a cell beside the marked one."""
        last = len(self.columns) - self.fixed - 1
        self.state.column = max(0, min(self.state.column + by, last))
        self.state.detail_top = 0

    def click(self, at: int, *, again: bool = False, column: int = -1) -> Asked:
        """Mark the cell under the pointer; a second click opens it."""
        was = (self.state.marked, self.state.column)
        if self.question is None and column >= self.fixed:
            self.state.column = column - self.fixed
        here = (at, self.state.column)
        if self.question is None and here != was and not again:
            self.mark(at)
            return ()
        return super().click(at, again=again)

    commands: ClassVar[dict[str, Command]] = {
        "board-right": lambda board: board.sideways(1),
        "board-left": lambda board: board.sideways(-1),
        "board-right-more": lambda board: board.sideways(STEP),
        "board-left-more": lambda board: board.sideways(-STEP),
    }
