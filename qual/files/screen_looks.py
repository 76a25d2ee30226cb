"""How a person left the coding screen: its colours, and whether sentences had letters; it is of no study."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple


class Looks(NamedTuple):
    """The name of the colour scheme, and whose sentences have letters: nobody's, `answers` or `all`."""

    colours: str = ""
    letters: str = ""


def read_looks(path: Path) -> Looks:
    """What was kept in a file; as it is at first where there is none, or nothing that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Looks()
    if not isinstance(found, dict):
        return Looks()
    return Looks(*(str(found.get(name, "")) for name in Looks._fields))


def keep_looks(path: Path, looks: Looks) -> None:
    """Keep it for the next time; where nothing can be written, the screen begins as at first."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(looks._asdict()) + "\n", encoding="utf-8")
    except OSError:
        return
