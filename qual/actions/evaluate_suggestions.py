"""How good suggestions are on the study itself, measured on respondents that the learner had not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qual.actions.learning_curve import NEXT, SIZES, acts_of, macro_f1, measured_step, ranking
from qual.actions.load_codings import births_of, list_codings
from qual.actions.read_passages import Unit, units_of
from qual.actions.read_transcripts import open_transcript
from qual.actions.study import Study
from qual.core.blind import is_blind
from qual.core.codebook import Code
from qual.core.evaluation import CodeQuality, Evaluation, Inbox, Step
from qual.core.suggestion import Born, in_words
from qual.core.transcript import turn_number
from qual.core.units import turn_index
from qual.core.words import say
from qual.errors import QualError
from qual.store import codes, suggestions

if TYPE_CHECKING:
    from qual.suggest.learner import Learner
    from qual.suggest.passage import Passage

SEEDS = 3
SUREST = 20
"""Sentences by which it is told how near a silent code is to being spoken for."""


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

    Sentences where a suggestion was decided on are learnt from, and not scored: the coding may follow it.

    NothingToMeasureError with fewer than two coded interviews.
    """
    from qual.suggest.learner import Learner
    from qual.suggest.measures import mean_average_precision
    from qual.suggest.measures import offered as ranked

    with study.database.read() as session:
        offered = [code for code in codes.codebook(session) if not code.is_retired]
    read = units_of(study, everyone=everyone)
    units = [unit for unit in read if unit.passage.codes is not None]
    judged = [unit.passage for unit in units]
    interviews: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        interviews[unit.passage.transcript].append(unit)
    if len(interviews) < 2 or not offered or not any(each.codes for each in judged):
        raise NothingToMeasureError
    sizes = [size for size in SIZES if size < len(interviews)]
    everything = len(sizes) * seeds + 1
    curve = []
    for at, size in enumerate(sizes):
        progress(at * seeds, everything)
        step = measured_step(study.settings.language, offered, interviews, size, seeds)
        if step is not None:
            curve.append(step)
    progress(everything - 1, everything)
    learner = Learner(study.settings.language, offered)
    learner.fit(unit.passage for unit in read)
    scores, menu = _own_scores(learner, judged)
    quality = code_quality(learner, offered, judged, _decided_by_code(study))
    free = [at for at, each in enumerate(judged) if not each.is_prompted]
    judged, units = [judged[at] for at in free], [units[at] for at in free]
    scores, menu = [scores[at] for at in free], [menu[at] for at in free]
    first, third = ranked(judged, scores)
    last = curve[-1] if curve else None
    progress(everything, everything)
    return Evaluation(
        units=len(judged),
        codes=quality,
        macro_f1=round(macro_f1(offered, judged, scores), 4),
        mean_average_precision=round(mean_average_precision(offered, judged, scores), 4),
        first_right=round(first, 4),
        recall_at_3=round(third, 4),
        menu=ranking(offered, acts_of(units), menu),
        inbox=_inbox(study, learner, judged, scores, last),
        learning_curve=tuple(curve),
        protocol=say("suggest.protocol", seeds=seeds, next=NEXT),
        language=learner.language,
    )


def write_evaluation(study: Study, found: Evaluation, path: Path) -> None:
    """Write the figures as a report by the file's ending, with the codings that came from a suggestion."""
    from qual.actions.hand_over import hand_over, stamp_of
    from qual.exports.learning import learning_report

    settings = study.settings
    report = learning_report(settings.name, found, born_codings(study), stamp_of(study), settings.language)
    hand_over(study, report, path)


def born_codings(study: Study) -> list[Born]:
    """The codings that came from a suggestion, in reading order, each with what it rested on."""
    with study.database.read() as session:
        names = {code.id: code.name for code in codes.codebook(session)}
    found = [each for each in list_codings(study) if each.origin == "suggestion"]
    births = births_of(study, found)
    turns = {
        name: open_transcript(study, name).turns
        for name in {each.transcript for each in found if each.id in births}
    }
    return [
        Born(
            f"{each.transcript}:{turn_number(turn_index(turns[each.transcript], each.span.start))}",
            names.get(each.code, each.code),
            each.coder,
            birth.created,
            birth.rank,
            birth.score,
            tuple(map(in_words, birth.why)),
        )
        for each in found
        if (birth := births.get(each.id))
    ]


def _own_scores(
    learner: Learner, judged: Sequence[Passage]
) -> tuple[Sequence[Mapping[str, float]], Sequence[Mapping[str, float]]]:
    """The scores of judged passages without the respondent who speaks; the second knows what came before."""
    from qual.suggest.measures import unjudged

    unseen = learner.unseen
    if unseen is None:
        return learner.score([unjudged(each) for each in judged]), learner.score(judged)
    known, after = (
        [dict(zip(unseen.codes, row, strict=True)) for row in scores.tolist()]
        for scores in (unseen.probability, unseen.after)
    )
    return known, after


def code_quality(
    learner: Learner,
    codes: Sequence[Code],
    judged: Sequence[Passage],
    decided: Mapping[str, tuple[int, int]],
) -> tuple[CodeQuality, ...]:
    """How well a learner that was fitted on `judged` finds each code, in the words of unseen respondents.

    `decided` tells per code how many of its suggestions were taken, of how many.
    """
    cuts = learner.threshold if isinstance(learner.threshold, Mapping) else {}
    return tuple(
        _of_code(code, learner, judged, cuts.get(code.id), decided.get(code.id, (0, 0))) for code in codes
    )


def _decided_by_code(study: Study) -> dict[str, tuple[int, int]]:
    """Per code how many of the suggestions from codings that people decided on were taken, of how many."""
    with study.database.read() as session:
        return by_code(suggestions.decided(session))


def by_code(decided: Sequence[suggestions.Decided]) -> dict[str, tuple[int, int]]:
    """Per code how many of the suggestions from codings that people decided on were taken, of how many."""
    found: dict[str, tuple[int, int]] = {}
    for each in decided:
        if each.is_learnt:
            taken, all_ = found.get(each.code, (0, 0))
            found[each.code] = taken + each.is_taken, all_ + 1
    return found


def _inbox(
    study: Study,
    learner: Learner,
    judged: Sequence[Passage],
    scores: Sequence[Mapping[str, float]],
    last: Step | None,
) -> Inbox:
    """The promise beside what came of it: on the next interviews, in people's hands, in blind interviews.

    Only in blind ones nobody's coding can have been led by a suggestion.
    """
    from qual.suggest.measures import inbox
    from qual.suggest.promise import delivery

    cuts = learner.threshold if isinstance(learner.threshold, Mapping) else {}
    with study.database.read() as session:
        kept = delivery([each.is_taken for each in suggestions.decided(session) if each.is_learnt])
    own_shown, own_right, _ = inbox(learner, judged, scores)
    blind = [at for at, each in enumerate(judged) if is_blind(each.transcript, study.settings.blind_share)]
    shown, right, _ = inbox(learner, [judged[at] for at in blind], [scores[at] for at in blind])
    return Inbox(
        threshold=min((value for value in cuts.values() if value <= 1), default=None),
        promised=None if learner.expected is None else round(learner.expected, 4),
        delivered=round(last.right / last.shown, 4) if last and last.shown else None,
        shown=last.shown if last else 0,
        recall=round(last.right / last.wanted, 4) if last and last.wanted else 0.0,
        own_shown=own_shown,
        own_right=own_right,
        taken=kept.taken,
        decided=kept.decided,
        is_broken=kept.is_broken,
        blind_interviews=len({judged[at].transcript for at in blind}),
        blind_shown=shown,
        blind_delivered=round(right / shown, 4) if shown else None,
    )


def _of_code(
    code: Code, learner: Learner, judged: Sequence[Passage], cut: float | None, decided: tuple[int, int]
) -> CodeQuality:
    ordered = _surest_first(learner, code.id)
    support = sum(code.id in (each.codes or ()) for each in judged)
    there = sum(applies for _, applies in ordered)
    respondents = len(
        {each.respondent or each.transcript for each in judged if code.id in (each.codes or ())}
    )
    right, total = 0, 0.0
    for place, (_, applies) in enumerate(ordered, start=1):
        if applies:
            right += 1
            total += right / place
    has_cut = cut is not None and cut <= 1
    over = [applies for sure, applies in ordered if has_cut and cut is not None and sure >= cut]
    hits = sum(over)
    surest = ordered[:SUREST]
    return CodeQuality(
        code.id,
        code.name,
        support,
        respondents,
        *_best_f1(ordered),
        round(total / there, 4) if there else None,
        cut if has_cut else None,
        round(hits / len(over), 4) if over else None,
        round(hits / there, 4) if over and there else None,
        *decided,
        len(surest),
        sum(applies for _, applies in surest),
        len(over),
        hits,
    )


def _surest_first(learner: Learner, code: str) -> list[tuple[float, bool]]:
    """How sure the learner was of a code in every passage coded without a suggestion, and whether it applies.

    The scores are those without the respondent who speaks, the surest first.
    """
    unseen = learner.unseen
    if unseen is None or code not in unseen.codes:
        return []
    at = unseen.codes.index(code)
    free = unseen.is_free
    pairs = zip(unseen.probability[free, at].tolist(), unseen.applies[free, at].tolist(), strict=True)
    return sorted(pairs, key=lambda pair: -pair[0])


def _best_f1(ordered: Sequence[tuple[float, bool]]) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F1 at the probability where F1 is highest; the surest come first."""
    support = sum(right for _, right in ordered)
    if not support:
        return None, None, None
    best = (0.0, 0.0, 0.0)
    hits = 0
    for shown, (_, right) in enumerate(ordered, start=1):
        hits += right
        f1 = 2 * hits / (shown + support)
        if f1 > best[2]:
            best = (hits / shown, hits / support, f1)
    precision, recall, f1 = best
    return round(precision, 4), round(recall, 4), round(f1, 4)
