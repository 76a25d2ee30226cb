"""The methodologist's command: `numbers check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qual.cli.shell import shell_of, talk

numbers = typer.Typer(help="Check the tables of a finished report.", no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.add_typer(numbers, name="numbers")


@numbers.command("check")
def check(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="The report: .docx, .odt, .html, .xlsx, .csv or .md. It needs no study.")
    ],
) -> None:
    """Report what cannot be right: sums, percentages, bases, totals that differ, a missing unknown row.

    Exit code 1 where something was found. What rounding explains is not told.
    """
    from qual.actions.check_numbers import check_numbers
    from qual.core.words import say

    shell = shell_of(context)
    found = check_numbers(file)
    told = [
        (
            each,
            say(f"numbers.{each.kind}", **dict(each.values)),
            say(f"numbers.{each.kind}.hint", **dict(each.values)),
        )
        for each in found.findings
    ]
    if shell.as_json:
        shell.print_json(
            {
                "file": file.name,
                "tables": [
                    {
                        "index": each.index,
                        "place": each.place,
                        "title": each.title,
                        "rows": len(each.rows),
                        "columns": len(each.heads),
                    }
                    for each in found.tables
                ],
                "findings": [
                    {
                        "place": each.place,
                        "kind": each.kind,
                        "what": what,
                        "hint": hint,
                        "cells": list(each.cells),
                    }
                    for each, what, hint in told
                ],
                "problems": [],
            }
        )
    else:
        rows = [(each.place, each.kind, f"{what} ({hint})") for each, what, hint in told]
        shell.print_table(
            ("where", "about", "what cannot be right"), rows, "nothing found that cannot be right"
        )
        talk(f"{len(found.tables)} tables read, {len(told)} findings")
    raise typer.Exit(1 if told else 0)
