"""The reverse lists: codings that the learner would not have made, and twins that were coded differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qual.suggest.features import Spoken, learnt_from
from qual.suggest.learner import Learner
from qual.suggest.passage import Passage

ALIKE = 0.8
"""Cosine similarity of words and parts of words from which two passages say nearly the same."""

FEWEST_WORDS = 5
"""Words that a passage has at least: "ja" is like every "ja"."""

_AT_ONCE = 500


class Unlikely(NamedTuple):
    """A coding, by its passage's number, and how likely the learner thinks it without that respondent."""

    passage: int
    code: str
    probability: float


class Twins(NamedTuple):
    """Two passages that say nearly the same: one has the code, the other was judged and has it not.

    `by` is the coder who put it, `not_by` the one who did not: one and the same, or two.
    """

    coded: int
    other: int
    code: str
    alike: float
    by: str
    not_by: str


def unlikely(learner: Learner, most: int = 50) -> list[Unlikely]:
    """The codings that are least likely by what others' respondents said, the least likely first.

    Passages are numbered in the order in which the learner was given the judged ones.
    """
    if learner.unseen is None:
        return []
    unseen = learner.unseen
    found = [
        Unlikely(passage, code, round(float(unseen.probability[passage, number]), 4))
        for number, code in enumerate(unseen.codes)
        for passage in unseen.applies[:, number].nonzero()[0].tolist()
    ]
    return sorted(found, key=lambda each: (each.probability, each.passage, each.code))[:most]


def twins(by_coder: Mapping[str, Sequence[Passage | None]], most: int = 50) -> list[Twins]:
    """Pairs of nearly the same words of which one has a code and the other, judged by a coder, has not.

    `by_coder` gives for every coder the same passages in the same order, None where they judged nothing. Of
    one coder both passages count; of two coders also one and the same passage, which comes last: where coders
    differ on one place is better seen in their agreement.
    """
    import numpy as np

    coders = list(by_coder)
    if not coders or not by_coder[coders[0]]:
        return []
    size = len(by_coder[coders[0]])
    decided: list[dict[str, frozenset[str]]] = [{} for _ in range(size)]
    texts: list[str] = [""] * size
    for coder in coders:
        for at, passage in enumerate(by_coder[coder]):
            if passage is not None:
                texts[at] = passage.text
                if passage.codes is not None:
                    decided[at][coder] = passage.codes
    kept = [at for at in range(size) if decided[at] and len(texts[at].split()) >= FEWEST_WORDS]
    if not kept:
        return []
    spoken = [Spoken(texts[at], "", "") for at in kept]
    _, rows = learnt_from(spoken)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    found: list[Twins] = []
    for first in range(0, len(kept), _AT_ONCE):
        alike = np.asarray((rows[first : first + _AT_ONCE] @ rows.T).todense())
        alike /= np.outer(lengths[first : first + _AT_ONCE], lengths)
        for one, other in zip(*np.nonzero(alike >= ALIKE), strict=True):
            a, b = kept[first + int(one)], kept[int(other)]
            likeness = round(min(1.0, float(alike[one, other])), 4)
            for code, coders_apart in _apart(decided[a], decided[b], same=a == b).items():
                found.append(Twins(a, b, code, likeness, *coders_apart))
    found.sort(key=lambda each: (each.coded == each.other, -each.alike, each[:3]))
    return found[:most]


def _apart(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]], *, same: bool
) -> dict[str, tuple[str, str]]:
    """The codes that some coder gave the one and some coder withheld from the other, with these coders."""
    found: dict[str, tuple[str, str]] = {}
    for coder in sorted(one):
        # a coder's own inconsistency tells more than a difference with somebody else
        for judge in [*({coder} & other.keys()), *sorted(other.keys() - {coder})]:
            if not (same and judge == coder):
                for code in one[coder] - other[judge]:
                    found.setdefault(code, (coder, judge))
    return found
