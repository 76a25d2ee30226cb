"""Suggestions of a transcript, decided one after the other by one key each."""

from __future__ import annotations

import textwrap
from functools import partial
from typing import Any, ClassVar

from qual.actions.code_passages import read_codebook
from qual.actions.decide_suggestions import (
    accept_suggestion,
    accept_suggestions,
    change_suggestion,
    open_suggestions,
    reject_suggestion,
    turn_read_to,
    waiting_elsewhere,
    why_none_wait,
)
from qual.actions.read_transcripts import open_transcript
from qual.actions.study import Study
from qual.actions.tell_reasons import nearby_passages
from qual.actions.undo import last_change, undo
from qual.core.graphemes import Split
from qual.core.sentences import sentence_at, sentences
from qual.core.span import Span
from qual.core.suggestion import (
    Anchor,
    Nearby,
    Suggestion,
    in_words,
    inbox_order,
    main_reasons,
    shortened,
    still_there,
)
from qual.core.transcript import turn_number
from qual.core.units import turn_index
from qual.core.words import number_of, say
from qual.tui.boards.board import Asked, Board, BoardRow, Cell, Column, Command, GoTo, Line, Work
from qual.tui.keymap import DIGITS, say_keys
from qual.tui.marks import pinned

BEFORE = 160
"""Characters of a turn that are shown before and behind the passage: who decides must see the passage."""


def _by_digit(digit: str, board: ReviewBoard) -> None:
    board.put_pinned(digit)


class ReviewBoard(Board):
    """The open suggestions of one transcript, the surest first; accepting makes the coder's coding."""

    mode: ClassVar[str] = "review"
    awaits: ClassVar[str] = "suggest"
    footer_lines: ClassVar[int] = 2

    def __init__(self, study: Study, split: Split, transcript: str) -> None:
        self.transcript = transcript
        self._text = open_transcript(study, transcript)
        self._later: set[str] = set()
        self._edges: dict[str, Span] = {}
        self._nearby: dict[str, dict[Anchor, Nearby]] = {}
        self._counts = {"accepted": 0, "rejected": 0, "changed": 0}
        self._last: list[tuple[str, int, int | None]] = []
        self.more = False
        super().__init__(study, split)

    @property
    def title(self) -> str:
        """What it is, and of which transcript."""
        return f"{say('board.review')}  {self.transcript}"

    @property
    def facts(self) -> str:
        """What was decided so far."""
        return say(
            "board.review.facts",
            left=len(self.rows),
            accepted=self._counts["accepted"],
            rejected=self._counts["rejected"],
            changed=self._counts["changed"],
        )

    @property
    def empty(self) -> str:
        """What stands where nothing waits."""
        if self._why_none:
            return say(f"board.review.none.{self._why_none}")
        if self._read_to is not None:
            return say_keys("board.review.none.behind", turn=turn_number(self._read_to))
        return say_keys("board.review.none")

    @property
    def detail_share(self) -> float:
        """The passage and why it is suggested matter more than the list."""
        return 0.6

    @property
    def columns(self) -> tuple[Column, ...]:
        """How sure, which code, the words."""
        return (
            Column(say("board.column.score"), 5, right=True),
            Column(say("board.column.code"), 5),
            Column(say("board.column.words"), 20, grows=True),
        )

    def all_rows(self) -> list[BoardRow]:
        """A row for every open suggestion; what was put off comes last."""
        found = open_suggestions(self.study, self.transcript)
        self._codebook = read_codebook(self.study)
        self._nearby.clear()
        self._why_none = "" if found else why_none_wait(self.study, self._text)
        self._read_to = None if found else turn_read_to(self.study, self._text)
        self._elsewhere = {} if found else waiting_elsewhere(self.study, self.transcript)
        self._open_ones: dict[str, Suggestion] = {
            each.id: each
            for each in sorted(found, key=lambda each: (each.id in self._later, *inbox_order(each)))
        }
        return [
            BoardRow(
                each.id,
                (f"{each.score:.2f}", Cell("?", each.code), " ".join(self._words(each).split())),
                dim=each.id in self._later,
            )
            for each in self._open_ones.values()
        ]

    @property
    def suggestion(self) -> Suggestion | None:
        """The suggestion that is decided on."""
        return self._open_ones.get(self.key)

    def _span(self, suggestion: Suggestion) -> Span:
        return self._edges.get(suggestion.id, suggestion.span)

    def _words(self, suggestion: Suggestion) -> str:
        """The words that it is about, on the edges that they have now."""
        moved = self._edges.get(suggestion.id)
        return moved.of(self._text.text) if moved else suggestion.text

    def detail(self, width: int) -> list[Line]:
        """The code, the passage in its turn, why it is suggested, and what the code means."""
        now = self.suggestion
        if now is None:
            return [Line(line) for line in textwrap.wrap(self._where(), max(10, width))]
        code = self._codebook.get(now.code)
        lines = [Line(self._name(now.code), "head"), *self._around(self._span(now), width)]
        lines.append(Line(say("board.review.why"), "head"))
        for text in self._reasons(now):
            lines += [Line(line) for line in textwrap.wrap(text, max(10, width), subsequent_indent="  ")]
        also = self._also(now)
        if also:
            lines += [Line(line) for line in textwrap.wrap(also, max(10, width), subsequent_indent="  ")]
        if code and code.definition:
            lines.append(Line(say("board.field.definition"), "head"))
            lines += [Line(line, "dim") for line in textwrap.wrap(code.definition, max(10, width))]
        return lines

    def _where(self) -> str:
        """In which other transcripts suggestions wait, where none is shown here."""
        if not self._elsewhere:
            return ""
        words = number_of("suggestions", sum(self._elsewhere.values()))
        where = number_of("transcripts", len(self._elsewhere))
        return say_keys("board.review.elsewhere", suggestions=words, transcripts=where)

    def _go_elsewhere(self) -> None:
        """Ask in which of the transcripts with suggestions to go on."""
        names = list(self._elsewhere)
        shown = [f"{name} ({number_of('suggestions', number)})" for name, number in self._elsewhere.items()]
        if names:
            self.choose(say("board.review.which"), shown, lambda at: self._review(names[at]))

    def _review(self, transcript: str) -> None:
        """Review another transcript."""
        self._text = open_transcript(self.study, transcript)
        self.transcript = transcript
        self._last.clear()
        self.read()
        self.mark(0)

    def _also(self, now: Suggestion) -> str:
        """The other codes that are suggested for these words."""
        span = self._span(now)
        others = [
            f"{self._name(each.code)} {each.score:.2f}"
            for each in self._open_ones.values()
            if each.code != now.code and each.span.overlaps(span)
        ]
        return say("board.review.also", codes=", ".join(dict.fromkeys(others))) if others else ""

    def _near(self, suggestion: Suggestion) -> dict[Anchor, Nearby]:
        """The passages that its reasons speak of; looked up once for each suggestion."""
        if suggestion.id not in self._nearby:
            self._nearby[suggestion.id] = nearby_passages(self.study, suggestion.why)
        return self._nearby[suggestion.id]

    def _reasons(self, suggestion: Suggestion) -> list[str]:
        """A line for each reason, or for the main ones, with the sign of what it speaks for."""
        nearby = self._near(suggestion)
        why = still_there(suggestion.why, nearby)
        shown = why if self.more else main_reasons(why)
        return [
            f"{say('board.review.for' if each.weight >= 0 else 'board.review.against')} "
            f"{in_words(each, nearby)}"
            for each in shown
        ]

    def _around(self, span: Span, width: int) -> list[Line]:
        turns, text = self._text.turns, self._text.text
        if not turns:
            return [Line(line, "quote") for line in textwrap.wrap(span.of(text), max(10, width))]
        at = turn_index(turns, span.start)
        lines = []
        for turn in turns[max(0, at - 1) : at + 1]:
            before, inside, after = (
                text[turn.start : max(turn.start, min(span.start, turn.end))],
                text[max(turn.start, span.start) : min(turn.end, span.end)],
                text[min(turn.end, max(span.end, turn.start)) : turn.end],
            )
            label = f"{turn_number(turn.index)} {turn.speaker}  "
            parts = (label + _last_of(before), "text"), (inside, "here"), (_first_of(after), "text")
            for part, kind in parts:
                lines += [Line(line, kind) for line in textwrap.wrap(" ".join(part.split()), max(10, width))]
        return lines

    def _back(self) -> None:
        """Take back the last decision made here, whatever else was changed since; nothing else."""
        if not self._last:
            self.told(say_keys("board.review.nothing_back"), trouble=True)
            return
        what, number, event = self._last[-1]
        taken = undo(self.study, event)
        self._last.pop()
        if taken:
            self._counts[what] -= number
        self._taken(taken, "screen.nothing_undone")

    def _undo_any(self) -> Asked | None:
        """Take back the coder's last change, which may be a decision made here."""
        before = last_change(self.study)
        if self._last and self._last[-1][2] == before:
            self._back()
            return None
        return self._undo()

    def _decided(self, what: str, sentence: str, number: int = 1) -> None:
        self._counts[what] += number
        self._last.append((what, number, last_change(self.study)))
        self.changed = True
        at = self.state.marked
        self.read()
        self.mark(at)
        self.told(sentence)

    def _name(self, code: str) -> str:
        found = self._codebook.get(code)
        return found.name if found else code

    def _accept(self) -> None:
        now = self.suggestion
        if now is None:
            return
        accept_suggestion(self.study, now.id, self._edges.get(now.id))
        self._decided("accepted", say("plain.accepted", code=self._name(now.code)))

    def _reject(self) -> None:
        now = self.suggestion
        if now is not None:
            reject_suggestion(self.study, now.id)
            self._decided("rejected", say("plain.rejected", code=self._name(now.code)))

    def _put_off(self) -> None:
        if self.key:
            self._later.add(self.key)
            at = self.state.marked
            self.read()
            self.mark(at)

    def _other(self) -> None:
        now = self.suggestion
        if now is None:
            return
        codes = [code for code in self._codebook if not code.is_retired]
        self.choose(
            say("screen.palette"), [code.name for code in codes], lambda at: self._change(now, codes[at].id)
        )

    def _change(self, now: Suggestion, code: str) -> None:
        if code == now.code:
            self._accept()
            return
        change_suggestion(self.study, now.id, [code], self._span(now))
        self._decided("changed", say("screen.coded", code=self._name(code)))

    def put_pinned(self, digit: str) -> None:
        """Put the code under a digit on the words, in place of the one suggested."""
        now, code = self.suggestion, pinned(self._codebook).get(digit)
        if code is None:
            self.told(say("screen.no_pinned", digit=digit), trouble=True)
        elif now is not None:
            self._change(now, code)

    def _rest(self) -> None:
        now = self.suggestion
        if now is None:
            return
        rest = [
            each.id for each in self._open_ones.values() if each.code == now.code and each.score >= now.score
        ]

        def accept() -> None:
            accept_suggestions(self.study, rest)
            words = number_of("suggestions", len(rest))
            self._decided("accepted", say("board.review.accepted_all", suggestions=words), len(rest))

        words = number_of("suggestions", len(rest))
        name, score = self._name(now.code), f"{now.score:.2f}"
        self.confirm(say("board.review.sure", suggestions=words, name=name, score=score), accept)

    def _edge(self, at_start: bool, by: int) -> None:
        """Move an edge by a sentence."""
        now = self.suggestion
        if now is None or not self._text.turns:
            return
        span = self._span(now)
        all_of = [
            each
            for turn in self._text.turns
            if abs(turn.start - span.start) < 20_000
            for each in sentences(self._text.text, turn.start, turn.end)
        ]
        if at_start:
            starts = [each.start for each in all_of if each.start < span.end]
            here = sentence_at(all_of, span.start)
            at = starts.index(here.start) if here and here.start in starts else 0
            start = starts[min(max(at + by, 0), len(starts) - 1)]
            self._edges[now.id] = Span(start, span.end)
        else:
            ends = [each.end for each in all_of if each.end > span.start]
            at = next((n for n, end in enumerate(ends) if end >= span.end), len(ends) - 1)
            self._edges[now.id] = Span(span.start, ends[min(max(at + by, 0), len(ends) - 1)])
        self.list_rows()

    def _anew(self) -> Asked:
        """Let suggestions be made for this transcript, by what is coded now."""
        if self.study.settings.inbox == "off":
            self.told(say("board.no_engine"), trouble=True)
            return ()
        self.told(say("board.review.looking"))
        return (Work("suggest", self.transcript),)

    def take(self, found: dict[str, Any]) -> None:
        """Show the suggestions that were made."""
        self.changed = True
        self.read()
        if "trouble" in found:
            self.told(found["trouble"], trouble=True)
        else:
            made = say("board.review.made", suggestions=number_of("suggestions", found["number"]))
            notes = "; ".join((made, *found["notes"]))
            self.told(notes)

    def _why(self) -> None:
        self.more = not self.more

    def _read_here(self) -> Asked | None:
        now = self.suggestion
        if now is None:
            self._go_elsewhere()
        return (GoTo(now.transcript, now.span.start),) if now else None

    def _read_like(self) -> Asked | None:
        return self._read_near("like")

    def _read_unlike(self) -> Asked | None:
        return self._read_near("unlike")

    def _read_near(self, kind: str) -> Asked | None:
        """Go to the nearest passage with the code, or to the nearest without it."""
        now = self.suggestion
        if now is None:
            return None
        nearby = self._near(now)
        for reason in now.why:
            if reason.kind == kind and reason.anchor in nearby:
                near = nearby[reason.anchor]
                return (GoTo(near.transcript, near.span.start),)
        self.told(say("board.review.no_near"), trouble=True)
        return None

    commands: ClassVar[dict[str, Command]] = {
        "board-open": _read_here,
        "review-like": _read_like,
        "review-unlike": _read_unlike,
        "review-accept": _accept,
        "review-reject": _reject,
        "review-later": _put_off,
        "review-other": _other,
        "review-rest": _rest,
        "review-why": _why,
        "review-anew": _anew,
        "review-back": _back,
        "undo": _undo_any,
        **{f"pinned-{digit}": partial(_by_digit, digit) for digit in DIGITS},
        "review-end-more": lambda board: board._edge(False, 1),
        "review-end-less": lambda board: board._edge(False, -1),
        "review-start-more": lambda board: board._edge(True, -1),
        "review-start-less": lambda board: board._edge(True, 1),
    }


def _last_of(text: str) -> str:
    """The last words of a text, with a sign where there are more before them."""
    words = " ".join(text.split())
    return words if len(words) <= BEFORE else f"…{words[-BEFORE:].partition(' ')[2]}"


def _first_of(text: str) -> str:
    """The first words of a text, with a sign where more follow."""
    return shortened(text, BEFORE)
