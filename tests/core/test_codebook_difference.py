"""What is different between two codebooks."""

from __future__ import annotations

from qual.core.codebook import Code, Codebook
from qual.core.codebook_difference import CodebookDifference, Moved, codebook_difference

MONEY = Code("geld", "Geld")
WORK = Code("werk", "Werk")
PAY = Code("loon", "Loon", parent="geld")


def test_the_same_codebook_has_no_difference() -> None:
    assert not codebook_difference(Codebook((MONEY, PAY)), Codebook((MONEY, PAY)))


def test_codes_come_and_go() -> None:
    difference = codebook_difference(Codebook((MONEY, PAY)), Codebook((MONEY, WORK)))

    assert difference == CodebookDifference(added=(WORK,), removed=(PAY,))


def test_a_changed_code_names_its_fields() -> None:
    renamed = Code("geld", "Inkomen", definition="Alles wat betaalt.")

    assert codebook_difference(Codebook((MONEY,)), Codebook((renamed,))).changed == {
        "geld": ("name", "definition")
    }


def test_a_code_under_another_parent_has_moved_and_not_changed() -> None:
    difference = codebook_difference(
        Codebook((MONEY, PAY, WORK)), Codebook((MONEY, WORK, Code("loon", "Loon", parent="werk")))
    )

    assert difference.moved == (Moved("loon", "geld", "werk"),)
    assert difference.changed == {}


def test_a_code_that_another_took_over_is_not_lost() -> None:
    taker = Code("werk", "Werk", replaces=("geld",))
    difference = codebook_difference(Codebook((MONEY, WORK)), Codebook((taker,)))

    assert difference.replaced == {"geld": "werk"}
    assert difference.removed == ()


def test_another_order_is_a_difference() -> None:
    assert codebook_difference(Codebook((MONEY, WORK)), Codebook((WORK, MONEY))).is_reordered
