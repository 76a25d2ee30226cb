"""What all commands of the synthesis share: where a report goes, how it is published, what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qual.cli.shell import Shell, talk, tell_problems

if TYPE_CHECKING:
    from qual.actions.publication import Publication
    from qual.actions.publish_tables import Out

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write a report: .docx, .xlsx, .html, .md or .csv by its ending."),
]

Publish = Annotated[
    bool,
    typer.Option("--publish", help="With -o: hide small numbers, name nobody; evidence in a second file."),
]
Threshold = Annotated[
    int | None,
    typer.Option(
        "--threshold",
        help="With --publish: the smallest number that is shown (default: 5 for attributes, else 3).",
    ),
]
Allow = Annotated[
    str, typer.Option("--allow", metavar="REASON", help="Show what could tell who people are, and why.")
]

Rows = Callable[[], tuple[Sequence[str], list[Sequence[object]]]]


def how_to_publish(
    output: Path | None, publish: bool, threshold: int | None, allow: str, least: int
) -> Publication | None:
    """How to publish; None where it is for inside."""
    from qual.actions.publication import Publication

    if (publish or allow or threshold is not None) and output is None:
        raise typer.BadParameter("say with -o where the report goes")
    if (allow or threshold is not None) and not publish:
        raise typer.BadParameter("--threshold and --allow go with --publish")
    return Publication(least if threshold is None else threshold, allow.strip()) if publish else None


def tell_publication(out: Out) -> None:
    """Say where the evidence is, and what a publication leaves out."""
    talk(f"the evidence stands in {out.beside}, which is not for publication")
    tell_problems(out.problems)


def tell_numbers(shell: Shell, output: Path | None, as_json: Any, rows: Rows, otherwise: str) -> None:
    """Say what was written, or print the numbers as a table or as JSON."""
    if output is not None and not shell.as_json:
        talk(f"wrote {output}")
        print(output)
    elif shell.as_json:
        shell.print_json(as_json)
    else:
        heads, lines = rows()
        shell.print_table(heads, lines, otherwise)
