"""The study behind the screen: opens it, and carries out what a session asks, in the order of the keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qual.actions.code_passages import (
    codings_in,
    codings_of_ids,
    create_code,
    move_coding,
    put_codes,
    read_codebook,
    remove_codings,
    write_memo,
)
from qual.actions.decide_suggestions import accept_suggestion, reject_suggestion, undecided_suggestions
from qual.actions.mark_passages import (
    mark_quote,
    memo_on,
    quote_marks,
    toggle_bookmark,
    toggle_done,
    write_memo_on,
)
from qual.actions.people import list_respondents
from qual.actions.read_transcripts import last_place, list_transcripts, open_transcript, remember_place
from qual.actions.study import open_study
from qual.actions.undo import Taken, large_change, redo, undo
from qual.core.graphemes import Split
from qual.core.respondent import Respondent
from qual.core.suggestion import Suggestion
from qual.core.transcript import Transcript
from qual.core.words import say
from qual.errors import NotFoundError, QualError
from qual.tui.requests import (
    DecideHint,
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
    WorkBlind,
    WriteMemo,
)
from qual.tui.session import Session
from qual.tui.writing import edit_memo_of_transcript

if TYPE_CHECKING:
    from qual.tui.boards.board import Board


class NothingToReadError(QualError):
    """The study has no transcripts."""

    def __init__(self) -> None:
        super().__init__(say("screen.no_transcripts"))


class Desk:
    """An open study and the coder at work in it."""

    def __init__(self, folder: Path, coder: str, *, is_blind: bool = False) -> None:
        self.study = replace(open_study(folder, coder), is_blind=is_blind)

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
        session.is_blind = self.study.is_blind
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
        session.opened(
            text,
            codings_in(self.study, name),
            min(offset, len(text.text)),
            hints=self._hints(name),
            traits=traits(text.transcript, list_respondents(self.study)),
        )

    def _hints(self, name: str) -> list[Suggestion]:
        """The suggestions that wait in a transcript; the session shows none beside an own coding."""
        return undecided_suggestions(self.study, name)

    def carry_out(self, session: Session, request: Request) -> None:
        """Do what was asked, durably, and tell the session what came of it."""
        name = session.reading.transcript.name
        seen = session.reading.transcript
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
            case WorkBlind(is_blind):
                self.study = replace(self.study, is_blind=is_blind)
            case DecideHint(id=hint, is_taken=is_taken):
                if is_taken:
                    session.coded([accept_suggestion(self.study, hint, seen=seen)])
                else:
                    reject_suggestion(self.study, hint)
                session.hints_read(each for each in session.hints if each.id != hint)
            case ToggleBookmark(span):
                is_set = toggle_bookmark(self.study, name, span, seen=seen)
                session.told(say("screen.bookmarked" if is_set else "screen.unbookmarked"))
            case MarkQuote(id=coding):
                kinds = ("", "key", "deviant")
                kind = kinds[(kinds.index(quote_marks(self.study).get(coding, "")) + 1) % len(kinds)]
                mark_quote(self.study, coding, kind)
                session.told(say(f"screen.marked.{kind}"))
            case MemoOnTranscript(text=None):
                edit_memo_of_transcript(session, memo_on(self.study, "transcript", name))
            case MemoOnTranscript(text=str(text)):
                write_memo_on(self.study, "transcript", name, text)
                session.told(say("screen.memo_kept" if text else "screen.memo_gone"))
            case ToggleDone():
                is_done = toggle_done(self.study, name)
                session.hints_read(self._hints(name))
                session.told(say("screen.done" if is_done else "screen.not_done"))
            case Undo(is_sure=False) if large := large_change(self.study):
                session.make_sure(say("screen.take_back", deed=large))
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

    def next_to(self, session: Session) -> str:
        """The transcript that stands beside an open one: the same people's other one, else the next."""
        names = [each.name for each in session.transcripts]
        here = session.reading.transcript.transcript
        people = {each.respondent for each in here.speakers if each.respondent}
        for each in session.transcripts:
            if each.name != here.name and people & {speaker.respondent for speaker in each.speakers}:
                return each.name
        return names[(names.index(here.name) + 1) % len(names)] if here.name in names else names[0]

    def read_hints(self, session: Session) -> None:
        """Take the suggestions of the open transcript anew."""
        session.hints_read(self._hints(session.reading.transcript.name))

    def read_again(self, session: Session) -> None:
        """Take codebook and codings anew, after they were changed elsewhere."""
        session.codebook_read(read_codebook(self.study))
        name = session.reading.transcript.name
        session.codings_read(codings_in(self.study, name))
        session.hints_read(self._hints(name))

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
        here = session.reading.transcript.name
        if taken.transcript is not None and taken.transcript != here:
            session.codebook_read(read_codebook(self.study))
            remember_place(self.study, here, session.hand.cursor)
            self._open(session, taken.transcript, taken.start)
        elif taken.codings is not None:
            there = codings_of_ids(self.study, taken.codings)
            found = [each for each in there if each.transcript == here]
            session.taken_back(taken.codings, found, self._hints(here))
            if taken.start is not None:
                session.went_to(taken.start)
        else:
            session.codebook_read(read_codebook(self.study))
            session.codings_read(codings_in(self.study, here))
            session.hints_read(self._hints(here))
            if taken.start is not None:
                session.went_to(taken.start)
        session.told(taken.sentence)


def traits(transcript: Transcript, respondents: Iterable[Respondent]) -> dict[str, list[str]]:
    """The labels of a transcript by "attribute=value" of the respondents behind them."""
    people = {each.id: each for each in respondents}
    found: dict[str, list[str]] = {}
    for speaker in transcript.speakers:
        person = people.get(speaker.respondent or "")
        if person is not None:
            known = dict(person.attributes) | dict(person.waves.get(transcript.wave, {}))
            for name, value in known.items():
                found.setdefault(f"{name}={value or '?'}", []).append(speaker.label)
    return found


def named(wanted: str, transcripts: Iterable[Transcript]) -> str:
    """The transcript with this name, or the only one whose name begins with it."""
    names = [each.name for each in transcripts]
    if wanted in names:
        return wanted
    found = [name for name in names if name.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    raise NotFoundError("transcript", wanted, ", ".join(found or names[:8]))
