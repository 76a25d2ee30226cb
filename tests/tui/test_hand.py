"""Cursor and selection."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qual.core.graphemes import graphemes
from qual.tui.hand import MOVES, Hand
from qual.tui.reading import Reading
from tests.small_study import transcript
from tests.tui.material import LONG, split


def hand(words: str = "Nou, eh", text: str = LONG, width: int = 40) -> Hand:
    """A hand with its cursor at the start of some words."""
    reading = Reading(transcript("R08.txt", text, people=("R08",)), split, width)
    return Hand(reading, text.index(words))


def after(commands: str, words: str = "Nou, eh") -> str:
    """The words that are meant after some commands."""
    mine = hand(words)
    for command in commands.split():
        mine.do(command)
    target = mine.target
    return target.of(mine.reading.text) if target else ""


SENTENCE = "Nou, eh... goed eigenlijk."
NEXT = "Ik wilde weer meedoen."
TURN = (
    'Nou, eh... goed eigenlijk. Ik wilde weer meedoen. Dat was bijv. op maandag. Mijn baas zei: "Kom maar."'
)


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ("", SENTENCE),
        ("next-sentence", NEXT),
        ("next-sentence previous-sentence", SENTENCE),
        ("previous-sentence", "En thuis?"),
        ("grow", SENTENCE),
        ("grow grow", TURN),
        ("grow grow grow", f"Hoe ging het met werken? En thuis?\nR08: {TURN}"),
        ("grow grow grow shrink", TURN),
        ("grow grow shrink shrink", SENTENCE),
        ("grow next-sentence", NEXT),
        ("grow grow next-sentence", "En het geld?"),
        ("sentence-more", f"{SENTENCE} {NEXT}"),
        ("sentence-more sentence-less", SENTENCE),
        ("sentence-more sentence-less sentence-less", SENTENCE),
        ("start-back", f"En thuis?\nR08: {SENTENCE}"),
        ("sentence-more start-on", NEXT),
        ("turn-more", TURN),
        ("turn-more turn-more", f"{TURN}\n[telefoon gaat]\nI: En het geld?"),
        ("turn-more turn-more turn-less", TURN),
        ("word-more", "Nou"),
        ("word-more word-more word-more", "Nou, eh"),
        ("word-more word-more word-less", "Nou"),
        ("edge-right edge-right", "No"),
        ("edge-right edge-right edge-left", "N"),
        ("edge-right edge-left", SENTENCE),
        ("edge-left", "?"),
        ("right right edge-left edge-left", "No"),
        ("edge-word-right", "Nou"),
        ("sentence-more swap-ends sentence-more", f"En thuis?\nR08: {SENTENCE} {NEXT}"),
        ("sentence-more swap-ends sentence-less", NEXT),
        ("next-turn", "En het geld?"),
        ("next-turn previous-turn", SENTENCE),
        ("bottom", "Nu gaat het."),
        ("top", "Hoe ging het met werken?"),
        ("top previous-turn previous-sentence left", "Hoe ging het met werken?"),
        ("bottom next-turn next-sentence right", "Nu gaat het."),
        ("word-right word-right", SENTENCE),
        ("line-down", NEXT),
        ("edge-line-end", "Nou, eh... goed eigenlijk. Ik wilde weer"),
        ("grow clear", SENTENCE),
    ],
)
def test_what_is_meant_after_some_keys(commands: str, words: str) -> None:
    assert after(commands.replace("clear", "shrink")) == words


def test_the_lines_between_turns_are_no_place_to_be() -> None:
    mine = hand("Kom maar")

    mine.do("line-down")

    assert mine.sentence is not None
    assert mine.sentence.of(LONG) == "En het geld?"


def test_lines_keep_the_column_where_the_walk_began() -> None:
    mine = hand("weer meedoen")
    column, line = mine.reading.lines.place(mine.cursor)

    for command in ("line-down", "line-down", "line-up", "line-up"):
        mine.do(command)

    assert mine.reading.lines.place(mine.cursor) == (column, line)


def test_a_character_is_a_grapheme() -> None:
    mine = hand("e\u0301 Hoek")

    mine.do("edge-right")

    assert mine.selected is not None
    assert mine.selected.of(LONG) == "e\u0301"


def test_the_pointer_selects_what_it_passes() -> None:
    mine = hand()
    column, line = mine.reading.lines.place(LONG.index("Ik wilde"))

    mine.point(column, line)
    start = mine.cursor
    mine.drag(column + 1, line, start)
    forward = mine.selected
    mine.drag(column - 5, line, start)

    assert forward is not None
    assert forward.of(LONG) == "Ik"
    assert mine.selected is not None
    assert mine.selected.of(LONG) == "ijk. I"


TEXTS = st.text(alphabet=st.sampled_from("abA .?\ne\u0301\u4f60\u200d\U0001f468"), max_size=60)


@example(["\u200d\u200d?"], ["edge-word-right"])
@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(st.sampled_from(sorted(MOVES)), max_size=25))
def test_no_walk_leaves_the_turns_or_cuts_a_grapheme(said: list[str], commands: list[str]) -> None:
    text = "Kop\n" + "".join(
        f"{'IR'[n % 2]}: {words.replace(chr(10), ' ')}\n" for n, words in enumerate(said)
    )
    mine = Hand(Reading(transcript("R.txt", text), split, 12))

    for command in commands:
        mine.do(command)
        turn = mine.reading.turn_at(mine.cursor)
        starts = {each.start for each in graphemes(text[turn.start : turn.end], split)}
        assert turn.start <= mine.cursor < max(turn.end, turn.start + 1)
        assert mine.cursor == turn.start or mine.cursor - turn.start in starts
        if mine.edges:
            assert 0 <= mine.edges.span.start < mine.edges.span.end <= len(text)
