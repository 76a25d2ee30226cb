"""Reading transcripts, and coming back to where one was."""

from __future__ import annotations

from qual.actions.study import Study
from qual.core.transcript import Transcript, TranscriptText
from qual.store import places, transcripts


def list_transcripts(study: Study) -> list[Transcript]:
    """Every transcript without its text, by name."""
    with study.database.read() as session:
        return transcripts.listed(session)


def open_transcript(study: Study, name: str) -> TranscriptText:
    """One transcript with text and turns; NotFoundError where there is none of that name."""
    with study.database.read() as session:
        return transcripts.with_text(session, name)


def open_all(study: Study) -> list[TranscriptText]:
    """Every transcript with its text."""
    with study.database.read() as session:
        return transcripts.all_with_text(session)


def remember_place(study: Study, name: str, offset: int) -> None:
    """Keep where the coder is in a transcript, for the next time."""
    places.remember(study.database, study.coder, name, offset)


def last_place(study: Study, name: str | None = None) -> tuple[str, int] | None:
    """The transcript and offset where the coder was last, overall or in one transcript."""
    with study.database.read() as session:
        return places.last(session, study.coder, name)
