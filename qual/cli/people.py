"""Respondents: `respondents list`, `respondents load`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qual.cli.shell import problems_json, shell_of, talk, tell_problems

respondents = typer.Typer(
    help="List respondents; load what is known of them from a table.", no_args_is_help=True
)


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.add_typer(respondents, name="respondents")


@respondents.command("list")
def list_respondents(context: typer.Context) -> None:
    """List every respondent with attributes and transcripts."""
    from qual.actions.load_respondents import list_respondents as read
    from qual.cli.shapes import respondent_json

    shell = shell_of(context)
    with shell.open() as study:
        found = read(study)
    if shell.as_json:
        shell.print_json([respondent_json(each) for each in found])
        return
    names = list(dict.fromkeys(name for each in found for name in each.attributes))
    rows = [
        (
            each.id,
            each.perspective,
            *(
                ("?" if each.attributes.get(name, "") is None else each.attributes.get(name, ""))
                for name in names
            ),
            ", ".join(each.transcripts),
        )
        for each in found
    ]
    shell.print_table(("id", "perspective", *names, "transcripts"), rows, "no respondents yet")


@respondents.command("load")
def load_respondents(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Default: transcripts/respondents.csv (or .xlsx).")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Also take values that differ.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
) -> None:
    """Load respondents and their attributes; with it the population's figures of `codebook/population.csv`.

    An empty cell is unknown. A value that differs from what is known is shown, and only taken with
    --overwrite.
    """
    from qual.actions.load_respondents import load_respondents as load

    shell = shell_of(context)
    with shell.open() as study:
        found = load(study, file, overwrite=overwrite, dry_run=dry_run)
    if shell.as_json:
        shell.print_json(
            {
                "new": list(found.new),
                "added": found.added,
                "changed": [change._asdict() for change in found.changed],
                "population": found.population,
                "problems": problems_json(found.problems),
            }
        )
        return
    taken = "taken" if overwrite and not dry_run else "kept as it was; --overwrite takes the new value"
    for c in found.changed:
        wave = f" ({c.wave})" if c.wave else ""
        print(f"{c.respondent}\t{c.attribute}{wave}\t{c.before or '?'} -> {c.after or '?'}")
    if found.changed:
        talk(f"{len(found.changed)} values differ: {taken}")
    tell_problems(found.problems)
    talk(
        f"{len(found.new)} respondents new, {found.added} values added, {found.population} population figures"
    )
