"""Walking through the quotations of a report by typed lines: a line in, sentences out."""

from __future__ import annotations

from collections.abc import Iterable

from qual.actions.check_quotes import decided_again
from qual.actions.decide_quotes import decide, reopen
from qual.actions.study import Study
from qual.actions.undo import Taken, large_change, redo, undo
from qual.core.quote_comment import counted_said
from qual.core.quote_decision import Loose, Review, Reviewed, to_walk
from qual.core.words import say
from qual.core.words.plain import PLAIN
from qual.errors import QualError
from qual.tui.boards.quote_lines import around, state_of, told_of, words_of, worst_shown
from qual.tui.plain.naming import is_yes

_HELP = "plain.quotes.help."

Said = Iterable[str]


class PlainQuotes:
    """The quotations of one report, one after the other, open ones first. `done` turns true at the end."""

    def __init__(self, study: Study, report: str, review: Review) -> None:
        self.study = study
        self.done = False
        self._report = report
        self._at = 0
        self._order = [each.id for each in to_walk(review)]
        self._read(review)

    def _read(self, review: Review) -> None:
        """Take what was decided anew; the order stays, so that numbers stay."""
        self._review = decided_again(self.study, review)
        there = {each.id: each for each in to_walk(self._review)}
        self._quotes = [there[each] for each in self._order]

    @property
    def _now(self) -> Reviewed | Loose | None:
        return self._quotes[self._at] if self._quotes else None

    # The conversation

    def welcome(self) -> Said:
        """What is said first: the report, how much is open, how to go on."""
        yield say("board.quotes", report=self._report)
        yield self._counted()
        if not self._quotes:
            self.done = True
            yield say("board.quotes.none")
            return
        yield say("plain.quotes.how")
        yield from self._shown()

    def answer(self, line: str) -> Said:
        """Do what a line asks; gives the sentences to say. What cannot be is said, never raised."""
        try:
            yield from self._answer(line.strip())
        except QualError as error:
            yield say("plain.refused", reason=error)

    def leave(self) -> None:
        """Nothing waits: every decision was kept when it was told."""

    def _answer(self, line: str) -> Said:
        word, _, rest = line.partition(" ")
        match word:
            case "" | ">" | "j":
                yield from self._go(1)
            case "<" | "k":
                yield from self._go(-1)
            case "a" | "x" | "n":
                yield from self._decide({"a": "accepted", "x": "rejected", "n": ""}[word], rest.strip())
            case "r":
                yield from self._reopen()
            case "list":
                yield from self._listed(rest)
            case "z" if (large := large_change(self.study)) and not is_yes(rest):
                yield say("plain.take_back", deed=large)
            case "z" | "y":
                yield from self._taken(undo(self.study) if word == "z" else redo(self.study), word)
            case "?":
                for key, text in PLAIN.items():
                    if key.startswith(_HELP):
                        yield f"{key.removeprefix(_HELP)}: {text}"
            case "quit":
                self.done = True
                yield self._counted()
            case _ if word.isdecimal() and 0 < int(word) <= len(self._quotes):
                self._at = int(word) - 1
                yield from self._shown()
            case _:
                yield say("plain.not_understood", line=word)

    # What is said

    def _counted(self) -> str:
        return counted_said(self._review, "en")

    def _shown(self) -> Said:
        now = self._now
        if now is None:
            return
        state = state_of(now, self._review) or say("plain.quotes.nothing_asked")
        yield say("plain.quotes.at", number=self._at + 1, quotes=len(self._quotes), state=state)
        for text, _ in (*told_of(now, self._review), *around(self.study, now)):
            if text:
                yield text

    def _listed(self, wanted: str) -> Said:
        """The quotations with their numbers, those with some words in the line where words are given."""
        for number, each in enumerate(self._quotes, 1):
            state, status = state_of(each, self._review), worst_shown(each)
            about = f"{status}, {state}" if state else status
            line = say("plain.quotes.row", number=number, about=about, words=words_of(each))
            if wanted.strip().casefold() in line.casefold():
                yield line

    # What is done

    def _go(self, step: int) -> Said:
        """To the next open quotation, or the one before."""
        size = len(self._quotes)
        for far in range(1, size + 1):
            at = (self._at + step * far) % size
            if self._quotes[at].waits:
                if at == self._at:
                    break
                self._at = at
                yield from self._shown()
                return
        yield say("board.quotes.no_more")

    def _decide(self, decision: str, reason: str) -> Said:
        now = self._now
        if now is None:
            return
        if not reason:
            yield say("plain.quotes.needs_text" if not decision else "plain.quotes.needs_why")
            return
        before = now.decision
        decide(self.study, self._report, self._review, [now.id], decision, reason)
        self._read(self._review)
        yield say(f"board.quotes.did.{decision or 'noted'}")
        if before is not None:
            yield say(
                "plain.quotes.before", what=before.decision or say("board.quotes.noted"), reason=before.reason
            )
        if decision:
            yield from self._go(1)

    def _reopen(self) -> Said:
        now = self._now
        if now is not None and now.decision is not None:
            reopen(self.study, [now.id])
            self._read(self._review)
            yield say("board.quotes.did.reopened")
        else:
            yield say("plain.quotes.not_decided")

    def _taken(self, taken: Taken | None, word: str) -> Said:
        self._read(self._review)
        if taken is None:
            yield say("plain.nothing_undone" if word == "z" else "plain.nothing_redone")
            return
        yield f"{taken.sentence}."
        yield from self._shown()
