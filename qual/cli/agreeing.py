"""How far coders agree, and where not: `agreement`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.reporting import Output
from qual.cli.shell import Shell, shell_of, talk, tell_problems
from qual.core.words import number_of

if TYPE_CHECKING:
    from qual.actions.show_disagreements import Shown
    from qual.core.agreement import Measure
    from qual.core.coder_comparison import Comparison


def attach(app: typer.Typer) -> None:
    """Hang the command under `qual`."""
    app.command()(agreement)


def agreement(
    context: typer.Context,
    coders: Annotated[list[str], typer.Argument(metavar="CODER", help="Two coders or more.")],
    unit: Annotated[
        str, typer.Option(help="What is counted: character, turn, sentence or segment.")
    ] = "character",
    covers: Annotated[
        str, typer.Option(help="A turn or sentence counts as coded where half of it is, or any of it.")
    ] = "half",
    overlap: Annotated[
        float,
        typer.Option(
            help="Passages agree that share this part of what they cover together.", min=0.01, max=1
        ),
    ] = 0.5,
    code: Annotated[
        list[str] | None, typer.Option("--code", help="Only this code and those under it; repeatable.")
    ] = None,
    themes: Annotated[bool, typer.Option("--themes", help="Take every code as its theme.")] = False,
    without_suggested: Annotated[
        bool, typer.Option("--without-suggested", help="Leave out codings that were born from a suggestion.")
    ] = False,
    finished: Annotated[
        bool, typer.Option("--finished", help="Only transcripts that coders marked as coded to their end.")
    ] = False,
    with_interviewers: Annotated[
        bool, typer.Option("--with-interviewers", help="Count what interviewers say too.")
    ] = False,
    intervals: Annotated[
        bool, typer.Option("--intervals/--no-intervals", help="Intervals from resamples of transcripts.")
    ] = True,
    where: Annotated[
        bool, typer.Option("--where", help="List the places that they did not code alike.")
    ] = False,
    output: Output = None,
) -> None:
    """How far coders agree, in the transcripts that they both coded, and where they do not (--where).

    Per code: percent, kappa, AC1, alpha with its interval, the share that each coded, and the four cells.
    """
    from qual.actions.compare_coders import Asked, compare_coders, write_comparison
    from qual.actions.show_disagreements import show_disagreements
    from qual.core.laid_codings import UNITS, Rules

    shell = shell_of(context)
    if unit not in UNITS:
        raise typer.BadParameter(f"a unit is one of {', '.join(UNITS)}")
    if covers not in ("half", "any"):
        raise typer.BadParameter("--covers is half or any")
    if len(set(coders)) < 2 or len(set(coders)) < len(coders):
        raise typer.BadParameter("name two coders or more, each of them once")
    rules = Rules(unit, 0.5 if covers == "half" else 0.0, overlap, with_interviewers)
    asked = Asked(
        rules, code or (), themes, without_suggested, finished, intervals, where or output is not None
    )
    with shell.open() as study:
        found = compare_coders(study, coders, asked)
        if output is not None:
            write_comparison(study, found, output)
        shown = show_disagreements(study, found.disagreements) if where else []
    if output is not None and not shell.as_json:
        tell_problems(found.problems)
        talk(f"wrote {output}")
        print(output)
        return
    if shell.as_json:
        _print_json(shell, found, shown, with_places=where)
        return
    if where:
        _print_places(shell, found, shown)
        return
    _print_numbers(shell, found)
    tell_problems(found.problems)


def _print_json(shell: Shell, found: Comparison, shown: Sequence[Shown], *, with_places: bool) -> None:
    from qual.core.agreement_json import comparison_json, place_json, topic_json
    from qual.core.disagreement import topics

    told = comparison_json(found)
    if with_places:
        told["topics"] = [topic_json(each) for each in topics(found.disagreements, found.coders)]
        told["disagreements"] = [place_json(*each) for each in shown]
    shell.print_json(told)


def _print_numbers(shell: Shell, found: Comparison) -> None:
    """Print a row per code and one over all codes, then what the numbers are of."""
    from qual.core.words import say

    rules = found.rules
    two = len(found.coders) == 2
    heads = ["code", "%", "kappa", "AC1", "alpha", "95%"]
    heads += [f"{coder} %" for coder in found.coders]
    heads += ["both", f"only {found.coders[0]}", f"only {found.coders[1]}", "neither"] if two else []
    rows = [("  " * each.depth + each.code.name, *_figures(each.measure, two)) for each in found.codes]
    rows.append(("all codes", *_figures(found.pooled, two)))
    reasons = {row[-1] for row in rows}
    if len(reasons) > 1:
        heads.append("why not")
    shell.print_table(heads, [row[: len(heads)] for row in rows], "no codes yet")
    kinds = {"character": "characters", "turn": "turns", "sentence": "sentences", "segment": "segments"}
    whose = "all turns" if rules.interviewers else "turns of respondents"
    base = number_of("transcripts", len(found.transcripts))
    talk(f"base: {base}, {found.units} {kinds[rules.unit]} ({whose})")
    if rules.unit != "segment":
        talk("all codes: mean observed against mean expected agreement, no mean of coefficients")
    if len(reasons) == 1:
        talk(*(f"not told: {why}" for why in reasons if why))
    if found.resampled is not None:
        told = f"{found.resampled.resamples} resamples of transcripts, seed {found.resampled.seed}"
        talk(f"95%: alpha in {told}")
    if not two:
        for pair in found.pairs:
            talk(
                f"{' and '.join(pair.coders)}: {number_of('transcripts', pair.transcripts)}, "
                f"{_figure(pair.pooled.percent, 1)}%, kappa {_figure(pair.pooled.kappa)}, "
                f"alpha {_figure(pair.pooled.alpha)}"
            )
    over = found.unitized
    told = ", ".join(f"{name} {_figure(getattr(over, name))}" for name in ("binary", "u", "cu"))
    talk(f"unitizing alpha (Krippendorff): {told}")
    for why in dict.fromkeys(over.reasons.values()):
        names = " and ".join(name for name, each in over.reasons.items() if each == why)
        talk(f"  {names}: {say(f'agreement.why.{why}')}")


def _figures(measure: Measure, two: bool) -> Iterator[str]:
    yield _figure(measure.percent, 1)
    for name in ("kappa", "ac1", "alpha"):
        yield _figure(getattr(measure, name))
    ends = measure.intervals.get("alpha")
    yield f"{_figure(ends[0])} to {_figure(ends[1])}" if ends else ""
    yield from (_figure(each, 1) for each in measure.coded)
    if two:
        cells = (measure.both, measure.first, measure.second, measure.neither)
        yield from ("" if each is None else str(each) for each in cells)
    yield _why(measure)


def _why(measure: Measure) -> str:
    """Why a coefficient is not defined, else why there is no interval."""
    from qual.core.words import say

    for name in ("percent", "kappa", "ac1", "alpha"):
        if name in measure.reasons:
            return say(f"agreement.why.{measure.reasons[name]}")
    return say(f"agreement.why.{measure.reasons['low']}") if measure.reasons.get("low") == "rare" else ""


def _print_places(shell: Shell, found: Comparison, shown: Sequence[Shown]) -> None:
    from qual.core.transcript import turn_number

    rows = [
        (
            ", ".join(each.place.about),
            each.place.kind,
            each.place.transcript,
            turn_number(each.place.turn),
            each.speaker,
            *(
                ", ".join(each.place.coded[coder]) if coder in each.place.coded else "not read"
                for coder in found.coders
            ),
            each.text,
        )
        for each in shown
    ]
    heads = ("about", "kind", "transcript", "turn", "speaker", *found.coders, "words")
    shell.print_table(heads, rows, "they coded everything alike")


def _figure(value: float | None, places: int = 2) -> str:
    return "-" if value is None else f"{value:.{places}f}"
