"""Who did what, and whether the record was left alone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from qual.actions.sources_on_disk import sources_on_disk
from qual.actions.study import Study
from qual.core.deed import deed_of
from qual.core.event import Event
from qual.core.words import say
from qual.errors import Problem
from qual.matching.anchors import misplaced
from qual.store import codings, corrections, history, quote_decisions, quote_uses, transcripts
from qual.store.about import About, about_changes, rows_about
from qual.store.verify import verify


class Entry(NamedTuple):
    """An event with the sentence that tells it."""

    event: Event
    sentence: str


class Wanted(NamedTuple):
    """Which events: by whom, about which thing, what was done (a part of the verb or the sentence), when.

    `since` and `until` are dates or times (ISO 8601, UTC), both included; empty leaves open.
    """

    by: str = ""
    about: str = ""
    what: str = ""
    since: str = ""
    until: str = ""


def read_log(study: Study, newest: int | None = None, wanted: Wanted | None = None) -> list[Entry]:
    """The events, newest last, each with its sentence; `newest` counts those that are wanted.

    NotFoundError where `wanted` names a thing that is no transcript, code or respondent.
    """
    if wanted is None or wanted == Wanted():
        return _read(study, newest, set())
    with study.database.read() as session:
        rows = rows_about(session, wanted.about) if wanted.about else set()
    found = [each for each in _read(study, None, rows) if _is_wanted(each, wanted)]
    return found[-newest:] if newest else found


def read_rows(study: Study, rows: set[tuple[str, str]]) -> list[Entry]:
    """The events that concern some rows (kind, id), newest last."""
    return _read(study, None, rows)


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    event = entry.event
    what = wanted.what.casefold()
    return (
        (not wanted.by or event.coder == wanted.by)
        and (not what or what in event.verb.casefold() or what in entry.sentence.casefold())
        and (not wanted.since or event.at >= wanted.since)
        and (not wanted.until or event.at[: len(wanted.until)] <= wanted.until)
    )


def _read(study: Study, newest: int | None, about: set[tuple[str, str]]) -> list[Entry]:
    with study.database.read() as session:
        events = history.events(session, newest)
        if about:
            events = [e for e in events if any((change.kind, change.row) in about for change in e.changes)]
        places = {("transcript", each.id): each.name for each in transcripts.listed(session)}
        places |= {("quote_check", row): name for row, name in quote_decisions.checked(session).items()}
        places |= {("export_file", row): name for row, name in quote_uses.files(session).items()}
        decided = quote_decisions.places(session)
        if any(len(event.changes) < _TOLD and _only(event, "coding") for event in events):
            places |= {
                ("coding", each.id): f"{each.code}, {each.transcript} {each.span.start}-{each.span.end}"
                for each in codings.listed(session)
            }
    return [Entry(event, tell(event, places) + _decided_on(event, decided)) for event in events]


_NAMED_BY = ("transcript", "coding", "quote_check", "export_file")
"""What the sentence on an event names where it was about one of them."""

_NAMED = 5
"""The most quotations that a sentence names."""


def _decided_on(event: Event, decided: Mapping[tuple[str, int], quote_decisions.Place]) -> str:
    """Which quotations of which reports an event decided on; empty for other events."""
    versions = [
        (each.row, each.after or each.before or 0) for each in event.changes if each.kind == "quote_decision"
    ]
    places = [decided[each] for each in versions if each in decided]
    if not places:
        return ""
    reports = ", ".join(sorted({place.report for place in places}))
    quotes = sorted(place.quote for place in places)
    more = say("event.more", number=len(quotes) - _NAMED) if len(quotes) > _NAMED else ""
    return f": {', '.join(quotes[:_NAMED])}{more} ({reports})"


_TOLD = 10
"""An event with fewer rows than this is about one thing, which its sentence can name."""


def _only(event: Event, kind: str) -> str:
    """The one row of a kind that an event is about; empty where there is none, or there are more."""
    rows = {change.row for change in event.changes if change.kind == kind}
    return rows.pop() if len(rows) == 1 else ""


def tell(event: Event, places: Mapping[tuple[str, str], str] = MappingProxyType({})) -> str:
    """One event in an English sentence, without words or values of respondents.

    `places` names transcripts, codings and documents that are there now, by kind and id; the log itself
    holds ids only.
    """
    deed = deed_of(event.verb, event.details)
    named = [places.get((kind, _only(event, kind))) for kind in _NAMED_BY]
    about = "".join(f": {name}" for name in named if name)
    if event.kind == "do":
        return f"{event.coder} {deed}{about}"
    return f"{event.coder} {say(f'event.{event.kind}', target=event.target)}: {deed}{about}"


def place_of(study: Study, event: Event) -> About:
    """What an event was about and where that can be seen now."""
    with study.database.read() as session:
        return about_changes(session, event.changes)


def verify_log(study: Study, printed: str = "") -> list[Problem]:
    """What does not fit: the record itself, as `verify_record` finds it, and source files against hashes."""
    return [*verify_record(study, printed), *sources_on_disk(study).changed]


def verify_record(study: Study, printed: str = "") -> list[Problem]:
    """What does not fit in the database: the chain, rows against the log, texts, turns, anchors.

    `printed` is a head of the log that a report prints, which the log must have had.
    """
    with study.database.read() as session:
        problems = verify(session)
        if printed and printed not in {event.hash for event in history.chain(session)}:
            what = "is no head that this log ever had"
            hint = "is it another study's, or was the log made anew since? compare with a backup"
            problems.append(Problem(f"head {printed}", what, hint))
        for name, (text, sha256) in transcripts.canonical_hashes(session).items():
            if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
                problems.append(
                    Problem(name, "its text is not the text that was imported", "restore a backup")
                )
        for name in transcripts.uncounted(session):
            what = "its turns are not those that were noted of its speakers: who says what was changed"
            problems.append(Problem(name, what, "restore a backup"))
        return [*problems, *lost_anchors(study)]


def lost_anchors(study: Study) -> list[Problem]:
    """The codings whose words no longer stand where they should."""
    with study.database.read() as session:
        texts = {name: text for name, (text, _) in transcripts.canonical_hashes(session).items()}
        problems = misplaced(codings.listed(session), texts)
        for kind, row in corrections.strays(session):
            what = "stands in a text that is not in use, and is not listed as lost"
            problems.append(Problem(f"{kind} {row}", what, "restore a backup"))
        return problems


def newest_event(study: Study) -> tuple[int, str]:
    """The number and hash of the newest event, also of one that changed nothing; (0, "") in a new study."""
    with study.database.read() as session:
        last = history.events(session, 1)
    return (last[-1].n, last[-1].hash) if last else (0, "")


def head(study: Study) -> tuple[int, str]:
    """The number and hash of the newest event that changed the study: the head that reports print."""
    with study.database.read() as session:
        return history.head(session)
