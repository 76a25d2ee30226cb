"""The words around a passage."""

from __future__ import annotations

from qual.core.context import said_after, said_before

TEXT = "Ik wilde weer werken, en daarom ging ik erheen."


def test_the_words_before_a_passage_begin_with_a_whole_word() -> None:
    start = TEXT.index("werken")

    assert said_before(TEXT, start, 8) == "… weer "
    assert said_before(TEXT, start, 100) == "Ik wilde weer "


def test_the_words_after_a_passage_end_with_a_whole_word() -> None:
    end = TEXT.index(", en")

    assert said_after(TEXT, end, 8) == ", en …"
    assert said_after(TEXT, end, 100) == TEXT[end:]


def test_one_long_word_around_a_passage_is_left_out() -> None:
    assert said_before("a" * 50, 40, 10) == ""
    assert said_after("a" * 50, 10, 10) == ""
