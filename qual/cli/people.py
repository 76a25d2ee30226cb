"""Respondents: `respondents list`, `load` and `withdraw`, and `panel`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import Shell, problems_json, shell_of, talk, tell_problems
from qual.core.words import number_of

if TYPE_CHECKING:
    from qual.actions.withdraw_respondent import Withdrawn

respondents = typer.Typer(
    help="List respondents; load what is known of them from a table; erase one who withdraws.",
    no_args_is_help=True,
)


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.add_typer(respondents, name="respondents")


@respondents.command("list")
def list_respondents(context: typer.Context) -> None:
    """List every respondent with attributes and transcripts."""
    from qual.actions.people import list_respondents as read
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
        talk(f"{number_of('values', len(found.changed))} not as before: {taken}")
    tell_problems(found.problems)
    talk(
        f"{number_of('respondents', len(found.new))} new, {number_of('values', found.added)} added, "
        f"{number_of('population', found.population)}"
    )


@respondents.command("withdraw")
def withdraw(
    context: typer.Context,
    respondent: Annotated[str, typer.Argument(metavar="ID", help="The respondent's id.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would go.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Erase a person who withdraws consent: words, codings, memos, values, id. It cannot be undone.

    Other people's words and codings stay where they stand. The files that you must delete yourself (sources,
    tables, exports, copies of the database) are listed; nothing outside the database is touched.
    """
    from qual.actions.withdraw_respondent import is_withdrawn, plan_withdrawal, withdraw_respondent

    shell = shell_of(context)
    with shell.open() as study:
        again = is_withdrawn(study, respondent)
        if not again:
            planned = plan_withdrawal(study, respondent)
            if not dry_run and not yes:
                _print_withdrawal(shell, respondent, planned, to_stderr=True)
                _ask_first(respondent)
        if again and dry_run:
            talk(f"{respondent} withdrew before; nothing of that id is left to erase")
            return
        found = planned if dry_run else withdraw_respondent(study, respondent)
    _print_withdrawal(shell, respondent, found)
    if again:
        talk("withdrew before; the free space of the database was cleared again")
    elif found.placeholder:
        talk(f"erased; the log calls this person {found.placeholder}")


def _ask_first(respondent: str) -> None:
    from qual.actions.withdraw_respondent import NotConfirmedError

    try:
        sure = typer.confirm(f"Erase {respondent} for good? This cannot be undone.", err=True)
    except typer.Abort:
        sure = False
    if not sure:
        raise NotConfirmedError


def _print_withdrawal(shell: Shell, respondent: str, found: Withdrawn, *, to_stderr: bool = False) -> None:
    from dataclasses import asdict

    from qual.core.words import say

    counts = {name: number for name, number in asdict(found.counts).items() if name != "texts"}
    if shell.as_json and not to_stderr:
        shell.print_json(
            {
                "respondent": respondent,
                "placeholder": found.placeholder or None,
                "counts": counts,
                "left": problems_json(found.left),
            }
        )
        return
    rows = [(number, say(f"screen.withdraw.{name}")) for name, number in counts.items() if number]
    if to_stderr:
        talk(*(f"{number:>8}  {what}" for number, what in rows))
    else:
        shell.print_table(("number", "what"), rows, "nothing to erase")
    if found.left:
        talk("You must still delete or look at these yourself:")
        tell_problems(found.left)
