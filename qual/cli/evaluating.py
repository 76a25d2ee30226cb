"""How good suggestions are, on the command line: tables with curves in blocks, or a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qual.cli.progress import progress
from qual.cli.shell import Shell, talk
from qual.core.words import number_of, say

if TYPE_CHECKING:
    from qual.core.evaluation import CodeQuality, Evaluation, Inbox

BLOCKS = " ▁▂▃▄▅▆▇█"


def evaluate(shell: Shell, output: Path | None = None) -> None:
    """Measure suggestions on the study; print the figures, and write them as a report to `output`."""
    from qual.actions.evaluate_suggestions import evaluate_suggestions, write_evaluation
    from qual.core.evaluation import evaluation_json

    with shell.open() as study:
        found = evaluate_suggestions(study, progress=progress)
        if output is not None:
            write_evaluation(study, found, output)
    if shell.as_json:
        shell.print_json(evaluation_json(found))
        return
    if output is not None:
        talk(f"wrote {output}")
        print(output)
        return
    _print(shell, found)


def _print(shell: Shell, found: Evaluation) -> None:
    heads = ("code", "codings", "respondents", "avg precision", "best F1", "inbox", "taken since")
    rows = [
        (
            each.code,
            each.support,
            each.respondents,
            _share(each.average_precision),
            _share(each.f1),
            inbox_words(each),
            f"{each.taken} of {each.decided}" if each.decided else "",
        )
        for each in found.codes
    ]
    shell.print_table(heads, rows, "no codes")
    sizes = [step.interviews for step in found.learning_curve]
    curves = [
        (
            each.code,
            *("" if value is None else f"{value:.2f}" for _, value in found.curve(each.code)),
            "".join(block(value) for _, value in found.curve(each.code)),
        )
        for each in found.codes
        if each.support
    ]
    shell.print_table(
        ("avg precision after", *(_interviews(size) for size in sizes), "curve"), curves, "no curve"
    )
    steps = [
        (
            _interviews(each.interviews),
            _share(each.mean_average_precision),
            _share(each.first_right),
            _share(each.recall_at_3),
            _share(each.menu.first_right),
            _share(each.menu.recall_at_3),
            f"{each.right} of {each.shown} right" if each.shown else "silent",
        )
        for each in found.learning_curve
    ]
    steps_heads = (
        "all codes after",
        "mAP",
        "first right",
        "in first three",
        "menu: first right",
        "menu: in first three",
        "inbox",
    )
    shell.print_table(steps_heads, steps, "no curve")
    references = [
        (
            _interviews(step.interviews),
            *(f"{each.first_right:.2f} {each.recall_at_3:.2f}" for each in step.references.values()),
            f"{step.menu.first_right:.2f} {step.menu.recall_at_3:.2f}",
        )
        for step in found.learning_curve
    ]
    names = [f"by {name}" for name in found.learning_curve[0].references] if references else []
    shell.print_table(("first right, in first three", *names, "menu"), references, "no curve")
    for line in inbox_told(found.inbox):
        talk(line)
    talk(found.protocol)
    talk(say("suggest.made_with", engine=found.language))


def inbox_words(each: CodeQuality) -> str:
    """What the inbox does for a code, or what it needs to."""
    if each.threshold is not None and each.precision_at_threshold is not None:
        return say(
            "suggest.code_speaks",
            precision=each.precision_at_threshold,
            recall=each.recall_at_threshold or 0.0,
        )
    if each.threshold is not None:
        return say("suggest.code_unsure")
    from qual.core.suggestion import FEWEST_CODINGS, FEWEST_RESPONDENTS

    if each.support < FEWEST_CODINGS or each.respondents < FEWEST_RESPONDENTS:
        sentences, people = number_of("sentences", each.support), number_of("respondents", each.respondents)
        return say("suggest.needs", sentences=sentences, respondents=people)
    return say("suggest.code_silent", right=each.surest_right, shown=each.surest)


def inbox_told(inbox: Inbox) -> list[str]:
    """The promise beside what was delivered, in sentences."""
    told = []
    if inbox.promised is None:
        told.append(say("suggest.inbox_silent"))
    else:
        told.append(
            say("suggest.inbox_own", promised=inbox.promised, right=inbox.own_right, shown=inbox.own_shown)
        )
    if inbox.delivered is not None:
        told.append(
            say("suggest.inbox_next", delivered=inbox.delivered, shown=inbox.shown, recall=inbox.recall)
        )
    if inbox.decided:
        told.append(say("suggest.inbox_since", taken=inbox.taken, decided=inbox.decided))
    if inbox.is_broken:
        told.append(say("suggest.inbox_broken"))
    if inbox.blind_interviews:
        told.append(
            say("suggest.inbox_blind", interviews=inbox.blind_interviews)
            + (
                say("suggest.inbox_blind_right", delivered=inbox.blind_delivered, shown=inbox.blind_shown)
                if inbox.blind_delivered is not None
                else say("suggest.inbox_blind_none")
            )
        )
    return told


def block(value: float | None) -> str:
    """A share as a block that is as high."""
    return "·" if value is None else BLOCKS[max(1, min(8, round(8 * value)))]


def _interviews(size: int) -> str:
    return "1 interview" if size == 1 else f"{size} interviews"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
