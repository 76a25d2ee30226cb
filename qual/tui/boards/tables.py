"""The tables of the synthesis: boards beside each other, each of one perspective, with digits to change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from qual.actions.study import Study
from qual.actions.write_cell import write_cell
from qual.core.framework import Written
from qual.core.graphemes import Split
from qual.core.mention import Mention
from qual.core.numbers import share
from qual.core.words import say
from qual.tui.boards.board import Asked, Close, Command, Push, Tab
from qual.tui.boards.grid import GridBoard
from qual.tui.boards.passages import PassagesBoard
from qual.tui.keymap import bindings_of, shown_key

TABLES = ("themes", "matrix", "framework", "panel", "moves", "saturation", "questions", "sample")
"""The tables, in the order of their digits."""

ENOUGH = 10
"""The smallest base of which a percentage is shown."""


def _shows(name: str) -> Command:
    """A command that puts another table in the place of this one, of the same perspective."""

    def show(board: TableBoard) -> Asked | None:
        from qual.tui.boards.shelf import table

        if name == board.mode:
            return None
        return (Close(), Push(table(name, board.study, board.split, board.perspective)))

    return show


class TableBoard(GridBoard):
    """A table of one perspective; `group` is its place among those that were interviewed."""

    def __init__(self, study: Study, split: Split, perspective: str = "") -> None:
        self.perspective = perspective
        super().__init__(study, split)

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """The perspectives that have a table, each with its label."""
        return ()

    @property
    def at(self) -> int:
        """The place of the perspective that is shown among those that have a table."""
        names = [name for name, _ in self.groups]
        return names.index(self.perspective) if self.perspective in names else 0

    @property
    def label(self) -> str:
        """The name of the perspective that is shown."""
        return self.groups[self.at][1] if self.groups else ""

    @property
    def title(self) -> str:
        """What it is, of which perspective, and whether only one's own codings count."""
        parts = [say(f"board.{self.mode}"), self.label]
        if self.study.is_blind:
            parts.append(say("board.table.blind"))
        return "  ".join(each for each in parts if each)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tables, each with the key that shows it."""
        keys = {each.command: each.keys[0] for each in bindings_of(self.mode)}
        return tuple(
            Tab(shown_key(keys[f"table-{name}"]), say(f"board.tab.{name}"), name == self.mode)
            for name in TABLES
            if f"table-{name}" in keys
        )

    alone: ClassVar[str] = "board.table.one_perspective"
    """What is told where there is no other perspective to show."""

    def _perspective(self) -> None:
        names = [name for name, _ in self.groups]
        if len(names) < 2:
            self.told(say(self.alone))
            return
        self.perspective = names[(self.at + 1) % len(names)]
        self.list_rows()

    def passages_of(self, heading: str, mentions: Iterable[Mention]) -> Asked | None:
        """The passages behind a number; told where there are none."""
        ids = {each.id for each in mentions}
        if not ids:
            self.told(say("board.table.no_passages"))
            return None
        return (Push(PassagesBoard(self.study, self.split, heading, ids=ids)),)

    def people_of(
        self, heading: str, people: Iterable[str], mentions: Iterable[Mention] | None = None
    ) -> Asked | None:
        """The respondents behind a number, each opening into these passages or all of theirs."""
        from qual.tui.boards.who import WhoBoard

        there = list(people)
        if not there:
            self.told(say("board.table.nobody"))
            return None
        behind = None if mentions is None else [(each.respondent, each.id) for each in mentions]
        return (Push(WhoBoard(self.study, self.split, heading, there, behind)),)

    def write_of(self, kind: str, code: str, person: str, seen: str, prompt: str) -> None:
        """Write of a theme in the place of what was seen there, while the detail is read."""

        def written(text: str) -> None:
            is_new = write_cell(self.study, Written(kind, code, person, text.strip()), seen)
            self.changed = self.changed or is_new
            self.read()
            self.told(say("board.framework.written" if is_new else "board.framework.same"))

        self.ask(prompt, written, seen, long=True, with_detail=True)

    commands: ClassVar[dict[str, Command]] = {
        **GridBoard.commands,
        "table-perspective": _perspective,
        **{f"table-{name}": _shows(name) for name in TABLES},
    }


def share_of(said: int, base: int) -> str:
    """A share in words: the number and its base, and the percentage where the base is large enough."""
    if not base:
        return say("board.table.not_asked")
    percent = f" ({share(said, base, 'en')})" if base >= ENOUGH else ""
    return say("board.table.share", said=said, base=base) + percent
