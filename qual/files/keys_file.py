"""A person's own keys, as a TOML file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from qual.errors import MaterialError, Problem
from qual.files.whole_file import as_named, read_text

_HEADING = re.compile(r"\s*\[\s*[\"']?([\w-]+)[\"']?\s*\]")
_COMMAND = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")


class OwnKeys(NamedTuple):
    """What a file of keys says: the profile that it names, its keys by mode and command.

    `lines` holds the line of each command, and of each mode's heading under an empty command.
    """

    profile: str
    keys: dict[str, dict[str, str]]
    lines: dict[tuple[str, str], int]


def read_keys(path: Path) -> OwnKeys:
    """The keys of a file; MaterialError for mistakes."""
    where = as_named(path)
    text = read_text(path, where)
    lines = _lines(text)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        twice = "overwrite" in str(error) or "declare" in str(error)
        hint = "name every heading and every command once" if twice else "see the manual for an example"
        wrong = Problem(where, f"is no TOML: {error}", hint)
        raise MaterialError([wrong]) from None
    profile = found.pop("profile", "default")
    problems = []
    keys: dict[str, dict[str, str]] = {}
    for mode, table in found.items():
        if not isinstance(table, dict):
            problems.append(Problem(f"{where} {mode}", "is no table", f"write a heading [{mode}]"))
            continue
        for command, written in table.items():
            if isinstance(written, list) and all(isinstance(each, str) for each in written):
                keys.setdefault(mode, {})[command] = ", ".join(written)
            elif isinstance(written, str):
                keys.setdefault(mode, {})[command] = written
            else:
                line = f":{lines[mode, command]}" if (mode, command) in lines else ""
                place = f"{where}{line} [{mode}] {command}"
                problems.append(Problem(place, "is no key", 'write "x" or ["x", "y"]'))
    if problems or not isinstance(profile, str):
        raise MaterialError(problems or [Problem(where, "profile is no name", 'write profile = "qualcoder"')])
    return OwnKeys(profile, keys, lines)


def _lines(text: str) -> dict[tuple[str, str], int]:
    """Where headings and commands stand, the first time that each does."""
    found: dict[tuple[str, str], int] = {}
    mode = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _HEADING.match(line):
            mode = heading[1]
            found.setdefault((mode, ""), number)
        elif command := _COMMAND.match(line):
            found.setdefault((mode, command[1]), number)
    return found
