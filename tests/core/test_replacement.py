from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.replacement import Edit, Replacements
from qual.core.span import Span

TEXT = "Sanne woont in Groningen, zegt Sanne."
EDITS = Replacements([Edit(0, 5, "[Naam 1]"), Edit(15, 24, "[Plaats 1]"), Edit(31, 36, "[Naam 1]")])


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Replacements]:
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    words = draw(st.lists(st.text(min_size=1, max_size=5), min_size=len(pairs), max_size=len(pairs)))
    return text, Replacements(Edit(a, b, new) for (a, b), new in zip(pairs, words, strict=True))


@given(edited())
def test_the_inverse_gives_the_same_text(case: tuple[str, Replacements]) -> None:
    text, edits = case

    assert edits.inverse(text).apply(edits.apply(text)) == text


@given(edited(), st.data())
def test_a_passage_outside_the_edits_keeps_its_words(
    case: tuple[str, Replacements], data: st.DataObject
) -> None:
    text, edits = case
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    if any(each.start < span.end and span.start < each.end for each in edits.edits):
        return

    assert edits.span(span).of(edits.apply(text)) == span.of(text)


def test_an_edge_inside_a_name_goes_out_to_the_edge_of_its_token() -> None:
    new = EDITS.apply(TEXT)

    assert EDITS.span(Span(2, 20)).of(new) == "[Naam 1] woont in [Plaats 1]"
    assert EDITS.span(Span(0, 5)).of(new) == "[Naam 1]"
    assert EDITS.span(Span(6, 11)).of(new) == "woont"


def test_edits_that_meet_are_refused() -> None:
    with pytest.raises(ValueError, match="meets another"):
        Replacements([Edit(0, 5, "x"), Edit(4, 6, "y")])
