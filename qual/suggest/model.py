"""The learner's numbers: ridge regression for all codes at once, honest scores, and their calibration.

Scores of judged passages are made without the respondent who said them: for kernel ridge regression exactly,
from the inverse that is there anyway (the residual of a left-out block B is inverse(A_BB) alpha_B, see
Rifkin and Lippert 2007, "Notes on regularized least squares"), for many passages by folds over respondents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

EXACT_UP_TO = 2_500
"""Passages up to which the exact way is taken: its cost grows with their cube."""

RIDGE = 4.0
FOLDS = 5


class Ridge:
    """One linear score per code, and the scores of the passages it was made from as if unseen."""

    def __init__(self, rows: Any, targets: Any, groups: Sequence[int]) -> None:
        import numpy as np

        self._mean = targets.mean(axis=0)
        centred = targets - self._mean
        group_of = np.asarray(groups)
        if rows.shape[0] <= EXACT_UP_TO:
            kernel = np.asarray((rows @ rows.T).todense())
            kernel[np.diag_indices_from(kernel)] += RIDGE
            inverse = np.linalg.inv(kernel)
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

    def score(self, rows: Any) -> Any:
        """A score per passage and code."""
        return rows @ self.weights + self._mean


def _solve(rows: Any, targets: Any) -> Any:
    """Ridge weights by conjugate gradients on the normal equations, all codes at once."""
    import numpy as np

    at = rows.T.tocsr()
    solution = np.zeros((rows.shape[1], targets.shape[1]))
    residual = at @ targets
    direction = residual.copy()
    size = (residual**2).sum(axis=0)
    for _ in range(40):
        step = at @ (rows @ direction) + RIDGE * direction
        alpha = size / np.maximum((direction * step).sum(axis=0), 1e-12)
        solution += alpha * direction
        residual -= alpha * step
        new = (residual**2).sum(axis=0)
        if np.all(new < 1e-6):
            break
        direction = residual + (new / np.maximum(size, 1e-12)) * direction
        size = new
    return solution


def neighbours(order: Sequence[tuple[str, int]], scores: Any, reach: int = 2) -> Any:
    """For every passage the scores of those before and after it in its transcript, zeros where there is none.

    The columns: those of the passage before, the one before that, and the one after.
    """
    import numpy as np

    count, codes = scores.shape
    found = np.zeros((count, codes * (reach + 1)))
    by_transcript: dict[str, list[tuple[int, int]]] = {}
    for at, (transcript, index) in enumerate(order):
        by_transcript.setdefault(transcript, []).append((index, at))
    for members in by_transcript.values():
        members.sort()
        places = [at for _, at in members]
        for here, at in enumerate(places):
            for back in range(1, reach + 1):
                if here >= back:
                    found[at, (back - 1) * codes : back * codes] = scores[places[here - back]]
            if here + 1 < len(places):
                found[at, reach * codes :] = scores[places[here + 1]]
    return found


def context_means(order: Sequence[tuple[str, int]], scores: Any) -> Any:
    """For every passage the mean score of the others in its transcript, per code."""
    import numpy as np

    found = np.tile(scores.mean(axis=0), (len(order), 1))
    by_transcript: dict[str, list[int]] = {}
    for at, (transcript, _) in enumerate(order):
        by_transcript.setdefault(transcript, []).append(at)
    for members in by_transcript.values():
        if len(members) > 1:
            total = scores[members].sum(axis=0)
            found[members] = (total - scores[members]) / (len(members) - 1)
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
    deserve. With too few examples the numbers' first column is taken as it is.
    """

    FEWEST = 8

    def __init__(self, numbers: Any, truth: Any) -> None:
        import numpy as np

        self._model: Any = None
        right = int(truth.sum())
        if right < self.FEWEST or right == len(truth):
            return
        from sklearn.linear_model import LogisticRegression

        self._mean = numbers.mean(axis=0)
        self._scale = np.maximum(numbers.std(axis=0), 1e-6)
        self._model = LogisticRegression(C=1.0, max_iter=200)
        self._model.fit((numbers - self._mean) / self._scale, truth)

    def __call__(self, numbers: Any) -> Any:
        """A probability for each row of numbers."""
        import numpy as np

        if self._model is None:
            return np.clip(numbers[:, 0], 0.001, 0.95)
        return self._model.predict_proba((numbers - self._mean) / self._scale)[:, 1]
