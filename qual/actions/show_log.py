"""Who did what, and whether the record was left alone."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from qual.actions.study import Study
from qual.core.event import Event
from qual.core.words import say
from qual.errors import Problem
from qual.matching.anchors import misplaced
from qual.store import codings, corrections, history, transcripts


class Entry(NamedTuple):
    """An event with the sentence that tells it."""

    event: Event
    sentence: str


def read_log(study: Study, newest: int | None = None) -> list[Entry]:
    """The events, newest last, each with its sentence."""
    with study.database.read() as session:
        return [Entry(event, tell(event)) for event in history.events(session, newest)]


def tell(event: Event) -> str:
    """One event in an English sentence, without words or values of respondents."""
    deed = say(f"event.{event.verb}")
    numbers = ", ".join(
        f"{value} {name}" for name, value in event.details.items() if isinstance(value, int) and value
    )
    sentence = f"{event.coder} {deed}" + (f" ({numbers})" if numbers else "")
    if event.kind == "undo":
        return f"{event.coder} took event {event.target} back: {deed}"
    if event.kind == "redo":
        return f"{event.coder} repeated event {event.target}: {deed}"
    return sentence


def verify_log(study: Study) -> list[Problem]:
    """What does not fit: the chain, rows against the log, text against its hash, anchors against text."""
    with study.database.read() as session:
        problems = history.verify(session)
        for name, (text, sha256) in transcripts.canonical_hashes(session).items():
            if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
                problems.append(
                    Problem(name, "its text is not the text that was imported", "restore a backup")
                )
        return problems + lost_anchors(study)


def lost_anchors(study: Study) -> list[Problem]:
    """The codings whose words no longer stand where they should."""
    with study.database.read() as session:
        texts = {name: text for name, (text, _) in transcripts.canonical_hashes(session).items()}
        problems = misplaced(codings.listed(session), texts)
        for kind, row in corrections.strays(session):
            what = "stands in a text that is not in use, and is not listed as lost"
            problems.append(Problem(f"{kind} {row}", what, "restore a backup"))
        return problems


def head(study: Study) -> tuple[int, str]:
    """The number and hash of the newest event."""
    with study.database.read() as session:
        return history.head(session)
