"""Words for how many: from the counts to a word.

There is no standard of Dutch words. The study's own scale is a proposal that a report prints as its key; the
one of Education Scotland ("almost all", "most", "majority") is published and can be chosen instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

LEAST_BASE = 10
"""Below this base a word says more than the number: print the number."""


class Step(NamedTuple):
    """A word that holds for shares from `low` up to `high` (0 to 1), each end in it or not."""

    word: str
    low: float
    high: float
    low_in: bool = True
    high_in: bool = False
    is_part: bool = False
    """Whether it takes a part of them: "half of the participants", not "most participants"."""

    def holds(self, share: float) -> bool:
        """Whether a share lies on the step."""
        above = share > self.low or (self.low_in and share == self.low)
        return above and (share < self.high or (self.high_in and share == self.high))


@dataclass(frozen=True, slots=True)
class Scale:
    """The words of a scale: for all, one and none, and steps for what lies between, the highest first."""

    name: str
    all: str
    one: str
    none: str
    steps: tuple[Step, ...]


_OWN_NL = Scale(
    "own",
    "alle",
    "één",
    "geen",
    (
        Step("bijna alle", 0.90, 1.0, low_in=False, high_in=True),
        Step("de meeste", 0.75, 0.90, high_in=True),
        Step("meer dan de helft", 0.55, 0.75, is_part=True),
        Step("ongeveer de helft", 0.45, 0.55, is_part=True),
        Step("minder dan de helft", 0.25, 0.45, is_part=True),
        Step("sommige", 0.10, 0.25),
        Step("enkele", 0.0, 0.10, low_in=False),
    ),
)
_OWN_EN = Scale(
    "own",
    "all",
    "one",
    "none",
    tuple(
        step._replace(word=word)
        for step, word in zip(
            _OWN_NL.steps,
            ("almost all", "most", "more than half", "about half", "less than half", "some", "a few"),
            strict=True,
        )
    ),
)
_SCOTTISH_NL = Scale(
    "education_scotland",
    "alle",
    "één",
    "geen",
    (
        Step("bijna alle", 0.90, 1.0, low_in=False, high_in=True),
        Step("de meeste", 0.75, 0.90, high_in=True),
        Step("meer dan de helft", 0.50, 0.75, is_part=True),
        Step("minder dan de helft", 0.15, 0.50, low_in=False, is_part=True),
        Step("enkele", 0.0, 0.15, low_in=False, high_in=True),
    ),
)
_SCOTTISH_EN = Scale(
    "education_scotland",
    "all",
    "one",
    "none",
    tuple(
        step._replace(word=word)
        for step, word in zip(
            _SCOTTISH_NL.steps, ("almost all", "most", "majority", "less than half", "few"), strict=True
        )
    ),
)
SCALES = {
    ("own", "nl"): _OWN_NL,
    ("own", "en"): _OWN_EN,
    ("education_scotland", "nl"): _SCOTTISH_NL,
    ("education_scotland", "en"): _SCOTTISH_EN,
}
"""The scales by name and language."""


def word_for(part: int, base: int, scale: Scale = _OWN_NL) -> str | None:
    """The word of the scale for `part` of `base`; None without a base."""
    if not base:
        return None
    if not part:
        return scale.none
    if part == base:
        return scale.all
    if part == 1:
        return scale.one
    return next((step.word for step in scale.steps if step.holds(part / base)), None)


def takes_part(word: str, scale: Scale) -> bool:
    """Whether the word is said of a part of people: "more than half of the participants"."""
    return any(step.is_part for step in scale.steps if step.word == word)


def key_of(scale: Scale) -> Sequence[tuple[str, str]]:
    """The scale as a report prints it: each word with its range in whole percentages or people."""
    rows = [(scale.all, "100%")]  # everybody has a word of their own, so no range takes 100% in
    for step in scale.steps:
        low, high = round(100 * step.low), round(100 * step.high)
        sign = "≥" if step.low_in else ">"
        end = "≤" if step.high_in and high < 100 else "<"
        # One has a word of its own too, so the lowest range begins with two.
        begins = f"{sign} {low}%" if low else "≥ 2"
        rows.append((step.word, f"{begins}, {end} {high}%"))
    return [*rows, (scale.one, "1"), (scale.none, "0")]
