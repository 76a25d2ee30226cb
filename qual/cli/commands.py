"""The commands and what belongs to all of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from qual.cli.shell import Shell

app = typer.Typer(
    name="qual",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from qual import __version__

        typer.echo(f"qual {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def qual(
    context: typer.Context,
    study: Annotated[
        Path | None, typer.Option("--study", help="The study's folder (default: this one or one above).")
    ] = None,
    coder: Annotated[
        str, typer.Option("--coder", help="Who is at work (default: QUAL_CODER, else your user name).")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an unexpected error.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Code interviews, count people, and check every quote back to the transcript.

    Without a command, in a study: the coding screen. Nothing ever leaves this machine.
    """
    context.obj = Shell(study, coder or os.environ.get("QUAL_CODER", ""), as_json)
    if context.invoked_subcommand is None:
        from qual.cli.coding_screen import open_screen

        raise typer.Exit(open_screen(context.obj, None))


def _attach() -> None:
    """Hang every group of commands under `qual`; only Typer is imported by them."""
    from qual.cli import (
        agreeing,
        coding_screen,
        material,
        numbers,
        people,
        pseudonyms,
        quotes,
        record,
        reports,
        searching,
        studies,
        suggesting,
        synthesis,
    )

    for group in (
        studies,
        material,
        people,
        pseudonyms,
        coding_screen,
        suggesting,
        searching,
        reports,
        synthesis,
        agreeing,
        quotes,
        numbers,
        record,
    ):
        group.attach(app)


_attach()
