"""How good a learner is on passages that it did not learn from."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from qual.core.codebook import Code
from qual.suggest.learner import Learner
from qual.suggest.passage import Passage


def unjudged(passage: Passage) -> Passage:
    """The passage without what was decided on it."""
    return Passage(
        passage.transcript, passage.respondent, passage.index, passage.role, passage.text, passage.previous
    )


def mean_average_precision(
    codes: Sequence[Code], passages: Sequence[Passage], scores: Sequence[Mapping[str, float]]
) -> float:
    """The mean over codes that occur of the average precision of the passages ranked by score."""
    found = []
    for code in codes:
        order = sorted(range(len(passages)), key=lambda at: -scores[at][code.id])
        right, total = 0, 0.0
        for place, at in enumerate(order, start=1):
            if code.id in (passages[at].codes or ()):
                right += 1
                total += right / place
        if right:
            found.append(total / right)
    return statistics.mean(found) if found else 0.0


def offered(passages: Sequence[Passage], scores: Sequence[Mapping[str, float]]) -> tuple[float, float]:
    """Of coded passages: how often the first code is right, and the share of codings in the first three."""
    first, inside, all_ = [], 0, 0
    for passage, score in zip(passages, scores, strict=True):
        if not passage.codes:
            continue
        ranked = sorted(score, key=lambda code: -score[code])
        first.append(ranked[0] in passage.codes)
        inside += len(passage.codes & set(ranked[:3]))
        all_ += len(passage.codes)
    return (statistics.mean(first), inside / all_) if first else (0.0, 0.0)


def inbox(
    learner: Learner, passages: Sequence[Passage], scores: Sequence[Mapping[str, float]]
) -> tuple[int, int, int]:
    """What the inbox shows, how much of it is right, and how much there was to find."""
    wanted = sum(len(each.codes or ()) for each in passages)
    cuts = learner.threshold
    if not isinstance(cuts, Mapping):
        return 0, 0, wanted
    shown = [
        code in (passage.codes or ())
        for passage, score in zip(passages, scores, strict=True)
        for code, probability in score.items()
        if probability >= cuts[code]
    ]
    return len(shown), sum(shown), wanted
