"""Suggestions, apart from what people decided, and the runs that made them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion
from qual.errors import NotFoundError
from qual.store.changes import Change
from qual.store.codes import ids_by_slug
from qual.store.rows import CodeRow, RunRow, SuggestionRow, TranscriptRow, TranscriptVersionRow
from qual.store.transcripts import refuse_old_texts


def replace_open(
    change: Change, suggestions: Iterable[Suggestion], versions: dict[str, str], engine: dict[str, Any]
) -> str:
    """Put the suggestions of a run in the place of the open ones of the same transcripts; gives the run's id.

    `versions` holds the id of the text version in use of every transcript of the run, by name; `engine` says
    what was active. Accepted and rejected ones stay. TextCorrectedError where a text is not in use any more.
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
            }
            for each in suggestions
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


def decide(change: Change, suggestion: str, state: str) -> None:
    """Note that a suggestion was accepted or rejected; NotFoundError where it is gone."""
    if change.session.get(SuggestionRow, suggestion) is None:
        raise NotFoundError("suggestion", suggestion, "run 'qual suggest' again")
    change.update(SuggestionRow, suggestion, state=state)
