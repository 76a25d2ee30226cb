"""Where in a report's paragraphs the words of a quotation stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qual.core.report import ReportParagraph
from qual.core.span import Span

_MOST_TRIES = 5
_MOST_PLACES = 200
_STEP = 1_000
_HEAD = 12
"""So many characters of a text are looked for to see where it begins."""


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
        self.taken: dict[int, bytearray] = {}
        self.waiting: dict[tuple[int, str], list[Stretch]] = {}

    def take(self, candidates: Sequence[int], text: str) -> tuple[Stretch, ...]:
        """The stretches of one text, marked as given out."""
        found = self._within(candidates, text) or self._across(candidates, text) if text else ()
        for each in found:
            start, end = each.span.start, each.span.end
            self._marks(each.paragraph)[start:end] = b"\1" * (end - start)
        return found

    def _marks(self, index: int) -> bytearray:
        """One byte for each character of a paragraph: 1 where it was given out."""
        return self.taken.setdefault(index, bytearray(len(self.paragraphs[index].text)))

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
        if not candidates:
            return ()
        key = candidates[0], text
        if key not in self.waiting:
            self.waiting[key] = self._places(candidates, text)
        waiting = self.waiting[key]
        while len(waiting) > 1:
            last = waiting[-1]
            if 1 not in self._marks(last.paragraph)[last.span.start : last.span.end]:
                break
            waiting.pop()
        return (waiting[-1],) if waiting else ()

    def _places(self, candidates: Sequence[int], text: str) -> list[Stretch]:
        """Every place of a text in some paragraphs, the best one last."""
        ranked = []
        for index in candidates:
            seen = self._seen(index)[0]
            at = seen.find(text)
            while at >= 0:
                is_loose = at > 0 and not self._is_behind_a_mark(index, at)
                ranked.append((is_loose, self._stretch(index, at, len(text))))
                at = seen.find(text, at + 1)
        return [stretch for _, stretch in sorted(ranked, reverse=True)]

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
        found = [(at, _alike(seen, at, text)) for at in _places_of(seen, text[:_HEAD])]
        found += [
            (at, len(seen) - at)
            for at in range(max(0, len(seen) - _HEAD), len(seen))
            if text.startswith(seen[at:])
        ]
        if not found:
            found = [(at, _alike(seen, at, text)) for at in _places_of(seen, text[0])]
        return sorted(found, key=lambda each: (-each[1], each[0]))


def _places_of(seen: str, words: str) -> Iterator[int]:
    """The first places of some words, up to a number."""
    at = seen.find(words)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = seen.find(words, at + 1)


def _alike(seen: str, at: int, text: str) -> int:
    """How many characters of a text stand at a place."""
    size, most = 0, min(len(text), len(seen) - at)
    while size + _STEP <= most and seen.startswith(text[size : size + _STEP], at + size):
        size += _STEP
    while size < most and seen[at + size] == text[size]:
        size += 1
    return size
