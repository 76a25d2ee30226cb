from __future__ import annotations

import pytest

from qual.core.codebook import Code, Codebook
from qual.core.codebook_changes import CodebookChangeError, edited, merged, moved, retired, shifted

BOOK = Codebook(
    (
        Code("angst", "Angst", tag="AN", key="1"),
        Code("keuring", "Keuring", "angst", cues=("keuring*",), examples=("bang",)),
        Code("geld", "Geld", "angst", tag="GE"),
        Code("werk", "Werk", key="2"),
    )
)


def tree(codebook: Codebook) -> list[tuple[str, str]]:
    return [(each.id, each.parent) for each in codebook]


def test_a_digit_or_tag_goes_from_the_code_that_had_it() -> None:
    after = edited(BOOK, "geld", key="1", tag="AN")

    assert (after["geld"].key, after["angst"].key, after["angst"].tag) == ("1", "", "")


def test_a_code_goes_with_all_under_it() -> None:
    assert tree(moved(BOOK, "angst", "werk")) == [
        ("werk", ""),
        ("angst", "werk"),
        ("keuring", "angst"),
        ("geld", "angst"),
    ]
    assert tree(moved(BOOK, "geld", ""))[-1] == ("geld", "")


def test_no_code_stands_under_itself() -> None:
    with pytest.raises(CodebookChangeError):
        moved(BOOK, "angst", "geld")
    with pytest.raises(CodebookChangeError):
        merged(BOOK, "angst", "geld")


def test_siblings_change_places_with_their_families() -> None:
    assert [each.id for each in shifted(BOOK, "angst", 1)] == ["werk", "angst", "keuring", "geld"]
    assert [each.id for each in shifted(BOOK, "geld", -1)] == ["angst", "geld", "keuring", "werk"]
    assert shifted(BOOK, "werk", 1) == BOOK


def test_a_code_that_takes_over_gets_children_cues_and_examples_and_says_so() -> None:
    after = merged(BOOK, "angst", "werk")
    kept = merged(BOOK, "keuring", "geld")["geld"]

    assert tree(after) == [("werk", ""), ("keuring", "werk"), ("geld", "werk")]
    assert after["werk"].replaces == ("angst",)
    assert (kept.cues, kept.examples, kept.replaces) == (("keuring*",), ("bang",), ("keuring",))


def test_a_retired_code_gives_its_digit_up_and_can_come_back() -> None:
    gone = retired(BOOK, "werk")

    assert (gone["werk"].is_retired, gone["werk"].key) == (True, "")
    assert not retired(gone, "werk", is_back=True)["werk"].is_retired
