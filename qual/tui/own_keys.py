"""A person's own keys: profiles, and a TOML file that is checked before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from qual.errors import Problem
from qual.tui.keymap import BINDINGS, TYPING, Binding

PROFILES: dict[str, dict[str, dict[str, str]]] = {
    "default": {},
    "qualcoder": {
        "read": {
            "memo": "m, A",
            "last-code": "Q, q",
            "palette": "c, R",
            "new-code": "N, n",
            "in-vivo": "V, i",
            "shrink": "ctrl+v",
            "uncode": "U, u",
            "cycle": "O, o",
            "bookmark": "B, b",
            "others": "L, h",
            "search": "/, S",
            "sentence-less": "ctrl+s",
            "side": "tab, H",
            "quote-mark": "*, I",
        }
    },
}
"""Keys that people know from elsewhere, by mode and command."""

NEVER_ARRIVE = re.compile(
    r"ctrl\+(?:\d|enter|backspace|tab|space|[imjh]$|\[|/)|alt\+(?:\d|enter)|shift\+(?:enter|space|backspace)"
)
"""Keys that terminals send as something else or not at all."""

_NAMES = frozenset(
    "up down left right home end pageup pagedown enter escape tab space backspace delete insert".split()
    + [f"f{number}" for number in range(1, 13)]
)
_STARTS = ("ctrl+", "shift+", "alt+", "ctrl+shift+")


def with_keys(own: Mapping[str, Mapping[str, str]]) -> list[Binding]:
    """The program's bindings with own keys, by mode and command, in the place of its own ones.

    A key that is given to one command goes from every other of the mode.
    """
    found = []
    for each in BINDINGS:
        wanted = own.get(each.mode, {})
        if each.command in wanted:
            found.append(each._replace(keys=keys_of(wanted[each.command])))
            continue
        taken = {key for keys in wanted.values() for key in keys_of(keys)}
        left = tuple(key for key in each.keys if key not in taken)
        if left:
            found.append(each._replace(keys=left))
    return found


def keys_of(written: str) -> tuple[str, ...]:
    """The keys of a line, parted by commas and a space."""
    return tuple(key.strip() for key in written.split(", ") if key.strip())


def mistakes(
    own: Mapping[str, Mapping[str, str]], where: str, lines: Mapping[tuple[str, str], int] | None = None
) -> list[Problem]:
    """What is wrong with own keys: what is unknown, never arrives, is used twice or missing.

    `lines` says where in the file a command stands, or a mode's heading under an empty command.
    """

    def at(mode: str, command: str = "") -> str:
        line = (lines or {}).get((mode, command))
        return f"{where}{f':{line}' if line else ''} [{mode}] {command}".rstrip()

    found: list[Problem] = []
    commands: dict[str, list[str]] = {}
    for each in BINDINGS:
        commands.setdefault(each.mode, []).append(each.command)
    for mode, wanted in own.items():
        if mode not in commands:
            hint = _meant(mode, commands) or f"one of {', '.join(commands)}"
            found.append(Problem(at(mode), "is no screen or mode", hint))
            continue
        seen: dict[str, str] = {}
        for command, written in wanted.items():
            place = at(mode, command)
            if command not in commands[mode]:
                hint = _meant(command, commands[mode]) or "'qual keys --json' lists them"
                found.append(Problem(place, "is no command here", hint))
            found += _key_mistakes(place, mode, keys_of(written), seen, command)
    return found or [
        Problem(at(mode), f"'{command}' has no key any more", "give it another")
        for mode, command in _without_key(own)
    ]


def _meant(written: str, known: Iterable[str]) -> str:
    """The name that looks like the one that was written, as a hint; empty where none does."""
    near = get_close_matches(written, list(known), n=1)
    return f"did you mean '{near[0]}'?" if near else ""


def _key_mistakes(
    place: str, mode: str, keys: Sequence[str], seen: dict[str, str], command: str
) -> Iterable[Problem]:
    if not keys:
        yield Problem(place, "has no key", 'write one or more: "x" or "x, ctrl+x"')
    for key in keys:
        for part in key.split(" "):
            if NEVER_ARRIVE.match(part):
                yield Problem(place, f"the key '{part}' does not arrive in every terminal", "take another")
            elif not _is_key(part):
                yield Problem(place, f"'{part}' is no key", "a letter, or as in ctrl+x, shift+up, f5, escape")
            elif mode in TYPING and len(part) == 1:
                yield Problem(place, f"'{part}' is typed as text here", "take a key such as ctrl+x")
        if key in seen:
            yield Problem(place, f"'{key}' is used for {seen[key]} too", "give it to one of the two")
        seen[key] = command


def _is_key(key: str) -> bool:
    if len(key) == 1:
        return key.isprintable()
    base = key.rpartition("+")[2]
    start = key[: len(key) - len(base)]
    return (not start or start in _STARTS) and (base in _NAMES or (bool(start) and len(base) == 1))


def _without_key(own: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """Commands that lost their last key to another, by mode."""
    left = {(each.mode, each.command) for each in with_keys(own)}
    return [(each.mode, each.command) for each in BINDINGS if (each.mode, each.command) not in left]
