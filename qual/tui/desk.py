"""The study behind the screen: opens it, and carries out what a session asks, in the order of the keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qual.actions.code_passages import (
    codings_in,
    create_code,
    move_coding,
    put_codes,
    read_codebook,
    remove_codings,
    write_memo,
)
from qual.actions.mark_passages import (
    mark_quote,
    memo_on,
    quote_marks,
    toggle_bookmark,
    toggle_done,
    write_memo_on,
)
from qual.actions.read_transcripts import last_place, list_transcripts, open_transcript, remember_place
from qual.actions.study import open_study
from qual.actions.undo import Taken, redo, undo
from qual.core.graphemes import Split
from qual.core.transcript import Transcript
from qual.core.words import say
from qual.errors import NotFoundError, QualError
from qual.tui.requests import (
    MarkQuote,
    MemoOnTranscript,
    MoveCoding,
    NewCode,
    OpenTranscript,
    PutCodes,
    Redo,
    RememberPlace,
    RemoveCodings,
    Request,
    ToggleBookmark,
    ToggleDone,
    Undo,
    WriteMemo,
)
from qual.tui.session import Session

if TYPE_CHECKING:
    from qual.tui.boards.board import Board


class NothingToReadError(QualError):
    """The study has no transcripts."""

    def __init__(self) -> None:
        super().__init__(say("screen.no_transcripts"))


class Desk:
    """An open study and the coder at work in it."""

    def __init__(self, folder: Path, coder: str) -> None:
        self.study = open_study(folder, coder)

    def close(self) -> None:
        """Close the study."""
        self.study.close()

    def session(
        self, transcript: str | None, split: Split, size: tuple[int, int], lanes_shown: int
    ) -> Session:
        """A session in a transcript, else in the one where the coder was last, else in the first."""
        transcripts = list_transcripts(self.study)
        if not transcripts:
            raise NothingToReadError
        session = Session(
            self.study.coder, self.study.settings.name, transcripts, read_codebook(self.study), split
        )
        session.size, session.lanes_shown = size, lanes_shown
        if transcript is None:
            place = last_place(self.study)
            known = {each.name for each in transcripts}
            name = place[0] if place and place[0] in known else transcripts[0].name
        else:
            name = named(transcript, transcripts)
        self._open(session, name)
        return session

    def _open(self, session: Session, name: str, offset: int | None = None) -> None:
        """Show a transcript where the coder left it, or at an offset."""
        text = open_transcript(self.study, name)
        if offset is None:
            place = last_place(self.study, name)
            offset = place[1] if place else 0
        session.opened(text, codings_in(self.study, name), min(offset, len(text.text)))

    def carry_out(self, session: Session, request: Request) -> None:
        """Do what was asked, durably, and tell the session what came of it."""
        name = session.reading.transcript.name
        seen = session.reading.transcript.transcript.version
        match request:
            case PutCodes(span, codes):
                session.coded(put_codes(self.study, name, span, codes, seen=seen))
            case RemoveCodings(ids):
                remove_codings(self.study, ids)
                session.removed(ids)
            case MoveCoding(id=coding, span=span):
                session.coded([move_coding(self.study, coding, span, seen=seen)])
            case WriteMemo(id=coding, text=text):
                write_memo(self.study, coding, text)
                session.coded([replace(session.coding(coding), memo=text)])
            case NewCode(code_name, parent, span, also):
                code = create_code(self.study, code_name, parent)
                session.codebook_read(read_codebook(self.study))
                session.coded(put_codes(self.study, name, span, (*also, code.id), seen=seen))
                session.last_codes = (*also, code.id)
            case ToggleBookmark(span):
                is_set = toggle_bookmark(self.study, name, span)
                session.told(say("screen.bookmarked" if is_set else "screen.unbookmarked"))
            case MarkQuote(id=coding):
                kinds = ("", "key", "deviant")
                kind = kinds[(kinds.index(quote_marks(self.study).get(coding, "")) + 1) % len(kinds)]
                mark_quote(self.study, coding, kind)
                session.told(say(f"screen.marked.{kind}"))
            case MemoOnTranscript(text=None):
                session.edit_memo_of_transcript(memo_on(self.study, "transcript", name))
            case MemoOnTranscript(text=str(text)):
                write_memo_on(self.study, "transcript", name, text)
                session.told(say("screen.memo_kept" if text else "screen.memo_gone"))
            case ToggleDone():
                is_done = toggle_done(self.study, name)
                session.told(say("screen.done" if is_done else "screen.not_done"))
            case Undo():
                self._show(session, undo(self.study), "screen.nothing_undone")
            case Redo():
                self._show(session, redo(self.study), "screen.nothing_redone")
            case OpenTranscript(name=wanted):
                self._open(session, wanted)
            case RememberPlace(transcript, offset):
                remember_place(self.study, transcript, offset)
            case _:
                raise TypeError(f"nothing outside the screen answers {type(request).__name__}")

    def read_again(self, session: Session) -> None:
        """Take codebook and codings anew, after they were changed elsewhere."""
        session.codebook_read(read_codebook(self.study))
        session.codings_read(codings_in(self.study, session.reading.transcript.name))

    def board(self, name: str, session: Session) -> Board:
        """Another screen, by the name of its mode."""
        from qual.tui.boards.shelf import board

        return board(name, self.study, session.split, session.reading.transcript.name, session.likely.learnt)

    def show_at(self, session: Session, name: str, offset: int | None) -> None:
        """Show a transcript at an offset."""
        if name != session.reading.transcript.name:
            self._open(session, name, offset)
        elif offset is not None:
            session.went_to(offset)

    def _show(self, session: Session, taken: Taken | None, otherwise: str) -> None:
        """Show where a change was taken back or repeated."""
        if taken is None:
            session.told(say(otherwise))
            return
        session.codebook_read(read_codebook(self.study))
        here = session.reading.transcript.name
        if taken.transcript is not None and taken.transcript != here:
            remember_place(self.study, here, session.hand.cursor)
            self._open(session, taken.transcript, taken.start)
        else:
            session.codings_read(codings_in(self.study, here))
            if taken.start is not None:
                session.went_to(taken.start)
        session.told(taken.sentence)


def named(wanted: str, transcripts: Iterable[Transcript]) -> str:
    """The transcript with this name, or the only one whose name begins with it."""
    names = [each.name for each in transcripts]
    if wanted in names:
        return wanted
    found = [name for name in names if name.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    raise NotFoundError("transcript", wanted, ", ".join(found or names[:8]))
