"""A study's settings: `codebook/study.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from qual.core.study import Attribute, Settings


def read_settings(path: Path) -> Settings:
    """The settings that a `study.toml` states."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    attributes = {
        name: Attribute(
            name, each.get("label", ""), tuple(each.get("categories", ())), bool(each.get("ordered"))
        )
        for name, each in given.get("attributes", {}).items()
    }
    return Settings(
        name=given.get("name", path.parent.parent.name),
        language=given.get("language", "nl"),
        perspectives=given.get("perspectives", {}),
        waves=tuple(given.get("waves", ())),
        attributes=attributes,
        interviewers=tuple(given.get("interviewers", Settings("").interviewers)),
        database=given.get("database"),
    )
