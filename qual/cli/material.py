"""What comes in: `import`, `transcripts`, `codebook`, `codings`."""

from __future__ import annotations

import filecmp
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import Shell, problems_json, shell_of, talk, tell_problems
from qual.core.words import number_of

if TYPE_CHECKING:
    from qual.core.codebook_difference import CodebookDifference
    from qual.core.correction import Fate
    from qual.core.transcript import Speaker

transcripts = typer.Typer(help="List and show transcripts.", no_args_is_help=True)
codebook = typer.Typer(
    help="List the codes; load the codebook from its file, save it back, check it.", no_args_is_help=True
)
codings = typer.Typer(help="List codings; load them from a table, save them to one.", no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.command("import")(bring_in)
    app.command()(correct)
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
    """Bring transcripts in; your files are read, never written.

    Read are .docx .doc .odt .rtf .txt .md .log .pdf .html .vtt .srt .json (WhisperX and others) and tables
    (.xlsx .csv) with a column for the speaker and one for the words. Unchanged files are skipped, changed
    ones reported; a file goes in wholly or not at all.
    """
    from qual.actions.import_transcripts import import_transcripts
    from qual.cli.previews import preview_json, preview_text

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
                    | preview_json(r.shown)
                    for r in results
                ]
            }
        )
    else:
        rows = [
            (r.name, r.status, r.turns, ", ".join(r.speakers)) for r in results if r.status != "unchanged"
        ]
        for result in results:
            if result.shown:
                print(preview_text(result.name, result.turns, result.shown))
        shell.print_table(("transcript", "status", "turns", "speakers"), rows, "nothing new")
        tell_problems(problems)
        counted = Counter(result.status for result in results)
        left_out = counted["refused"] + counted["changed"] + counted["withdrawn"]
        better = f"{counted['updated']} updated, " if counted["updated"] else ""
        new = "would come in" if preview else "new"
        talk(f"{counted['new']} {new}, {better}{counted['unchanged']} unchanged, {left_out} left out")
    raise typer.Exit(1 if any(r.status in ("refused", "changed", "withdrawn") for r in results) else 0)


def _progress(done: int, files: int) -> None:
    """A progress line on stderr, where a person is looking and it takes a while."""
    import sys

    if files >= 20 and sys.stderr.isatty():
        end = "\n" if done == files else ""
        print(f"\r{done} of {files} files", end=end, file=sys.stderr, flush=True)


def correct(
    context: typer.Context,
    transcript: Annotated[str, typer.Argument(help="The transcript's name.")],
    file: Annotated[Path, typer.Argument(help="The file with the corrected text.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")] = False,
) -> None:
    """Put a corrected text under a transcript; its codings, memos and suggestions go along.

    Lists every coding that moved, whose words changed, that is in doubt or that is lost. The old text stays
    as a version, and undo brings everything back. Your file is read, never written. Exit code 1 where codings
    must be settled ('qual codings settle').
    """
    from qual.actions.correct_transcript import correct_transcript
    from qual.cli.shapes import corrected_json
    from qual.core.correction import per_verdict

    shell = shell_of(context)
    with shell.open() as study:
        found = correct_transcript(study, transcript, file, dry_run=dry_run)
        is_elsewhere = not _is_same_file(study.transcripts_folder / transcript, file)
    unsure = sum(not each.carried.is_sure for each in found.of("coding"))
    if shell.as_json:
        shell.print_json(corrected_json(found, dry_run=dry_run))
        raise typer.Exit(1 if unsure else 0)
    if not found.is_new:
        talk(f"{transcript} has the text of this file already; nothing was done")
        return
    rows = [_fate_row(each) for kind in ("coding", "suggestion") for each in found.of(kind)]
    heads = ("what", "id", "code", "coder", "from", "to", "before", "after")
    listed = [row for row in rows if row is not None]
    shell.print_table(heads, listed, "every coding and suggestion stands where it stood")
    tell_problems(found.problems)
    for kind in ("coding", "suggestion"):
        numbers = per_verdict(each.carried for each in found.of(kind))
        told = ", ".join(f"{number} {verdict}" for verdict, number in numbers.items() if number)
        if told:
            talk(f"{kind}s: {told}{' (nothing was written)' if dry_run else ''}")
    if found.found_again():
        talk(f"{len(found.found_again())} codings that were in doubt are found again")
    if unsure and not dry_run:
        talk("'qual codings settle' lists what must be settled")
    if is_elsewhere and not dry_run:
        talk(f"transcripts/{transcript} is still the old file: put the corrected one in its place")
    raise typer.Exit(1 if unsure else 0)


def _is_same_file(one: Path, other: Path) -> bool:
    return one.is_file() and filecmp.cmp(one, other, shallow=False)


def _fate_row(fate: Fate) -> tuple[str, ...] | None:
    """A coding or suggestion to list; None where nothing happened to it."""
    marked, carried = fate
    if carried.verdict == "exact":
        return None
    new = f"{carried.new.start}-{carried.new.end}" if carried.new else ""
    after = "(the same)" if carried.verdict == "moved" else carried.after
    if marked.kind == "suggestion" and not carried.is_sure:
        new, after = "", "(suggestion goes)"
    what = carried.verdict if marked.kind == "coding" else f"{marked.kind} {carried.verdict}"
    old = f"{carried.old.start}-{carried.old.end}"
    return what, marked.id, marked.code, marked.coder, old, new, carried.before, after


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
    if speaker.role in ("interviewer", "withdrawn") or speaker.respondent == speaker.label:
        return speaker.label
    return f"{speaker.label}={speaker.respondent or '?'}"


@transcripts.command("speaker")
def name_speaker(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TRANSCRIPT", help="The transcript's name.")],
    label: Annotated[str, typer.Argument(help="The speaker's label, as it is printed.")],
    respondent: Annotated[str, typer.Argument(metavar="[RESPONDENT]", help="Whose words they are.")] = "",
    interviewer: Annotated[bool, typer.Option("--interviewer", help="It is somebody who asks.")] = False,
) -> None:
    """Say by hand which respondent is behind a label, or that it is an interviewer; undo takes it back."""
    from qual.actions.name_speaker import name_speaker as say_who

    shell = shell_of(context)
    with shell.open() as study:
        is_new = say_who(study, name, label, respondent, interviewer=interviewer)
    who = "an interviewer" if interviewer else f"respondent {respondent}" if respondent else "nobody"
    talk(f"{label} in {name} is {who}" + (" (new)" if is_new else ""))


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
    from qual.core.transcript import turn_number

    for turn in opened.turns:
        print(f"{turn_number(turn.index):>4}  {turn.speaker}: {opened.text[turn.start : turn.end]}")


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
    from qual.actions.load_codebook import load_codebook, unasked_questions

    shell = shell_of(context)
    with shell.open() as study:
        found = load_codebook(study, file, drop_codings=drop_codings, dry_run=dry_run)
        notices = unasked_questions(study, file)
    _print_difference(shell, found)
    tell_problems(notices)


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
    """Look for mistakes in the codebook's file, and for what differs from the codebook in use.

    Exit code 1 where there are mistakes.
    """
    from qual.actions.load_codebook import load_codebook, unasked_questions

    shell = shell_of(context)
    with shell.open() as study:
        found = load_codebook(study, dry_run=True, drop_codings=True)
        mistakes = unasked_questions(study)
    _print_difference(shell, found)
    tell_problems(mistakes)
    raise typer.Exit(1 if mistakes else 0)


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
    without_suggested: Annotated[
        bool, typer.Option("--without-suggested", help="Leave out those that were born from a suggestion.")
    ] = False,
) -> None:
    """List codings in reading order; --json tells of each suggestion that one was born from."""
    from qual.actions.code_passages import read_codebook
    from qual.actions.load_codings import births_of
    from qual.actions.load_codings import list_codings as read
    from qual.actions.tell_reasons import nearby_passages
    from qual.cli.shapes import coding_json

    shell = shell_of(context)
    with shell.open() as study:
        found, codes = read(study, transcript, by), read_codebook(study)
        if without_suggested:
            found = [each for each in found if each.origin != "suggestion"]
        births = births_of(study, found)
        nearby = nearby_passages(study, (reason for birth in births.values() for reason in birth.why))
    if shell.as_json:
        shell.print_json([coding_json(each, codes, births.get(each.id), nearby) for each in found])
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
        loaded = f"{number_of('codings', found.added)} {'would be ' if dry_run else ''}loaded"
        talk(f"{loaded}, {found.there} there already")


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
    talk(f"{number_of('codings', number)} saved")


@codings.command("settle")
def settle(
    context: typer.Context,
    coding: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The coding (default: list all that are in doubt).")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the coding out.")] = False,
    start: Annotated[int | None, typer.Option(help="Where it begins in the text in use.")] = None,
    end: Annotated[int | None, typer.Option(help="Where it ends.")] = None,
    words: Annotated[
        str, typer.Option("--words", help="The words that it stands on, as they stand once.")
    ] = "",
) -> None:
    """List the codings that a correction left in doubt, or settle one of yours.

    Without options it stays where it stands now. Exit code 1 while a listing is not empty.
    """
    from qual.actions.correct_transcript import list_unsettled, settle_coding
    from qual.core.span import Span

    shell = shell_of(context)
    if (start is None) != (end is None) or (remove, start is not None, bool(words)).count(True) > 1:
        raise typer.BadParameter("give --words, or --start and --end together, or --remove, or none of them")
    if coding is None and (remove or start is not None or words):
        raise typer.BadParameter("say which coding: its id comes first")
    if start is not None and end is not None and not 0 <= start < end:
        raise typer.BadParameter(f"no text lies between {start} and {end}")
    place = Span(start, end) if start is not None and end is not None else None
    with shell.open() as study:
        if coding is not None:
            settle_coding(study, coding, place=place, words=words, remove=remove)
        left = list_unsettled(study)
    if shell.as_json:
        from qual.cli.shapes import doubt_json

        shell.print_json([doubt_json(each) for each in left])
    elif coding is not None:
        talk(f"settled; {len(left)} left" if left else "settled; nothing is in doubt any more")
    else:
        heads = ("what", "id", "transcript", "code", "coder", "from", "to", "before", "after")
        rows = [
            (
                each.verdict,
                each.coding,
                each.transcript,
                each.code,
                each.coder,
                f"{each.old.start}-{each.old.end}",
                f"{each.now.start}-{each.now.end}" if each.now else "",
                each.before,
                each.after,
            )
            for each in left
        ]
        shell.print_table(heads, rows, "no coding is in doubt")
    raise typer.Exit(1 if left and coding is None else 0)
