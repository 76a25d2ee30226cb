"""The life of one quotation: where its words stand, whose they are, who coded them, what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from qual.actions.check_quotes import check_report
from qual.actions.show_log import Entry, read_rows
from qual.actions.study import Study
from qual.core.coding import Coding, quote_name
from qual.core.quote_decision import Decision, Loose, Reviewed
from qual.core.span import Span
from qual.core.transcript import Transcript
from qual.core.units import turn_index
from qual.errors import NotFoundError
from qual.store import codings, quote_decisions, quote_uses, transcripts
from qual.store.quote_uses import Export

_NAMES = ("q-", "u-")
"""How the names begin that a check gives."""


class QuoteLife(NamedTuple):
    """What is known of a quotation.

    `transcript` and what follows tell where it stands (None where nowhere); `codings` touch it; `events` are
    those of the log about these codings and every decision on it, those that were taken back as well;
    `exports` are the documents in which one of these codings stood as a quote, each with the name it had
    there. `printed` is how the report that was named prints it, with the verdict on that.
    """

    id: str
    transcript: Transcript | None
    text_sha256: str
    turn: int
    speaker: str
    respondent: str | None
    span: Span | None
    text: str
    codings: tuple[Coding, ...]
    decision: Decision | None
    events: tuple[Entry, ...]
    exports: tuple[tuple[Export, str], ...] = ()
    printed: Reviewed | Loose | None = None


def show_quote(study: Study, wanted: str, report: Path | None = None) -> QuoteLife:
    """The life of a quotation.

    It is named by the id that `quotes check` prints, of text that was not read as a quotation too (its place
    needs the report as well), by the name that an
    export gives it, or by its coding's id. NotFoundError where nothing in the study is called so.
    """
    if report is not None:
        return _in_report(study, wanted, report)
    with study.database.read() as session:
        decision = quote_decisions.by_quote(session).get(wanted)
        found = [each for each in codings.listed(session) if wanted in (each.id, quote_name(each.id))]
        was_decided = bool(quote_decisions.rows_of(session, wanted))
    if found:
        return _at(study, wanted, found[0].transcript, found[0].span, decision)
    if decision is None and not (was_decided and wanted.startswith(_NAMES)):
        hint = "for a quotation of a report name the report too: 'qual quotes show ID REPORT'"
        raise NotFoundError("quotation", wanted, hint)
    return QuoteLife(wanted, None, "", 0, "", None, None, "", (), decision, _events(study, (), wanted))


def _in_report(study: Study, wanted: str, report: Path) -> QuoteLife:
    review = check_report(study, report)
    for each in review.quotes:
        if each.id == wanted and each.quote.matches:
            match = each.quote.matches[0]
            life = _at(study, wanted, match.transcript, match.span, each.decision)
            return life._replace(printed=each)
    rest: list[Reviewed | Loose] = [*review.quotes, *review.loose]
    for there in rest:
        if there.id == wanted:
            events = _events(study, (), wanted)
            return QuoteLife(
                wanted, None, "", 0, "", None, None, "", (), there.decision, events, printed=there
            )
    raise NotFoundError("quotation", wanted, f"'qual quotes check' shows the ids in {report.name}")


def _at(study: Study, wanted: str, name: str, span: Span, decision: Decision | None) -> QuoteLife:
    with study.database.read() as session:
        whole = transcripts.with_text(session, name)
        sha256 = transcripts.text_hash(session, whole.transcript.version)
        touching = tuple(each for each in codings.listed(session, name) if each.span.overlaps(span))
        found = quote_uses.exports_of(session, [each.id for each in touching])
    turn = turn_index(whole.turns, span.start)
    speaker = whole.turns[turn].speaker if whole.turns else ""
    people = {each.label: each.respondent for each in whole.transcript.speakers}
    return QuoteLife(
        wanted,
        whole.transcript,
        sha256,
        turn,
        speaker,
        people.get(speaker),
        span,
        span.of(whole.text),
        touching,
        decision,
        _events(study, tuple(each.id for each in touching), wanted),
        tuple((export, called) for export, _, called in found),
    )


def _events(study: Study, rows: tuple[str, ...], quote: str) -> tuple[Entry, ...]:
    """What the log tells of the codings and of the decisions."""
    with study.database.read() as session:
        wanted = {("coding", each) for each in rows} | quote_decisions.rows_of(session, quote)
    return tuple(read_rows(study, wanted)) if wanted else ()
