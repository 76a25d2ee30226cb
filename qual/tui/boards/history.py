"""Who did what: the log as a screen; a change opens what it was about, and can be taken back by itself."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from qual.actions.show_log import Entry, place_of, read_log
from qual.actions.undo import Taken, undo
from qual.core.event import UNDOABLE, Step, taken_back
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Column, Command, GoTo, Line, Push
from qual.tui.boards.passages import PassagesBoard

NEWEST = 2000


class HistoryBoard(Board):
    """Who did what, newest first; the coder's own changes can be taken back from here, each by itself."""

    mode: ClassVar[str] = "history"
    only_mine = False

    @property
    def title(self) -> str:
        """What it is."""
        mine = f"  {say('board.history.mine')}" if self.only_mine else ""
        return say("board.history") + mine

    @property
    def facts(self) -> str:
        """How many changes there are."""
        return say("board.history.facts", events=self.total)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Number, time, who and what."""
        return (
            Column("#", 6, right=True),
            Column(say("board.column.when"), 16),
            Column(say("board.column.did"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every event."""
        entries = reversed(read_log(self.study, NEWEST))
        self._entries: dict[str, Entry] = {
            str(each.event.n): each
            for each in entries
            if not (self.only_mine or self.study.is_blind) or each.event.coder == self.study.coder
        }
        shown = (each.event for each in self._entries.values())
        self._taken_back = taken_back(Step(each.n, each.verb, each.kind, each.target) for each in shown)
        return [
            BoardRow(
                key,
                (key, each.event.at[:16].replace("T", " "), each.sentence),
                dim=each.event.n in self._taken_back,
            )
            for key, each in self._entries.items()
        ]

    def detail(self, width: int) -> list[Line]:
        """What the event changed."""
        entry = self._entries.get(self.key)
        if entry is None:
            return []
        event = entry.event
        lines = [Line(line, "head") for line in textwrap.wrap(entry.sentence, max(10, width))]
        lines += [
            Line(f"{event.at[:19].replace('T', ' ')} UTC", "dim"),
            Line(say("board.history.rows", rows=len(event.changes))),
        ]
        lines += [Line(line, "dim") for line in textwrap.wrap(self._whether(entry), max(10, width))]
        return [*lines, Line(""), Line(event.hash[:32], "dim")]

    def _whether(self, entry: Entry) -> str:
        """Whether the coder can take a change back from here, or why not."""
        event = entry.event
        if event.kind != "do" or event.verb not in UNDOABLE:
            return say("board.history.cannot")
        if event.coder != self.study.coder:
            return say("board.history.not_yours", coder=event.coder)
        return say("board.history.taken" if event.n in self._taken_back else "board.history.can")

    def _open(self) -> Asked | None:
        entry = self._entries.get(self.key)
        if entry is None:
            return None
        about = place_of(self.study, entry.event)
        if len(about.codings) > 1:
            return (Push(PassagesBoard(self.study, self.split, entry.sentence, ids=about.codings)),)
        if about.transcript:
            return (GoTo(about.transcript, about.start),)
        if about.code:
            return (Push(PassagesBoard(self.study, self.split, about.code, codes=(about.code,))),)
        if about.respondent:
            who = about.respondent
            return (Push(PassagesBoard(self.study, self.split, who, respondents=(who,))),)
        self.told(say("board.history.nowhere"), trouble=True)
        return None

    def _undo_this(self) -> Asked | None:
        entry = self._entries.get(self.key)
        if entry is None:
            return None
        number = entry.event.n

        def take() -> Asked | None:
            taken: Taken | None = undo(self.study, number)
            if taken is None:
                self.told(self._whether(entry), trouble=True)
                return None
            return self._taken(taken, "screen.nothing_undone")

        return self._unless_large(number, take)

    def _mine(self) -> None:
        self.only_mine = not self.only_mine
        self.read()

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "history-mine": _mine,
        "history-undo": _undo_this,
    }
