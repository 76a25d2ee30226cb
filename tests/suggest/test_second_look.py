from __future__ import annotations

from qual.core.codebook import Code
from qual.suggest import Learner, Passage
from qual.suggest.second_look import twins, unlikely

CODES = [Code("slaap", "Slaap"), Code("geld", "Geld")]
KINDS = {
    "slaap": "ik sliep slecht die nacht en lag te woelen om nummer",
    "geld": "de rekening en het loon kwamen niet uit bij nummer",
}


def interviews(odd: int) -> list[Passage]:
    """Twelve people who speak of sleep and of money; the passage `odd` was coded as the other."""
    found: list[Passage] = []
    for person in range(12):
        for kind, text in KINDS.items():
            at = len(found)
            code = kind if at != odd else next(other for other in KINDS if other != kind)
            words = f"{text} {person}"
            found.append(
                Passage(f"{person}.txt", f"R{person}", 0, "respondent", words, codes=frozenset({code}))
            )
    return found


def test_a_coding_that_no_other_respondent_supports_comes_first() -> None:
    said = interviews(odd=8)
    learner = Learner("nl", CODES)
    learner.fit(said)
    first, second, *_ = unlikely(learner)

    assert (first.passage, first.code) == (8, "geld")
    assert first.probability < 0.5 < second.probability or first.probability < second.probability / 2


def test_nearly_the_same_words_coded_differently_are_found() -> None:
    words = "Ik lag daar echt wakker van, elke nacht weer."
    coded = Passage("a.txt", "R1", 0, "respondent", words, codes=frozenset({"slaap"}))
    bare = Passage("b.txt", "R2", 0, "respondent", words.replace("echt", "dus"), codes=frozenset())
    other = Passage(
        "c.txt", "R3", 0, "respondent", "We gingen met de hond naar het strand.", codes=frozenset()
    )
    (found,) = twins({"anna": [coded, bare, other]})

    assert (found.coded, found.other, found.code) == (0, 1, "slaap")
    assert 0.8 <= found.alike < 1


def test_what_nobody_judged_is_no_twin() -> None:
    words = "Ik lag daar echt wakker van, elke nacht weer."
    coded = Passage("a.txt", "R1", 0, "respondent", words, codes=frozenset({"slaap"}))
    unknown = Passage("b.txt", "R2", 0, "respondent", words, codes=None)

    assert twins({"anna": [coded, unknown]}) == []
    assert twins({}) == []


def test_one_place_that_two_coders_coded_differently_is_a_pair() -> None:
    words = "Ik lag daar echt wakker van, elke nacht weer."
    anna = Passage("a.txt", "R1", 0, "respondent", words, codes=frozenset({"slaap"}))
    bas = Passage("a.txt", "R1", 0, "respondent", words, codes=frozenset())
    (found,) = twins({"anna": [anna], "bas": [bas]})

    assert (found.coded, found.other, found.alike) == (0, 0, 1.0)
    assert (found.by, found.not_by) == ("anna", "bas")
