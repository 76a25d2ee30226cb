"""The passages behind a number."""

from __future__ import annotations

from qual.actions.show_passages import Passage
from qual.core.coding import Coding
from qual.core.span import Span


def test_the_words_around_a_passage_are_whole_and_the_passage_stands_near_the_top() -> None:
    text = "Woorden ervoor. " * 60 + "Dit is het." + " Woorden erna." * 60
    start = text.index("Dit")
    passage = Passage(
        Coding("R07.txt", Span(start, start + 11), "geld", "anna", "Dit is het."), 0, "", None, ""
    )
    before, words, after = passage.around(text)

    assert words == "Dit is het."
    assert before.startswith("… ")
    assert after.endswith(" …")
    assert {*before.split(), *after.split()} <= {"…", "Woorden", "ervoor.", "erna."}
    assert len(before) < 160

    first = passage._replace(coding=Coding("R07.txt", Span(0, 7), "geld", "anna", "Woorden"))
    assert first.around("Woorden nog.") == ("", "Woorden", " nog.")
