"""The event log: reading it, checking it, and taking changes back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import product
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from qual.core.event import (
    NOTES,
    Event,
    RowChange,
    Step,
    next_redo,
    next_undo,
    passed_over,
    standing,
)
from qual.errors import UndoRefusedError
from qual.store.changes import Change, row_content
from qual.store.corrections import strays
from qual.store.database import Database
from qual.store.rows import (
    KEPT,
    POINTS_AT,
    CoderRow,
    CodingRow,
    EventChangeRow,
    EventRow,
    Kept,
    PastRow,
    SpeakerRow,
    StudyRow,
    SuggestionRow,
    TranscriptRow,
    TranscriptVersionRow,
)
from qual.store.transcripts import index_text

_PAGE = 200
_T = TypeVar("_T")


class Taken(NamedTuple):
    """A change that was taken back or repeated: what it was, its details and the rows that it moved.

    `about` is the name of the one transcript that it was about as a whole, else empty; `stays` are the verbs
    of what the coder did after it and that is not taken back.
    """

    verb: str
    details: dict[str, Any]
    changes: tuple[RowChange, ...]
    about: str = ""
    stays: tuple[str, ...] = ()


def events(session: Session, newest: int | None = None) -> list[Event]:
    """The events in order, all or only the newest ones; `coder` is the coder's name."""
    names = {row.id: row.name for row in session.exec(select(CoderRow)).all()}
    return [_named(event, names) for event in _events(session, newest)]


def chain(session: Session) -> list[Event]:
    """The events in order as their hashes were made: `coder` is the coder's id."""
    return _events(session)


def _named(event: Event, names: dict[str, str]) -> Event:
    return Event(
        event.n,
        event.id,
        event.at,
        names.get(event.coder, event.coder),
        event.verb,
        event.kind,
        event.target,
        event.details,
        event.changes,
        event.previous,
        event.hash,
    )


def _events(session: Session, newest: int | None = None) -> list[Event]:
    query = select(EventRow).order_by(col(EventRow.n).desc())
    rows = list(reversed(session.exec(query.limit(newest) if newest else query).all()))
    changes: dict[int, list[RowChange]] = defaultdict(list)
    wanted = select(EventChangeRow).order_by(col(EventChangeRow.event), col(EventChangeRow.ordinal))
    if rows:
        wanted = wanted.where(col(EventChangeRow.event) >= rows[0].n)
    for c in session.exec(wanted).all():
        changes[c.event].append(_change(c))
    return [
        Event(
            row.n,
            row.id,
            row.at,
            row.coder,
            row.verb,
            row.kind,
            row.target,
            _details(row.details),
            tuple(changes[row.n]),
            row.previous,
            row.hash,
        )
        for row in rows
    ]


def _details(written: str) -> dict[str, Any]:
    """An event's details; what cannot be read as such stays to be seen, and does not fit its hash."""
    try:
        details = json.loads(written)
    except ValueError:
        return {"unreadable": written}
    return details if isinstance(details, dict) else {"unreadable": written}


def _change(c: EventChangeRow) -> RowChange:
    return RowChange(c.kind, c.row, c.before, c.after, c.before_hash, c.after_hash, c.start, c.end)


def verbs(session: Session, wanted: Collection[str]) -> list[str]:
    """What was done, in order, of the verbs wanted: one of each event."""
    query = select(EventRow.verb).where(col(EventRow.verb).in_(sorted(wanted))).order_by(col(EventRow.n))
    return list(session.exec(query).all())


def head(session: Session) -> tuple[int, str]:
    """The number and hash of the newest event that changed the study; (0, "") in a new one."""
    row = session.exec(_newest(select(EventRow))).first()
    return (row.n, row.hash) if row else (0, "")


def changed_at(session: Session) -> str:
    """When the newest event was that changed the study; empty where there is none."""
    return session.exec(_newest(select(EventRow.at))).first() or ""


def _newest(query: SelectOfScalar[_T]) -> SelectOfScalar[_T]:
    return query.where(col(EventRow.verb).not_in(NOTES)).order_by(col(EventRow.n).desc()).limit(1)


def undo(database: Database, coder: str, number: int | None = None) -> Taken | None:
    """Take back a change of the coder's, the last one that stands or the one of a number; None for none.

    UndoRefusedError where a later change depends on it.
    """
    return _invert(database, coder, "undo", number)


def redo(database: Database, coder: str) -> Taken | None:
    """Repeat the coder's last change that was taken back; None when there is none."""
    return _invert(database, coder, "redo")


def next_undone(session: Session, coder: str) -> int | None:
    """The number of the change that `undo` takes back next; None when there is none."""
    found = next_undo(_steps_newest_first(session, coder))
    return found[0] if found else None


class Ahead(NamedTuple):
    """A change that would be taken back: what it was, its details, how many rows it moved.

    `acting` is the event whose effect would be inverted: its own, or the redo that repeated it last.
    """

    verb: str
    details: dict[str, Any]
    rows: int
    acting: int


def ahead(session: Session, coder: str, number: int | None = None) -> Ahead | None:
    """The change that `undo` would take back, the last or the one of a number; None where there is none."""
    steps = _steps_newest_first(session, coder)
    if number is None:
        found = next_undo(steps)
    else:
        stands = standing(steps, number)
        found = (number, stands) if stands else None
    if found is None:
        return None
    wanted, acting = found
    event = session.exec(select(EventRow).where(EventRow.n == wanted)).one()
    count = select(func.count()).where(col(EventChangeRow.event) == acting)
    return Ahead(event.verb, _details(event.details), session.exec(count).one(), acting)


def _invert(database: Database, coder: str, kind: str, chosen: int | None = None) -> Taken | None:
    with database.read() as session:
        steps = _steps_newest_first(session, coder)
        if chosen is not None:
            acting = standing(steps, chosen)
            found = (chosen, acting) if acting else None
        else:
            found = next_undo(steps) if kind == "undo" else next_redo(steps)
        if found is None:
            return None
        number, acting = found
        original = session.exec(select(EventRow).where(EventRow.n == number)).one()
        verb, details = original.verb, json.loads(original.details)
        is_last = kind == "undo" and chosen is None
        stays = passed_over(_steps_newest_first(session, coder), number) if is_last else ()
    try:
        with database.change(coder, verb, **details) as change:
            change.kind, change.target = kind, number
            changes = _taken_back(change, acting)
            return Taken(verb, details, changes, _transcript_of(change.session, changes), stays)
    except IntegrityError:
        # what no check above foresaw: the database itself says that something made since then is in the way
        raise UndoRefusedError(_not(kind) + _IN_THE_WAY) from None


def _taken_back(change: Change, acting: int) -> tuple[RowChange, ...]:
    changes = _changes_of(change.session, acting)
    _refuse_what_others_need(change, changes)
    _refuse_what_was_erased(change.session, changes)
    _refuse_what_would_hang_loose(change, changes)
    before = _texts_in_use(change.session, changes)
    _apply_backwards(change, changes)
    for transcript, current in _texts_in_use(change.session, changes).items():
        if transcript in before and before[transcript] != current:
            index_text(change.session, before[transcript], current)
    _refuse_old_texts(change.session, changes, change.kind)
    return tuple(change.changes)


def _transcript_of(session: Session, changes: tuple[RowChange, ...]) -> str:
    """The name of the transcript of which a change moved the text or a speaker; empty for none or several."""
    of = {c.row for c in changes if c.kind == "transcript"}
    speakers = [c.row for c in changes if c.kind == "speaker"][:_PAGE]
    of.update(session.exec(select(SpeakerRow.transcript).where(col(SpeakerRow.id).in_(speakers))).all())
    if len(of) != 1:
        return ""
    return session.exec(select(TranscriptRow.name).where(TranscriptRow.id == of.pop())).first() or ""


def _not(kind: str) -> str:
    return f"not {'undone' if kind == 'undo' else 'redone'}: "


_IN_THE_WAY = "a change made since then is in the way; 'qual log' shows the changes"


def _steps_newest_first(session: Session, coder: str) -> Iterator[Step]:
    query = (
        select(EventRow.n, EventRow.verb, EventRow.kind, EventRow.target)
        .join(CoderRow, col(CoderRow.id) == col(EventRow.coder))
        .where(CoderRow.name == coder)
        .order_by(col(EventRow.n).desc())
    )
    before: int | None = None
    while True:
        page = session.exec((query.where(col(EventRow.n) < before) if before else query).limit(_PAGE)).all()
        for step in page:
            yield Step(*step)
        if len(page) < _PAGE:
            return
        before = page[-1][0]


def _changes_of(session: Session, event: int) -> list[RowChange]:
    query = select(EventChangeRow).where(EventChangeRow.event == event)
    return [_change(c) for c in session.exec(query.order_by(col(EventChangeRow.ordinal))).all()]


def _refuse_what_others_need(change: Change, changes: list[RowChange]) -> None:
    """Refuse where a row is no longer as the event left it, or others built on a row it made."""
    session = change.session
    ours = {(c.kind, c.row) for c in changes}
    for kind, wanted in _by_kind(changes).items():
        versions = _live_versions(session, KEPT[kind], [c.row for c in wanted])
        for c in wanted:
            if versions.get(c.row) != c.after and not _is_as_before(session, c):
                raise UndoRefusedError(_who_came_after(session, c.kind, c.row, _not(change.kind)))
        made = [c.row for c in wanted if c.before is None]
        for other, column in POINTS_AT.get(kind, ()):
            for chunk in (made[at : at + 400] for at in range(0, len(made), 400)):
                rows = KEPT[other]
                found = session.exec(select(rows.id).where(getattr(rows, column).in_(chunk))).all()
                if any((other, row) not in ours for row in found):
                    what = _NAMES.get(other, other)
                    raise UndoRefusedError(
                        f"{_not(change.kind)}{what} made since then need it; undo those first"
                    )


_NAMES = {
    "coding": "codings",
    "code": "codes",
    "memo": "memos",
    "suggestion": "suggestions",
    "doubt": "codings in doubt",
    "speaker": "speakers",
}


def _texts_in_use(session: Session, changes: list[RowChange]) -> dict[str, str]:
    """The text version in use of every transcript among the rows."""
    rows = [c.row for c in changes if c.kind == "transcript"]
    found: dict[str, str] = {}
    for chunk in (rows[at : at + 400] for at in range(0, len(rows), 400)):
        query = select(TranscriptRow.id, TranscriptRow.current).where(col(TranscriptRow.id).in_(chunk))
        found.update(session.exec(query).all())
    return found


def _refuse_old_texts(session: Session, changes: list[RowChange], kind: str) -> None:
    """Refuse where a coding or an open suggestion would stand in a text that is not in use.

    Where no text came into use and no doubt went, only what was itself touched can stand in a wrong one: the
    other codings of the transcript, which may be thousands, are not looked at.
    """
    ids = [c.row for c in changes if c.kind in ("coding", "suggestion")]
    chunks = [ids[at : at + 400] for at in range(0, len(ids), 400)]
    if any(c.kind in ("transcript", "doubt") for c in changes):
        touched = set(_texts_in_use(session, changes))
        tables: tuple[type[CodingRow] | type[SuggestionRow], ...] = (CodingRow, SuggestionRow)
        for table, chunk in product(tables, chunks):
            query = select(TranscriptVersionRow.transcript).join(
                table, col(table.text_version) == col(TranscriptVersionRow.id)
            )
            touched |= set(session.exec(query.where(col(table.id).in_(chunk)).distinct()).all())
        found = bool(strays(session, touched))
    else:
        found = any(strays(session, rows=chunk) for chunk in chunks)
    if found:
        raise UndoRefusedError(
            f"{_not(kind)}the text was corrected between this and other "
            "changes, and a coding or suggestion would stand in a text that is not in use; "
            "'qual log' shows the changes"
        )


def _by_kind(changes: list[RowChange]) -> dict[str, list[RowChange]]:
    grouped: dict[str, list[RowChange]] = defaultdict(list)
    for c in changes:
        if c.kind in KEPT:
            grouped[c.kind].append(c)
    return grouped


def _live_versions(session: Session, table: type[Kept], rows: list[str]) -> dict[str, int]:
    versions: dict[str, int] = {}
    for chunk in (rows[at : at + 400] for at in range(0, len(rows), 400)):
        versions.update(session.exec(select(table.id, table.version).where(col(table.id).in_(chunk))).all())
    return versions


def _is_as_before(session: Session, c: RowChange) -> bool:
    """Whether a row has the content that it had after a change, though it went and came back since."""
    live = session.get(KEPT[c.kind], c.row)
    kept = session.get(PastRow, (c.kind, c.row, c.after)) if c.after else None
    return bool(live and kept and row_content(live.model_dump()) == kept.content)


def _refuse_what_was_erased(session: Session, changes: list[RowChange]) -> None:
    """Refuse where an earlier version that is wanted back went with a respondent who withdrew."""
    for kind, wanted in _by_kind(changes).items():
        needed = {c.row: c.before for c in wanted if c.before is not None}
        rows = sorted(needed)
        for chunk in (rows[at : at + 400] for at in range(0, len(rows), 400)):
            query = select(PastRow.row, PastRow.version).where(PastRow.kind == kind)
            kept = set(session.exec(query.where(col(PastRow.row).in_(chunk))).all())
            if any((row, needed[row]) not in kept for row in chunk):
                raise UndoRefusedError(_WITHDRAWN)


def _refuse_what_would_hang_loose(change: Change, changes: list[RowChange]) -> None:
    """Refuse where a row that is wanted back points at one that somebody else has removed since."""
    session = change.session
    grouped = {kind: [c for c in found if c.before is not None] for kind, found in _by_kind(changes).items()}
    past = {
        kind: change.past_contents(kind, [(c.row, c.before) for c in found if c.before is not None])
        for kind, found in grouped.items()
    }
    for kind, columns in POINTS_AT.items():
        wanted: set[str] = set()
        for pointing, column in columns:
            for content in map(json.loads, past.get(pointing, {}).values()):
                if content[column] and content.get("about", kind) == kind:
                    wanted.add(content[column])
        rows = sorted(wanted.difference(c.row for c in grouped.get(kind, ())))
        for row in set(rows).difference(_live_versions(session, KEPT[kind], rows)):
            raise UndoRefusedError(_who_came_after(session, kind, row, _not(change.kind)))


_WITHDRAWN = (
    "not undone: a respondent withdrew since then, and what this would bring back was erased for good"
)


def _who_came_after(session: Session, kind: str, row: str, refusal: str) -> str:
    query = (
        select(CoderRow.name, EventRow.at, EventRow.verb)
        .join(EventRow, col(EventRow.coder) == col(CoderRow.id))
        .join(EventChangeRow, col(EventChangeRow.event) == col(EventRow.n))
        .where(EventChangeRow.row == row)
        .order_by(col(EventRow.n).desc())
        .limit(1)
    )
    found = session.exec(query).first()
    who, at, verb = found or ("somebody", "", "")
    if verb == "respondent.withdraw":
        return _WITHDRAWN
    return f"{refusal}{who} changed the same {kind.replace('_', ' ')} at {at[:16].replace('T', ' ')} UTC"


def _below(change: Change, changed: list[tuple[str, int]], removed: list[tuple[str, int]]) -> set[str]:
    """The changed codes that stood below a code that went: they go back to it when it is there again."""
    gone = {row for row, _ in removed}
    before = change.past_contents("code", changed) if gone else {}
    return {row for row, content in before.items() if json.loads(content)["parent"] in gone}


def _apply_backwards(change: Change, changes: list[RowChange]) -> None:
    """Invert row changes: children go before parents, parents come before children.

    A code that was made goes last: codings that it was given have their own code again by then.
    """
    grouped = _by_kind(changes)
    for kind in reversed(KEPT):
        if kind != "code":
            change.remove(KEPT[kind], [c.row for c in reversed(grouped.get(kind, [])) if c.before is None])
    for kind in KEPT:
        changed = [(c.row, c.before) for c in reversed(grouped.get(kind, [])) if c.before and c.after]
        removed = [(c.row, c.before) for c in reversed(grouped.get(kind, [])) if c.before and c.after is None]
        below = _below(change, changed, removed) if kind == "code" else set()
        change.restore_all(kind, [each for each in changed if each[0] not in below])
        change.bring_back(kind, removed)
        change.restore_all(kind, [each for each in changed if each[0] in below])
    for c in reversed(grouped.get("code", [])):
        if c.before is None:
            change.remove(KEPT["code"], [c.row])


def study_facts(session: Session) -> tuple[str, str]:
    """The study's id and when it was made."""
    row = session.exec(select(StudyRow)).one()
    return row.id, row.created
