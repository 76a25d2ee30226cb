"""The quotations of a report beside the transcripts: problems first, each accepted, rejected or noted."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import ClassVar

from qual.actions.check_quotes import decided_again
from qual.actions.decide_quotes import decide, reopen
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.quote_decision import Loose, Review, Reviewed, to_walk
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Column, Command, GoTo, Line, Push
from qual.tui.boards.found import FoundBoard
from qual.tui.boards.quote_lines import (
    around,
    number_of,
    place_of,
    said_of,
    sign_of,
    state_of,
    states_of,
    told_of,
    verdicts_of,
    words_of,
    worst_shown,
)
from qual.tui.keymap import say_keys

_STATES = ("open", "stale", "rejected", "accepted")


class QuotesBoard(Board):
    """Every quotation of one report, as it was checked before the board was opened.

    The order is that of the beginning, so that a row stays where it is while others are decided on.
    """

    mode: ClassVar[str] = "quotes"

    def __init__(self, study: Study, split: Split, report: str, review: Review) -> None:
        self._report = report
        self._review = review
        self._only = ""
        self._order = [each.id for each in to_walk(review)]
        super().__init__(study, split)

    @property
    def detail_share(self) -> float:
        """What is printed and what was said matter more than the list."""
        return 0.6

    @property
    def title(self) -> str:
        """Which report it is, and what the list is narrowed to."""
        if self._only:
            return say("board.quotes.only.title", report=self._report, verdict=self._only)
        return say("board.quotes", report=self._report)

    @property
    def facts(self) -> str:
        """How many stand as they are, and how many are open."""
        counted = self._review.counted
        return say(
            "board.quotes.facts.unread" if counted.unread else "board.quotes.facts", **counted._asdict()
        )

    @property
    def empty(self) -> str:
        """What stands where the report quotes nobody, or where the list was narrowed too far."""
        return say("board.quotes.none_shown" if self._there else "board.quotes.none")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Place in the report, how grave, what was decided, the words."""
        return (
            Column("#", 4, right=True),
            Column("", 1),
            Column(say("board.quotes.review"), 10),
            Column(say("board.quotes.words"), 17),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every quotation, the open ones first."""
        self._review = decided_again(self.study, self._review)
        there = {each.id: each for each in to_walk(self._review)}
        self._there = {key: there[key] for key in self._order}
        return [
            BoardRow(
                key,
                (
                    number_of(each),
                    sign_of(each),
                    state_of(each, self._review),
                    worst_shown(each),
                    words_of(each),
                ),
                dim=not each.waits,
                also=said_of(each),
            )
            for key, each in self._there.items()
            if not self._only or self._only in self._groups_of(each)
        ]

    def fits(self, words: str, row: BoardRow) -> bool:
        """Whether each of the words stands in the report's, the transcript's, or who said them and where."""
        text = row.text.casefold()
        return all(word in text for word in words.casefold().split())

    def detail(self, width: int) -> list[Line]:
        """The report's words above the transcript's, what differs, and what was decided."""
        each = self._there.get(self.key)
        if each is None:
            return []
        return [
            Line(line, kind)
            for text, kind in (*told_of(each, self._review), *around(self.study, each))
            for line in textwrap.wrap(text, max(10, width)) or [""]
        ]

    def _groups_of(self, each: Reviewed | Loose) -> set[str]:
        return verdicts_of(each) | states_of(each, self._review)

    def _open(self) -> Asked | None:
        each = self._there.get(self.key)
        if not isinstance(each, Reviewed) or not each.quote.matches:
            self.told(say("board.quotes.nowhere"), trouble=True)
            return None
        places = each.quote.matches
        goals = [GoTo(match.transcript, match.span.start, match.span.end) for match in places]
        if len(goals) == 1:
            return (goals[0],)
        shown = [f"{place_of(match)}  {' '.join(match.text.split())}" for match in places]
        self.choose(say("board.quotes.which"), shown, lambda at: (goals[at],))
        return None

    def _accept(self) -> None:
        self._ask_reason("accepted", say("board.quotes.why_accepted"))

    def _reject(self) -> None:
        self._ask_reason("rejected", say("board.quotes.why_rejected"))

    def _note(self) -> None:
        self._ask_reason("", say("board.quotes.note"))

    def _ask_reason(self, decision: str, prompt: str) -> None:
        key = self.key
        if not key:
            return
        before = self._there[key].decision

        def decided(reason: str) -> None:
            if not reason.strip():
                self.ask(f"{say('board.quotes.needs_reason')} {prompt}", decided)
                self.told(say("board.quotes.needs_reason"), trouble=True)
                return
            decide(self.study, self._report, self._review, [key], decision, reason)
            self.changed = True
            following = self._following(1)
            self.read()
            if decision and following in [row.key for row in self.rows]:
                self.mark([row.key for row in self.rows].index(following))
            self.told(say(f"board.quotes.did.{decision or 'noted'}"))

        # a note is edited; a decision is taken anew, and its old reason stands in the detail
        self.ask(prompt, decided, before.reason if before and not decision else "")

    def _decide_shown(self, decision: str) -> None:
        """Decide on all that is open in a list that was narrowed first, so that nothing goes along unseen."""
        if not (self._only or self.state.filter):
            self.told(say_keys("board.quotes.narrow"), trouble=True)
            return
        shown = [row.key for row in self.rows]
        keys = [key for key in shown if self._there[key].waits]
        if not keys:
            self.told(say("board.quotes.none_open"), trouble=True)
            return

        def decided(reason: str) -> None:
            made = decide(self.study, self._report, self._review, keys, decision, reason)
            self.changed = True
            self.read()
            self.told(f"{say(f'board.quotes.did.{decision}')}: {len(made)}")

        self.ask(say(f"board.quotes.all_{decision}", quotes=len(keys)), decided)

    def _narrow(self) -> None:
        """Show only the open ones, those that were decided on so, or those of one verdict."""
        counted = Counter(group for each in self._there.values() for group in self._groups_of(each))
        states = [say(f"quotecheck.{each}") for each in _STATES] + [say("board.quotes.only.new")]
        verdicts = [
            *(each for each in states if counted[each]),
            *(each for each in sorted(counted) if each not in states),
        ]
        options = [say("board.quotes.only.row", verdict=each, quotes=counted[each]) for each in verdicts]

        def chosen(at: int) -> None:
            self._only = verdicts[at - 1] if at else ""
            self.list_rows()
            self.mark(0)

        self.choose(say("board.quotes.only"), [say("board.quotes.only.all"), *options], chosen)

    def _clear(self) -> Asked | None:
        """Show all again before the board is left."""
        if self._only:
            self._only = ""
            self.list_rows()
            return None
        return super()._clear()

    def _search(self) -> Asked:
        """Look for words in all transcripts, without leaving the list."""
        board = FoundBoard(self.study, self.split)
        board.begin()
        return (Push(board),)

    def _reopen(self) -> None:
        if not self.key or self._there[self.key].decision is None:
            self.told(say("board.quotes.not_decided"))
            return
        reopen(self.study, [self.key])
        self.changed = True
        self.read()
        self.told(say("board.quotes.did.reopened"))

    def _following(self, step: int) -> str:
        """The next one in the list that waits for a decision, from the marked one on; empty for none."""
        keys: list[str] = [row.key for row in self.rows]
        at = self.state.marked
        onwards = keys[at + step :] + keys[:at] if step > 0 else keys[:at][::-1]
        for key in onwards:
            if self._there[key].waits and key != self.key:
                return key
        return ""

    def _go(self, step: int) -> None:
        key = self._following(step)
        if key:
            self.mark([row.key for row in self.rows].index(key))
        else:
            self.told(say("board.quotes.no_more"))

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _open,
        "quote-accept": _accept,
        "quote-reject": _reject,
        "quote-note": _note,
        "quote-reopen": _reopen,
        "quote-only": _narrow,
        "quote-search": _search,
        "quote-accept-shown": lambda board: board._decide_shown("accepted"),
        "quote-reject-shown": lambda board: board._decide_shown("rejected"),
        "board-close": _clear,
        "quote-next": lambda board: board._go(1),
        "quote-before": lambda board: board._go(-1),
    }
