"""Suggestions, apart from what people decided, and the runs that made them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from qual.core.span import Span
from qual.core.suggestion import Anchor, Reason, Suggestion, inbox_order
from qual.errors import NotFoundError
from qual.store.changes import CHUNK, Change
from qual.store.codes import ids_by_slug
from qual.store.rows import (
    CodeRow,
    CoderRow,
    CodingRow,
    EventChangeRow,
    EventRow,
    RunRow,
    SuggestionRow,
    TranscriptRow,
    TranscriptVersionRow,
)
from qual.store.transcripts import refuse_old_texts


def replace_open(
    change: Change, suggestions: Iterable[Suggestion], versions: dict[str, str], engine: dict[str, Any]
) -> str:
    """Put the suggestions of a run in the place of the open ones of the same transcripts; gives the run's id.

    `versions` holds the id of the text version in use of every transcript of the run, by name; `engine` says
    what was active. Accepted and rejected ones stay. TextCorrectedError where a text is not in use any more,
    NotFoundError where a code is gone.
    """
    refuse_old_texts(change.session, versions)
    run = RunRow(id=change.new_id(), created=change.now, coder=change.coder, engine=json.dumps(engine))
    change.session.add(run)
    change.session.flush()
    old = select(SuggestionRow.id).where(
        SuggestionRow.state == "open", col(SuggestionRow.text_version).in_(list(versions.values()))
    )
    change.remove(SuggestionRow, sorted(change.session.exec(old).all()))
    codes = ids_by_slug(change.session)
    surest_first = sorted(suggestions, key=inbox_order)
    for each in surest_first:
        if each.code not in codes:
            raise NotFoundError("code", each.code, "the codebook changed meanwhile; run it again")
    change.insert(
        SuggestionRow,
        [
            {
                "id": each.id,
                "run": run.id,
                "text_version": versions[each.transcript],
                "start": each.span.start,
                "end": each.span.end,
                "exact": each.text,
                "code": codes[each.code],
                "score": each.score,
                "why": json.dumps([_kept(r) for r in each.why], ensure_ascii=False),
                "rank": rank,
            }
            for rank, each in enumerate(surest_first, start=1)
        ],
    )
    return run.id


def _kept(reason: Reason) -> list[object]:
    """A reason as it is kept; where it has an anchor, that comes last."""
    return [each for each in reason if each is not None]


def _reasons(kept: str) -> tuple[Reason, ...]:
    """Reasons as they were kept."""
    return tuple(
        Reason(kind, text, weight, Anchor(*anchor[0]) if anchor else None)
        for kind, text, weight, *anchor in json.loads(kept)
    )


def listed(session: Session, transcript: str | None = None, *, whose: str | None = None) -> list[Suggestion]:
    """The open suggestions, of one transcript or of all, in reading order.

    With `whose` without those that rest on codings and come from the run of another coder.
    """
    query = (
        select(SuggestionRow, TranscriptRow.name, CodeRow.slug, CoderRow.name)
        .join(TranscriptVersionRow, col(TranscriptVersionRow.id) == col(SuggestionRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(TranscriptVersionRow.transcript))
        .join(CodeRow, col(CodeRow.id) == col(SuggestionRow.code))
        .join(RunRow, col(RunRow.id) == col(SuggestionRow.run))
        .join(CoderRow, col(CoderRow.id) == col(RunRow.coder))
        .where(SuggestionRow.state == "open", col(TranscriptRow.current) == col(SuggestionRow.text_version))
        .order_by(TranscriptRow.name, col(SuggestionRow.start), col(SuggestionRow.end), CodeRow.slug)
    )
    if transcript is not None:
        query = query.where(TranscriptRow.name == transcript)
    found = []
    for row, name, slug, by in session.exec(query).all():
        why = _reasons(row.why)
        if whose in (None, by) or not any(reason.kind == "record" for reason in why):
            found.append(Suggestion(row.id, name, Span(row.start, row.end), row.exact, slug, row.score, why))
    return found


class Birth(NamedTuple):
    """What a coding that came from a suggestion was born from; `created` and `engine` are the run's."""

    id: str
    run: str
    created: str
    engine: str
    rank: int
    score: float
    why: tuple[Reason, ...]


def births(session: Session, codings: Sequence[str]) -> dict[str, Birth]:
    """The suggestions that codings (by id) came from, as far as they came from one."""
    found = {}
    for chunk in (codings[at : at + CHUNK] for at in range(0, len(codings), CHUNK)):
        query = (
            select(CodingRow.id, SuggestionRow, RunRow)
            .join(SuggestionRow, col(SuggestionRow.id) == col(CodingRow.suggestion))
            .join(RunRow, col(RunRow.id) == col(SuggestionRow.run))
            .where(col(CodingRow.id).in_(chunk))
        )
        for coding, row, run in session.exec(query).all():
            why = _reasons(row.why)
            found[coding] = Birth(row.id, run.id, run.created, run.engine, row.rank, row.score, why)
    return found


DECISIONS = ("suggestion.accept", "suggestion.reject", "suggestion.change")
"""The verbs of events in which people decided on suggestions."""


class Decided(NamedTuple):
    """A suggestion that people decided on: who did it last, and when the run was made that it came from.

    `transcript` is empty where its text is not in use any more; `is_learnt` says that codings spoke for it.
    """

    transcript: str
    span: Span
    text: str
    code: str
    score: float
    is_taken: bool
    is_learnt: bool
    coder: str
    created: str


def decided(session: Session) -> list[Decided]:
    """Every suggestion that was taken or turned down, in the order in which that was decided."""
    decision = (
        select(EventChangeRow.row, EventRow.n, CoderRow.name)
        .join(EventRow, col(EventRow.n) == col(EventChangeRow.event))
        .join(CoderRow, col(CoderRow.id) == col(EventRow.coder))
        .where(EventChangeRow.kind == "suggestion", col(EventRow.verb).in_(DECISIONS))
        .order_by(col(EventRow.n))
    )
    last = {row: (n, coder) for row, n, coder in session.exec(decision).all()}
    query = (
        select(SuggestionRow, CodeRow.slug, RunRow.created)
        .join(CodeRow, col(CodeRow.id) == col(SuggestionRow.code))
        .join(RunRow, col(RunRow.id) == col(SuggestionRow.run))
        .where(col(SuggestionRow.state).in_(("accepted", "rejected")))
    )
    in_use = dict(session.exec(select(TranscriptRow.current, TranscriptRow.name)).all())
    found = []
    for row, slug, created in session.exec(query).all():
        n, coder = last.get(row.id, (0, ""))
        kinds = {reason.kind for reason in _reasons(row.why)}
        each = Decided(
            in_use.get(row.text_version, ""),
            Span(row.start, row.end),
            row.exact,
            slug,
            row.score,
            row.state == "accepted",
            "record" in kinds,
            coder,
            created,
        )
        found.append(((n, row.rank, row.id), each))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def decide(change: Change, suggestion: str, state: str) -> None:
    """Note that a suggestion was accepted or rejected; NotFoundError where it is gone."""
    if change.session.get(SuggestionRow, suggestion) is None:
        raise NotFoundError("suggestion", suggestion, "run 'qual suggest' again")
    change.update(SuggestionRow, suggestion, state=state)
