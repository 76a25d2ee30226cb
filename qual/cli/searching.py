"""Looking for words: `search`, and the codings made of what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import Shell, shell_of, talk
from qual.core.words import number_of

if TYPE_CHECKING:
    from qual.actions.search import Hit, Passage
    from qual.actions.study import Study


def attach(app: typer.Typer) -> None:
    """Hang the command under `qual`."""
    app.command()(search)


def search(
    context: typer.Context,
    query: Annotated[
        list[str],
        typer.Argument(
            help='Words that must all be there; "a phrase"; begin* of a word; one|other; one NEAR/5 other; '
            "-word that must not be there (after --)."
        ),
    ],
    lemma: Annotated[bool, typer.Option("--lemma", help="Also find other forms of each word.")] = False,
    speaker: Annotated[
        str, typer.Option(help="A label, a respondent, or 'respondent' or 'interviewer'.")
    ] = "",
    code: Annotated[str, typer.Option(help="Only turns with a coding of this code or one under it.")] = "",
    coder: Annotated[str, typer.Option("--by", metavar="CODER", help="Only turns this coder coded.")] = "",
    uncoded: Annotated[
        bool, typer.Option("--uncoded", help="Only turns without a coding (of --code, by --by).")
    ] = False,
    attribute: Annotated[
        str, typer.Option(metavar="NAME=VALUE", help="Only respondents with this value.")
    ] = "",
    wave: Annotated[str | None, typer.Option(help="Only this wave.")] = None,
    perspective: Annotated[str, typer.Option(help="Only this perspective.")] = "",
    transcript: Annotated[str, typer.Option(help="Only this transcript.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many turns.")] = 200,
    code_as: Annotated[
        str, typer.Option(metavar="CODE", help="Put this code on what is found, after you looked it over.")
    ] = "",
    unit: Annotated[
        str, typer.Option(help="What is coded of a turn: the 'sentence' with the words, the 'turn', 'words'.")
    ] = "sentence",
    leave_out: Annotated[
        list[int] | None, typer.Option("--leave-out", metavar="N", help="A passage not to code, by number.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would be coded.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before coding.")] = False,
) -> None:
    """Find words in all transcripts; with --code-as make codings of what is found.

    The passages are listed with a number before anything is coded; --leave-out N drops one. All codings come
    in at once, and one 'qual undo' takes them back.
    """
    from qual.actions.search import UNITS, search_transcripts

    shell = shell_of(context)
    name, equals, value = attribute.partition("=")
    if attribute and not equals:
        raise typer.BadParameter("write it as name=value", param_hint="--attribute")
    if unit not in UNITS:
        raise typer.BadParameter(f"it is one of {', '.join(UNITS)}", param_hint="--unit")
    with shell.open() as study:
        hits = search_transcripts(
            study,
            " ".join(query),
            lemma=lemma,
            speaker=speaker,
            code=code,
            attribute=(name, value) if attribute else None,
            limit=limit,
            transcript=transcript,
            wave=wave,
            perspective=perspective,
            coder=coder,
            uncoded=uncoded,
        )
        if code_as:
            _code(shell, study, hits, code_as, unit, set(leave_out or ()), dry_run=dry_run, yes=yes)
    if code_as:
        return
    if shell.as_json:
        shell.print_json([_hit_json(hit) for hit in hits])
        return
    from qual.core.transcript import turn_number

    rows = [
        (hit.transcript, turn_number(hit.turn), hit.speaker, excerpt(hit.text, hit.start, hit.found))
        for hit in hits
    ]
    shell.print_table(("transcript", "turn", "speaker", "words"), rows, "found nowhere")
    if len(hits) == limit:
        talk(f"these are the best {limit}; --limit shows more")


def _hit_json(hit: Hit) -> dict[str, object]:
    return {name: value for name, value in hit._asdict().items() if name != "version"}


def _code(
    shell: Shell,
    study: Study,
    hits: list[Hit],
    code: str,
    unit: str,
    left_out: set[int],
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """List the passages, ask, and code them."""
    from qual.actions.search import code_passages_found, passages

    found = passages(study, hits, code, unit)
    unknown = sorted(left_out - set(range(1, len(found) + 1)))
    if unknown:
        raise typer.BadParameter(f"there is no passage {unknown[0]}", param_hint="--leave-out")
    chosen = [each for number, each in enumerate(found, 1) if number not in left_out and not each.is_coded]
    is_asked = bool(chosen) and not dry_run and not yes
    if is_asked or not shell.as_json:
        _list(shell, found, left_out, to_stderr=is_asked)
    if is_asked and not _is_sure(len(chosen), code):
        talk("nothing was coded")
        raise typer.Exit(2)
    made = [] if dry_run or not chosen else code_passages_found(study, chosen, code)
    if shell.as_json:
        ids = {(each.transcript, each.span): each.id for each in made}
        shell.print_json(
            [
                {
                    "number": number,
                    "transcript": each.transcript,
                    "turn": each.turn,
                    "start": each.span.start,
                    "end": each.span.end,
                    "text": each.text,
                    "code": code,
                    "status": _status(number, each, left_out),
                    "coding": ids.get((each.transcript, each.span)),
                }
                for number, each in enumerate(found, 1)
            ]
        )
    elif dry_run:
        talk(f"{number_of('codings', len(chosen))} would be made; nothing was written")
    else:
        talk(f"{number_of('codings', len(made))} made" + ("; 'qual undo' takes them back" if made else ""))


def _status(number: int, passage: Passage, left_out: set[int]) -> str:
    return "there already" if passage.is_coded else "left out" if number in left_out else "to code"


def _list(shell: Shell, found: list[Passage], left_out: set[int], *, to_stderr: bool) -> None:
    from qual.core.transcript import turn_number

    rows = [
        (
            number,
            each.transcript,
            turn_number(each.turn),
            each.speaker,
            _status(number, each, left_out),
            " ".join(each.text.split()),
        )
        for number, each in enumerate(found, 1)
    ]
    if to_stderr:
        talk(*("  ".join(map(str, row)) for row in rows))
    else:
        shell.print_table(("n", "transcript", "turn", "speaker", "what", "words"), rows, "found nowhere")


def _is_sure(number: int, code: str) -> bool:
    try:
        return typer.confirm(f"Put {code} on {number_of('passages', number)}?", err=True)
    except typer.Abort:
        return False


def excerpt(text: str, start: int, found: tuple[tuple[int, int], ...], around: int = 60) -> str:
    """The words around the first find, with every find between brackets."""
    if not found:
        return text[: 2 * around]
    first = found[0][0] - start
    begin, end = max(0, first - around), min(len(text), first + 2 * around)
    marked, at = "", begin
    for low, high in ((a - start, b - start) for a, b in found):
        if low >= at and high <= end:
            marked += f"{text[at:low]}[{text[low:high]}]"
            at = high
    return ("…" if begin else "") + marked + text[at:end] + ("…" if end < len(text) else "")
