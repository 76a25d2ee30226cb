"""A transcript as it is read: its turns, sentences and lines, and the ways from one place to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from qual.core.fuzzy import folded
from qual.core.graphemes import Split
from qual.core.sentences import sentence_at, sentences
from qual.core.span import Span
from qual.core.transcript import TranscriptText, Turn, interviewer_labels
from qual.core.units import (
    exchange,
    grapheme_start,
    next_grapheme,
    next_word,
    previous_grapheme,
    previous_word,
)
from qual.core.wrapping import OUTSIDE, Block, Wrapping, wrap

LABEL_ROOM = 24
"""Characters that may stand beside a label on a line of its own (a time, a colon) without being shown."""


class Reading:
    """One transcript, cut into lines of some width.

    A transcript without turns is read by its paragraphs. Places are offsets in the text; the text between
    turns is shown but never a place to be.
    """

    def __init__(self, transcript: TranscriptText, split: Split, width: int = 80) -> None:
        self.transcript = transcript
        self.text = transcript.text
        self.split = split
        self.turns = transcript.turns or paragraphs(transcript.text)
        self.askers = interviewer_labels(transcript.transcript)
        self._blocks = blocks(self.text, self.turns)
        self._starts = [turn.start for turn in self.turns]
        self.answers = {turn.index for turn in self.turns if turn.speaker not in self.askers}
        self._sentences: dict[int, list[Span]] = {}
        self.lines: Wrapping = wrap(self.text, self._blocks, width, split)

    def rewrap(self, width: int) -> bool:
        """Cut the lines for another width; tells whether that was needed."""
        if width == self.lines.width:
            return False
        self.lines = wrap(self.text, self._blocks, width, self.split)
        return True

    # Turns and sentences

    def turn_at(self, offset: int) -> Turn:
        """The turn with the offset in it, or the nearest before it."""
        return self.turns[self._index(offset)]

    def _index(self, offset: int) -> int:
        """The index of the turn with the offset in it, or of the nearest before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def turns_of(self, span: Span) -> range:
        """The indexes of the turns that share a character with the span."""
        first = self._index(span.start)
        if self.turns[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def sentences_of(self, turn: Turn) -> list[Span]:
        """The sentences of a turn."""
        found = self._sentences.get(turn.index)
        if found is None:
            found = self._sentences[turn.index] = sentences(self.text, turn.start, turn.end)
        return found

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence at an offset; None in a turn without words."""
        return sentence_at(self.sentences_of(self.turn_at(offset)), offset)

    def sentence_after(self, offset: int) -> Span | None:
        """The first sentence that starts after an offset."""
        at = self._index(offset)
        for turn in self.turns[at:]:
            for span in self.sentences_of(turn):
                if span.start > offset:
                    return span
        return None

    def sentence_before(self, offset: int) -> Span | None:
        """The last sentence that ends at or before an offset."""
        at = self._index(offset)
        for turn in reversed(self.turns[: at + 1]):
            for span in reversed(self.sentences_of(turn)):
                if span.end <= offset:
                    return span
        return None

    def whole_sentences(self, span: Span) -> Span:
        """The span stretched to whole sentences."""
        first, last = self.sentence_at(span.start), self.sentence_at(span.end - 1)
        return _around(span, first, last)

    def whole_turns(self, span: Span) -> Span:
        """The span stretched to the words of whole turns."""
        return _around(
            span,
            self._said(self.turn_at(span.start)),
            self._said(self.turn_at(max(span.start, span.end - 1))),
        )

    def whole_exchanges(self, span: Span) -> Span:
        """The span stretched to whole questions and answers."""
        first, _ = exchange(self.turns, self._index(span.start), self.askers)
        _, last = exchange(self.turns, self._index(span.end - 1), self.askers)
        return _around(span, self._said(self.turns[first]), self._said(self.turns[last]))

    def _said(self, turn: Turn) -> Span | None:
        """A turn from its first word to its last."""
        found = self.sentences_of(turn)
        return Span(found[0].start, found[-1].end) if found else None

    def trimmed(self, span: Span) -> Span | None:
        """The span without white space at its ends."""
        words = span.of(self.text)
        bare = words.strip()
        if not bare:
            return None
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, start + len(bare))

    # Ways from place to place

    def after(self, offset: int) -> int:
        """Where the grapheme at an offset ends."""
        return next_grapheme(self.text, offset, self.split, self.turn_at(offset).start)

    def before(self, offset: int) -> int:
        """Where the grapheme before an offset starts."""
        return previous_grapheme(self.text, offset, self.split, self.turn_at(max(0, offset - 1)).start)

    def nearest(self, offset: int) -> int:
        """The nearest place to be at or before an offset: the start of a grapheme inside a turn."""
        turn = self.turn_at(offset)
        offset = min(offset, self._last(turn))
        return max(turn.start, grapheme_start(self.text, offset, self.split, turn.start))

    def _last(self, turn: Turn) -> int:
        """The last grapheme of a turn."""
        if turn.start == turn.end:
            return turn.start
        return max(turn.start, self.before(turn.end))

    def right(self, offset: int) -> int:
        """One grapheme on, over the end of a turn into the next."""
        turn = self.turn_at(offset)
        step = self.after(offset)
        if step < turn.end:
            return step
        return self.turns[turn.index + 1].start if turn.index + 1 < len(self.turns) else offset

    def left(self, offset: int) -> int:
        """One grapheme back, over the start of a turn into the one before."""
        turn = self.turn_at(offset)
        if offset > turn.start:
            return max(turn.start, self.before(offset))
        return self._last(self.turns[turn.index - 1]) if turn.index else offset

    def word_right(self, offset: int) -> int:
        """The start of the next word."""
        turn = self.turn_at(offset)
        step = next_word(self.text, offset)
        if step < turn.end:
            return step
        return self.turns[turn.index + 1].start if turn.index + 1 < len(self.turns) else self._last(turn)

    def word_left(self, offset: int) -> int:
        """The start of the word before."""
        turn = self.turn_at(offset)
        step = previous_word(self.text, offset)
        if offset > turn.start:
            return max(turn.start, step)
        return max(step, self.turns[turn.index - 1].start) if turn.index else offset

    def line_step(self, line: int, by: int) -> int:
        """The line `by` lines on (or back) that belongs to a turn; the line itself where there is none."""
        turns = self.lines.turns
        aim = min(max(line + by, 0), len(turns) - 1)
        for direction in (1 if by > 0 else -1, -1 if by > 0 else 1):
            at = aim
            while 0 <= at < len(turns):
                if turns[at] != OUTSIDE:
                    return at
                at += direction
        return line

    def offset_on(self, line: int, column: int) -> int:
        """The place at a column of a line, at most its last grapheme."""
        offset = self.lines.offset_at(column, line)
        end = self.lines.ends[line]
        if offset >= end > self.lines.starts[line]:
            offset = self.before(end)
        return max(offset, self.lines.starts[line])

    def edge_at(self, offset: int, by: int) -> int:
        """The edge of a grapheme `by` graphemes (1 or -1) from another edge, inside the turns."""
        if by > 0:
            return min(self.after(offset), self.turns[-1].end)
        return max(self.before(offset), self.turns[0].start)

    def first_line_of(self, turn: Turn) -> int:
        """The line where a turn begins."""
        return bisect_left(self.lines.starts, turn.start)

    # Finding words

    def searchable(self) -> str:
        """The text for searching: without capitals and accents, offset for offset."""
        letters = set(self.text)
        return self.text.translate({ord(each): folded(each) for each in letters if not each.isspace()})


def _around(span: Span, first: Span | None, last: Span | None) -> Span:
    """The span, stretched to the start of the one and the end of the other."""
    start = min(span.start, first.start) if first else span.start
    return Span(start, max(span.end, last.end) if last else span.end)


def paragraphs(text: str) -> tuple[Turn, ...]:
    """Turns for a text that has none: its lines with words, by nobody; one empty turn for an empty text."""
    turns: list[Turn] = []
    at = 0
    for line in text.split("\n"):
        if bare := line.strip():
            start = at + line.index(bare)
            turns.append(Turn(len(turns), start, start + len(bare), ""))
        at += len(line) + 1
    return tuple(turns) or (Turn(0, 0, len(text), ""),)


def blocks(text: str, turns: Iterable[Turn]) -> list[Block]:
    """What stands on lines of its own: the turns, and the lines between them that are no label."""
    found: list[Block] = []
    at = 0
    for turn in turns:
        if at < turn.start:
            found += _between(text, at, turn.start, turn.speaker)
        found.append(Block(turn.start, turn.end, turn.index))
        at = max(at, turn.end)
    found += _between(text, at, len(text), "", with_last=True)
    return found


def _between(text: str, start: int, end: int, label: str, *, with_last: bool = False) -> list[Block]:
    """The lines from `start` to `end` with words, without the label of the turn that follows."""
    pieces = text[start:end].split("\n")
    found: list[Block] = []
    for number, piece in enumerate(pieces):
        bare = piece.strip()
        is_label = bool(label) and label in bare and len(bare) <= len(label) + LABEL_ROOM
        if bare and (with_last or number < len(pieces) - 1) and not is_label:
            first = start + piece.index(bare)
            found.append(Block(first, first + len(bare), OUTSIDE))
        start += len(piece) + 1
    return found
