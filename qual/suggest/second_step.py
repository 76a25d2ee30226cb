"""From scores to probabilities: what the passages around tell, who speaks, the cues; judged out of sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qual.suggest.model import Calibration, dense_ridge, logit

BY_ROLE = 10.0
"""So many passages of a role weigh as much as all others when it is told how usual a code is for the role."""


class SecondStep:
    """Probabilities from the scores of a passage, of those around it, and other numbers.

    `around` has a row for every judged passage; `numbers` puts what `around` tells beside what else is known
    of each pair of passage and code; `heed` is how much the first of these numbers counts. `honest` holds the
    probabilities of the judged passages, each made without its fold; None where there is one fold only.
    """

    def __init__(
        self, around: Any, targets: Any, folds: Sequence[int], numbers: Callable[[Any], Any], heed: float
    ) -> None:
        import numpy as np

        penalty = 5.0 + 0.5 * around.shape[1]
        self._mean = around.mean(axis=0)
        centred = around - self._mean
        self._weights = dense_ridge(centred, targets - targets.mean(axis=0), penalty)
        fold_of = np.asarray(folds)
        told = np.zeros_like(targets)
        splits = [fold_of == fold for fold in sorted(set(folds))]
        if len(splits) > 1:
            for out in splits:
                rest = targets[~out] - targets[~out].mean(axis=0)
                told[out] = centred[out] @ dense_ridge(centred[~out], rest, penalty)
        columns, truth = numbers(told), targets.reshape(-1)
        self._calibration = Calibration(columns, truth, heed)
        self.honest: Any = None
        if len(splits) > 1:
            self.honest = np.zeros(len(truth))
            for out in splits:
                of_pair = np.repeat(out, targets.shape[1])
                unseen = Calibration(columns[~of_pair], truth[~of_pair], heed)
                self.honest[of_pair] = unseen(columns[of_pair])
            self.honest = self.honest.reshape(targets.shape)

    def __call__(self, around: Any, numbers: Callable[[Any], Any]) -> Any:
        """The probabilities of other passages."""
        told = (around - self._mean) @ self._weights
        return self._calibration(numbers(told)).reshape(told.shape)


class RoleBases:
    """How usual each code is in what people of a role say, drawn towards how usual it is at all."""

    def __init__(self, roles: Sequence[str], targets: Any, bases: Any) -> None:
        self._bases = bases
        self._count: dict[str, int] = {}
        self._sum: dict[str, Any] = {}
        for role, row in zip(roles, targets, strict=True):
            self._count[role] = self._count.get(role, 0) + 1
            self._sum[role] = self._sum.get(role, 0) + row

    def of(self, roles: Sequence[str], groups: Sequence[int] = (), targets: Any = None) -> Any:
        """The log-odds for passages of these roles; with `groups` of judged ones, as if unseen."""
        import numpy as np

        found = np.zeros((len(roles), len(self._bases)))
        places: dict[tuple[str, int], list[int]] = {}
        for at, role in enumerate(roles):
            places.setdefault((role, groups[at] if len(groups) else 0), []).append(at)
        for (role, _), here in places.items():
            count, applies = self._count.get(role, 0), self._sum.get(role, 0)
            if targets is not None:
                count, applies = count - len(here), applies - targets[here].sum(axis=0)
            found[here] = (applies + BY_ROLE * self._bases) / (count + BY_ROLE)
        return logit(found)
