"""A new text under a transcript: its codings and suggestions carried along, and the ones left in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from qual.core.coding import anchor
from qual.core.correction import Doubt, Fate, Marked
from qual.core.span import Span
from qual.core.transcript import Speaker, Turn
from qual.errors import NotFoundError, QualError
from qual.store import codings, marks, transcripts
from qual.store.changes import Change
from qual.store.rows import (
    BookmarkRow,
    CodeRow,
    CoderRow,
    CodingRow,
    DoubtRow,
    SpeakerRow,
    SuggestionRow,
    TranscriptRow,
    TranscriptVersionRow,
)


class NeedsPlaceError(QualError):
    """A lost coding cannot stay where it is."""

    def __init__(self) -> None:
        super().__init__(
            "this coding is lost: give it a place with --start and --end, or take it out with --remove"
        )


def marked(session: Session, name: str) -> list[Marked]:
    """What a correction of a transcript carries: every coding, and the suggestions in its text in use."""
    coded = (
        select_columns(
            col(CodingRow.id),
            col(CodeRow.slug),
            col(CoderRow.name),
            col(CodingRow.text_version),
            col(CodingRow.start),
            col(CodingRow.end),
            col(DoubtRow.id),
            col(DoubtRow.text_version),
            col(DoubtRow.start),
            col(DoubtRow.end),
        )
        .select_from(CodingRow)
        .join(CodeRow, col(CodeRow.id) == col(CodingRow.code))
        .join(CoderRow, col(CoderRow.id) == col(CodingRow.coder))
        .join(TranscriptVersionRow, col(TranscriptVersionRow.id) == col(CodingRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(TranscriptVersionRow.transcript))
        .join(DoubtRow, col(DoubtRow.coding) == col(CodingRow.id), isouter=True)
        .where(col(TranscriptRow.name) == name)
        .order_by(col(CodingRow.start), col(CodingRow.end), col(CodeRow.slug), col(CodingRow.id))
    )
    suggested = (
        select_columns(
            col(SuggestionRow.id),
            col(CodeRow.slug),
            col(SuggestionRow.state),
            col(SuggestionRow.text_version),
            col(SuggestionRow.start),
            col(SuggestionRow.end),
        )
        .join(CodeRow, col(CodeRow.id) == col(SuggestionRow.code))
        .join(TranscriptRow, col(TranscriptRow.current) == col(SuggestionRow.text_version))
        .where(col(TranscriptRow.name) == name)
        .order_by(col(SuggestionRow.start), col(SuggestionRow.end), col(CodeRow.slug), col(SuggestionRow.id))
    )
    found = []
    for row, code, coder, *now, doubt, version, start, end in session.execute(coded).all():
        surely = (version, start, end) if doubt else now
        found.append(
            Marked("coding", row, code, coder, "", surely[0], Span(surely[1], surely[2]), doubt or "")
        )
    for row, code, state, version, start, end in session.execute(suggested).all():
        found.append(Marked("suggestion", row, code, "", state, version, Span(start, end), ""))
    for row, version, span in marks.bookmarks_in(session, {current_of(session, name)}):
        found.append(Marked("bookmark", row, "", "", "", version, span, ""))
    return found


def current_of(session: Session, name: str) -> str:
    """The id of the text version of a transcript that is in use."""
    return session.exec(select(TranscriptRow.current).where(TranscriptRow.name == name)).one()


def texts(session: Session, versions: Collection[str]) -> dict[str, str]:
    """The texts of some versions, by the version's id."""
    version = TranscriptVersionRow
    query = select(version.id, version.text).where(col(version.id).in_(sorted(versions)))
    return dict(session.exec(query).all())


def correct(
    change: Change,
    name: str,
    new: transcripts.NewText,
    turns: Iterable[Turn],
    speakers: Sequence[Speaker],
    fates: Iterable[Fate],
) -> None:
    """Put a new text under a transcript, and everything that was marked where it stands now.

    A lost coding stays in the old text with a mark; an open suggestion that is not sure goes.
    """
    version = transcripts.add_text(change, name, new, turns)
    _set_speakers(change, name, speakers)
    moved: dict[str, dict[str, Any]] = {}
    suggested: dict[str, dict[str, Any]] = {}
    dropped, settled, new_doubts = [], [], []
    marks: dict[str, dict[str, Any]] = {}
    placed: dict[str, dict[str, Any]] = {}
    gone = []
    for each, carried in fates:
        if each.kind == "bookmark":
            if carried.new:
                placed[each.id] = {
                    "text_version": version,
                    "start": carried.new.start,
                    "end": carried.new.end,
                }
            else:
                gone.append(each.id)
            continue
        if each.kind == "suggestion":
            if carried.is_sure and carried.new:
                place = {"start": carried.new.start, "end": carried.new.end, "exact": carried.after}
                suggested[each.id] = {"text_version": version, **place}
            elif each.state == "open":
                dropped.append(each.id)
            continue
        if carried.new:
            place = codings.place(carried.new, anchor(new.text, carried.new))
            moved[each.id] = {"text_version": version, **place}
        elif each.doubt:
            moved[each.id] = {"text_version": each.version, "start": each.span.start, "end": each.span.end}
        old = {"text_version": each.version, "start": each.span.start, "end": each.span.end}
        if carried.is_sure:
            if each.doubt:
                settled.append(each.doubt)
        elif each.doubt:
            marks[each.doubt] = {"verdict": carried.verdict}
        else:
            new_doubts.append({"coding": each.id, "verdict": carried.verdict, **old})
    _anchors_of_lost(change.session, moved)
    change.update_all(CodingRow, moved)
    change.update_all(SuggestionRow, suggested)
    change.update_all(BookmarkRow, placed)
    change.remove(BookmarkRow, gone)
    change.remove(SuggestionRow, dropped)
    change.remove(DoubtRow, settled)
    change.update_all(DoubtRow, marks)
    change.insert(DoubtRow, new_doubts)


def _anchors_of_lost(session: Session, moved: dict[str, dict[str, Any]]) -> None:
    """Give the codings that go back to an old text the words that they cover there."""
    back = {row: values for row, values in moved.items() if "exact" not in values}
    old = texts(session, {values["text_version"] for values in back.values()}) if back else {}
    for values in back.values():
        span = Span(values["start"], values["end"])
        values.update(codings.place(span, anchor(old[values["text_version"]], span)))


def _set_speakers(change: Change, name: str, speakers: Sequence[Speaker]) -> None:
    session = change.session
    row = session.exec(select(TranscriptRow.id).where(TranscriptRow.name == name)).one()
    known = session.exec(select(SpeakerRow.label, SpeakerRow.id).where(SpeakerRow.transcript == row)).all()
    stay = {speaker.label for speaker in speakers}
    change.remove(SpeakerRow, [speaker for label, speaker in sorted(known) if label not in stay])
    transcripts.set_speakers(change, row, speakers)


def unsettled(session: Session, name: str | None = None) -> list[Doubt]:
    """The codings in doubt of one transcript, or of all, in reading order of the old texts."""
    version = TranscriptVersionRow
    query = (
        select_columns(
            col(CodingRow.id),
            col(TranscriptRow.name),
            col(CodeRow.slug),
            col(CoderRow.name),
            col(DoubtRow.verdict),
            col(DoubtRow.start),
            col(DoubtRow.end),
            col(version.text),
            col(CodingRow.start),
            col(CodingRow.end),
            col(CodingRow.exact),
        )
        .select_from(DoubtRow)
        .join(CodingRow, col(CodingRow.id) == col(DoubtRow.coding))
        .join(version, col(version.id) == col(DoubtRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(version.transcript))
        .join(CodeRow, col(CodeRow.id) == col(CodingRow.code))
        .join(CoderRow, col(CoderRow.id) == col(CodingRow.coder))
    )
    if name is not None:
        query = query.where(col(TranscriptRow.name) == name)
    order = (TranscriptRow.name, DoubtRow.start, DoubtRow.end, CodeRow.slug, CodingRow.id)
    found = []
    for row in session.execute(query.order_by(*(col(column) for column in order))).all():
        coding, transcript, code, coder, verdict, start, end, text, now_start, now_end, after = row
        is_lost = verdict == "lost"
        now = None if is_lost else Span(now_start, now_end)
        old = Span(start, end)
        found.append(
            Doubt(coding, transcript, code, coder, verdict, old, old.of(text), now, "" if is_lost else after)
        )
    return found


def settle(change: Change, coding: str, place: Span | None, *, remove: bool = False) -> None:
    """Take the mark off a coding in doubt: at this place in the text in use, or where it stands, or with it.

    NotFoundError where it is not in doubt, NeedsPlaceError where it is lost and no place is given.
    """
    verdict = change.session.exec(select(DoubtRow.verdict).where(DoubtRow.coding == coding)).first()
    if verdict is None:
        raise NotFoundError("coding in doubt", coding, "'qual codings settle' lists them")
    if remove:
        codings.remove(change, [coding])
        return
    if place is None and verdict == "lost":
        raise NeedsPlaceError
    if place is None:
        codings.remove_doubts(change, [coding])
        return
    name = codings.one(change.session, coding).transcript
    _, text = transcripts.text_in_use(change.session, name)
    codings.move(change, coding, place, text)


def strays(
    session: Session, among: Collection[str] | None = None, *, rows: Sequence[str] | None = None
) -> list[tuple[str, str]]:
    """Codings and open suggestions that stand in a text that is not in use, as (kind, id).

    A coding that is listed as lost is none of them. `among` are the ids of the transcripts to look at, `rows`
    those of the codings and suggestions themselves.
    """
    version = TranscriptVersionRow
    lost = select(DoubtRow.coding).where(DoubtRow.verdict == "lost")
    coded = (
        select(CodingRow.id)
        .join(version, col(version.id) == col(CodingRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(version.transcript))
        .where(col(TranscriptRow.current) != col(version.id), col(CodingRow.id).not_in(lost))
    )
    suggested = (
        select(SuggestionRow.id)
        .join(version, col(version.id) == col(SuggestionRow.text_version))
        .join(TranscriptRow, col(TranscriptRow.id) == col(version.transcript))
        .where(col(TranscriptRow.current) != col(version.id), SuggestionRow.state == "open")
    )
    if among is not None:
        coded = coded.where(col(TranscriptRow.id).in_(sorted(among)))
        suggested = suggested.where(col(TranscriptRow.id).in_(sorted(among)))
    if rows is not None:
        coded = coded.where(col(CodingRow.id).in_(rows))
        suggested = suggested.where(col(SuggestionRow.id).in_(rows))
    found = [("coding", row) for row in sorted(session.exec(coded).all())]
    return found + [("suggestion", row) for row in sorted(session.exec(suggested).all())]
