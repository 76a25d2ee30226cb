"""Tokens in the place of names: `pseudonymise propose`, `apply`, `undo`, `clean`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from qual.cli.shell import problems_json, shell_of, talk, tell_problems
from qual.core.words import number_of
from qual.errors import QualError

pseudonymise = typer.Typer(
    help="Replace names, places, employers and numbers after coding, and bring them back with the key.",
    no_args_is_help=True,
)

_KEY = Annotated[Path, typer.Option("--key", help="The key, outside the study; made on the first use.")]
_FILE = Annotated[
    Path | None,
    typer.Option(
        "--pass-phrase-file", help="Take the pass phrase from the first line of a file, for scripts."
    ),
]


class NoPassPhraseError(QualError):
    """Nobody gave a pass phrase, and there is no terminal to ask for one."""

    def __init__(self) -> None:
        super().__init__(
            "no pass phrase was given: type it at a terminal, set QUAL_PASS_PHRASE or --pass-phrase-file"
        )


class PassPhrasesDifferError(QualError):
    """The pass phrase was typed in two ways."""

    def __init__(self) -> None:
        super().__init__("the two pass phrases are not the same; nothing was changed")


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.add_typer(pseudonymise, name="pseudonymise")


def _pass_phrase(file: Path | None, *, twice: bool) -> str:
    """What the person types, never shown; else QUAL_PASS_PHRASE, else the first line of a file."""
    if file is not None:
        from qual.files.whole_file import read_text

        return read_text(file, file.name).split("\n", 1)[0].strip()
    given = os.environ.get("QUAL_PASS_PHRASE", "")
    if given:
        return given
    if not sys.stdin.isatty():
        typed = sys.stdin.readline().strip()
        if not typed:
            raise NoPassPhraseError
        return typed
    import getpass

    said = getpass.getpass("Pass phrase of the key: ", sys.stderr)
    if twice and getpass.getpass("The same again: ", sys.stderr) != said:
        raise PassPhrasesDifferError
    return said


@pseudonymise.command()
def propose(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="LIST", help="Where the list goes, outside the study (.csv).")
    ],
    names: Annotated[Path | None, typer.Option("--names", help="Names you know, one a line.")] = None,
    places: Annotated[Path | None, typer.Option("--places", help="Places you know, one a line.")] = None,
    employers: Annotated[Path | None, typer.Option("--employers", help="Employers you know.")] = None,
) -> None:
    """Write a list of words that may have to be replaced, for you to review. Nothing else is changed.

    Write yes or no under 'replace'; what is left open is not replaced. Add rows of your own.
    """
    from qual.actions.pseudonymise import propose_names

    shell = shell_of(context)
    given = {"name": names, "place": places, "employer": employers}
    with shell.open() as study:
        found = propose_names(study, file, {kind: path for kind, path in given.items() if path is not None})
    if shell.as_json:
        shell.print_json(
            [
                {
                    "words": each.term.words,
                    "kind": each.term.kind,
                    "found": each.how,
                    "sure": each.sure,
                    "places": each.places,
                    "transcripts": each.transcripts,
                }
                for each in found
            ]
        )
        return
    sure = sum(each.sure for each in found)
    print(file)
    talk(
        f"{len(found)} rows, {sure} of them say yes; review all, add what is missing, and then: "
        f"qual pseudonymise apply {file} --key KEY --dry-run",
        "the list holds the names: keep it where the study is not",
    )


@pseudonymise.command()
def apply(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="LIST", help="The reviewed list.")],
    key: _KEY,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be replaced.")] = False,
    pass_phrase_file: _FILE = None,
) -> None:
    """Replace the accepted words everywhere in the study. Codings and memos stay on their words.

    No older text with names stays behind; 'qual pseudonymise undo' brings the names back with the key and its
    pass phrase. Files outside the database that still hold names are listed, for you to move or delete.
    """
    from qual.actions.pseudonymise import pseudonymise as replace

    shell = shell_of(context)
    with shell.open() as study:
        found = replace(
            study,
            file,
            key,
            lambda: _pass_phrase(pass_phrase_file, twice=not key.exists()),
            dry_run=dry_run,
        )
    if shell.as_json:
        shell.print_json(
            {
                "dry_run": dry_run,
                "tokens": [each._asdict() for each in found.terms],
                "transcripts": found.transcripts,
                "places": found.places,
                "elsewhere": found.cells,
                "left_open": found.left_open,
                "left": problems_json(found.left),
            }
        )
        return
    shell.print_table(
        ("token", "kind", "places"), [tuple(each) for each in found.terms], "nothing to replace"
    )
    where = f"{number_of('places', found.places)} in {number_of('transcripts', found.transcripts)}"
    talk(f"{where}, {found.cells} in labels, memos and codes" + (" (nothing was changed)" if dry_run else ""))
    if found.left_open:
        talk(f"{found.left_open} rows of the list are left open and were not replaced")
    if found.left:
        talk("You must still look after these yourself:")
        tell_problems(found.left)


@pseudonymise.command()
def undo(context: typer.Context, key: _KEY, pass_phrase_file: _FILE = None) -> None:
    """Bring the names back, with the key and its pass phrase."""
    from qual.actions.pseudonymise import restore_names

    shell = shell_of(context)
    with shell.open() as study:
        found = restore_names(study, key, lambda: _pass_phrase(pass_phrase_file, twice=False))
    if shell.as_json:
        shell.print_json(found._asdict())
        return
    talk(
        f"names are back in {number_of('texts', found.texts)} ({found.identical} of them to the letter) and "
        f"in {found.cells} labels, memos and codes"
    )


@pseudonymise.command()
def clean(context: typer.Context) -> None:
    """Clear the free space of the database's files, where 'apply' could not."""
    from qual.actions.pseudonymise import clean as clear

    shell = shell_of(context)
    with shell.open() as study:
        clear(study)
    talk("nothing of replaced words is left in the database's files")
