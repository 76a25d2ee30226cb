"""All keys that work on a screen."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Close, Column, Command, Line, Press
from qual.tui.key_help import first_lines, help_lines
from qual.tui.keymap import bindings_of, shown_key

_TEXT = 44
"""Characters of a line of text: what finds room in 80 columns."""


class HelpBoard(Board):
    """The keys of another board, in groups; a second click on a line does what it says there."""

    mode: ClassVar[str] = "board-help"

    def __init__(self, study: Study, split: Split, of: str) -> None:
        self.of = of
        super().__init__(study, split)

    @property
    def title(self) -> str:
        """What it is."""
        return say("screen.help")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Group, keys, what they do."""
        return (Column("", 11), Column("", 20), Column("", 20, grows=True))

    @property
    def least_width(self) -> int:
        """All of it: what a key does is read in full."""
        return 1000

    def detail(self, width: int) -> list[Line]:
        """The marked line in full, where it was cut."""
        text = str(self.row.cells[-1]) if self.row else ""
        lines = textwrap.wrap(text, max(10, width))
        return [Line(line) for line in lines] if len(text) > width - 36 else []

    def all_rows(self) -> list[BoardRow]:
        """How to begin, then a row for every command; a long text has several."""
        rows: list[BoardRow] = []
        group = ""
        self._commands: dict[str, tuple[str, ...]] = {}
        for line in [*first_lines(self.of), *help_lines(self.of)]:
            keys = line.keys
            for text in textwrap.wrap(line.help, _TEXT):
                named = "" if line.group == group else line.group
                if line.commands:
                    self._commands[str(len(rows))] = line.commands
                rows.append(BoardRow(str(len(rows)), (named, keys, text)))
                group, keys = line.group, ""
        return rows

    def _do_it(self) -> Asked | None:
        commands = self._commands.get(self.key, ())
        if len(commands) < 2:
            return (Close(), Press(commands[0])) if commands else None
        known = {each.command: each for each in bindings_of(self.of)}
        self.choose(
            known[commands[0]].help,
            [shown_key(known[each].keys[0]) for each in commands],
            lambda at: (Close(), Press(commands[at])),
        )
        return None

    commands: ClassVar[dict[str, Command]] = {"board-open": _do_it}
