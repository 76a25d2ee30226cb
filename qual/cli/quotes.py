"""The reviewer's commands: `quotes check`, and what is decided of a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qual.cli.shell import shell_of, talk, tell_problems
from qual.core.words import say

if TYPE_CHECKING:
    from qual.actions.show_quote import QuoteLife
    from qual.actions.study import Study
    from qual.cli.shell import Shell
    from qual.core.graphemes import Split
    from qual.core.quote import QuoteReport
    from qual.core.quote_decision import Loose, Review, Reviewed
    from qual.tui.app import FirstBoard
    from qual.tui.boards.board import Board

quotes = typer.Typer(
    help="Check the quotes of a finished report against the transcripts.", no_args_is_help=True
)


def attach(app: typer.Typer) -> None:
    """Hang the commands under `qual`."""
    app.add_typer(quotes, name="quotes")


@quotes.command("check")
def check(
    context: typer.Context,
    report: Annotated[
        Path, typer.Argument(help="The report: .docx, .odt, .html, .pdf, .md or .txt. It is never written.")
    ],
    alone: Annotated[
        bool,
        typer.Option("--no-transcripts", help="Compare its quotes with each other only."),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Write it as a document too, by ending: .html .docx .xlsx .md .csv."
        ),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(help="Write a copy of a Word report with a comment at every quotation."),
    ] = None,
    only_open: Annotated[
        bool, typer.Option("--open", help="List only what waits for a decision, the gravest first.")
    ] = False,
    allow: Annotated[
        str,
        typer.Option(
            "--allow", metavar="REASON", help="Let attributions that few people fit stand, and why."
        ),
    ] = "",
) -> None:
    """Look for every quotation of a report in the transcripts, word by word.

    Exit code 1 while something asks for a person and nobody accepted it: a quotation that is altered, not
    found or another person's, that stands in several places or is torn from what denies it, and text that
    looks like a quotation and was not checked; and while the attributions of all documents together leave few
    people whom they fit.
    """
    from qual.actions.annotate_report import annotate_report, check_annotation
    from qual.actions.check_quotes import check_alone, check_report, write_check
    from qual.actions.told_of_people import let_stand, reach_of_report
    from qual.cli.quote_listing import print_listing
    from qual.core.quote_decision import review_json
    from qual.files.report import notices

    shell = shell_of(context)
    if alone:
        if output is not None or annotate is not None:
            raise typer.BadParameter("--no-transcripts writes no document")
        _alone(shell, report, check_alone(report))
        return
    if annotate is not None:
        check_annotation(report, annotate)
    with shell.open() as study:
        review = check_report(study, report)
        reach = reach_of_report(study, report, review)
        if allow.strip():
            reach = let_stand(study, allow.strip(), reach)
        if output is not None:
            write_check(study, report, review, output, reach.exposed)
            talk(f"wrote {output}")
        if annotate is not None:
            made = annotate_report(study, report, review, annotate)
            older = f" in the place of {made.replaced} of an earlier check" if made.replaced else ""
            talk(f"wrote {annotate}: {made.comments} comments{older}")
            tell_problems(made.problems)
    if shell.as_json:
        in_reach = [each._asdict() for each in reach.exposed]
        shell.print_json(review_json(report.name, review) | {"in_reach": in_reach})
    else:
        print_listing(shell, review, only_open=only_open)
        tell_problems(
            (*notices(report), *review.notices, *reach.problems(report.name), *review.found.problems)
        )
    raise typer.Exit(0 if review.is_settled and not reach.exposed else 1)


Report = Annotated[Path, typer.Argument(help="The report, as it was checked.")]
Ids = Annotated[list[str], typer.Argument(help="Which quotations, by the ids that 'quotes check' shows.")]


@quotes.command("accept")
def accept(
    context: typer.Context,
    report: Report,
    ids: Ids,
    reason: Annotated[str, typer.Option("--reason", help="Why it may stand as it is.")] = "",
) -> None:
    """Let quotations stand as they are printed, and say why; later versions of the report keep it.

    A decision is kept as long as the quotation and what was found of it stay the same.
    """
    _decide(context, report, ids, "accepted", reason)


@quotes.command("reject")
def reject(
    context: typer.Context,
    report: Report,
    ids: Ids,
    reason: Annotated[str, typer.Option("--reason", help="What is wrong with it.")] = "",
) -> None:
    """Say that quotations cannot stand as they are printed; the report stays open until they are mended."""
    _decide(context, report, ids, "rejected", reason)


@quotes.command("note")
def note(
    context: typer.Context,
    report: Report,
    ids: Ids,
    text: Annotated[str, typer.Option("--text", help="What to remember of it.")] = "",
) -> None:
    """Write something down with quotations; what was decided of them stays."""
    _decide(context, report, ids, "", text)


@quotes.command("show")
def show(
    context: typer.Context,
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="As 'quotes check' or an export prints it, or a coding's id.")
    ],
    report: Annotated[
        Path | None, typer.Argument(help="The report that prints it, for an id of 'quotes check'.")
    ] = None,
) -> None:
    """Show the life of one quotation: file, text, turn, speaker, codings on it, decisions, and the log."""
    from qual.actions.show_quote import show_quote

    shell = shell_of(context)
    with shell.open() as study:
        life = show_quote(study, wanted, report)
    if shell.as_json:
        shell.print_json(_life_json(life))
        return
    for head, value in _life_rows(life):
        print(f"{head:<12}{value}")
    for entry in life.events:
        print(f"{'event':<12}{entry.event.n} {entry.event.at.replace('T', ' ')[:19]} {entry.sentence}")


def _life_rows(life: QuoteLife) -> Iterator[tuple[str, str]]:
    from qual.core.transcript import turn_number

    yield "quote", life.id
    if life.printed is not None:
        yield from _printed_rows(life.printed)
    yield from _part_rows(life.printed)
    if life.text:
        yield "words", " ".join(life.text.split())
    if life.printed is None and life.span is None:
        yield "place", f"not known here: name the report too ('qual quotes show {life.id} REPORT')"
    elif life.transcript is None or life.span is None:
        yield "place", "not looked up" if life.id.startswith("u-") else "the words stand in no transcript"
    else:
        yield "transcript", f"{life.transcript.name}, turn {turn_number(life.turn)}"
        yield "characters", f"{life.span.start}-{life.span.end}"
        yield "said by", life.speaker + (f" ({life.respondent})" if life.respondent else "")
        yield "file", f"{life.transcript.file} sha256 {life.transcript.sha256}"
        yield "text", f"version {life.transcript.version} sha256 {life.text_sha256}"
    for each in life.codings:
        yield "coding", f"{each.code} by {each.coder}, {each.created[:10]}, {each.span.start}-{each.span.end}"
    for export, name in life.exports:
        yield (
            "export",
            f"{export.file} by {export.coder}, {export.at[:10]}, as {name}, sha256 {export.sha256}",
        )
    if life.decision is not None:
        made = life.decision
        yield "decision", f"{made.decision or 'noted'} by {made.coder}, {made.at[:10]}, in {made.report}"
        yield "reason", made.reason


def _printed_rows(printed: Reviewed | Loose) -> Iterator[tuple[str, str]]:
    from qual.core.quote_comment import reasons, speaker_said, state_of
    from qual.core.quote_decision import Loose
    from qual.core.quote_difference import differs, is_joined, shown_difference

    state = state_of(printed, "en", "")
    if isinstance(printed, Loose):
        yield "report", printed.left.place
        yield "printed", " ".join(printed.left.text.split())
        yield "verdict", "looks like a quotation, but was not checked" + f", {state}" * bool(state)
        return
    quote = printed.quote
    yield "report", quote.quotation.place
    yield "printed", " ".join(quote.quotation.text.split())
    yield "attributed", quote.quotation.attribution or say("quotecheck.nobody")
    yield "verdict", quote.verdict.replace("_", " ") + f", {state}" * bool(state)
    yield "speaker", speaker_said(quote, "en")
    if quote.matches and differs(quote):
        yield ("seam" if is_joined(quote) else "difference"), shown_difference(quote)
    for told in reasons(printed, "en"):
        yield "why", told


def _part_rows(printed: Reviewed | Loose | None) -> Iterator[tuple[str, str]]:
    """Where each part stands of a quotation that was made of several places."""
    from qual.core.quote_comment import stands
    from qual.core.quote_decision import Loose
    from qual.core.quote_difference import is_joined

    if printed is None or isinstance(printed, Loose) or not is_joined(printed.quote):
        return
    for at, match in enumerate(printed.quote.matches):
        yield "part", f"{stands(printed.quote, at, 'en')} “{' '.join(match.text.split())}”"


def _printed_json(printed: Reviewed | Loose | None) -> dict[str, object] | None:
    from qual.core.quote import quote_json
    from qual.core.quote_decision import Loose

    if isinstance(printed, Loose):
        return {**printed.left._asdict(), "id": printed.id, "is_open": printed.is_open}
    return printed and {**quote_json(printed.quote), "is_open": printed.is_open}


def _life_json(life: QuoteLife) -> dict[str, object]:
    there = life.transcript
    return {
        "id": life.id,
        "printed": _printed_json(life.printed),
        "text": life.text,
        "transcript": there and there.name,
        "file": there and there.file,
        "file_sha256": there and there.sha256,
        "text_version": there and there.version,
        "text_sha256": life.text_sha256 or None,
        "turn": life.turn if there else None,
        "speaker": life.speaker or None,
        "respondent": life.respondent,
        "start": life.span and life.span.start,
        "end": life.span and life.span.end,
        "codings": [
            {"id": each.id, "code": each.code, "coder": each.coder, "created": each.created}
            for each in life.codings
        ],
        "exports": [{**export._asdict(), "name": name} for export, name in life.exports],
        "decision": life.decision
        and {
            "decision": life.decision.decision,
            "by": life.decision.coder,
            "at": life.decision.at,
            "reason": life.decision.reason,
            "report": life.decision.report,
        },
        "events": [
            {"n": each.event.n, "at": each.event.at, "sentence": each.sentence} for each in life.events
        ],
    }


@quotes.command("review")
def review_screen(
    context: typer.Context,
    report: Report,
    plain: Annotated[
        bool, typer.Option("--plain", help="Without a full screen: typed lines and sentences.")
    ] = False,
) -> None:
    """Walk through the quotations on the screen, problems first: accept, reject, note, see the transcript."""
    from qual.actions.check_quotes import check_report
    from qual.cli.coding_screen import converse, is_dumb, open_first

    shell = shell_of(context)
    talk("looking the quotations up")
    with shell.open() as study:
        review = check_report(study, report)
        if plain or is_dumb():
            from qual.tui.plain.quotes import PlainQuotes

            converse(PlainQuotes(study, report.name, review))
            return
    raise typer.Exit(
        open_first(shell, _board_of(report.name, review), f"quotes review {report.name} --plain")
    )


def _board_of(report: str, review: Review) -> FirstBoard:
    def made(study: Study, split: Split) -> Board:
        from qual.tui.boards.quotes import QuotesBoard

        return QuotesBoard(study, split, report, review)

    return made


@quotes.command("reopen")
def reopen(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(help="Which quotations, by their ids; the report may stand before them."),
    ],
) -> None:
    """Take the decisions on quotations back, in every report that prints them."""
    from qual.actions.decide_quotes import reopen as take_back

    shell = shell_of(context)
    with shell.open() as study:
        number = take_back(study, [each for each in ids if not Path(each).is_file()])
    talk(f"{number} decision{'s' * (number != 1)} taken back")


def _decide(context: typer.Context, report: Path, ids: list[str], decision: str, reason: str) -> None:
    from qual.actions.check_quotes import check_report, decided_again
    from qual.actions.decide_quotes import decide
    from qual.cli.quote_listing import summary

    shell = shell_of(context)
    with shell.open() as study:
        review = check_report(study, report)
        made = decide(study, report.name, review, ids, decision, reason)
        review = decided_again(study, review)
    for each in made:
        talk(f"{each.quote}: {each.decision or 'noted'}")
    talk(summary(review))


def _alone(shell: Shell, report: Path, found: QuoteReport) -> None:
    """Print pairs of quotes that are one utterance in two wordings; exit code 1 where there are any."""
    by_id = {quote.id: quote for quote in found.quotes}
    pairs = [
        (quote, by_id[quote.pair])
        for quote in found.quotes
        if quote.pair in by_id and quote.quotation.place != by_id[quote.pair].quotation.place
    ]
    seen: set[frozenset[str]] = set()
    rows = []
    for one, other in pairs:
        key = frozenset((one.id, other.id))
        if key not in seen:
            seen.add(key)
            places = f"{one.quotation.place} / {other.quotation.place}"
            rows.append((places, one.usage.replace("_", " "), one.quotation.text, other.quotation.text))
    if shell.as_json:
        from qual.core.quote import report_json

        shell.print_json(report_json(report.name, found))
    else:
        heads = ("where", "what", "one", "other")
        shell.print_table(heads, rows, "no utterance is quoted twice in it")
        talk(f"{len(found.quotes)} quotations, compared with each other only")
    raise typer.Exit(1 if any(one.usage == "variant_pair" for one, _ in pairs) else 0)
