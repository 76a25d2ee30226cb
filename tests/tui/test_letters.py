"""The letters before sentences."""

from __future__ import annotations

from pathlib import Path

from qual.core.transcript import Speaker, Transcript, TranscriptText, Turn
from qual.tui.letters import ALPHABET, Letters
from qual.tui.reading import Reading
from tests.tui.material import on_the_desk, split


def many(sentences: int, turns: int = 1) -> Reading:
    """A transcript with turns of some sentences each."""
    said = " ".join(f"Dit is zin {number}." for number in range(sentences))
    text = "\n".join([said] * turns)
    spans = [Turn(at, at * (len(said) + 1), at * (len(said) + 1) + len(said), "R01") for at in range(turns)]
    people = (Speaker("R01", "R01", "respondent"),)
    facts = Transcript("a", "R01.txt", "R01.txt", "", "interview", "", "", "", len(text), turns, people)
    return Reading(TranscriptText(facts, text, tuple(spans)), split, 40)


def test_a_sentence_keeps_its_letter_when_the_text_moves(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        letters = Letters(session.reading)
        above = {span: letter for letter, span in letters.shown(0, 12).items()}
        below = {span: letter for letter, span in letters.shown(4, 12).items()}

        both = above.keys() & below.keys()
        assert len(both) > 3
        assert all(above[each] == below[each] for each in both)


def test_who_asks_has_no_letters(tmp_path: Path) -> None:
    with on_the_desk(tmp_path) as (_, session):
        found = Letters(session.reading).shown(0, 99)

        assert {session.reading.turn_at(each.start).speaker for each in found.values()} == {"R08"}


def test_no_letter_stands_twice_on_a_page() -> None:
    reading = many(40)
    found = Letters(reading).shown(0, 99)

    assert "".join(found) == ALPHABET
    assert list(found.values()) == reading.sentences_of(reading.turns[0])[:26]


def test_letters_go_on_behind_those_that_were_given() -> None:
    reading = many(40)
    letters = Letters(reading)
    there = reading.sentences_of(reading.turns[0])
    letters.begin_at(0, there[26].start)

    assert list(letters.shown(0, 99).values()) == there[26:]
    assert next(iter(letters.shown(0, 99))) == "a"


def test_far_away_counting_begins_anew() -> None:
    reading = many(3, turns=500)
    letters = Letters(reading)
    letters.shown(0, 2)

    assert next(iter(letters.shown(len(reading.lines) - 4, 2))) in ALPHABET
    assert len(letters._numbers) < 10
