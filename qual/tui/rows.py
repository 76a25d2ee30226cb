"""Rows of text that are drawn as they are given, and only where they changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

Row = Sequence[tuple[str, Style]]
"""A row: pieces of text with their styles."""


class Rows(Widget):
    """Rows that only show; `show` draws those again that changed."""

    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """A person clicked on a row."""

        rows: Rows
        row: int
        column: int

    @dataclass
    class Wheel(Message):
        """A person turned the wheel over the rows, by so many of them."""

        rows: Rows
        by: int
        row: int
        column: int

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._rows: list[tuple[tuple[str, Style], ...]] = []
        self._ground = Style()

    def show(self, rows: Sequence[Row], ground: Style) -> None:
        """Show these rows, the rest of the widget in the ground's colour."""
        new = [tuple(row) for row in rows]
        old, self._rows = self._rows, new
        if ground != self._ground:
            self._ground = ground
            self.refresh()
            return
        for at in range(max(len(old), len(new))):
            if (old[at] if at < len(old) else None) != (new[at] if at < len(new) else None):
                self.refresh(Region(0, at, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """A row, cut or filled to the widget's width."""
        pieces = self._rows[y] if y < len(self._rows) else ()
        strip = Strip([Segment(text, style) for text, style in pieces if text])
        return strip.adjust_cell_length(self.size.width, self._ground)

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked."""
        event.stop()
        self.post_message(self.Clicked(self, event.y, event.x))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Say that the wheel turned."""
        event.stop()
        self.post_message(self.Wheel(self, 1, event.y, event.x))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Say that the wheel turned back."""
        event.stop()
        self.post_message(self.Wheel(self, -1, event.y, event.x))

    @property
    def text(self) -> str:
        """The rows as plain text."""
        return "\n".join("".join(text for text, _ in row) for row in self._rows)
