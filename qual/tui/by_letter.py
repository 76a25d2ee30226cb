"""Coding by letters: a passage by the letters of its first and last sentence, a code by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qual.core.words import say
from qual.tui.hand import Edges
from qual.tui.letters import Letters
from qual.tui.putting import put
from qual.tui.requests import Request

if TYPE_CHECKING:
    from qual.tui.session import Session

Asked = tuple[Request, ...]

LETTER, CAPITAL = "letter-", "capital-"
"""How the commands begin that name a sentence or a code."""


def switch(session: Session) -> None:
    """Show the letters, or take them away again."""
    show(session, "" if session.by_letter else "answers")
    session.told(say("screen.letters.on" if session.by_letter else "screen.letters.off"))


def switch_whose(session: Session) -> None:
    """Give the questions letters too, or only the answers."""
    show(session, "answers" if session.by_letter == "all" else "all")
    session.told(say(f"screen.letters.{session.by_letter}"))


def show(session: Session, whose: str) -> None:
    """Show letters before nobody's sentences, those of `answers`, or `all`."""
    session.by_letter = whose
    session.first_meant = None
    session.page.letters = Letters(session.reading, whose) if whose else None


def mean(session: Session, letter: str) -> None:
    """Mean the sentence with a letter; after another letter, all from there to here.

    Where the later sentence was named first, or one sentence twice, it is the start that moves from then on.
    """
    page, hand = session.page, session.hand
    found = page.lettered().get(letter)
    if found is None:
        session.told(say("screen.letters.none", letter=letter), trouble=True)
        return
    first = session.first_meant
    page.focus = None
    if first is None:
        session.first_meant = found
        hand.stretch(Edges(found.start, found.end))
    elif found.start > first.start:
        session.first_meant = None
        hand.stretch(Edges(first.start, found.end))
    else:
        session.first_meant = None
        hand.stretch(Edges(first.end, found.start))


def put_capital(session: Session, letter: str) -> Asked:
    """Put the code that has a capital."""
    code = session.capitals.get(letter)
    if code is None:
        session.told(say("screen.no_pinned", digit=letter), trouble=True)
        return ()
    return put(session, (code,))


def page_on(session: Session) -> None:
    """Show the sentences below, from the first without a letter on (with the question before it)."""
    page, reading = session.page, session.reading
    shown = page.lettered()
    last = max((each.start for each in shown.values()), default=reading.lines.starts[page.last_visible()])
    below = next(page.letters.after(last), None) if page.letters else None
    top = page.top + page.height - 1
    if below is not None:
        turn = reading.turn_at(below.start)
        from_turn = below.start == reading.sentences_of(turn)[0].start and turn.index > 0
        start = reading.turns[turn.index - 1].start if from_turn else below.start
        first = reading.lines.line_of(start)
        top = min(top, first if first > page.top else reading.lines.line_of(below.start))
    page.scroll(max(top, page.top + 1) - page.top)
    if below is not None and page.letters and below.start < reading.lines.ends[page.last_visible()]:
        page.letters.begin_at(page.top, below.start)
    _to_first(session)


def page_back(session: Session) -> None:
    """Show the sentences above."""
    page = session.page
    if page.letters:
        page.letters.begin_at(-1, 0)
    page.scroll(2 - page.height)
    _to_first(session)


def _to_first(session: Session) -> None:
    """Put the cursor in the first sentence that has a letter."""
    first = next(iter(session.page.lettered().values()), None)
    if first is not None:
        session.hand.go(first.start)
