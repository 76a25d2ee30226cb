"""Marking beside coding: quotes to print, bookmarks, transcripts that are done, memos on anything."""

from __future__ import annotations

from qual.actions.study import Study
from qual.core.memo import Memo
from qual.core.span import Span
from qual.core.transcript import TranscriptText
from qual.store import codings, marks, memos


def mark_quote(study: Study, coding: str, kind: str) -> None:
    """Mark a coding as a quote to print ("key") or against the rest ("deviant"); "" takes the mark off."""
    with study.database.change(study.coder, "quote.mark") as change:
        codings.one(change.session, coding)
        marks.mark_quote(change, coding, kind)


def quote_marks(study: Study) -> dict[str, str]:
    """What each marked coding is as a quote, by the coding's id."""
    with study.database.read() as session:
        return marks.quote_marks(session)


def toggle_bookmark(study: Study, name: str, span: Span, *, seen: TranscriptText | None = None) -> bool:
    """Put a bookmark on a passage, or take it off; tells whether there is one now.

    `seen` is the transcript as the coder has it open: TextCorrectedError where it is not in use any more.
    """
    with study.database.change(study.coder, "bookmark.set") as change:
        return marks.toggle_bookmark(change, name, span, seen)


def list_bookmarks(study: Study) -> list[marks.Bookmark]:
    """The coder's bookmarks, in reading order."""
    with study.database.read() as session:
        return marks.bookmarks(session, study.coder)


def toggle_done(study: Study, name: str) -> bool:
    """Say that the coder has coded a transcript to its end, or that not; tells which it is now."""
    with study.database.change(study.coder, "transcript.done") as change:
        return marks.toggle_done(change, name)


def done_transcripts(study: Study) -> set[tuple[str, str]]:
    """Which transcripts are coded to the end, as (transcript, coder)."""
    with study.database.read() as session:
        return marks.done(session)


def list_memos(study: Study) -> list[Memo]:
    """Every memo, by what it is about and then by time; for who works blind their own."""
    with study.database.read() as session:
        found = memos.listed(session)
    return [each for each in found if not study.is_blind or each.coder == study.coder]


def write_memo_on(study: Study, about: str, target: str, text: str) -> None:
    """Set the coder's memo on a thing (`ABOUT` in `qual.core.memo`); an empty text takes it out."""
    with study.database.change(study.coder, "memo.write") as change:
        memos.write(change, about, target, text.strip())


def memo_on(study: Study, about: str, target: str) -> str:
    """The coder's own memo on a thing; empty where there is none."""
    with study.database.read() as session:
        found = memos.listed(session)
    return next(
        (m.text for m in found if (m.about, m.coder) == (about, study.coder) and m.target in (target, "")),
        "",
    )
