"""The mouse outside the text: rows that are clicked, and what the wheel turns over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qual.tui import stack
from qual.tui.putting import put
from qual.tui.rows import Rows

if TYPE_CHECKING:
    from qual.tui.app import CodingApp
    from qual.tui.boards.board import Board
    from qual.tui.session import Session


def click(app: CodingApp, event: Rows.Clicked) -> None:
    """Do what the row under the pointer offers."""
    session, frame = app.session, app.frame
    if session is None:
        return
    board = app.boards[-1] if app.boards else None
    if event.rows is frame.footer:
        item = frame.footer_item_at(board or session, app.size.width, event.row, event.column)
        if item:
            app.carry_out(item.key, item.key if len(item.key) == 1 else None)
    elif event.rows is frame.title:
        _find_commands(app, session)
    elif board is not None:
        _click_board(app, board, event)
    elif event.rows is frame.side and (code := frame.code_at(event.row)):
        if session.mode == "read":
            _click_code(app, session, code, event.column)
    elif event.rows is frame.drawer and session.chooser and frame.has_option_at(session, event.row):
        app.answer(session.pick_row(frame.option_at(session, event.row)))
    app.refresh_all()


def _find_commands(app: CodingApp, session: Session) -> None:
    """Open the list of everything that can be done, where nothing else is open."""
    from qual.tui.boards.board import Commands

    if app.boards:
        if app.boards[-1].question is None:
            stack.answer(app, (Commands(),))
    elif session.mode == "read":
        app.answer(session.do("commands"))


def _click_code(app: CodingApp, session: Session, code: str, column: int) -> None:
    """Put a code of the pane on what is meant; the number at its end opens the passages it counts."""
    uses = session.uses[code]
    if not uses or not app.desk or column < app.frame.side.size.width - len(str(uses)) - 2:
        app.answer(put(session, (code,)))
        return
    from qual.tui.boards.passages import PassagesBoard

    counted = [each.id for each in session.page.index.codings if each.code == code]
    heading = f"{session.codebook[code].name} · {session.reading.transcript.name}"
    stack.show(app, PassagesBoard(app.desk.study, session.split, heading, ids=counted))


def _click_board(app: CodingApp, board: Board, event: Rows.Clicked) -> None:
    """Do what the row of a board under the pointer offers."""
    from qual.tui.boards import draw

    if event.rows is app.frame.board:
        tab = draw.tab_at(board, app.size.width, event.row, event.column)
        at = draw.row_at(board, app.body.size.height, event.row, event.column)
        edge = draw.edge_at(board, event.row, event.column)
        if tab:
            app.carry_out(tab, tab)
        elif edge:
            stack.answer(app, board.do("board-right" if edge > 0 else "board-left"))
        elif at >= 0:
            stack.answer(app, board.click(at, column=draw.column_at(board, event.column)))


def _is_over_detail(board: Board, event: Rows.Wheel) -> bool:
    from qual.tui.boards import draw

    return draw.is_detail_at(board, event.row, event.column)


def turn(app: CodingApp, event: Rows.Wheel) -> None:
    """Scroll what the wheel turns over."""
    session, frame = app.session, app.frame
    board = app.boards[-1] if app.boards else None
    if board is not None and event.rows is frame.board and _is_over_detail(board, event):
        board.scroll_detail(event.by)
    elif board is not None or (event.rows is frame.drawer and session):
        app.carry_out("down" if event.by > 0 else "up", None)
    elif event.rows is frame.side and session:
        frame.scroll_side(session, event.by)
    app.refresh_all()
