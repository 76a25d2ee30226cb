"""Resamples of whole transcripts: what they spread, and where there is no interval."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qual.core.agreement import compare
from qual.core.codebook import Code
from qual.core.coder_comparison import FEWEST
from qual.core.laid_codings import Cells, Counts, Read, Rules
from qual.statistics.resampling import Intervals, intervals


def read(number: int, readers: int = 0b11) -> dict[str, Read]:
    return {f"t{at}": Read(f"t{at}", readers, [0], [100], [0]) for at in range(number)}


def found_in(cells: Mapping[str, Cells], number: int, readers: int = 0b11) -> Intervals | None:
    texts = read(number, readers)
    return intervals(Counts({"x": cells}, dict.fromkeys(texts, 100)), texts, ["x"], readers.bit_count())


def test_transcripts_that_are_all_alike_have_no_spread_and_give_the_coefficient_itself() -> None:
    cells = {f"t{at}": {0b11: 20, 0b01: 10, 0b10: 4} for at in range(10)}
    found = found_in(cells, 10)
    assert found is not None
    texts = read(10)
    counts = Counts({"x": cells}, dict.fromkeys(texts, 100))
    row = compare(counts, texts, ["a", "b"], [(Code("x", "X"), 0)], Rules(), {}).codes[0].measure

    for name in ("kappa", "ac1", "alpha"):
        assert found.codes["x"][name] == pytest.approx([getattr(row, name)] * 2)
        assert found.pooled[name] == pytest.approx([getattr(row, name)] * 2)


def test_of_three_coders_the_coefficients_are_those_of_the_formulas() -> None:
    cells = {f"t{at}": {0b111: 20, 0b011: 10, 0b100: 4} for at in range(10)}
    found = found_in(cells, 10, 0b111)
    assert found is not None
    texts = read(10, 0b111)
    counts = Counts({"x": cells}, dict.fromkeys(texts, 100))
    row = compare(counts, texts, ["a", "b", "c"], [(Code("x", "X"), 0)], Rules(), {}).codes[0].measure

    for name in ("kappa", "ac1", "alpha"):
        assert found.codes["x"][name] == pytest.approx([getattr(row, name)] * 2)


def test_unlike_transcripts_spread_around_the_coefficient_and_the_same_again() -> None:
    cells = {f"t{at}": {0b11: 2 * at, 0b01: 10, 0b10: 12 - at} for at in range(10)}
    found = found_in(cells, 10)
    assert found is not None
    low, high = found.codes["x"]["alpha"]

    assert low < high
    assert found == found_in(cells, 10)


def test_few_transcripts_or_a_code_in_one_of_many_have_no_interval() -> None:
    cells = {"t0": {0b11: 20, 0b01: 10}}
    rare = found_in(cells, 20)
    assert rare is not None

    assert found_in(cells, FEWEST - 1) is None
    assert rare.codes["x"] == {}
