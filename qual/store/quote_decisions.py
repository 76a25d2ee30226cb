"""What people decided of the quotations of a report, and which quotations a check found last."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlmodel import Session, col, select

from qual.core.quote_decision import Decision
from qual.store.changes import Change
from qual.store.handed_over import QuoteCheckRow
from qual.store.respondents import ids_by_name
from qual.store.rows import CoderRow, PastRow, QuoteDecisionRow, RespondentRow
from qual.store.seals import CHECK, check_row


def by_quote(session: Session) -> dict[str, Decision]:
    """Every decision, by the quotation's id."""
    query = (
        select(QuoteDecisionRow, CoderRow.name, RespondentRow.name)
        .join(CoderRow, col(CoderRow.id) == col(QuoteDecisionRow.coder))
        .join(RespondentRow, col(RespondentRow.id) == col(QuoteDecisionRow.respondent), isouter=True)
    )
    return {
        row.quote: Decision(
            row.quote, row.report, row.decision, row.reason, row.finding, coder, row.at, person or ""
        )
        for row, coder, person in session.exec(query.order_by(col(QuoteDecisionRow.quote))).all()
    }


class Place(NamedTuple):
    """Which quotation a decision is on, and in which report it was taken."""

    quote: str
    report: str


def places(session: Session) -> dict[tuple[str, int], Place]:
    """What every decision is on, by the database's id and version: also what was replaced or taken back."""
    past = select(PastRow.row, PastRow.version, PastRow.content).where(PastRow.kind == "quote_decision")
    found = {(row, version): json.loads(content) for row, version, content in session.exec(past).all()}
    live = session.exec(select(QuoteDecisionRow)).all()
    return {at: Place(content["quote"], content["report"]) for at, content in found.items()} | {
        (row.id, row.version): Place(row.quote, row.report) for row in live
    }


def rows_of(session: Session, name: str) -> set[tuple[str, str]]:
    """What the log has on a quotation, by its id, or a report, by its name, as (kind, id).

    That is decisions, those taken back as well, and the check of a report.
    """
    rows = {("quote_decision", row) for (row, _), place in places(session).items() if name in place}
    return rows | ({(CHECK, check_row(name))} if session.get(QuoteCheckRow, name) else set())


def checked(session: Session) -> dict[str, str]:
    """The reports that were checked, by how the log names their checks."""
    return {check_row(name): name for name in session.exec(select(QuoteCheckRow.report)).all()}


def save(change: Change, decisions: Iterable[Decision]) -> None:
    """Put decisions in the place of those that stood there; who decides and when is the change's."""
    given = list(decisions)
    named = {name for each in given for name in (each.respondent, *each.others) if name}
    people = ids_by_name(change.session, sorted(named))
    known = dict(change.session.exec(select(QuoteDecisionRow.quote, QuoteDecisionRow.id)).all())
    new = []
    for each in given:
        values = {
            "report": each.report,
            "decision": each.decision,
            "reason": each.reason,
            "finding": each.finding,
            "respondent": people.get(each.respondent),
            "others": json.dumps(sorted(people[one] for one in each.others)) if each.others else "",
            "coder": change.coder,
            "at": change.now,
        }
        if each.quote in known:
            change.update(QuoteDecisionRow, known[each.quote], **values)
        else:
            new.append({"quote": each.quote, **values})
    change.insert(QuoteDecisionRow, new)


def remove(change: Change, quotes: Collection[str]) -> None:
    """Take the decisions on some quotations back."""
    query = select(QuoteDecisionRow.id).where(col(QuoteDecisionRow.quote).in_(list(quotes)))
    change.remove(QuoteDecisionRow, list(change.session.exec(query).all()))


class Before(NamedTuple):
    """The run to compare with: its report's name, and its quotations by id."""

    report: str
    quotes: frozenset[str]


def run_before(session: Session, report: str, sha256: str, quotes: Collection[str]) -> Before | None:
    """The run before this one: of the report's other bytes, else of the report that shares most quotations.

    None where no earlier run has most of these quotations.
    """
    row = session.get(QuoteCheckRow, report)
    if row is not None and row.sha256 != sha256:
        return Before(row.report, frozenset(json.loads(row.quotes)))
    if row is not None:
        return Before(row.before, frozenset(json.loads(row.before_quotes))) if row.before else None
    best, shared = None, len(quotes) // 2
    for other in session.exec(select(QuoteCheckRow).order_by(col(QuoteCheckRow.at))).all():
        ids = frozenset(json.loads(other.quotes))
        if len(ids & set(quotes)) > shared:
            best, shared = Before(other.report, ids), len(ids & set(quotes))
    return best


def note_check(
    change: Change, report: str, sha256: str, quotes: Collection[str], before: Before | None
) -> None:
    """Remember which quotations a report had and what they were compared with; once for each file."""
    session = change.session
    row = session.get(QuoteCheckRow, report)
    if row is not None and row.sha256 == sha256:
        return
    values = {
        "sha256": sha256,
        "at": change.now,
        "quotes": json.dumps(sorted(quotes)),
        "before": before.report if before else "",
        "before_quotes": json.dumps(sorted(before.quotes if before else ())),
    }
    session.merge(QuoteCheckRow(report=report, **values))
    change.seal_documents({(CHECK, check_row(report))})
