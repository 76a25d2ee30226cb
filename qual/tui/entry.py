"""A line of text being typed, and a list that is narrowed down by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from qual.core.fuzzy import ranked
from qual.core.graphemes import Split
from qual.core.units import next_grapheme, previous_grapheme, previous_word


class Entry:
    """Text with a caret in it."""

    def __init__(self, split: Split, text: str = "") -> None:
        self.text = text
        self.caret = len(text)
        self._split = split

    def write(self, characters: str) -> None:
        """Put characters in at the caret."""
        self.text = self.text[: self.caret] + characters + self.text[self.caret :]
        self.caret += len(characters)

    def edit(self, command: str) -> bool:
        """Carry out an editing command; tells whether the text changed."""
        before = self.text
        _EDITS[command](self)
        return self.text != before

    def _cut(self, start: int, end: int) -> None:
        """Take the characters from `start` to `end` out."""
        self.text = self.text[:start] + self.text[end:]
        self.caret = start

    def _rub_out(self) -> None:
        """Take the grapheme before the caret out."""
        self._cut(previous_grapheme(self.text, self.caret, self._split), self.caret)

    def _rub_out_next(self) -> None:
        """Take the grapheme behind the caret out."""
        self._cut(self.caret, next_grapheme(self.text, self.caret, self._split))

    def _rub_out_word(self) -> None:
        """Take the word before the caret out."""
        self._cut(previous_word(self.text, self.caret), self.caret)

    def _rub_out_all(self) -> None:
        """Take everything out."""
        self._cut(0, len(self.text))

    def _caret_left(self) -> None:
        """Move one grapheme back."""
        self.caret = previous_grapheme(self.text, self.caret, self._split)

    def _caret_right(self) -> None:
        """Move one grapheme on."""
        self.caret = next_grapheme(self.text, self.caret, self._split)

    def _caret_start(self) -> None:
        """Move before the first character."""
        self.caret = 0

    def _caret_end(self) -> None:
        """Move behind the last character."""
        self.caret = len(self.text)


_EDITS: dict[str, Callable[[Entry], None]] = {
    "rub-out": Entry._rub_out,
    "rub-out-next": Entry._rub_out_next,
    "rub-out-word": Entry._rub_out_word,
    "rub-out-all": Entry._rub_out_all,
    "caret-left": Entry._caret_left,
    "caret-right": Entry._caret_right,
    "caret-start": Entry._caret_start,
    "caret-end": Entry._caret_end,
}

EDITS = frozenset(_EDITS)
"""The commands that `Entry.edit` knows."""


class Row(NamedTuple):
    """An option that answers: its place in the list, and the places of the letters that were typed."""

    option: int
    places: tuple[int, ...]


class Chooser:
    """Options narrowed down by what is typed; one of the rows is marked.

    `chosen` are options taken along before the last one.
    """

    def __init__(self, split: Split, options: Sequence[str], marked: int = 0) -> None:
        self.entry = Entry(split)
        self.options = tuple(options)
        self.chosen: list[int] = []
        self.rows: list[Row] = []
        self.marked = 0
        self.narrow()
        self.marked = min(marked, max(0, len(self.rows) - 1))

    def narrow(self) -> None:
        """Keep the options that answer what is typed, best first, and mark the best."""
        self.rows = [Row(option, found.places) for option, found in ranked(self.entry.text, self.options)]
        self.marked = 0

    def move(self, by: int, rows: int = 0, above: int = 0) -> None:
        """Mark another row; `rows` counts rows behind the options, `above` those before (-1 the last)."""
        self.marked = min(max(self.marked + by, -above), max(0, len(self.rows) + rows - 1))

    @property
    def option(self) -> int | None:
        """The marked option; None on a row beyond the options."""
        return self.rows[self.marked].option if 0 <= self.marked < len(self.rows) else None

    def take_along(self) -> None:
        """Take the marked option along, or leave it out again, and begin to type anew."""
        option = self.option
        if option is None:
            return
        self.toggle(option)
        if self.entry.text:
            self.entry.edit("rub-out-all")
            self.narrow()

    def toggle(self, option: int) -> None:
        """Take an option along, or leave it out again."""
        if option in self.chosen:
            self.chosen.remove(option)
        else:
            self.chosen.append(option)

    def all_chosen(self) -> list[int]:
        """What was taken along, and the marked option unless nothing was typed for it."""
        option = self.option
        if (
            option is None
            or option in self.chosen
            or (self.chosen and not self.entry.text and not self.marked)
        ):
            return list(self.chosen)
        return [*self.chosen, option]
