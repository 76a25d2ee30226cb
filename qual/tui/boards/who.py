"""The respondents behind a number: who is counted, with the passages of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from qual.actions.people import list_respondents
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Column, Command, Line, Push
from qual.tui.boards.passages import PassagesBoard


class WhoBoard(Board):
    """Some respondents; `behind` are (respondent, coding) of what each opens into, None for all of theirs."""

    mode: ClassVar[str] = "who"

    def __init__(
        self,
        study: Study,
        split: Split,
        heading: str,
        people: Sequence[str],
        behind: Iterable[tuple[str, str]] | None = None,
    ) -> None:
        self.heading = heading
        self._people = tuple(people)
        self._passages: dict[str, set[str]] | None = None
        if behind is not None:
            self._passages = {}
            for person, coding in behind:
                self._passages.setdefault(person, set()).add(coding)
        super().__init__(study, split)

    @property
    def title(self) -> str:
        """What they are counted for."""
        return f"{say('board.who')}  {self.heading}"

    @property
    def facts(self) -> str:
        """How many they are and how many of them have a passage; perspectives are not added together."""
        if self._passages is None:
            return say("board.who.all", respondents=len(self._people))
        groups: dict[str, list[str]] = {}
        for each in self._people:
            groups.setdefault(self._known[each].perspective if each in self._known else "", []).append(each)
        told = []
        for name, people in groups.items():
            said = sum(each in self._passages for each in people)
            key = "board.who.facts" if len(groups) == 1 else "board.who.group"
            label = self.study.settings.perspective_label(name)
            told.append(say(key, label=label, said=said, respondents=len(people)))
        return " · ".join(told)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Id, passages, what is known."""
        return (
            Column(say("board.column.who"), 8),
            Column(say("board.column.mentions"), 8, right=True),
            Column(say("board.who.known"), 20, grows=True),
        )

    def load(self) -> None:
        """Take what is known of the people."""
        self._known = {each.id: each for each in list_respondents(self.study)}

    def all_rows(self) -> list[BoardRow]:
        """A row for every one of them."""
        return [
            BoardRow(
                each,
                (each, self._number(each), self._about(each)),
                dim=self._passages is not None and each not in self._passages,
            )
            for each in self._people
        ]

    def _number(self, person: str) -> str:
        return "" if self._passages is None else str(len(self._passages.get(person, ())) or "·")

    def _about(self, person: str) -> str:
        known = self._known.get(person)
        if known is None:
            return ""
        return ", ".join(value for value in known.attributes.values() if value) or known.perspective

    def detail(self, width: int) -> list[Line]:
        """All that is known of the person, per wave where it differs."""
        del width
        person = self._known.get(self.key)
        if person is None:
            return []
        labels = self.study.settings.attribute_label
        lines = [Line(person.id, "head"), Line(person.perspective, "dim"), Line("")]
        lines += [Line(f"{labels(name)}: {value or '?'}") for name, value in person.attributes.items()]
        for wave, values in sorted(person.waves.items()):
            lines += [Line(f"{labels(name)} ({wave}): {value or '?'}") for name, value in values.items()]
        return lines

    def _open(self) -> Asked | None:
        person = self.key
        if not person:
            return None
        if self._passages is None:
            return (Push(PassagesBoard(self.study, self.split, person, respondents=(person,))),)
        ids = self._passages.get(person, set())
        if not ids:
            self.told(say("board.table.no_passages"))
            return None
        return (Push(PassagesBoard(self.study, self.split, f"{person} · {self.heading}", ids=ids)),)

    commands: ClassVar[dict[str, Command]] = {"board-open": _open}
