"""Where a coder is in a transcript: a sentence of a turn, and what is selected around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qual.core.fuzzy import folded
from qual.core.sentences import sentences
from qual.core.span import Span
from qual.core.transcript import TranscriptText, Turn, interviewer_labels
from qual.core.units import exchange, turn_index
from qual.tui.reading import paragraphs

_WORD = re.compile(r"\S+")


class Place:
    """A sentence in a transcript; `selection` is None while the sentence itself is meant."""

    def __init__(self, transcript: TranscriptText, offset: int = 0) -> None:
        self._text = transcript.text
        self.turns = transcript.turns or paragraphs(transcript.text)
        self._askers = interviewer_labels(transcript.transcript)
        self.selection: Span | None = None
        self.to(offset)

    def to(self, offset: int) -> None:
        """Go to the sentence with the offset in it, or to the nearest before it in its turn."""
        self._at_turn(turn_index(self.turns, offset))
        before = [at for at, each in enumerate(self.sentences) if each.start <= offset]
        self._at = before[-1] if before else 0

    def _at_turn(self, index: int) -> None:
        self.turn: Turn = self.turns[index]
        self.sentences = sentences(self._text, self.turn.start, self.turn.end)
        self._at = 0
        self.selection = None

    @property
    def sentence(self) -> Span | None:
        """The sentence where one is; None in a turn without words."""
        return self.sentences[self._at] if self.sentences else None

    @property
    def sentence_number(self) -> tuple[int, int]:
        """Its number in the turn, from 1, and how many there are."""
        return self._at + 1, len(self.sentences)

    @property
    def start(self) -> int:
        """The offset where one is."""
        return self.sentence.start if self.sentence else self.turn.start

    @property
    def target(self) -> Span | None:
        """What a code would be put on."""
        return self.selection or self.sentence

    @property
    def words(self) -> list[Span]:
        """The words of the sentence."""
        if self.sentence is None:
            return []
        return [
            Span(*each.span()) for each in _WORD.finditer(self._text, self.sentence.start, self.sentence.end)
        ]

    # Moving

    def step(self, by: int) -> bool:
        """Go to the next sentence (1) or the one before (-1), past turns without words; False at the end."""
        if 0 <= self._at + by < len(self.sentences):
            self._at += by
            self.selection = None
            return True
        turn = self._spoken(self.turn.index + by, by)
        if turn is None:
            return False
        self._at_turn(turn)
        self._at = 0 if by > 0 else len(self.sentences) - 1
        return True

    def _spoken(self, index: int, by: int) -> int | None:
        """The nearest turn with words from an index on."""
        while 0 <= index < len(self.turns):
            turn = self.turns[index]
            if self._text[turn.start : turn.end].strip():
                return index
            index += by
        return None

    def to_turn(self, index: int) -> bool:
        """Go to a turn by its index; False where there is none."""
        if not 0 <= index < len(self.turns):
            return False
        self._at_turn(index)
        return True

    def to_uncoded(self, coded: Iterable[Span]) -> bool:
        """Go to the next turn that no span touches, interviewers passed over; False where none is left."""
        spans = list(coded)
        order = [*self.turns[self.turn.index + 1 :], *self.turns[: self.turn.index + 1]]
        for turn in order:
            is_open = not any(each.start < turn.end and turn.start < each.end for each in spans)
            if is_open and turn.speaker not in self._askers and self._text[turn.start : turn.end].strip():
                self._at_turn(turn.index)
                return True
        return False

    # Selecting

    def more(self) -> None:
        """Take the next sentence along."""
        if self.target is None:
            return
        for turn in self.turns[self.turn.index :]:
            for each in sentences(self._text, turn.start, turn.end):
                if each.end > self.target.end:
                    self.selection = Span(self.target.start, each.end)
                    return

    def less(self) -> None:
        """Let the last sentence go again; at least one stays."""
        if self.selection is None or self.sentence is None:
            return
        ends = [
            each.end
            for turn in self.turns[self.turn.index :]
            if turn.start < self.selection.end
            for each in sentences(self._text, turn.start, turn.end)
            if self.sentence.end <= each.end < self.selection.end
        ]
        self.selection = Span(self.selection.start, ends[-1]) if len(ends) > 1 else None

    def whole_turn(self) -> None:
        """Select all that the turn says."""
        if self.sentences:
            self.selection = Span(self.sentences[0].start, self.sentences[-1].end)

    def grow(self) -> None:
        """Select the turn, and from there the question with its answer."""
        if not self.sentences:
            return
        whole = Span(self.sentences[0].start, self.sentences[-1].end)
        if self.target != whole:
            self.selection = whole
            return
        first, last = exchange(self.turns, self.turn.index, self._askers)
        said = [
            each
            for turn in self.turns[first : last + 1]
            for each in sentences(self._text, turn.start, turn.end)
        ]
        self.selection = Span(said[0].start, said[-1].end)

    # Finding

    def find_in_turn(self, words: str) -> list[Span]:
        """Where the words stand in the turn, without regard to capitals, accents and white space."""
        return self._find(words, self.turn.start, self.turn.end)

    def find(self, words: str) -> list[Span]:
        """Where the words stand in the turns of the transcript."""
        return [hit for turn in self.turns for hit in self._find(words, turn.start, turn.end)]

    def _find(self, words: str, start: int, end: int) -> list[Span]:
        parts = [re.escape(folded(each)) for each in words.split()]
        if not parts:
            return []
        found = re.finditer(r"\s+".join(parts), folded(self._text[start:end]))
        return [Span(start + each.start(), start + each.end()) for each in found]
