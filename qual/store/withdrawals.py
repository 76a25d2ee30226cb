"""Respondents who withdraw: their words and values erased, and a mark that they must not come back.

Erasing is the one change that keeps no past versions. Its event names every row that went, with the hash that
the row had; the salts go with the rows, so that the hashes in the log say nothing.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import NamedTuple

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from qual.core.withdrawal import (
    WITHDRAWN,
    blanked,
)
from qual.store import quote_uses, search, told
from qual.store.barring import sha256_of, slow_hash, study_of
from qual.store.changes import Change
from qual.store.database import Database
from qual.store.handed_over import QuoteCheckRow
from qual.store.rows import (
    KEPT,
    PlaceRow,
    SpeakerRow,
    TranscriptVersionRow,
    TurnRow,
    WithdrawalRow,
    WithdrawnRow,
)
from qual.store.seals import CHECK, check_row
from qual.store.withdrawal_plan import Plan, chunks, plan

VERB = "respondent.withdraw"


class Withdrawal(NamedTuple):
    """A respondent who withdrew, under the name that stands in the place of the erased one."""

    id: str
    name: str
    at: str
    is_cleared: bool


def erase(change: Change, name: str) -> tuple[Plan, Withdrawal]:
    """Erase a respondent and write down what must not come back; gives what was found and who stands for it.

    The free space of the database's files is cleared afterwards, outside the transaction.
    """
    session = change.session
    found = plan(session, name)
    number = len(session.exec(select(WithdrawalRow.id)).all()) + 1
    withdrawal = Withdrawal(found.respondent, f"withdrawn-{number}", change.now, is_cleared=False)
    change.details |= {"placeholder": withdrawal.name, **asdict(found.counts)}
    session.add(WithdrawalRow(**withdrawal._asdict()))
    session.flush()
    _remember(session, found, withdrawal)
    _blank_texts(change, found, withdrawal.name)
    for kind, row, version in sorted(found.past_gone):
        change.erase_past(kind, row, version)
    for (kind, row, version), content in sorted(found.past_changed.items()):
        change.rewrite_past(kind, row, version, content)
    for (kind, row), values in sorted(found.changed.items()):
        change.rewrite(KEPT[kind], row, **values)
    for kind in (
        "memo",
        "written",
        "quote_decision",
        "doubt",
        "quote_mark",
        "bookmark",
        "done",
        "suggestion",
        "coding",
        "speaker",
        "attribute_value",
    ):
        change.erase(KEPT[kind], sorted(found.rows[kind]))
    _remove_texts(change, found)
    for kind in ("transcript", "respondent"):
        change.erase(KEPT[kind], sorted(found.rows[kind]))
    search.rebuild(session)
    return found, withdrawal


def _blank_texts(change: Change, found: Plan, placeholder: str) -> None:
    """Blank the person's words in the texts that stay, and leave a speaker without a name there."""
    session = change.session
    for each in found.texts:
        change.note_erased("transcript_version", each.id)
        change.note_erased("turns", each.id)
        if each.own is None:
            continue
        text = blanked(each.text, each.own)
        session.execute(
            update(TranscriptVersionRow)
            .where(col(TranscriptVersionRow.id) == each.id)
            .values(text=text, sha256=sha256_of(text), salt=change.new_id().replace("-", ""))
        )
        labels = found.labels[each.transcript]
        mine = [turn.index for turn in each.turns if turn.speaker in labels]
        of_version = (col(TurnRow.version) == each.id) & col(TurnRow.speaker).in_(sorted(labels))
        session.execute(update(TurnRow).where(of_version).values(speaker=placeholder))
        search.remove_turns(session, each.id, mine)
    change.seal_texts([each.id for each in found.texts if each.own is not None])
    for transcript in found.shared:
        labels = found.labels[transcript]
        query = select(SpeakerRow).where(
            SpeakerRow.transcript == transcript, col(SpeakerRow.label).in_(sorted(labels))
        )
        first, *others = session.exec(query.order_by(SpeakerRow.label)).all()
        turns = first.turns + sum(each.turns for each in others)
        change.erase(SpeakerRow, [first.id, *(each.id for each in others)])
        nameless = {"transcript": transcript, "label": placeholder, "role": WITHDRAWN, "turns": turns}
        change.insert(SpeakerRow, [nameless])


def _remove_texts(change: Change, found: Plan) -> None:
    """Take out the texts of transcripts that go whole, with their turns, search rows and places."""
    session = change.session
    for chunk in chunks([each.id for each in found.texts if each.own is None]):
        for version in chunk:
            search.unindex(session, version)
        session.execute(delete(TurnRow).where(col(TurnRow.version).in_(chunk)))
        session.execute(delete(TranscriptVersionRow).where(col(TranscriptVersionRow.id).in_(chunk)))
    for report in session.exec(select(QuoteCheckRow.report)).all():
        change.note_gone(CHECK, check_row(report))
    session.execute(delete(QuoteCheckRow))
    quote_uses.forget(change, found.rows["coding"])
    told.forget(change, found.rows["respondent"])
    session.execute(delete(PlaceRow).where(col(PlaceRow.transcript).in_(sorted(found.whole))))


def _remember(session: Session, found: Plan, withdrawal: Withdrawal) -> None:
    """Write down what must not come back: files, texts, the name, and the labels in shared transcripts."""
    salt = study_of(session)
    marks = {("source", sha256) for sha256 in found.sources} | {("text", each) for each in found.hashes}
    marks |= {("name", slow_hash(salt, name)) for name in (found.name, *found.former_names)}
    marks |= {("example", sha256_of(f"{salt}\n{example}")) for example in found.examples}
    for transcript in found.shared:
        marks |= {("label", slow_hash(transcript, label)) for label in found.labels[transcript]}
    for kind, value in sorted(marks - set(session.exec(select(WithdrawnRow.kind, WithdrawnRow.hash)).all())):
        session.add(WithdrawnRow(kind=kind, hash=value, withdrawal=withdrawal.id))
    session.flush()


def listed(session: Session) -> list[Withdrawal]:
    """Every withdrawal, oldest first."""
    rows = session.exec(select(WithdrawalRow).order_by(WithdrawalRow.at, WithdrawalRow.name)).all()
    return [Withdrawal(row.id, row.name, row.at, row.is_cleared) for row in rows]


def set_cleared(database: Database, coder: str) -> None:
    """Note that the free space holds nothing of any withdrawal any more."""
    with database.note(coder) as (session, _):
        session.execute(update(WithdrawalRow).values(is_cleared=True))
