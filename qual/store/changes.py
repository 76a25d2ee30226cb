"""Writing: every change keeps the versions before it and ends in one event."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.event import Event, RowChange, canonical, content_hash, event_hash
from qual.store import seals
from qual.store.rows import ADDED, KEPT, EventChangeRow, EventRow, Kept, PastRow, table_of

CHUNK = 400
"""Rows named in one statement, well below SQLite's limit on parameters."""


class Change:
    """A change of the study under way, inside one transaction.

    Rows go in and out as plain values; what was there before is kept as a past version. `write_event` closes
    it. The hashes in the log are salted per version; the salt lies with the version.
    """

    def __init__(
        self,
        session: Session,
        clock: Callable[[], str],
        new_id: Callable[[], str],
        coder: str,
        verb: str,
        details: Mapping[str, object],
        kind: str = "do",
        target: int | None = None,
    ) -> None:
        self.session = session
        self.now = clock()
        self.new_id = new_id
        self.coder = coder
        self.verb = verb
        self.details = dict(details)
        self.kind = kind
        self.target = target
        self.changes: list[RowChange] = []

    def insert(
        self,
        table: type[Kept],
        rows: Iterable[Mapping[str, Any]],
        after: Mapping[str, int] | None = None,
    ) -> list[str]:
        """Add rows; gives their ids, made here where a row brings none.

        `after` names the last version of rows that were there before.
        """
        full = []
        for row in rows:
            values = _defaults(table) | dict(row)
            values.setdefault("id", self.new_id())
            values["version"] = (after or {}).get(values["id"], 0) + 1
            values["salt"] = self._salt()
            full.append(values)
            self._note(table, values, None, values["version"], None, _hash(values))
        if full:
            self.session.execute(insert(table_of(table)), full)
        return [values["id"] for values in full]

    def update(self, table: type[Kept], row: str, **values: Any) -> None:
        """Give a row new values; does nothing where they are what it has."""
        before = self._row(table, row)
        after = before | values
        if row_content(after) == row_content(before):
            return
        self._keep(table, before)
        after["version"] = before["version"] + 1
        after["salt"] = self._salt()
        self.session.execute(update(table).where(col(table.id) == row).values(**after))
        self._note(
            table,
            after,
            before["version"],
            after["version"],
            _hash(before),
            content_hash(after["salt"], row_content(after)),
        )

    def update_all(self, table: type[Kept], rows: Mapping[str, Mapping[str, Any]]) -> None:
        """Give many rows new values, each its own; rows that have them already stay as they are."""
        past, live = [], []
        ids = list(rows)
        for chunk in (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)):
            query = select_columns(table_of(table)).where(col(table.id).in_(chunk))
            found = {row["id"]: dict(row) for row in self.session.execute(query).mappings().all()}
            for row in chunk:
                before = found[row]
                after = before | dict(rows[row])
                if row_content(after) == row_content(before):
                    continue
                after |= {"version": before["version"] + 1, "salt": self._salt()}
                past.append(_past(table, before))
                live.append(after)
                hashes = _hash(before), _hash(after)
                self._note(table, after, before["version"], after["version"], *hashes)
        if live:
            rows_of = table_of(table)
            change_one = update(rows_of).where(rows_of.c.id == bindparam("of_row"))
            columns: dict[str, Any] = {name: bindparam(name) for name in live[0] if name != "id"}
            self.session.execute(insert(table_of(PastRow)), past)
            values = [{name: row[name] for name in columns} | {"of_row": row["id"]} for row in live]
            self.session.execute(change_one.values(columns), values)

    def remove(self, table: type[Kept], rows: Sequence[str]) -> None:
        """Take rows out; their last version is kept."""
        for chunk in (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)):
            wanted = col(table.id).in_(chunk)
            found = self.session.execute(select_columns(table_of(table)).where(wanted)).mappings().all()
            for row in found:
                values = dict(row)
                self._keep(table, values)
                self._note(table, values, values["version"], None, _hash(values), None)
            self.session.execute(delete(table).where(wanted))

    def erase(self, table: type[Kept], rows: Sequence[str]) -> int:
        """Take rows out with every version they had; gives how many past versions went.

        Rows that only have past versions are erased too. The event names them all.
        """
        kind = str(table.__tablename__)
        past = 0
        for chunk in (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)):
            wanted = col(table.id).in_(chunk)
            query = select_columns(table_of(table)).where(wanted)
            live = {row["id"]: dict(row) for row in self.session.execute(query).mappings().all()}
            for row in chunk:
                if row in live:
                    self._note(table, live[row], live[row]["version"], None, _hash(live[row]), None)
                else:
                    self.note_erased(kind, row)
            self.session.execute(delete(table).where(wanted))
            gone = (col(PastRow.kind) == kind) & col(PastRow.row).in_(chunk)
            past += self.session.execute(
                select_columns(func.count()).select_from(PastRow).where(gone)
            ).scalar_one()
            self.session.execute(delete(PastRow).where(gone))
        return past

    def erase_past(self, kind: str, row: str, version: int) -> None:
        """Take one past version of a row out; the row itself stays, and the event names it."""
        gone = (col(PastRow.kind) == kind) & (col(PastRow.row) == row) & (col(PastRow.version) == version)
        self.session.execute(delete(PastRow).where(gone))
        if any((c.kind, c.row) == (kind, row) for c in self.changes):
            return
        live = self._find(KEPT[kind], row)
        if live is None:
            self.note_erased(kind, row)
        else:
            self._note(KEPT[kind], live, live["version"], live["version"], _hash(live), _hash(live))

    def note_erased(self, kind: str, row: str) -> None:
        """Name a row in the event of which nothing is left but its name."""
        self.changes.append(RowChange(kind, row, None, None, None, None))

    def seal_texts(self, versions: Collection[str]) -> None:
        """Let the event vouch for texts as they are now: for their words, their files, and their turns."""
        self.changes += seals.sealed_texts(self.session, versions)

    def seal_documents(self, rows: Collection[tuple[str, str]]) -> None:
        """Let the event vouch for documents and checks, by kind and id, as they are now."""
        self.changes += seals.sealed_documents(self.session, rows)

    def note_gone(self, kind: str, row: str) -> None:
        """Name a sealed row that this change took out."""
        self.changes.append(RowChange(kind, row, 1, None, None, None))

    def rewrite(self, table: type[Kept], row: str, **values: Any) -> None:
        """Give a row other content and leave nothing of what it had: the version before has it too."""
        before = self._row(table, row)
        after = before | values | {"version": before["version"] + 1, "salt": self._salt()}
        self.session.execute(update(table).where(col(table.id) == row).values(**after))
        self._keep(table, before | values | {"salt": self._salt()})
        self._note(table, after, before["version"], after["version"], _hash(before), _hash(after))

    def rewrite_in_place(self, table: type[Kept], rows: Mapping[str, Mapping[str, Any]]) -> None:
        """Give rows other content under the version that they have, and leave nothing of what they had.

        The event tells of both hashes; what was done to the rows before can still be taken back.
        """
        rows_of = table_of(table)
        ids = list(rows)
        for chunk in (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)):
            query = select_columns(rows_of).where(rows_of.c.id.in_(chunk))
            found = {row["id"]: dict(row) for row in self.session.execute(query).mappings().all()}
            for row in chunk:
                before = found[row]
                after = before | dict(rows[row]) | {"salt": self._salt()}
                version = before["version"]
                self.session.execute(update(rows_of).where(rows_of.c.id == row).values(**after))
                self._note(table, after, version, version, _hash(before), _hash(after))

    def rewrite_past(self, kind: str, row: str, version: int, content: Mapping[str, Any]) -> None:
        """Give a past version other content, under another salt."""
        which = (col(PastRow.kind) == kind) & (col(PastRow.row) == row) & (col(PastRow.version) == version)
        self.session.execute(
            update(PastRow).where(which).values(content=canonical(dict(content)), salt=self._salt())
        )

    def restore_all(self, kind: str, versions: Sequence[tuple[str, int]]) -> None:
        """Give rows the content of an earlier version each, as (id, version), as new versions."""
        contents = self.past_contents(kind, versions)
        later = {name: value for name, value in _defaults(KEPT[kind]).items() if name in ADDED}
        self.update_all(KEPT[kind], {row: later | json.loads(contents[row]) for row, _ in versions})

    def bring_back(self, kind: str, removed: Sequence[tuple[str, int]]) -> None:
        """Bring removed rows back, given as (id, last version before they went)."""
        contents = self.past_contents(kind, removed)
        self.insert(KEPT[kind], [json.loads(contents[row]) for row, _ in removed], after=dict(removed))

    def past_contents(self, kind: str, versions: Sequence[tuple[str, int]]) -> dict[str, str]:
        """The content that each row had in a version, by its id."""
        contents: dict[str, str] = {}
        for chunk in (versions[at : at + CHUNK] for at in range(0, len(versions), CHUNK)):
            wanted = dict(chunk)
            query = select(PastRow).where(PastRow.kind == kind, col(PastRow.row).in_(list(wanted)))
            for past in self.session.exec(query).all():
                if past.version == wanted[past.row]:
                    contents[past.row] = past.content
        if len(contents) != len(versions):
            raise LookupError(f"a version of a {kind} was erased")
        return contents

    def write_event(self) -> int:
        """Append the event of this change; gives its number, 0 where nothing changed and none is written."""
        if not self.changes:
            return 0
        self.changes += seals.unsealed_people(self.session)
        query = select(EventRow.n, EventRow.hash).order_by(col(EventRow.n).desc()).limit(1)
        number, previous = self.session.exec(query).first() or (0, "")
        event = Event(
            n=number + 1,
            id=self.new_id(),
            at=self.now,
            coder=self.coder,
            verb=self.verb,
            kind=self.kind,
            target=self.target,
            details=self.details,
            changes=tuple(self.changes),
            previous=previous,
            hash="",
        )
        row = {
            "n": event.n,
            "id": event.id,
            "at": event.at,
            "coder": event.coder,
            "verb": event.verb,
            "kind": event.kind,
            "target": event.target,
            "details": canonical(self.details),
            "previous": event.previous,
            "hash": event_hash(event),
        }
        self.session.execute(insert(table_of(EventRow)), [row])
        self.session.execute(
            insert(table_of(EventChangeRow)),
            [
                {
                    "event": event.n,
                    "ordinal": ordinal,
                    "kind": c.kind,
                    "row": c.row,
                    "before": c.before,
                    "after": c.after,
                    "before_hash": c.before_hash,
                    "after_hash": c.after_hash,
                    "start": c.start,
                    "end": c.end,
                }
                for ordinal, c in enumerate(self.changes)
            ],
        )
        return event.n

    def _salt(self) -> str:
        return self.new_id().replace("-", "")

    def _note(
        self,
        table: type[Kept],
        values: Mapping[str, Any],
        before: int | None,
        after: int | None,
        before_hash: str | None,
        after_hash: str | None,
    ) -> None:
        kind = str(table.__tablename__)
        start, end = values.get("start"), values.get("end")
        self.changes.append(RowChange(kind, values["id"], before, after, before_hash, after_hash, start, end))

    def _find(self, table: type[Kept], row: str) -> dict[str, Any] | None:
        query = select_columns(table_of(table)).where(col(table.id) == row)
        found = self.session.execute(query).mappings().first()
        return dict(found) if found else None

    def _row(self, table: type[Kept], row: str) -> dict[str, Any]:
        found = self._find(table, row)
        if found is None:
            raise LookupError(f"no {table.__tablename__} {row}")
        return found

    def _keep(self, table: type[Kept], values: Mapping[str, Any]) -> None:
        self.session.execute(insert(table_of(PastRow)), _past(table, values))


def _past(table: type[Kept], values: Mapping[str, Any]) -> dict[str, Any]:
    """What stays of a version of a row when it goes."""
    return {
        "kind": str(table.__tablename__),
        "row": values["id"],
        "version": values["version"],
        "salt": values["salt"],
        "content": row_content(values),
    }


def row_content(values: Mapping[str, Any]) -> str:
    """The content of a row as the log hashes it: every column but version and salt.

    A column that came with a later schema counts only where it holds something, so that the hashes from
    before stay true.
    """
    return canonical(
        {
            key: value
            for key, value in values.items()
            if key not in ("version", "salt") and (key not in ADDED or value != ADDED[key])
        }
    )


def _hash(values: Mapping[str, Any]) -> str:
    return content_hash(values["salt"], row_content(values))


def _defaults(table: type[Kept]) -> dict[str, Any]:
    """The default of every column that has one: a row has all its columns however it was made."""
    return {
        name: field.default
        for name, field in table.model_fields.items()
        if name not in ("id", "version", "salt") and not field.is_required()
    }
