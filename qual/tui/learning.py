"""The learner beside the screen: what it is told, and what is done with its answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qual.core.suggestion import Learnt
from qual.core.words import say
from qual.tui.requests import NewCode, PutCodes, Redo, RemoveCodings, Request, ToggleDone, Undo

if TYPE_CHECKING:
    from qual.tui.app import CodingApp
    from qual.tui.engine import Answer, Engine, Worked


def start(app: CodingApp) -> None:
    """Let the learner begin beside the screen, now that there is something to read."""
    from qual.tui.engine import Engine

    if app.session and app.engine is None and not app.is_leaving:
        app.engine = Engine(app.folder, app.session.coder)
        app.session.likely.is_on = True
        app.run_worker(partial(_hear, app, app.engine), thread=True)


def _hear(app: CodingApp, engine: Engine) -> None:
    """Wait for what the learner says, until it ends."""
    for said in engine.answers():
        if not app.is_running:
            return
        app.call_from_thread(take_answer, app, said)
    if app.is_running and app.engine is engine:
        app.call_from_thread(_lose, app)


def take_answer(app: CodingApp, said: Learnt | Answer | Worked) -> None:
    """Show an answer where its question is still open; nothing else moves."""
    from qual.tui.engine import Answer

    session = app.session
    if session is None:
        return
    if isinstance(said, Learnt):
        session.likely.learnt = said
        if app.boards:
            for board in app.boards:
                board.take_learnt(said)
            app.refresh_all()
        return
    if not isinstance(said, Answer):
        if app.desk and said.kind == "suggest":
            app.desk.read_hints(session)
        for board in app.boards:
            if board.awaits == said.kind:
                board.take(said.found)
        app.refresh_all()
        return
    offered = {code.id for code in session.offered}
    found = tuple(each for each in said.found if each.code in offered)
    if session.likely.answered(said.question, found, said.silence):
        app.refresh_all()


def _lose(app: CodingApp) -> None:
    """Go on without the learner; whatever waits for it is told."""
    app.engine, app.has_lost_engine = None, True
    if app.session:
        app.session.likely.is_on = False
        app.session.told(say("screen.likely.off"), trouble=True)
        for board in app.boards:
            if board.awaits or board.mode == "learnt":
                board.told(say("screen.likely.off"), trouble=True)
        app.refresh_all()


def want(app: CodingApp, kind: str, about: str) -> bool:
    """Let the learner work something out, begun anew where it was lost; False where there is none."""
    if app.engine is None and app.has_lost_engine:
        app.has_lost_engine = False
        start(app)
    if app.engine is None:
        return False
    app.engine.want(kind, about)
    return True


def end(app: CodingApp) -> None:
    """End the learner, and let none begin."""
    app.is_leaving = True
    engine, app.engine = app.engine, None
    if engine:
        engine.close()


def tell(app: CodingApp, request: Request) -> None:
    """Let the learner know that there is more to learn from."""
    if app.engine and isinstance(request, ToggleDone):
        app.engine.learn()
    elif app.engine and isinstance(request, PutCodes | NewCode | RemoveCodings | Undo | Redo):
        app.engine.changed()
