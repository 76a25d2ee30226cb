"""Suggestions measured on a study: the JSON others rely on, the menu, the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qual.actions.decide_suggestions import accept_suggestion, reject_suggestion
from qual.actions.evaluate_suggestions import (
    NothingToMeasureError,
    born_codings,
    evaluate_suggestions,
    write_evaluation,
)
from qual.actions.learning_curve import acts_of, measured_step
from qual.actions.load_codings import list_codings
from qual.actions.read_passages import Unit
from qual.actions.study import open_study
from qual.actions.suggest_codes import suggest_codes
from qual.core.codebook import Code
from qual.core.evaluation import CodeQuality, Evaluation, Inbox, Ranking, evaluation_json
from qual.core.span import Span
from qual.suggest import Passage
from tests.cli.run import qual

CODES = (Code("angst", "Angst"), Code("loon", "Loon"))
SAID = ("ik sliep slecht van die keuring", "de rekening en het loon, dat knelt", "wandelen met de hond")


def interview(person: int) -> list[Unit]:
    """Three stretches of three sentences each: of fear, of money, of neither; each one coding."""
    found = []
    for at in range(9):
        kind = (person + at // 3) % 3
        codes = frozenset((("angst",), ("loon",), ())[kind])
        passage = Passage(f"{person}.txt", f"R{person}", at, "respondent", f"{SAID[kind]} {at}", codes=codes)
        found.append(Unit(passage, Span(20 * at, 20 * at + 10), codes if at % 3 == 0 else frozenset()))
    return found


STUDY = {f"{person}.txt": interview(person) for person in range(6)}


def test_a_step_learns_from_some_interviews_and_is_scored_on_others_beside_plain_lists() -> None:
    step = measured_step("nl", CODES, STUDY, 4, seeds=2)

    assert step is not None
    assert (step.interviews, step.orders) == (4, 2)
    assert set(step.codes) == {"angst", "loon"}
    assert step.first_right > step.references["frequency"].first_right
    assert step.references["recent"].first_right < step.menu.first_right
    assert step.wanted > 0
    assert step.shown == 0


def test_the_menu_counts_a_coding_of_three_sentences_once() -> None:
    acts = acts_of(STUDY["0.txt"])

    assert [sorted(each.codes or ()) for each in acts] == [["angst"], [], [], ["loon"], [], [], [], [], []]


def test_nobody_is_on_both_sides_so_one_respondent_alone_gives_no_step() -> None:
    same = {
        name: [
            Unit(Passage("x", "R1", 0, None, unit.passage.text, codes=unit.begun), unit.span) for unit in rows
        ]
        for name, rows in STUDY.items()
    }

    assert measured_step("nl", CODES, same, 2, seeds=2) is None


def test_with_fewer_than_two_coded_interviews_nothing_is_measured_and_the_command_says_so(demo: Path) -> None:
    with open_study(demo, "nieuw") as study, pytest.raises(NothingToMeasureError):
        evaluate_suggestions(study)
    done = qual("suggest", "evaluate", folder=demo, coder="nieuw")

    assert done.returncode == 2
    assert "code at least two interviews first" in done.stderr


def made_up() -> Evaluation:
    """Figures as they could be; one code speaks, one needs more."""
    step = measured_step("nl", CODES, STUDY, 4, seeds=1)
    assert step is not None
    speaks = CodeQuality("angst", "Angst", 40, 12, 0.9, 0.5, 0.64, 0.7, 0.6, 0.85, 0.4, taken=7, decided=9)
    waits = CodeQuality("loon", "Loon", 4, 2, None, None, None, None, None, None, None)
    inbox = Inbox(0.6, 0.8, 0.78, 50, 0.3, 60, 50, 10, 30, True, 2, 10, 0.7)
    menu = Ranking(0.5, 0.6, 0.7)
    return Evaluation(900, (speaks, waits), 0.5, 0.6, 0.4, 0.8, menu, inbox, (step,), "how", "blank nl")


def test_the_json_has_what_other_programs_rely_on() -> None:
    told = json.loads(json.dumps(evaluation_json(made_up())))
    code = "code support precision recall f1 average_precision threshold precision_at_threshold"
    wanted = (
        "units codes macro_f1 mean_average_precision first_right recall_at_3 inbox learning_curve protocol"
    )

    assert {*wanted.split(), "protocol"} <= told.keys()
    assert {*code.split(), "recall_at_threshold"} <= told["codes"][0].keys()
    assert {"threshold", "promised", "delivered", "shown", "recall"} <= told["inbox"].keys()
    assert set("interviews mean_average_precision first_right recall_at_3 macro_f1 menu".split()) <= set(
        told["learning_curve"][0]
    )
    assert told["learning_curve"][0]["codes"].keys() == {"angst", "loon"}


@pytest.mark.parametrize("ending", ["md", "html", "docx", "xlsx", "csv"])
def test_the_report_lists_codes_curves_and_the_codings_that_came_from_a_suggestion(
    demo: Path, ending: str
) -> None:
    with open_study(demo, "nieuw") as study:
        taken, refused = suggest_codes(study, ["R01-2024.txt"]).suggestions[:2]
        coding = accept_suggestion(study, taken.id)
        reject_suggestion(study, refused.id)
        [born] = born_codings(study)
        path = demo / "exports" / f"suggestions.{ending}"
        write_evaluation(study, made_up(), path)

        assert [each.id for each in list_codings(study, coder="nieuw")] == [coding.id]
    assert born.coder == "nieuw"
    assert born.place.startswith("R01-2024.txt:")
    assert any("sentences with it" in why or "no sentence" in why for why in born.why)
    assert path.stat().st_size > 200
    if ending == "md":
        text = path.read_text(encoding="utf-8")
        assert "85% goed, vindt 40%" in text
        assert "heeft 10 coderingen van 3 respondenten nodig" in text
        assert "Dat ligt onder de belofte" in text
        assert born.place in text
