"""Where coders differ on the screen: place by place, what they differ on most first."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.compare_coders import Asked as Wanted
from qual.actions.compare_coders import coders_of, compare_coders
from qual.actions.show_disagreements import Shown, show_disagreements
from qual.core.words import say
from qual.errors import MaterialError
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, GoTo, Line


class DifferencesBoard(Board):
    """A row per place that coders did not code alike; Enter goes there, nothing is changed here."""

    mode: ClassVar[str] = "differences"

    @property
    def title(self) -> str:
        """What it is."""
        return say("board.differences")

    @property
    def facts(self) -> str:
        """How many places, between whom."""
        if len(self._coders) < 2:
            return ""
        return say("board.differences.facts", places=self.total, coders=", ".join(self._coders))

    @property
    def empty(self) -> str:
        """What stands where there is nothing to compare, or nothing that differs."""
        return say("board.differences.none" if self._is_compared else "board.differences.apart")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The codes that differ, how, where, and the words."""
        return (
            Column(say("board.column.about"), 10, grows=True, most=26),
            Column(say("board.differences.kind"), 6),
            Column(say("board.column.transcript"), 14),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """The places, those about the same codes together."""
        self._codebook = read_codebook(self.study)
        self._coders = coders_of(self.study)
        self._found: list[Shown] = []
        self._is_compared = False
        if len(self._coders) > 1:
            try:
                wanted = Wanted(intervals=False, places=True)
                compared = compare_coders(self.study, self._coders, wanted)
            except MaterialError:  # no two of them read the same transcript, as `empty` says
                return []
            self._is_compared = True
            self._found = show_disagreements(self.study, compared.disagreements)
        return [
            BoardRow(
                str(at),
                (
                    self._names(each.place.about),
                    Cell(say(f"board.differences.{each.place.kind}"), style="dim"),
                    each.place.transcript,
                    " ".join(each.text.split()),
                ),
            )
            for at, each in enumerate(self._found)
        ]

    @property
    def _shown(self) -> Shown | None:
        return self._found[int(self.key)] if self._found and self.key else None

    def detail(self, width: int) -> list[Line]:
        """What each coder has there, and the words."""
        shown = self._shown
        if shown is None:
            return []
        place = shown.place
        told = [(f"{place.transcript} · {shown.speaker}".rstrip(" ·"), "head"), ("", "text")]
        for coder, codes in place.coded.items():
            told.append((f"{coder}: {self._names(codes) or say('board.differences.nothing')}", "text"))
        if place.agreed:
            told.append((say("board.differences.agreed", codes=self._names(place.agreed)), "dim"))
        told += [("", "text"), (shown.text, "quote"), ("", "text")]
        told.append((say(f"board.differences.{place.kind}.said"), "dim"))
        return [
            Line(line, kind)
            for text, kind in told
            for line in (textwrap.wrap(" ".join(text.split()), max(10, width)) if text else [""])
        ]

    def _names(self, codes: tuple[str, ...]) -> str:
        return ", ".join(self._codebook[code].name for code in codes if code in self._codebook)

    def _read_here(self) -> Asked | None:
        shown = self._shown
        return (GoTo(shown.place.transcript, shown.place.start),) if shown else None

    commands: ClassVar[dict[str, Command]] = {"board-open": _read_here}
