"""What differs, as it is shown: slips in their place, and the seam of two places."""

from __future__ import annotations

from qual.core.quotation import Quotation
from qual.core.quote import Alteration, CheckedQuote, Difference, Match
from qual.core.quote_comment import told
from qual.core.quote_decision import Reviewed
from qual.core.quote_difference import marked_difference, shown_difference, with_slips
from qual.core.span import Span

FIRST = Match("R01.txt", 4, "R01", "R01", Span(0, 24), "Het was zwaar, heel zwaar", 1.0)
SECOND = Match("R02.txt", 8, "R02", "R02", Span(40, 66), "en toen ging het weer goed", 1.0)


def joined(*difference: Difference) -> CheckedQuote:
    printed = " ".join(step.report for step in difference)
    quotation = Quotation("line 1", printed, "double", "inline")
    return CheckedQuote("q-1", 1, quotation, "stitched", "unique", (FIRST, SECOND), difference)


def test_the_seam_stands_between_the_words_of_the_two_places() -> None:
    words = "Het was zwaar heel zwaar en toen ging het weer goed"
    whole = joined(Difference("same", words, words))

    assert shown_difference(whole) == "Het was zwaar heel zwaar ‖ en toen ging het weer goed"
    long = "heel " * 9
    wide = joined(Difference("same", f"{long}{words}", f"{long}{words}"))
    assert shown_difference(wide) == "… heel Het was zwaar heel zwaar ‖ en toen ging het weer goed"
    (line,) = told(Reviewed(whole, None, is_stale=False), "en")
    assert line.startswith("Made of several places; ‖ is the seam")


def test_a_step_before_the_seam_moves_it_along_and_one_over_it_is_divided() -> None:
    dropped = joined(
        Difference("same", "Het was", "Het was"),
        Difference("dropped", "zwaar heel", ""),
        Difference("same", "zwaar en toen ging het weer goed", "zwaar en toen ging het weer goed"),
    )
    replaced = joined(
        Difference("same", "Het was zwaar heel", "Het was zwaar heel"),
        Difference("replaced", "zwaar en", "fijn"),
        Difference("same", "toen ging het weer goed", "toen ging het weer goed"),
    )

    assert shown_difference(dropped) == "Het was -zwaar heel- zwaar ‖ en toen ging het weer goed"
    assert shown_difference(replaced) == "Het was zwaar heel -zwaar- +fijn+ ‖ -en- toen ging het weer goed"


def test_words_of_two_speakers_are_not_said_to_be_left_out() -> None:
    quotation = Quotation("line 1", FIRST.text, "double", "inline")
    same = (Difference("same", FIRST.text, FIRST.text),)
    subject = (Alteration("subject", FIRST.text, ""),)
    quote = CheckedQuote("q-1", 1, quotation, "altered", "unique", (FIRST,), same, subject)

    (line,) = told(Reviewed(quote, None, is_stale=False), "en")
    assert line == "Words of two speakers, one after the other, are printed as those of one."


def test_a_slip_of_typing_is_shown_where_it_stands() -> None:
    steps = (
        Difference("same", "af te wacthen en dat", "af te wacthen en dat"),
        Difference("dropped", "eh", ""),
        Difference("same", "scheelde veel", "scheelde veel"),
    )

    found = with_slips(steps, {2: "wachten"})

    assert marked_difference(found) == "af te -wachten- +wacthen+ en dat -eh- scheelde veel"
    assert with_slips(steps, {}) == steps
