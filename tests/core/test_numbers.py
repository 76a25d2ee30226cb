"""How numbers and dates are printed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qual.core.numbers import listed, long_date, natural, percent, printed, rounded, share, signed


@pytest.mark.parametrize(
    ("number", "places", "dutch", "english"),
    [
        (4081, 0, "4.081", "4,081"),
        (1234567.25, 1, "1.234.567,3", "1,234,567.3"),
        (12.5, 0, "13", "13"),
        (-12.5, 0, "−13", "−13"),
        (-0.04, 1, "0,0", "0.0"),
        (0, 2, "0,00", "0.00"),
        (Fraction(1, 8), 2, "0,13", "0.13"),
    ],
)
def test_a_number_is_printed_in_the_manner_of_the_language(
    number: float, places: int, dutch: str, english: str
) -> None:
    assert printed(number, "nl", places) == dutch
    assert printed(number, "en", places) == english


def test_a_difference_shows_its_sign_and_zero_has_none() -> None:
    assert [signed(4.84), signed(-4.86), signed(0.04)] == ["+4,8", "−4,9", "0,0"]


def test_a_share_is_rounded_half_up_and_needs_a_base() -> None:
    assert [share(23, 40), share(1, 3), share(0, 12), share(0, 0)] == ["58%", "33%", "0%", "–"]


def test_a_percentage_without_a_base_is_not_defined() -> None:
    assert percent(23, 40) == 57.5
    assert percent(0, 0) is None


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_the_float_and_the_exact_percentage_are_rounded_alike(part: int, base: int) -> None:
    number = percent(part, base)

    assert number is not None
    assert rounded(number) == rounded(Fraction(100 * part, base))


def test_a_date_is_written_out_without_asking_the_system() -> None:
    assert long_date("2026-11-04", "nl") == "4 november 2026"
    assert long_date("2026-03-14T10:00:00Z", "en") == "14 March 2026"
    assert long_date("voorjaar 2026", "nl") == "voorjaar 2026"


def test_names_are_listed_as_in_a_sentence() -> None:
    assert [listed(()), listed(["anna"]), listed(["anna", "bas", "carla"])] == [
        "",
        "anna",
        "anna, bas en carla",
    ]


def test_names_with_numbers_sort_as_people_count() -> None:
    assert sorted(["R10", "R2", "W1", "R02"], key=natural) == ["R02", "R2", "R10", "W1"]
