"""A transcript as it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qual.core.span import Span
from qual.core.transcript import Turn
from qual.tui.reading import Reading, blocks, paragraphs
from tests.small_study import transcript
from tests.tui.material import LONG, split


def reading(text: str, *, turns: bool = True) -> Reading:
    """A transcript on a screen of 40 columns."""
    made = transcript("R08.txt", text)
    return Reading(made if turns else replace(made, turns=()), split, 40)


def lines(mine: Reading) -> list[str]:
    """The lines as text."""
    return [mine.text[start:end] for start, end in zip(mine.lines.starts, mine.lines.ends, strict=True)]


def test_a_text_without_turns_is_read_by_its_paragraphs() -> None:
    mine = reading("Eerste stuk.\n\n  Tweede stuk. Nog iets.\n", turns=False)

    assert [mine.text[turn.start : turn.end] for turn in mine.turns] == [
        "Eerste stuk.",
        "Tweede stuk. Nog iets.",
    ]
    assert lines(mine) == ["Eerste stuk.", "Tweede stuk. Nog iets."]


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_a_text_without_words_can_be_opened(text: str) -> None:
    mine = reading(text, turns=False)

    assert len(mine.turns) == 1
    assert mine.sentence_at(0) is None
    assert mine.nearest(99) <= len(text)


def test_labels_are_not_shown_but_remarks_are() -> None:
    text = "Kop\nAnna (00:12):\nHoi daar.\n[stilte]\nBas:\nJa."
    turns = [Turn(0, 18, 27, "Anna"), Turn(1, 42, 45, "Bas")]

    found = blocks(text, turns)

    assert [text[each.start : each.end] for each in found] == ["Kop", "Hoi daar.", "[stilte]", "Ja."]
    assert [each.turn for each in found] == [-1, 0, -1, 1]


def test_the_end_of_a_text_is_shown_too() -> None:
    text = "I: Klaar?\n(einde van de opname)"

    assert [text[each.start : each.end] for each in blocks(text, [Turn(0, 3, 9, "I")])] == [
        "Klaar?",
        "(einde van de opname)",
    ]


def test_paragraphs_keep_their_places() -> None:
    assert paragraphs("a\n\n b ") == (Turn(0, 0, 1, ""), Turn(1, 4, 5, ""))


def test_a_span_knows_its_turns() -> None:
    mine = reading(LONG)
    first, second = mine.turns[:2]

    assert list(mine.turns_of(Span(first.start, first.start + 1))) == [0]
    assert list(mine.turns_of(Span(first.end - 1, second.start + 1))) == [0, 1]
    assert list(mine.turns_of(Span(first.end, second.start))) == []


def test_searching_keeps_every_offset() -> None:
    mine = reading("R: \u0130k wil CAF\u00c9 en stra\u00dfe, \ufb01jn.")

    assert len(mine.searchable()) == len(mine.text)
    assert "cafe" in mine.searchable()


def test_another_width_cuts_other_lines_once() -> None:
    mine = reading(LONG)

    assert mine.rewrap(30)
    assert not mine.rewrap(30)
    assert max(len(line.rstrip()) for line in lines(mine)) <= 30
