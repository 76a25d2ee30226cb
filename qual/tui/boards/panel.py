"""The same people in two waves on the screen: who has a code in both, in one of them, in neither."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import combinations
from typing import ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.follow_moves import panel_waves
from qual.actions.synthesise import compare_waves
from qual.core.framework import mentions_by_code
from qual.core.mention import Mention
from qual.core.panel_change import Change, CodeChange
from qual.core.words import say
from qual.tui.boards.board import Asked, BoardRow, Cell, Column, Command, Line
from qual.tui.boards.tables import TableBoard, share_of

BASE, FIRST, SECOND, BOTH, GAINED, LOST, NEVER = range(7)

_QUOTES = 4


class PanelBoard(TableBoard):
    """Codes down; who had it in which of two waves across. The base is who was seen, and asked, in both."""

    mode: ClassVar[str] = "panel"
    alone: ClassVar[str] = "board.panel.one_perspective"
    first = second = ""
    is_tested = False

    def load(self) -> None:
        """Compare anew."""
        self._report, self._changes, _ = compare_waves(
            self.study, first=self.first, second=self.second, test=self.is_tested
        )
        self._mentions = mentions_by_code(self._report, read_codebook(self.study))

    @property
    def groups(self) -> Sequence[tuple[str, str]]:
        """The perspectives with people who were seen in both waves."""
        return [(each.perspective, each.label) for each in self._changes]

    @property
    def change(self) -> Change | None:
        """The change that is shown."""
        return self._changes[self.at] if self._changes else None

    @property
    def facts(self) -> str:
        """Who they are."""
        change = self.change
        if change is None:
            return ""
        return say("board.panel.facts", base=len(change.base), first=change.first, second=change.second)

    @property
    def empty(self) -> str:
        """What stands where nobody was seen twice."""
        return say("board.panel.none")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The code, the base, the waves, and what became of it."""
        change = self.change
        first, second = (change.first, change.second) if change else ("1", "2")
        heads = (
            say("board.panel.base"),
            first,
            second,
            say("board.panel.both"),
            say("board.panel.only", wave=second),
            say("board.panel.only", wave=first),
            say("board.panel.neither"),
            *(["p"] if self.is_tested else []),
        )
        return (
            Column(say("board.column.theme"), 18, grows=True, most=44),
            *(Column(head, max(4, min(9, len(head))), right=True) for head in heads),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every code."""
        change = self.change
        return [self._code_row(each) for each in change.codes] if change else []

    def _code_row(self, each: CodeChange) -> BoardRow:
        numbers = [
            each.base,
            each.before,
            each.after,
            *(len(people) for people in (each.kept, each.gained, each.lost, each.never)),
        ]
        cells = [Cell(str(number), style="" if number else "dim") for number in numbers]
        if self.is_tested:
            cells.append(Cell("–" if each.p is None else "<.001" if each.p < 0.001 else f"{each.p:.3f}"))
        name = Cell("  " * each.depth + each.code.name, each.code.id)
        return BoardRow(each.code.id, (name, *cells), dim=not each.before and not each.after)

    @property
    def marked(self) -> CodeChange | None:
        """The marked code."""
        return (
            next((each for each in self.change.codes if each.code.id == self.key), None)
            if self.change
            else None
        )

    def _people(self, each: CodeChange) -> tuple[str, ...]:
        """The respondents that the marked number counts."""
        everybody = (*each.kept, *each.gained, *each.lost, *each.never)
        return {
            FIRST: (*each.kept, *each.lost),
            SECOND: (*each.kept, *each.gained),
            BOTH: each.kept,
            GAINED: each.gained,
            LOST: each.lost,
            NEVER: each.never,
        }.get(self.place, everybody)

    def _behind(self, each: CodeChange) -> list[Mention]:
        """The passages in the two waves of those whom the marked number counts."""
        change = self.change
        if change is None:
            return []
        waves = {FIRST: {change.first}, SECOND: {change.second}}.get(
            self.place, {change.first, change.second}
        )
        people = set(self._people(each))
        return [one for one in self._mentions[each.code.id] if one.respondent in people and one.wave in waves]

    def _heading(self, each: CodeChange) -> str:
        return f"{each.code.name} · {self.columns[self.marked_column].head}"

    def detail(self, width: int) -> list[Line]:
        """Who kept, gained, lost or never had the code, and words of both waves."""
        each, change = self.marked, self.change
        if each is None or change is None:
            return []
        lines = [Line(each.code.name, "head")]
        lines += [Line(line) for line in textwrap.wrap(self._sentence(each, change), max(10, width))]
        for head, people in (
            (say("board.panel.both"), each.kept),
            (say("board.panel.only", wave=change.second), each.gained),
            (say("board.panel.only", wave=change.first), each.lost),
            (say("board.panel.neither"), each.never),
        ):
            if people:
                lines += [Line(one) for one in textwrap.wrap(f"{head}: {', '.join(people)}", max(10, width))]
        lines += [Line(one, "dim") for one in textwrap.wrap(say("board.panel.silence"), max(10, width))]
        if self.is_tested:
            lines += [Line(one, "dim") for one in textwrap.wrap(say("board.panel.test"), max(10, width))]
        for mention in self._behind(each)[:_QUOTES]:
            text = f"“{' '.join(mention.text.split())}” {mention.respondent} {mention.wave}"
            lines += [Line(""), *(Line(one, "quote") for one in textwrap.wrap(text, max(10, width)))]
        return lines

    def _sentence(self, each: CodeChange, change: Change) -> str:
        return say(
            "board.panel.sentence",
            before=share_of(each.before, each.base),
            first=change.first,
            after=each.after,
            second=change.second,
        )

    # Keys

    def _open(self) -> Asked | None:
        each = self.marked
        if each is None:
            return None
        passages = self._behind(each)
        if passages and self.place not in (BASE, NEVER):
            return self.passages_of(self._heading(each), passages)
        return self.people_of(self._heading(each), self._people(each))

    def _who(self) -> Asked | None:
        each = self.marked
        return self.people_of(self._heading(each), self._people(each), self._behind(each)) if each else None

    def _test(self) -> None:
        self.is_tested = not self.is_tested
        self.read()

    def _waves(self) -> None:
        pairs = list(combinations(panel_waves(self.study), 2))
        if len(pairs) < 2:
            self.told(say("board.panel.two_waves"))
            return

        def chosen(at: int) -> None:
            self.first, self.second = pairs[at]
            self.read()

        self.choose(say("board.panel.choose"), [f"{one} – {other}" for one, other in pairs], chosen)

    commands: ClassVar[dict[str, Command]] = {
        **TableBoard.commands,
        "board-open": _open,
        "table-who": _who,
        "panel-test": _test,
        "panel-waves": _waves,
    }
