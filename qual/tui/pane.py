"""The reading pane: draws the session's lines, and takes every key.

All keys come through `on_key`, one after the other, and are carried out before the next is looked at, so a
burst of keys gives what slow typing gives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from qual.tui.inks import Inks
from qual.tui.labels import short_labels
from qual.tui.looks import Bar, LineLook
from qual.tui.session import Session
from qual.tui.views import plain

WIDEST_TEXT = 100
"""Cells beyond which a line is hard to read."""

LANE = 3
"""Cells of a margin lane: two for the tag, one for the bar."""

WHEEL = 3


class Measure(NamedTuple):
    """How a pane's width is divided: gutter (mark, number, label), text, lanes."""

    number: int
    label: int
    text: int
    lanes: int

    @property
    def gutter(self) -> int:
        """Cells before the text."""
        return 1 + self.number + 1 + self.label + 1


def measure(width: int, turns: int, longest_label: int) -> Measure:
    """Divide a width: the text comes first, then labels and lanes."""
    number = max(2, len(str(turns)))
    lanes = 2 if width < 70 else 4 if width < 110 else 6
    label = min(longest_label, max(3, min(12, width - 76)) if width >= 70 else 3)
    text = width - (1 + number + 1 + label + 1) - 1 - lanes * LANE - 1
    return Measure(number, label, max(8, min(WIDEST_TEXT, text)), lanes)


class ReadingPane(Widget, can_focus=True):
    """The transcript with its codings; a session of its own draws into it."""

    ALLOW_SELECT = False

    def __init__(
        self,
        name: str,
        take: Callable[[str, str | None], None],
        after: Callable[[], None],
        paste: Callable[[str], None],
        work_in: Callable[[ReadingPane], None],
    ) -> None:
        super().__init__(id=name, classes="reading")
        self._work_in = work_in
        self.session: Session | None = None
        self.inks: Inks | None = None
        self.lines_built = 0
        self.wraps = 0
        self._take = take
        self._after = after
        self._paste = paste
        self._measure = measure(80, 1, 3)
        self._labels: dict[str, str] = {}
        self._strips: dict[int, tuple[LineLook, Strip]] = {}
        self._top = -1
        self._down_at: int | None = None
        self._clicks: tuple[float, Offset, int] = (0.0, Offset(-1, -1), 0)

    # Drawing

    def lay_out(self, width: int = 0, height: int = 0) -> None:
        """Cut the lines for the size as it is, or for the size that it will have, and draw all of them."""
        self._strips.clear()
        width = width or self.size.width
        if self.session and width:
            turns = self.session.reading.turns
            labels = {each: plain(each) for each in sorted({turn.speaker for turn in turns})}
            longest = max(cell_len(each) for each in labels.values())
            self._measure = measure(width, len(turns), longest)
            shorts = short_labels(labels.values(), self._measure.label, cell_len)
            self._labels = {each: shorts[label] for each, label in labels.items()}
            before = self.session.reading.lines
            height = height or self.size.height
            self.session.resized(self._measure.text, height, self._measure.lanes)
            self.wraps += self.session.reading.lines is not before
            self.session.page.changed()
            self._top = self.session.page.top
        self.refresh()

    def redraw(self) -> None:
        """Draw the lines that changed."""
        session = self.session
        if session is None:
            return
        page = session.page
        changed = page.changed()
        if page.top != self._top:
            self._top = page.top
            self.refresh()
        else:
            for line in changed:
                self.refresh(Region(0, line - page.top, self.size.width, 1))

    def place_cursor(self) -> None:
        """Put the terminal's own cursor, which a screen reader follows, where the session's is."""
        if self.session is None:
            return
        column, line = self.session.reading.lines.place(self.session.hand.cursor)
        row = min(max(line - self.session.page.top, 0), max(0, self.size.height - 1))
        self.app.cursor_position = self.content_region.offset + Offset(self._measure.gutter + column, row)

    def on_resize(self) -> None:
        """Cut the lines for the new size."""
        self.lay_out()
        self._after()

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        session, inks = self.session, self.inks
        if session is None or inks is None:
            return Strip.blank(self.size.width, inks.text if inks else None)
        line = session.page.top + y
        if line >= len(session.reading.lines):
            return Strip.blank(self.size.width, inks.text)
        look = session.page.look(line)
        thumb = self._is_thumb(y)
        kept = self._strips.get(line)
        if kept and kept[0] == look:
            strip = kept[1]
        else:
            strip = self._drawn(look, inks)
            self._strips[line] = (look, strip)
            if len(self._strips) > 2000:
                self._strips.pop(next(iter(self._strips)))
        return Strip.join([strip, Strip([Segment("▐" if thumb else " ", inks.dim)])])

    def _is_thumb(self, y: int) -> bool:
        """Whether the scroll bar's thumb is beside a row."""
        session = self.session
        if session is None:
            return False
        lines, height = len(session.reading.lines), self.size.height
        if lines <= height:
            return False
        size = max(1, height * height // lines)
        start = round((height - size) * session.page.top / max(1, lines - height))
        return start <= y < start + size

    def _drawn(self, look: LineLook, inks: Inks) -> Strip:
        """A line as a strip: gutter, text, lanes."""
        self.lines_built += 1
        measure_ = self._measure
        segments = [*self._gutter(look, inks)]
        used = 0
        for piece in look.pieces:
            text, cells = piece.shown, piece.cells
            if used + cells > measure_.text + 1:
                cells = max(0, measure_.text + 1 - used)
                text = set_cell_size(text, cells)
            if cells:
                segments.append(Segment(text, inks.face(piece.face)))
                used += cells
        segments.append(Segment(" " * (measure_.text + 1 - used), inks.text))
        segments += self._margin(look.bars, inks)
        width = max(0, self.size.width - 1)
        return Strip(segments).adjust_cell_length(width, inks.text)

    def _gutter(self, look: LineLook, inks: Inks) -> list[Segment]:
        """A sign beside what is meant or fits the filter, the turn's number and its speaker."""
        measure_ = self._measure
        first = look.number and look.ordinal == 0
        number = str(look.number) if first else ""
        label = self._labels.get(look.speaker, "") if first else ""
        style = inks.dim if look.asks else inks.text
        return [
            Segment("▎" if look.here else "•" if look.fits else " ", inks.here),
            Segment(number.rjust(measure_.number) + " ", inks.dim),
            Segment(set_cell_size(label, measure_.label), style),
            Segment(look.letter or " ", inks.letter if look.letter else style),
        ]

    def _margin(self, bars: tuple[Bar, ...], inks: Inks) -> list[Segment]:
        """The lanes; the last shows a plus where more codings stand than fit."""
        cells = [Segment(" " * LANE, inks.text)] * self._measure.lanes
        for bar in bars:
            if bar.more and bar.lane < len(cells):
                cells[bar.lane] = Segment("  +", inks.dim)
        for bar in bars:
            if not bar.more and bar.lane < len(cells) and cells[bar.lane].text != "  +":
                tag = set_cell_size(bar.tag, 2) if bar.tag else "  "
                shape = "?" if bar.hint else inks.shape(bar.code) if bar.own else "┊"
                cells[bar.lane] = Segment(tag + shape, inks.bar(bar.code, own=bar.own))
        return cells

    # Hands

    def on_key(self, event: events.Key) -> None:
        """Carry a key out before anything else happens."""
        event.stop()
        event.prevent_default()
        self._take(event.key, event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text where text is typed."""
        event.stop()
        if self.session:
            self._paste(event.text)
            self._after()

    def _under(self, event: events.MouseEvent) -> tuple[int, int]:
        """The column and line of the text under the pointer."""
        top = self.session.page.top if self.session else 0
        x, y = self._inside(event)
        return x - self._measure.gutter, top + y

    def _inside(self, event: events.MouseEvent) -> Offset:
        """Where the pointer is inside the pane's own lines, without the rule at its side."""
        return event.offset - self.content_offset

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor there; again and again at one place selects sentence and turn."""
        event.stop()
        session = self.session
        if session is None or event.button != 1:
            return
        self._work_in(self)
        if self._inside(event).x == self.size.width - 1:
            lines = len(session.reading.lines)
            session.page.scroll(lines * event.y // max(1, self.size.height) - session.page.top)
            self._after()
            return
        time, place, count = self._clicks
        again = event.time - time < 0.5 and event.offset == place
        count = count + 1 if again else 1
        self._clicks = (event.time, event.offset, count)
        session.point(*self._under(event), clicks=count)
        self._down_at = session.hand.cursor if count == 1 else None
        self.capture_mouse()
        self._after()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Stretch the selection to the pointer."""
        event.stop()
        if self.session and self._down_at is not None and event.offset != self._clicks[1]:
            self.session.drag(*self._under(event), self._down_at)
            self._after()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        event.stop()
        self._down_at = None
        self.release_mouse()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show lines further on."""
        event.stop()
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show lines further back."""
        event.stop()
        self._scroll(-WHEEL)

    def _scroll(self, by: int) -> None:
        if self.session:
            self.session.page.scroll(by)
            self._after()
