"""The reviewer's commands: `quotes check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import shell_of, talk, tell_problems

if TYPE_CHECKING:
    from qual.core.quote import Match

quotes = typer.Typer(
    help="Check the quotes of a finished report against the transcripts.", no_args_is_help=True
)


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.add_typer(quotes, name="quotes")


@quotes.command("check")
def check(
    context: typer.Context,
    report: Annotated[
        Path, typer.Argument(help="The report: .docx, .txt or .md. It is read, never written.")
    ],
) -> None:
    """Look for every quotation of a report in the transcripts, word by word.

    Exit code 1 while a quote is not the same words or is not found.
    """
    from qual.actions.check_quotes import check_report, is_settled

    shell = shell_of(context)
    with shell.open() as study:
        found = check_report(study, report)
    if shell.as_json:
        from qual.core.quote import report_json

        shell.print_json(report_json(report.name, found))
    else:
        rows = [
            (
                quote.id,
                quote.text_status.replace("_", " "),
                quote.location,
                f"fits {quote.fits} transcripts"
                if quote.fits
                else quote.attribution_status.replace("_", " "),
                quote.quotation.place,
                _where(quote.matches),
                quote.quotation.text,
            )
            for quote in found.quotes
        ]
        shell.print_table(
            ("quote", "words", "found", "speaker", "report", "transcript", "text"),
            rows,
            "no quotations in it",
        )
        said = ", ".join(f"{number} {status.replace('_', ' ')}" for status, number in found.counts.items())
        talk(f"{len(found.quotes)} quotation{'s' * (len(found.quotes) != 1)}" + (f": {said}" if said else ""))
        for loose in found.uncovered:
            talk(f"  {loose.place}: looks like a quotation, but was not checked")
        tell_problems(found.problems)
    raise typer.Exit(0 if is_settled(found) else 1)


def _where(matches: Sequence[Match]) -> str:
    from qual.core.transcript import turn_number

    return (
        f"{matches[0].transcript}:{turn_number(matches[0].turn)}" + (" …" if len(matches) > 1 else "")
        if matches
        else ""
    )
