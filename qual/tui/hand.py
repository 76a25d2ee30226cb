"""The hand in a transcript: where the cursor is, what is selected, and every way to move either."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from qual.core.span import Span
from qual.core.units import word_at, word_end_after, word_end_before
from qual.tui.reading import Reading

_BREAK = re.compile(r"\s*[,;:()–—…]+\s+|\s+-+\s+")
"""What parts a sentence into clauses: commas and the like."""


class Edges(NamedTuple):
    """The ends of a selection: `anchor` stays, `head` moves; either may come first."""

    anchor: int
    head: int

    @property
    def span(self) -> Span:
        """What lies between."""
        return Span(min(self), max(self))

    @property
    def ahead(self) -> bool:
        """Whether the moving end is the later one."""
        return self.head > self.anchor


class Hand:
    """A cursor on a grapheme and perhaps a selection; without one, the sentence under the cursor is meant."""

    def __init__(self, reading: Reading, cursor: int = 0) -> None:
        self.reading = reading
        self.cursor = reading.nearest(cursor)
        self.edges: Edges | None = None
        self.page = 20
        self._goal: int | None = None

    @property
    def selected(self) -> Span | None:
        """The selection, if there is one."""
        return self.edges.span if self.edges else None

    @property
    def sentence(self) -> Span | None:
        """The sentence under the cursor."""
        return self.reading.sentence_at(self.cursor)

    @property
    def target(self) -> Span | None:
        """What a code would be put on: the selection without outer white space, else the sentence."""
        return self.reading.trimmed(self.edges.span) if self.edges else self.sentence

    def do(self, command: str) -> None:
        """Carry out a command of `MOVES`."""
        keeps_goal = command in _VERTICAL
        MOVES[command](self)
        if not keeps_goal:
            self._goal = None

    def go(self, offset: int) -> None:
        """Put the cursor at a place and let go of the selection."""
        self.cursor = self.reading.nearest(offset)
        self.edges = None

    def select(self, span: Span) -> None:
        """Select a span; its end is the end that moves."""
        self.edges = Edges(span.start, span.end)

    def stretch(self, edges: Edges) -> None:
        """Select from an anchor to a head, with the cursor at the head."""
        self.edges = edges
        self._cursor_to_head()

    # Moving

    def _line(self, by: int) -> None:
        """Some lines down or up, in the column where the walk began."""
        lines = self.reading.lines
        column, line = lines.place(self.cursor)
        self._goal = column if self._goal is None else self._goal
        self.go(self.reading.offset_on(self.reading.line_step(line, by), self._goal))

    def _line_down(self) -> None:
        self._line(1)

    def _line_up(self) -> None:
        self._line(-1)

    def _page_down(self) -> None:
        self._line(self.page)

    def _page_up(self) -> None:
        self._line(-self.page)

    def _right(self) -> None:
        self.go(self.reading.right(self.cursor))

    def _left(self) -> None:
        self.go(self.reading.left(self.cursor))

    def _word_right(self) -> None:
        self.go(self.reading.word_right(self.cursor))

    def _word_left(self) -> None:
        self.go(self.reading.word_left(self.cursor))

    def _next_sentence(self) -> None:
        after = self.reading.sentence_after(self.edges.span.end - 1 if self.edges else self.cursor)
        self.go(after.start if after else self.cursor)

    def _previous_sentence(self) -> None:
        here = self.edges.span if self.edges else self.sentence
        before = self.reading.sentence_before(min(here.start, self.cursor) if here else self.cursor)
        self.go(before.start if before else self.cursor)

    def _next_turn(self) -> None:
        turn = self.reading.turn_at(self.edges.span.end - 1 if self.edges else self.cursor)
        self.go(self.reading.turns[min(turn.index + 1, len(self.reading.turns) - 1)].start)

    def _previous_turn(self) -> None:
        turn = self.reading.turn_at(self.edges.span.start if self.edges else self.cursor)
        self.go(self.reading.turns[max(turn.index - 1, 0)].start)

    def _line_start(self) -> None:
        self.go(self.reading.lines.starts[self.reading.lines.line_of(self.cursor)])

    def _line_end(self) -> None:
        lines = self.reading.lines
        line = lines.line_of(self.cursor)
        words = self.reading.text[lines.starts[line] : lines.ends[line]].rstrip()
        self.go(self.reading.offset_on(line, lines.column(line, lines.starts[line] + len(words)) - 1))

    def _top(self) -> None:
        self.go(self.reading.turns[0].start)

    def _bottom(self) -> None:
        turn = self.reading.turns[-1]
        said = self.reading.sentences_of(turn)
        self.go(said[-1].start if said else turn.start)

    # Growing and shrinking by units

    def _units(self, span: Span) -> list[Span]:
        """The span in whole sentences, whole turns, and whole questions and answers."""
        reading = self.reading
        sentences = reading.whole_sentences(span)
        turns = reading.whole_turns(sentences)
        return [sentences, turns, reading.whole_exchanges(turns)]

    def _grow(self) -> None:
        if not self.edges:
            if here := self.sentence:
                self.select(here)
            return
        now = self.edges.span
        bigger = [unit for unit in self._units(now) if unit != now]
        if bigger:
            self.select(bigger[0])

    def _shrink(self) -> None:
        here = self.sentence
        if not self.edges or not here:
            self.edges = None
            return
        now = self.edges.span
        smaller = [unit for unit in self._units(here) if unit.start >= now.start and unit.end <= now.end]
        smaller = [unit for unit in smaller if unit != now]
        if smaller:
            self.select(smaller[-1])
        else:
            self.edges = None

    def _base(self) -> Span | None:
        """What the units are added to: the selection, else the sentence."""
        return self.edges.span if self.edges else self.sentence

    def _turned(self, span: Span) -> None:
        """Select the span; the end that moved last goes on moving."""
        ahead = self.edges.ahead if self.edges else True
        self.edges = Edges(span.start, span.end) if ahead else Edges(span.end, span.start)
        self._cursor_inside()

    def _cursor_inside(self) -> None:
        """Keep the cursor in the selection."""
        if self.edges and not self.edges.span.contains(self.cursor):
            self._cursor_to_head()

    def _cursor_to_head(self) -> None:
        """Put the cursor on the grapheme at the moving end."""
        if self.edges:
            head = self.edges.head
            inside = self.reading.before(head)
            self.cursor = self.reading.nearest(inside if self.edges.ahead else head)

    def _is_ahead(self) -> bool:
        """Whether the end (not the start) of the selection moves."""
        return self.edges is None or self.edges.ahead

    def _sentence_more(self) -> None:
        if base := self._base():
            self._turned(self._later_end(base) if self._is_ahead() else self._earlier_start(base))

    def _sentence_less(self) -> None:
        if self.edges:
            span = self.edges.span
            self._turned(self._earlier_end(span) if self.edges.ahead else self._later_start(span))

    def _start_back(self) -> None:
        if base := self._base():
            self._turned(self._earlier_start(base))

    def _start_on(self) -> None:
        if self.edges:
            self._turned(self._later_start(self.edges.span))

    def _later_end(self, span: Span) -> Span:
        """To the end of the sentence, or of the next one."""
        whole = self.reading.whole_sentences(span)
        if whole.end > span.end:
            return Span(span.start, whole.end)
        after = self.reading.sentence_after(span.end - 1)
        return Span(span.start, after.end) if after else span

    def _earlier_end(self, span: Span) -> Span:
        """To the end of the sentence before the last one."""
        last = self.reading.sentence_at(span.end - 1)
        before = self.reading.sentence_before(last.start if last else span.end - 1)
        return Span(span.start, before.end) if before and before.end > span.start else span

    def _earlier_start(self, span: Span) -> Span:
        """To the start of the sentence, or of the one before."""
        whole = self.reading.whole_sentences(span)
        if whole.start < span.start:
            return Span(whole.start, span.end)
        before = self.reading.sentence_before(span.start)
        return Span(before.start, span.end) if before else span

    def _later_start(self, span: Span) -> Span:
        """To the start of the next sentence."""
        after = self.reading.sentence_after(span.start)
        return Span(after.start, span.end) if after and after.start < span.end else span

    def _turn_more(self) -> None:
        if not (base := self._base()):
            return
        whole = self.reading.whole_turns(base)
        if whole == base and self.edges:
            turn = self.reading.turn_at(whole.end - 1 if self._is_ahead() else whole.start)
            at = turn.index + (1 if self._is_ahead() else -1)
            if 0 <= at < len(self.reading.turns):
                next_turn = self.reading.turns[at]
                whole = Span(min(whole.start, next_turn.start), max(whole.end, next_turn.end))
                whole = self.reading.trimmed(whole) or whole
        self._turned(whole)

    def _turn_less(self) -> None:
        if not self.edges:
            return
        span = self.edges.span
        turns = self.reading.turns
        if self.edges.ahead:
            before = [
                turn for turn in turns[: self.reading.turn_at(span.end - 1).index] if turn.end > span.start
            ]
            span = Span(span.start, before[-1].end) if before else span
        else:
            after = [
                turn for turn in turns[self.reading.turn_at(span.start).index + 1 :] if turn.start < span.end
            ]
            span = Span(after[0].start, span.end) if after else span
        self._turned(self.reading.trimmed(span) or span)

    # Moving one end

    def _move_head(self, head: int) -> None:
        """Move the end that moves; the selection is gone where both ends meet."""
        anchor = self.edges.anchor if self.edges else self.cursor
        head, anchor = self._inside(head, head > anchor), self._inside(anchor, anchor > head)
        if head == anchor:
            self.go(head)
            return
        self.edges = Edges(anchor, head)
        self._cursor_to_head()

    def _inside(self, edge: int, is_end: bool) -> int:
        """An edge between turns: as an end it is that of the turn before, as a start that of the next."""
        turn = self.reading.turn_at(edge)
        if is_end and turn.index and edge <= turn.start:
            return self.reading.turns[turn.index - 1].end
        if not is_end and edge >= turn.end and turn.index + 1 < len(self.reading.turns):
            return self.reading.turns[turn.index + 1].start
        return min(edge, self._end_of_text())

    def _head(self) -> int:
        return self.edges.head if self.edges else self.cursor

    def _edge_right(self) -> None:
        head = self._head()
        turn = self.reading.turn_at(head)
        if head >= turn.end and turn.index + 1 < len(self.reading.turns):
            head = self.reading.turns[turn.index + 1].start
        self._move_head(min(self.reading.after(head), self._end_of_text()))

    def _edge_left(self) -> None:
        head = self._head()
        turn = self.reading.turn_at(head)
        if head <= turn.start and turn.index:
            head = self.reading.turns[turn.index - 1].end
        self._move_head(max(self.reading.before(head), self.reading.turns[0].start))

    def _end_of_text(self) -> int:
        """The end of the last turn."""
        return self.reading.turns[-1].end

    def _edge_line(self, by: int) -> None:
        lines = self.reading.lines
        column, line = lines.place(self._head())
        self._goal = column if self._goal is None else self._goal
        target = self.reading.line_step(line, by)
        self._move_head(lines.offset_at(self._goal, target) if target != line else self._head())

    def _edge_down(self) -> None:
        self._edge_line(1)

    def _edge_up(self) -> None:
        self._edge_line(-1)

    def _edge_line_end(self) -> None:
        lines = self.reading.lines
        self._move_head(lines.ends[lines.line_of(self.cursor)])

    def _edge_line_start(self) -> None:
        lines = self.reading.lines
        self._move_head(lines.starts[lines.line_of(self.cursor)])

    def _edge_word_right(self) -> None:
        head = self._head()
        self._move_head(self._word_end_after(head) if self._is_ahead() else self.reading.word_right(head))

    def _edge_word_left(self) -> None:
        self._move_head(self.reading.word_left(self._head()))

    def _cut_at_comma(self) -> None:
        """Move the end that moves inwards, past the next comma or the like."""
        if not self.edges:
            return
        span = self.edges.span
        breaks = [
            (span.start + each.start(), span.start + each.end())
            for each in _BREAK.finditer(span.of(self.reading.text))
        ]
        if self.edges.ahead:
            inside = [end for end, _ in breaks if end > span.start]
            self._move_head(inside[-1] if inside else span.end)
        else:
            inside = [start for _, start in breaks if start < span.end]
            self._move_head(inside[0] if inside else span.start)

    def _word_more(self) -> None:
        if not self.edges:
            found = word_at(self.reading.text, self.cursor)
            if found and found.end <= self.reading.turn_at(self.cursor).end:
                self.edges = Edges(found.start, found.end)
                self._cursor_to_head()
        elif self.edges.ahead:
            self._move_head(self._word_end_after(self.edges.head))
        else:
            self._move_head(self.reading.word_left(self.edges.head))

    def _word_less(self) -> None:
        if not self.edges:
            return
        anchor, head = self.edges
        if self.edges.ahead:
            shorter = max(word_end_before(self.reading.text, head), 0)
            turn = self.reading.turn_at(shorter)
            shorter = min(shorter, turn.end)
            if shorter > anchor:
                self._move_head(shorter)
        elif (later := self.reading.word_right(head)) < anchor:
            self._move_head(later)

    def _word_end_after(self, offset: int) -> int:
        """The end of the next word in a turn."""
        turn = self.reading.turn_at(offset)
        end = word_end_after(self.reading.text, offset)
        while end > turn.end and turn.index + 1 < len(self.reading.turns):
            turn = self.reading.turns[turn.index + 1]
            end = word_end_after(self.reading.text, turn.start)
        return min(end, turn.end)

    def _swap_ends(self) -> None:
        if self.edges:
            self.edges = Edges(self.edges.head, self.edges.anchor)
            self._cursor_to_head()

    # By mouse

    def point(self, column: int, line: int) -> None:
        """Put the cursor under the pointer."""
        self._goal = None
        self.go(self._under(column, line))

    def drag(self, column: int, line: int, start: int) -> None:
        """Select from the grapheme at `start` to the one under the pointer, both included."""
        here = self._under(column, line)
        if here < start:
            self.edges = Edges(min(self.reading.after(start), self._end_of_text()), here)
        else:
            self.edges = Edges(start, max(min(self.reading.after(here), self._end_of_text()), start + 1))
        self.cursor = here

    def _under(self, column: int, line: int) -> int:
        """The place nearest to a column of a line."""
        line = min(max(line, 0), len(self.reading.lines) - 1)
        return self.reading.offset_on(self.reading.line_step(line, 0), max(column, 0))


_VERTICAL = frozenset({"line-down", "line-up", "page-down", "page-up", "edge-down", "edge-up"})

MOVES: dict[str, Callable[[Hand], None]] = {
    "line-down": Hand._line_down,
    "line-up": Hand._line_up,
    "page-down": Hand._page_down,
    "page-up": Hand._page_up,
    "right": Hand._right,
    "left": Hand._left,
    "word-right": Hand._word_right,
    "word-left": Hand._word_left,
    "next-sentence": Hand._next_sentence,
    "previous-sentence": Hand._previous_sentence,
    "next-turn": Hand._next_turn,
    "previous-turn": Hand._previous_turn,
    "line-start": Hand._line_start,
    "line-end": Hand._line_end,
    "top": Hand._top,
    "bottom": Hand._bottom,
    "grow": Hand._grow,
    "shrink": Hand._shrink,
    "edge-right": Hand._edge_right,
    "edge-left": Hand._edge_left,
    "edge-down": Hand._edge_down,
    "edge-up": Hand._edge_up,
    "edge-line-end": Hand._edge_line_end,
    "edge-line-start": Hand._edge_line_start,
    "edge-word-right": Hand._edge_word_right,
    "edge-word-left": Hand._edge_word_left,
    "word-more": Hand._word_more,
    "word-less": Hand._word_less,
    "sentence-more": Hand._sentence_more,
    "sentence-less": Hand._sentence_less,
    "turn-more": Hand._turn_more,
    "turn-less": Hand._turn_less,
    "start-back": Hand._start_back,
    "start-on": Hand._start_on,
    "swap-ends": Hand._swap_ends,
    "cut-at-comma": Hand._cut_at_comma,
}
