"""The synthesis on the command line: matrix, panel, saturation, questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.framework import framework
from qual.cli.reporting import (
    Allow,
    Output,
    Publish,
    Threshold,
    how_to_publish,
    tell_numbers,
    tell_publication,
)
from qual.cli.shell import Shell, shell_of, talk

if TYPE_CHECKING:
    from qual.core.panel_change import Moves
    from qual.core.theme import ThemeReport


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(matrix)
    app.command()(framework)
    app.command()(panel)
    app.command()(saturation)
    app.command()(questions)


def matrix(
    context: typer.Context,
    by: Annotated[
        str, typer.Option("--by", help="respondent (default), code, or the name of an attribute.")
    ] = "respondent",
    unit: Annotated[
        str, typer.Option(help="With --by code: what two codes share: turn, sentence or turns.")
    ] = "turn",
    turns: Annotated[int, typer.Option(help="With --unit turns: how far apart they may be.", min=1)] = 2,
    coder: Annotated[str | None, typer.Option("--coder-only", help="Only this coder's codings.")] = None,
    output: Output = None,
    publish: Publish = False,
    threshold: Threshold = None,
    allow: Allow = "",
) -> None:
    """Codes by respondent, by an attribute, or by each other, per perspective; every number with its base."""
    from qual.actions.publish_tables import publish_matrix
    from qual.actions.synthesise import make_matrix, write_matrix
    from qual.core.disclosure import LEAST, SENSITIVE
    from qual.core.matrix import UNITS, matrix_json
    from qual.core.words import say

    shell = shell_of(context)
    if unit not in UNITS:
        raise typer.BadParameter(f"a unit is one of {', '.join(UNITS)}")
    kind = by if by in ("respondent", "code") else "attribute"
    how = how_to_publish(output, publish, threshold, allow, SENSITIVE if kind == "attribute" else LEAST)
    with shell.open() as study:
        found = make_matrix(study, kind, attribute=by, unit=unit, turns=turns, coder=coder)
        if output is not None and how is not None:
            tell_publication(publish_matrix(study, found, output, how))
        elif output is not None:
            write_matrix(study, found, output)

    def rows() -> tuple[Sequence[str], list[Sequence[object]]]:
        lines: list[Sequence[object]] = []
        heads: list[str] = ["perspective", "code"]
        columns = list(dict.fromkeys(c.label or say("unknown") for each in found[1] for c in each.columns))
        for each in found[1]:
            for at, (code, depth) in enumerate(zip(each.codes, each.depths, strict=True)):
                there = {
                    column.label or say("unknown"): (
                        cell.mentions
                        if each.kind == "respondent"
                        else f"{len(cell.respondents)}/{len(each.base_at(at, place))}"
                    )
                    for place, (column, cell) in enumerate(zip(each.columns, each.cells[at], strict=True))
                }
                lines.append((each.label, "  " * depth + code.name, *(there.get(c, "") for c in columns)))
        return [*heads, *columns], lines

    tell_numbers(
        shell, output, matrix_json(found[1]), rows, _no_matrix(found[0], by if kind == "attribute" else "")
    )


def _no_matrix(report: ThemeReport, attribute: str) -> str:
    """Why there is no matrix: nobody was interviewed, or nobody of them has a value."""
    if attribute and report.interviewed:
        return f"nobody who was interviewed has a value for '{attribute}' (respondents load)"
    return "nothing to count yet"


def panel(
    context: typer.Context,
    changes: Annotated[
        bool, typer.Option("--changes", help="Who gained, kept and lost each code between two waves.")
    ] = False,
    first: Annotated[str, typer.Option(help="The first wave (default: the study's first).")] = "",
    second: Annotated[str, typer.Option(help="The second wave (default: the last).")] = "",
    moves: Annotated[
        list[str] | None,
        typer.Option(
            "--moves", metavar="ATTRIBUTE", help="How it moved (default: all per wave); repeatable."
        ),
    ] = None,
    test: Annotated[bool, typer.Option("--test", help="Add the exact McNemar test.")] = False,
    output: Output = None,
    publish: Publish = False,
    threshold: Threshold = None,
    allow: Allow = "",
) -> None:
    """List the respondents seen in more than one wave, or what changed between two waves (--changes).

    A document (-o) has what changed, with the people behind every number; with --moves alone the moves.
    """
    shell = shell_of(context)
    if not (changes or moves or output or test or first or second):
        _members(shell)
        return
    from qual.actions.publish_tables import publish_panel
    from qual.actions.synthesise import compare_waves, write_panel
    from qual.core.disclosure import LEAST, SENSITIVE
    from qual.core.panel_change import change_json, moves_json

    how = how_to_publish(output, publish, threshold, allow, LEAST)
    with shell.open() as study:
        found = compare_waves(study, first=first, second=second, test=test, attributes=moves)
        written = (found[0], [] if moves and not (changes or test) else found[1], found[2])
        if output is not None and how is not None:
            of_attributes = SENSITIVE if threshold is None else threshold
            tell_publication(publish_panel(study, written, output, how, of_attributes))
        elif output is not None:
            write_panel(study, written, output)

    def rows() -> tuple[Sequence[str], list[Sequence[object]]]:
        heads = [
            "perspective",
            "code",
            "base",
            "first",
            "second",
            "both",
            "only later",
            "only earlier",
            "neither",
        ]
        lines: list[Sequence[object]] = [
            (
                each.label,
                "  " * one.depth + one.code.name,
                one.base,
                one.before,
                one.after,
                len(one.kept),
                len(one.gained),
                len(one.lost),
                len(one.never),
                *([("-" if one.p is None else f"{one.p:.3f}")] if test else []),
            )
            for each in found[1]
            for one in each.codes
        ]
        return [*heads, *(["exact p"] if test else [])], lines

    as_json = {"changes": change_json(found[1]), "moves": [moves_json(each) for each in found[2]]}
    if shell.as_json or output is not None or changes or test or not moves:
        tell_numbers(shell, output, as_json, rows, "nobody was interviewed in two waves")
    if not shell.as_json and output is None:
        for each in found[2]:
            print(f"\n{each.label}: {each.first} \N{RIGHTWARDS ARROW} {each.second} ({each.group})")
            _print_moves(shell, each)
        if moves and not found[2] and not (changes or test):
            talk("nobody was seen in two waves")


def _print_moves(shell: Shell, moves: Moves) -> None:
    """Print from where to where people went, each number with the people of its row as the base."""
    names = [name or "unknown" for name in moves.categories]
    lines = [
        (name, sum(map(len, row)), *(f"{len(cell)}/{sum(map(len, row))}" if cell else "" for cell in row))
        for name, row in zip(names, moves.people, strict=True)
    ]
    shell.print_table((f"{moves.first} \\ {moves.second}", "n", *names), lines, "nobody")
    going = "" if moves.up is None else f"; {moves.up} went up, {moves.down} went down"
    talk(f"{moves.label}: base {moves.base} ({moves.group}), seen in both waves{going}")


def _members(shell: Shell) -> None:
    """Print who was seen in more than one wave."""
    from qual.actions.show_panel import show_panel
    from qual.core.panel import panel_json, panel_rows

    with shell.open() as study:
        found = show_panel(study)
    if shell.as_json:
        shell.print_json(panel_json(found))
        return
    heads, rows = panel_rows(found)
    shell.print_table(heads, rows, "nobody was seen in more than one wave")
    talk(f"{len(found.members)} of {found.respondents} respondents were seen in more than one wave")


def saturation(
    context: typer.Context,
    base: Annotated[int, typer.Option("--base", help="Interviews in the base.", min=1)] = 4,
    run: Annotated[int, typer.Option("--run", help="Interviews in a run.", min=1)] = 2,
    threshold: Annotated[
        float,
        typer.Option("--threshold", help="A run's new codes as a share of the base.", min=0, max=0.99),
    ] = 0.05,
    apart: Annotated[bool, typer.Option("--apart", help="Runs that do not overlap.")] = False,
    output: Output = None,
    publish: Publish = False,
    people: Annotated[
        int | None, typer.Option("--people", help="With --publish: how many people a step has (default: 3).")
    ] = None,
) -> None:
    """How many new codes the interviews still brought, per perspective (Guest, Namey and Chen 2020)."""
    from qual.actions.publish_tables import publish_saturation
    from qual.actions.synthesise import measure_saturation, write_saturation
    from qual.core.disclosure import LEAST
    from qual.core.numbers import counted
    from qual.core.saturation import Parameters
    from qual.core.words import say

    shell = shell_of(context)
    how = how_to_publish(output, publish, people, "", LEAST)
    with shell.open() as study:
        found = measure_saturation(study, Parameters(base, run, threshold, not apart))
        if output is not None and how is not None:
            tell_publication(publish_saturation(study, found, output, how))
        elif output is not None:
            write_saturation(study, found, output)
    as_json = [
        {
            "perspective": each.perspective,
            "label": each.label,
            "transcripts": list(each.transcripts),
            "order": each.order,
            "closed_codebook": each.closed,
            "base_size": base,
            "run_length": run,
            "threshold": threshold,
            "overlapping_runs": not apart,
            "base_codes": each.found.base_codes,
            "new_codes_per_interview": list(each.found.new_codes),
            "cumulative": list(each.found.cumulative),
            "median": list(each.found.median),
            "runs": [
                {"interviews": list(one.interviews), "new_codes": one.new_codes, "ratio": one.ratio}
                for one in each.found.runs
            ],
            "saturated_at_interview": each.found.saturated_at,
            "median_saturated_at": each.found.median_saturated_at,
            "share_saturated": each.found.share_saturated,
        }
        for each in found[1]
    ]

    def rows() -> tuple[Sequence[str], list[Sequence[object]]]:
        lines: list[Sequence[object]] = []
        for each in found[1]:
            ratios = {one.interviews[-1]: one.ratio for one in each.found.runs}
            for at, name in enumerate(each.transcripts):
                ratio = f"{100 * ratios[at + 1]:.0f}%" if at + 1 in ratios else ""
                lines.append(
                    (each.label, at + 1, name, each.found.new_codes[at], each.found.cumulative[at], ratio)
                )
        return ["perspective", "no.", "interview", "new codes", "known", "run/base"], lines

    tell_numbers(shell, output, as_json, rows, "nobody was interviewed yet")
    if output is None and not shell.as_json:
        for each in found[1]:
            if each.found.is_empty:
                talk(f"{each.label}: {say('saturation.empty')}")
                continue
            end, there = each.found.saturated_at, each.found.interviews
            reached = f"reached at interview {end}" if end else "not reached"
            if there < base + run:
                reached = (
                    f"{counted('interviews', there, 'en')} cannot tell; a base and a run are {base + run}"
                )
            talk(f"{each.label}: {reached}")
            if each.order != "date":
                talk(f"{each.label}: {say(f'saturation.order.{each.order}')}")
        if any(each.closed for each in found[1]):
            talk("the codebook was closed before coding: this says little")


def questions(
    context: typer.Context,
    output: Output = None,
    publish: Publish = False,
    threshold: Threshold = None,
    allow: Allow = "",
) -> None:
    """The research questions by evidence: which codes, people and perspectives answer each."""
    from qual.actions.publish_tables import publish_questions
    from qual.actions.synthesise import answer_questions, write_questions
    from qual.core.disclosure import LEAST
    from qual.core.evidence import evidence_json
    from qual.core.words import say

    shell = shell_of(context)
    how = how_to_publish(output, publish, threshold, allow, LEAST)
    with shell.open() as study:
        found = answer_questions(study)
        if output is not None and how is not None:
            tell_publication(publish_questions(study, found, output, how))
        elif output is not None:
            write_questions(study, found, output)

    def rows() -> tuple[Sequence[str], list[Sequence[object]]]:
        lines: list[Sequence[object]] = [
            (
                each.question.id,
                heard.label,
                f"{len(heard.respondents)} of {len(heard.base)}",
                heard.mentions,
                ", ".join(code.id for code in each.codes) or "no code",
            )
            for each in found[1].questions
            for heard in each.heard
        ]
        return ["question", "perspective", "respondents", "passages", "codes"], lines

    tell_numbers(
        shell, output, evidence_json(found[1]), rows, "no research questions (codebook/questions.yaml)"
    )
    if output is None and not shell.as_json:
        for each in found[1].questions:
            if each.has_none:
                talk(f"{each.question.id}: nobody says anything to it")
        if found[1].without_question:
            talk(f"codes without a question: {', '.join(c.name for c in found[1].without_question)}")
        for code, asked in found[1].unknown:
            talk(say("board.questions.unknown", name=code.name, question=asked))
