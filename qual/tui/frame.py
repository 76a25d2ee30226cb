"""The rows around the text: title, status, footer, the pane with codes, and what opens over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qual.core.words import say
from qual.tui import status, views
from qual.tui.colours import SCHEMES
from qual.tui.help_view import help_rows
from qual.tui.inks import Inks
from qual.tui.keymap import FooterItem
from qual.tui.rows import Rows
from qual.tui.session import Session
from qual.tui.writing import LONG

if TYPE_CHECKING:
    from qual.tui.boards.board import Board

ROOM_FOR_KEYS = 20
"""Lines from which the keys of a screen may take more than one."""


class Frame:
    """The rows, in the colours of a scheme, and which of them stands where."""

    def __init__(self) -> None:
        self.scheme = SCHEMES[0]
        self.inks = Inks(self.scheme, {})
        self.title = Rows("title")
        self.lesson = Rows("lesson")
        self.side = Rows("side")
        self.status = Rows("status")
        self.footer = Rows("footer")
        self.drawer = Rows("drawer")
        self.board = Rows("board")
        self.side_codes: list[str] = []
        self._side_top = 0
        self._drawer_top = 0
        self._footer_lines = 1

    def opening(self, study: str) -> None:
        """Show the empty frame while a study is being opened."""
        for rows in (self.side, self.footer, self.status, self.lesson):
            rows.show([], self.inks.panel)
        words = f" {say('screen.opening', study=study)}"
        self.title.show([[(words, self.inks.panel_strong)]], self.inks.panel)

    def mix(self, session: Session) -> bool:
        """Mix the inks anew where the scheme or the codes changed; tells whether they did."""
        if self.inks.knows(self.scheme, session.marks):
            return False
        self.inks = Inks(self.scheme, session.marks)
        return True

    def draw_lesson(self, line: str) -> None:
        """Draw what the tutorial says."""
        self.lesson.show([[(f" {line}", self.inks.marked)]], self.inks.marked)

    def draw(self, session: Session, width: int, beside: str, *, is_left: bool) -> None:
        """Draw the rows around a transcript; `beside` is the name of one that stands beside it."""
        inks = self.inks
        self.title.show([views.title(session, inks, width, beside, is_left=is_left)], inks.panel)
        self.status.show([status.status_row(session, inks, width)], inks.panel)
        self._give_footer(1)
        self.footer.show([status.footer_row(session, inks, width)], inks.panel)
        if self.side.display:
            size = self.side.size
            rows, self.side_codes = views.side(session, inks, size.width, size.height, self._side_top)
            self.side.show(rows, inks.panel)

    def draw_board(self, board: Board, width: int, height: int) -> None:
        """Draw a board over the text, in the lines that it has with the footer as it is."""
        from qual.tui.boards import draw

        lines = board.footer_lines if height + self._footer_lines >= ROOM_FOR_KEYS else 1
        lines = min(lines, draw.footer_needs(board, width))
        height += self._footer_lines - lines
        self._give_footer(lines)
        self.title.show([draw.title(board, self.inks, width)], self.inks.panel)
        self.status.show([draw.status(board, self.inks, width)], self.inks.panel)
        self.footer.show(draw.footer_rows(board, self.inks, width, lines), self.inks.panel)
        self.board.show(draw.body(board, self.inks, width, height), self.inks.text)

    def draw_drawer(self, session: Session, width: int, room: int) -> None:
        """Draw the list, memo or help that is open; `room` is the lines of the text."""
        mode, inks = session.mode, self.inks
        is_memo = mode == "entry" and session.purpose in LONG
        is_open = mode in ("palette", "transcripts", "filter", "help") or is_memo
        self.drawer.set_class(is_open, "-open")
        if not is_open:
            return
        is_full = mode in ("transcripts", "filter", "help")
        height = room if is_full else min(session.page.covered, room)
        self.drawer.styles.height = height
        self._drawer_top = 0
        if mode == "palette":
            rows, self._drawer_top = views.palette(session, inks, width, height)
        elif mode == "transcripts":
            rows, self._drawer_top = views.transcripts(session, inks, width, height)
        elif mode == "filter":
            rows, self._drawer_top = views.filters(session, inks, width, height)
        elif mode == "help":
            rows = help_rows(session, inks, width, height)
        else:
            rows = views.memo(session, inks, width, height)
        self.drawer.show(rows, inks.panel)

    # What stands under the pointer

    def code_at(self, row: int) -> str:
        """The code in a row of the pane with codes; "" where there is none."""
        return self.side_codes[row] if row < len(self.side_codes) else ""

    def has_option_at(self, session: Session, row: int) -> bool:
        """Whether a row of the open list can be taken: not what is typed, nor reasons of a likely code."""
        chooser, likely = session.chooser, session.likely
        is_explained = session.mode == "palette" and chooser and likely.meant(chooser.marked)
        return 0 < row <= likely.rows if is_explained else row > 0

    def option_at(self, session: Session, row: int) -> int:
        """The option in a row of the open list; below 0 one of the likely codes, the last of them -1."""
        at = row - 1 - (session.likely.rows if session.mode == "palette" else 0)
        return at if at < 0 else self._drawer_top + at

    def _give_footer(self, lines: int) -> None:
        if lines != self._footer_lines:
            self._footer_lines = lines
            self.footer.styles.height = lines

    def footer_item_at(self, shown: Session | Board, width: int, line: int, column: int) -> FooterItem | None:
        """The key under the pointer in the footer."""
        if isinstance(shown, Session):
            return status.footer_item_at(shown, width, column)
        from qual.tui.boards import draw

        return draw.footer_item_at(shown, width, self._footer_lines, line, column)

    def scroll_side(self, session: Session, by: int) -> None:
        """Show codes further on or back."""
        self._side_top = min(max(0, self._side_top + by), max(0, len(session.codebook) - 1))
