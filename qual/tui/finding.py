"""Places in a transcript: where words occur, what fits the filters, where nothing is coded yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qual.core.fuzzy import folded
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.core.words import say
from qual.tui.filters import Filter
from qual.tui.keymap import say_keys

if TYPE_CHECKING:
    from qual.tui.session import Session

MOST_HITS = 10_000


def find(session: Session, words: str) -> list[Span]:
    """Where the words occur, without regard to capitals, accents and white space, inside the turns."""
    parts = [re.escape(folded(each)) for each in words.split()]
    if not parts:
        return []
    if not session.searchable:
        session.searchable = session.reading.searchable()
    accents = "[\u0300-\u036f]*"
    pattern = r"\s+".join("".join(letter + accents for letter in _letters(each)) for each in parts)
    found: list[Span] = []
    for each in re.finditer(pattern, session.searchable):
        turn = session.reading.turn_at(each.start())
        if turn.start <= each.start() < turn.end:
            found.append(Span(*each.span()))
        if len(found) == MOST_HITS:
            break
    return found


def to_hit(session: Session, offset: int, by: int) -> None:
    """Go to the next (or previous) hit after an offset, round the end."""
    if not session.page.hits:
        return
    if by > 0:
        found = next((each for each in session.page.hits if each.start > offset), session.page.hits[0])
    else:
        found = next(
            (each for each in reversed(session.page.hits) if each.start < offset), session.page.hits[-1]
        )
    session.hand.go(found.start)
    session.page.reveal(centre=not session.page.is_visible())


def count_hits(session: Session) -> None:
    """Say which of the places found this is, or that there is none."""
    if not session.page.hits:
        session.told(say("screen.no_hits"), trouble=True)
        session.hand.go(session.search_from)
        session.page.reveal()
        return
    at = next(
        (number for number, each in enumerate(session.page.hits, 1) if each.start >= session.hand.cursor),
        len(session.page.hits),
    )
    session.told(say("screen.hits", at=at, hits=len(session.page.hits)))


def next_hit(session: Session) -> None:
    """Go to the next place found."""
    to_hit(session, session.hand.cursor, 1)
    count_hits(session)


def previous_hit(session: Session) -> None:
    """Go to the place found before this one."""
    to_hit(session, session.hand.cursor, -1)
    count_hits(session)


def end_search(session: Session) -> None:
    """Let go of the selection, else of the places found."""
    if session.hand.edges:
        session.hand.edges = None
    else:
        session.page.hits = []


def next_uncoded(session: Session) -> None:
    """Go to the next turn of a respondent in which the coder coded nothing."""
    reading = session.reading
    turn = reading.turn_at(session.hand.cursor)
    order = [*reading.turns[turn.index + 1 :], *reading.turns[: turn.index + 1]]
    for each in order:
        is_asked = each.speaker not in reading.askers and session.filtered.speaks(each.speaker)
        if is_asked and each.index not in session.codings.turn_uses and reading.sentences_of(each):
            session.hand.go(each.start)
            session.page.reveal(centre=not session.page.is_visible())
            return
    asks = session.filtered.of("speaker") or session.filtered.of("attribute")
    session.told(say("screen.all_fitting_coded" if asks else "screen.all_coded"))


def filter_line(session: Session, one: Filter) -> str:
    """A filter as the list shows and finds it."""
    value = session.code_line(session.codebook[one.value]) if one.kind == "code" else one.value
    return f"{say(f'screen.filter.{one.kind}')} {value}".strip()


def filter_by(session: Session, filters: tuple[Filter, ...]) -> None:
    """Show and visit only what fits these filters; everything where there are none."""
    below = {each.value: session.codebook.below(each.value) for each in filters if each.kind == "code"}
    session.filtered = session.filtered._replace(filters=filters, below=below)
    session.reindex()
    if not filters:
        session.told(say("screen.filter.none"))
        return
    to_place(session, session.hand.cursor - 1, 1)


def places(session: Session, hints: Iterable[Suggestion]) -> list[Span]:
    """The places that fit the filters, in reading order; none without filters."""
    return session.filtered.places(
        session.reading,
        session.page.index.codings,
        [hint.span for hint in hints],
        lambda turn: turn in session.codings.turn_uses,
    )


def to_place(session: Session, offset: int, by: int) -> None:
    """Go to the next (or previous) place that fits, round the end."""
    if not session.filtered.filters:
        session.told(say_keys("screen.filter.off"), trouble=True)
        return
    places = session.page.fitting
    if not places:
        session.told(say("screen.filter.nothing"), trouble=True)
        return
    if by > 0:
        at = next((n for n, each in enumerate(places) if each.start > offset), 0)
    else:
        before = [n for n, each in enumerate(places) if each.start < offset]
        at = before[-1] if before else len(places) - 1
    session.hand.go(places[at].start)
    session.page.reveal(centre=not session.page.is_visible())
    session.told(say_keys("screen.filter.at", at=at + 1, places=len(places)))


def clear_filter(session: Session) -> None:
    """Show all again."""
    filter_by(session, ())


def _letters(escaped: str) -> list[str]:
    """The letters of an escaped pattern, each with its backslash."""
    return re.findall(r"\\.|.", escaped, re.DOTALL)
