"""Memos: what a coder noted about a thing."""

from __future__ import annotations

from typing import NamedTuple

ABOUT = ("study", "code", "transcript", "respondent", "coding")
"""What a memo can be about."""


class Memo(NamedTuple):
    """A coder's note; `target` is the thing's id, `name` what people call it (a coding by its words).

    `transcript` and `start` say where it can be seen, where it stands in a text.
    """

    about: str
    target: str
    name: str
    coder: str
    text: str
    created: str
    transcript: str = ""
    start: int | None = None
