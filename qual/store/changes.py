"""Writing: every change keeps the versions before it and ends in one event."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.event import Event, RowChange, canonical, content_hash, event_hash
from qual.store.rows import KEPT, EventChangeRow, EventRow, Kept, PastRow, table_of

_CHUNK = 400
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

    def remove(self, table: type[Kept], rows: Sequence[str]) -> None:
        """Take rows out; their last version is kept."""
        for chunk in (rows[at : at + _CHUNK] for at in range(0, len(rows), _CHUNK)):
            wanted = col(table.id).in_(chunk)
            found = self.session.execute(select_columns(table_of(table)).where(wanted)).mappings().all()
            for row in found:
                values = dict(row)
                self._keep(table, values)
                self._note(table, values, values["version"], None, _hash(values), None)
            self.session.execute(delete(table).where(wanted))

    def restore(self, kind: str, row: str, version: int) -> None:
        """Give a row the content of an earlier version, as a new version."""
        kept = self.session.get(PastRow, (kind, row, version))
        if kept is None:
            raise LookupError(f"version {version} of {kind} {row} was erased")
        self.update(KEPT[kind], row, **json.loads(kept.content))

    def bring_back(self, kind: str, removed: Sequence[tuple[str, int]]) -> None:
        """Bring removed rows back, given as (id, last version before they went)."""
        for chunk in (removed[at : at + _CHUNK] for at in range(0, len(removed), _CHUNK)):
            last = dict(chunk)
            query = select(PastRow).where(PastRow.kind == kind, col(PastRow.row).in_(list(last)))
            kept = {p.row: p for p in self.session.exec(query).all() if p.version == last[p.row]}
            if len(kept) != len(last):
                raise LookupError(f"a version of a {kind} was erased")
            self.insert(KEPT[kind], [json.loads(kept[row].content) for row in last], after=last)

    def write_event(self) -> bool:
        """Append the event of this change; False where nothing changed and there is nothing to write."""
        if not self.changes:
            return False
        last = self.session.exec(select(EventRow).order_by(col(EventRow.n).desc()).limit(1)).first()
        event = Event(
            n=last.n + 1 if last else 1,
            id=self.new_id(),
            at=self.now,
            coder=self.coder,
            verb=self.verb,
            kind=self.kind,
            target=self.target,
            details=self.details,
            changes=tuple(self.changes),
            previous=last.hash if last else "",
            hash="",
        )
        row = EventRow(
            n=event.n,
            id=event.id,
            at=event.at,
            coder=event.coder,
            verb=event.verb,
            kind=event.kind,
            target=event.target,
            details=canonical(self.details),
            previous=event.previous,
            hash=event_hash(event),
        )
        self.session.add(row)
        self.session.flush()
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
        return True

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
        self.session.execute(
            insert(table_of(PastRow)),
            {
                "kind": str(table.__tablename__),
                "row": values["id"],
                "version": values["version"],
                "salt": values["salt"],
                "content": row_content(values),
            },
        )


def row_content(values: Mapping[str, Any]) -> str:
    """The content of a row as the log hashes it: every column but version and salt."""
    return canonical({key: value for key, value in values.items() if key not in ("version", "salt")})


def _hash(values: Mapping[str, Any]) -> str:
    return content_hash(values["salt"], row_content(values))


def _defaults(table: type[Kept]) -> dict[str, Any]:
    """The default of every column that has one: a row has all its columns however it was made."""
    return {
        name: field.default
        for name, field in table.model_fields.items()
        if name not in ("id", "version", "salt") and not field.is_required()
    }
