"""The research questions on the screen, by their evidence: who is heard on each, and what has no question."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from qual.actions.code_passages import read_codebook
from qual.actions.synthesise import answer_questions
from qual.core.codebook import Code
from qual.core.evidence import Evidence
from qual.core.framework import mentions_by_code
from qual.core.mention import Mention
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, Line
from qual.tui.boards.tables import TableBoard, share_of

_QUOTES = 3


class QuestionsBoard(TableBoard):
    """Questions down, perspectives across; under them the codes that answer no question."""

    mode: ClassVar[str] = "questions"

    def load(self) -> None:
        """Look for evidence anew."""
        self._report, self._answered = answer_questions(self.study)
        codebook = read_codebook(self.study)
        self._mentions = mentions_by_code(self._report, codebook)
        self._codes: dict[str, Code] = {f"code {code.id}": code for code in self._answered.without_question}
        self._questions: dict[str, Evidence] = {
            f"question {each.question.id}": each for each in self._answered.questions
        }

    @property
    def title(self) -> str:
        """What it is, of all perspectives beside each other."""
        blind = f"  {say('board.table.blind')}" if self.study.is_blind else ""
        return f"{say('board.questions')}{blind}"

    @property
    def facts(self) -> str:
        """How many questions, and how many of them nobody says anything to."""
        return say(
            "board.questions.facts",
            questions=len(self._questions),
            silent=sum(each.has_none for each in self._questions.values()),
            codes=len(self._codes),
        )

    @property
    def empty(self) -> str:
        """What stands where nothing is asked and nothing coded."""
        return say("board.questions.none")

    @property
    def _labels(self) -> list[str]:
        return [each.label for each in self._report.interviewed]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The question, and who is heard of each perspective; nothing is added up over them."""
        return (
            Column(say("board.questions.question"), 24, grows=True),
            Column(say("board.questions.codes"), 5, right=True),
            *(Column(label, max(6, min(12, cell_len(label))), right=True) for label in self._labels),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every question, then one for every code without a question and every unknown question."""
        rows = []
        for key, each in self._questions.items():
            heard: list[Cell | str] = [_of(len(one.respondents), len(one.base)) for one in each.heard]
            cells = (
                each.question.question,
                str(len(each.codes) or "–"),
                *heard,
            )
            rows.append(BoardRow(key, cells, dim=each.has_none))
        for key, code in self._codes.items():
            heard = [
                _of(len(self._said(code, at)), len(self._report.base_of(code.id, group)))
                for at, group in enumerate(self._report.interviewed)
            ]
            name = say("board.questions.without", name=code.name)
            rows.append(BoardRow(key, (name, "", *heard), dim=True))
        for code, asked in self._answered.unknown:
            name = say("board.questions.unknown", name=code.name, question=asked)
            rows.append(BoardRow(f"unknown {code.id} {asked}", (name, *("" for _ in self.columns[1:]))))
        return rows

    def _said(self, code: Code, at: int) -> set[str]:
        perspective = self._report.interviewed[at].perspective
        return {each.respondent for each in self._mentions[code.id] if each.perspective == perspective}

    @property
    def _perspective_at(self) -> int:
        """The place of the marked column's perspective; -1 where it is of all of them."""
        at = self.place - 1
        return at if 0 <= at < len(self._labels) else -1

    def _behind(self) -> list[Mention]:
        """The passages behind the marked number."""
        if self.key in self._questions:
            found: Sequence[Mention] = self._questions[self.key].passages
        elif self.key in self._codes:
            found = self._mentions[self._codes[self.key].id]
        else:
            return []
        at = self._perspective_at
        if at < 0:
            return list(found)
        perspective = self._report.interviewed[at].perspective
        return [each for each in found if each.perspective == perspective]

    def _base(self) -> tuple[str, ...]:
        """The respondents that the marked number is of."""
        groups = self._report.interviewed
        chosen = range(len(groups)) if self._perspective_at < 0 else [self._perspective_at]
        base: list[str] = []
        for at in chosen:
            if self.key in self._questions:
                base += self._questions[self.key].heard[at].base
            elif self.key in self._codes:
                base += self._report.base_of(self._codes[self.key].id, groups[at])
        return tuple(base)

    @property
    def _heading(self) -> str:
        if self.key in self._questions:
            name = self._questions[self.key].question.id
        else:
            name = self._codes[self.key].name if self.key in self._codes else ""
        at = self._perspective_at
        return name if at < 0 else f"{name} · {self._labels[at]}"

    def detail(self, width: int) -> list[Line]:
        """The question in full, who is heard, the codes that answer it, and some of the words."""
        each = self._questions.get(self.key)
        if each is None:
            text = say("board.questions.how")
            return [Line(line, "dim") for line in textwrap.wrap(text, max(10, width))]
        lines = [Line(line, "head") for line in textwrap.wrap(each.question.question, max(10, width))]
        if each.has_none:
            lines.append(Line(say("board.questions.silent"), "trouble"))
        for one in each.heard:
            if one.base:
                share = share_of(len(one.respondents), len(one.base))
                lines.append(
                    Line(say("board.questions.heard", label=one.label, share=share, mentions=one.mentions))
                )
        lines.append(Line(""))
        if each.codes:
            silent = {code.id for code in each.silent}
            names = [
                f"{c.name} ({say('board.questions.nobody')})" if c.id in silent else c.name
                for c in each.codes
            ]
            lines += _wrapped(say("board.questions.answers", codes=", ".join(names)), width)
        else:
            lines += _wrapped(say("board.questions.no_code", question=each.question.id), width)
        for mention in self._behind()[:_QUOTES]:
            lines += [
                Line(""),
                *_wrapped(f"“{' '.join(mention.text.split())}” {mention.respondent}", width, "quote"),
            ]
        return lines

    def _open(self) -> Asked | None:
        return self.passages_of(self._heading, self._behind())

    def _who(self) -> Asked | None:
        return self.people_of(self._heading, self._base(), self._behind())

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "table-who": _who,
    }


def _of(said: int, base: int) -> Cell:
    return Cell(f"{said}/{base}" if base else "–", style="" if said else "dim")


def _wrapped(text: str, width: int, kind: str = "text") -> list[Line]:
    return [Line(line, kind) for line in textwrap.wrap(text, max(10, width))]
