"""What somebody may have meant who named a thing that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """A question that names what comes near, in capitals or not, or else the words given for that."""
    plain = {each.casefold(): each for each in sorted(known)}
    near = get_close_matches(name.casefold(), list(plain), 1)
    return f"did you mean '{plain[near[0]]}'?" if near else otherwise


def meant_of(name: str, known: Iterable[str], have: str) -> str:
    """The same, or else all that there is: "the study has 2024, 2025"; for nothing "the study has none"."""
    there = list(known)
    return meant(name, there, f"{have} {', '.join(there) or 'none'}")
