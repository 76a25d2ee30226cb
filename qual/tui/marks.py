"""What tells codes apart in the margin: a tag, a shape, and a colour that only helps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from string import ascii_uppercase
from typing import NamedTuple

from qual.core.codebook import Codebook
from qual.tui.keymap import DIGITS

SHAPES = "┃║▌╎█▒"

COLOURS = ("orange", "sky blue", "bluish green", "yellow", "blue", "vermillion", "reddish purple")
"""The palette of Okabe and Ito, which colour-blind people can tell apart."""

OKABE_ITO = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7")

_LIKE = {
    "green": "bluish green",
    "red": "vermillion",
    "purple": "reddish purple",
    "pink": "reddish purple",
    "light blue": "sky blue",
    "dark blue": "blue",
    "oranje": "orange",
    "lichtblauw": "sky blue",
    "groen": "bluish green",
    "geel": "yellow",
    "blauw": "blue",
    "rood": "vermillion",
    "paars": "reddish purple",
    "roze": "reddish purple",
}


class Mark(NamedTuple):
    """A code in the margin; `colour` is a place in the palette, or a colour of its own as "#rrggbb"."""

    tag: str
    shape: str
    colour: int | str


def marks(codebook: Codebook, known: Mapping[str, Mark] | None = None) -> dict[str, Mark]:
    """A mark for every code; codes of one colour have different shapes as long as these last.

    A code that is `known` keeps its colour and shape, so that a new code changes nobody's looks.
    """
    known = known or {}
    named = tags(codebook)
    used = Counter(mark.colour for code, mark in known.items() if code in codebook)
    found: dict[str, Mark] = {}
    for position, code in enumerate(codebook):
        before = known.get(code.id)
        colour = colour_of(code.colour, before.colour if before and not code.colour else position)
        if before and before.colour == colour:
            found[code.id] = before._replace(tag=named[code.id])
            continue
        found[code.id] = Mark(named[code.id], SHAPES[used[colour] % len(SHAPES)], colour)
        used[colour] += 1
    return found


def colour_of(wish: str, otherwise: int | str) -> int | str:
    """The colour a codebook asks for, by name or as "#rrggbb"; without a wish the other one."""
    plain = " ".join(wish.casefold().split())
    plain = _LIKE.get(plain, plain)
    if plain in COLOURS:
        return COLOURS.index(plain)
    if plain in OKABE_ITO:
        return OKABE_ITO.index(plain)
    if short := re.fullmatch("#([0-9a-f])([0-9a-f])([0-9a-f])", plain):
        plain = "#" + "".join(2 * digit for digit in short.groups())
    return plain if re.fullmatch("#[0-9a-f]{6}", plain) else _in_turn(otherwise)


def _in_turn(number: int | str) -> int | str:
    """The colour of the palette for a number; a colour stays what it is."""
    return number % len(COLOURS) if isinstance(number, int) else number


def tags(codebook: Codebook) -> dict[str, str]:
    """A tag for every code: its own, else two of its letters that no other code has."""
    found = {code.id: code.tag[:2] for code in codebook if code.tag}
    taken = set(found.values())
    for code in codebook:
        if code.id in found:
            continue
        letters = [each for each in code.name.upper() if each.isalnum() and each.isascii()] or ["X"]
        starts = [word[0] for word in code.name.upper().split() if word[0].isascii() and word[0].isalnum()]
        pairs = ["".join(starts[:2])] if len(starts) > 1 else []
        pairs += [letters[0] + each for each in [*letters[1:], *"123456789"]]
        pairs += [first + second for first in letters for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
        tag = next((each for each in pairs if each not in taken), letters[0])
        found[code.id] = tag
        taken.add(tag)
    return found


def capitals(codebook: Codebook, pins: Mapping[str, str]) -> dict[str, str]:
    """A capital for every code without a digit, the first of its letters that is free."""
    found: dict[str, str] = {}
    for code in codebook:
        if code.is_retired or code.id in pins.values():
            continue
        letters = [each for each in code.name.upper() if "A" <= each <= "Z"]
        letter = next((each for each in [*letters, *ascii_uppercase] if each not in found), None)
        if letter:
            found[letter] = code.id
    return dict(sorted(found.items()))


def pinned(codebook: Codebook, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The code under each digit: as the codebook says, else as before, else the next without children."""
    parents = {code.parent for code in codebook}
    found = {code.key: code.id for code in reversed(codebook.codes) if code.key and code.key in DIGITS}
    for digit, code_id in (known or {}).items():
        if digit not in found and code_id in codebook and code_id not in found.values():
            found[digit] = code_id
    leaves = [
        code.id
        for code in codebook
        if code.id not in parents and code.id not in found.values() and not code.is_retired
    ]
    free = [digit for digit in DIGITS if digit not in found]
    return found | dict(zip(free, leaves, strict=False))
