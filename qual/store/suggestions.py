"""Suggestions, apart from what people decided, and the runs that made them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion, inbox_order
from qual.errors import NotFoundError
from qual.store.changes import CHUNK, Change
from qual.store.codes import ids_by_slug
from qual.store.rows import (
    CodeRow,
    CodingRow,
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
                "why": json.dumps([[r.kind, r.text, r.weight] for r in each.why], ensure_ascii=False),
                "rank": rank,
            }
            for rank, each in enumerate(surest_first, start=1)
        ],
    )
    return run.id


def listed(session: Session, transcript: str | None = None, state: str = "open") -> list[Suggestion]:
    """The suggestions in one state, of one transcript or of all, in reading order."""
    query = (
        select(SuggestionRow, TranscriptRow.name, CodeRow.slug)
        .join(TranscriptVersionRow, col(TranscriptVersionRow.id) == col(SuggestionRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(TranscriptVersionRow.transcript))
        .join(CodeRow, col(CodeRow.id) == col(SuggestionRow.code))
        .where(SuggestionRow.state == state, col(TranscriptRow.current) == col(SuggestionRow.text_version))
        .order_by(TranscriptRow.name, col(SuggestionRow.start), col(SuggestionRow.end), CodeRow.slug)
    )
    if transcript is not None:
        query = query.where(TranscriptRow.name == transcript)
    return [
        Suggestion(
            id=row.id,
            transcript=name,
            span=Span(row.start, row.end),
            text=row.exact,
            code=slug,
            score=row.score,
            why=tuple(Reason(*reason) for reason in json.loads(row.why)),
        )
        for row, name, slug in session.exec(query).all()
    ]


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
            why = tuple(Reason(*reason) for reason in json.loads(row.why))
            found[coding] = Birth(row.id, run.id, run.created, run.engine, row.rank, row.score, why)
    return found


class Decided(NamedTuple):
    """A suggestion that people decided on, and when the run was made that it came from."""

    code: str
    score: float
    is_taken: bool
    is_learnt: bool
    created: str


def decided(session: Session) -> list[Decided]:
    """Every suggestion that was taken or turned down, by the time of its run."""
    query = (
        select(SuggestionRow, CodeRow.slug, RunRow.created)
        .join(CodeRow, col(CodeRow.id) == col(SuggestionRow.code))
        .join(RunRow, col(RunRow.id) == col(SuggestionRow.run))
        .where(col(SuggestionRow.state).in_(("accepted", "rejected")))
        .order_by(col(RunRow.created), col(SuggestionRow.rank), col(SuggestionRow.id))
    )
    return [
        Decided(
            slug,
            row.score,
            row.state == "accepted",
            any(kind == "record" for kind, _, _ in json.loads(row.why)),
            created,
        )
        for row, slug, created in session.exec(query).all()
    ]


def decide(change: Change, suggestion: str, state: str) -> None:
    """Note that a suggestion was accepted or rejected; NotFoundError where it is gone."""
    if change.session.get(SuggestionRow, suggestion) is None:
        raise NotFoundError("suggestion", suggestion, "run 'qual suggest' again")
    change.update(SuggestionRow, suggestion, state=state)
