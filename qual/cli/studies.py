"""Making a study, and seeing whether all is well: `init`, `demo`, `check`, `backup`, `restore`."""

from __future__ import annotations

import shlex
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qual.cli.shell import problems_json, shell_of, talk, tell_problems


class Language(StrEnum):
    """The languages that exports are written in."""

    nl = "nl"
    en = "en"


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command()(init)
    app.command()(demo)
    app.command()(check)
    app.command()(backup)
    app.command()(restore)


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make; it may be there, empty.")
    ],
    language: Annotated[Language, typer.Option(help="Language of the study's exports.")] = Language.nl,
) -> None:
    """Make a new study: a folder with a codebook to fill in. Nothing that is there is overwritten."""
    from qual.actions.start_study import start_study

    for path in start_study(folder, language.value):
        talk(f"made {path}")
    talk(
        "",
        f"Next: put transcripts in {folder / 'transcripts'}, then run 'qual import' there.",
        f"Write your codes in {folder / 'codebook' / 'codes.yaml'}, then run 'qual codebook load'.",
    )


def demo(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]", help="Where to build it; an older demo there is replaced, or kept aside if used."
        ),
    ] = Path("demo-study"),
) -> None:
    """Build the worked example end to end (invented interviews) and say what to look at."""
    from qual.actions.build_demo import build_demo

    built = build_demo(folder, tell=talk)
    print(built)
    way = way_to_the_command()
    if way:
        print(f"\nThe command is not on your path yet; in this terminal, first:  {way}")


def way_to_the_command() -> str:
    """How to put `qual` on the path where it lies in an environment that is not switched on; else empty."""
    script = Path(sys.prefix) / "bin" / "activate"
    if sys.prefix == sys.base_prefix or not script.is_file() or shutil.which("qual"):
        return ""
    here = Path.cwd()
    return f". {shlex.quote(str(script.relative_to(here) if script.is_relative_to(here) else script))}"


def check(context: typer.Context) -> None:
    """Look whether all is well: settings, codebook, files on disk, codings against the text, the log.

    Changes nothing. Exit code 1 where there are problems.
    """
    from qual.actions.check_study import check_study
    from qual.actions.withdraw_respondent import still_there

    shell = shell_of(context)
    with shell.open() as study:
        problems = check_study(study)
        left = list(still_there(study))
    if left:
        talk("Still to be deleted by hand:")
        tell_problems(left)
    if shell.as_json:
        shell.print_json({"problems": problems_json(problems), "to_delete": problems_json(left)})
    elif problems:
        talk(f"{len(problems)} to look at:")
        tell_problems(problems)
    else:
        print("All is well.")
    raise typer.Exit(1 if problems else 0)


def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="A file that is not there yet.")]
) -> None:
    """Write a whole copy of the database to a file; safe while somebody is coding."""
    from qual.actions.back_up import back_up

    with shell_of(context).open() as study:
        back_up(study, file)
    print(file)


def restore(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]
) -> None:
    """Put a backup in the place of the study's database; the present one is put aside, not removed."""
    from qual.actions.back_up import restore as put_back

    aside = put_back(shell_of(context).study_folder(), file)
    talk(f"restored {file}" + (f"; the database that was there is now {aside}" if aside else ""))
