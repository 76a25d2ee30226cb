"""The codings of the open transcript: all by id, one's own by place, and which turns these touch.

A change costs what it touches, however many codings the transcript has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qual.core.coding import Coding
from qual.core.lanes import index
from qual.core.span import Span
from qual.tui.reading import Reading


class Codings:
    """What all coders put in one transcript, as one of them keeps it.

    `by_id` holds everybody's, `own` the coder's as far as they lie in the text, `turn_uses` how many of the
    coder's touch each turn (no turn without one).
    """

    def __init__(self, coder: str, reading: Reading, codings: Iterable[Coding] = ()) -> None:
        self.coder = coder
        self.reading = reading
        self.by_id = {coding.id: coding for coding in codings}
        self.turn_uses: Counter[int] = Counter()
        self._answers_coded = 0
        for coding in self.by_id.values():
            self._count_turns(coding, 1)
        self.own = index(self._mine(self.by_id.values()))

    def exchange(self, ids: Iterable[str], codings: Iterable[Coding]) -> tuple[list[Coding], list[Coding]]:
        """Leave codings out and take others; gives the coder's own of those that went and that came."""
        gone = [self.by_id.pop(each) for each in dict.fromkeys(ids) if each in self.by_id]
        new = list(codings)
        self.by_id.update((each.id, each) for each in new)
        for each in gone:
            self._count_turns(each, -1)
        for each in new:
            self._count_turns(each, 1)
        went, came = self._mine(gone), self._mine(new)
        self.own = self.own.changed(went, came)
        return went, came

    def _mine(self, codings: Iterable[Coding]) -> list[Coding]:
        """Those of some codings that are the coder's own and lie in the text."""
        end = len(self.reading.text)
        return [each for each in codings if each.coder == self.coder and each.span.end <= end]

    def _count_turns(self, coding: Coding, by: int) -> None:
        """Count an own coding in the turns that it touches, or count it out."""
        if coding.coder == self.coder:
            for turn in self.reading.turns_of(coding.span):
                was = self.turn_uses[turn]
                self.turn_uses[turn] = was + by
                if not was + by:
                    del self.turn_uses[turn]
                if (was == 0 or was + by == 0) and turn in self.reading.answers:
                    self._answers_coded += by

    @property
    def coded_share(self) -> int:
        """The share of the answers that carry an own coding, in percents."""
        return 100 * self._answers_coded // max(1, len(self.reading.answers))

    def own_codes(self, span: Span) -> set[str]:
        """The codes that the coder put on exactly this span."""
        return {each.code for each in self.own.touching(span.start, span.end) if each.span == span}

    def has_own(self, code: str, span: Span) -> bool:
        """Whether the coder put a code on any character of a span."""
        return any(each.code == code for each in self.own.touching(span.start, span.end))
