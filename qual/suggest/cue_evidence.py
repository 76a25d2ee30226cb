"""What cues tell of passages, by how often each was right in what was judged so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qual.suggest.inbox import SUREST, CueRecord

NO_CUE = CueRecord(0, 18)
"""How often a code applies where none of its cues stands, before anything was judged."""

MOST_HITS = 2


class CueEvidence:
    """The record of every cue of some codes, and of the passages where no cue of a code stands.

    Passages come as the cues that stand in them, by code; `targets` has a row for each and a column for each
    code: 1 where it applies.
    """

    def __init__(self, codes: Sequence[str]) -> None:
        import numpy as np

        self._place = {code: at for at, code in enumerate(codes)}
        self._record: dict[tuple[str, str], CueRecord] = {}
        self._taken: Any = np.full(len(codes), float(NO_CUE.accepted))
        self._refused: Any = np.full(len(codes), float(NO_CUE.rejected))

    def count(self, found: Sequence[Mapping[str, set[str]]], targets: Any) -> None:
        """Take judged passages into the record."""
        self._taken = self._taken + targets.sum(axis=0)
        self._refused = self._refused + len(found) - targets.sum(axis=0)
        for at, cues in enumerate(found):
            for code, hit in cues.items():
                number = self._place[code]
                applies = bool(targets[at, number])
                self._taken[number] -= applies
                self._refused[number] -= not applies
                for cue in hit:
                    before = self._record.get((code, cue), CueRecord())
                    self._record[code, cue] = CueRecord(
                        before.accepted + applies, before.rejected + (not applies)
                    )

    def refuse(self, found: Sequence[Mapping[str, set[str]]], refused: Any) -> None:
        """Take into the record where codes were turned down for passages: true in `refused`."""
        for at, cues in enumerate(found):
            for code, number in self._place.items():
                if not refused[at, number]:
                    continue
                for cue in cues.get(code, ()):
                    before = self._record.get((code, cue), CueRecord())
                    self._record[code, cue] = CueRecord(before.accepted, before.rejected + 1)
                if code not in cues:
                    self._refused[number] += 1

    def shares(self, found: Sequence[Mapping[str, set[str]]], targets: Any = None) -> Any:
        """How likely each code is by its cues alone; with `targets` as if the passage were not counted."""
        import numpy as np

        taken, refused = self._taken, self._refused
        doubt = np.tile(1 - (taken + 1) / (taken + refused + 2), (len(found), 1))
        if targets is not None:
            less, fewer = np.maximum(0, taken - 1), np.maximum(0, refused - 1)
            doubt_where_it_applies = 1 - (less + 1) / (less + refused + 2)
            doubt_elsewhere = 1 - (taken + 1) / (taken + fewer + 2)
            doubt = np.where(targets > 0, doubt_where_it_applies, doubt_elsewhere)
        for at, cues in enumerate(found):
            for code, hit in cues.items():
                number = self._place[code]
                left = 1 - (taken[number] + 1) / (taken[number] + refused[number] + 2)
                for cue in sorted(hit):
                    record = self._record.get((code, cue), CueRecord())
                    if targets is not None:
                        record = _less(record, bool(targets[at, number]))
                    left *= 1 - record.trust
                doubt[at, number] = left
        return np.minimum(1 - doubt, SUREST)

    def hits(self, found: Sequence[Mapping[str, set[str]]]) -> Any:
        """How many cues of each code stand in each passage, at most `MOST_HITS`."""
        import numpy as np

        counts = np.zeros((len(found), len(self._place)))
        for at, cues in enumerate(found):
            for code, hit in cues.items():
                counts[at, self._place[code]] = min(MOST_HITS, len(hit))
        return counts


def _less(record: CueRecord, right: bool) -> CueRecord:
    return CueRecord(max(0, record.accepted - right), max(0, record.rejected - (not right)))
