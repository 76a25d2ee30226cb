"""The learner, measured: trained on the first n interviews of a shuffled order, scored on the next ten.

Its own corpora: the worked example, and AnnoMI (counselling dialogues) where the folder of shared data is
there. `--seeds N` takes as many orders (default 12: with three, ten new interviews happen to be so much
easier or harder that an error of calibration of .14 and one of .02 both came up), `--from N` others,
`--quick` fewer sizes.
The `menu_` figures are those where it is known what was decided on the passages before. At the end stands
what is asked for beside what was reached, for each corpus and for what learning costs.
"""

from __future__ import annotations

import csv
import os
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import transcripts
from benchmarks.measure import is_quick, report
from benchmarks.suggestion_goals import Box, Measured, costs_as_goals, goals, print_goals
from qual.core.codebook import Code
from qual.suggest import Learner, Passage
from qual.suggest.measures import inbox, mean_average_precision, offered, unjudged

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("QUAL_SHARED", ROOT.parent / "shared"))
NEXT = 10
CUES_OF_A_CODE = 5
NAMED = 3
"""So many codes of a ranking are shown with their reasons."""
INTERVIEW = 300
"""Passages of a long interview."""

ANNOMI_CODES = (
    Code("question", "Question", cues=("what", "how", "do you", "have you", "are you", "can you", "why")),
    Code(
        "reflection",
        "Reflection",
        cues=(
            "so you",
            "sounds like",
            "it seems",
            "you feel",
            "you're feeling",
            "what i'm hearing",
            "you want",
        ),
    ),
    Code(
        "therapist_input",
        "Therapist input",
        cues=(
            "i would",
            "you could",
            "you should",
            "we can",
            "recommend",
            "research",
            "important",
            "one of the",
        ),
    ),
    Code(
        "change",
        "Change talk",
        cues=("i want to", "i need to", "i could", "i'd like", "i will", "try to", "quit"),
    ),
    Code(
        "sustain",
        "Sustain talk",
        cues=(
            "i don't",
            "i like",
            "i can't",
            "not a problem",
            "i enjoy",
            "don't want",
            "don't think",
            "hard",
        ),
    ),
)
"""Codes of AnnoMI with cues written by hand, before any model was run."""


class Corpus(NamedTuple):
    """Passages by interview, and the codes."""

    name: str
    language: str
    codes: tuple[Code, ...]
    interviews: Mapping[str, Sequence[Passage]]


def annomi(file: Path) -> Corpus:
    """AnnoMI: an utterance is a passage."""
    interviews: dict[str, list[Passage]] = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            label = (
                row["main_therapist_behaviour"]
                if row["interlocutor"] == "therapist"
                else row["client_talk_type"]
            )
            there = interviews[row["transcript_id"]]
            codes = frozenset({label}) & {code.id for code in ANNOMI_CODES}
            there.append(
                Passage(
                    row["transcript_id"],
                    row["transcript_id"],
                    len(there),
                    row["interlocutor"],
                    row["utterance_text"],
                    there[-1].text if there else "",
                    frozenset(codes),
                )
            )
    return Corpus("AnnoMI", "en", ANNOMI_CODES, interviews)


def example() -> Corpus:
    """The worked example: a sentence is a passage, its codes those of either coder."""
    import tempfile

    from qual.actions.build_demo import build_demo
    from qual.actions.read_passages import passages_of
    from qual.actions.study import open_study

    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "study")
        with open_study(Path(folder) / "study", "anna") as study:
            codes, passages = passages_of(study, everyone=True)
    interviews: dict[str, list[Passage]] = defaultdict(list)
    for each in passages:
        interviews[each.transcript].append(each)
    return Corpus("worked example", "nl", codes, interviews)


def measured(corpus: Corpus, size: int, seeds: int, first_seed: int = 0) -> Measured:
    """The figures for one number of coded interviews, over several orders."""
    found: dict[str, list[float]] = defaultdict(list)
    boxes: list[Box] = []
    sure: list[tuple[float, bool]] = []
    for seed in range(first_seed, first_seed + seeds):
        names = sorted(corpus.interviews)
        random.Random(seed).shuffle(names)
        known = [each for name in names[:size] for each in corpus.interviews[name]]
        new = [each for name in names[size : size + NEXT] for each in corpus.interviews[name]]
        unlabelled = [each for name in names[size:] for each in corpus.interviews[name]]
        learner = Learner(corpus.language, corpus.codes)
        before = time.process_time()
        learner.fit(known + [unjudged(each) for each in unlabelled])
        found["fit_cpu"].append(time.process_time() - before)
        before = time.process_time()
        scores = learner.score([unjudged(each) for each in new])
        found["score_cpu"].append(time.process_time() - before)
        found["mAP"].append(mean_average_precision(corpus.codes, new, scores))
        first, third = offered(new, scores)
        menu = learner.score(new)  # what was decided on a passage counts for those after it
        found["menu_mAP"].append(mean_average_precision(corpus.codes, new, menu))
        found["menu_first"].append(offered(new, menu)[0])
        found["first"].append(first)
        found["top3"].append(third)
        boxes.append(Box(*inbox(learner, new, scores), learner.expected or 0.0))
        sure += [
            (probability, code in (passage.codes or ()))
            for passage, score in zip(new, scores, strict=True)
            for code, probability in score.items()
        ]
    return Measured(
        corpus.name, size, {name: statistics.mean(each) for name, each in found.items()}, boxes, sure
    )


def cost(units: int, number_of_codes: int) -> dict[str, object]:
    """CPU seconds of a full retrain with honest scores, of ranking for a passage, of a whole interview."""
    source = random.Random(11)
    known = [
        (respondent, label, said)
        for respondent, turns in transcripts(max(2, units // 40), words=3_400)
        for label, said in turns
        if label != "I"
    ][:units]
    said_words = sorted({word for _, _, said in known for word in said.lower().split() if word.isalpha()})
    codes = tuple(
        Code(f"c{at}", f"Code {at}", cues=tuple(source.choice(said_words) for _ in range(CUES_OF_A_CODE)))
        for at in range(number_of_codes)
    )
    passages = []
    for at, (respondent, _, said) in enumerate(known):
        few = frozenset(f"c{source.randrange(number_of_codes)}" for _ in range(source.choice((0, 0, 1, 2))))
        passages.append(Passage(respondent, respondent, at, "respondent", said, codes=few))
    learner = Learner("nl", codes)
    learner.score([unjudged(passages[0])])
    before = time.process_time()
    learner.fit(passages)
    fitted = time.process_time() - before
    around = [unjudged(each) for each in passages[:11]]
    before = time.process_time()
    for _ in range(10):
        learner.score(around)
    one = (time.process_time() - before) / 10
    before = time.process_time()
    for code in codes[:NAMED]:
        learner.reasons(passages[0], code.id)
        learner.nearest(passages[0], code.id)
    why = time.process_time() - before
    before = time.process_time()
    learner.score([unjudged(each) for each in passages[:INTERVIEW]])
    return {
        "units": len(passages),
        "codes": number_of_codes,
        "retrain_cpu_s": fitted,
        "passage_cpu_s": one + why,
        "interview_cpu_s": time.process_time() - before,
    }


def main() -> None:
    """Measure the corpora that are there; `--cost` only what learning costs."""
    sizes = ((1_500, 40),) if is_quick() else ((1_500, 40), (6_000, 40), (6_000, 200))
    costs = [] if is_quick() and "--cost" not in sys.argv else [cost(*size) for size in sizes]
    if costs:
        report("cost of learning", costs)
    if "--cost" in sys.argv:
        return
    seeds = int(sys.argv[sys.argv.index("--seeds") + 1]) if "--seeds" in sys.argv else 12
    first_seed = int(sys.argv[sys.argv.index("--from") + 1]) if "--from" in sys.argv else 0
    corpora = [] if "--annomi" in sys.argv else [(example(), (0, 1, 3, 6, 8))]
    file = SHARED / "data" / "annomi" / "annomi_utterances.csv"
    if file.is_file():
        corpora.append((annomi(file), (0, 1, 5, 10, 20, 40)))
    found = []
    for corpus, all_sizes in corpora:
        wanted = all_sizes[::2] if is_quick() else all_sizes
        rows = [measured(corpus, size, seeds, first_seed) for size in wanted]
        report(f"suggestions on {corpus.name}", [each.row() for each in rows])
        found += goals(rows)
    print_goals([*found, *costs_as_goals(costs)])


if __name__ == "__main__":
    main()
