"""How the figures of the learner grow with the number of coded interviews."""

from __future__ import annotations

import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qual.actions.read_passages import Unit
from qual.core.codebook import Code
from qual.core.evaluation import Ranking, Step

if TYPE_CHECKING:
    from qual.suggest.passage import Passage

SIZES = (1, 2, 5, 10, 20, 40)
NEXT = 10

Interviews = Mapping[str, Sequence[Unit]]
Scores = Sequence[Mapping[str, float]]


def measured_step(
    language: str, codes: Sequence[Code], interviews: Interviews, size: int, seeds: int
) -> Step | None:
    """The figures after `size` interviews; None where no order left any of other respondents to score."""
    from qual.suggest.learner import Learner
    from qual.suggest.measures import inbox, unjudged

    figures: dict[str, list[float]] = defaultdict(list)
    by_code: dict[str, list[float]] = defaultdict(list)
    rankings: dict[str, list[Ranking]] = defaultdict(list)
    shown = right = wanted = silent = 0
    for seed in range(seeds):
        known, held = _parted(interviews, size, seed)
        held = [unit for unit in held if not unit.passage.is_prompted]
        new = [unit.passage for unit in held]
        if not any(each.codes for each in new):
            continue
        learner = Learner(language, codes)
        bare = [unjudged(each) for each in new]
        by_cue = learner.score(bare)
        learner.fit([*(unit.passage for unit in known), *bare])
        scores = learner.score(bare)
        rankings["all"].append(ranking(codes, new, scores))
        acts = acts_of(held)
        # what was decided on a passage counts for those after it, never for itself
        rankings["menu"].append(ranking(codes, acts, learner.score(new)))
        rankings["frequency"].append(ranking(codes, acts, _frequency(codes, known, new)))
        rankings["recent"].append(ranking(codes, acts, list(_recent(codes, new))))
        rankings["cues"].append(ranking(codes, acts, by_cue))
        figures["macro_f1"].append(macro_f1(codes, new, scores))
        for code in codes:
            found = _average_precision(code.id, new, scores)
            if found is not None:
                by_code[code.id].append(found)
        offered, good, there = inbox(learner, new, scores)
        shown, right, wanted, silent = shown + offered, right + good, wanted + there, silent + (not offered)
    if not figures:
        return None
    means = {name: _mean(found) for name, found in rankings.items()}
    return Step(
        interviews=size,
        mean_average_precision=means["all"].mean_average_precision,
        first_right=means["all"].first_right,
        recall_at_3=means["all"].recall_at_3,
        macro_f1=round(statistics.mean(figures["macro_f1"]), 4),
        menu=means["menu"],
        references={name: means[name] for name in ("frequency", "recent", "cues")},
        shown=shown,
        right=right,
        wanted=wanted,
        silent=silent,
        orders=len(figures["macro_f1"]),
        codes={code: round(statistics.mean(values), 4) for code, values in by_code.items()},
    )


def _parted(interviews: Interviews, size: int, seed: int) -> tuple[list[Unit], list[Unit]]:
    """The sentences of the first interviews of a shuffled order, and of the next ten of other respondents."""
    people = {name: {unit.passage.respondent or name for unit in rows} for name, rows in interviews.items()}
    names = sorted(interviews)
    random.Random(seed).shuffle(names)  # noqa: S311 - the order of interviews is no secret
    seen = {person for name in names[:size] for person in people[name]}
    held = [name for name in names[size:] if not people[name] & seen][:NEXT]
    return (
        [unit for name in names[:size] for unit in interviews[name]],
        [unit for name in held for unit in interviews[name]],
    )


def acts_of(units: Sequence[Unit]) -> list[Passage]:
    """The passages with the codes that were put from there on: a coding of three sentences is one act."""
    return [replace(unit.passage, codes=unit.begun) for unit in units]


def _mean(found: Sequence[Ranking]) -> Ranking:
    return Ranking(*(round(statistics.mean(values), 4) for values in zip(*found, strict=True)))


def _frequency(codes: Sequence[Code], known: Sequence[Unit], new: Sequence[Passage]) -> Scores:
    """The codes by how often they were put so far, the same for every passage."""
    counts = Counter(code for unit in known for code in unit.begun)
    return [{code.id: float(counts[code.id]) for code in codes}] * len(new)


def _recent(codes: Sequence[Code], passages: Sequence[Passage]) -> Iterator[Mapping[str, float]]:
    """The codes by how recently they were put in the same transcript, for each passage."""
    last: dict[str, float] = {}
    transcript = ""
    for at, each in enumerate(passages, start=1):
        if each.transcript != transcript:
            last, transcript = {}, each.transcript
        yield {code.id: last.get(code.id, 0.0) for code in codes}
        last |= dict.fromkeys(each.codes or (), float(at))


def ranking(
    codes: Sequence[Code], passages: Sequence[Passage], scores: Sequence[Mapping[str, float]]
) -> Ranking:
    """How well codes are ranked for passages by these scores."""
    from qual.suggest.measures import mean_average_precision, offered

    found = mean_average_precision(codes, passages, scores), *offered(passages, scores)
    return Ranking(*(round(each, 4) for each in found))


def _average_precision(
    code: str, passages: Sequence[Passage], scores: Sequence[Mapping[str, float]]
) -> float | None:
    """How well one code is ranked; None where it does not occur."""
    order = sorted(range(len(passages)), key=lambda at: -scores[at][code])
    right, total = 0, 0.0
    for place, at in enumerate(order, start=1):
        if code in (passages[at].codes or ()):
            right += 1
            total += right / place
    return total / right if right else None


def macro_f1(
    codes: Sequence[Code], passages: Sequence[Passage], scores: Sequence[Mapping[str, float]]
) -> float:
    """The mean over codes that occur of the F1 of what is likelier than not."""
    found = []
    for code in codes:
        truth = [code.id in (each.codes or ()) for each in passages]
        if any(truth):
            said = [score[code.id] >= 0.5 for score in scores]
            both = sum(a and b for a, b in zip(truth, said, strict=True))
            found.append(2 * both / max(1, sum(truth) + sum(said)))
    return statistics.mean(found) if found else 0.0
