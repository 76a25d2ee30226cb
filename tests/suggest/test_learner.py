from __future__ import annotations

from qual.core.codebook import Code
from qual.suggest import Learner, Passage

CODES = [Code("angst", "Angst", cues=("bang",)), Code("geld", "Geld", cues=("geld",))]


def passage(text: str, *codes: str, judged: bool = True) -> Passage:
    return Passage("R07.txt", "R07", 0, "respondent", text, codes=frozenset(codes) if judged else None)


def test_with_nothing_judged_a_cue_speaks_and_nothing_is_promised() -> None:
    learner = Learner("nl", CODES)

    (score,) = learner.score([passage("Ik was bang")])

    assert score["angst"] > 0.5 > score["geld"]
    assert learner.threshold is None


def test_a_cue_that_was_wrong_loses_weight_and_passages_not_judged_do_not_count() -> None:
    learner = Learner("nl", CODES)
    learner.fit(
        [passage("bang", judged=False)] * 50 + [passage("zo bang")] * 9 + [passage("geld", "geld")] * 9
    )

    (score,) = learner.score([passage("bang om geld")])

    assert score["angst"] < 0.2
    assert score["geld"] > 0.9


def test_a_code_without_cues_scores_as_often_as_it_applied() -> None:
    learner = Learner("nl", [*CODES, Code("hoop", "Hoop")])
    learner.fit([passage("zomaar", "hoop")] * 60 + [passage("iets")] * 20)

    (score,) = learner.score([passage("iets anders")])

    assert 0.5 < score["hoop"] < 0.7
    assert score["geld"] < 0.05
