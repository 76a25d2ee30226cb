"""The boards that lie on top of the coding screen, and what they ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qual.core.span import Span
from qual.core.words import say
from qual.errors import QualError
from qual.tui import learning
from qual.tui.requests import Quit

if TYPE_CHECKING:
    from qual.tui.app import CodingApp
    from qual.tui.boards.board import Asked as BoardAsked
    from qual.tui.boards.board import Board
    from qual.tui.hand import Edges
    from qual.tui.requests import SeePassage


class Left(NamedTuple):
    """What a coder was about to code before looking at another passage."""

    transcript: str
    cursor: int
    edges: Edges | None


def show(app: CodingApp, board: Board) -> None:
    """Show a board on top."""
    app.boards.append(board)
    app.frame.board.add_class("-open")


def _close(app: CodingApp) -> None:
    """Go back to what lies under the board on top, which may have changed the study."""
    gone = app.boards.pop()
    below = app.boards[-1] if app.boards else None
    if gone.changed and below is not None:
        below.changed = True
        below.read()
        answer(app, below.after_change())
    elif gone.changed and app.desk and app.session:
        app.desk.read_again(app.session)
        if app.beside.session:
            app.desk.read_again(app.beside.session)
        if app.engine:
            app.engine.learn()
    if not app.boards:
        app.frame.board.remove_class("-open")


def answer(app: CodingApp, asked: BoardAsked) -> None:
    """Do what a board asks, in order."""
    from qual.tui.boards.board import (
        Close,
        Colours,
        Commands,
        Do,
        GoTo,
        Learn,
        Leave,
        Press,
        Push,
        Work,
        WriteThemes,
    )

    for request in asked:
        match request:
            case Push(board=board):
                show(app, board)
            case Close() if app.boards[-1] is app.root:  # nobody asked for the text below it
                _leave(app)
            case Close():
                _close(app)
            case GoTo(transcript=name, offset=offset, end=end):
                _go_to(app, name, offset, end)
            case Commands() if app.desk and app.session:
                show(app, app.desk.board("commands", app.session))
            case Press(command=command):
                answer(app, app.boards[-1].do(command))
            case Do(command=command):
                while app.boards:
                    _close(app)
                if app.session:
                    app.answer(app.session.do(command))
            case Colours():
                app.change_colours()
            case Work(kind=kind, about=about):
                if not learning.want(app, kind, about):
                    app.boards[-1].told(say("board.no_engine"), trouble=True)
            case Learn():
                if app.engine:
                    app.engine.learn()
            case WriteThemes():
                from qual.tui.exporting import start

                start(app, request)
            case Leave():
                _leave(app)


def _leave(app: CodingApp) -> None:
    if app.session:
        app.answer((app.session.place, Quit()))


def back(app: CodingApp) -> None:
    """Show the boards again that were left for the text, read anew; told where there are none.

    Those of a study that was seen otherwise (blind, or not) stay away.
    """
    desk, session = app.desk, app.session
    if desk is None or session is None:
        return
    if app.left_passage:
        _come_back(app, app.left_passage)
        return
    left, app.put_away = app.put_away, []
    if not left or any(board.study is not desk.study for board in left):
        session.told(say("screen.nothing_left"), trouble=True)
        return
    for board in left:
        board.read()
        show(app, board)


def _go_to(app: CodingApp, name: str, offset: int | None, end: int | None = None) -> None:
    """Show the coding screen, at a place of a transcript where one is named; selected up to its end."""
    app.put_away = [board for board in app.boards if board.mode != "board-help"]
    app.left_passage = None
    if app.put_away and app.session:
        app.session.told(say("screen.left"))
    while app.boards:
        _close(app)
    if name and _show_place(app, name, offset) and app.session and offset is not None and end:
        app.session.hand.select(Span(offset, end))


def see(app: CodingApp, passage: SeePassage) -> None:
    """Show another passage, and remember what was about to be coded."""
    session = app.session
    if session is None:
        return
    left = Left(session.reading.transcript.name, session.hand.cursor, session.hand.edges)
    if _show_place(app, passage.transcript, passage.offset):
        app.left_passage = left
        session.told(say("screen.left_passage"))


def _come_back(app: CodingApp, left: Left) -> None:
    """Show what was about to be coded, with the palette open on it."""
    app.left_passage = None
    session = app.session
    if session and _show_place(app, left.transcript, left.cursor):
        session.hand.edges = left.edges
        app.answer(session.do("palette"))


def _show_place(app: CodingApp, name: str, offset: int | None) -> bool:
    """Show the text at a place; tells whether that could be done."""
    session, desk = app.session, app.desk
    if session is None or desk is None:
        return False
    reading = session.reading
    try:
        desk.show_at(session, name, offset)
    except QualError as error:
        session.told(str(error), trouble=True)
        return False
    if session.reading is not reading:
        app.pane.lay_out()
        session.page.reveal(centre=True)
    return True
