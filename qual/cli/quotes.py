"""The reviewer's commands: `quotes check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import shell_of, talk, tell_problems

if TYPE_CHECKING:
    from qual.cli.shell import Shell
    from qual.core.quote import Match, QuoteReport

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
        Path, typer.Argument(help="The report: .docx, .odt, .html, .pdf, .md or .txt. It is never written.")
    ],
    alone: Annotated[
        bool,
        typer.Option("--no-transcripts", help="Compare its quotes with each other only."),
    ] = False,
) -> None:
    """Look for every quotation of a report in the transcripts, word by word.

    Exit code 1 while a quote is not the same words or is not found.
    """
    from qual.actions.check_quotes import check_alone, check_report, is_settled
    from qual.files.report import notices

    shell = shell_of(context)
    if alone:
        _alone(shell, report, check_alone(report))
        return
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
        tell_problems((*notices(report), *found.problems))
    raise typer.Exit(0 if is_settled(found) else 1)


def _alone(shell: Shell, report: Path, found: QuoteReport) -> None:
    """Print pairs of quotes that are one utterance in two wordings; exit code 1 where there are any."""
    by_id = {quote.id: quote for quote in found.quotes}
    pairs = [
        (quote, by_id[quote.pair])
        for quote in found.quotes
        if quote.pair in by_id and quote.quotation.place != by_id[quote.pair].quotation.place
    ]
    seen: set[frozenset[str]] = set()
    rows = []
    for one, other in pairs:
        key = frozenset((one.id, other.id))
        if key not in seen:
            seen.add(key)
            places = f"{one.quotation.place} / {other.quotation.place}"
            rows.append((places, one.usage.replace("_", " "), one.quotation.text, other.quotation.text))
    if shell.as_json:
        from qual.core.quote import report_json

        shell.print_json(report_json(report.name, found))
    else:
        heads = ("where", "what", "one", "other")
        shell.print_table(heads, rows, "no utterance is quoted twice in it")
        talk(f"{len(found.quotes)} quotations, compared with each other only")
    raise typer.Exit(1 if rows else 0)


def _where(matches: Sequence[Match]) -> str:
    from qual.core.transcript import turn_number

    return (
        f"{matches[0].transcript}:{turn_number(matches[0].turn)}" + (" …" if len(matches) > 1 else "")
        if matches
        else ""
    )
