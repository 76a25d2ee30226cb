"""Suggestions on the command line: made, measured, looked back on; and the cues they start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.material import codebook
from qual.cli.shell import Shell, shell_of, talk
from qual.core.transcript import turn_number

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
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="With evaluate: a report, .docx .xlsx .html .md or .csv."),
    ] = None,
) -> None:
    """Look for passages that cues and your codings point at, each with its reason; nothing is coded by it.

    'qual suggest evaluate' measures how good suggestions are, on respondents they were not learnt from.
    'qual suggest second-look' lists codings that look odd beside the others.
    """
    if names == ["evaluate"]:
        from qual.cli.evaluating import evaluate

        evaluate(shell_of(context), output)
        return
    if output is not None:
        raise typer.BadParameter("only 'qual suggest evaluate' writes a report")
    if names == ["second-look"]:
        _second_look(shell_of(context))
        return
    from qual.actions.suggest_codes import suggest_codes
    from qual.actions.tell_reasons import nearby_passages
    from qual.core.suggestion import in_words, still_there, suggestion_json

    shell = shell_of(context)
    with shell.open() as study:
        found = suggest_codes(study, names or ())
        nearby = nearby_passages(study, (reason for each in found.suggestions for reason in each.why))
    for note in found.notes:
        talk(note)
    if shell.as_json:
        shell.print_json([suggestion_json(each, nearby) for each in found.suggestions])
        return
    rows = [
        (
            each.transcript,
            f"{each.span.start}-{each.span.end}",
            each.code,
            f"{each.score:.2f}",
            "; ".join(in_words(reason, nearby) for reason in still_there(each.why, nearby)),
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
    refuse: Annotated[
        list[str] | None, typer.Option("--refuse", metavar="CUE", help="Do not propose this cue again.")
    ] = None,
) -> None:
    """List the cues with what became of them, and words that could be cues; --add takes one in.

    A cue is a word or phrase, `*` stands for any letters: herkeur*.
    """
    from qual.actions.find_cues import add_cue, drop_cue, find_cues, refuse_cue

    shell = shell_of(context)
    if (add or drop or refuse) and not code:
        raise typer.BadParameter("say which code the cue belongs to")
    with shell.open() as study:
        for each in add or ():
            add_cue(study, code, each)
        for each in drop or ():
            drop_cue(study, code, each)
        for each in refuse or ():
            refuse_cue(study, code, each)
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
            "turn": place.turn,
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
                        "by": each.by,
                        "not_by": each.not_by,
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
        (
            each.code,
            f"{each.alike:.2f}",
            f"{_at(each.coded)} ({each.by})",
            f"{_at(each.other)} ({each.not_by})",
            each.coded.text,
        )
        for each in found.twins
    ]
    heads = ("code", "alike", "coded", "not coded", "words")
    shell.print_table(heads, pairs, "no passages with nearly the same words are coded differently")
    talk("a second look, no verdict: the codings are the coder's")


def _at(place: Place) -> str:
    who = f" {place.respondent}" if place.respondent else ""
    return f"{place.transcript}:{turn_number(place.turn)}{who}"
