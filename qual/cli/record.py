"""The record: `log`, `log verify`, `audit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import Shell, problems_json, shell_of, talk, tell_problems
from qual.core.words import say

if TYPE_CHECKING:
    from qual.actions.undo import Taken

log = typer.Typer(help="Who did what; `log verify` proves that nothing was altered afterwards.")


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.add_typer(log, name="log")
    app.command("undo")(take_back)
    app.command("redo")(repeat)
    app.command("audit")(write_trail)


def take_back(context: typer.Context) -> None:
    """Take your last change back, in the coding screen or by a command; whatever others built on it stays."""
    from qual.actions.undo import undo

    shell = shell_of(context)
    with shell.open() as study:
        _tell_taken(shell, undo(study), "screen.nothing_undone")


def repeat(context: typer.Context) -> None:
    """Repeat the change that you took back last."""
    from qual.actions.undo import redo

    shell = shell_of(context)
    with shell.open() as study:
        _tell_taken(shell, redo(study), "screen.nothing_redone")


def _tell_taken(shell: Shell, taken: Taken | None, nothing: str) -> None:
    if shell.as_json:
        shell.print_json(taken and taken._asdict())
    elif taken is None:
        talk(f"{say(nothing)} (at work: {shell.coder})")
    else:
        print(taken.sentence)


@log.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    newest: Annotated[int, typer.Option("--last", "-n", min=0, help="How many events; 0 for all.")] = 50,
    by: Annotated[str, typer.Option("--by", help="Only what this person did.")] = "",
    about: Annotated[
        str, typer.Option("--about", help="Only what concerns this transcript, code or respondent.")
    ] = "",
    what: Annotated[
        str, typer.Option("--what", help="Only what was done: a word of the line, or a verb of --json.")
    ] = "",
    since: Annotated[str, typer.Option("--since", help="From this day or time on, as 2026-03-01.")] = "",
    until: Annotated[str, typer.Option("--until", help="Up to and with this day or time.")] = "",
) -> None:
    """Who did what, newest last."""
    if context.invoked_subcommand is not None:
        return
    from qual.actions.show_log import Wanted, read_log

    shell = shell_of(context)
    wanted = Wanted(by, about, what, _moment(since), _moment(until))
    with shell.open() as study:
        entries = read_log(study, newest or None, wanted)
    if shell.as_json:
        shell.print_json(
            [
                {
                    "n": e.event.n,
                    "at": e.event.at,
                    "coder": e.event.coder,
                    "verb": e.event.verb,
                    "kind": e.event.kind,
                    "target": e.event.target,
                    "details": dict(e.event.details),
                    "rows": len(e.event.changes),
                    "hash": e.event.hash,
                    "sentence": e.sentence,
                }
                for e in entries
            ]
        )
        return
    rows = [(e.event.n, e.event.at.replace("T", " ")[:19], e.sentence) for e in entries]
    none = "nothing has happened yet" if wanted == Wanted() else "nothing of that kind is in the log"
    shell.print_table(("event", "when (UTC)", "what"), rows, none)


def _moment(given: str) -> str:
    """A day or time as the log writes it; refused where it is none."""
    from datetime import datetime

    if not given:
        return ""
    try:
        datetime.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"'{given}' is no day or time; write it as 2026-03-01") from None
    return given.replace(" ", "T")


@log.command("verify")
def verify(
    context: typer.Context,
    printed: Annotated[
        str, typer.Option("--head", help="A head of the log that a report prints: was it this log's?")
    ] = "",
    files: Annotated[
        bool, typer.Option("--files", help="Exit code 1 too where a source file is not there to compare.")
    ] = False,
) -> None:
    """Prove that record, texts, source files and codings were not altered; exit code 1 where they were."""
    from qual.actions.show_log import head, newest_event, verify_log
    from qual.actions.sources_on_disk import sources_on_disk

    shell = shell_of(context)
    with shell.open() as study:
        problems = verify_log(study, printed.strip())
        missing = sources_on_disk(study).missing
        (number, changed), (last, newest) = head(study), newest_event(study)
    if shell.as_json:
        found = {"events": last, "head": changed, "newest": newest, "problems": problems_json(problems)}
        shell.print_json(found | {"files_missing": list(missing)})
    elif problems:
        number_of = len(problems)
        talk(f"{number_of} things do not fit:" if number_of > 1 else "1 thing does not fit:")
        tell_problems(problems)
    else:
        print(say("log.verified", events=last, newest=newest))
        if last != number:
            print(say("log.noted", event=number, head=changed))
    if missing and not shell.as_json:
        talk(f"not compared, because their files are not in transcripts/: {', '.join(missing)}")
    raise typer.Exit(1 if problems or (files and missing) else 0)


def write_trail(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="A file that ends in .zip, or a new folder.")
    ],
    annotations: Annotated[
        bool, typer.Option("--annotations", help="The codings as W3C Web Annotations too, by position.")
    ] = False,
    crate: Annotated[bool, typer.Option("--crate", help="An RO-Crate description too.")] = False,
    examples: Annotated[
        bool,
        typer.Option("--examples", help="Codes with their examples, which are respondents' words."),
    ] = False,
) -> None:
    """Write the trail for an outside reviewer: log, codebook history, decisions, hashes, and a script.

    It holds no respondent's words and no names of people or files, and is checked without qual. With the
    examples of codes every version of the codebook can be checked too.
    """
    from qual.actions.write_audit import audit_trail

    shell = shell_of(context)
    wanted = {"with_annotations": annotations, "with_crate": crate, "with_examples": examples}
    with shell.open() as study:
        facts = audit_trail(study, output, **wanted)
    if shell.as_json:
        shell.print_json(facts)
    else:
        talk(f"wrote {output}: {facts['events']} events; head {facts['head']}")
