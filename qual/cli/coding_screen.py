"""The coding screen and its keys: `code`, `keys`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from qual.cli.shell import Shell, shell_of
from qual.errors import QualError

if TYPE_CHECKING:
    from qual.tui.app import FirstBoard


class Conversation(Protocol):
    """A plain form of a screen: what is said first, what is said to a line, and whether it is over."""

    done: bool

    def welcome(self) -> Iterable[str]:
        """What is said first."""
        ...

    def answer(self, line: str) -> Iterable[str]:
        """What is said to a line."""
        ...

    def leave(self) -> None:
        """Keep what must be kept where the lines end."""
        ...


_OFTEN = (700, 10, 10)
"""How often Python looks for circles: short pauses, as a screen needs that stays open for hours."""


class NoTerminalError(QualError):
    """There is no screen to draw on, or no keyboard."""

    def __init__(self, plain: str = "") -> None:
        super().__init__(
            f"the screen needs a terminal (over SSH: ssh -t); without one, 'qual {plain}' takes typed lines"
            if plain
            else "the coding screen needs a terminal (over SSH: ssh -t); without one, 'qual code --plain' "
            "takes typed lines, and 'qual codings load' codings from a table"
        )


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(code)
    app.command()(keys)
    app.command()(tutorial)


def has_terminal() -> bool:
    """Whether there is a keyboard, and a screen that can do more than print lines."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def open_screen(shell: Shell, transcript: str | None, *, plain: bool = False, blind: bool = False) -> int:
    """Open the coding screen, or its plain form where that is asked or the terminal can only print lines."""
    folder = shell.study_folder()
    if plain or is_dumb():
        return talk_plainly(shell, transcript, blind=blind)
    if not has_terminal():
        raise NoTerminalError
    from qual.tui.app import run

    gc.set_threshold(*_OFTEN)
    own_keys()
    return run(folder, shell.coder, transcript, blind=blind, looks=looks_file())


def open_first(shell: Shell, first: FirstBoard, plain: str) -> int:
    """Open the coding screen with a board on top; `plain` is the command for the same by typed lines."""
    folder = shell.study_folder()
    if not has_terminal():
        raise NoTerminalError(plain)
    from qual.tui.app import run

    gc.set_threshold(*_OFTEN)
    own_keys()
    return run(folder, shell.coder, first=first, looks=looks_file())


def looks_file() -> Path:
    """Where it is kept how a person left the screen."""
    return (
        Path(os.environ.get("XDG_STATE_HOME", "") or Path.home() / ".local" / "state") / "qual" / "looks.json"
    )


def is_dumb() -> bool:
    """Whether somebody sits at a terminal that can only print lines."""
    return os.environ.get("TERM") == "dumb" and sys.stdin.isatty()


def talk_plainly(shell: Shell, transcript: str | None, *, blind: bool = False) -> int:
    """Code by typed lines: what is asked comes from stdin, answers go to stdout, the prompt to stderr."""
    from dataclasses import replace

    from qual.actions.read_transcripts import list_transcripts
    from qual.tui.desk import NothingToReadError, named
    from qual.tui.plain.desk import Plain

    with shell.open() as study:
        if not list_transcripts(study):
            raise NothingToReadError
        converse(Plain(replace(study, is_blind=blind), transcript, named))
    return 0


def converse(plain: Conversation) -> None:
    """Answer typed lines until the conversation is done, or until there are no more."""
    _print(plain.welcome())
    while not plain.done:
        if sys.stdin.isatty():
            print("> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            plain.leave()
            break
        _print(plain.answer(line))


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
    blind: Annotated[
        bool, typer.Option("--blind", help="See no codings of others and no suggestions.")
    ] = False,
) -> None:
    """Open the coding screen. Every change is saved when you see it; Ctrl+Z works after a restart too."""
    raise typer.Exit(open_screen(shell_of(context), transcript, plain=plain, blind=blind))


def tutorial() -> None:
    """Learn the coding screen in five minutes on the worked example; what you do there is thrown away."""
    import tempfile

    from qual.actions.build_demo import build_demo
    from qual.cli.shell import talk

    if not has_terminal():
        raise NoTerminalError
    own_keys()
    with tempfile.TemporaryDirectory(prefix="qual-tutorial-") as folder:
        talk("building the worked example")
        home = Path(folder) / "study"
        build_demo(home)
        from qual.tui.app import run

        raise typer.Exit(run(home, "you", "R10-2025.txt", tutorial=True))


def own_keys(file: Path | None = None, profile: str = "") -> None:
    """Put the person's own keys in force: of a file, else QUAL_KEYS or the settings folder, or of a profile.

    MaterialError where there is something wrong with them.
    """
    from qual.errors import MaterialError, Problem
    from qual.files.keys_file import OwnKeys, read_keys
    from qual.files.whole_file import as_named
    from qual.tui.keymap import IN_FORCE
    from qual.tui.own_keys import PROFILES, mistakes, with_keys

    settings = Path(os.environ.get("XDG_CONFIG_HOME", "") or Path.home() / ".config") / "qual" / "keys.toml"
    named = os.environ.get("QUAL_KEYS", "")
    path = file or (Path(named) if named else settings if settings.is_file() else None)
    found = OwnKeys("", {}, {}) if path is None else read_keys(path)
    where = "keys" if path is None else as_named(path)
    profile = profile or found.profile
    if profile and profile not in PROFILES:
        known = ", ".join(PROFILES)
        line = f":{found.lines['', 'profile']}" if ("", "profile") in found.lines else ""
        raise MaterialError(
            [Problem(f"{where}{line}", f"there is no profile '{profile}'", f"one of {known}")]
        )
    base = {mode: dict(keys) for mode, keys in PROFILES[profile or "default"].items()}
    for mode, keys in found.keys.items():
        base[mode] = base.get(mode, {}) | keys
    problems = mistakes(base, where, found.lines)
    if problems:
        raise MaterialError(problems)
    IN_FORCE.use(with_keys(base))


def keys(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Option("--file", help="Check and print the keys of this file, without using them.")
    ] = None,
    profile: Annotated[str, typer.Option("--profile", help="Print the keys of a profile: qualcoder.")] = "",
) -> None:
    """Print the keys of the screens, with your own keys in them."""
    from qual.tui.key_help import all_help_lines

    shell = shell_of(context)
    own_keys(file, profile)
    lines = list(all_help_lines())
    if shell.as_json:
        shell.print_json([line._asdict() for line in lines])
    else:
        shell.print_table(("where", "group", "keys", "does"), [line[:4] for line in lines], "no keys")
