"""Five minutes on the worked example: one thing after the other to try, each done when it was done.

The steps follow what a coder does first. A step is over when its command was carried out, whatever else was
pressed before; nothing is checked but that.
"""

from __future__ import annotations

from typing import NamedTuple

from qual.core.words import say
from qual.tui.keymap import say_keys
from qual.tui.letters import ALPHABET


class Step(NamedTuple):
    """Something to try: its name in the catalogue, and the commands that do it."""

    name: str
    commands: frozenset[str]


STEPS = (
    Step("move", frozenset({"next-sentence", "next-turn"})),
    Step("code", frozenset(f"pinned-{digit}" for digit in "1234567890")),
    Step("undo", frozenset({"undo"})),
    Step("grow", frozenset({"grow", "sentence-more"})),
    Step("palette", frozenset({"choose"})),
    Step("letters", frozenset({f"letter-{letter}" for letter in ALPHABET})),
    Step("memo", frozenset({"accept"})),
    Step("others", frozenset({"others"})),
    Step("next", frozenset({"next-uncoded"})),
    Step("search", frozenset({"next-hit"})),
    Step("codebook", frozenset({"go-codebook"})),
    Step("help", frozenset({"help"})),
)
"""What is tried, in order."""


class Tutorial:
    """Where somebody is in the steps."""

    def __init__(self) -> None:
        self.at = 0

    def saw(self, command: str) -> bool:
        """Take note of a command that was carried out; True where it ended a step."""
        if self.at < len(STEPS) and command in STEPS[self.at].commands:
            self.at += 1
            return True
        return False

    @property
    def line(self) -> str:
        """What to try now."""
        if self.at >= len(STEPS):
            return say_keys("tutorial.done")
        where = say("tutorial.where", at=self.at + 1, steps=len(STEPS))
        return f"{where} {say_keys(f'tutorial.{STEPS[self.at].name}')}"
