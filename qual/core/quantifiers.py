"""Words for how many: from the counts to a word, and a written text's words beside the counts.

There is no standard of Dutch words. The study's own scale is a proposal that a report prints as its key; the
one of Education Scotland ("almost all", "most", "majority") is published and can be chosen instead.
"""

from __future__ import annotations

import re
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
        Step("meer dan de helft", 0.55, 0.75),
        Step("ongeveer de helft", 0.45, 0.55),
        Step("minder dan de helft", 0.25, 0.45),
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
        Step("meer dan de helft", 0.50, 0.75),
        Step("minder dan de helft", 0.15, 0.50, low_in=False),
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


_MEANINGS: dict[str, tuple[float, float]] = {
    "alle": (1.0, 1.0),
    "allemaal": (1.0, 1.0),
    "iedereen": (1.0, 1.0),
    "bijna alle": (0.85, 1.0),
    "vrijwel alle": (0.85, 1.0),
    "nagenoeg alle": (0.85, 1.0),
    "het merendeel": (0.5, 0.95),
    "merendeel": (0.5, 0.95),
    "de meerderheid": (0.5, 0.95),
    "de meeste": (0.6, 0.95),
    "velen": (0.5, 1.0),
    "veel": (0.4, 1.0),
    "meer dan de helft": (0.5, 0.85),
    "ruim de helft": (0.5, 0.65),
    "ongeveer de helft": (0.4, 0.6),
    "de helft": (0.4, 0.6),
    "minder dan de helft": (0.15, 0.5),
    "een deel": (0.1, 0.6),
    "een minderheid": (0.05, 0.5),
    "een aantal": (0.05, 0.45),
    "sommige": (0.03, 0.4),
    "sommigen": (0.03, 0.4),
    "enkele": (0.0, 0.25),
    "een enkele": (0.0, 0.15),
    "een klein aantal": (0.0, 0.25),
    "een zeer klein aantal": (0.0, 0.12),
    "een paar": (0.0, 0.25),
    "geen enkele": (0.0, 0.0),
    "niemand": (0.0, 0.0),
    "geen van": (0.0, 0.0),
    "all": (1.0, 1.0),
    "everyone": (1.0, 1.0),
    "almost all": (0.85, 1.0),
    "nearly all": (0.85, 1.0),
    "the majority": (0.5, 0.95),
    "a majority": (0.5, 0.95),
    "most": (0.55, 0.95),
    "many": (0.4, 1.0),
    "more than half": (0.5, 0.85),
    "about half": (0.4, 0.6),
    "half of": (0.4, 0.6),
    "less than half": (0.15, 0.5),
    "a minority": (0.05, 0.5),
    "several": (0.03, 0.5),
    "some": (0.03, 0.45),
    "a few": (0.0, 0.25),
    "few": (0.0, 0.25),
    "none of": (0.0, 0.0),
    "nobody": (0.0, 0.0),
    "no one": (0.0, 0.0),
}
"""Words and the shares that a reader may take them for: wide, so that only misfits are told."""

_PEOPLE = (
    r"(?:van de |van hen |of the |of them )?(?:\w+ ){0,1}?"
    r"(?:respondenten|deelnemers|ge[iï]nterviewden|mensen|personen|werkgevers|deskundigen|arbeidsdeskundigen|"
    r"sprekers|zij|hen|respondents|participants|interviewees|people|employers|experts|them|noemen|noemt|"
    r"noemden|zeggen|zegt|vinden|vindt|ervaren|mention|mentions|say|says|mentioned|said)"
)
_PATTERN = re.compile(
    rf"(?<!\w)({'|'.join(map(re.escape, sorted(_MEANINGS, key=len, reverse=True)))})(?=\s+{_PEOPLE}\b)",
    re.IGNORECASE,
)


class Misfit(NamedTuple):
    """A word in a text that the counts do not bear: where it stands (characters), and a word that fits."""

    start: int
    end: int
    word: str
    part: int
    base: int
    better: str


def check_words(text: str, part: int, base: int, scale: Scale = _OWN_NL) -> list[Misfit]:
    """The words for "how many of them" in a summary of a theme that `part` of `base` respondents mention.

    Only words that stand with people ("de meeste deelnemers", "sommigen zeggen") are looked at. A word
    misfits where no reading of it bears the share.
    """
    if not base:
        return []
    share = part / base
    found = []
    for match in _PATTERN.finditer(text):
        low, high = _MEANINGS[match[1].casefold()]
        if not low <= share <= high:
            better = f"{part} / {base}" if base < LEAST_BASE else word_for(part, base, scale) or ""
            found.append(Misfit(match.start(1), match.end(1), match[1], part, base, better))
    return found


def key_of(scale: Scale) -> Sequence[tuple[str, str]]:
    """The scale as a report prints it: each word with its range in whole percentages."""
    rows = [(scale.all, "100%")]  # everybody has a word of their own, so no range takes 100% in
    for step in scale.steps:
        low, high = round(100 * step.low), round(100 * step.high)
        sign = "≥" if step.low_in else ">"
        end = "≤" if step.high_in and high < 100 else "<"
        rows.append((step.word, f"{sign} {low}%, {end} {high}%"))
    return [*rows, (scale.one, "1"), (scale.none, "0")]
