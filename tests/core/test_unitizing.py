"""Unitizing against the worked case, and what is not defined."""

from __future__ import annotations

import pytest

from qual.core.unitizing import binary_alpha, unitizing
from tests.statistics.test_golden import near
from tests.statistics.test_proportions import golden


def test_golden_unitizing() -> None:
    case = golden("A11-u-alpha-book")
    given, wanted, tolerance = case["input"], case["expected"], case["tolerance"]
    found = unitizing(
        [[tuple(each) for each in coder] for coder in given["coders"].values()], given["length"]
    )

    assert near(found.u, wanted["u_alpha"], tolerance)
    assert near(found.binary, wanted["u_alpha_binary"], tolerance)
    assert near(found.cu, wanted["cu_alpha"], tolerance)
    assert near(found.coverage, wanted["coverage"], tolerance)
    for code, value in wanted["ku_alpha"].items():
        assert near(found.ku[code], value, tolerance), code
        assert near(found.ku_coverage[code], wanted["ku_coverage"][code], tolerance), code


def test_two_who_mark_the_very_same_passages_agree_wholly() -> None:
    passages = [(0, 10, "geld"), (10, 20, "angst"), (40, 50, "geld")]
    found = unitizing([passages, passages], 100)

    assert (found.u, found.binary, found.cu) == (1, 1, 1)
    assert found.ku == {"angst": 1, "geld": 1}
    assert found.coverage == 0.3


def test_where_nobody_marks_anything_nothing_is_defined() -> None:
    assert unitizing([[], []], 100)[:3] == (None, None, None)
    assert unitizing([[], []], 0).coverage is None
    assert binary_alpha([[(0, 100)], [(0, 100)]], 100) is None
    assert unitizing([[(0, 10, "a")], []], 100).cu is None


def test_passages_of_one_coder_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        unitizing([[(0, 10, "a"), (5, 15, "b")], []], 100)
