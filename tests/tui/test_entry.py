"""Text being typed, and lists narrowed down by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qual.tui.entry import EDITS, Chooser, Entry
from tests.tui.material import split


def chooser(typed: str = "") -> Chooser:
    """A list of three codes, narrowed down."""
    mine = Chooser(split, ["geld", "angst", "angst voor geld"])
    mine.entry.write(typed)
    mine.narrow()
    return mine


def test_a_grapheme_is_rubbed_out_as_one() -> None:
    entry = Entry(split, "cafe\u0301")

    entry.edit("rub-out")

    assert entry.text == "caf"


def test_words_and_all_of_it_are_rubbed_out() -> None:
    entry = Entry(split, "een twee drie")

    entry.edit("rub-out-word")
    assert entry.text == "een twee "
    entry.edit("caret-start")
    entry.edit("rub-out-next")
    assert entry.text == "en twee "
    entry.edit("rub-out-all")

    assert entry.text == ""


@given(st.lists(st.one_of(st.sampled_from(sorted(EDITS)), st.text(max_size=3)), max_size=30))
def test_the_caret_stays_in_the_text(steps: list[str]) -> None:
    entry = Entry(split)

    for step in steps:
        if step in EDITS:
            entry.edit(step)
        else:
            entry.write(step)
        assert 0 <= entry.caret <= len(entry.text)


def test_the_best_answer_is_marked() -> None:
    mine = chooser("ang")

    assert [mine.options[row.option] for row in mine.rows] == ["angst", "angst voor geld"]
    assert mine.all_chosen() == [1]


def test_options_are_taken_along_and_left_out_again() -> None:
    mine = chooser("geld")
    mine.take_along()
    assert (mine.chosen, mine.entry.text) == ([0], "")
    assert mine.all_chosen() == [0]

    mine.move(1)
    assert mine.all_chosen() == [0, 1]

    mine.move(-1)
    mine.take_along()
    assert mine.chosen == []


def test_a_row_beyond_the_options_is_none_of_them() -> None:
    mine = chooser("geld")

    mine.move(5, rows=1)

    assert mine.option is None
    assert mine.all_chosen() == []
