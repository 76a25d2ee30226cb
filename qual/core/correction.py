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
