"""The quotations of a report beside the transcripts: problems first, each accepted, rejected or noted."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from qual.actions.check_quotes import decided_again
from qual.actions.decide_quotes import decide, reopen
from qual.actions.read_transcripts import open_transcript
from qual.actions.study import Study
from qual.core.graphemes import Split
from qual.core.quote import Match, marked_difference
from qual.core.quote_decision import (
    GRAVE_SPEAKERS,
    Decision,
    Loose,
    Review,
    Reviewed,
    asks,
    gravity,
    to_walk,
    worst_of,
)
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.tui.boards.board import Asked, Board, BoardRow, Column, Command, GoTo, Line, Push
from qual.tui.boards.found import FoundBoard
from qual.tui.keymap import say_keys

_SIGNS = {"grave": "✗", "asks": "?", "look": "!", "light": "~", "fine": "✓"}
_SHOWN_MATCHES = 4
_AROUND = 250
"""Characters of the transcript that are shown on each side of a quotation."""


class QuotesBoard(Board):
    """Every quotation of one report, as it was checked before the board was opened."""

    mode: ClassVar[str] = "quotes"

    def __init__(self, study: Study, split: Split, report: str, review: Review) -> None:
        self._report = report
        self._review = review
        self._only = ""
        super().__init__(study, split)

    @property
    def title(self) -> str:
        """Which report it is, and what the list is narrowed to."""
        if self._only:
            return say("board.quotes.only.title", report=self._report, verdict=self._only)
        return say("board.quotes", report=self._report)

    @property
    def facts(self) -> str:
        """How many stand as they are, and how many are open."""
        quotes = self._review.found.quotes
        return say(
            "board.quotes.facts",
            quotes=len(quotes),
            open=len(self._review.undecided),
            accepted=sum(each.review == "accepted" for each in quotes),
            rejected=len(self._review.rejected),
        )

    @property
    def empty(self) -> str:
        """What stands where the report quotes nobody."""
        return say("board.quotes.none")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Place in the report, how grave, what was decided, the words."""
        return (
            Column("#", 4, right=True),
            Column("", 1),
            Column(say("board.quotes.review"), 10),
            Column(say("board.quotes.words"), 14),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every quotation, the open ones first."""
        self._review = decided_again(self.study, self._review)
        self._there = {each.id: each for each in to_walk(self._review)}
        return [
            BoardRow(
                key,
                (
                    number_of(each),
                    _sign(each),
                    state_of(each, self._review),
                    worst_shown(each),
                    words_of(each),
                ),
                dim=not each.is_open and not _was_rejected(each),
                also=_said_of(each),
            )
            for key, each in self._there.items()
            if not self._only or self._only in _verdicts_of(each)
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
            for text, kind in (*told_of(each), *around(self.study, each))
            for line in textwrap.wrap(text, max(10, width)) or [""]
        ]

    def _open(self) -> Asked | None:
        each = self._there.get(self.key)
        if not isinstance(each, Reviewed) or not each.quote.matches:
            self.told(say("board.quotes.nowhere"), trouble=True)
            return None
        match = each.quote.matches[0]
        return (GoTo(match.transcript, match.span.start),)

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
            decide(self.study, self._report, self._review, [key], decision, reason)
            self.changed = True
            following = self._following(1)
            self.read()
            if decision and following:
                self.mark([row.key for row in self.rows].index(following))
            self.told(say(f"board.quotes.did.{decision or 'noted'}"))

        self.ask(prompt, decided, before.reason if before else "")

    def _decide_shown(self, decision: str) -> None:
        """Decide on all that is open in a list that was narrowed first, so that nothing goes along unseen."""
        if not (self._only or self.state.filter):
            self.told(say_keys("board.quotes.narrow"), trouble=True)
            return
        shown = [row.key for row in self.rows]
        keys = [key for key in shown if self._there[key].is_open and not self._there[key].is_rejected]
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
        """Show only the open ones, or those of one verdict."""
        counted = Counter(verdict for each in to_walk(self._review) for verdict in _verdicts_of(each))
        verdicts = sorted(counted, key=lambda each: (each != say("board.quotes.only.open"), each))
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
        if self.key and reopen(self.study, [self.key]):
            self.changed = True
            self.read()
            self.told(say("board.quotes.did.reopened"))

    def _following(self, step: int) -> str:
        """The next open quotation in the list, from the marked one on; empty where there is none."""
        keys: list[str] = [row.key for row in self.rows]
        at = self.state.marked
        onwards = keys[at + step :] + keys[:at] if step > 0 else keys[:at][::-1]
        for key in onwards:
            if self._there[key].is_open and key != self.key:
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


def number_of(each: Reviewed | Loose) -> str:
    """A quotation's number in the report; none for text that was not read as one."""
    return str(each.quote.index) if isinstance(each, Reviewed) else "-"


def verdict_of(each: Reviewed | Loose) -> str:
    """What is found of the words."""
    if isinstance(each, Loose):
        return say("board.quotes.unread")
    return each.quote.verdict.replace("_", " ")


def worst_shown(each: Reviewed | Loose) -> str:
    """What is worst of what is found, in a word or two."""
    return verdict_of(each) if isinstance(each, Loose) else worst_of(each.quote).replace("_", " ")


def words_of(each: Reviewed | Loose) -> str:
    """The words as the report prints them."""
    return " ".join((each.quote.quotation.text if isinstance(each, Reviewed) else each.left.text).split())


def state_of(each: Reviewed | Loose, review: Review) -> str:
    """What was decided, in a word or two; empty where nothing is asked."""
    if isinstance(each, Loose):
        decided = each.decision.decision if each.decision else ""
        return decided or say("board.quotes.open")
    if each.is_stale:
        return say("board.quotes.stale")
    if each.quote.review != "open":
        return each.quote.review
    if asks(each.quote):
        return say("board.quotes.new" if each.id in review.new else "board.quotes.open")
    return ""


def _verdicts_of(each: Reviewed | Loose) -> set[str]:
    """What a list can be narrowed to that shows this one: verdicts on words, speaker and use; open."""
    found = {verdict_of(each)}
    if each.is_open and not each.is_rejected:
        found.add(say("board.quotes.only.open"))
    if isinstance(each, Reviewed):
        quote = each.quote
        if quote.attribution_status in GRAVE_SPEAKERS:
            found.add(quote.attribution_status.replace("_", " "))
        found |= {caution.kind for caution in quote.cautions}
        found |= {"ambiguous"} if quote.location == "ambiguous" else set()
        found |= {"risk"} if quote.risk else set()
        found |= {quote.usage.replace("_", " ")} - {"single"}
    return found


def _said_of(each: Reviewed | Loose) -> str:
    """What the transcripts say at the places found, who says it, and whom the report names."""
    if isinstance(each, Loose):
        return each.left.place
    quote = each.quote
    places = [f"{_place(match)} {' '.join(match.text.split())}" for match in quote.matches[:_SHOWN_MATCHES]]
    return " ".join((each.id, quote.quotation.place, quote.quotation.attribution or "", *places))


def around(study: Study, each: Reviewed | Loose) -> Iterator[tuple[str, str]]:
    """What stands before and behind the first place of a quotation that a person must look at."""
    if isinstance(each, Loose) or not each.quote.matches or not asks(each.quote):
        return
    match = each.quote.matches[0]
    text = open_transcript(study, match.transcript).text
    span = match.span
    yield "", "text"
    yield f"{say('board.quotes.around')}: {_place(match)}", "head"
    before, behind = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    yield " ".join(f"… {before}[{span.of(text)}]{behind} …".split()), "quote"


def _sign(each: Reviewed | Loose) -> str:
    return _SIGNS[gravity(each.quote) if isinstance(each, Reviewed) else "asks"]


def _was_rejected(each: Reviewed | Loose) -> bool:
    return each.decision is not None and each.decision.decision == "rejected"


def told_of(each: Reviewed | Loose) -> Iterator[tuple[str, str]]:
    """What is told of a quotation, as (text, kind of line)."""
    if isinstance(each, Loose):
        yield each.left.place, "head"
        yield f"“{words_of(each)}”", "quote"
        yield "", "text"
        yield say("board.quotes.why_unread"), "trouble"
        yield from _told_of_decision(each.decision)
        return
    quote = each.quote
    quotation = quote.quotation
    by = f", {say('board.quotes.by')} {quotation.attribution}" if quotation.attribution else ""
    yield f"{quotation.place}{by}", "head"
    yield f"“{' '.join(quotation.text.split())}”", "quote"
    yield "", "text"
    yield say("board.quotes.verdict", words=quote.verdict.replace("_", " "), found=quote.location), "text"
    if quote.attribution_status != "none_given":
        speaker = quote.attribution_status.replace("_", " ")
        fits = f" ({quote.fits})" if quote.fits else ""
        yield say("board.quotes.speaker", speaker=speaker + fits), "text"
    if quote.matches and not quote.is_faithful:
        yield say("board.quotes.difference", difference=marked_difference(quote.difference)), "head"
    for one in quote.alteration:
        yield (
            say("board.quotes.altered", kind=one.kind, source=one.source or "-", report=one.report or "-"),
            ("trouble"),
        )
    if quote.usage != "single":
        yield (
            say("board.quotes.usage", usage=quote.usage.replace("_", " "), pair=quote.pair or "-"),
            "trouble",
        )
    for caution in quote.cautions:
        yield say(f"quotecheck.caution.{caution.kind}", "en", words=caution.words or "-"), "trouble"
    for reason in quote.risk:
        yield say("board.quotes.risk", reason=reason), "trouble"
    yield "", "text"
    for match in quote.matches[:_SHOWN_MATCHES]:
        yield _place(match), "head"
        yield f"“{' '.join(match.text.split())}”", "quote"
    if len(quote.matches) > _SHOWN_MATCHES:
        yield say("board.quotes.more", places=len(quote.matches) - _SHOWN_MATCHES), "dim"
    if not quote.matches:
        yield say("board.quotes.nowhere"), "trouble"
    yield from _told_of_decision(each.decision)
    if each.is_stale:
        yield say("board.quotes.why_stale"), "trouble"


def _told_of_decision(decision: Decision | None) -> Iterator[tuple[str, str]]:
    if decision is None:
        return
    yield "", "text"
    what = decision.decision or say("board.quotes.noted")
    yield f"{what} · {decision.coder} · {decision.at[:16].replace('T', ' ')}", "head"
    yield decision.reason, "text"


def _place(match: Match) -> str:
    is_other = match.respondent and match.respondent != match.speaker
    who = f"{match.speaker}={match.respondent}" if is_other else match.speaker
    return f"{match.transcript}:{turn_number(match.turn)} · {who}"
