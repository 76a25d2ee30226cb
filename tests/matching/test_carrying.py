"""Where passages stand after a correction."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import corrected, plain, transcripts
from qual.core.correction import Carried
from qual.core.span import Span
from qual.matching.carrying import carry

TEXT = """I: Wat hield u tegen?
R07: Ik was bang voor de keuring. En voor het geld, want dat is zo op.
I: Ja?
R07: Heel bang. Elke ochtend keek ik of er een brief op de mat lag.
I: En nu?
R07: Nu slaap ik weer, de meeste nachten tenminste."""


def carried(words: str, new: str, old: str = TEXT) -> Carried:
    """What becomes of the first place of these words."""
    start = old.index(words)
    [found] = carry(old, new, [Span(start, start + len(words))])
    return found


def test_a_passage_of_the_same_text_stays() -> None:
    found = carried("Heel bang", TEXT)

    assert (found.verdict, found.new, found.after) == ("exact", found.old, "Heel bang")


def test_a_passage_behind_a_correction_moves_with_its_words() -> None:
    found = carried("of er een brief op de mat lag", TEXT.replace("Wat hield u", "Wat weerhield u daar"))

    assert (found.verdict, found.after) == ("moved", "of er een brief op de mat lag")


@pytest.mark.parametrize(
    ("words", "old", "new", "after"),
    [
        ("bang voor de keuring", "de keuring", "de herkeuring", "bang voor de herkeuring"),
        ("bang voor de keuring", "bang voor", "bang, zeg maar, voor", "bang, zeg maar, voor de keuring"),
        ("Ik was bang voor de keuring.", "Ik was", "Toen was ik", "Toen was ik bang voor de keuring."),
        ("En voor het geld, want dat is zo op.", "want dat is zo", "dat is", "En voor het geld, dat is op."),
        ("een brief op de mat", "brief op de mat", "BRIEF op de mat", "een BRIEF op de mat"),
        ("nachten", "nachten", "nachtten", "nachtten"),
        ("Heel bang. Elke ochtend", "bang. Elke", "bang.\nElke", "Heel bang.\nElke ochtend"),
        ("keek ik of er een brief", "of er een brief", "of er nog een brief", "keek ik of er nog een brief"),
    ],
)  # fmt: skip
def test_a_passage_whose_words_changed_is_edited_at_a_sure_place(
    words: str, old: str, new: str, after: str
) -> None:
    found = carried(words, TEXT.replace(old, new))

    assert (found.verdict, found.after) == ("edited", after)


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("bang voor de keuring", "voor de keuring. En", "voor de keuring, echt waar. En"),
        ("bang voor de keuring", "was bang", "was vreselijk bang"),
        ("Ik was bang voor de keuring.", "R07: Ik", "R07: Nou, Ik"),
        ("Heel bang.", "bang. Elke", "bang. Nog steeds. Elke"),
    ],
)
def test_what_is_put_in_beside_a_passage_stays_outside(words: str, old: str, new: str) -> None:
    found = carried(words, TEXT.replace(old, new))

    assert (found.verdict in ("exact", "moved"), found.after) == (True, words)


def test_a_turn_that_was_moved_takes_its_passages_along() -> None:
    turn = "R07: Heel bang. Elke ochtend keek ik of er een brief op de mat lag.\n"
    found = carried("Elke ochtend keek ik of er een brief op de mat lag", turn + TEXT.replace(turn, ""))

    assert (found.verdict, found.after) == ("moved", "Elke ochtend keek ik of er een brief op de mat lag")


def test_a_passage_that_was_taken_out_is_lost() -> None:
    found = carried(
        "En voor het geld, want dat is zo op.", TEXT.replace(" En voor het geld, want dat is zo op.", "")
    )

    assert found == Carried("lost", found.old, None, "En voor het geld, want dat is zo op.", "")


def test_the_same_short_words_elsewhere_are_not_taken_for_a_lost_passage() -> None:
    text = "R07: Ja, bang.\nI: Waarom dan?\nR07: Dat komt door vroeger.\nI: Echt?\nR07: Ja, bang."
    new = "I: Waarom dan?\nR07: Dat komt door vroeger.\nI: Echt?\nR07: Ja, bang."

    assert carried("Ja, bang", new, text).verdict in ("doubtful", "lost")


def test_one_of_two_like_words_that_went_leaves_the_other_in_doubt() -> None:
    text = "R07: Nee, nee, dat wilde ik toen niet."
    new = text.replace("Nee, nee", "Nee")

    assert carried("Nee", new, text).verdict == "doubtful"
    assert carried("nee", new, text).verdict in ("doubtful", "lost")


def test_one_word_for_another_is_in_doubt_at_its_place() -> None:
    found = carried("geld", TEXT.replace("het geld", "het loon"))

    assert (found.verdict, found.after) == ("doubtful", "loon")


def test_another_text_loses_everything_and_says_so() -> None:
    other = "I: Hoe oud bent u?\nW01: Vijfenveertig, sinds maart."
    spans = [Span(at, at + 30) for at in range(0, len(TEXT) - 30, 30)]

    assert {each.verdict for each in carry(TEXT, other, spans)} <= {"doubtful", "lost"}
    assert {each.verdict for each in carry(TEXT, "", spans)} == {"lost"}


@pytest.mark.parametrize("share", [0.01, 0.05, 0.15])
def test_passages_of_a_long_interview_are_right_or_listed(share: float) -> None:
    [(respondent, turns)] = transcripts(1, 3_000)
    text = plain(turns, respondent)
    new, there = corrected(text, share)
    words = [(start, end) for start, end, _, _ in there]
    spans = [Span(words[at][0], words[at + at % 30][1]) for at in range(10, len(words) - 40, 7)]

    right = 0
    for found in carry(text, new, spans):
        inside = [each for each in there if found.old.start <= each[0] and each[1] <= found.old.end]
        is_right = found.new is not None and (
            abs(found.new.start - inside[0][2]) <= 12 and abs(found.new.end - inside[-1][3]) <= 12
        )
        right += is_right
        assert is_right or found.verdict not in ("exact", "moved")
    assert right >= (0.999 if share < 0.1 else 0.98) * len(spans)


PIECES = st.sampled_from(
    ["ja", "nee", "bang", "Ja", "\n", "R1:", ".", " ", "  ", "é", "e\u0301", "👍🏽", "ß", "12", "-"]
)


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=25), st.lists(PIECES, max_size=25), st.data())
def test_whatever_changes_no_passage_is_shifted_unseen(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = " ".join(old), " ".join(new)
    start = data.draw(st.integers(0, len(before) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(before))))
    [found] = carry(before, after, [span])

    assert (found.old, found.before) == (span, span.of(before))
    if found.new is None:
        assert (found.verdict, found.after) == ("lost", "")
        return
    assert found.new.end <= len(after)
    assert found.after == found.new.of(after)
    if found.verdict in ("exact", "moved"):
        assert found.after == found.before
        assert (found.verdict == "exact") == (found.new == span)
    else:
        assert found.verdict in ("edited", "doubtful")
