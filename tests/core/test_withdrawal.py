"""What of a text is one person's, and how it goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qual.core.span import Span
from qual.core.turns import split_turns
from qual.core.withdrawal import BLANK, OwnWords, Spans, blanked, cut_context, names_pattern, own_spans

GROUP = """Aanwezig: Annelies, Bart

Annelies: Ja hoor.
Dat vind ik ook.
Bart: Nee.

[00:01:12] Annelies: Toch wel.
Bart: Annelies heeft gelijk.
"""


def test_turns_labels_and_names_in_the_header_are_the_persons() -> None:
    turns = split_turns(GROUP)

    text = blanked(GROUP, own_spans(GROUP, turns, {"Annelies"}, {"Annelies"}))

    assert text == GROUP.replace("Aanwezig: Annelies", f"Aanwezig: {BLANK * 8}").replace(
        "Annelies: Ja hoor.", BLANK * 18
    ).replace("Dat vind ik ook.", BLANK * 16).replace("[00:01:12] Annelies: Toch wel.", BLANK * 30)


def test_a_label_on_a_line_of_its_own_goes_with_the_turn() -> None:
    text = "R1:\nJa.\n\nR2:\nNee.\n\nR1:\nToch.\n"
    turns = split_turns(text)

    assert blanked(text, own_spans(text, turns, {"R2"}, {"R2"})) == text.replace("R2:", BLANK * 3).replace(
        "Nee.", BLANK * 4
    )


def test_a_context_keeps_what_borders_on_the_words() -> None:
    text = "aaaa bbbb cccc dddd eeee"
    gone = Spans([Span(0, 4), Span(20, 24)])

    assert cut_context(text[:10], text[14:], 10, 14, gone) == (" bbbb ", " dddd ")
    assert cut_context(text[:10], text[14:], 10, 14, Spans([])) == (text[:10], text[14:])


def test_a_quotation_is_a_run_that_nobody_else_says_or_the_whole_of_a_short_text() -> None:
    own = OwnWords()
    own.add("Daar lig ik dus elke nacht wakker van, van die brief")
    own.leave_out("Wakker van de brief, elke nacht")

    assert own.are_quoted_in("zij zegt: 'lig ik dus elke nacht'")
    assert own.are_quoted_in("Lig ik")
    assert not own.are_quoted_in("zij ligt wakker")
    assert not own.are_quoted_in("elke nacht")
    assert not own.are_quoted_in("")
    assert own.are_used_in("zij zegt dus")
    assert [span.of("x lig ik dus elke y") for span in own.places("x lig ik dus elke y")] == [
        "lig ik dus elke"
    ]


def test_a_name_is_found_as_a_whole_word_only() -> None:
    pattern = names_pattern({"R1", "An", "x", "12"})

    assert pattern is not None
    assert pattern.findall("R1 R10 an, Anna 12 x") == ["R1", "an"]
    assert names_pattern({"1", ""}) is None


spans = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 8)).map(lambda at: Span(at[0], at[0] + at[1])))


@given(spans, st.integers(0, 40), st.integers(0, 8))
def test_spans_know_what_a_range_touches(gone: list[Span], start: int, length: int) -> None:
    text = "abcdefgh\n" * 6
    blank = {at for span in gone for at in range(span.start, span.end)}
    end = start + length

    assert Spans(gone).touch(start, end) == bool(blank & set(range(start, end)))
    after, before = Spans(gone).after(start, end), Spans(gone).before(start, end)
    assert not blank & set(range(after, end))
    assert not blank & set(range(start, before))
    assert after == start or after - 1 in blank
    assert before == end or before in blank
    cleaned = blanked(text, gone)
    assert len(cleaned) == len(text)
    for at, char in enumerate(cleaned):
        assert char == (BLANK if at in blank and text[at] != "\n" else text[at])
