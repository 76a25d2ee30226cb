"""The coding screen and its keys: `code`, `keys`."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from qual.cli.shell import Shell, shell_of
from qual.errors import QualError


class NoTerminalError(QualError):
    """There is no screen to draw on, or no keyboard."""

    def __init__(self) -> None:
        super().__init__(
            "the coding screen needs a terminal (over SSH: ssh -t); without one, 'qual codings load' takes "
            "codings from a table and 'qual transcripts show' prints a transcript"
        )


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(code)
    app.command()(keys)


def has_terminal() -> bool:
    """Whether there is a keyboard, and a screen that can do more than print lines."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def open_screen(shell: Shell, transcript: str | None) -> int:
    """Open the coding screen; gives the exit code."""
    folder = shell.study_folder()
    if not has_terminal():
        raise NoTerminalError
    from qual.tui.app import run

    return run(folder, shell.coder, transcript)


def code(
    context: typer.Context,
    transcript: Annotated[
        str | None, typer.Argument(metavar="[TRANSCRIPT]", help="Default: where you were last.")
    ] = None,
) -> None:
    """Open the coding screen. Every change is saved when you see it; Ctrl+Z works after a restart too."""
    raise typer.Exit(open_screen(shell_of(context), transcript))


def keys(context: typer.Context) -> None:
    """Print the keys of the coding screen."""
    from qual.tui.keymap import all_help_lines

    shell = shell_of(context)
    lines = list(all_help_lines())
    if shell.as_json:
        shell.print_json([line._asdict() for line in lines])
    else:
        shell.print_table(("where", "group", "keys", "does"), lines, "no keys")
