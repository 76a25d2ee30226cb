"""Keys per coding: the worked example's codings put again with the fewest keys that the coding screen needs.

A coder of the example goes through an interview from top to bottom. For every passage the shortest row of
keys is searched (breadth first, over the screen's own commands) that brings the hand to its first sentence,
and then over exactly the passage; then the keys that put its codes: a digit, "again", or the palette with as
few letters as it takes. Finding the shortest way is free, so a person needs somewhat more.

With suggestions, the interview's own codings are taken out, suggestions are made from all other interviews
and the cues, and every suggestion costs one key: taken where the coder has that code on at least half of it,
else turned down. What was taken is not coded again.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measure import is_quick, report
from qual.actions.build_demo import build_demo
from qual.actions.code_passages import codings_in, remove_codings
from qual.actions.study import open_study
from qual.actions.suggest_codes import open_suggestions, suggest_codes
from qual.core.coding import Coding
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.tui import views
from qual.tui.desk import Desk
from qual.tui.hand import Hand
from qual.tui.requests import PutCodes
from qual.tui.session import Session

MOVES = ("next-sentence", "previous-sentence", "next-turn", "line-down", "page-down", "word-right")
SELECTS = ("sentence-more", "sentence-less", "turn-more", "grow", "word-more", "word-less", "start-on")
MOST_STATES = 5_000
CODER = "anna"


def keys_to(hand: Hand, span: Span) -> int:
    """How many keys it takes to mean a passage: to its first sentence, then over it."""
    first = hand.reading.sentence_at(span.start)
    there = span.start if first is None else first.start
    moved = _fewest(hand, MOVES, lambda: hand.sentence is not None and hand.sentence.start == there)
    grown = _fewest(hand, SELECTS, lambda: hand.target == span)
    if moved is None or grown is None:
        hand.select(span)
    # What no row of these keys selects is walked over word by word.
    return (12 if moved is None else moved) + (
        grown if grown is not None else len(span.of(hand.reading.text).split())
    )


def _fewest(hand: Hand, commands: Sequence[str], is_there: Callable[[], bool]) -> int | None:
    """The fewest keys until the hand is there, found breadth first; None where they are too many."""
    start = (hand.cursor, hand.edges)
    seen, waiting = {start}, deque([(start, 0)])
    while waiting and len(seen) < MOST_STATES:
        state, keys = waiting.popleft()
        hand.cursor, hand.edges = state
        if is_there():
            return keys
        for command in commands:
            hand.cursor, hand.edges = state
            hand.do(command)
            found = (hand.cursor, hand.edges)
            if found not in seen:
                seen.add(found)
                waiting.append((found, keys + 1))
    hand.cursor, hand.edges = start
    return None


def keys_for(session: Session, code: str) -> int:
    """How many keys put a code on what is meant."""
    if code in session.pinned.values() or session.last_codes == (code,):
        return 1
    name = session.codebook[code].name
    for letters in range(len(name) + 1):
        session.press("c", "c")
        for letter in name[:letters].casefold():
            session.press("space" if letter == " " else letter, letter)
        asked = session.press("enter", None)
        session.mode = "read"
        if any(isinstance(each, PutCodes) and each.codes == (code,) for each in asked):
            return 2 + letters
    return 2 + len(name)


def by_hand(session: Session, wanted: Sequence[Coding]) -> int:
    """The keys of a coder who puts these codings from top to bottom."""
    places: dict[Span, list[str]] = defaultdict(list)
    for each in wanted:
        places[each.span].append(each.code)
    keys = 0
    for span in sorted(places):
        keys += keys_to(session.hand, span)
        for code in places[span]:
            keys += keys_for(session, code)
            session.last_codes = (code,)
    return keys


def is_right(hint: Suggestion, wanted: Sequence[Coding]) -> bool:
    """Whether the coder has this code on at least half of what is suggested."""
    size = (hint.span.end - hint.span.start) / 2
    return any(
        each.code == hint.code
        and min(each.span.end, hint.span.end) - max(each.span.start, hint.span.start) >= size
        for each in wanted
    )


def is_covered(coding: Coding, taken: Sequence[Suggestion]) -> bool:
    """Whether a suggestion that was taken stands for the coding."""
    return any(each.code == coding.code and each.span.overlaps(coding.span) for each in taken)


def emptied(home: Path, name: str) -> None:
    """Take every coding of an interview out."""
    for coder in sorted({each.coder for each in _codings(home, name)}):
        with open_study(home, coder) as study:
            remove_codings(study, [each.id for each in codings_in(study, name) if each.coder == coder])


def _codings(home: Path, name: str) -> list[Coding]:
    with open_study(home, CODER) as study:
        return codings_in(study, name)


def hints(home: Path, name: str) -> list[Suggestion]:
    """The suggestions for an interview whose codings were taken out."""
    with open_study(home, CODER) as study:
        suggest_codes(study, [name])
        return open_suggestions(study, name)


def measure(home: Path, name: str) -> dict[str, object]:
    wanted = [each for each in _codings(home, name) if each.coder == CODER]
    emptied(home, name)
    waiting = hints(home, name)
    taken = [each for each in waiting if is_right(each, wanted)]
    left = [each for each in wanted if not is_covered(each, taken)]
    desk = Desk(home, CODER)
    try:
        manual = by_hand(desk.session(name, views.split, (70, 28), 4), wanted)
        rest = by_hand(desk.session(name, views.split, (70, 28), 4), left)
    finally:
        desk.close()
    helped = rest + len(waiting) + 2 * bool(waiting)
    return {
        "transcript": name,
        "codings": len(wanted),
        "keys": manual,
        "suggested": len(waiting),
        "taken": len(taken),
        "keys_with_suggestions": helped,
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        build_demo(home)
        with open_study(home, CODER) as study:
            from qual.actions.load_codings import list_codings

            names = sorted({each.transcript for each in list_codings(study) if each.coder == CODER})
        rows = [measure(home, name) for name in (names[:3] if is_quick() else names)]
    codings = sum(int(str(row["codings"])) for row in rows)
    keys = sum(int(str(row["keys"])) for row in rows)
    helped = sum(int(str(row["keys_with_suggestions"])) for row in rows)
    rows.append(
        {
            "codings": codings,
            "keys_per_coding": keys / codings,
            "must": 3.5,
            "with_suggestions": helped / codings,
            "must_with": 3.0,
        }
    )
    report("keys per coding", rows)


if __name__ == "__main__":
    main()
