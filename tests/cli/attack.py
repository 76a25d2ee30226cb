"""What a reader can work out of the figures of a publication, written apart from what protects them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


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


def attack(possible: dict[Key, set[int]], rows: Mapping[Key, Mapping[str, str]]) -> None:
    """Take out of the values that each number can have all that other rows rule out, until none goes."""
    size = -1
    while size != (size := sum(map(len, possible.values()))):
        for key, row in rows.items():
            _by_theme(possible, rows, key)
            if key.wave == "all":
                _by_waves(possible, rows, key, int(row["base"]))


def _keep(possible: dict[Key, set[int]], key: Key, least: int | None = None, most: int | None = None) -> None:
    possible[key] = {
        each for each in possible[key] if (least is None or each >= least) and (most is None or each <= most)
    }


def _by_theme(possible: dict[Key, set[int]], rows: Mapping[Key, Mapping[str, str]], key: Key) -> None:
    """A code is within its theme, and a theme within its codes together."""
    top = key._replace(code=key.theme, direct="0")
    if key != top:
        _keep(possible, key, most=max(possible[top]))
        _keep(possible, top, least=min(possible[key]))
        return
    below = [
        each
        for each in rows
        if (each.theme, each.perspective, each.wave) == (top.theme, top.perspective, top.wave)
        and rows[each]["depth"] == "1"
    ]
    if not below:
        return
    _keep(possible, top, most=sum(max(possible[each]) for each in below))
    for one in below:
        rest = sum(max(possible[each]) for each in below if each != one)
        _keep(possible, one, least=min(possible[top]) - rest)


def _by_waves(
    possible: dict[Key, set[int]], rows: Mapping[Key, Mapping[str, str]], key: Key, base: int
) -> None:
    """All waves together hold each wave, no more than all, and twice only who was seen twice."""
    waves = [each for each in rows if each[:4] == key[:4] and each.wave != "all"]
    twice = sum(int(rows[each]["base"]) for each in waves) - base
    least = {each: min(possible[each]) for each in waves}
    most = {each: max(possible[each]) for each in waves}
    _keep(possible, key, least=max(0, *least.values(), sum(least.values()) - twice), most=sum(most.values()))
    for one in waves:
        rest = sum(most[each] for each in waves if each != one)
        others = sum(least[each] for each in waves if each != one)
        together = min(max(possible[key]), max(possible[key]) + twice - others)
        _keep(possible, one, least=min(possible[key]) - rest, most=together)
