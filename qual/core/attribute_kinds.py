"""Values of attributes that are numbers or dates: read as people write them, kept in one form."""

from __future__ import annotations

import re
from datetime import date

KINDS = ("text", "number", "date")

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def in_one_form(value: str, kind: str) -> str | None:
    """The value as it is kept ("3,5" is 3.5, 12-03-2024 is 2024-03-12); None where it is not of the kind."""
    text = value.strip()
    if kind == "number":
        if _THOUSANDS.fullmatch(text):
            text = text.replace(".", "")
        return text.replace(",", ".") if _NUMBER.fullmatch(text) else None
    if kind == "date":
        dutch = _DUTCH_DATE.fullmatch(text)
        try:
            if dutch:
                day, month, year = map(int, dutch.groups())
                return date(year, month, day).isoformat()
            return date.fromisoformat(text).isoformat()
        except ValueError:
            return None
    return text
