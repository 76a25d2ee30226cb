from __future__ import annotations

import pytest
from numpy import array

from qual.suggest.promise import (
    NEVER,
    Cases,
    Judged,
    cut,
    delivery,
    expected,
    speaks,
    thresholds,
    wilson_low,
)


def judged(right: int, wrong: int, probability: float, groups: int = 40) -> list[Judged]:
    outcomes = [True] * right + [False] * wrong
    return [Judged("a", probability, each, at % groups) for at, each in enumerate(outcomes)]


def test_the_lower_end_of_wilsons_interval() -> None:
    assert wilson_low(81, 263, 1.96) == pytest.approx(0.2553, abs=1e-4)
    assert wilson_low(0, 0) == 0


def test_the_cut_is_the_lowest_that_keeps_the_promise() -> None:
    pairs = judged(60, 0, 0.9) + judged(20, 2, 0.7) + judged(5, 30, 0.4)

    assert cut(pairs) == 0.7


def test_few_pairs_few_interviews_or_one_talkative_respondent_promise_nothing() -> None:
    assert cut(judged(20, 0, 0.9)) is None
    assert cut(judged(60, 0, 0.9, groups=2)) is None
    assert cut(judged(52, 8, 0.9)) is None


def test_respondents_whose_outcomes_are_all_alike_count_for_less_than_as_many_pairs_spread_evenly() -> None:
    spread = [Judged("a", 0.9, at // 20 % 10 > 0, at % 20) for at in range(400)]
    lumped = [Judged("a", 0.9, at % 20 > 1, at % 20) for at in range(400)]

    assert cut([*judged(30, 0, 0.95), *spread]) == 0.9
    assert cut([*judged(30, 0, 0.95), *lumped]) == 0.95


def test_a_code_whose_own_record_lies_under_the_promise_gets_a_higher_cut_or_none() -> None:
    others = judged(400, 0, 0.6)
    weaker = [*judged(20, 0, 0.9), *judged(10, 12, 0.6)]
    wrong = judged(0, 12, 0.6)
    pairs = [*others, *(each._replace(code="b") for each in weaker), *(e._replace(code="c") for e in wrong)]

    assert thresholds(pairs, dict.fromkeys("abcd", True)) == {"a": 0.6, "b": 0.9, "c": NEVER, "d": 0.6}


def test_what_is_expected_is_less_than_the_share_and_the_less_the_fewer_pairs_it_rests_on() -> None:
    few, many = expected(judged(40, 0, 0.9), {"a": 0.9}), expected(judged(400, 0, 0.9), {"a": 0.9})

    assert few is not None
    assert many is not None
    assert 0.8 < few < many < 1
    assert expected(judged(40, 0, 0.9), None) is None


def test_a_code_takes_part_from_ten_codings_of_three_respondents() -> None:
    assert speaks(10, 3)
    assert not speaks(9, 3)
    assert not speaks(10, 2)
    cuts = thresholds(judged(60, 0, 0.9), {"a": True, "b": False})
    assert cuts == {"a": 0.9, "b": NEVER}


def test_a_promise_is_broken_only_where_enough_was_decided_to_say_so() -> None:
    assert not delivery([False] * 19).is_broken
    assert delivery([True, False] * 20).is_broken
    assert not delivery([True] * 16 + [False] * 4).is_broken


def test_only_the_last_decisions_count() -> None:
    assert not delivery([False] * 200 + [True] * 100).is_broken
    assert delivery([]).high == 1.0


def test_cases_are_counted_from_a_probability_on_of_one_code_or_of_all() -> None:
    cases = Cases("ab", array([[0.9, 0.1], [0.5, 0.5]]), array([[True, False], [False, True]]))

    assert cases.from_on(0.5) == (2, 3)
    assert cases.from_on(0.0, "b") == (1, 2)
    assert cases.from_on(0.5, "a") == (1, 2)
    assert cases.from_on(0.6, "a") == (1, 1)
    assert cases.from_on(0.91) == cases.from_on(0.1, "c") == Cases().from_on(0.0) == (0, 0)
