"""What comes out: `suggest`, `search`, `themes`, `sample`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import shell_of, talk, tell_problems

if TYPE_CHECKING:
    from qual.core.theme import Tally


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(suggest)
    app.command()(search)
    app.command()(themes)
    app.command()(sample)


def suggest(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[TRANSCRIPT]...", help="Default: all transcripts.")
    ] = None,
) -> None:
    """Look for passages that the codebook's cues point at, each with its reason. Nothing is coded by it."""
    from qual.actions.suggest_codes import suggest_codes
    from qual.core.suggestion import suggestion_json

    shell = shell_of(context)
    with shell.open() as study:
        found = suggest_codes(study, names or ())
    if shell.as_json:
        shell.print_json([suggestion_json(each) for each in found.suggestions])
        return
    rows = [
        (
            each.transcript,
            f"{each.span.start}-{each.span.end}",
            each.code,
            f"{each.score:.2f}",
            "; ".join(f"{reason.kind} {reason.text}" for reason in each.why),
            each.text,
        )
        for each in found.suggestions
    ]
    shell.print_table(("transcript", "place", "code", "score", "why", "words"), rows, "no suggestions")
    talk(f"{len(rows)} suggestions, none of them a coding; made with {found.engine}")


def search(
    context: typer.Context,
    query: Annotated[
        list[str], typer.Argument(help='Words that must all be there; "a phrase"; begin* of a word.')
    ],
    lemma: Annotated[bool, typer.Option("--lemma", help="Also find other forms of each word.")] = False,
    speaker: Annotated[
        str, typer.Option(help="A label, a respondent, or 'respondent' or 'interviewer'.")
    ] = "",
    code: Annotated[str, typer.Option(help="Only turns with a coding of this code.")] = "",
    attribute: Annotated[
        str, typer.Option(metavar="NAME=VALUE", help="Only respondents with this value.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many turns.")] = 200,
) -> None:
    """Find words in all transcripts."""
    from qual.actions.search import search_transcripts

    shell = shell_of(context)
    name, equals, value = attribute.partition("=")
    if attribute and not equals:
        raise typer.BadParameter("write it as name=value", param_hint="--attribute")
    from qual.core.transcript import turn_number

    with shell.open() as study:
        hits = search_transcripts(
            study,
            " ".join(query),
            lemma=lemma,
            speaker=speaker,
            code=code,
            attribute=(name, value) if attribute else None,
            limit=limit,
        )
    if shell.as_json:
        shell.print_json([hit._asdict() for hit in hits])
        return
    rows = [
        (hit.transcript, turn_number(hit.turn), hit.speaker, excerpt(hit.text, hit.start, hit.found))
        for hit in hits
    ]
    shell.print_table(("transcript", "turn", "speaker", "words"), rows, "found nowhere")


def excerpt(text: str, start: int, found: tuple[tuple[int, int], ...], around: int = 60) -> str:
    """The words around the first find, with every find between brackets."""
    if not found:
        return text[: 2 * around]
    first = found[0][0] - start
    begin, end = max(0, first - around), min(len(text), first + 2 * around)
    marked, at = "", begin
    for low, high in ((a - start, b - start) for a, b in found):
        if low >= at and high <= end:
            marked += f"{text[at:low]}[{text[low:high]}]"
            at = high
    return ("…" if begin else "") + marked + text[at:end] + ("…" if end < len(text) else "")


def themes(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a report: .docx, .md or .csv by its ending.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="CODER", help="Only this coder's codings.")
    ] = None,
) -> None:
    """Who mentions what, counted in respondents, per perspective; quotes and evidence in the report."""
    from qual.actions.make_themes import make_themes, write_themes
    from qual.core.words import say

    shell = shell_of(context)
    with shell.open() as study:
        if output is not None:
            report = write_themes(study, output, coder=by).report
            talk(f"wrote {output}; every quote in it was found back in the transcripts")
            tell_problems(report.problems)
            if not shell.as_json:
                print(output)
                return
        else:
            report = make_themes(study, by)
    if shell.as_json:
        from qual.cli.shapes import themes_json

        shell.print_json(themes_json(report))
        return
    rows = [
        row
        for theme in report.themes
        for row in (
            (theme.code.name, *map(_told, theme.tallies)),
            *(
                (
                    "  " * line.depth + (say("themes.direct") if line.direct else line.code.name),
                    *map(_told, line.tallies),
                )
                for line in theme.lines
            ),
        )
    ]
    shell.print_table(("theme", *(group.label for group in report.interviewed)), rows, "no codes yet")
    if rows:
        talk("respondents who mention it, of all who were interviewed; their mentions in brackets")
        for reason, number in report.left_out.items():
            talk(f"not counted: {say(f'themes.left_out.{reason}', number=number)}")
    tell_problems(report.problems)


def _told(tally: Tally) -> str:
    """How many respondents of how many, and in how many passages."""
    return f"{len(tally.respondents)} of {len(tally.base)} ({len(tally.mentions)})"


def sample(
    context: typer.Context,
    perspective: Annotated[
        str | None, typer.Option(help="Default: the one the population describes.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a table: .docx, .md or .csv by its ending.")
    ] = None,
) -> None:
    """The respondents beside the population: counts, percentages, differences, and what is unknown."""
    from qual.actions.make_themes import compare_sample, write_sample

    shell = shell_of(context)
    with shell.open() as study:
        found = write_sample(study, output, perspective) if output else compare_sample(study, perspective)
    if output and not shell.as_json:
        tell_problems(found.problems)
        print(output)
        return
    if shell.as_json:
        from qual.core.sample import sample_row

        shell.print_json(sample_row(found))
        return
    from qual.core.numbers import percent

    rows: list[tuple[object, ...]] = []
    for attribute in found.attributes:
        for row in attribute.rows:
            rows.append(
                (
                    attribute.label,
                    row.category,
                    row.n,
                    _figure(row.percent),
                    _figure(row.population_percent),
                    _figure(row.difference_pp, "+.1f"),
                )
            )
        unknown = percent(attribute.unknown, found.base)
        rows.append(
            (
                attribute.label,
                "unknown",
                attribute.unknown,
                _figure(unknown),
                _figure(attribute.population_unknown),
                "",
            )
        )
    heads = ("attribute", "category", "n", "%", "population %", "difference pp")
    shell.print_table(heads, rows, "no attributes to compare")
    talk(
        f"base: {found.base} respondents ({found.label}); chosen on purpose, so no test of representativeness"
    )
    tell_problems(found.problems)


def _figure(value: float | None, how: str = ".1f") -> str:
    return "" if value is None else format(value, how)
