"""What tells codes apart in the margin."""

from __future__ import annotations

from qual.core.codebook import Code, Codebook
from qual.tui.marks import SHAPES, colour_of, marks, tags


def test_a_tag_is_the_codes_own_or_two_letters_nobody_has() -> None:
    codebook = Codebook(
        (Code("a", "Geld", tag="GE"), Code("b", "Gezin"), Code("c", "Angst voor keuring"), Code("d", "Gezag"))
    )

    assert tags(codebook) == {"a": "GE", "b": "GZ", "c": "AV", "d": "GA"}


def test_many_codes_have_tags_of_their_own() -> None:
    found = tags(Codebook(tuple(Code(str(number), "Geld") for number in range(120))))

    assert len(set(found.values())) > 100
    assert all(1 <= len(tag) <= 2 for tag in found.values())


def test_names_without_latin_letters_get_a_tag_too() -> None:
    assert list(tags(Codebook((Code("a", "恐れ"), Code("b", "お金")))).values()) == ["X1", "X2"]


def test_codes_of_one_colour_have_shapes_of_their_own() -> None:
    found = marks(Codebook(tuple(Code(str(number), f"Code {number}") for number in range(42))))

    assert len({(mark.colour, mark.shape) for mark in found.values()}) == 42
    assert {mark.shape for mark in found.values()} == set(SHAPES)


def test_a_new_code_changes_nobodys_looks() -> None:
    before = (Code("a", "Geld"), Code("b", "Werk"), Code("c", "Angst", colour="orange"))
    old = marks(Codebook(before))

    new = marks(Codebook((Code("n", "Nieuw"), *before)), old)

    assert {code: new[code] for code in old} == old
    assert (new["n"].colour, new["n"].shape) not in {(mark.colour, mark.shape) for mark in old.values()}


def test_a_colour_is_named_given_or_comes_in_turn() -> None:
    assert colour_of("bluish  Green", 5) == 2
    assert colour_of("#56B4E9", 5) == 1
    assert colour_of("#ABC", 5) == "#aabbcc"
    assert colour_of("", 8) == 1
    assert colour_of("of the sea", 3) == 3
