"""Where in a report's paragraphs the words of a quotation stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qual.core.report import ReportParagraph
from qual.core.span import Span

_MOST_TRIES = 5


class Stretch(NamedTuple):
    """Characters of one paragraph, by its number in the report from 0."""

    paragraph: int
    span: Span


def stretches(
    paragraphs: Sequence[ReportParagraph], wanted: Iterable[tuple[str, str]]
) -> list[tuple[Stretch, ...]]:
    """Where each of some texts stands, given as (place, text) in reading order; empty where it does not.

    A text may run on in the paragraphs after that of its place. White space does not count, the same words
    twice in one place are taken one after another, and words behind a mark are preferred to others.
    """
    by_place: dict[str, list[int]] = {}
    for at, paragraph in enumerate(paragraphs):
        by_place.setdefault(paragraph.place, []).append(at)
    page = _Page(paragraphs)
    return [page.take(by_place.get(place, ()), "".join(text.split())) for place, text in wanted]


class _Page:
    """The visible characters of every paragraph, and what was given out of them."""

    def __init__(self, paragraphs: Sequence[ReportParagraph]) -> None:
        self.paragraphs = paragraphs
        self.visible: dict[int, tuple[str, list[int]]] = {}
        self.taken: dict[int, list[Span]] = {}

    def take(self, candidates: Sequence[int], text: str) -> tuple[Stretch, ...]:
        """The stretches of one text, marked as given out."""
        found = self._within(candidates, text) or self._across(candidates, text) if text else ()
        for each in found:
            self.taken.setdefault(each.paragraph, []).append(each.span)
        return found

    def _seen(self, index: int) -> tuple[str, list[int]]:
        if index not in self.visible:
            text = self.paragraphs[index].text
            offsets = [at for at, sign in enumerate(text) if not sign.isspace()]
            self.visible[index] = "".join(text[at] for at in offsets), offsets
        return self.visible[index]

    def _stretch(self, index: int, start: int, size: int) -> Stretch:
        offsets = self._seen(index)[1]
        return Stretch(index, Span(offsets[start], offsets[start + size - 1] + 1))

    def _within(self, candidates: Sequence[int], text: str) -> tuple[Stretch, ...]:
        """The text in one paragraph: the first free place, those behind a mark before all others."""
        best: tuple[bool, bool] | None = None
        found: tuple[Stretch, ...] = ()
        for index in candidates:
            seen = self._seen(index)[0]
            at = seen.find(text)
            while at >= 0:
                stretch = self._stretch(index, at, len(text))
                is_taken = any(stretch.span.overlaps(other) for other in self.taken.get(index, ()))
                is_loose = at > 0 and not self._is_behind_a_mark(index, at)
                rank = (is_taken, is_loose)
                if best is None or rank < best:
                    best, found = rank, (stretch,)
                at = seen.find(text, at + 1)
        return found

    def _is_behind_a_mark(self, index: int, at: int) -> bool:
        """Whether no letter and no white space stands right before a visible character."""
        seen, offsets = self._seen(index)
        return offsets[at] - offsets[at - 1] == 1 and not seen[at - 1].isalnum()

    def _across(self, candidates: Sequence[int], text: str) -> tuple[Stretch, ...]:
        """The text over several paragraphs, each of which holds a part of it."""
        for index in candidates:
            for at, size in self._begun(index, text)[:_MOST_TRIES]:
                goes_on = self._goes_on(index + 1, text[size:])
                if goes_on is not None:
                    return (self._stretch(index, at, size), *goes_on)
        return ()

    def _goes_on(self, index: int, text: str) -> list[Stretch] | None:
        """The rest of a text in the paragraphs from one on; None where one has nothing of it."""
        found: list[Stretch] = []
        while text:
            begun = self._begun(index, text) if index < len(self.paragraphs) else []
            if not begun:
                return None
            at, size = begun[0]
            found.append(self._stretch(index, at, size))
            text, index = text[size:], index + 1
        return found

    def _begun(self, index: int, text: str) -> list[tuple[int, int]]:
        """Where a paragraph holds the beginning of a text, and how much of it, longest first."""
        seen = self._seen(index)[0]
        found = []
        at = seen.find(text[0])
        while at >= 0:
            size = 1
            while size < len(text) and at + size < len(seen) and seen[at + size] == text[size]:
                size += 1
            found.append((at, size))
            at = seen.find(text[0], at + 1)
        return sorted(found, key=lambda each: (-each[1], each[0]))
