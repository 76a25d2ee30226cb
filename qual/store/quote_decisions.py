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
from qual.store.rows import CoderRow, QuoteDecisionRow, RespondentRow
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


def row_of(session: Session, quote: str) -> str:
    """The database's id of the decision on a quotation, empty where there is none."""
    return session.exec(select(QuoteDecisionRow.id).where(QuoteDecisionRow.quote == quote)).first() or ""


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


def remove(change: Change, quotes: Collection[str]) -> int:
    """Take the decisions on some quotations back; gives how many there were."""
    query = select(QuoteDecisionRow.id).where(col(QuoteDecisionRow.quote).in_(list(quotes)))
    rows = list(change.session.exec(query).all())
    change.remove(QuoteDecisionRow, rows)
    return len(rows)


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
