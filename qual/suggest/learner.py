"""The learner, to be measured outside the program too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qual.core.codebook import Code
from qual.suggest.cues import CueFinder
from qual.suggest.inbox import SUREST, CueRecord
from qual.suggest.language import load_language, words


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a transcript as the learner sees it.

    `index` is its place in the transcript, `previous` the words of the turn before. `codes` None means not
    judged, an empty set means judged and nothing applies.
    """

    transcript: str
    respondent: str | None
    index: int
    role: str
    text: str
    previous: str = ""
    codes: frozenset[str] | None = None


class Learner:
    """Scores passages by the cues of the codes, and by how often each cue was right in judged passages.

    `threshold` is None: cues alone promise nothing.
    """

    threshold: float | Mapping[str, float] | None = None

    def __init__(self, language: str, codes: Iterable[Code]) -> None:
        self._language = load_language(language)
        self._codes = tuple(codes)
        self._finder = CueFinder(self._language, self._codes)
        self._record: dict[tuple[str, str], CueRecord] = {}
        self._without = {code.id: CueRecord(0, 18) for code in self._codes}

    def fit(self, passages: Iterable[Passage]) -> None:
        """Learn from judged passages, in place of what was learnt before.

        Kept are the share of right hits of each cue, and how often a code applies where no cue of it stands.
        """
        judged = [(passage, passage.codes) for passage in passages if passage.codes is not None]
        self._record = {}
        self._without = {code.id: CueRecord(0, 18) for code in self._codes}
        for cues, (_, applying) in zip(self._cues([passage for passage, _ in judged]), judged, strict=True):
            for code in self._codes:
                hit = cues.get(code.id, set())
                for cue in hit:
                    key = (code.id, cue)
                    self._record[key] = _counted(self._record.get(key, CueRecord()), code.id in applying)
                if not hit:
                    self._without[code.id] = _counted(self._without[code.id], code.id in applying)

    def score(self, passages: Sequence[Passage]) -> list[dict[str, float]]:
        """For each passage every code's probability."""
        scores = []
        for cues in self._cues(passages):
            score = {}
            for code in self._codes:
                doubt = 1 - self._without[code.id].trust
                for cue in sorted(cues.get(code.id, ())):
                    doubt *= 1 - self._record.get((code.id, cue), CueRecord()).trust
                score[code.id] = min(1 - doubt, SUREST)
            scores.append(score)
        return scores

    def _cues(self, passages: Sequence[Passage]) -> list[dict[str, set[str]]]:
        """For each passage the cues that stand in it, by code."""
        found = []
        for read in words(self._language, (passage.text for passage in passages)):
            cues: dict[str, set[str]] = {}
            for hit in self._finder.find(read):
                cues.setdefault(hit.code, set()).add(hit.cue)
            found.append(cues)
        return found


def _counted(record: CueRecord, right: bool) -> CueRecord:
    return CueRecord(record.accepted + right, record.rejected + (not right))
