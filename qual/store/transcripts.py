"""Transcripts, their text versions, turns and speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import insert
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.transcript import Speaker, Transcript, TranscriptText, Turn
from qual.errors import NotFoundError
from qual.store.changes import Change
from qual.store.rows import (
    RespondentRow,
    SpeakerRow,
    TranscriptRow,
    TranscriptVersionRow,
    TurnRow,
    table_of,
)
from qual.store.search import index_turns


class NewText(NamedTuple):
    """What an import brings: the canonical text with its hash, and the source file that it came from."""

    text: str
    sha256: str
    source_name: str
    source_sha256: str
    reader: str
    reader_version: str


def add(change: Change, transcript: Transcript, new: NewText, turns: Iterable[Turn]) -> str:
    """Add a transcript with its first text version; gives the transcript's id.

    Speakers whose respondent is named must be in the database already.
    """
    row, version = change.new_id(), change.new_id()
    facts = {
        "id": row,
        "name": transcript.name,
        "kind": transcript.kind,
        "wave": transcript.wave,
        "date": transcript.date,
        "perspective": transcript.perspective,
        "current": version,
    }
    _add_version(change, row, version, 1, new, list(turns))
    change.insert(TranscriptRow, [facts])
    set_speakers(change, row, transcript.speakers)
    return row


def describe(change: Change, transcript: Transcript) -> None:
    """Take in other facts about a transcript and its speakers; its text stays as it is."""
    facts = {field: getattr(transcript, field) for field in ("kind", "wave", "date", "perspective")}
    change.update(TranscriptRow, transcript.id, **facts)
    set_speakers(change, transcript.id, transcript.speakers)


def _add_version(
    change: Change, transcript: str, version: str, number: int, new: NewText, turns: list[Turn]
) -> None:
    row = TranscriptVersionRow(
        id=version,
        transcript=transcript,
        number=number,
        created=change.now,
        salt=change.new_id().replace("-", ""),
        characters=len(new.text),
        turns=len(turns),
        **new._asdict(),
    )
    change.session.add(row)
    change.session.flush()
    if turns:
        change.session.execute(
            insert(table_of(TurnRow)),
            [
                {
                    "version": version,
                    "number": turn.index,
                    "start": turn.start,
                    "end": turn.end,
                    "speaker": turn.speaker,
                    "time": turn.time,
                }
                for turn in turns
            ],
        )
    index_turns(change.session, version, ((turn.index, new.text[turn.start : turn.end]) for turn in turns))


def set_speakers(change: Change, transcript: str, speakers: Iterable[Speaker]) -> None:
    """Say who the speakers of a transcript (given by its id) are."""
    session = change.session
    respondents = _ids_by_name(session)
    query = select(SpeakerRow).where(SpeakerRow.transcript == transcript)
    known = {row.label: row.id for row in session.exec(query).all()}
    new = []
    for speaker in speakers:
        respondent = respondents.get(speaker.respondent) if speaker.respondent else None
        if speaker.respondent and respondent is None:
            raise NotFoundError("respondent", speaker.respondent)
        values = {"role": speaker.role, "respondent": respondent, "turns": speaker.turns}
        if speaker.label in known:
            change.update(SpeakerRow, known[speaker.label], **values)
        else:
            new.append({"transcript": transcript, "label": speaker.label, **values})
    change.insert(SpeakerRow, new)


def _ids_by_name(session: Session) -> dict[str, str]:
    return {name: row for row, name in session.exec(select(RespondentRow.id, RespondentRow.name)).all()}


def listed(session: Session) -> list[Transcript]:
    """Every transcript without its text, by name."""
    return _records(session, None)


def facts(session: Session, name: str) -> Transcript:
    """One transcript without its text; NotFoundError where there is none of that name."""
    found = _records(session, name)
    if not found:
        raise NotFoundError("transcript", name, "'qual transcripts list' shows the names")
    return found[0]


def _records(session: Session, name: str | None) -> list[Transcript]:
    version = TranscriptVersionRow
    query = select_columns(
        TranscriptRow,
        col(version.source_name),
        col(version.source_sha256),
        col(version.characters),
        col(version.turns),
    ).join(version, col(version.id) == col(TranscriptRow.current))
    speakers = select(SpeakerRow, RespondentRow.name).join(RespondentRow, isouter=True)
    if name is not None:
        query = query.where(col(TranscriptRow.name) == name)
        speakers = speakers.join(TranscriptRow, col(TranscriptRow.id) == col(SpeakerRow.transcript))
        speakers = speakers.where(TranscriptRow.name == name)
    by_transcript: dict[str, list[Speaker]] = defaultdict(list)
    for row, respondent in session.exec(speakers.order_by(SpeakerRow.label)).all():
        by_transcript[row.transcript].append(Speaker(row.label, respondent, row.role, row.turns))
    return [
        Transcript(
            id=row.id,
            name=row.name,
            file=source,
            sha256=sha256,
            kind=row.kind,
            wave=row.wave,
            date=row.date,
            perspective=row.perspective,
            characters=characters,
            turns=turns,
            speakers=tuple(by_transcript[row.id]),
            version=row.current,
        )
        for row, source, sha256, characters, turns in session.execute(
            query.order_by(col(TranscriptRow.name))
        ).all()
    ]


def with_text(session: Session, name: str) -> TranscriptText:
    """One transcript with its text and turns; NotFoundError where there is none of that name."""
    transcript = facts(session, name)
    text = session.exec(
        select(TranscriptVersionRow.text).where(TranscriptVersionRow.id == transcript.version)
    ).one()
    query = select_columns(
        col(TurnRow.number), col(TurnRow.start), col(TurnRow.end), col(TurnRow.speaker), col(TurnRow.time)
    ).where(col(TurnRow.version) == transcript.version)
    turns = session.execute(query.order_by(col(TurnRow.number))).all()
    return TranscriptText(transcript, text, tuple(Turn(*turn) for turn in turns))


def text_in_use(session: Session, name: str) -> tuple[str, str]:
    """The id of the text version in use and its text; NotFoundError where there is none of that name."""
    version = TranscriptVersionRow
    query = select(version.id, version.text).join(
        TranscriptRow, col(TranscriptRow.current) == col(version.id)
    )
    found = session.exec(query.where(TranscriptRow.name == name)).first()
    if found is None:
        raise NotFoundError("transcript", name, "'qual transcripts list' shows the names")
    return found


def canonical_hashes(session: Session) -> dict[str, tuple[str, str]]:
    """The text and its stored hash of every transcript, by name, for checking."""
    version = TranscriptVersionRow
    query = select(TranscriptRow.name, version.text, version.sha256).join(
        version, col(version.id) == col(TranscriptRow.current)
    )
    return {name: (text, sha256) for name, text, sha256 in session.exec(query).all()}
