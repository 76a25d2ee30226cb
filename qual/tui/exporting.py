"""Writing a chapter beside the screen: the keys go on working, and what became of it is told."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qual.core.words import say
from qual.errors import MaterialError, QualError

if TYPE_CHECKING:
    from qual.tui.app import CodingApp
    from qual.tui.boards.board import WriteThemes

_TICK = 1.0
"""Seconds between two words of how long it has taken."""


def start(app: CodingApp, wanted: WriteThemes) -> None:
    """Begin to write; one chapter at a time, and how long it has taken is told meanwhile."""
    if any(worker.group == "export" and worker.is_running for worker in app.workers):
        _tell(app, say("board.export.busy"), trouble=True)
        return
    began = time.monotonic()
    _tell(app, say("board.export.writing", file=wanted.file, seconds=0))

    def tick() -> None:
        _tell(app, say("board.export.writing", file=wanted.file, seconds=round(time.monotonic() - began)))

    timer = app.set_interval(_TICK, tick)

    def write() -> None:
        text, trouble = _written(app, wanted)
        if app.is_running:
            app.call_from_thread(timer.stop)
            app.call_from_thread(partial(_tell, app, text, trouble=trouble))

    app.run_worker(write, thread=True, group="export")


def _written(app: CodingApp, wanted: WriteThemes) -> tuple[str, bool]:
    """Write the chapter with a study opened for it alone; gives what to say, and whether it is trouble."""
    from qual.actions.make_themes import write_themes
    from qual.actions.publication import Publication
    from qual.actions.study import open_study

    is_blind = app.desk is not None and app.desk.study.is_blind
    try:
        study = open_study(app.folder, app.coder)
        try:
            path = app.folder / wanted.file
            publish = Publication() if wanted.is_public else None
            made = write_themes(replace(study, is_blind=is_blind), path, publish=publish)
        finally:
            study.database.close()
    except MaterialError as error:
        return say("board.export.problems", number=len(error.problems), first=error.problems[0]), True
    except QualError as error:
        return str(error), True
    text = say("board.export.wrote", file=wanted.file, quotes=made.quotes)
    if made.beside is not None:
        text += say("board.export.beside", file=made.beside.name)
    if made.report.problems:
        text += say(
            "board.export.look",
            number=len(made.report.problems),
            first="; ".join(map(str, made.report.problems)),
        )
    return text, False


def _tell(app: CodingApp, text: str, *, trouble: bool = False) -> None:
    """Say it on the screen that is open."""
    if app.boards:
        app.boards[-1].told(text, trouble=trouble)
    elif app.session:
        app.session.told(text, trouble=trouble)
    app.refresh_all()
