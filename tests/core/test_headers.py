"""The header block above a transcript."""

from __future__ import annotations

from qual.core.headers import is_header_name, known_fields, read_headers


def test_names_and_values_come_in_order_and_an_empty_value_is_kept() -> None:
    block = "Gesprek in Zwolle\n\nGolf: 2024\nBurgerlijke staat\t: \nRegio :  Overijssel: thuis\n"

    assert list(read_headers(block).items()) == [
        ("Golf", "2024"),
        ("Burgerlijke staat", ""),
        ("Regio", "Overijssel: thuis"),
    ]


def test_an_address_is_not_a_name() -> None:
    assert read_headers("https://voorbeeld.example\n12:30 begonnen\n") == {}


def test_known_names_become_fields_in_either_language() -> None:
    headers = {"Respondentnummer": "R07", "Wave": "2", "Datum interview": "3 mei", "Rol": "", "Kleur": "rood"}

    assert known_fields(headers) == {"respondent": "R07", "wave": "2", "date": "3 mei"}


def test_who_speaks_can_stand_in_a_header_too_but_a_date_never_speaks() -> None:
    assert is_header_name("Datum")
    assert not is_header_name("Interviewer")
    assert not is_header_name("Werkgever")


def test_the_line_with_date_and_clock_of_a_transcription_service_is_no_header() -> None:
    assert read_headers("Tue, Mar 11, 2025 10:02AM • 12:30\nLeeftijd: 54") == {"Leeftijd": "54"}
