"""Memos: notes of coders on codings, codes, transcripts, respondents and the study."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.memo import ABOUT, Memo
from qual.errors import NotFoundError
from qual.store.changes import Change
from qual.store.rows import (
    CodeRow,
    CoderRow,
    CodingRow,
    MemoRow,
    PastRow,
    RespondentRow,
    StudyRow,
    TranscriptRow,
    TranscriptVersionRow,
)


def row_of(session: Session, about: str, target: str) -> str:
    """The database's id of a thing, by the id that people use; NotFoundError where there is none."""
    if about not in ABOUT:
        raise NotFoundError("kind of memo", about, f"one of {', '.join(ABOUT)}")
    query = {
        "coding": select(CodingRow.id).where(CodingRow.id == target),
        "code": select(CodeRow.id).where(CodeRow.slug == target),
        "transcript": select(TranscriptRow.id).where(TranscriptRow.name == target),
        "respondent": select(RespondentRow.id).where(RespondentRow.name == target),
        "study": select(StudyRow.id),
    }[about]
    found = session.exec(query).first()
    if found is None:
        raise NotFoundError(about, target)
    return found


def write(change: Change, about: str, target: str, text: str) -> None:
    """Set the coder's memo on a thing; an empty text takes it out."""
    row = row_of(change.session, about, target)
    query = select(MemoRow.id).where(
        MemoRow.about == about, MemoRow.target == row, MemoRow.coder == change.coder
    )
    known = change.session.exec(query).first()
    if known and text:
        change.update(MemoRow, known, text=text)
    elif known:
        change.remove(MemoRow, [known])
    elif text:
        values = {"about": about, "target": row, "coder": change.coder, "text": text, "created": change.now}
        change.insert(MemoRow, [values])


def codings_under(session: Session, rows: Sequence[str]) -> list[str]:
    """The codings (by id) that memos (by id) are or were on; none for memos on other things."""
    live = select(MemoRow.target).where(MemoRow.about == "coding", col(MemoRow.id).in_(rows))
    past = select(PastRow.content).where(PastRow.kind == "memo", col(PastRow.row).in_(rows))
    were = [json.loads(each) for each in session.exec(past).all()] if rows else []
    found = [*(session.exec(live).all() if rows else ())]
    found += [each["target"] for each in were if each.get("about") == "coding"]
    return list(dict.fromkeys(found))


def listed(session: Session) -> list[Memo]:
    """Every memo, by what it is about and then by time."""
    coders = dict(session.exec(select(CoderRow.id, CoderRow.name)).all())
    codes = {row.id: row for row in session.exec(select(CodeRow)).all()}
    transcripts = dict(session.exec(select(TranscriptRow.id, TranscriptRow.name)).all())
    people = dict(session.exec(select(RespondentRow.id, RespondentRow.name)).all())
    placed = (
        select_columns(
            col(CodingRow.id),
            col(CodingRow.code),
            col(CodingRow.start),
            col(CodingRow.exact),
            col(TranscriptRow.name),
        )
        .select_from(CodingRow)
        .join(TranscriptVersionRow, col(TranscriptVersionRow.id) == col(CodingRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(TranscriptVersionRow.transcript))
        .join(MemoRow, col(MemoRow.target) == col(CodingRow.id))
    )
    places = {row: rest for row, *rest in session.execute(placed).all()}
    found = []
    for memo in session.exec(select(MemoRow).order_by(col(MemoRow.created), col(MemoRow.id))).all():
        target, name, transcript, start = memo.target, "", "", None
        if memo.about == "coding" and memo.target in places:
            code, start, words, transcript = places[memo.target]
            name = f"{codes[code].name}: {words}"
        elif memo.about == "code" and memo.target in codes:
            target, name = codes[memo.target].slug, codes[memo.target].name
        elif memo.about == "transcript" and memo.target in transcripts:
            target = name = transcript = transcripts[memo.target]
        elif memo.about == "respondent" and memo.target in people:
            target = name = people[memo.target]
        elif memo.about == "study":
            target = ""
        else:
            continue
        found.append(
            Memo(memo.about, target, name, coders[memo.coder], memo.text, memo.created, transcript, start)
        )
    return sorted(found, key=lambda each: (ABOUT.index(each.about), each.created, each.target))
