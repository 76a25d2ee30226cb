"""The passages behind a number: every coding of some codes, respondents or transcripts, each passage once."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Sequence
from typing import ClassVar

from qual.actions.code_passages import read_codebook, write_memo
from qual.actions.mark_passages import mark_quote, quote_marks
from qual.actions.read_transcripts import open_transcript
from qual.actions.show_passages import Passage, passages
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.span import Span
from qual.core.words import number_of, say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, GoTo, Line

MARKS = ("", "key", "deviant")
_SIGNS = {"": " ", "key": "★", "deviant": "≠"}


class PassagesBoard(Board):
    """The codings that a number counts; `ids` are those of codings where they are known one by one.

    The same words with the same code of several coders are one row, under the coder's own where there is one.
    """

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
        codings = number_of("codings", len(self._found))
        if len(self.rows) < len(self._found) and not self.state.filter:
            codings = say("board.passages.twice", codings=codings, passages=len(self.rows))
        return say(
            "board.passages.facts", mentions=codings, respondents=number_of("respondents", len(people))
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
        self._same = self._together(found)
        self._codebook = read_codebook(self.study)
        self._marks = quote_marks(self.study)
        return [
            BoardRow(
                each.coding.id,
                (
                    _SIGNS[self._marked(each.coding.id)[1]],
                    each.respondent or each.speaker or "-",
                    Cell("", each.coding.code),
                    " ".join(each.coding.text.split()),
                ),
            )
            for each in found
            if each.coding.id in self._same
        ]

    def _together(self, found: Sequence[Passage]) -> dict[str, list[Passage]]:
        """The codings of the same words with the same code, under the id of the one that stands for them."""
        places: dict[tuple[str, Span, str], list[Passage]] = {}
        for each in found:
            coding = each.coding
            places.setdefault((coding.transcript, coding.span, coding.code), []).append(each)
        return {
            next((each for each in same if each.coding.coder == self.study.coder), same[0]).coding.id: same
            for same in places.values()
        }

    def _marked(self, key: str) -> tuple[str, str]:
        """The coding of a row that carries its mark, and the mark; the row's own where there is none."""
        of = (each.coding.id for each in self._same.get(key, ()))
        return next(((coding, self._marks[coding]) for coding in of if coding in self._marks), (key, ""))

    def detail(self, width: int) -> list[Line]:
        """Where the passage stands, its words with the turn around them, its memo."""
        passage = self._found.get(self.key)
        if passage is None:
            return []
        coding = passage.coding
        code = self._codebook.get(coding.code)
        coders = ", ".join(each.coding.coder for each in self._same[self.key])
        who = (passage.speaker, passage.respondent or "-", passage.about)
        lines = [
            Line(f"{coding.transcript} · {say('board.turn', turn=passage.turn + 1)}", "head"),
            Line(" · ".join(each for each in dict.fromkeys(who) if each), "dim"),
            Line(f"{code.name if code else coding.code} · {coders} · {coding.created[:10]}", "dim"),
        ]
        if mark := self._marked(self.key)[1]:
            lines.append(Line(say(f"board.mark.{mark}"), "here"))
        lines.append(Line(""))
        before, words, after = passage.around(open_transcript(self.study, coding.transcript).text)
        for text, kind in ((before, "dim"), (words, "here"), (after, "dim")):
            lines += [Line(line, kind) for line in textwrap.wrap(" ".join(text.split()), max(10, width))]
        for each in self._same[self.key]:
            if each.coding.memo:
                lines += [Line(""), Line(f"{say('board.memo')} · {each.coding.coder}", "head")]
                wrapped = (textwrap.wrap(part, width) for part in each.coding.memo.split("\n"))
                lines += [Line(line) for part in wrapped for line in part]
        return lines

    def _open(self) -> Asked | None:
        passage = self._found.get(self.key)
        return (GoTo(passage.coding.transcript, passage.coding.span.start),) if passage else None

    def _mark(self) -> None:
        coding, now = self._marked(self.key)
        if self.key:
            mark_quote(self.study, coding, MARKS[(MARKS.index(now) + 1) % len(MARKS)])
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
