from __future__ import annotations

import random
from dataclasses import replace

import pytest

from qual.core.codebook import Code
from qual.suggest import Learner, Passage

CODES = [Code("angst", "Angst", cues=("bang",)), Code("geld", "Geld", cues=("geld",))]


def passage(text: str, *codes: str, judged: bool = True) -> Passage:
    return Passage("R07.txt", "R07", 0, "respondent", text, codes=frozenset(codes) if judged else None)


def test_with_nothing_judged_a_cue_speaks_and_nothing_is_promised() -> None:
    learner = Learner("nl", CODES)

    (score,) = learner.score([passage("Ik was bang")])

    assert score["angst"] > 0.5 > score["geld"]
    assert learner.threshold is None


def test_a_cue_that_was_wrong_loses_weight_and_passages_not_judged_do_not_count() -> None:
    learner = Learner("nl", CODES)
    learner.fit(
        [passage("bang", judged=False)] * 50 + [passage("zo bang")] * 9 + [passage("geld", "geld")] * 9
    )

    bang, geld = learner.score([passage("zo bang"), passage("om geld")])

    assert bang["angst"] < 0.2
    assert geld["geld"] > 0.6


def interviews(number: int) -> list[Passage]:
    """Interviews of ten passages: of fear, of money, of neither; no cue stands in them."""
    found = []
    for person in range(number):
        for index in range(10):
            kind = (person + index) % 3
            text = (
                f"ik sliep slecht van die keuring, nummer {person}{index}",
                f"de rekening en het loon, dat knelt {person}{index}",
                f"we gingen wandelen met de hond {person}{index}",
            )[kind]
            codes = frozenset((("angst",), ("loon",), ())[kind])
            found.append(Passage(f"{person}.txt", f"R{person}", index, "respondent", text, codes=codes))
    return found


LEARNT = [*CODES, Code("loon", "Loon"), Code("hoop", "Hoop")]


def test_words_that_no_cue_names_are_learnt_from_codings() -> None:
    learner = Learner("nl", LEARNT)
    learner.fit(interviews(8))

    fear, money, neither = learner.score(
        [passage("die keuring, daar sliep ik slecht van"), passage("het loon knelt"), passage("met de hond")]
    )

    assert fear["angst"] > 0.5 > fear["loon"]
    assert money["loon"] > 0.4 > money["angst"]
    assert max(neither.values()) < 0.5


def test_a_promise_is_made_only_with_enough_codings_of_enough_respondents() -> None:
    few, many = Learner("nl", LEARNT), Learner("nl", LEARNT)
    few.fit(interviews(2))
    many.fit(interviews(14))

    assert few.threshold is None
    assert isinstance(many.threshold, dict)
    assert 0 < many.threshold["angst"] <= 1
    assert many.threshold["hoop"] > 1


def test_the_same_passages_give_much_the_same_scores_in_any_order() -> None:
    one, other = Learner("nl", LEARNT), Learner("nl", LEARNT)
    one.fit(interviews(6))
    other.fit(reversed(interviews(6)))
    asked = [passage("het loon"), passage("de keuring")]

    for first, second in zip(one.score(asked), other.score(asked), strict=True):
        assert all(abs(first[code] - second[code]) < 0.01 for code in first)


def test_nothing_is_measured_where_a_suggestion_was_decided_on() -> None:
    said = interviews(14)
    half = [replace(each, is_prompted=each.respondent in ("R1", "R2", "R3")) for each in said]
    some, none = Learner("nl", LEARNT), Learner("nl", LEARNT)
    some.fit(half)
    none.fit(replace(each, is_prompted=True) for each in said)
    (asked,) = some.score([passage("die keuring, daar sliep ik slecht van")])

    assert some.record(0.0)[1] == 110 * len(LEARNT)
    assert some.record(0.0, "angst")[0] == sum("angst" in (e.codes or ()) for e in half if not e.is_prompted)
    assert asked["angst"] > 0.5
    assert (none.record(0.0), none.threshold, none.expected) == ((0, 0), None, None)


@pytest.mark.parametrize("people", [1, 6])
def test_what_two_coders_made_of_one_place_gives_the_same_scores_in_any_order(people: int) -> None:
    both = [
        replace(each, text=each.text if coder == each.index % 2 else f"{each.text}, en de buren", codes=codes)
        for each in interviews(people)
        for coder, codes in enumerate((each.codes, frozenset({"hoop"}) if each.index % 4 else each.codes))
    ]
    one, other = Learner("nl", LEARNT), Learner("nl", LEARNT)
    one.fit(both)
    other.fit(random.Random(3).sample(both, len(both)))

    for first, second in zip(one.score(both), reversed(other.score(both[::-1])), strict=True):
        assert first == pytest.approx(second, abs=1e-5)


@pytest.mark.parametrize(
    "passages",
    [
        [],
        [passage("een", "angst")],
        [passage("een", "angst")] * 30,
        [passage("", "angst"), passage("", judged=True)] * 10,
        [passage("woord " * 2000, "geld"), passage("x"), passage("?", "angst", "geld")] * 4,
        [passage("zomaar", "onbekend")] * 10,
        [Passage("a", None, 0, "", "niemand", codes=frozenset({"geld"})), passage("iets")] * 6,
    ],
)
def test_material_that_teaches_nothing_gives_scores_all_the_same(passages: list[Passage]) -> None:
    for codes in (CODES, []):
        learner = Learner("nl", codes)
        learner.fit(passages)

        for score in learner.score([passage("bang"), passage(""), passage("a " * 3000)]):
            assert set(score) == {code.id for code in codes}
            assert all(0 <= value <= 1 for value in score.values())
        assert learner.threshold is None


def test_reasons_name_the_heaviest_words_and_the_nearest_passages_by_their_place() -> None:
    learner = Learner("nl", LEARNT)
    known = interviews(6)
    learner.fit(known)
    asked = passage("slecht slapen van de keuring")
    (like, near), (unlike, far) = learner.nearest(asked, "angst")

    assert "keuring" in " ".join(reason.text for reason in learner.reasons(asked, "angst"))
    assert "angst" in (like.codes or ())
    assert "angst" not in (unlike.codes or ())
    assert 1 >= near > far > 0
    assert {like, unlike} <= set(known)
    other, _ = learner.nearest(asked, "angst", [(like.transcript, like.index)])[0]
    assert other != like, "what a passage is made of does not speak for it"


def test_a_turn_without_one_before_or_without_a_role_is_learnt_from_like_any_other() -> None:
    bare, empty = Learner("nl", LEARNT), Learner("nl", LEARNT)
    known = interviews(6)
    bare.fit([replace(each, previous=None, role=None if each.index % 2 else "r") for each in known])
    empty.fit([replace(each, previous="", role="" if each.index % 2 else "r") for each in known])
    asked = replace(passage("het loon knelt"), previous=None, role=None)

    assert bare.score([asked]) == empty.score([replace(asked, previous="", role="")])
    assert bare.score([asked])[0]["loon"] > 0.5


def test_names_may_be_numbers_of_the_kinds_that_tables_hold() -> None:
    import numpy as np

    read = Passage(np.int64(3), 4.0, float("nan"), float("nan"), "iets", codes=frozenset())  # type: ignore[arg-type]

    assert (read.transcript, read.respondent, read.index, read.role) == ("3", "4", 0, None)


def test_learning_again_replaces_what_was_learnt_and_gives_the_same_scores() -> None:
    learner = Learner("en", LEARNT)
    learner.fit(interviews(6))
    first = learner.score(iter([passage("het loon")]))
    learner.fit(interviews(2))
    learner.fit(interviews(6))

    assert learner.score(iter([passage("het loon")])) == first


def test_a_language_without_lookup_lemmas_is_read_by_its_words_alone() -> None:
    (score,) = Learner("xx", CODES).score([passage("Ik was bang")])

    assert score["angst"] > 0.5 > score["geld"]


def test_interviews_in_which_no_code_applies_teach_the_cues_and_promise_nothing() -> None:
    learner = Learner("nl", CODES)
    learner.fit(replace(each, text=f"bang {each.text}", codes=frozenset()) for each in interviews(8))

    (score,) = learner.score([passage("Ik was bang")])

    assert 0 <= score["angst"] < 0.1
    assert learner.threshold is None


def test_two_hundred_codes_of_which_few_are_used_are_all_scored() -> None:
    codes = [*LEARNT, *(Code(f"c{number}", f"Code {number}") for number in range(200))]
    learner = Learner("nl", codes)
    learner.fit(interviews(14))
    (score,) = learner.score([passage("het loon knelt")])

    assert set(score) == {code.id for code in codes}
    assert max(score, key=lambda code: score[code]) == "loon"
    assert isinstance(learner.threshold, dict)
    assert learner.threshold["c7"] > 1


def test_one_respondent_only_is_learnt_from_but_promises_nothing() -> None:
    learner = Learner("nl", LEARNT)
    learner.fit(replace(each, respondent="R1") for each in interviews(14))

    assert learner.score([passage("het loon knelt")])[0]["loon"] > 0.4
    assert learner.threshold is None


def test_passages_that_two_coders_judged_differently_leave_doubt_and_no_promise() -> None:
    learner = Learner("nl", LEARNT)
    first = interviews(8)
    second = [replace(each, codes=each.codes and frozenset({"hoop"})) for each in first]
    learner.fit([*first, *second])
    (score,) = learner.score([passage("het loon knelt")])

    assert 0.05 < score["loon"] < 0.8
    assert 0.05 < score["hoop"] < 0.8
    assert learner.threshold is None


def test_what_was_decided_on_a_passage_counts_for_those_after_it_and_never_for_itself() -> None:
    learner = Learner("nl", LEARNT)
    learner.fit(interviews(8))
    unsaid = replace(passage("tja, nou", judged=False), index=4)
    asked = [replace(passage("hm", judged=False), index=at) for at in (2, 3)]
    open_, fear, money = (
        learner.score([*asked[:1], replace(asked[1], codes=codes), unsaid])
        for codes in (None, frozenset({"angst"}), frozenset({"loon"}))
    )

    assert open_[:2] == fear[:2] == money[:2]
    assert fear[2]["loon"] > money[2]["loon"]


def test_a_code_that_was_turned_down_teaches_of_that_code_only() -> None:
    known = interviews(6)
    words = "de keuring van maandag gaf zorgen"
    unread = replace(passage(words), transcript="X.txt", respondent="X", index=0, codes=None)
    without, taught = Learner("nl", LEARNT), Learner("nl", LEARNT)
    without.fit([*known, unread])
    taught.fit([*known, replace(unread, refused=frozenset({"angst"}))])
    (before,), (after,) = without.score([passage(words)]), taught.score([passage(words)])
    nothing = Learner("nl", LEARNT)
    nothing.fit([*known, replace(unread, codes=frozenset())])
    money = "het loon en de keuring"
    (others,), (same,) = without.score([passage(money)]), taught.score([passage(money)])

    assert after["angst"] < before["angst"]
    assert after["geld"] >= before["geld"] - 0.001
    assert others["geld"] <= same["geld"] + 0.001
    assert taught.unseen is not None
    assert without.unseen is not None
    assert (taught.unseen.applies == without.unseen.applies).all()


def test_linear_algebra_takes_one_core_and_gives_back_what_others_set() -> None:
    from threadpoolctl import threadpool_info, threadpool_limits

    from qual.suggest.one_core import on_one_core

    def threads() -> set[int]:
        return {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}

    with threadpool_limits(2, user_api="blas"):
        assert on_one_core(threads)() == {1}
        assert threads() == {2}
