"""The event log: every change of a study, chained by hash, and what may be taken back.

The chain is a plain hash list (each entry's SHA-256 covers the one before it), so an altered entry shows
unless everything after it is rewritten too; the head is printed in exports for that reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qual.errors import Problem


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after: version numbers (None where it did not exist) and salted hashes, no content.

    `start` and `end` say where in the text a coding stands.
    """

    kind: str
    row: str
    before: int | None
    after: int | None
    before_hash: str | None
    after_hash: str | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One change of the study, made by one person in one transaction.

    `kind` is "do", "undo" or "redo"; `target` is the number of the event that is taken back or repeated;
    `details` holds names and numbers for a sentence about it, never a respondent's words or values.
    """

    n: int
    id: str
    at: str
    coder: str
    verb: str
    kind: str
    target: int | None
    details: Mapping[str, object]
    changes: tuple[RowChange, ...]
    previous: str
    hash: str


NOTES = frozenset({"document.write", "document.tell", "report.check"})
"""What is noted of documents. It changes nothing that a document prints: the head of the log and the date of
the data that stand in one pass over it, so that the same study gives the same bytes again."""

UNDOABLE = frozenset(
    {
        "coding.add",
        "coding.remove",
        "coding.move",
        "coding.settle",
        "codings.load",
        "search.code",
        "memo.write",
        "theme.write",
        "code.create",
        "code.edit",
        "code.move",
        "code.merge",
        "code.split",
        "code.retire",
        "quote.mark",
        "quote.accept",
        "quote.reject",
        "quote.note",
        "quote.reopen",
        "bookmark.set",
        "transcript.done",
        "codebook.load",
        "respondents.load",
        "respondent.edit",
        "transcript.describe",
        "suggestion.accept",
        "suggestion.change",
        "suggestion.reject",
        "transcript.correct",
    }
)
"""The verbs that undo takes back; an import is not among them."""


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: the same value gives the same bytes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_hash(salt: str, content: str) -> str:
    """The salted hash of a row's content: shows a change, gives nothing away once the salt is erased."""
    return hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest()


def event_body(event: Event) -> dict[str, Any]:
    """What the hash of an event is made of, besides the hash of the event before it."""
    return {
        "n": event.n,
        "id": event.id,
        "at": event.at,
        "coder": event.coder,
        "verb": event.verb,
        "kind": event.kind,
        "target": event.target,
        "details": dict(event.details),
        "changes": [
            [c.kind, c.row, c.before, c.after, c.before_hash, c.after_hash, c.start, c.end]
            for c in event.changes
        ],
    }


def event_hash(event: Event) -> str:
    """The hash that an event should carry."""
    return hashlib.sha256(f"{event.previous}\n{canonical(event_body(event))}".encode()).hexdigest()


def broken_links(events: Iterable[Event]) -> Iterator[Problem]:
    """What does not fit in a chain of events, given in order from the first."""
    previous, expected = "", 1
    for event in events:
        where = f"event {event.n}"
        if event.n != expected:
            yield Problem(
                where, f"comes where event {expected} should stand", "events were removed or inserted"
            )
        if event.previous != previous:
            yield Problem(where, "does not follow from the event before it", "compare with a backup")
        if event_hash(event) != event.hash:
            yield Problem(where, "was altered after it was written", "compare with a backup")
        previous, expected = event.hash, event.n + 1


@dataclass(frozen=True, slots=True)
class Step:
    """An event as undo sees it."""

    n: int
    verb: str
    kind: str
    target: int | None


def next_undo(newest_first: Iterable[Step]) -> tuple[int, int] | None:
    """Which change a coder takes back next: (its number, the number of the event whose effect to invert).

    The second differs from the first where the change was undone and redone before; None: nothing is left.
    """
    decided: dict[int, Step] = {}
    for step in newest_first:
        if step.kind != "do":
            if step.target is not None:
                decided.setdefault(step.target, step)
            continue
        if step.verb not in UNDOABLE:
            continue
        last = decided.get(step.n)
        if last is None:
            return step.n, step.n
        if last.kind == "redo":
            return step.n, last.n
    return None


def standing(newest_first: Iterable[Step], number: int) -> int | None:
    """The event whose effect to invert to take back one change of a coder; None where it does not stand.

    That is the change itself, or the redo that repeated it last.
    """
    for step in newest_first:
        if step.kind != "do" and step.target == number:
            return step.n if step.kind == "redo" else None
        if step.n == number:
            return number if step.kind == "do" and step.verb in UNDOABLE else None
    return None


def taken_back(newest_first: Iterable[Step]) -> set[int]:
    """The numbers of the changes that were taken back and not repeated since."""
    decided: dict[int, str] = {}
    for step in newest_first:
        if step.kind != "do" and step.target is not None:
            decided.setdefault(step.target, step.kind)
    return {number for number, kind in decided.items() if kind == "undo"}


def passed_over(newest_first: Iterable[Step], number: int) -> tuple[str, ...]:
    """The verbs of what a coder did after a change and that undo does not take back, each once."""
    verbs = []
    for step in newest_first:
        if step.n <= number:
            break
        if step.kind == "do" and step.verb not in UNDOABLE | NOTES and step.verb not in verbs:
            verbs.append(step.verb)
    return tuple(verbs)


def next_redo(newest_first: Iterable[Step]) -> tuple[int, int] | None:
    """Which change a coder repeats next: (its number, the number of the undo to invert).

    A new change empties the list, as in every editor.
    """
    redone: set[int] = set()
    for step in newest_first:
        if step.kind == "do":
            if step.verb in UNDOABLE:
                return None
            continue
        if step.target is None or step.target in redone:
            continue
        if step.kind == "undo":
            return step.target, step.n
        redone.add(step.target)
    return None
