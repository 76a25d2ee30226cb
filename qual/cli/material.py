"""What comes in: `import`, `transcripts`, `codebook`, `codings`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import Shell, problems_json, shell_of, talk, tell_problems

if TYPE_CHECKING:
    from qual.core.codebook_difference import CodebookDifference
    from qual.core.transcript import Speaker

transcripts = typer.Typer(help="List and show transcripts.", no_args_is_help=True)
codebook = typer.Typer(
    help="List the codes; load the codebook from its file, save it back, check it.", no_args_is_help=True
)
codings = typer.Typer(help="List codings; load them from a table, save them to one.", no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command("import")(bring_in)
    app.add_typer(transcripts, name="transcripts")
    app.add_typer(codebook, name="codebook")
    app.add_typer(codings, name="codings")


def bring_in(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders (default: transcripts/)."),
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Only show what would be understood.")] = False,
    labels_are_respondents: Annotated[
        bool,
        typer.Option("--labels-are-respondents", help="Take every unmapped speaker label as a respondent."),
    ] = False,
) -> None:
    """Bring transcripts in (.docx .rtf .txt .md). Your files are read, never written.

    Unchanged files are skipped, changed ones reported; a file goes in wholly or not at all.
    """
    from qual.actions.import_transcripts import import_transcripts

    shell = shell_of(context)
    with shell.open() as study:
        results = import_transcripts(
            study,
            paths or (),
            labels_are_respondents=labels_are_respondents,
            preview=preview,
            progress=_progress,
        )
    problems = [problem for result in results for problem in result.problems]
    if shell.as_json:
        shell.print_json(
            {
                "files": [
                    {
                        "transcript": r.name,
                        "status": r.status,
                        "turns": r.turns,
                        "speakers": list(r.speakers),
                        "problems": problems_json(r.problems),
                    }
                    for r in results
                ]
            }
        )
    else:
        rows = [
            (r.name, r.status, r.turns, ", ".join(r.speakers)) for r in results if r.status != "unchanged"
        ]
        shell.print_table(("transcript", "status", "turns", "speakers"), rows, "nothing new")
        tell_problems(problems)
        counted = Counter(result.status for result in results)
        left_out = counted["refused"] + counted["changed"]
        better = f"{counted['updated']} updated, " if counted["updated"] else ""
        new = "would come in" if preview else "new"
        talk(f"{counted['new']} {new}, {better}{counted['unchanged']} unchanged, {left_out} left out")
    raise typer.Exit(1 if any(r.status in ("refused", "changed") for r in results) else 0)


def _progress(done: int, files: int) -> None:
    """A progress line on stderr, where a person is looking and it takes a while."""
    import sys

    if files >= 20 and sys.stderr.isatty():
        end = "\n" if done == files else ""
        print(f"\r{done} of {files} files", end=end, file=sys.stderr, flush=True)


@transcripts.command("list")
def list_transcripts(context: typer.Context) -> None:
    """List every transcript with its speakers."""
    from qual.actions.read_transcripts import list_transcripts as read
    from qual.cli.shapes import transcript_json

    shell = shell_of(context)
    with shell.open() as study:
        found = read(study)
    if shell.as_json:
        shell.print_json([transcript_json(each) for each in found])
        return
    rows = [(t.name, t.kind, t.wave, t.date, t.turns, ", ".join(_who(t) for t in t.speakers)) for t in found]
    heads = ("transcript", "kind", "wave", "date", "turns", "speakers")
    shell.print_table(heads, rows, "no transcripts yet; run 'qual import'")


def _who(speaker: Speaker) -> str:
    if speaker.role == "interviewer" or speaker.respondent == speaker.label:
        return speaker.label
    return f"{speaker.label}={speaker.respondent or '?'}"


@transcripts.command("show")
def show_transcript(
    context: typer.Context, name: Annotated[str, typer.Argument(help="The transcript's name.")]
) -> None:
    """Print a transcript, turn by turn."""
    from qual.actions.read_transcripts import open_transcript
    from qual.cli.shapes import transcript_text_json

    shell = shell_of(context)
    with shell.open() as study:
        opened = open_transcript(study, name)
    if shell.as_json:
        shell.print_json(transcript_text_json(opened))
        return
    for turn in opened.turns:
        print(f"{turn.index:>4}  {turn.speaker}: {opened.text[turn.start : turn.end]}")


@codebook.command("list")
def list_codes(context: typer.Context) -> None:
    """List the codes in use, with how often and for how many respondents."""
    from qual.actions.code_passages import read_codebook
    from qual.actions.load_codebook import Use, use_of_codes

    shell = shell_of(context)
    with shell.open() as study:
        codes, use = read_codebook(study), use_of_codes(study)
    nobody = Use(0, 0)
    if shell.as_json:
        shell.print_json(
            [
                {
                    "id": code.id,
                    "name": code.name,
                    "parent": code.parent or None,
                    "definition": code.definition,
                    "colour": code.colour,
                    "codings": use.get(code.id, nobody).mentions,
                    "respondents": use.get(code.id, nobody).respondents,
                }
                for code in codes
            ]
        )
        return
    rows = [
        (
            "  " * codes.depth(code.id) + code.name,
            code.id,
            code.tag,
            code.key,
            *use.get(code.id, nobody),
        )
        for code in codes
    ]
    heads = ("code", "id", "tag", "key", "codings", "respondents")
    shell.print_table(heads, rows, "no codes yet; write codebook/codes.yaml, then run 'qual codebook load'")


@codebook.command("load")
def load_codes(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Default: codebook/codes.yaml.")
    ] = None,
    drop_codings: Annotated[
        bool, typer.Option("--drop-codings", help="Also remove the codings of codes that are gone.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show the difference.")] = False,
) -> None:
    """Make the codebook of the file the one in use, and show the difference.

    Codings go along when a code is renamed, moved or replaced. Your file is not written.
    """
    from qual.actions.load_codebook import load_codebook

    shell = shell_of(context)
    with shell.open() as study:
        found = load_codebook(study, file, drop_codings=drop_codings, dry_run=dry_run)
    _print_difference(shell, found)


@codebook.command("save")
def save_codes(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Default: codebook/codes.yaml.")
    ] = None,
) -> None:
    """Write the codebook in use to the file, keeping your comments and order."""
    from qual.actions.load_codebook import save_codebook_file

    shell = shell_of(context)
    with shell.open() as study:
        found = save_codebook_file(study, file)
    _print_difference(shell, found)


@codebook.command("check")
def check_codes(context: typer.Context) -> None:
    """Look for mistakes in the codebook's file, and for what differs from the codebook in use."""
    from qual.actions.load_codebook import load_codebook

    shell = shell_of(context)
    with shell.open() as study:
        found = load_codebook(study, dry_run=True, drop_codings=True)
    _print_difference(shell, found)


def _print_difference(shell: Shell, found: CodebookDifference) -> None:
    if shell.as_json:
        from qual.cli.shapes import difference_json

        shell.print_json(difference_json(found))
        return
    if not found:
        talk("no difference")
    for new in found.added:
        print(f"added\t{new.id}")
    for code, fields in found.changed.items():
        print(f"changed\t{code}\t{', '.join(fields)}")
    for move in found.moved:
        print(f"moved\t{move.code}\tto {move.new_parent or 'the top'}")
    for old, taker in found.replaced.items():
        print(f"replaced\t{old}\tby {taker}")
    for gone in found.removed:
        print(f"removed\t{gone.id}")
    if found.is_reordered:
        print("reordered")


@codings.command("list")
def list_codings(
    context: typer.Context,
    transcript: Annotated[str | None, typer.Argument(metavar="[TRANSCRIPT]")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="CODER", help="Only this coder's.")] = None,
) -> None:
    """List codings in reading order."""
    from qual.actions.code_passages import read_codebook
    from qual.actions.load_codings import list_codings as read
    from qual.cli.shapes import coding_json

    shell = shell_of(context)
    with shell.open() as study:
        found, codes = read(study, transcript, by), read_codebook(study)
    if shell.as_json:
        shell.print_json([coding_json(each, codes) for each in found])
        return
    rows = [(c.transcript, f"{c.span.start}-{c.span.end}", c.code, c.coder, c.origin, c.text) for c in found]
    shell.print_table(("transcript", "place", "code", "coder", "origin", "words"), rows, "no codings yet")


@codings.command("load")
def load_codings(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Default: codebook/codings.csv.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check the table.")] = False,
) -> None:
    """Load codings from a table (transcript,start,end,text,code,coder,memo): all of them, or none.

    The position or the words may be left out where the other is unique. What is there already is skipped.
    """
    from qual.actions.load_codings import load_codings as load

    shell = shell_of(context)
    with shell.open() as study:
        found = load(study, file, dry_run=dry_run)
    if shell.as_json:
        shell.print_json(found._asdict())
    else:
        talk(
            f"{found.added} codings {'would be ' if dry_run else ''}loaded, {found.there} were there already"
        )


@codings.command("save")
def save_codings(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Default: codebook/codings.csv.")
    ] = None,
) -> None:
    """Write all codings to a table, for git and for rebuilding the study."""
    from qual.actions.load_codings import save_codings as save

    with shell_of(context).open() as study:
        number = save(study, file)
    talk(f"{number} codings saved")
