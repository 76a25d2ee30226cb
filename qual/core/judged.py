"""What a coder has judged: one rule for what is learnt from, suggested and looked at again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from qual.core.coding import Coding
from qual.core.span import Span

NOT_READ_TO = ("suggestion", "search")
"""Codings of these origins do not tell that the text before them was read."""

Refused = Collection[tuple[str, Span, str]]
"""Suggestions that a coder turned down: transcript, span and code of each."""


def read_to(codings: Iterable[Coding]) -> int:
    """Up to where a coder has read a transcript, by the codings there: the end of the last by hand."""
    return max((each.span.end for each in codings if each.origin not in NOT_READ_TO), default=-1)


class Judged:
    """What a coder decided in all transcripts, as far as it forbids a suggestion.

    A sentence may be suggested for a code as long as the coder has not read past it, has not put that code on
    it, and has not turned it down there. Another code's coding or refusal there forbids nothing.
    """

    def __init__(self, own: Iterable[Coding], done: Collection[str], refused: Refused) -> None:
        by_transcript: dict[str, list[Coding]] = {}
        self._coded: dict[tuple[str, str], list[Span]] = {}
        for each in own:
            by_transcript.setdefault(each.transcript, []).append(each)
            self._coded.setdefault((each.transcript, each.code), []).append(each.span)
        self._read_to = {name: read_to(codings) for name, codings in by_transcript.items()}
        self._done = done
        self.codings = sum(map(len, by_transcript.values()))
        self._refused: dict[tuple[str, str], list[Span]] = {}
        for name, span, code in refused:
            self._refused.setdefault((name, code), []).append(span)

    def is_read(self, transcript: str, span: Span) -> bool:
        """Whether a coder has read past a sentence."""
        return transcript in self._done or span.start <= self._read_to.get(transcript, -1)

    def leaves_open(self, transcript: str, span: Span, code: str) -> bool:
        """Whether a code may still be suggested for a sentence."""
        there: Sequence[Span] = (
            *self._coded.get((transcript, code), ()),
            *self._refused.get((transcript, code), ()),
        )
        return not self.is_read(transcript, span) and not any(span.overlaps(each) for each in there)
