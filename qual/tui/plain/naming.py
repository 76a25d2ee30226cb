"""Codes by their names, and text on one line, for the plain mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qual.core.codebook import Code
from qual.core.fuzzy import folded


def one_line(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def is_called(name: str, typed: str) -> bool:
    """Whether a code has the name that was typed."""
    return folded(name) == folded(typed.strip())


def begins_with(name: str, typed: str) -> bool:
    """Whether a code's name begins with what was typed."""
    return folded(name).startswith(folded(typed.strip()))


def path(code: Code, codes: Iterable[Code]) -> str:
    """A code with the names above it: "Motivatie: Geld"."""
    by_id = {each.id: each for each in codes}

    def names(here: Code) -> Iterator[str]:
        if here.parent and here.parent in by_id:
            yield from names(by_id[here.parent])
        yield here.name

    return ": ".join(names(code))


def is_yes(typed: str) -> bool:
    """Whether what was typed says yes."""
    return typed.strip().casefold() in ("y", "yes", "j", "ja")
