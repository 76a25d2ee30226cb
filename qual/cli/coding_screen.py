"""The coding screen and its keys: `code`, `keys`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from qual.cli.shell import Shell, shell_of
from qual.errors import QualError


class NoTerminalError(QualError):
    """There is no screen to draw on, or no keyboard."""

    def __init__(self) -> None:
        super().__init__(
            "the coding screen needs a terminal (over SSH: ssh -t); without one, 'qual code --plain' takes "
            "typed lines, and 'qual codings load' codings from a table"
        )


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(code)
    app.command()(keys)


def has_terminal() -> bool:
    """Whether there is a keyboard, and a screen that can do more than print lines."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def open_screen(shell: Shell, transcript: str | None, *, plain: bool = False) -> int:
    """Open the coding screen, or its plain form where that is asked or the terminal can only print lines."""
    folder = shell.study_folder()
    if plain or is_dumb():
        return talk_plainly(shell, transcript)
    if not has_terminal():
        raise NoTerminalError
    from qual.tui.app import run

    return run(folder, shell.coder, transcript)


def is_dumb() -> bool:
    """Whether somebody sits at a terminal that can only print lines."""
    return os.environ.get("TERM") == "dumb" and sys.stdin.isatty()


def talk_plainly(shell: Shell, transcript: str | None) -> int:
    """Code by typed lines: what is asked comes from stdin, answers go to stdout, the prompt to stderr."""
    from qual.actions.read_transcripts import list_transcripts
    from qual.tui.desk import NothingToReadError, named
    from qual.tui.plain.desk import Plain

    with shell.open() as study:
        if not list_transcripts(study):
            raise NothingToReadError
        plain = Plain(study, transcript, named)
        _print(plain.welcome())
        while not plain.done:
            if sys.stdin.isatty():
                print("> ", end="", file=sys.stderr, flush=True)
            line = sys.stdin.readline()
            if not line:
                plain.leave()
                break
            _print(plain.answer(line))
    return 0


def _print(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(sentence, flush=True)


def code(
    context: typer.Context,
    transcript: Annotated[
        str | None, typer.Argument(metavar="[TRANSCRIPT]", help="Default: where you were last.")
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help="Without a full screen: typed lines and numbered answers."),
    ] = False,
) -> None:
    """Open the coding screen. Every change is saved when you see it; Ctrl+Z works after a restart too."""
    raise typer.Exit(open_screen(shell_of(context), transcript, plain=plain))


def keys(context: typer.Context) -> None:
    """Print the keys of the coding screen."""
    from qual.tui.keymap import all_help_lines

    shell = shell_of(context)
    lines = list(all_help_lines())
    if shell.as_json:
        shell.print_json([line._asdict() for line in lines])
    else:
        shell.print_table(("where", "group", "keys", "does"), lines, "no keys")
