"""Leaving because the system asks for it: the terminal was closed, or the process was told to end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from functools import partial
from typing import TYPE_CHECKING

from qual.core.words import say
from qual.errors import QualError

if TYPE_CHECKING:
    from qual.tui.app import CodingApp

ASKED_BY = ("SIGTERM", "SIGHUP")
"""Without an answer these end a process at once, and leave its terminal without echo and line ends."""


class EndedError(QualError):
    """The system asked the screen to end."""

    def __init__(self, asked_by: str) -> None:
        super().__init__(say("screen.ended", signal=asked_by))
        self.exit_code = 128 + signal.Signals[asked_by].value


def mind_signals(app: CodingApp) -> None:
    """Leave as one does by key where the system asks for it."""
    for name in ASKED_BY:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(number, partial(_end, app, name))


def _end(app: CodingApp, name: str) -> None:
    """Keep the place and a memo that is being written, and leave with the reason."""
    app.failure = app.failure or EndedError(name)
    if app.session and not app.boards:
        app.answer(app.session.quit())
    app.exit(128 + signal.Signals[name].value)
