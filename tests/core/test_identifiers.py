from __future__ import annotations

import pytest

from qual.core.identifiers import identifiers, is_bsn, is_iban


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("mijn nummer is 111222333 hoor", "number", "111222333"),
        ("op NL91 ABNA 0417 1643 00 graag", "number", "NL91 ABNA 0417 1643 00"),
        ("bel 06-12345678.", "number", "06-12345678"),
        ("bel +31 6 12345678 even", "number", "+31 6 12345678"),
        ("bel 050 123 45 67", "number", "050 123 45 67"),
        ("naar jan.p@voorbeeld.nl.", "email", "jan.p@voorbeeld.nl"),
        ("op www.voorbeeld.nl/hulp staat", "url", "www.voorbeeld.nl/hulp"),
        ("in de Kerkstraat 12a woon ik", "address", "Kerkstraat 12a"),
        ("postcode 9712 AB", "address", "9712 AB"),
        ("op 12 maart 2019 kwam", "date", "12 maart 2019"),
        ("op 12-03-2019 kwam", "date", "12-03-2019"),
    ],
)
def test_what_points_at_a_person_is_found_by_its_form(text: str, kind: str, words: str) -> None:
    assert [(each.kind, each.span.of(text)) for each in identifiers(text)] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "dat zijn 123456789 mensen",
        "het kostte 1200 euro in 2019",
        "rond half 10, 12 uur en 3 weken",
        "in de jaren 1990 SS",
        "van 10 tot 20",
    ],
)
def test_plain_numbers_are_none(text: str) -> None:
    assert list(identifiers(text)) == []


def test_check_digits_are_checked() -> None:
    assert is_bsn("111222333")
    assert not is_bsn("111222334")
    assert not is_bsn("000000000")
    assert is_iban("NL91ABNA0417164300")
    assert not is_iban("NL92ABNA0417164300")


def test_long_runs_of_signs_that_forms_begin_with_hold_nothing() -> None:
    for piece in ("0", "(1)", "12 ", "a.", "@", "NL12 "):
        assert list(identifiers(piece * 5_000)) == [], piece
