"""Keys per coding: the worked example's codings put again through the coding screen's own keys.

A coder of the example goes through interviews from top to bottom and puts every coding anew: keys go through
the screen's dispatcher, codings into a copy of the study, and what is stored afterwards must be exactly what
the coder had. The copies begin without the codings of the interview. Nothing is counted for reading.

Two ways are measured:

- *moving*: the shortest row of keys of the reading mode (searched breadth first over every key that moves or
  selects, `>` among them) to the passage's first sentence, and then over exactly the passage;
- *by letter*: what a coder does who knows the letters: turn the page where the passage is not on it, name its
  first and last sentence, move an edge word by word where it lies inside a sentence, then the code's key.

A code costs its digit, its capital (by letter), "again", or the palette with as few letters as it takes.
Left out, because they are never shorter here: the search (four keys at least) and the mouse, which is
counted apart: a drag over the passage and a key or click for the code are two operations.

With suggestions, all waiting ones are made from the other interviews and the cues. A coder by letter sees
them in the margin, takes one (`+`) where it stands for exactly the coding that is wanted, and codes over it
otherwise: edges that a suggestion has wrong are thus paid in full. `suggested`, `right` (on half of it or
more) and `exactly` say what the suggestions were like.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import is_quick, report
from qual.actions.build_demo import build_demo
from qual.actions.code_passages import codings_in, remove_codings
from qual.actions.decide_suggestions import open_suggestions
from qual.actions.study import open_study
from qual.actions.suggest_codes import suggest_codes
from qual.core.coding import Coding
from qual.core.span import Span
from qual.core.suggestion import Suggestion
from qual.tui import views
from qual.tui.desk import Desk
from qual.tui.hand import Edges
from qual.tui.keymap import bindings_of
from qual.tui.requests import OF_THE_SCREEN
from qual.tui.session import Session

CODER = "anna"
SIZES = {"80x24": (62, 21), "140x40": (78, 37)}
"""The room for the text in two sizes of terminal."""

MOST_STATES = 1_500
TO_PLACES = frozenset(
    "next-sentence previous-sentence next-turn previous-turn line-down line-up page-down page-up word-right"
    " next-uncoded".split()
)
OVER_PASSAGES = frozenset(
    "sentence-more sentence-less turn-more turn-less grow shrink word-more word-less start-back start-on"
    " swap-ends edge-word-right edge-word-left".split()
)

EDGES = frozenset("cut-at-comma edge-word-right edge-word-left edge-right edge-left".split())


def key_of(mode: str, command: str) -> str:
    """The key of a command that is pressed alone."""
    return next(each.keys[0] for each in bindings_of(mode) if each.command == command)


class Hands:
    """A coder's hands: keys pressed in a session, carried out on the desk, and counted."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk, self.session = desk, session
        self.pressed = 0

    def press(self, key: str) -> None:
        """Press a key."""
        self.pressed += 1
        for request in self.session.press(key, " " if key == "space" else key if len(key) == 1 else None):
            if not isinstance(request, OF_THE_SCREEN):
                self.desk.carry_out(self.session, request)

    def put(self, code: str) -> None:
        """Put a code on what is meant, with the fewest keys."""
        session = self.session
        mode = session.key_mode
        keyed = session.pinned | (session.capitals if mode == "letters" else {})
        if key := next((key for key, each in keyed.items() if each == code), None):
            self.press(key)
        elif session.last_codes == (code,):
            self.press(key_of(mode, "last-code"))
        else:
            self._by_palette(code, key_of(mode, "palette"))

    def _by_palette(self, code: str, opening: str) -> None:
        name = self.session.codebook[code].name.casefold()
        self.press(opening)
        for letter in name:
            chooser = self.session.chooser
            if chooser and chooser.option is not None and self.session.listed[chooser.option].id == code:
                break
            self.press("space" if letter == " " else letter)
        self.press("enter")

    # Moving

    def move_to(self, span: Span) -> None:
        """Mean a passage by the keys that move and select."""
        session = self.session
        first = session.reading.sentence_at(span.start)
        there = first.start if first else span.start
        for commands, is_there in (
            (TO_PLACES, lambda: session.hand.sentence is not None and session.hand.sentence.start == there),
            (OVER_PASSAGES, lambda: session.hand.target == span),
        ):
            keys = self._fewest("read", commands, is_there)
            if keys is None:
                # what no row of keys finds is walked over word by word
                self.pressed += len(span.of(session.reading.text).split())
                session.hand.select(span)
                return
            for key in keys:
                self.press(key)

    def _fewest(
        self, mode: str, commands: frozenset[str], is_there: Callable[[], bool]
    ) -> tuple[str, ...] | None:
        """The fewest keys until the hand is there, found breadth first; None where they are too many."""
        hand, page = self.session.hand, self.session.page
        keys = [key for each in bindings_of(mode) if each.command in commands for key in each.keys[:1]]
        start = (hand.cursor, hand.edges, hand._goal, page.top)
        seen: set[tuple[int, Edges | None]] = {start[:2]}
        waiting: deque[tuple[tuple[int, Edges | None, int | None, int], tuple[str, ...]]] = deque(
            [(start, ())]
        )
        found = None
        while waiting and len(seen) < MOST_STATES and found is None:
            state, so_far = waiting.popleft()
            hand.cursor, hand.edges, hand._goal, page.top = state
            if is_there():
                found = so_far
                break
            for key in keys:
                hand.cursor, hand.edges, hand._goal, page.top = state
                self.session.press(key, " " if key == "space" else key if len(key) == 1 else None)
                if (hand.cursor, hand.edges) not in seen:
                    seen.add((hand.cursor, hand.edges))
                    waiting.append(((hand.cursor, hand.edges, hand._goal, page.top), (*so_far, key)))
        hand.cursor, hand.edges, hand._goal, page.top = start
        return found

    # By letter

    def name(self, span: Span) -> None:
        """Mean a passage by the letters of its ends, then word by word where an edge lies inside."""
        session = self.session
        reading = session.reading
        first, last = reading.sentence_at(span.start), reading.sentence_at(span.end - 1)
        if first is None or last is None:
            raise AssertionError("a passage without words")
        is_late = first.start != span.start
        named = [last, first] if is_late else [first] if first == last else [first, last]
        for each in named:
            self.press(self._letter(each))
        keys = self._fewest("letters", EDGES, lambda: session.hand.target == span)
        if keys is None:
            raise AssertionError(f"{span} cannot be meant by letter")
        for key in keys:
            self.press(key)

    def _letter(self, sentence: Span) -> str:
        """The letter of a sentence, when the pages were turned to it."""
        for _ in range(400):
            shown = self.session.page.lettered()
            for letter, each in shown.items():
                if each == sentence:
                    return letter
            starts = [each.start for each in shown.values()]
            self.press("pageup" if starts and sentence.start < starts[0] else "space")
        raise AssertionError(f"the sentence at {sentence.start} has no letter")


class Put(NamedTuple):
    """Interviews put again: codings, keys, and suggestions taken."""

    codings: int
    keys: int
    taken: int = 0


def places(wanted: Sequence[Coding]) -> list[tuple[Span, list[str]]]:
    """Every passage with its codes, from top to bottom."""
    found: dict[Span, list[str]] = defaultdict(list)
    for each in wanted:
        found[each.span].append(each.code)
    return sorted(found.items())


def put_again(home: Path, name: str, wanted: Sequence[Coding], size: tuple[int, int], way: str) -> Put:
    """Put an interview's codings again; what is stored then must be what was wanted."""
    desk = Desk(home, CODER)
    try:
        hands = Hands(desk, desk.session(name, views.split, size, 4))
        taken = 0
        if way != "moving":
            hands.press(key_of("read", "letters"))
        for span, codes in places(wanted):
            hints = {each.code for each in hands.session.shown_hints() if each.span == span}
            if way == "moving":
                hands.move_to(span)
            else:
                hands.name(span)
            for code in codes:
                if way == "hints" and hints == {code}:
                    hands.press(key_of("letters", "accept-hint"))
                    taken += 1
                else:
                    hands.put(code)
        stored = {(each.span, each.code) for each in codings_in(desk.study, name) if each.coder == CODER}
    finally:
        desk.close()
    if stored != {(each.span, each.code) for each in wanted}:
        raise AssertionError(f"{name}: other codings were stored than wanted")
    return Put(len(wanted), hands.pressed, taken)


def is_right(hint: Suggestion, wanted: Sequence[Coding]) -> bool:
    """Whether the coder has this code on at least half of what is suggested."""
    size = (hint.span.end - hint.span.start) / 2
    return any(
        each.code == hint.code
        and min(each.span.end, hint.span.end) - max(each.span.start, hint.span.start) >= size
        for each in wanted
    )


def emptied(home: Path, name: str) -> None:
    """Take every coding of an interview out."""
    with open_study(home, CODER) as study:
        coders = sorted({each.coder for each in codings_in(study, name)})
    for coder in coders:
        with open_study(home, coder) as study:
            remove_codings(study, [each.id for each in codings_in(study, name) if each.coder == coder])


def measure(home: Path, name: str, *, with_hints: bool, with_moving: bool) -> dict[str, object]:
    """The keys of an interview in every way that is asked."""
    with open_study(home, CODER) as study:
        wanted = [each for each in codings_in(study, name) if each.coder == CODER]
    row: dict[str, object] = {"transcript": name, "codings": len(wanted)}
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty"
        shutil.copytree(home, empty)
        emptied(empty, name)

        def put(size: str, way: str) -> Put:
            copy = Path(folder) / "copy"
            shutil.copytree(empty, copy)
            try:
                return put_again(copy, name, wanted, SIZES[size], way)
            finally:
                shutil.rmtree(copy)

        for size in SIZES:
            row[f"by_letter_{size}"] = put(size, "letters").keys
        if with_moving:
            row["moving_80x24"] = put("80x24", "moving").keys
        if with_hints:
            with open_study(empty, CODER) as study:
                suggest_codes(study, [name])
                waiting = open_suggestions(study, name)
            row["suggested"] = len(waiting)
            row["right"] = sum(is_right(each, wanted) for each in waiting)
            row["exactly"] = len(
                {(each.span, each.code) for each in waiting} & {(each.span, each.code) for each in wanted}
            )
            helped = put("80x24", "hints")
            row["with_suggestions_80x24"], row["taken"] = helped.keys, helped.taken
    return row


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        build_demo(home)
        with open_study(home, CODER) as study:
            from qual.actions.load_codings import list_codings

            names = sorted({each.transcript for each in list_codings(study) if each.coder == CODER})
        few = 3 if is_quick() else 6
        rows = [
            measure(home, name, with_hints=at < few, with_moving=at < few)
            for at, name in enumerate(names[:3] if is_quick() else names)
        ]
    total: dict[str, object] = {"must_by_hand": 3.5, "must_with_suggestions": 3.0}
    for key in (*(f"by_letter_{size}" for size in SIZES), "moving_80x24", "with_suggestions_80x24"):
        asked = [row for row in rows if key in row]
        codings = sum(int(str(row["codings"])) for row in asked)
        total[f"{key}_per_coding"] = round(sum(int(str(row[key])) for row in asked) / codings, 2)
        total[f"{key}_codings"] = codings
    report("keys per coding", [*rows, total])


if __name__ == "__main__":
    main()
