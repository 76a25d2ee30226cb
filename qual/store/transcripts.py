"""Transcripts, their text versions, turns and speakers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import func, insert
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.transcript import Speaker, Transcript, TranscriptText, Turn, TurnPlaces
from qual.errors import NotFoundError, QualError
from qual.store.bulk import insert_many
from qual.store.changes import Change
from qual.store.respondents import ids_by_name
from qual.store.rows import (
    EventChangeRow,
    RespondentRow,
    SpeakerRow,
    TranscriptRow,
    TranscriptVersionRow,
    TurnRow,
    table_of,
)
from qual.store.search import index_turns, unindex

ROWS_AT_ONCE = 500
"""Rows of a long answer that are in memory beside what is made of them."""


class NewText(NamedTuple):
    """What an import brings: the canonical text with its hash, and the source file that it came from."""

    text: str
    sha256: str
    source_name: str
    source_sha256: str
    reader: str
    reader_version: str


class TextCorrectedError(QualError):
    """The text that a place was found in is not the one in use any more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the text of {name} was corrected meanwhile; nothing was changed, open it again")


def add(
    change: Change,
    transcript: Transcript,
    new: NewText,
    turns: Iterable[Turn],
    people: Mapping[str, str] | None = None,
) -> str:
    """Add a transcript with its first text version; gives the transcript's id.

    Speakers whose respondent is named must be in the database already; `people` are the rows of those that
    the caller has at hand.
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
    _save_speakers(change, row, transcript.speakers, {}, people or {})
    return row


def describe(change: Change, transcript: Transcript) -> None:
    """Take in other facts about a transcript and its speakers; its text stays as it is."""
    facts = {field: getattr(transcript, field) for field in ("kind", "wave", "date", "perspective")}
    change.update(TranscriptRow, transcript.id, **facts)
    set_speakers(change, transcript.id, transcript.speakers)


def _add_version(
    change: Change, transcript: str, version: str, number: int, new: NewText, turns: list[Turn]
) -> None:
    row = {
        "id": version,
        "transcript": transcript,
        "number": number,
        "created": change.now,
        "salt": change.new_id().replace("-", ""),
        "characters": len(new.text),
        "turns": len(turns),
        **new._asdict(),
    }
    change.session.execute(insert(table_of(TranscriptVersionRow)), [row])
    insert_many(
        change.session,
        table_of(TurnRow),
        ("version", "number", "start", "end", "speaker", "time"),
        [(version, turn.index, turn.start, turn.end, turn.speaker, turn.time) for turn in turns],
    )
    index_turns(change.session, version, ((turn.index, new.text[turn.start : turn.end]) for turn in turns))
    change.seal_texts([version])


def add_text(change: Change, name: str, new: NewText, turns: Iterable[Turn]) -> str:
    """Put a new text under a transcript and use it; gives the text version's id. The old text stays."""
    version = TranscriptVersionRow
    row, old = change.session.exec(
        select(TranscriptRow.id, TranscriptRow.current).where(TranscriptRow.name == name)
    ).one()
    numbers = change.session.exec(select(version.number).where(version.transcript == row)).all()
    made = change.new_id()
    _add_version(change, row, made, max(numbers) + 1, new, list(turns))
    change.update(TranscriptRow, row, current=made)
    unindex(change.session, old)
    return made


def index_text(session: Session, old: str, current: str) -> None:
    """Let the search find the turns of one text version in the place of another's."""
    unindex(session, old)
    text = session.exec(select(TranscriptVersionRow.text).where(TranscriptVersionRow.id == current)).one()
    query = select(TurnRow.number, TurnRow.start, TurnRow.end).where(TurnRow.version == current)
    turns = session.exec(query.order_by(col(TurnRow.number))).all()
    index_turns(session, current, ((number, text[start:end]) for number, start, end in turns))


def refuse_old_texts(session: Session, versions: Mapping[str, str]) -> None:
    """Refuse text versions (by the transcript's name) that are not in use any more."""
    names = list(versions)
    for chunk in (names[at : at + 400] for at in range(0, len(names), 400)):
        query = select(TranscriptRow.name, TranscriptRow.current).where(col(TranscriptRow.name).in_(chunk))
        for name, current in session.exec(query).all():
            if versions[name] != current:
                raise TextCorrectedError(name)


def other_sources(session: Session) -> dict[str, set[str]]:
    """The hashes of the source files of texts that are not in use, by the transcript's name."""
    version = TranscriptVersionRow
    query = select(TranscriptRow.name, version.source_sha256).join(
        version, col(version.transcript) == col(TranscriptRow.id)
    )
    found: dict[str, set[str]] = defaultdict(set)
    for name, sha256 in session.exec(query.where(col(version.id) != col(TranscriptRow.current))).all():
        found[name].add(sha256)
    return found


def set_speakers(change: Change, transcript: str, speakers: Iterable[Speaker]) -> None:
    """Say who the speakers of a transcript (given by its id) are."""
    query = select(SpeakerRow).where(SpeakerRow.transcript == transcript)
    known = {row.label: row.id for row in change.session.exec(query).all()}
    _save_speakers(change, transcript, speakers, known, {})


def _save_speakers(
    change: Change,
    transcript: str,
    speakers: Iterable[Speaker],
    known: Mapping[str, str],
    people: Mapping[str, str],
) -> None:
    """Add the speakers, or change those whose rows are `known` by their label; `people` by their names."""
    given = list(speakers)
    others = [each.respondent for each in given if each.respondent and each.respondent not in people]
    respondents = {**people, **ids_by_name(change.session, others)}
    new = []
    for speaker in given:
        respondent = respondents.get(speaker.respondent) if speaker.respondent else None
        if speaker.respondent and respondent is None:
            raise NotFoundError("respondent", speaker.respondent)
        values = {"role": speaker.role, "respondent": respondent, "turns": speaker.turns}
        if speaker.label in known:
            change.update(SpeakerRow, known[speaker.label], **values)
        else:
            new.append({"transcript": transcript, "label": speaker.label, **values})
    change.insert(SpeakerRow, new)


def listed(session: Session) -> list[Transcript]:
    """Every transcript without its text, by name."""
    return _records(session, None)


def facts(session: Session, name: str) -> Transcript:
    """One transcript without its text; NotFoundError where there is none of that name."""
    found = _records(session, name)
    if not found:
        raise _not_there(name)
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
    turns = turns_of(session, transcript.version)
    return TranscriptText(transcript, text, turns, _last_event(session, transcript.version))


def _last_event(session: Session, version: str) -> int:
    """The number of the last event that brought or rewrote a text version, 0 where there is none."""
    query = select(func.max(EventChangeRow.event)).where(EventChangeRow.row == version)
    return session.exec(query).one() or 0


def turns_of(session: Session, version: str) -> tuple[Turn, ...]:
    """The turns of one text version, given by its id, in order."""
    query = select_columns(
        col(TurnRow.number), col(TurnRow.start), col(TurnRow.end), col(TurnRow.speaker), col(TurnRow.time)
    ).where(col(TurnRow.version) == version)
    shared: dict[str, str] = {}
    rows = session.execute(query.order_by(col(TurnRow.number)).execution_options(yield_per=ROWS_AT_ONCE))
    return tuple(
        Turn(number, start, end, shared.setdefault(speaker, speaker), time)
        for number, start, end, speaker, time in rows
    )


def all_with_text(session: Session) -> list[TranscriptText]:
    """Every transcript with its text and turns, by name: a few questions, however many there are."""
    version, current = TranscriptVersionRow, col(TranscriptRow.current)
    texts = dict(
        session.exec(select(version.id, version.text).join(TranscriptRow, current == col(version.id))).all()
    )
    query = select_columns(
        col(TurnRow.version),
        col(TurnRow.number),
        col(TurnRow.start),
        col(TurnRow.end),
        col(TurnRow.speaker),
        col(TurnRow.time),
    ).join(TranscriptRow, current == col(TurnRow.version))
    turns: dict[str, list[Turn]] = defaultdict(list)
    for of, *turn in session.execute(query.order_by(col(TurnRow.version), col(TurnRow.number))).all():
        turns[of].append(Turn(*turn))
    brought = (
        select(EventChangeRow.row, func.max(EventChangeRow.event))
        .join(TranscriptRow, current == col(EventChangeRow.row))
        .group_by(EventChangeRow.row)
    )
    events = dict(session.exec(brought).all())
    return [
        TranscriptText(each, texts[each.version], tuple(turns[each.version]), events.get(each.version, 0))
        for each in listed(session)
    ]


def turns_of_all(session: Session) -> list[TurnPlaces]:
    """Who speaks where in every transcript, by name; no text is read."""
    query = select_columns(
        col(TurnRow.version), col(TurnRow.number), col(TurnRow.start), col(TurnRow.end), col(TurnRow.speaker)
    ).join(TranscriptRow, col(TranscriptRow.current) == col(TurnRow.version))
    rows = session.connection().execute(query.order_by(col(TurnRow.version), col(TurnRow.number))).all()
    found: dict[str, TurnPlaces] = {}
    by_version = {each.version: each for each in listed(session)}
    for version, turns in groupby(rows, key=itemgetter(0)):
        _, numbers, starts, ends, speakers = zip(*turns, strict=True)
        found[version] = TurnPlaces(by_version[version], numbers, starts, ends, speakers)
    return [found.get(each.version) or TurnPlaces(each, (), (), (), ()) for each in by_version.values()]


def text_in_use(session: Session, name: str, seen: TranscriptText | None = None) -> tuple[str, str]:
    """The id of the text version in use and its text; NotFoundError where there is none of that name.

    `seen` is the text as somebody has it open: it is not read again, which in a long one takes longer than
    all the rest of a change. TextCorrectedError where it is not the text in use any more.
    """
    if seen is not None:
        current = version_in_use(session, name)
        if current is None:
            raise _not_there(name)
        if current != seen.transcript.version or _last_event(session, current) != seen.event:
            raise TextCorrectedError(name)
        return current, seen.text
    version = TranscriptVersionRow
    query = select(version.id, version.text).join(
        TranscriptRow, col(TranscriptRow.current) == col(version.id)
    )
    found = session.exec(query.where(TranscriptRow.name == name)).first()
    if found is None:
        raise _not_there(name)
    return found


def _not_there(name: str) -> NotFoundError:
    return NotFoundError("transcript", name, "'qual transcripts list' shows the names")


def version_in_use(session: Session, name: str) -> str | None:
    """The id of the text version in use; None where there is no transcript of that name."""
    return session.exec(select(TranscriptRow.current).where(TranscriptRow.name == name)).first()


def canonical_hashes(session: Session) -> dict[str, tuple[str, str]]:
    """The text and its stored hash of every transcript, by name, for checking."""
    version = TranscriptVersionRow
    query = select(TranscriptRow.name, version.text, version.sha256).join(
        version, col(version.id) == col(TranscriptRow.current)
    )
    return {name: (text, sha256) for name, text, sha256 in session.exec(query).all()}


def text_hash(session: Session, version: str) -> str:
    """The stored hash of one text version, given by its id."""
    return session.exec(select(TranscriptVersionRow.sha256).where(TranscriptVersionRow.id == version)).one()


def with_hash(session: Session, sha256: str) -> list[str]:
    """The names of the transcripts whose text in use has this hash."""
    version = TranscriptVersionRow
    query = select(TranscriptRow.name).join(version, col(version.id) == col(TranscriptRow.current))
    return sorted(session.exec(query.where(version.sha256 == sha256)).all())


def uncounted(session: Session) -> list[str]:
    """The transcripts whose turns are not as many, by each speaker, as was noted of their speakers."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    query = (
        select_columns(col(TranscriptRow.id), col(TurnRow.speaker), func.count())
        .select_from(TurnRow)
        .join(TranscriptRow, col(TranscriptRow.current) == col(TurnRow.version))
        .group_by(col(TranscriptRow.id), col(TurnRow.speaker))
    )
    for row, label, number in session.execute(query).all():
        counted[row][label] = number
    return [
        each.name
        for each in listed(session)
        if counted[each.id].total() != each.turns
        or {label: number for label, number in counted[each.id].items() if label}
        != {speaker.label: speaker.turns for speaker in each.speakers if speaker.turns}
    ]
