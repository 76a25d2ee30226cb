"""What was noted: all memos, the bookmarks, codings in doubt after a correction."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.correct_transcript import list_unsettled, settle_coding
from qual.actions.mark_passages import list_bookmarks, list_memos, toggle_bookmark, write_memo_on
from qual.core.correction import Doubt
from qual.core.memo import ABOUT, Memo
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, GoTo, Line


class MemosBoard(Board):
    """Every memo, by what it is about."""

    mode: ClassVar[str] = "memos"

    @property
    def title(self) -> str:
        """What it is."""
        return say("board.memos")

    @property
    def facts(self) -> str:
        """How many there are."""
        return say("board.memos.facts", memos=self.total)

    @property
    def columns(self) -> tuple[Column, ...]:
        """About what, whose, the words."""
        return (
            Column(say("board.column.about"), 11),
            Column(say("board.column.name"), 18),
            Column(say("board.column.coder"), 8),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every memo."""
        self._memos: dict[str, Memo] = {
            f"{each.about}:{each.target}:{each.coder}": each for each in list_memos(self.study)
        }
        return [
            BoardRow(
                key,
                (say(f"board.about.{each.about}"), each.name, each.coder, " ".join(each.text.split())),
            )
            for key, each in self._memos.items()
        ]

    def detail(self, width: int) -> list[Line]:
        """The whole memo."""
        memo = self._memos.get(self.key)
        if memo is None:
            return []
        lines = [Line(line, "head") for line in textwrap.wrap(memo.name or say("board.about.study"), width)]
        lines += [Line(f"{memo.coder} · {memo.created[:16].replace('T', ' ')}", "dim"), Line("")]
        for part in memo.text.split("\n"):
            lines += [Line(line) for line in textwrap.wrap(part, max(10, width)) or [""]]
        return lines

    def _open(self) -> Asked | None:
        memo = self._memos.get(self.key)
        if memo is None or not memo.transcript:
            self.told(say("board.memos.nowhere"), trouble=True)
            return None
        return (GoTo(memo.transcript, memo.start),)

    def _edit(self) -> None:
        memo = self._memos.get(self.key)
        if memo is None:
            return
        if memo.coder != self.study.coder:
            self.told(say("board.memos.not_yours", coder=memo.coder), trouble=True)
            return

        def written(text: str) -> None:
            write_memo_on(self.study, memo.about, memo.target, text)
            self.changed = True
            self.read()

        self.ask(say("screen.entry.memo", code=memo.name or memo.about), written, memo.text, long=True)

    def _new(self) -> None:
        def written(text: str) -> None:
            write_memo_on(self.study, ABOUT[0], "", text)
            self.read()

        mine = next(
            (m for m in self._memos.values() if (m.about, m.coder) == (ABOUT[0], self.study.coder)), None
        )
        self.ask(say("board.memos.study"), written, mine.text if mine else "", long=True)

    commands: ClassVar[dict[str, Command]] = {"board-open": _open, "memo-edit": _edit, "memo-study": _new}


class BookmarksBoard(Board):
    """The coder's bookmarks."""

    mode: ClassVar[str] = "bookmarks"

    @property
    def title(self) -> str:
        """What it is."""
        return say("board.bookmarks")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Where, and the words."""
        return (
            Column(say("board.column.transcript"), 20),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every bookmark."""
        self._marks = {each.id: each for each in list_bookmarks(self.study)}
        return [
            BoardRow(row, (each.transcript, " ".join(each.text.split()))) for row, each in self._marks.items()
        ]

    def detail(self, width: int) -> list[Line]:
        """The words."""
        mark = self._marks.get(self.key)
        return [Line(line, "quote") for line in textwrap.wrap(mark.text, max(10, width))] if mark else []

    def _open(self) -> Asked | None:
        mark = self._marks.get(self.key)
        return (GoTo(mark.transcript, mark.span.start),) if mark else None

    def _remove(self) -> None:
        mark = self._marks.get(self.key)
        if mark:
            toggle_bookmark(self.study, mark.transcript, mark.span)
            self.read()

    commands: ClassVar[dict[str, Command]] = {"board-open": _open, "bookmark-remove": _remove}


class DoubtsBoard(Board):
    """The codings that a correction left in doubt, to be settled one after the other."""

    mode: ClassVar[str] = "doubts"

    @property
    def title(self) -> str:
        """What it is."""
        return say("board.doubts")

    @property
    def facts(self) -> str:
        """How many are left."""
        return say("board.doubts.facts", doubts=self.total)

    @property
    def empty(self) -> str:
        """What stands where none is left."""
        return say("board.doubts.none")

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is in doubt, whose, and the words before."""
        return (
            Column(say("board.column.verdict"), 9),
            Column(say("board.column.code"), 4),
            Column(say("board.column.coder"), 8),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every coding in doubt."""
        self._doubts: dict[str, Doubt] = {each.coding: each for each in list_unsettled(self.study)}
        self._codebook = read_codebook(self.study)
        return [
            BoardRow(
                row,
                (
                    say(f"board.verdict.{each.verdict}"),
                    Cell("", each.code),
                    each.coder,
                    " ".join(each.before.split()),
                ),
                dim=each.coder != self.study.coder,
            )
            for row, each in self._doubts.items()
        ]

    def detail(self, width: int) -> list[Line]:
        """The words before, and where they are thought to stand now."""
        doubt = self._doubts.get(self.key)
        if doubt is None:
            return []
        code = self._codebook.get(doubt.code)
        lines = [Line(f"{code.name if code else doubt.code} · {doubt.transcript}", "head"), Line("")]
        lines.append(Line(say("board.doubts.before"), "dim"))
        lines += [Line(line, "quote") for line in textwrap.wrap(doubt.before, max(10, width))]
        lines += [Line(""), Line(say("board.doubts.after"), "dim")]
        after = doubt.after or say("board.doubts.nowhere")
        return lines + [Line(line, "here") for line in textwrap.wrap(after, max(10, width))]

    def _settled(self, sentence: str) -> None:
        self.changed = True
        self.read()
        self.told(say(sentence))

    def _keep(self) -> None:
        if self.key:
            settle_coding(self.study, self.key)
            self._settled("board.doubts.kept")

    def _remove(self) -> None:
        if self.key:
            settle_coding(self.study, self.key, remove=True)
            self._settled("board.doubts.removed")

    def _open(self) -> Asked | None:
        doubt = self._doubts.get(self.key)
        if doubt is None:
            return None
        return (GoTo(doubt.transcript, doubt.now.start if doubt.now else None),)

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "doubt-keep": _keep,
        "doubt-remove": _remove,
    }
