"""How numbers and dates are printed: "4.081" and "12,5" in Dutch, "4,081" and "12.5" in English.

Numbers are rounded half up, away from zero: 12.5 becomes 13, -12.5 becomes -13. A percentage is computed by
one division of whole numbers, and rounded once, when it is printed.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from qual.core.words import say

_MARKS = {"en": (",", "."), "nl": (".", ",")}


def rounded(number: float | Fraction, places: int = 0) -> Decimal:
    """The number rounded half up; a fraction exactly, a float as it is written."""
    step = Decimal(1).scaleb(-places)
    if isinstance(number, Fraction):
        shifted = abs(number) * 10**places
        whole, left = divmod(shifted.numerator, shifted.denominator)
        size = Decimal(whole + (2 * left >= shifted.denominator)).scaleb(-places)
        return size if number >= 0 or not size else -size
    result = Decimal(repr(number)).quantize(step, rounding=ROUND_HALF_UP)
    return result if result else abs(result)


def printed(number: float | Fraction, language: str = "nl", places: int = 0) -> str:
    """The number in words of the language: thousands apart, the right decimal sign, a true minus sign."""
    thousands, decimals = _MARKS[language]
    plain = f"{abs(result):,}" if (result := rounded(number, places)) else f"{result:,}"
    swapped = plain.replace(",", "\0").replace(".", decimals).replace("\0", thousands)
    return ("\N{MINUS SIGN}" if result < 0 else "") + swapped


def signed(number: float | Fraction, language: str = "nl", places: int = 1) -> str:
    """A difference: with a plus or a minus, and nothing before zero."""
    return ("+" if rounded(number, places) > 0 else "") + printed(number, language, places)


def percent(part: int, base: int) -> float | None:
    """How much `part` is of `base`, from 0 to 100, or None where there is no base."""
    return 100 * part / base if base else None


def share(part: int, base: int, language: str = "nl") -> str:
    """A whole percentage with its sign, or a dash where there is no base."""
    return f"{printed(Fraction(100 * part, base), language)}%" if base else "\N{EN DASH}"


def counted(what: str, number: int, language: str = "nl") -> str:
    """A number of things: "1 respondent", "12 respondents"; `what` is their name in the catalogue."""
    return say(f"{what}.{'one' if number == 1 else 'many'}", language, number=printed(number, language))


def long_date(day: str, language: str = "nl") -> str:
    """An ISO date as people write it ("14 november 2026"); any other text as it is."""
    try:
        date = dt.date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{date.day} {say(f'month.{date.month}', language)} {date.year}"


def listed(names: list[str] | tuple[str, ...], language: str = "nl") -> str:
    """Names as a sentence lists them: "anna, bas en carla"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {say('and', language)} {names[-1]}"


@lru_cache(maxsize=1 << 16)
@lru_cache(maxsize=65_536)
def natural(name: str) -> tuple[tuple[tuple[str, int], ...], str]:
    """A key that sorts R2 before R10."""
    parts = re.split(r"([0-9]{1,9})", name)
    numbers = [int(part) for part in parts[1::2]]
    return tuple(zip(parts[::2], [*numbers, -1], strict=True)), name
