"""What is typed in the coding screen: memos, the name of a new code, the words of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qual.core.words import say
from qual.tui import finding, putting
from qual.tui.entry import Entry
from qual.tui.requests import MemoOnTranscript, Request, WriteMemo

if TYPE_CHECKING:
    from qual.tui.session import Session

Asked = tuple[Request, ...]

LONG = frozenset({"memo", "memo-transcript"})
"""What is written in several lines."""


def open_entry(session: Session, purpose: str, text: str = "") -> None:
    """Let something be typed; a memo that was typed and left before stands there again."""
    session.mode = "entry"
    session.purpose = purpose
    session.before = text
    session.entry = Entry(session.split, session.dropped.pop(_about(session), text))


def _about(session: Session) -> str:
    """What is being written, so that it is known again."""
    return f"{session.purpose} {session.edited.id if session.edited else session.reading.transcript.name}"


def memo(session: Session) -> None:
    """Let the memo on the coding that is meant be edited."""
    coding = putting.own_focused(session, "screen.no_coding_for_memo")
    if coding is None:
        return
    session.edited = coding
    open_entry(session, "memo", coding.memo)
    session.page.covered = 6
    session.page.reveal()


def open_new_code(session: Session) -> None:
    """Let the name of a new code be typed."""
    if session.hand.target is None:
        session.told(say("screen.nothing_to_code"), trouble=True)
        return
    open_entry(session, "new-code")


def search(session: Session) -> None:
    """Let words to look for be typed."""
    session.search_from = session.hand.cursor
    open_entry(session, "search")


def accept(session: Session) -> Asked:
    """Take what was typed."""
    entry, coding = session.entry, session.edited
    purpose = session.purpose
    leave_entry(session)
    if entry is None:
        return ()
    if purpose == "memo" and coding:
        text = entry.text.strip()
        if text == coding.memo:
            return ()
        session.told(say("screen.memo_kept" if text else "screen.memo_gone"))
        return (WriteMemo(coding.id, text),)
    if purpose == "memo-transcript":
        return (MemoOnTranscript(entry.text.strip()),)
    if purpose == "new-code":
        return putting.new_code(session, entry.text)
    if purpose == "search":
        finding.count_hits(session)
    return ()


def give_up(session: Session) -> None:
    """Stop typing and keep nothing; what was written of a memo comes back with the same key."""
    purpose, entry = session.purpose, session.entry
    if purpose in LONG and entry and entry.text.strip() != session.before:
        session.dropped[_about(session)] = entry.text
        session.told(say("board.dropped"))
    leave_entry(session)
    if purpose == "search":
        session.page.hits = []
        session.hand.go(session.search_from)


def leave_entry(session: Session) -> None:
    """Stop typing."""
    session.mode = "read"
    session.entry = None
    session.edited = None
    session.page.covered = 0


def edit_memo_of_transcript(session: Session, text: str) -> None:
    """Let the memo on the transcript be edited."""
    open_entry(session, "memo-transcript", text)
    session.page.covered = 6
    session.page.reveal()


def new_line(session: Session) -> None:
    """Begin a new line where there can be several."""
    if session.purpose in LONG and session.entry:
        session.entry.write("\n")


def write(session: Session, characters: str) -> None:
    """Put typed characters where typing goes."""
    if session.chooser:
        session.chooser.entry.write(characters)
        session.chooser.narrow()
    elif session.entry:
        session.entry.write(characters)
        typed(session)


def edit(session: Session, command: str) -> None:
    """Edit what is being typed."""
    if session.chooser:
        if session.chooser.entry.edit(command):
            session.chooser.narrow()
    elif session.entry and session.entry.edit(command):
        typed(session)


def typed(session: Session) -> None:
    """Follow what is typed: a search shows its first hit at once."""
    if session.purpose == "search" and session.entry:
        session.page.hits = finding.find(session, session.entry.text)
        session.hand.go(session.search_from)
        finding.to_hit(session, session.search_from - 1, 1)
