"""The learner's numbers: ridge regression for all codes at once, honest scores, and their calibration.

Scores of judged passages are made without the respondent who said them: for kernel ridge regression exactly,
from the inverse that is there anyway (the residual of a left-out block B is inverse(A_BB) alpha_B, see
Rifkin and Lippert 2007, "Notes on regularized least squares"), for many passages by folds over respondents.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

EXACT_UP_TO = 2_500
"""Passages up to which the exact way is always taken: its cost grows with their cube."""

EXACT_AT_MOST = 7_000
EXACT_PER_CODE = 60
"""With many codes it is taken for more passages too, as long as the kernel fits into memory."""

RIDGE = 2.0
FOLDS = 5

REACH = 2
"""Passages before one that tell something of it."""

MOST_STEPS = 40
NEAR = 1e-4
"""The share of the squared residual at which a solution is near enough: scores are right to a thousandth."""


class Ridge:
    """One linear score per code, and the scores of the passages it was made from as if unseen."""

    def __init__(self, rows: Any, targets: Any, groups: Sequence[int]) -> None:
        import numpy as np

        self._mean = targets.mean(axis=0)
        centred = targets - self._mean
        group_of = np.asarray(groups)
        if is_exact(*targets.shape):
            inverse = _inverse(rows)
            alpha = inverse @ centred
            self.unseen = np.empty_like(targets)
            for group in np.unique(group_of):
                block = np.flatnonzero(group_of == group)
                residual = np.linalg.solve(inverse[np.ix_(block, block)], alpha[block])
                self.unseen[block] = targets[block] - residual
            self.weights = np.asarray(rows.T @ alpha)
            return
        self.weights = _solve(rows, centred)
        self.unseen = np.empty_like(targets)
        for fold in range(FOLDS):
            out = np.flatnonzero(group_of % FOLDS == fold)
            rest = np.flatnonzero(group_of % FOLDS != fold)
            if len(out) and len(rest):
                mean = targets[rest].mean(axis=0)
                weights = _solve(rows[rest], targets[rest] - mean)
                self.unseen[out] = rows[out] @ weights + mean

    def turn_down(self, rows: Any, refused: Any) -> None:
        """Learn that codes were turned down for passages of which nothing else is known.

        `refused` has a row for each passage and a column for each code, true where it was turned down.
        What is learnt is only how far the score lies above nothing, so that of other codes nothing changes.
        """
        import numpy as np

        residual = np.where(refused, -np.maximum(self.score(rows), 0), 0.0)
        if rows.shape[0] <= EXACT_UP_TO:
            self.weights = self.weights + np.asarray(rows.T @ (_inverse(rows) @ residual))
        else:
            self.weights = self.weights + _solve(rows, residual)

    def score(self, rows: Any) -> Any:
        """A score per passage and code."""
        return rows @ self.weights + self._mean


def is_exact(passages: int, codes: int) -> bool:
    """Whether the exact way is the cheaper one: its cost hardly grows with the codes, that of folds does."""
    return passages <= EXACT_UP_TO or passages <= min(EXACT_AT_MOST, EXACT_PER_CODE * codes)


def _inverse(rows: Any) -> Any:
    """The inverse of the passages' kernel with the ridge on its diagonal, by Cholesky's factor."""
    import numpy as np
    from scipy.linalg import lapack

    is_small = rows.shape[0] <= EXACT_UP_TO
    kernel = (rows @ rows.T).toarray().astype(np.float64 if is_small else np.float32, copy=False)
    kernel[np.diag_indices_from(kernel)] += RIDGE
    factorised, inverted = (lapack.dpotrf, lapack.dpotri) if is_small else (lapack.spotrf, lapack.spotri)
    factor, _ = factorised(kernel, lower=1, clean=1)
    lower, _ = inverted(factor, lower=1)
    lower += np.tril(lower, -1).T
    return lower


def _solve(rows: Any, targets: Any) -> Any:
    """Ridge weights by conjugate gradients on the normal equations, all codes at once, in single precision.

    A fold begins at nothing and not at the solution for all, which knows the answers it is to be asked.
    """
    import numpy as np

    at = rows.T.tocsr()
    ridge = np.float32(RIDGE)
    residual = at @ targets.astype(np.float32)
    solution = np.zeros_like(residual)
    direction = residual.copy()
    size = (residual**2).sum(axis=0)
    small = NEAR * size
    for _ in range(MOST_STEPS):
        step = at @ (rows @ direction) + ridge * direction
        alpha = size / np.maximum((direction * step).sum(axis=0), 1e-12)
        solution += alpha * direction
        residual -= alpha * step
        new = (residual**2).sum(axis=0)
        if np.all(new <= small):
            break
        direction = residual + (new / np.maximum(size, 1e-12)) * direction
        size = new
    return solution


def neighbours(order: Sequence[tuple[str, int]], scores: Any, absent: Any, before: Any = None) -> Any:
    """For every passage the scores of those beside it in its transcript, `absent` where there is none.

    The columns: those of the passage before, the one before that, and the one after. `before` gives what to
    take of those before in place of their scores, where that is known (no NaN).
    """
    import numpy as np

    count, codes = scores.shape
    found = np.tile(absent, (count, REACH + 1))
    earlier = scores if before is None else np.where(np.isnan(before), absent, before)
    for places in _in_order(order):
        for here, at in enumerate(places):
            for back in range(1, min(REACH, here) + 1):
                found[at, (back - 1) * codes : back * codes] = earlier[places[here - back]].mean(axis=0)
            if here + 1 < len(places):
                found[at, REACH * codes :] = scores[places[here + 1]].mean(axis=0)
    return found


def next_ones(order: Sequence[tuple[str, int]]) -> dict[int, list[int]]:
    """For every passage those at the place after it in its transcript, by their numbers; the last have none.

    At one place there may be several: what each of some coders made of it.
    """
    return {one: after for places in _in_order(order) for before, after in pairwise(places) for one in before}


def _in_order(order: Sequence[tuple[str, int]]) -> list[list[list[int]]]:
    """The passages of each transcript in order; those at one place, as two coders saw it, together."""
    by_transcript: dict[str, dict[int, list[int]]] = {}
    for at, (transcript, index) in enumerate(order):
        by_transcript.setdefault(transcript, {}).setdefault(index, []).append(at)
    return [[places[index] for index in sorted(places)] for places in by_transcript.values()]


def context_means(order: Sequence[tuple[str, int]], scores: Any, absent: Any) -> Any:
    """For every passage the mean score of the others in its transcript; `absent` where it is alone."""
    import numpy as np

    found = np.tile(absent, (len(order), 1))
    for places in _in_order(order):
        members = [at for place in places for at in place]
        total = scores[members].sum(axis=0)
        for place in places:
            if len(place) < len(members):
                found[place] = (total - scores[place].sum(axis=0)) / (len(members) - len(place))
    return found


def dense_ridge(rows: Any, targets: Any, penalty: float) -> Any:
    """Ridge weights for few columns."""
    import numpy as np

    gram = rows.T @ rows
    gram[np.diag_indices_from(gram)] += penalty
    return np.linalg.solve(gram, rows.T @ targets)


def logit(share: Any) -> Any:
    """The log-odds of shares."""
    import numpy as np

    clipped = np.clip(share, 1e-4, 1 - 1e-4)
    return np.log(clipped / (1 - clipped))


class Calibration:
    """Probabilities from a few numbers about a passage and a code, by one logistic regression over all pairs.

    After Platt (1999); the base rate of the code is one of the numbers, so that rare codes get what they
    deserve. `heed` lets the first column count less than the others. With too few examples the second column
    is taken as it is.
    """

    FEWEST = 8
    PENALTY = 0.015
    """For every pair, on standardised numbers. The pairs of a passage, and the passages of an interview, say
    much the same: a few thousand pairs know less than their number, so they stay nearer the base rate."""

    MOST_PENALTY = 30.0
    MOST_STEPS = 30

    def __init__(self, numbers: Any, truth: Any, heed: float = 1.0) -> None:
        self._heed = heed
        self._weights: Any = None
        right = int(truth.sum())
        if right < self.FEWEST or right == len(truth):
            return
        self._mean = numbers.mean(axis=0)
        self._scale = numbers.std(axis=0).clip(1e-6)
        self._weights = self._fitted(self._columns(numbers), truth)

    def _columns(self, numbers: Any) -> Any:
        import numpy as np

        columns = np.hstack([(numbers - self._mean) / self._scale, np.ones((len(numbers), 1))])
        columns[:, 0] *= self._heed
        return columns

    def _fitted(self, columns: Any, truth: Any) -> Any:
        """Logistic regression by Newton's steps, each halved until it helps; the constant is free."""
        import numpy as np

        penalty = np.full(columns.shape[1], min(self.MOST_PENALTY, self.PENALTY * len(truth)))
        penalty[-1] = 0.0

        def loss(weights: Any) -> float:
            odds = columns @ weights
            return float(np.logaddexp(0, odds).sum() - odds @ truth + (penalty * weights**2).sum() / 2)

        weights = np.zeros(columns.shape[1])
        share = float(truth.mean())
        weights[-1] = np.log(share / (1 - share))
        now = loss(weights)
        for _ in range(self.MOST_STEPS):
            said = _probability(columns @ weights)
            slope = columns.T @ (said - truth) + penalty * weights
            bend = (columns * (said * (1 - said))[:, None]).T @ columns
            bend[np.diag_indices_from(bend)] += penalty + 1e-9
            step = np.linalg.solve(bend, slope)
            then = loss(weights - step)
            while then > now and np.abs(step).max() > 1e-6:
                step /= 2
                then = loss(weights - step)
            if then > now:
                break
            gain, now = now - then, then
            weights = weights - step
            if gain < 1e-6 * now:
                break
        return weights

    def __call__(self, numbers: Any) -> Any:
        """A probability for each row of numbers."""
        import numpy as np

        if self._weights is None:
            return np.clip(numbers[:, 1], 0.001, 0.95)
        return _probability(self._columns(numbers) @ self._weights)


def _probability(odds: Any) -> Any:
    """The share that log-odds stand for."""
    import numpy as np

    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
