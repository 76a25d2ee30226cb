"""A person's own keys, as a TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from qual.errors import MaterialError, Problem
from qual.files.whole_file import as_named, read_text


def read_keys(path: Path) -> tuple[str, dict[str, dict[str, str]]]:
    """The profile that a file names, and its keys by mode and command; MaterialError for mistakes."""
    where = as_named(path)
    try:
        found = tomllib.loads(read_text(path, where))
    except tomllib.TOMLDecodeError as error:
        wrong = Problem(where, f"is no TOML: {error}", "see the manual for an example")
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
                problems.append(
                    Problem(f"{where} [{mode}] {command}", "is no key", 'write "x" or ["x", "y"]')
                )
    if problems or not isinstance(profile, str):
        raise MaterialError(problems or [Problem(where, "profile is no name", 'write profile = "qualcoder"')])
    return profile, keys
