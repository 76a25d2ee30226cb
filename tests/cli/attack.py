"""The figures of a published theme chapter, as a reader who computes takes them up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tests.reader import Reader


class Key(NamedTuple):
    """Which number it is."""

    theme: str
    code: str
    direct: str
    perspective: str
    wave: str


def key_of(row: Mapping[str, str]) -> Key:
    """The key of a row of figures."""
    return Key(*(row[name] for name in Key._fields))


def read_chapter(rows: Mapping[Key, Mapping[str, str]], reader: Reader | None = None) -> Reader:
    """A reader who has seen the figures, and knows how codes lie in themes and waves in all."""
    known = reader or Reader()
    for key, row in rows.items():
        known.meets(key, int(row["base"]), int(row["respondents"]) if row["respondents"] else None)
    for key, row in rows.items():
        top = key._replace(code=key.theme, direct="0")
        if key != top:
            known.knows({key: 1, top: -1}, high=0)
        else:
            below = [
                each
                for each in rows
                if (each.theme, each.perspective, each.wave) == (top.theme, top.perspective, top.wave)
                and rows[each]["depth"] == "1"
            ]
            if below:
                known.knows({top: 1, **dict.fromkeys(below, -1)}, high=0)
        if key.wave != "all":
            continue
        waves = [each for each in rows if each[:4] == key[:4] and each.wave != "all"]
        if waves:
            twice = sum(int(rows[each]["base"]) for each in waves) - int(row["base"])
            known.knows({**dict.fromkeys(waves, 1), key: -1}, 0, twice)
        for each in waves:
            known.knows({each: 1, key: -1}, high=0)
    return known
