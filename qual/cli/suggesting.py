"""Suggestions on the command line: made, measured, looked back on; and the cues they start from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.material import codebook
from qual.cli.shell import Shell, shell_of, talk

if TYPE_CHECKING:
    from qual.actions.look_again import Place


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`; `cues` goes under `codebook`."""
    app.command()(suggest)


def suggest(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[TRANSCRIPT]...", help="Default: all transcripts.")
    ] = None,
) -> None:
    """Look for passages that cues and your codings point at, each with its reason; nothing is coded by it.

    'qual suggest evaluate' measures how good suggestions are, on respondents they were not learnt from.
    'qual suggest second-look' lists codings that look odd beside the others.
    """
    if names == ["evaluate"]:
        _evaluate(shell_of(context))
        return
    if names == ["second-look"]:
        _second_look(shell_of(context))
        return
    from qual.actions.suggest_codes import suggest_codes
    from qual.core.suggestion import suggestion_json

    shell = shell_of(context)
    with shell.open() as study:
        found = suggest_codes(study, names or ())
    for note in found.notes:
        talk(note)
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


@codebook.command("cues")
def cues(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="[CODE]", help="Default: all codes.")] = "",
    add: Annotated[
        list[str] | None,
        typer.Option("--add", metavar="CUE", help="Give the code this cue; may be repeated."),
    ] = None,
    drop: Annotated[
        list[str] | None, typer.Option("--drop", metavar="CUE", help="Take this cue from the code.")
    ] = None,
) -> None:
    """List the cues with what became of them, and words that could be cues; --add takes one in.

    A cue is a word or phrase, `*` stands for any letters: herkeur*.
    """
    from qual.actions.find_cues import add_cue, drop_cue, find_cues

    shell = shell_of(context)
    if (add or drop) and not code:
        raise typer.BadParameter("say which code the cue belongs to")
    with shell.open() as study:
        for each in add or ():
            add_cue(study, code, each)
        for each in drop or ():
            drop_cue(study, code, each)
        found = find_cues(study, code)
    if shell.as_json:
        shell.print_json([each._asdict() for each in found])
        return
    rows = [
        (
            each.code,
            each.cue,
            each.source if each.source == "in use" else f"could be: {each.source}",
            each.hits,
            each.judged,
            each.right,
            each.respondents,
        )
        for each in found
    ]
    heads = ("code", "cue", "from", "passages", "judged", "with the code", "respondents")
    shell.print_table(heads, rows, "no cues, and nothing to make them of")


def _second_look(shell: Shell) -> None:
    """Print the codings that deserve a second look."""
    from qual.actions.look_again import look_again

    with shell.open() as study:
        found = look_again(study)

    def place_json(place: Place) -> dict[str, object]:
        return {
            "transcript": place.transcript,
            "respondent": place.respondent,
            "start": place.span.start,
            "end": place.span.end,
            "text": place.text,
        }

    if shell.as_json:
        shell.print_json(
            {
                "unlikely": [
                    {**place_json(each.place), "code": each.code, "probability": each.probability}
                    for each in found.unlikely
                ],
                "twins": [
                    {
                        "code": each.code,
                        "alike": each.alike,
                        "coded": place_json(each.coded),
                        "other": place_json(each.other),
                    }
                    for each in found.twins
                ],
            }
        )
        return
    odd = [
        (each.code, f"{each.probability:.3f}", _at(each.place), each.place.text) for each in found.unlikely
    ]
    shell.print_table(("code", "likely", "where", "words"), odd, "too little is coded to find anything odd")
    pairs = [
        (each.code, f"{each.alike:.2f}", _at(each.coded), _at(each.other), each.coded.text)
        for each in found.twins
    ]
    heads = ("code", "alike", "coded", "not coded", "words")
    shell.print_table(heads, pairs, "no passages with nearly the same words are coded differently")
    talk("a second look, no verdict: the codings are the coder's")


def _at(place: Place) -> str:
    return f"{place.transcript} {place.span.start}-{place.span.end}"


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
    if inbox["decided"]:
        talk(
            f"since then: {inbox['taken']} of the last {inbox['decided']} suggestions from codings were taken"
        )
    if inbox["blind_shown"]:
        talk(
            f"in {inbox['blind_interviews']} interviews coded without suggestions: "
            f"{inbox['blind_delivered']:.0%} of {inbox['blind_shown']} would have been right"
        )
    talk(found.protocol)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
