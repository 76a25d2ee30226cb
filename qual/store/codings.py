"""Codings and the memos on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.coding import Anchor, CodedWords, Coding, anchor
from qual.core.laid_codings import Coded
from qual.core.span import Span
from qual.errors import NotFoundError
from qual.store.changes import Change
from qual.store.codes import ids_by_slug
from qual.store.past import past_versions
from qual.store.rows import (
    CodeRow,
    CoderRow,
    CodingRow,
    DoubtRow,
    MemoRow,
    QuoteMarkRow,
    SpeakerRow,
    TranscriptRow,
    TranscriptVersionRow,
    TurnRow,
)
from qual.store.transcripts import ROWS_AT_ONCE, refuse_old_texts


def listed(
    session: Session,
    transcript: str | None = None,
    coder: str | None = None,
    ids: Sequence[str] | None = None,
) -> list[Coding]:
    """The codings of one transcript, or of all, or those of some ids that are there, in reading order.

    A coding that a correction lost stands in no text in use and is not among them.
    """
    query = (
        select_columns(
            col(CodingRow.id),
            col(TranscriptRow.name),
            col(CodingRow.start),
            col(CodingRow.end),
            col(CodingRow.exact),
            col(CodeRow.slug),
            col(CoderRow.name),
            col(CodingRow.created),
            col(CodingRow.origin),
        )
        .join(TranscriptVersionRow, col(TranscriptVersionRow.id) == col(CodingRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(TranscriptVersionRow.transcript))
        .join(CodeRow, col(CodeRow.id) == col(CodingRow.code))
        .join(CoderRow, col(CoderRow.id) == col(CodingRow.coder))
        .where(col(TranscriptRow.current) == col(CodingRow.text_version))
    )
    memos = select(MemoRow.target, MemoRow.text).where(MemoRow.about == "coding")
    if transcript is not None:
        query = query.where(col(TranscriptRow.name) == transcript)
    if coder is not None:
        query = query.where(col(CoderRow.name) == coder)
    if ids is not None:
        query = query.where(col(CodingRow.id).in_(ids))
        memos = memos.where(col(MemoRow.target).in_(ids))
    order = [
        col(column)
        for column in (
            TranscriptRow.name,
            CodingRow.start,
            CodingRow.end,
            CodeRow.slug,
            CoderRow.name,
            CodingRow.id,
        )
    ]
    notes: dict[str, str] = {}
    for target, text in session.exec(memos.order_by(MemoRow.created, MemoRow.id)).all():
        notes[target] = f"{notes[target]}\n{text}" if target in notes else text
    # rows pass by in parts, and names that many codings share are kept once: a screen holds these for hours
    shared: dict[str, str] = {}
    rows = session.execute(query.order_by(*order).execution_options(yield_per=ROWS_AT_ONCE))
    return [
        Coding(
            transcript=shared.setdefault(name, name),
            span=Span(start, end),
            code=shared.setdefault(slug, slug),
            coder=shared.setdefault(by, by),
            text=exact,
            memo=notes.get(row, ""),
            origin=shared.setdefault(origin, origin),
            created=shared.setdefault(created, created),
            id=row,
        )
        for row, name, start, end, exact, slug, by, created, origin in rows
    ]


def words_coded(session: Session) -> list[CodedWords]:
    """All codings in texts in use as far as counting needs them, in no order.

    The texts pass by one after the other, to see that the words still stand there; none is kept.
    """
    version = TranscriptVersionRow
    names = dict(session.exec(select(TranscriptRow.current, TranscriptRow.name)).all())
    codes = dict(session.exec(select(CodeRow.id, CodeRow.slug)).all())
    by = dict(session.exec(select(CoderRow.id, CoderRow.name)).all())
    query = select_columns(
        col(CodingRow.text_version),
        col(CodingRow.id),
        col(CodingRow.start),
        col(CodingRow.end),
        col(CodingRow.exact),
        col(CodingRow.code),
        col(CodingRow.coder),
    )
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in session.connection().execute(query).all():
        rows[row[0]].append(row)
    found = []
    texts = select_columns(col(version.id), col(version.text)).join(
        TranscriptRow, col(TranscriptRow.current) == col(version.id)
    )
    for of, text in session.connection().execute(texts).yield_per(50):
        name = names[of]
        for _, coding, start, end, exact, code, coder in rows[of]:
            words = exact if text[start:end] == exact else ""
            found.append(CodedWords(coding, name, start, end, words, codes[code], by[coder]))
    return found


def add(
    change: Change,
    codings: Iterable[Coding],
    texts: Mapping[str, tuple[str, str]],
    suggestion: str | None = None,
) -> list[str]:
    """Add codings with their anchors; gives their ids in order.

    `texts` holds the id of the text version in use and its text, by transcript name; `suggestion` is the id
    of the one they were born from. A coding without an own `created` time gets the time of the change.
    TextCorrectedError where one of the texts is not in use any more.
    """
    refuse_old_texts(change.session, {name: version for name, (version, _) in texts.items()})
    codes = ids_by_slug(change.session)
    coders = {row.name: row.id for row in change.session.exec(select(CoderRow)).all()}
    rows, memos = [], []
    for coding in codings:
        version, text = texts[coding.transcript]
        if coding.code not in codes:
            raise NotFoundError("code", coding.code)
        if coding.coder not in coders:
            coders[coding.coder] = _add_coder(change, coding.coder)
        row = coding.id or change.new_id()
        created = coding.created or change.now
        rows.append(
            {
                "id": row,
                "text_version": version,
                **place(coding.span, anchor(text, coding.span)),
                "code": codes[coding.code],
                "coder": coders[coding.coder],
                "created": created,
                "origin": coding.origin,
                "suggestion": suggestion,
            }
        )
        if coding.memo:
            memos.append(_memo(row, coders[coding.coder], coding.memo, created))
    change.insert(CodingRow, rows)
    change.insert(MemoRow, memos)
    return [row["id"] for row in rows]


def _add_coder(change: Change, name: str) -> str:
    row = CoderRow(id=change.new_id(), name=name, created=change.now)
    change.session.add(row)
    change.session.flush()
    return row.id


def place(span: Span, found: Anchor) -> dict[str, Any]:
    """A place as the table keeps it."""
    return {
        "start": span.start,
        "end": span.end,
        "exact": found.exact,
        "prefix": found.prefix,
        "suffix": found.suffix,
    }


def _memo(coding: str, coder: str, text: str, created: str) -> dict[str, str]:
    return {"about": "coding", "target": coding, "coder": coder, "text": text, "created": created}


def remove(change: Change, codings: Sequence[str]) -> None:
    """Take codings out, with the memos, the marks and the doubts on them."""
    remove_doubts(change, codings)
    marked = select(QuoteMarkRow.id).where(col(QuoteMarkRow.coding).in_(codings))
    change.remove(QuoteMarkRow, sorted(change.session.exec(marked).all()))
    memos = change.session.exec(
        select(MemoRow.id).where(MemoRow.about == "coding", col(MemoRow.target).in_(codings))
    ).all()
    change.remove(MemoRow, sorted(memos))
    change.remove(CodingRow, codings)


def move(change: Change, coding: str, span: Span, text: str) -> None:
    """Give a coding a place in the text in use; that settles it where it was in doubt."""
    query = (
        select(TranscriptRow.current)
        .join(TranscriptVersionRow, col(TranscriptVersionRow.transcript) == col(TranscriptRow.id))
        .join(CodingRow, col(CodingRow.text_version) == col(TranscriptVersionRow.id))
    )
    current = change.session.exec(query.where(CodingRow.id == coding)).one()
    change.update(CodingRow, coding, text_version=current, **place(span, anchor(text, span)))
    remove_doubts(change, [coding])


def remove_doubts(change: Change, codings: Sequence[str]) -> None:
    """Take the marks off that a correction left on codings."""
    found: list[str] = []
    for chunk in (codings[at : at + 400] for at in range(0, len(codings), 400)):
        found += change.session.exec(select(DoubtRow.id).where(col(DoubtRow.coding).in_(chunk))).all()
    change.remove(DoubtRow, sorted(found))


def write_memo(change: Change, coding: str, text: str) -> None:
    """Set the memo of this coder on a coding; an empty text takes it out."""
    query = select(MemoRow.id).where(
        MemoRow.about == "coding", MemoRow.target == coding, MemoRow.coder == change.coder
    )
    known = change.session.exec(query).first()
    if known and text:
        change.update(MemoRow, known, text=text)
    elif known:
        change.remove(MemoRow, [known])
    elif text:
        change.insert(MemoRow, [_memo(coding, change.coder, text, change.now)])


def doubles(session: Session, code: str, into: str) -> list[tuple[str, str]]:
    """Codings of one code that a coder has on the same span as one of another: (its id, that id)."""
    there: dict[str, dict[tuple[object, ...], str]] = {}
    for slug in (into, code):
        query = (
            select_columns(
                col(CodingRow.id),
                col(CodingRow.text_version),
                col(CodingRow.start),
                col(CodingRow.end),
                col(CodingRow.coder),
            )
            .join(CodeRow, col(CodeRow.id) == col(CodingRow.code))
            .where(col(CodeRow.slug) == slug)
            .order_by(col(CodingRow.id))
        )
        there[slug] = {tuple(place): row for row, *place in session.execute(query).all()}
    return [(row, there[into][place]) for place, row in there[code].items() if place in there[into]]


def move_memos(change: Change, old: str, new: str) -> None:
    """Put the memos of a coding on another one, behind what stands there."""
    for memo in change.session.exec(select(MemoRow).where(MemoRow.about == "coding", MemoRow.target == old)):
        query = select(MemoRow).where(
            MemoRow.about == "coding", MemoRow.target == new, MemoRow.coder == memo.coder
        )
        other = change.session.exec(query).first()
        if other is None:
            change.update(MemoRow, memo.id, target=new)
        elif memo.text not in other.text:
            change.update(MemoRow, other.id, text=f"{other.text}\n{memo.text}")


def give_code(change: Change, codings: Sequence[str], code: str) -> None:
    """Give codings (by id) another code."""
    row = ids_by_slug(change.session)[code]
    change.update_all(CodingRow, {each: {"code": row} for each in codings})


class Place(NamedTuple):
    """Where a coding stands and whose it is."""

    transcript: str
    code: str
    coder: str


def one(session: Session, coding: str) -> Place:
    """Where one coding stands; NotFoundError where it is gone."""
    query = (
        select(TranscriptRow.name, CodeRow.slug, CoderRow.name)
        .select_from(CodingRow)
        .join(TranscriptVersionRow, col(TranscriptVersionRow.id) == col(CodingRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(TranscriptVersionRow.transcript))
        .join(CodeRow, col(CodeRow.id) == col(CodingRow.code))
        .join(CoderRow, col(CoderRow.id) == col(CodingRow.coder))
        .where(CodingRow.id == coding)
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFoundError("coding", coding, "it may have been taken back meanwhile")
    return Place(*found)


def codes_on(session: Session, version: str, span: Span, coder: str) -> set[str]:
    """The ids of the codes that a coder has on exactly this span."""
    query = (
        select(CodeRow.slug)
        .join(CodingRow, col(CodingRow.code) == col(CodeRow.id))
        .join(CoderRow, col(CoderRow.id) == col(CodingRow.coder))
        .where(CodingRow.text_version == version, CodingRow.start == span.start, CodingRow.end == span.end)
        .where(CoderRow.name == coder)
    )
    return set(session.exec(query).all())


def coders(session: Session) -> list[str]:
    """The names of everybody who has a coding, in order."""
    query = select(CoderRow.name).where(col(CoderRow.id).in_(select(CodingRow.coder)))
    return sorted(session.exec(query).all())


def transcript_of(session: Session, coding: str) -> str | None:
    """The transcript that a coding stands in or last stood in."""
    live = session.get(CodingRow, coding)
    version = live.text_version if live else None
    if version is None:
        past = past_versions(session, "coding", coding)
        version = past[-1][1]["text_version"] if past else None
    query = select(TranscriptRow.name).join(
        TranscriptVersionRow, col(TranscriptVersionRow.transcript) == col(TranscriptRow.id)
    )
    return session.exec(query.where(TranscriptVersionRow.id == version)).first()


def ids_on(session: Session, code: str) -> list[str]:
    """The ids of all codings of a code, those that a correction lost among them."""
    query = select(CodingRow.id).join(CodeRow, col(CodeRow.id) == col(CodingRow.code))
    return sorted(session.exec(query.where(CodeRow.slug == code)).all())


def mentions_per_code(session: Session) -> dict[str, int]:
    """How many codings each code has, by the code's id."""
    query = (
        select(CodeRow.slug, func.count())
        .join(CodingRow, col(CodingRow.code) == col(CodeRow.id))
        .join(TranscriptRow, col(TranscriptRow.current) == col(CodingRow.text_version))
    )
    return dict(session.exec(query.group_by(CodeRow.slug)).all())


def respondents_per_code(session: Session) -> dict[str, int]:
    """How many different respondents each code stands on, by the code's id.

    A coding belongs to the respondent in whose turn it begins, turns of interviewers passed over.
    """
    same_transcript = col(SpeakerRow.transcript) == col(TranscriptVersionRow.transcript)
    begins = (
        select(func.min(TurnRow.number))
        .join(SpeakerRow, same_transcript & (col(SpeakerRow.label) == col(TurnRow.speaker)))
        .where(TurnRow.version == CodingRow.text_version, SpeakerRow.role != "interviewer")
        .where(col(TurnRow.end) > col(CodingRow.start), col(TurnRow.start) < col(CodingRow.end))
        .correlate(CodingRow, TranscriptVersionRow)
        .scalar_subquery()
    )
    query = (
        select(CodeRow.slug, func.count(func.distinct(SpeakerRow.respondent)))
        .select_from(CodingRow)
        .join(CodeRow, col(CodeRow.id) == col(CodingRow.code))
        .join(TranscriptVersionRow, col(TranscriptVersionRow.id) == col(CodingRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.current) == col(CodingRow.text_version))
        .join(
            TurnRow, (col(TurnRow.version) == col(CodingRow.text_version)) & (col(TurnRow.number) == begins)
        )
        .join(SpeakerRow, same_transcript & (col(SpeakerRow.label) == col(TurnRow.speaker)))
        .where(col(SpeakerRow.respondent).is_not(None))
    )
    return dict(session.exec(query.group_by(CodeRow.slug)).all())


def compared(session: Session, coders: Sequence[str]) -> list[Coded]:
    """The codings of some coders in texts in use as far as comparing coders needs them, in no order.

    A coding of white space alone is not among them.
    """
    names = dict(session.exec(select(TranscriptRow.current, TranscriptRow.name)).all())
    codes = dict(session.exec(select(CodeRow.id, CodeRow.slug)).all())
    by = {row: name for row, name in session.exec(select(CoderRow.id, CoderRow.name)).all() if name in coders}
    query = select_columns(
        col(CodingRow.text_version),
        col(CodingRow.id),
        col(CodingRow.start),
        col(CodingRow.end),
        col(CodingRow.exact),
        col(CodingRow.code),
        col(CodingRow.coder),
        col(CodingRow.origin),
    ).where(col(CodingRow.coder).in_(by))
    found = []
    for version, row, start, end, exact, code, coder, origin in session.connection().execute(query).all():
        if version in names and not exact.isspace():
            first = start + len(exact) - len(exact.lstrip()) if exact[0].isspace() else start
            last = first + len(exact.strip()) if exact[-1].isspace() else end
            found.append(Coded(row, names[version], first, last, codes[code], by[coder], origin))
    return found
