"""What comes out: `themes`, `sample`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.reporting import Allow, Output, Publish
from qual.cli.shell import shell_of, talk, tell_problems

if TYPE_CHECKING:
    from qual.core.sample_options import NoWeights, SampleWeights
    from qual.core.tally import Tally


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(themes)
    app.command()(sample)


def themes(
    context: typer.Context,
    output: Output = None,
    by: Annotated[
        str | None, typer.Option("--by", "--coder-only", metavar="CODER", help="Only this coder's codings.")
    ] = None,
    publish: Publish = False,
    threshold: Annotated[
        int, typer.Option("--threshold", help="With --publish: the smallest number that is shown.")
    ] = 3,
    allow: Allow = "",
    template: Annotated[
        Path | None, typer.Option("--template", help="A Word document whose styles the report takes.")
    ] = None,
) -> None:
    """Who mentions what, counted in respondents, per perspective; quotes and evidence in the report."""
    from qual.actions.make_themes import make_themes, told_of_themes, write_themes
    from qual.actions.publication import Publication
    from qual.core.words import say

    shell = shell_of(context)
    if (publish or template or allow) and output is None:
        raise typer.BadParameter("say with -o where the report goes")
    if template is not None and output is not None and output.suffix.lower() != ".docx":
        raise typer.BadParameter("--template is for a Word report, -o FILE.docx")
    how = Publication(threshold, allow.strip()) if publish else None
    with shell.open() as study:
        if output is not None:
            written = write_themes(study, output, coder=by, publish=how, template=template)
            report = written.report
            quoted = (
                "every quote in it was found back in the transcripts"
                if written.quotes
                else "it holds figures and no quotes"
                if output.suffix.lower() == ".csv"
                else "no quotes"
            )
            talk(f"wrote {output}; {quoted}")
            if written.beside is not None:
                talk(f"the evidence stands in {written.beside}, which is not for publication")
            tell_problems(report.problems)
            if not shell.as_json:
                print(output)
                return
        else:
            report = make_themes(study, by)
        texts, marks, notes = told_of_themes(study, report)
    if output is None:
        report = report.with_problems(notes)
    if shell.as_json:
        from qual.cli.shapes import themes_json

        shell.print_json(themes_json(report, texts, marks))
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
    from qual.core.words import say

    if not tally.base:
        return say("themes.not_asked.short")
    return f"{len(tally.respondents)} of {len(tally.base)} ({len(tally.mentions)})"


def sample(
    context: typer.Context,
    perspective: Annotated[
        str | None, typer.Option(help="Default: the one the population describes.")
    ] = None,
    output: Output = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="With -o: hide small numbers and what would tell them.")
    ] = False,
    threshold: Annotated[
        int, typer.Option("--threshold", help="With --publish: the smallest number that is shown.")
    ] = 5,
    allow: Allow = "",
    intervals: Annotated[
        bool,
        typer.Option("--intervals", help="Add Wilson's interval, adjusted residual, index of dissimilarity."),
    ] = False,
    tests: Annotated[
        bool, typer.Option("--tests", help="Add exact tests, with what they cannot say.")
    ] = False,
    weights: Annotated[
        bool, typer.Option("--weights", help="Add what weighting would cost, with what it cannot say.")
    ] = False,
) -> None:
    """The respondents beside the population: counts, percentages, differences, what is unknown, and quota."""
    from qual.actions.compare_sample import compare_sample, write_sample
    from qual.actions.publication import Publication
    from qual.actions.weigh_sample import reached, tested, weigh_sample
    from qual.core.sample_options import SampleOptions, SampleWeights
    from qual.core.words import say

    shell = shell_of(context)
    if (publish or allow) and output is None:
        raise typer.BadParameter("say with -o where the table goes")
    if publish and (intervals or tests or weights):
        raise typer.BadParameter("--intervals, --tests and --weights would tell numbers that --publish hides")
    how = Publication(threshold, allow.strip()) if publish else None
    with shell.open() as study:
        found = compare_sample(study, perspective)
        quota = reached(study, found)
        probed = tested(found) if tests else []
        weighed = weigh_sample(study, found) if weights else None
        if output:
            asked = SampleOptions(intervals, tuple(quota), tuple(probed), weighed, is_tested=tests)
            found = write_sample(study, output, perspective, how, asked)
    if output and not shell.as_json:
        talk(f"wrote {output}")
        tell_problems(found.problems)
        print(output)
        _end_unweighed(weighed)
        return
    if shell.as_json:
        from qual.core.sample import sample_row

        row_json = sample_row(found)
        if tests:
            by_name = {each.attribute: each._asdict() for each in probed}
            listed = [each | {"test": by_name.get(each["name"])} for each in row_json["attributes"]]
            row_json |= {"attributes": listed, "test_limits": say("sample.tests.limits")}
        if isinstance(weighed, SampleWeights):
            row_json |= {"weights": weighed._asdict() | {"limits": say("sample.weights.limits")}}
        if quota:
            row_json |= {"quota": [each._asdict() | {"open": each.open} for each in quota]}
        shell.print_json(row_json)
        _end_unweighed(weighed)
        return
    from qual.core.numbers import counted, percent

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
                    *((_range(row.low, row.high), _figure(row.residual, "+.1f"), "") if intervals else ()),
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
                *(("", "", _figure(attribute.dissimilarity, ".2f")) if intervals else ()),
            )
        )
    measures = ("95% interval", "residual", "dissimilarity") if intervals else ()
    heads = ("attribute", "category", "n", "%", "population %", "difference pp", *measures)
    shell.print_table(heads, rows, "no attributes to compare")
    people = counted("respondents", found.base, "en")
    talk(f"base: {people} ({found.label}); chosen on purpose, so no test of representativeness")
    if quota:
        lines = [(each.attribute, each.category, each.target, each.achieved, each.open) for each in quota]
        shell.print_table(("quota", "category", "target", "reached", "open"), lines, "no quota")
    if tests:
        outcome = [
            (
                each.attribute,
                each.n,
                f"{each.chi2:.2f}",
                each.df,
                _p(each.p_exact),
                _p(each.p_holm),
                f"{each.cohens_w:.2f}",
                _figure(each.fpc, ".3f"),
            )
            for each in probed
        ]
        tested_heads = ("attribute", "known", "chi2", "df", "exact p", "Holm p", "w", "fpc")
        shell.print_table(tested_heads, outcome, "no attribute has population figures for all its categories")
        talk(say("sample.tests.limits"))
    if isinstance(weighed, SampleWeights):
        talk(
            f"weights on {', '.join(weighed.attributes)} for {weighed.people} people: "
            f"{weighed.lowest:.2f} to {weighed.highest:.2f}; design effect {weighed.deff:.2f}, "
            f"effective n {weighed.effective_n:.1f}"
        )
        talk(say("sample.weights.limits"))
    tell_problems(found.problems)
    _end_unweighed(weighed)


def _end_unweighed(weighed: SampleWeights | NoWeights | None) -> None:
    """Say why there are no weights, and end as where the material has problems."""
    from qual.core.sample_options import NoWeights

    if isinstance(weighed, NoWeights):
        talk(weighed.said())
        raise typer.Exit(1)


def _range(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{low:.1f}-{high:.1f}"


def _p(value: float) -> str:
    return "<.001" if value < 0.001 else f"{value:.3f}"


def _figure(value: float | None, how: str = ".1f") -> str:
    return "" if value is None else format(value, how)
