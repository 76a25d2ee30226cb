"""Numbers and addresses that point at one person, by their form and, where they have any, their check digits.

The eleven-test of the Dutch citizen service number (BSN) weighs its nine digits 9, 8, … 2 and -1; an IBAN
leaves 1 when it is divided by 97 (ISO 13616, ISO 7064).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from qual.core.span import Span


class Found(NamedTuple):
    """A stretch of text that points at somebody; `kind` is one of pseudonyms, `how` what it was known by."""

    span: Span
    kind: str
    how: str


def is_bsn(digits: str) -> bool:
    """Whether eight or nine digits pass the eleven-test."""
    number = digits.zfill(9)
    if len(number) != 9 or not number.isdecimal() or number == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True)) % 11 == 0


def is_iban(written: str) -> bool:
    """Whether letters and digits are an international bank account number."""
    plain = re.sub(r"\s", "", written).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", plain):
        return False
    return int("".join(str(int(each, 36)) for each in plain[4:] + plain[:4])) % 97 == 1


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)


def _is_phone(written: str) -> bool:
    number = _digits(written)
    if written.startswith("+"):
        return 8 <= len(number) <= 15
    return (number.startswith("00") and 10 <= len(number) <= 17) or (
        number.startswith("0") and len(number) == 10
    )


_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october|december"
)
_STREET = (
    r"[A-ZÀ-Þ][\w'’-]{1,40}?(?:straat|laan|weg|plein|gracht|kade|dijk|singel|hof|steeg|pad|plantsoen|dreef|markt"
    r"|\sStreet|\sRoad|\sAvenue|\sLane|\sSquare)"
)

_FORMS: tuple[tuple[str, str, str, Callable[[str], bool] | None], ...] = (
    ("email", "e-mail address", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", None),
    ("url", "web address", r"(?:https?://|www\.)[^\s<>\"'()]{3,200}", None),
    ("number", "IBAN", r"[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?", is_iban),
    ("number", "phone number", r"\+\d{1,3}(?:[\s-]?\(?\d\)?){7,12}|0\d(?:[\s-]?\d){8,13}", _is_phone),
    (
        "number",
        "citizen service number",
        r"\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3}[\s.]\d{3}[\s.]\d{3}",
        lambda written: is_bsn(_digits(written)),
    ),
    ("address", "postcode", r"[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}", None),
    ("address", "street and number", _STREET + r"\s\d{1,4}(?:\s?[a-zA-Z]{1,2}(?!\w))?", None),
    (
        "date",
        "date",
        rf"\d{{1,2}}\s(?:{_MONTHS})(?:\s(?:19|20)\d{{2}})?|\d{{1,2}}[-/]\d{{1,2}}[-/](?:19|20)?\d{{2}}"
        rf"|(?:19|20)\d{{2}}-\d{{2}}-\d{{2}}",
        None,
    ),
)
_PATTERNS = [
    (kind, how, re.compile(rf"(?<![\w@.+-])(?:{form})(?![\w@])", re.IGNORECASE if how == "date" else 0), test)
    for kind, how, form, test in _FORMS
]


def identifiers(text: str) -> Iterator[Found]:
    """The numbers, addresses and dates in a text, in order; of two that meet the one of the surer form."""
    taken: list[Found] = []
    for kind, how, pattern, passes in _PATTERNS:
        for match in pattern.finditer(text):
            if passes is not None and not passes(match[0]):
                continue
            span = Span(*match.span())
            if not any(span.overlaps(each.span) for each in taken):
                taken.append(Found(span, kind, how))
    yield from sorted(taken)
