"""The part of a transcript on the screen: which lines, and what each of them shows.

`look` gives a line as it is to be drawn; `changed` gives the visible lines that look different since it
was last asked, so that nothing else is drawn again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from qual.core.coding import Coding
from qual.core.lanes import CodingIndex, index, lanes
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.core.wrapping import OUTSIDE
from qual.tui.hand import Hand
from qual.tui.letters import ALPHABET, Letters
from qual.tui.looks import Bar, Face, LineLook, Piece
from qual.tui.reading import Reading

HINT = "\x00hint"
"""The coder of what nobody decided on yet: no person's name has that character."""


class Layer(NamedTuple):
    """A coding where it touches a line."""

    id: str
    code: str
    start: int
    end: int
    bar: Bar


class Page:
    """The lines of a transcript that fit on the screen, with the codings beside them.

    `covered` lines at the bottom lie under a list or a memo that is open. The cursor is shown where
    `is_active` says that the keys go here.
    """

    def __init__(self, coder: str, reading: Reading, hand: Hand, height: int, lanes_shown: int) -> None:
        self.coder = coder
        self.reading = reading
        self.hand = hand
        self.height = height
        self.lanes_shown = lanes_shown
        self.top = 0
        self.is_active = True
        self.covered = 0
        self.hits: list[Span] = []
        self.focus: str | None = None
        self.letters: Letters | None = None
        self.tags: dict[str, str] = {}
        self.index: CodingIndex = index(())
        self.fitting: list[Span] = []
        self._drawn: CodingIndex = self.index
        self._waiting: dict[str, Coding] = {}
        self._keys: dict[int, object] = {}
        self._known_lines = reading.lines
        self._line_at: dict[int, int] = {}
        self.relay()

    def show(self, codings: CodingIndex, hints: Iterable[Suggestion] = ()) -> None:
        """Show these codings in the margin, and suggestions with a question mark in the lanes beside them."""
        self.index = codings
        self._waiting = self._as_codings(hints)
        self._drawn = index([*codings.codings, *self._waiting.values()]) if self._waiting else codings
        self.relay()

    def change(
        self, codings: CodingIndex, gone: Iterable[Coding], new: Iterable[Coding], hints: Iterable[Suggestion]
    ) -> None:
        """Show these codings, which are those shown before without some and with others."""
        self.index = codings
        before, self._waiting = self._waiting, self._as_codings(hints)
        if self._waiting:
            fell = (each for key, each in before.items() if self._waiting.get(key) != each)
            rose = (each for key, each in self._waiting.items() if before.get(key) != each)
            self._drawn = self._drawn.changed([*gone, *fell], [*new, *rose])
        else:
            self._drawn = codings
        self.relay()

    def _as_codings(self, hints: Iterable[Suggestion]) -> dict[str, Coding]:
        """Suggestions as codings by nobody, by id."""
        end = len(self.reading.text)
        return {
            each.id: Coding(each.transcript, each.span, each.code, HINT, id=each.id)
            for each in hints
            if each.span.end <= end
        }

    def mark_fitting(self, places: list[Span]) -> None:
        """Mark the lines of the places that fit a filter."""
        if places != self.fitting:
            self.fitting = places
            self._fitting_lines = self._lines_of(places)

    def _lines_of(self, places: Iterable[Span]) -> set[int]:
        """Every line that one of the places touches."""
        return {
            line
            for each in places
            for line in range(self._line_of(each.start), self._line_of(max(each.start, each.end - 1)) + 1)
        }

    def _last_top(self) -> int:
        return max(0, len(self.reading.lines) - self.height)

    def _focus_lines(self) -> tuple[int, int]:
        """The first and last line that must be seen: the moving end of the selection, else the sentence."""
        line_of = self.reading.lines.line_of
        if self.hand.edges:
            span, ahead = self.hand.edges.span, self.hand.edges.ahead
            first, last = line_of(span.start), line_of(span.end - 1)
            return (
                (first, last)
                if last - first < self.height // 2
                else ((last, last) if ahead else (first, first))
            )
        cursor = line_of(self.hand.cursor)
        here = self.hand.sentence
        if here is None:
            return cursor, cursor
        first, last = line_of(here.start), line_of(here.end - 1)
        return (min(first, cursor), last) if last - first < self.height // 2 else (cursor, cursor)

    def is_visible(self) -> bool:
        """Whether the cursor is on the screen."""
        line = self.reading.lines.line_of(self.hand.cursor)
        return self.top <= line < self.top + self.height

    def reveal(self, *, centre: bool = False) -> None:
        """Scroll so that what is being worked on can be seen."""
        first, last = self._focus_lines()
        room = max(1, self.height - (self.covered if self.covered < self.height else 0))
        below, above = last - (self.top + room) + 1, self.top - first
        if centre or below > 1:
            self.top = first - room // 3
        elif below == 1:
            self.top += 1
        elif above == 1:
            self.top -= 1
        elif above > 1:
            self.top = last - 2 * room // 3
        self.top = min(max(self.top, last - room + 1), first)
        if last < room and self.reading.turn_at(self.hand.cursor).index == 0:
            self.top = 0
        self.top = max(0, min(self.top, self._last_top() + self.covered))

    def layers(self, line: int) -> tuple[Layer, ...]:
        """The codings on a line, outermost first."""
        found = self._layers.get(line)
        if found is None:
            found = self._layers[line] = self._layers_of(line)
        return found

    def _layers_of(self, line: int) -> tuple[Layer, ...]:
        lines = self.reading.lines
        start, end = lines.starts[line], lines.ends[line]
        if lines.turns[line] == OUTSIDE:
            return ()
        layers = []
        for at in self._drawn.places(start, max(end, start + 1)):
            coding = self._drawn.codings[at]
            lane = self._lane(at)
            own = coding.coder == self.coder
            tag = self.tags.get(coding.code, "??") if coding.span.start >= start else ""
            more = lane >= self.lanes_shown
            is_hint = coding.coder == HINT
            shown = tag if own or is_hint else tag.lower()
            bar = Bar(min(lane, self.lanes_shown - 1), coding.code, shown, own, more, is_hint)
            layers.append(Layer(coding.id, coding.code, coding.span.start, coding.span.end, bar))
        return tuple(layers)

    def _line_key(self, line: int) -> object:
        """Everything that a line's look depends on."""
        lines = self.reading.lines
        start, end = lines.starts[line], lines.ends[line]
        selected = self.hand.selected
        here = None if selected else self.hand.sentence
        cursor = self.hand.cursor if self._has_cursor(line) else None
        hits = tuple(each for each in self._hits_between(start, end))
        return (
            lines.width,
            start,
            self.layers(line),
            _within(selected, start, end),
            _within(here, start, end),
            cursor,
            hits,
            self.focus if any(each.id == self.focus for each in self.layers(line)) else None,
            line in self._fitting_lines,
            self.is_active,
            self._letters_on(line),
        )

    def lettered(self) -> Mapping[str, Span]:
        """The sentences on the screen that have letters, by letter."""
        return self.letters.shown(self.top, self.height) if self.letters else {}

    def _letters_on(self, line: int) -> dict[int, str]:
        """The letters on a line, by where their sentences begin."""
        start, end = self.reading.lines.starts[line], self.reading.lines.ends[line]
        return {each.start: letter for letter, each in self.lettered().items() if start <= each.start < end}

    def _has_cursor(self, line: int) -> bool:
        """Whether the cursor is drawn on a line: only where the keys go to this page."""
        return self.is_active and self.reading.lines.line_of(self.hand.cursor) == line

    def _hits_between(self, start: int, end: int) -> list[Span]:
        """The hits that touch a line."""
        if not self.hits:
            return []
        first = bisect_right(self.hits, start, key=lambda each: each.end)
        last = bisect_left(self.hits, end, key=lambda each: each.start)
        return self.hits[first:last]

    def changed(self) -> list[int]:
        """The visible lines that look different since they were last asked for."""
        keys = {line: self._line_key(line) for line in self.visible()}
        before = self._keys
        self._keys = keys
        return [line for line, key in keys.items() if before.get(line) != key]

    def last_visible(self) -> int:
        """The last line on the screen."""
        return max(self.top, self.visible().stop - 1)

    def bring_up(self, span: Span) -> None:
        """Move what lies in the lower half up, or behind half of the letters, so that one can read on."""
        line_of = self.reading.lines.line_of
        lettered = list(self.lettered().values())
        middle = self.top + self.height // 2
        if len(lettered) == len(ALPHABET):
            middle = min(middle, line_of(lettered[len(ALPHABET) // 2].start))
        if line_of(max(span.start, span.end - 1)) >= middle:
            self.top = min(max(self.top, line_of(span.start) - 2), self._last_top())

    def visible(self) -> range:
        """The lines on the screen."""
        return range(self.top, min(self.top + self.height, len(self.reading.lines)))

    def look(self, line: int) -> LineLook:
        """A line as it is to be drawn."""
        lines = self.reading.lines
        start, end, index_ = lines.starts[line], lines.ends[line], lines.turns[line]
        if index_ == OUTSIDE:
            words = self._cut(line, [(start, end, Face(state="outside"))])
            return LineLook(0, "", 0, False, False, words, ())
        turn = self.reading.turns[index_]
        layers = self.layers(line)
        selected = self.hand.selected
        here = None if selected else self.hand.sentence
        cursor = self.hand.cursor
        has_cursor = self._has_cursor(line)
        hits = self._hits_between(start, end)
        edges = {start, end}
        for span in (
            *((each.start, each.end) for each in layers),
            *((each.start, each.end) for each in hits),
        ):
            edges.update(at for at in span if start < at < end)
        for meant in (selected, here):
            if meant:
                edges.update(at for at in (meant.start, meant.end) if start < at < end)
        shown_end = start + len(lines.text[start:end].rstrip())
        if start < shown_end < end:
            edges.add(shown_end)
        if has_cursor and cursor < end:
            edges.update((cursor, min(end, self.hand.reading.edge_at(cursor, 1))))
        letters = self._letters_on(line)
        edges.update(at for begin in letters for at in (begin - 1, begin) if start <= at < end)
        places = sorted(edges)
        faces = []
        for first, last in pairwise(places):
            if first + 1 in letters and last == first + 1:
                faces.append((first, last, Face(state="letter")))
                continue
            if first >= shown_end and first != cursor:
                faces.append((first, last, Face()))
                continue
            over = [each for each in layers if each.start <= first < each.end and not each.bar.hint]
            inner = max(over, key=lambda each: (each.start, -each.end), default=None)
            state = "selected" if selected and selected.contains(first) else ""
            if not state and here and here.contains(first):
                state = "here"
            hit = any(each.contains(first) for each in hits)
            is_cursor = has_cursor and first == cursor
            faces.append(
                (first, last, Face(inner.code if inner else "", min(len(over), 3), state, hit, is_cursor))
            )
        pieces = self._with_letters(self._cut(line, faces), letters, start)
        if has_cursor and cursor >= end:
            pieces = (*pieces, Piece(" ", Face(cursor=True), 1))
        ordinal = line - self.reading.first_line_of(turn)
        meant = selected or here
        return LineLook(
            turn.index + 1,
            turn.speaker,
            ordinal,
            turn.speaker in self.reading.askers,
            self.is_active
            and (bool(meant and meant.start < max(end, start + 1) and start < meant.end) or has_cursor),
            pieces,
            tuple(each.bar for each in layers),
            line in self._fitting_lines,
            letters.get(start, ""),
        )

    def _with_letters(
        self, pieces: tuple[Piece, ...], letters: Mapping[int, str], start: int
    ) -> tuple[Piece, ...]:
        """The pieces with letters in the room before their sentences."""
        waiting = [letters[at] for at in sorted(letters) if at > start]
        return tuple(
            piece._replace(shown=waiting.pop(0)) if piece.face.state == "letter" and waiting else piece
            for piece in pieces
        )

    def _cut(self, line: int, faces: list[tuple[int, int, Face]]) -> tuple[Piece, ...]:
        """The text of a line, cut where its face changes."""
        lines = self.reading.lines
        if line not in lines.exotic:
            return tuple(Piece(lines.text[first:last], face, last - first) for first, last, face in faces)
        pieces = []
        cells = lines.cells(line)
        for first, last, face in faces:
            inside = [each for each in cells if first <= each.start < last]
            pieces.append(
                Piece("".join(each.shown for each in inside), face, sum(each.width for each in inside))
            )
        return tuple(pieces)

    def resized(self, width: int, height: int) -> None:
        """Cut the lines for another size, with the same words on top."""
        first = self.reading.lines.starts[min(self.top, len(self.reading.lines) - 1)]
        self.height = height
        if self.reading.rewrap(width):
            self.top = self.reading.lines.line_of(first)
            self.relay()
        self.top = min(self.top, self._last_top())

    def scroll(self, by: int) -> None:
        """Show lines further on or back; the cursor stays where it is."""
        self.top = min(max(self.top + by, 0), self._last_top())

    def _line_of(self, offset: int) -> int:
        """The line of an offset, remembered as long as the lines stay as they are."""
        found = self._line_at.get(offset)
        if found is None:
            found = self._line_at[offset] = self.reading.lines.line_of(offset)
        return found

    def relay(self) -> None:
        """Give the codings their lanes on the lines as they are now."""
        lines = self.reading.lines
        if lines is not self._known_lines:
            self._known_lines, self._line_at = lines, {}
        self._lanes: dict[int, int] = {}
        self._layers: dict[int, tuple[Layer, ...]] = {}
        self._fitting_lines = self._lines_of(self.fitting)

    def _lane(self, place: int) -> int:
        """The lane of the coding at a place of the index, found with those that hang together with it."""
        if place not in self._lanes:
            group = self._drawn.hanging_together(place, self._line_of)
            inside = self._drawn.codings[group.start : group.stop]
            self._lanes.update(zip(group, lanes(inside, self._line_of, self.lanes_shown), strict=True))
        return self._lanes[place]


def _within(span: Span | None, start: int, end: int) -> tuple[int, int] | None:
    """The part of a span that lies on a line."""
    if span is None or span.start >= max(end, start + 1) or start >= span.end:
        return None
    return max(span.start, start), min(span.end, end)
