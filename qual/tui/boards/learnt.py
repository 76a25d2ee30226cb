"""What the learner can do and cannot, code by code, and whether its promises hold."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.load_codebook import Use, use_of_codes
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.suggestion import CodeLearnt, Learnt
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, Learn, Line, Push, Work
from qual.tui.boards.cues import CuesBoard
from qual.tui.boards.passages import PassagesBoard
from qual.tui.boards.second_look import SecondLookBoard
from qual.tui.keymap import say_keys


class LearntBoard(Board):
    """A row per code: its codings, whether the inbox speaks for it, how often it was right, what it needs."""

    mode: ClassVar[str] = "learnt"

    def __init__(self, study: Study, split: Split, learnt: Learnt | None = None) -> None:
        self._learnt = learnt
        self._learns_anew = False
        super().__init__(study, split)

    def take_learnt(self, learnt: Learnt) -> None:
        """Show what was learnt meanwhile."""
        self._learnt = learnt
        self._learns_anew = False
        self.read()

    def after_undo(self) -> Asked:
        """Figures of the study as it is now."""
        self._learns_anew = not self._is_off
        return () if self._is_off else (Learn(),)

    def after_change(self) -> Asked:
        """The same after cues were changed."""
        return self.after_undo()

    @property
    def _is_off(self) -> bool:
        return self.study.settings.inbox == "off"

    @property
    def empty(self) -> str:
        """What stands where nothing was learnt yet."""
        return self.facts if self._learnt is None else say("suggest.silent.no_codes")

    @property
    def title(self) -> str:
        """What it is."""
        return say("board.learnt")

    @property
    def facts(self) -> str:
        """From how much was learnt, and what became of what was promised."""
        if self._is_off:
            return say("board.learnt.off")
        if self._learnt is None or self._learns_anew:
            return say("board.learnt.not_yet")
        return say("board.learnt.facts", sentences=self._learnt.sentences)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Code, codings, respondents, average precision, what people took, what it does."""
        return (
            Column(say("board.column.code"), 20, grows=True, most=34),
            Column(say("board.column.codings" if self._is_off else "board.learnt.sentences"), 9, right=True),
            Column(say("board.column.respondents"), 6, right=True),
            Column(say("board.learnt.ranking"), 7, right=True),
            Column(say("board.learnt.taken"), 11, right=True),
            Column(say("board.learnt.inbox"), 28, grows=True),
        )

    @property
    def least_width(self) -> int:
        """The list needs room to say in full what the inbox does."""
        return 110

    def shown(self, room: int) -> tuple[int, ...]:
        """What people took stands in the list where there is room; it is told of each code all the same."""
        return (0, 1, 2, 3, 4, 5) if room >= 100 else (0, 1, 2, 3, 5)

    def all_rows(self) -> list[BoardRow]:
        """A row for every code that is offered, in the codebook's order."""
        self._codes = read_codebook(self.study)
        if self._is_off:
            return self._unlearnt()
        learnt = self._learnt.codes if self._learnt else ()
        self._by_code = {each.code: each for each in learnt}
        rows = []
        for code in self._codes:
            each = self._by_code.get(code.id)
            if each is not None:
                ranking = "-" if each.ranking is None else f"{each.ranking:.2f}"
                cells = (
                    Cell("  " * self._codes.depth(code.id) + code.name, code.id),
                    str(each.codings),
                    str(each.respondents),
                    ranking,
                    f"{each.taken} of {each.decided}" if each.decided else "",
                    each.inbox.partition(";")[0],
                )
                rows.append(BoardRow(code.id, cells, dim=not each.speaks))
        return rows

    def _unlearnt(self) -> list[BoardRow]:
        """A row for every code that is offered, with what is known where nothing is learnt."""
        uses = use_of_codes(self.study)
        return [
            BoardRow(
                code.id,
                (
                    Cell("  " * self._codes.depth(code.id) + code.name, code.id),
                    *(str(number) for number in uses.get(code.id, Use(0, 0))),
                    "-",
                    "",
                    say("board.learnt.inbox_off"),
                ),
                dim=True,
            )
            for code in self._codes
            if not code.is_retired
        ]

    def detail(self, width: int) -> list[Line]:
        """In words what the marked code's figures say, and the promise over all codes."""
        if self._is_off:
            off = say_keys("board.learnt.off_told")
            return [Line(line) for line in textwrap.wrap(off, max(10, width))]
        if self._learnt is None:
            return [Line(line) for line in textwrap.wrap(say("board.learnt.wait"), max(10, width))]
        each = self._by_code.get(self.key)
        engine = self._learnt.language
        told = [
            (self._learnt.promise, "text"),
            (say("board.learnt.how"), "dim"),
            (say("board.learnt.read_with", engine=engine) if engine else "", "dim"),
        ]
        if each is not None:
            told = [
                (self._codes[each.code].name, "head"),
                (self._in_words(each), "text"),
                (each.told, "text"),
                ("", "text"),
                *told,
            ]
        return [
            Line(line, kind)
            for text, kind in told
            for line in (textwrap.wrap(text, max(10, width)) if text else [""])
        ]

    def _in_words(self, each: CodeLearnt) -> str:
        if each.ranking is None:
            return say("board.learnt.little" if each.codings else "board.learnt.nothing")
        strong = "good" if each.ranking >= 0.5 else "some" if each.ranking >= 0.25 else "weak"
        return say(f"board.learnt.{strong}", share=f"{each.ranking:.2f}")

    def _cues(self) -> Asked:
        if not self.key:
            return ()
        cues = CuesBoard(self.study, self.split, self.key)
        return Push(cues), *cues.work

    def _second_look(self) -> Asked:
        if self._is_off:
            self.told(say("board.no_engine"), trouble=True)
            return ()
        return Push(SecondLookBoard(self.study, self.split)), Work("second-look")

    def _open(self) -> Asked:
        code = self._codes.get(self.key)
        if code is None:
            return ()
        return (Push(PassagesBoard(self.study, self.split, code.name, codes=[code.id])),)

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "learnt-cues": _cues,
        "learnt-second-look": _second_look,
    }
