"""A change to the study in a few words of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from qual.core.words import number_of, say


def deed_of(verb: str, details: Mapping[str, object]) -> str:
    """What was done, with its numbers."""
    numbers = [number_of(name, value) for name, value in sorted(details.items()) if isinstance(value, int)]
    told = [each for each in numbers if not each.startswith("0 ")]
    return say(f"event.{verb}") + (f" ({', '.join(told)})" if told else "")
