"""Values of attributes that are numbers or dates: read as people write them, kept in one form."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from qual.core.study import Attribute, fitting

KINDS = ("text", "number", "date")

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


class Taken(NamedTuple):
    """What a written value is for an attribute.

    `state` is "value" or "unknown" or "missing", or what is wrong with it: "no category", "no number",
    "no date"; `value` is the declared category, or the value in one form, or what was written.
    """

    state: Literal["value", "unknown", "missing", "no category", "no number", "no date"]
    value: str | None


def taken(written: str, attribute: Attribute) -> Taken:
    """What a table's cell or a header says of an attribute; an empty one is unknown."""
    text = written.strip()
    declared = fitting(text, attribute.categories)
    if declared:
        return Taken("value", declared)
    if not text or fitting(text, attribute.unknown):
        return Taken("unknown", None)
    if fitting(text, attribute.missing):
        return Taken("missing", None)
    if attribute.categories:
        return Taken("no category", text)
    kept = in_one_form(text, attribute.kind)
    if kept is not None:
        return Taken("value", kept)
    return Taken("no number" if attribute.kind == "number" else "no date", text)


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
