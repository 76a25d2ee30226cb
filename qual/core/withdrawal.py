"""A person who withdraws: what of a text is theirs, and how it goes without moving anybody else's words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from qual.core.span import Span
from qual.core.transcript import Turn

BLANK = "█"
"""What stands in the place of every character of a person who withdrew; line ends stay."""

RUN = 4
"""So many words in a row that nobody else says make a quotation."""

WITHDRAWN = "withdrawn"
"""The role of a speaker who withdrew."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each kind a withdrawal erases; numbers only.

    `transcripts` go whole, in `shared_transcripts` only the person's `turns` are blanked; `contexts` are cut
    from codings that stay; `memos` counts those on what goes and those that quote the person; `examples` of
    codes and `reasons` of suggestions went because they quote the person.
    """

    transcripts: int = 0
    shared_transcripts: int = 0
    texts: int = 0
    turns: int = 0
    codings: int = 0
    suggestions: int = 0
    memos: int = 0
    values: int = 0
    contexts: int = 0
    examples: int = 0
    reasons: int = 0
    past_versions: int = 0


def own_spans(
    text: str, turns: Sequence[Turn], labels: Collection[str], names: Collection[str]
) -> list[Span]:
    """The characters of a shared text that are one person's, in order.

    Their turns, the line with the label before each, and their `names` in the header above the first turn.
    """
    spans = []
    above = 0
    for turn in turns:
        if turn.speaker in labels:
            start = _label_start(text, above, turn.start)
            if start < turn.end:
                spans.append(Span(start, turn.end))
        above = turn.end
    header_end = min((turn.start for turn in turns), default=len(text))
    if turns:
        header_end = _label_start(text, 0, header_end)
    pattern = names_pattern(names)
    if pattern is not None:
        spans += [Span(*found.span()) for found in pattern.finditer(text, 0, header_end)]
    return sorted(set(spans))


def _label_start(text: str, above: int, words: int) -> int:
    """Where the line of a label begins that ends where the words begin, below the turn above."""
    label_end = above + len(text[above:words].rstrip())
    if label_end == above:
        return words
    line = max(above, text.rfind("\n", above, label_end) + 1)
    return line + len(text[line:label_end]) - len(text[line:label_end].lstrip())


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for these names as whole words, in capitals or not; None where none can be told from text."""
    told = sorted({name for name in names if len(name) > 1 and any(map(str.isalpha, name))}, key=len)
    if not told:
        return None
    listing = "|".join(re.escape(name) for name in reversed(told))
    return re.compile(rf"(?<!\w)(?:{listing})(?!\w)", re.IGNORECASE)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with these characters blanked, at equal length and with its line ends."""
    pieces, at = [], 0
    for span in sorted(spans):
        if span.end <= at:
            continue
        start = max(at, span.start)
        pieces += [text[at:start], re.sub(r"[^\n]", BLANK, text[start : span.end])]
        at = span.end
    return "".join([*pieces, text[at:]])


class Spans:
    """Spans that may overlap, asked quickly: which of them does a range touch?"""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[list[int]] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], span.end)
            else:
                merged.append([span.start, span.end])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def touch(self, start: int, end: int) -> bool:
        """Whether a character of the range lies in one of them."""
        at = self._first(start)
        return start < end and at < len(self._starts) and self._starts[at] < end

    def after(self, start: int, end: int) -> int:
        """Where the part of the range begins that lies after the last of them."""
        at = bisect_left(self._starts, end) - 1
        return max(start, min(end, self._ends[at])) if at >= 0 else start

    def before(self, start: int, end: int) -> int:
        """Where the part of the range ends that lies before the first of them."""
        at = self._first(start)
        return min(end, max(start, self._starts[at])) if at < len(self._starts) else end

    def _first(self, start: int) -> int:
        """The first one that ends after `start`."""
        return bisect_right(self._ends, start)


def cut_context(prefix: str, suffix: str, start: int, end: int, gone: Spans) -> tuple[str, str]:
    """An anchor's context without what goes: what is left of it still borders on the words."""
    kept_from = gone.after(start - len(prefix), start)
    kept_to = gone.before(end, end + len(suffix))
    return prefix[len(prefix) - (start - kept_from) :], suffix[: kept_to - end]


@dataclass(slots=True)
class OwnWords:
    """What one person says and nobody else does: words, and runs of up to `RUN` words."""

    runs: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Take in what the person says."""
        self.runs.update(_runs(text))

    def leave_out(self, text: str) -> None:
        """Leave out what somebody else says too."""
        if self.runs:
            self.runs.difference_update(_runs(text))

    def are_quoted_in(self, text: str) -> bool:
        """Whether a text quotes the person: `RUN` own words in a row, or all of it where it is shorter."""
        words = _words(text)
        size = min(RUN, len(words))
        return size > 0 and any(
            tuple(words[at : at + size]) in self.runs for at in range(len(words) - size + 1)
        )

    def places(self, text: str) -> list[Span]:
        """Where a text quotes the person with `RUN` words or more, in order."""
        words = [(found[0].casefold(), *found.span()) for found in _WORD.finditer(text)]
        plain = [word for word, _, _ in words]
        return [
            Span(words[at][1], words[at + RUN - 1][2])
            for at in range(len(words) - RUN + 1)
            if tuple(plain[at : at + RUN]) in self.runs
        ]

    def are_used_in(self, text: str) -> bool:
        """Whether a text has a word in it that only the person says."""
        return any((word,) in self.runs for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    words = _words(text)
    for size in range(1, RUN + 1):
        for at in range(len(words) - size + 1):
            yield tuple(words[at : at + size])
