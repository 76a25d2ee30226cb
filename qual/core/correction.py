"""What a corrected text does to the passages that people marked in the old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from qual.core.span import Span

VERDICTS = ("exact", "moved", "edited", "doubtful", "lost")
"""From nothing happened to nothing left: see `Carried`."""

UNSURE = frozenset({"doubtful", "lost"})
"""The verdicts that a person has to settle."""


class Carried(NamedTuple):
    """What became of one passage: its old place and words, and its new ones.

    `verdict` is "exact" (same words, same place), "moved" (same words, another place), "edited" (the place is
    sure, the words changed), "doubtful" (`new` is the best place found, a person must look) or "lost" (`new`
    is None and `after` empty: its words stand nowhere in the new text).
    """

    verdict: str
    old: Span
    new: Span | None
    before: str
    after: str

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look."""
        return self.verdict not in UNSURE


def per_verdict(carried: Iterable[Carried]) -> dict[str, int]:
    """How many passages got each verdict."""
    found = Counter(each.verdict for each in carried)
    return {verdict: found[verdict] for verdict in VERDICTS}


class Marked(NamedTuple):
    """A coding or suggestion (`kind`) that a correction has to carry, and where its words stand for sure.

    For a coding in doubt (`doubt` is its mark's id) that is its place before the correction that left it so.
    `version` is the id of the text version; `coder` is empty and `state` filled for a suggestion.
    """

    kind: str
    id: str
    code: str
    coder: str
    state: str
    version: str
    span: Span
    doubt: str


class Fate(NamedTuple):
    """What becomes of one coding or suggestion."""

    marked: Marked
    carried: Carried


class Doubt(NamedTuple):
    """A coding that a correction left unsure: its old place and words, and where it stands now.

    `now` is None and `after` empty for one that is lost.
    """

    coding: str
    transcript: str
    code: str
    coder: str
    verdict: str
    old: Span
    before: str
    now: Span | None
    after: str
