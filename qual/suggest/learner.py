"""The learner: scores passages by what coders did so far; to be measured outside the program too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from math import sqrt
from typing import Any

from qual.core.codebook import Code
from qual.core.suggestion import Reason
from qual.suggest.cue_evidence import CueEvidence
from qual.suggest.cues import CueFinder
from qual.suggest.features import Features, Spoken, learnt_from
from qual.suggest.language import Language, load_language, words
from qual.suggest.model import (
    Ridge,
    context_means,
    logit,
    neighbours,
    next_ones,
)
from qual.suggest.one_core import on_one_core
from qual.suggest.passage import Passage, codes_of
from qual.suggest.promise import Cases, Unseen, expected, speaks, thresholds
from qual.suggest.second_step import RoleBases, SecondStep

FADING = 4
"""So many codings of a code make the learner as heavy as the code's cues."""

CALIBRATION_FOLDS = 5

BY_CUE = 0.1
"""How much a cue that stands in a passage weighs beside its words."""

TELLING = 100
"""With so many transcripts what the rest of a transcript is about counts half: it is one thing known for all
passages of a transcript, so that a few of them, however long, tell little of what it means."""

ENOUGH = 10
"""So many cases of one code tell how often it was right; with fewer, all codes together do."""

_BLOCK = 8


@lru_cache(maxsize=4)
def _read(language: str) -> Language:
    """The pipeline of a language, which takes a second to load: once for all learners of a process."""
    return load_language(language)


class Learner:
    """Scores passages for the codes of a codebook.

    With nothing judged the codes' cues speak; the more codings a code has, the more counts what was learnt
    from them: words and parts of words, who speaks, the turn before, and what the passages around are about.
    `threshold` holds for each code the probability from which a suggestion was right in at least 80 % of the
    cases in interviews that were not learnt from; it is None as long as nothing can be promised.
    """

    threshold: float | Mapping[str, float] | None = None
    expected: float | None = None
    """The share of suggestions over the threshold that is expected to be right with unseen respondents."""

    def __init__(self, language: str, codes: Iterable[Code] | None) -> None:
        """Read "nl" or "en" (or what spaCy calls another language); a code has an id, the rest is optional.

        UnknownLanguageError where no such language can be read.
        """
        self._language = _read(language)
        self._codes = codes_of(codes)
        self._finder = CueFinder(self._language, self._codes)
        self._forget()

    @property
    def language(self) -> str:
        """What reads the words, with its version."""
        return str(self._language)

    def _forget(self) -> None:
        self._evidence = CueEvidence([code.id for code in self._codes])
        self._features: Features | None = None
        self._ridge: Ridge | None = None
        self.threshold = self.expected = None
        self.unseen: Unseen | None = None
        self._cases, self._cases_after = Cases(), Cases()
        self._asked: tuple[Passage, frozenset[tuple[str, int]], Any, Any] | None = None

    @on_one_core
    def fit(self, passages: Iterable[Passage]) -> None:
        """Learn from judged passages, in place of what was learnt before; others give only their words."""
        import numpy as np

        self._forget()
        everything = list(passages)
        judged = [each for each in everything if each.codes is not None]
        cues = self._cues(judged)
        targets = self._targets(judged)
        self._evidence.count(cues, targets)
        partly = [at for at, each in enumerate(everything) if each.codes is None and each.refused]
        refused_cues = self._cues([everything[at] for at in partly])
        refused = np.array(
            [[code.id in everything[at].refused for code in self._codes] for at in partly], dtype=bool
        ).reshape(len(partly), len(self._codes))
        self._evidence.refuse(refused_cues, refused)
        if len(judged) < 2 or not self._codes or not any(each.codes for each in judged):
            return
        groups = _groups(judged)
        self._features, rows = learnt_from(_spoken(everything))
        turned_down = rows[partly]
        rows = rows[[at for at, each in enumerate(everything) if each.codes is not None]]
        hits = self._evidence.hits(cues)
        self._judged, self._rows = judged, _with_cues(rows, hits)
        self._row_sizes = np.sqrt(np.asarray(self._rows.multiply(self._rows).sum(axis=1)).ravel())
        self._ridge = Ridge(self._rows, targets, groups)
        if partly:
            self._ridge.turn_down(_with_cues(turned_down, self._evidence.hits(refused_cues)), refused)
        unseen = np.clip(self._ridge.unseen, -0.5, 1.5)
        self._counts = targets.sum(axis=0)
        self._bases = (self._counts + 0.5) / (len(judged) + 20)
        self._usual = unseen.mean(axis=0)
        roles = [each.role or "" for each in judged]
        self._by_role = RoleBases(roles, targets, self._bases)
        shares = self._evidence.shares(cues, targets)
        folds = _folds(groups)
        self._applies, self._places = targets > 0, _order(judged)
        order = self._places
        known = (order, unseen, self._by_role.of(roles, groups, targets), hits, shares)

        def numbers(around: Any) -> Any:
            return self._numbers(around, *known)

        transcripts = len({each.transcript for each in judged})
        heed = sqrt(transcripts / (transcripts + TELLING))
        self._step = SecondStep(neighbours(order, unseen, self._usual), targets, folds, numbers, heed)
        after = neighbours(order, unseen, self._usual, _decided(judged, targets))
        self._step_after = SecondStep(after, targets, folds, numbers, heed)
        self._promise(judged, targets, shares)

    def _numbers(
        self, around: Any, order: Sequence[tuple[str, int]], own: Any, by_role: Any, hits: Any, shares: Any
    ) -> Any:
        """What the calibration sees of each pair of passage and code, first what its transcript is about.

        Scores stand there as they are, beside how far the code's judgements spread (a tenth is much for a
        rare code and little for a common one), and as odds, which flatten out where scores are surest.
        """
        import numpy as np

        count, codes = own.shape
        usual = self._bases
        base = np.tile(logit(usual), (count, 1))
        spread = np.sqrt(usual * (1 - usual))
        odds = np.log((np.maximum(own, 0) + usual) / (1 - np.minimum(own, 1) + usual))
        means = context_means(order, own, self._usual)
        rival = np.partition(own, -2, axis=1)[:, -2:] if codes > 1 else np.hstack([own, own])
        best = np.where(own >= rival[:, 1:2], rival[:, 0:1], rival[:, 1:2])
        scores = (own, (own - usual) / spread, odds, around, around / spread, own - best)
        pieces = (means, *scores, base, hits, logit(shares), by_role)
        return np.stack([piece.reshape(-1) for piece in pieces], axis=1)

    def _promise(self, judged: Sequence[Passage], targets: Any, shares: Any) -> None:
        """Find the cut on probabilities of respondents that neither scores nor calibration had seen."""
        import numpy as np

        if self._step.honest is None:
            return
        people = np.array(_people(judged))
        self.unseen = Unseen(
            tuple(code.id for code in self._codes),
            self._blend(self._step.honest, shares),
            self._blend(self._step_after.honest, shares),
            targets > 0,
            people,
            np.array([not each.is_prompted for each in judged]),
        )
        codes, free = self.unseen.codes, self.unseen.is_free
        self._cases = Cases(codes, self.unseen.probability[free], self.unseen.applies[free])
        self._cases_after = Cases(codes, self.unseen.after[free], self.unseen.applies[free])
        respondents = {
            code.id: len(np.unique(people[self.unseen.applies[:, number]]))
            for number, code in enumerate(self._codes)
        }
        taking_part = {
            code.id: speaks(int(self._counts[number]), respondents[code.id])
            for number, code in enumerate(self._codes)
        }
        likely = self.unseen.likely()
        self.threshold = thresholds(likely, taking_part)
        self.expected = expected(likely, self.threshold)

    def _blend(self, learnt: Any, cue: Any) -> Any:
        """The learner's and the cues' probability: the more codings a code has, the more the learner's."""
        share = self._counts / (self._counts + FADING)
        return share * learnt + (1 - share) * cue

    @on_one_core
    def score(self, passages: Iterable[Passage]) -> list[dict[str, float]]:
        """For each passage every code's probability. Passages of one transcript help each other's scores.

        What was decided on a passage never counts for itself; it counts for the two passages after it.
        """
        import numpy as np

        asked = list(passages)
        if not asked:
            return []
        cues = self._cues(asked)
        shares = self._evidence.shares(cues)
        if self._ridge is None or self._features is None:
            return self._told(shares)
        hits = self._evidence.hits(cues)
        own = np.clip(self._ridge.score(self._rows_of(asked, hits)), -0.5, 1.5)
        order = _order(asked)
        known = (order, own, self._by_role.of([each.role or "" for each in asked]), hits, shares)

        def numbers(around: Any) -> Any:
            return self._numbers(around, *known)

        learnt = self._step(neighbours(order, own, self._usual), numbers)
        following = (b for a, b in next_ones(order).items() if asked[a].codes is not None)
        after = sorted({one for each in following for one in each})
        if after:
            targets = self._targets(asked)
            around = neighbours(order, own, self._usual, _decided(asked, targets))
            learnt[after] = self._step_after(around, numbers)[after]
        return self._told(self._blend(learnt, shares))

    def _rows_of(self, passages: Sequence[Passage], hits: Any) -> Any:
        return _with_cues(self._features.rows(_spoken(passages)), hits) if self._features else None

    def _targets(self, passages: Sequence[Passage]) -> Any:
        """A row for each passage, a column for each code: 1 where it applies."""
        import numpy as np

        applies = [[float(code.id in (each.codes or ())) for code in self._codes] for each in passages]
        return np.array(applies).reshape(len(passages), len(self._codes))

    def cues_in(self, passage: Passage, code: str) -> list[str]:
        """The cues of a code that stand in a passage."""
        (found,) = self._cues([passage])
        return sorted(found.get(code, ()))

    def reasons(self, passage: Passage, code: str) -> tuple[Reason, ...]:
        """Why a code is likely for a passage, beside its cues: the heaviest words."""
        if self._ridge is None or self._features is None:
            return ()
        number = [each.id for each in self._codes].index(code)
        weights = self._ridge.weights[:, number]
        idle = self._language.pipeline.Defaults.stop_words
        heavy = self._features.heaviest(passage.text, lambda columns: weights[columns], idle=idle)
        return tuple(Reason("word", word, round(weight, 3)) for word, weight in heavy)

    def nearest(
        self, passage: Passage, code: str, inside: Collection[tuple[str, int]] = ()
    ) -> tuple[tuple[Passage, float], ...]:
        """The judged passages that are most like one: the nearest with the code, the nearest without it.

        `inside` are the transcripts and indices of those that it is made of, beside its own: no passage
        speaks for itself. Each comes with how alike it is (0 to 1); where there is none with the code, or
        without, it is left out.
        """
        if self._ridge is None or self._features is None:
            return ()
        import numpy as np

        number = [each.id for each in self._codes].index(code)
        found = []
        alike, here = self._alike(passage, frozenset(inside))
        for has_code in (True, False):
            places = np.flatnonzero((self._applies[:, number] == has_code) & ~here)
            if len(places):
                best = places[alike[places] == alike[places].max()]
                at = min(map(int, best), key=lambda one: (self._places[one], self._judged[one].text))
                found.append((self._judged[at], float(alike[at])))
        return tuple(found)

    def _alike(self, passage: Passage, inside: frozenset[tuple[str, int]]) -> tuple[Any, Any]:
        """How alike each judged passage is, and which are the passage itself or stand inside it.

        Kept for the passage asked last, whose codes are told in turn.
        """
        import numpy as np

        if self._asked is None or self._asked[:2] != (passage, inside):
            row = self._rows_of([passage], self._evidence.hits(self._cues([passage])))
            sizes = self._row_sizes * np.sqrt(row.multiply(row).sum())
            alike = np.round((self._rows @ row.toarray().ravel()) / np.maximum(sizes, 1e-9), 6)
            own = inside | {(passage.transcript, passage.index)}
            here = np.array([each in own for each in self._places])
            self._asked = passage, inside, alike, here
        return self._asked[2:]

    def record(self, probability: float, code: str = "", *, is_after: bool = False) -> tuple[int, int]:
        """How many suggestions of such a probability or more were right, of how many, in what was judged.

        `is_after` says that it was decided already on the passage before.
        """
        cases = self._cases_after if is_after else self._cases
        own = cases.from_on(probability, code)
        return own if code and own[1] >= ENOUGH else cases.from_on(probability)

    def _told(self, scores: Any) -> list[dict[str, float]]:
        ids = [code.id for code in self._codes]
        return [dict(zip(ids, map(float, row), strict=True)) for row in scores]

    def _cues(self, passages: Sequence[Passage]) -> list[dict[str, set[str]]]:
        """For each passage the cues that stand in it, by code."""
        if not self._finder.has_cues:
            return [{} for _ in passages]
        found = []
        for read in words(self._language, (passage.text for passage in passages)):
            cues: dict[str, set[str]] = {}
            for hit in self._finder.find(read):
                cues.setdefault(hit.code, set()).add(hit.cue)
            found.append(cues)
        return found


def _order(passages: Sequence[Passage]) -> list[tuple[str, int]]:
    return [(each.transcript, each.index) for each in passages]


def _spoken(passages: Sequence[Passage]) -> list[Spoken]:
    """What is said in each passage, before and after it."""
    after = next_ones(_order(passages))
    return [
        Spoken(
            each.text,
            each.previous or "",
            each.role or "",
            " ".join(sorted({passages[one].text for one in after.get(at, ())})),
        )
        for at, each in enumerate(passages)
    ]


def _with_cues(rows: Any, hits: Any) -> Any:
    """The rows with a column for each code's cues."""
    import numpy as np
    from scipy.sparse import csr_matrix, hstack

    return hstack([rows, csr_matrix((BY_CUE * hits).astype(np.float32))]).tocsr()


def _decided(passages: Sequence[Passage], targets: Any) -> Any:
    """What was decided on each passage; NaN where nothing was."""
    import numpy as np

    judged = np.array([each.codes is not None for each in passages])
    return np.where(judged[:, None], targets, np.nan)


def _people(passages: Sequence[Passage]) -> list[int]:
    """A number for each passage's respondent, else for its transcript."""
    names = [each.respondent or each.transcript for each in passages]
    numbers = {name: at for at, name in enumerate(sorted(set(names)))}
    return [numbers[name] for name in names]


def _groups(passages: Sequence[Passage]) -> list[int]:
    """What is left out together: a respondent's passages; of one respondent alone stretches of them.

    The order in which passages come makes no difference.
    """
    people = _people(passages)
    if len(set(people)) > 1:
        return people
    order = _order(passages)
    stretch = {place: number // _BLOCK for number, place in enumerate(sorted(set(order)))}
    return [stretch[place] for place in order]


def _folds(groups: Sequence[int]) -> list[int]:
    """A fold for each passage, whole groups together."""
    return [group % CALIBRATION_FOLDS for group in groups]
