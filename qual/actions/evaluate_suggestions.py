"""How good suggestions are on the study itself, measured on respondents that the learner had not seen."""

from __future__ import annotations

import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qual.actions.read_passages import passages_of
from qual.actions.study import Study
from qual.core.blind import is_blind
from qual.core.codebook import Code
from qual.core.words import say
from qual.errors import QualError
from qual.store import suggestions

if TYPE_CHECKING:
    from qual.suggest.learner import Learner
    from qual.suggest.passage import Passage

SIZES = (1, 2, 5, 10, 20, 40)
NEXT = 10
SEEDS = 3


class CodeQuality(NamedTuple):
    """How well one code is suggested; shares from 0 to 1, None where nothing can be said."""

    code: str
    name: str
    support: int
    respondents: int
    precision: float | None
    recall: float | None
    f1: float | None
    average_precision: float | None
    threshold: float | None
    precision_at_threshold: float | None
    recall_at_threshold: float | None


class Step(NamedTuple):
    """The figures after some coded interviews, on the next ones, over several orders."""

    interviews: int
    mean_average_precision: float
    first_right: float
    recall_at_3: float
    macro_f1: float


class Evaluation(NamedTuple):
    """All figures, and how they were made."""

    units: int
    codes: tuple[CodeQuality, ...]
    macro_f1: float
    mean_average_precision: float
    first_right: float
    recall_at_3: float
    inbox: Mapping[str, float | int | None]
    learning_curve: tuple[Step, ...]
    protocol: str


class NothingToMeasureError(QualError):
    """There are too few codings to hold some back."""

    def __init__(self) -> None:
        super().__init__("nothing can be measured yet: code at least two interviews first")


def evaluate_suggestions(
    study: Study,
    *,
    everyone: bool = False,
    seeds: int = SEEDS,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Evaluation:
    """Train on some coded interviews, score the next; the coder's codings, or everyone's.

    NothingToMeasureError with fewer than two coded interviews.
    """
    from qual.suggest.learner import Learner
    from qual.suggest.measures import inbox, mean_average_precision, offered, unjudged

    codes, passages = passages_of(study, everyone=everyone)
    judged = [each for each in passages if each.codes is not None]
    interviews: dict[str, list[Passage]] = defaultdict(list)
    for each in judged:
        interviews[each.transcript].append(each)
    if len(interviews) < 2 or not any(each.codes for each in judged):
        raise NothingToMeasureError
    people = {name: rows[0].respondent or name for name, rows in interviews.items()}
    sizes = [size for size in SIZES if size < len(interviews)]
    done, everything = 0, len(sizes) * seeds + 1
    curve = []
    for size in sizes:
        figures: dict[str, list[float]] = defaultdict(list)
        for seed in range(seeds):
            progress(done, everything)
            done += 1
            names = sorted(interviews)
            random.Random(seed).shuffle(names)  # noqa: S311 - the order of interviews is no secret
            known = names[:size]
            held = [name for name in names[size:] if people[name] not in {people[n] for n in known}][:NEXT]
            new = [each for name in held for each in interviews[name]]
            if not any(each.codes for each in new):
                continue
            learner = Learner(study.settings.language, codes)
            learner.fit(each for name in known for each in interviews[name])
            scores = learner.score([unjudged(each) for each in new])
            first, third = offered(new, scores)
            figures["map"].append(mean_average_precision(codes, new, scores))
            figures["first"].append(first)
            figures["third"].append(third)
            figures["f1"].append(_macro_f1(codes, new, scores))
        if figures:
            curve.append(
                Step(
                    size,
                    *(round(statistics.mean(figures[name]), 4) for name in ("map", "first", "third", "f1")),
                )
            )
    progress(done, everything)
    learner = Learner(study.settings.language, codes)
    learner.fit(judged)
    cuts = learner.threshold if isinstance(learner.threshold, Mapping) else {}
    quality = code_quality(learner, codes, judged)
    at = len(judged)
    by_unit: list[dict[str, float]] = [{} for _ in range(at)]
    for number, pair in enumerate(learner.judged):
        by_unit[number % at][pair.code] = pair.probability
    scores = (
        [dict(each) for each in by_unit] if learner.judged else learner.score([unjudged(e) for e in judged])
    )
    first, third = offered(judged, scores)
    shown, right, wanted = inbox(learner, judged, scores)
    cut = min((value for value in cuts.values() if value <= 1), default=None)
    progress(everything, everything)
    return Evaluation(
        units=len(judged),
        codes=quality,
        macro_f1=round(_macro_f1(codes, judged, scores), 4),
        mean_average_precision=round(mean_average_precision(codes, judged, scores), 4),
        first_right=round(first, 4),
        recall_at_3=round(third, 4),
        inbox={
            "threshold": cut,
            "promised": 0.8 if cut is not None else None,
            "delivered": round(right / shown, 4) if shown else None,
            "shown": shown,
            "recall": round(right / wanted, 4) if shown and wanted else 0.0,
            **_since(study, learner, judged, scores),
        },
        learning_curve=tuple(curve),
        protocol=say("suggest.protocol", seeds=seeds, next=NEXT),
    )


def code_quality(
    learner: Learner, codes: Sequence[Code], judged: Sequence[Passage]
) -> tuple[CodeQuality, ...]:
    """How well a learner that was fitted on `judged` finds each code, in the words of unseen respondents."""
    cuts = learner.threshold if isinstance(learner.threshold, Mapping) else {}
    return tuple(_of_code(code, learner, judged, cuts.get(code.id)) for code in codes)


def _since(
    study: Study,
    learner: Learner,
    judged: Sequence[Passage],
    scores: Sequence[Mapping[str, float]],
) -> dict[str, float | int | None]:
    """What people decided on suggestions since, and what would have been right in blind interviews.

    Only there nobody's coding can have been led by a suggestion.
    """
    from qual.suggest.measures import inbox
    from qual.suggest.promise import delivery

    with study.database.read() as session:
        kept = delivery([each.is_taken for each in suggestions.decided(session) if each.is_learnt])
    blind = [at for at, each in enumerate(judged) if is_blind(each.transcript, study.settings.blind_share)]
    shown, right, _ = inbox(learner, [judged[at] for at in blind], [scores[at] for at in blind])
    return {
        "taken": kept.taken,
        "decided": kept.decided,
        "blind_interviews": len({judged[at].transcript for at in blind}),
        "blind_shown": shown,
        "blind_delivered": round(right / shown, 4) if shown else None,
    }


def _of_code(code: Code, learner: Learner, judged: Sequence[Passage], cut: float | None) -> CodeQuality:
    pairs = [each for each in learner.judged if each.code == code.id]
    support = sum(code.id in (each.codes or ()) for each in judged)
    respondents = len(
        {each.respondent or each.transcript for each in judged if code.id in (each.codes or ())}
    )
    best = _best_f1([(each.probability, each.right) for each in pairs])
    ordered = sorted(pairs, key=lambda each: -each.probability)
    right, total = 0, 0.0
    for place, each in enumerate(ordered, start=1):
        if each.right:
            right += 1
            total += right / place
    has_cut = cut is not None and cut <= 1
    over = [each for each in pairs if has_cut and cut is not None and each.probability >= cut]
    hits = sum(each.right for each in over)
    return CodeQuality(
        code.id,
        code.name,
        support,
        respondents,
        *best,
        round(total / support, 4) if support and pairs else None,
        cut if has_cut else None,
        round(hits / len(over), 4) if over else None,
        round(hits / support, 4) if over and support else None,
    )


def _best_f1(pairs: Sequence[tuple[float, bool]]) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F1 at the probability where F1 is highest."""
    support = sum(right for _, right in pairs)
    if not support:
        return None, None, None
    best = (0.0, 0.0, 0.0)
    hits = 0
    for shown, (_, right) in enumerate(sorted(pairs, key=lambda pair: -pair[0]), start=1):
        hits += right
        f1 = 2 * hits / (shown + support)
        if f1 > best[2]:
            best = (hits / shown, hits / support, f1)
    precision, recall, f1 = best
    return round(precision, 4), round(recall, 4), round(f1, 4)


def _macro_f1(
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
