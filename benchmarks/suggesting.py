"""The learner, measured: trained on the first n interviews of a shuffled order, scored on the next ten.

Its own corpora: the worked example, and AnnoMI (counselling dialogues) where the folder of shared data is
there. `--seeds N` takes more orders (default 3), `--from N` others, `--quick` fewer sizes.
The `menu_` figures are those where it is known what was decided on the passages before.
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
from qual.core.codebook import Code
from qual.suggest import Learner, Passage
from qual.suggest.measures import inbox, mean_average_precision, offered, unjudged

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("QUAL_SHARED", ROOT.parent / "shared"))
NEXT = 10
CUES_OF_A_CODE = 5

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

BARS = {
    5: ("mAP .47 aim .56", ""),
    10: ("mAP .48 aim .58", ".62 aim .69"),
    40: ("mAP .57 aim .66", ".69 aim .76"),
}


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


def measured(corpus: Corpus, size: int, seeds: int, first_seed: int = 0) -> dict[str, object]:
    """The figures for one number of coded interviews, over several orders."""
    found: dict[str, list[float]] = defaultdict(list)
    shown_all = right_all = 0
    worst = 1.0
    silent = 0
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
        shown, right, wanted = inbox(learner, new, scores)
        if learner.threshold is None or not shown:
            silent += 1
        else:
            shown_all += shown
            right_all += right
            worst = min(worst, right / shown)
            found["recall"].append(right / max(1, wanted))
    row: dict[str, object] = {"corpus": corpus.name, "interviews": size}
    row |= {name: round(statistics.mean(values), 3) for name, values in found.items()}
    row |= {
        "precision": round(right_all / shown_all, 3) if shown_all else "-",
        "worst": round(worst, 3) if shown_all else "-",
        "shown": shown_all,
        "silent": f"{silent}/{seeds}",
    }
    if corpus.name == "AnnoMI" and size in BARS:
        row["bar"], row["bar_first"] = BARS[size]
    return row


def cost(units: int, number_of_codes: int) -> dict[str, object]:
    """CPU seconds of a full retrain with out-of-interview scores, and of ranking for one passage."""
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
    return {"units": len(passages), "codes": number_of_codes, "retrain_cpu_s": fitted, "passage_cpu_s": one}


def main() -> None:
    """Measure the corpora that are there; `--cost` only what learning costs."""
    if "--cost" in sys.argv:
        sizes = ((1_500, 40),) if is_quick() else ((1_500, 40), (6_000, 40), (6_000, 200))
        report("cost of learning", [cost(*size) for size in sizes])
        return
    seeds = int(sys.argv[sys.argv.index("--seeds") + 1]) if "--seeds" in sys.argv else 3
    first_seed = int(sys.argv[sys.argv.index("--from") + 1]) if "--from" in sys.argv else 0
    corpora = [] if "--annomi" in sys.argv else [(example(), (0, 1, 3, 6, 8))]
    file = SHARED / "data" / "annomi" / "annomi_utterances.csv"
    if file.is_file():
        corpora.append((annomi(file), (0, 1, 5, 10, 40)))
    for corpus, sizes in corpora:
        wanted = sizes[1::2] if is_quick() else sizes
        rows = [measured(corpus, size, seeds, first_seed) for size in wanted]
        report(f"suggestions on {corpus.name}", rows)


if __name__ == "__main__":
    main()
