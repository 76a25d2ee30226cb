"""Weights that make a sample look like its population: a check of sensitivity, never for quotes or counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class DesignEffect(NamedTuple):
    """How much unequal weights cost (Kish 1965), and how many people are left of the sample by that."""

    deff: float
    effective_n: float


def rake(
    seed: Sequence[Sequence[float]],
    rows: Sequence[float],
    columns: Sequence[float],
    *,
    steps: int = 1000,
    close: float = 1e-10,
) -> list[list[float]] | None:
    """A table fitted to its margins by turns (Deming and Stephan 1940); None where it cannot be.

    It cannot where the margins have different sums, or where all of a row or column is empty that should not.
    """
    if abs(sum(rows) - sum(columns)) > 1e-6 * max(1.0, sum(rows)):
        return None
    table = [[float(cell) for cell in row] for row in seed]
    for _ in range(steps):
        for at, wanted in enumerate(rows):
            total = sum(table[at])
            if not total and wanted:
                return None
            table[at] = [cell * wanted / total if total else 0.0 for cell in table[at]]
        off = 0.0
        for at, wanted in enumerate(columns):
            total = sum(row[at] for row in table)
            if not total and wanted:
                return None
            off = max(off, abs(total - wanted))
            for row in table:
                row[at] = row[at] * wanted / total if total else 0.0
        if off <= close * max(1.0, sum(columns)):
            return table
    return None


def rake_people(
    people: Sequence[Mapping[str, str]], shares: Mapping[str, Mapping[str, float]], *, steps: int = 500
) -> list[float] | None:
    """A weight for everybody, with mean 1, so that each attribute has its shares (0 to 1, adding up to 1).

    None where a category of the population has nobody in the sample, or where the turns do not settle.
    """
    if not people or not shares:
        return None
    weights = [1.0] * len(people)
    for _ in range(steps):
        off = 0.0
        for attribute, wanted in shares.items():
            for category, share in wanted.items():
                inside = [at for at, each in enumerate(people) if each.get(attribute) == category]
                now = sum(weights[at] for at in inside) / len(people)
                if not now and share:
                    return None
                off = max(off, abs(now - share))
                for at in inside:
                    weights[at] *= share / now if now else 0.0
        if off < 1e-9:
            return weights
    return None


def weights_of(counts: Mapping[str, int], shares: Mapping[str, float]) -> dict[str, float]:
    """The weight of everybody in a category: its share in the population beside its share in the sample."""
    n = sum(counts.values())
    return {name: shares[name] * n / count for name, count in counts.items() if count}


def design_effect(weights: Sequence[float]) -> DesignEffect | None:
    """Kish's design effect of weights, one for each person; None without weight."""
    total = sum(weights)
    if not total:
        return None
    deff = len(weights) * sum(each * each for each in weights) / total**2
    return DesignEffect(deff, len(weights) / deff)
