"""What is asked of suggestions beside what was reached: the bar, the stretch, the figure, met or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

SURE = 0.3
"""Calibration is asked for all pairs of passage and code, and for those from this probability on."""

STEPS = 10
ENOUGH = 10
"""So many coded interviews are behind the figures of the inbox and of calibration."""


class Box(NamedTuple):
    """The inbox of one order: suggestions shown, right ones, codings there were, the share expected right."""

    shown: int
    right: int
    wanted: int
    expected: float


class Measured(NamedTuple):
    """The figures for one number of coded interviews; `pairs`: probabilities, and whether each was right."""

    corpus: str
    interviews: int
    means: Mapping[str, float]
    boxes: Sequence[Box]
    pairs: Sequence[tuple[float, bool]]

    def row(self) -> dict[str, object]:
        """Everything on one line."""
        speaking = [each for each in self.boxes if each.shown]
        row: dict[str, object] = {"corpus": self.corpus, "interviews": self.interviews}
        row |= {name: round(value, 3) for name, value in self.means.items()}
        row |= {"calibration": _error(self.pairs), "calibration_sure": _error(self.pairs, SURE)}
        if speaking:
            row |= {
                "precision": _delivered(speaking),
                "worst": _worst(speaking),
                "expected": _expected(speaking),
            }
            row["recall"] = _recall(speaking)
        row |= {"shown": sum(each.shown for each in speaking)}
        return row | {"silent": f"{len(self.boxes) - len(speaking)}/{len(self.boxes)}"}


class Goal(NamedTuple):
    """One figure beside the least that is asked and the aim; `is_most` where less is better."""

    what: str
    least: float
    aim: float | None
    figure: float | None
    is_most: bool = False

    def verdict(self, asked: float | None) -> str:
        """Whether what is asked was reached; a silent inbox breaks no promise."""
        if asked is None:
            return ""
        if self.figure is None:
            return "silent"
        return "yes" if (self.figure <= asked if self.is_most else self.figure >= asked) else "NO"


RANKING = {
    (0, "mAP"): (0.27, 0.35),
    (5, "mAP"): (0.47, 0.56),
    (10, "mAP"): (0.48, 0.58),
    (40, "mAP"): (0.57, 0.66),
    (10, "first"): (0.62, 0.69),
    (40, "first"): (0.69, 0.76),
}
"""What is asked of AnnoMI by number of interviews; the aims were reached with the codes before known."""

NAMES = {"mAP": "mean average precision", "first": "first code right"}


def goals(rows: Sequence[Measured]) -> list[Goal]:
    """What is asked of a corpus: ranking on AnnoMI, everything that does not lean on one corpus on each."""
    found = []
    for row in rows:
        start = f"{row.corpus}, {row.interviews} coded"
        for (size, name), (least, aim) in RANKING.items():
            if row.corpus == "AnnoMI" and size == row.interviews:
                found.append(Goal(f"{start}: {NAMES[name]}", least, aim, row.means[name]))
                if size:
                    known = f"{start}: {NAMES[name]}, codes before known"
                    found.append(Goal(known, least, aim, row.means[f"menu_{name}"]))
        if not row.interviews:
            continue
        speaking = [each for each in row.boxes if each.shown]
        delivered, worst = (_delivered(speaking), _worst(speaking)) if speaking else (None, None)
        found.append(Goal(f"{start}: inbox precision, all orders", 0.8, 0.83, delivered))
        found.append(Goal(f"{start}: inbox precision, worst order", 0.75, 0.78, worst))
        gap = abs(_expected(speaking) - delivered) if delivered is not None else None
        found.append(Goal(f"{start}: expected less delivered", 0.05, 0.03, gap, is_most=True))
        if row.interviews >= ENOUGH and row.corpus == "AnnoMI":
            if row.interviews == max(each.interviews for each in rows):
                found.append(
                    Goal(f"{start}: inbox recall", 0.2, 0.32, _recall(speaking) if speaking else None)
                )
            found.append(Goal(f"{start}: calibration error", 0.03, 0.015, _error(row.pairs), is_most=True))
            sure = _error(row.pairs, SURE)
            found.append(Goal(f"{start}: the same from p = {SURE} on", 0.1, 0.06, sure, is_most=True))
    return found


def costs_as_goals(costs: Sequence[Mapping[str, object]]) -> list[Goal]:
    """What is asked of the time that learning and ranking take, in CPU seconds."""
    found = []
    for row in costs:
        what = f"{row['units']} passages, {row['codes']} codes"
        retrain, passage, whole = row["retrain_cpu_s"], row["passage_cpu_s"], row["interview_cpu_s"]
        assert isinstance(retrain, float)
        assert isinstance(passage, float)
        assert isinstance(whole, float)
        if row["codes"] == 40:
            found.append(Goal(f"{what}: retrain, CPU s", 20.0, 5.0, retrain, is_most=True))
        found.append(Goal(f"{what}: ranking with reasons, CPU s", 0.05, 0.02, passage, is_most=True))
        found.append(Goal(f"{what}: an interview of 300, CPU s", 0.3, 0.1, whole, is_most=True))
    return found


def print_goals(found: Sequence[Goal]) -> None:
    """The table."""
    width = max(len(each.what) for each in found)
    print(f"\n{'what is asked':{width}}    bar  stretch  figure  met  stretch met")
    for each in found:
        aim = f"{each.aim:7.3g}" if each.aim is not None else "      -"
        figure = f"{each.figure:6.3f}" if each.figure is not None else "     -"
        met, far = each.verdict(each.least), each.verdict(each.aim)
        print(f"{each.what:{width}}  {each.least:5.3g} {aim}  {figure}  {met:3}  {far}")


def _delivered(speaking: Sequence[Box]) -> float:
    return round(sum(each.right for each in speaking) / sum(each.shown for each in speaking), 3)


def _expected(speaking: Sequence[Box]) -> float:
    """Weighted by the suggestions made."""
    return round(sum(e.expected * e.shown for e in speaking) / sum(e.shown for e in speaking), 3)


def _worst(speaking: Sequence[Box]) -> float:
    return round(min(each.right / each.shown for each in speaking), 3)


def _recall(speaking: Sequence[Box]) -> float:
    return round(sum(e.right for e in speaking) / max(1, sum(e.wanted for e in speaking)), 3)


def _error(pairs: Sequence[tuple[float, bool]], least: float = 0.0) -> float | None:
    """The expected calibration error in ten steps, for pairs from a probability on."""
    asked = [each for each in pairs if each[0] >= least]
    gaps = [0.0] * STEPS
    for probability, right in asked:
        gaps[min(STEPS - 1, int(probability * STEPS))] += probability - right
    return round(sum(map(abs, gaps)) / len(asked), 3) if asked else None
