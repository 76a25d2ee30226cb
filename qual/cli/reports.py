"""What comes out: `suggest`, `themes`, `sample`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import Shell, shell_of, talk, tell_problems

if TYPE_CHECKING:
    from qual.core.theme import Tally


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(suggest)
    app.command()(themes)
    app.command()(sample)


def suggest(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[TRANSCRIPT]...", help="Default: all transcripts.")
    ] = None,
) -> None:
    """Look for passages that cues and your codings point at, each with its reason; nothing is coded by it.

    'qual suggest evaluate' measures how good suggestions are, on respondents they were not learnt from.
    """
    if names == ["evaluate"]:
        _evaluate(shell_of(context))
        return
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


def _evaluate(shell: Shell) -> None:
    """Print how good suggestions are on this study."""
    from qual.actions.evaluate_suggestions import evaluate_suggestions
    from qual.core.words import say

    with shell.open() as study:
        found = evaluate_suggestions(study)
    if shell.as_json:
        shell.print_json(
            found._asdict()
            | {
                "codes": [each._asdict() for each in found.codes],
                "inbox": dict(found.inbox),
                "learning_curve": [each._asdict() for each in found.learning_curve],
            }
        )
        return
    rows = [
        (
            each.code,
            each.support,
            each.respondents,
            _share(each.average_precision),
            _share(each.f1),
            _share(each.precision_at_threshold),
            _share(each.recall_at_threshold)
            if each.threshold is not None
            else say("suggest.needs", codings=each.support, respondents=each.respondents)
            if each.support < 10
            else say("suggest.silent"),
        )
        for each in found.codes
    ]
    heads = (
        "code",
        "codings",
        "respondents",
        "avg precision",
        "best F1",
        "inbox precision",
        "inbox recall",
    )
    shell.print_table(heads, rows, "no codes")
    steps = [
        (
            each.interviews,
            _share(each.mean_average_precision),
            "█" * round(30 * each.mean_average_precision),
            _share(each.first_right),
            _share(each.recall_at_3),
        )
        for each in found.learning_curve
    ]
    shell.print_table(("interviews", "mAP", "", "first right", "in first three"), steps, "no curve")
    inbox = found.inbox
    if inbox["threshold"] is None:
        talk(f"inbox: {say('suggest.silent')}")
    else:
        talk(
            f"inbox: promised {inbox['promised']:.0%}, got {inbox['delivered'] or 0:.0%} of {inbox['shown']} "
            f"suggestions, {inbox['recall']:.0%} of all codings"
        )
    talk(found.protocol)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


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
