"""Two transcripts side by side: which of them the keys go to, and how they share the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qual.core.words import say
from qual.tui import views
from qual.tui.keymap import say_keys
from qual.tui.requests import OpenTranscript

if TYPE_CHECKING:
    from qual.tui.app import CodingApp
    from qual.tui.pane import ReadingPane

BESIDE_FROM = 140
"""Columns from which two transcripts can stand side by side."""

SIDE_FROM = 100
"""Columns from which the codes stand beside the text."""

SIDE, WIDE_SIDE = 28, 40
"""Columns of the codes, as the style sheet gives them."""


def leave_to_the_other(app: CodingApp, name: str) -> None:
    """Show a change in the pane where its transcript stood already, and in this one what stood here."""
    session, desk, other = app.session, app.desk, app.beside.session
    if session is None or desk is None or other is None or not app.beside.display:
        return
    if other.reading.transcript.name != session.reading.transcript.name:
        return
    offset, notice = session.hand.cursor, session.notice
    desk.carry_out(session, OpenTranscript(name))
    app.pane.lay_out()
    session.page.reveal(centre=True)
    work_in(app, app.beside)
    other.went_to(offset)
    other.notice = notice


def open_beside(app: CodingApp) -> None:
    """Show a second transcript beside the first, or take it away again."""
    session, desk = app.session, app.desk
    if session is None or desk is None:
        return
    if app.beside.display:
        _show_beside(app, False)
        return
    if app.size.width < BESIDE_FROM:
        session.told(say("screen.too_narrow", columns=BESIDE_FROM, now=app.size.width), trouble=True)
        return
    if app.beside.session is None:
        other = desk.session(desk.next_to(session), views.split, session.size, session.lanes_shown)
        other.likely = session.likely
        other.work_here(False)
        app.beside.session = other
    else:
        desk.read_again(app.beside.session)
    session.told(say_keys("screen.beside", name=app.beside.session.reading.transcript.transcript.name))
    _show_beside(app, True)


def _show_beside(app: CodingApp, is_shown: bool) -> None:
    """Give the second transcript half of the room, or the first all of it."""
    app.beside.display = is_shown
    app.place_side()
    lay_out_ahead(app)
    app.call_after_refresh(lay_out_both, app)


def lay_out_ahead(app: CodingApp) -> None:
    """Cut the lines for the room that there will be: the next key may come before the new layout does."""
    if app.size.width < SIDE_FROM:
        return
    side = WIDE_SIDE if app.screen.has_class("-wide") else SIDE
    room = app.size.width - (side if app.frame.side.display else 0)
    panes = [each for each in (app.left, app.right) if each.display]
    for pane in panes:
        width = room if len(panes) == 1 else room // 2 if pane is app.left else room - room // 2
        pane.lay_out(width - (1 if pane is app.right else 0), app.body.size.height)


def lay_out_both(app: CodingApp) -> None:
    """Cut the lines of both panes for the room they have now."""
    for pane in (app.pane, app.beside):
        if pane.display and pane.session:
            pane.lay_out()
            pane.session.page.reveal()
    app.refresh_all()


def work_in(app: CodingApp, pane: ReadingPane) -> None:
    """Let the keys go to a pane; what was changed in the other is read anew."""
    if app.session is None or app.desk is None or pane is app.pane or app.session.mode != "read":
        return
    if not app.beside.display or pane.session is None:
        app.session.told(say_keys("screen.no_other_pane"), trouble=True)
        return
    before = app.session
    app.desk.carry_out(before, before.place)
    app.pane, app.beside = pane, app.pane
    app.session = pane.session
    before.work_here(False)
    app.session.work_here(True)
    app.session.follow(before)
    app.session.last_codes = before.last_codes or app.session.last_codes
    app.desk.read_again(app.session)
    app.pane.focus()
    app.refresh_all()
