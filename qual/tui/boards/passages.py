"""The passages behind a number: every coding of some codes, respondents or transcripts."""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from typing import ClassVar

from qual.actions.code_passages import read_codebook, write_memo
from qual.actions.mark_passages import mark_quote, quote_marks
from qual.actions.read_transcripts import open_transcript
from qual.actions.show_passages import Passage, passages
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.words import number_of, say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, GoTo, Line

MARKS = ("", "key", "deviant")
_SIGNS = {"": " ", "key": "★", "deviant": "≠"}


class PassagesBoard(Board):
    """The codings that a number counts; `ids` are those of codings where they are known one by one."""

    mode: ClassVar[str] = "passages"

    def __init__(
        self,
        study: Study,
        split: Split,
        heading: str,
        *,
        codes: Collection[str] | None = None,
        respondents: Collection[str] | None = None,
        ids: Collection[str] | None = None,
        coder: str = "",
    ) -> None:
        self.heading = heading
        self._codes, self._respondents, self._ids = codes, respondents, ids
        self._coder = coder
        self._found: dict[str, Passage] = {}
        super().__init__(study, split)

    @property
    def title(self) -> str:
        """What is counted."""
        return f"{say('board.passages')}  {self.heading}"

    @property
    def facts(self) -> str:
        """How many passages of how many respondents."""
        people = {each.respondent for each in self._found.values() if each.respondent}
        return say(
            "board.passages.facts",
            mentions=number_of("codings", len(self._found)),
            respondents=number_of("respondents", len(people)),
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """Who, which code, the words."""
        return (
            Column("", 1),
            Column(say("board.column.who"), 9),
            Column(say("board.column.code"), 4),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every passage, in reading order."""
        found = passages(
            self.study,
            codes=self._codes,
            respondents=self._respondents,
            ids=self._ids,
            coder=self._coder,
        )
        self._found = {each.coding.id: each for each in found}
        self._codebook = read_codebook(self.study)
        self._marks = quote_marks(self.study)
        return [
            BoardRow(
                each.coding.id,
                (
                    _SIGNS[self._marks.get(each.coding.id, "")],
                    each.respondent or each.speaker or "-",
                    Cell("", each.coding.code),
                    " ".join(each.coding.text.split()),
                ),
            )
            for each in found
        ]

    def detail(self, width: int) -> list[Line]:
        """Where the passage stands, its words with the turn around them, its memo."""
        passage = self._found.get(self.key)
        if passage is None:
            return []
        coding = passage.coding
        code = self._codebook.get(coding.code)
        who = (passage.speaker, passage.respondent or "-", passage.about)
        lines = [
            Line(f"{coding.transcript} · {say('board.turn', turn=passage.turn + 1)}", "head"),
            Line(" · ".join(each for each in dict.fromkeys(who) if each), "dim"),
            Line(f"{code.name if code else coding.code} · {coding.coder} · {coding.created[:10]}", "dim"),
        ]
        if mark := self._marks.get(coding.id):
            lines.append(Line(say(f"board.mark.{mark}"), "here"))
        lines.append(Line(""))
        before, words, after = passage.around(open_transcript(self.study, coding.transcript).text)
        for text, kind in ((before, "dim"), (words, "here"), (after, "dim")):
            lines += [Line(line, kind) for line in textwrap.wrap(" ".join(text.split()), max(10, width))]
        if coding.memo:
            lines += [Line(""), Line(say("board.memo"), "head")]
            lines += [Line(line) for part in coding.memo.split("\n") for line in textwrap.wrap(part, width)]
        return lines

    def _open(self) -> Asked | None:
        passage = self._found.get(self.key)
        return (GoTo(passage.coding.transcript, passage.coding.span.start),) if passage else None

    def _mark(self) -> None:
        now = self._marks.get(self.key, "")
        if self.key:
            mark_quote(self.study, self.key, MARKS[(MARKS.index(now) + 1) % len(MARKS)])
            self.changed = True
            self.read()

    def _memo(self) -> None:
        passage = self._found.get(self.key)
        if passage is None:
            return

        def written(text: str) -> None:
            write_memo(self.study, passage.coding.id, text)
            self.changed = True
            self.read()

        self.ask(say("board.memo"), written, passage.coding.memo, long=True)

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "quote-mark": _mark,
        "board-memo": _memo,
    }
