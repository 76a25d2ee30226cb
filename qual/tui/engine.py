"""The learner in a process of its own, so that nothing it does can make a key wait.

Questions carry a number and so do answers; whoever asked drops those that are to an earlier question. If the
process dies, coding goes on without it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qual.core.suggestion import (
    Anchor,
    CodeLearnt,
    Learnt,
    Nearby,
    Reason,
    main_reasons,
    near_in_words,
    still_there,
)
from qual.core.suggestion import in_words as reason_in_words
from qual.core.words import say
from qual.errors import QualError
from qual.tui.likely import LikelyCode
from qual.tui.requests import AskLikely

if TYPE_CHECKING:
    from qual.actions.look_again import Place
    from qual.actions.rank_codes import Ranked
    from qual.actions.study import Study

AFTER_CODINGS = 20
"""Changes after which it learns anew."""

LIKE = 40
"""Characters of the nearest passage that are told in one line with all else."""


class Answer(NamedTuple):
    """The codes to a question, the likeliest first; where there are none, `silence` says why."""

    question: int
    found: tuple[LikelyCode, ...]
    silence: str = ""


class Worked(NamedTuple):
    """What was asked to be worked out, and what was found: `trouble` in it says why nothing was."""

    kind: str
    found: dict[str, Any]


class Engine:
    """The process, and the wire to it: one line of JSON for each question and each answer."""

    def __init__(self, folder: Path, coder: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very program, no shell in between
            [sys.executable, "-m", "qual.tui.engine", str(folder), coder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._changes = 0

    def ask(self, question: AskLikely) -> None:
        """Send a question; a dead process is no error, its end is told by `answers`."""
        span = question.span
        self._send([question.question, question.transcript, span.start, span.end])

    def want(self, kind: str, about: str) -> None:
        """Let it work something out: the suggestions of a transcript, the second look, the cues of a code."""
        self._send({"want": kind, "about": about})

    def changed(self, *, by: int = 1) -> None:
        """Note that codings changed; after enough of them it learns anew."""
        self._changes += by
        if self._changes >= AFTER_CODINGS:
            self.learn()

    def learn(self) -> None:
        """Let it learn anew from what the study holds now."""
        self._changes = 0
        self._send(None)

    def _send(self, message: object) -> None:
        wire = self._process.stdin
        try:
            if wire:
                wire.write(json.dumps(message) + "\n")
                wire.flush()
        except (OSError, ValueError):
            return

    def answers(self) -> Iterator[Learnt | Answer | Worked]:
        """What comes back, waiting for each; ends when the process does."""
        wire = self._process.stdout
        while wire:
            try:
                line = wire.readline()
            except (OSError, ValueError):
                # somebody closed the wire meanwhile
                return
            if not line.endswith("\n"):
                # the end, or a line that was cut off by it
                return
            said = json.loads(line)
            if "learnt" in said:
                sentences, codes, *rest = said["learnt"]
                yield Learnt(sentences, tuple(CodeLearnt(*each) for each in codes), *rest)
            elif "worked" in said:
                yield Worked(said["worked"], said["found"])
            else:
                found = tuple(
                    LikelyCode(code, why, tuple(reasons), (near[0], near[1]) if near else None)
                    for code, why, reasons, near in said["found"]
                )
                yield Answer(said["question"], found, said["silence"])

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        for wire in (self._process.stdin, self._process.stdout):
            if wire:
                with contextlib.suppress(OSError):
                    wire.close()
        self._process.wait(5)


def work(folder: Path, coder: str, questions: Iterable[str], tell: Callable[[object], None]) -> None:
    """Learn, then answer every question until there are no more."""
    from qual.actions.rank_codes import Ranker
    from qual.actions.study import open_study
    from qual.actions.tell_reasons import nearby_passages

    with open_study(folder, coder) as study:
        ranker = Ranker(study)
        tell({"learnt": ranker.train()})
        for line in questions:
            message = json.loads(line)
            if message is None:
                tell({"learnt": ranker.train()})
                continue
            if isinstance(message, dict):
                tell({"worked": message["want"], "found": _worked_out(study, **message)})
                continue
            question, transcript, start, end = message
            menu = ranker.rank(transcript, start, end)
            nearby = nearby_passages(study, (reason for each in menu.codes for reason in each.why))
            found = [[each.code, *_told(each, nearby)] for each in menu.codes]
            tell({"question": question, "found": found, "silence": menu.silence})


def _worked_out(study: Study, want: str, about: str) -> dict[str, Any]:
    """What was found; what stops it is told, and the process goes on."""
    from qual.actions.find_cues import find_cues
    from qual.actions.look_again import look_again
    from qual.actions.suggest_codes import suggest_codes

    try:
        match want:
            case "suggest":
                made = suggest_codes(study, [about])
                return {"number": len(made.suggestions), "notes": list(made.notes), "engine": made.engine}
            case "second-look":
                seen = look_again(study)
                return {
                    "unlikely": [[_place(e.place), e.code, e.probability] for e in seen.unlikely],
                    "twins": [
                        [_place(e.coded), _place(e.other), e.code, e.alike, e.by, e.not_by]
                        for e in seen.twins
                    ],
                }
            case _:
                return {"cues": find_cues(study, about)}
    except QualError as error:
        return {"trouble": str(error)}


def _place(place: Place) -> list[object]:
    return [place.transcript, place.respondent, place.turn, place.span.start, place.text]


def _told(ranked: Ranked, nearby: Mapping[Anchor, Nearby]) -> list[object]:
    """Why, in one line and reason by reason, and where the nearest passage with the code stands."""
    there = still_there(ranked.why, nearby)
    against = [each for each in there if each.kind == "unlike"]
    lines = [reason_in_words(each, nearby) for each in (*main_reasons(there), *against)]
    near = next((nearby[each.anchor] for each in there if each.kind == "like" and each.anchor), None)
    short = [reason for reason in there if reason.kind != "record"]
    right = say("screen.why.right", right=round(10 * ranked.right / ranked.cases)) if ranked.cases else ""
    line = " · ".join(each for each in (right, in_words(short, nearby)) if each)
    return [line, lines, [near.transcript, near.span.start] if near else None]


def in_words(why: Iterable[Reason], nearby: Mapping[Anchor, Nearby] | None = None) -> str:
    """The reasons of a code in one line, the heaviest of each kind."""
    by_kind: dict[str, list[str]] = {}
    for reason in why:
        near = (nearby or {}).get(reason.anchor) if reason.anchor else None
        by_kind.setdefault(reason.kind, []).append(near_in_words(near, LIKE) if near else reason.text)
    shown = [
        say(f"screen.why.{kind}", text=", ".join(by_kind[kind][:3]))
        for kind in ("cue", "word", "like", "record", "nothing")
        if kind in by_kind
    ]
    return " · ".join(shown)


def main() -> None:
    """Serve whoever started the process; nothing but answers is ever written to its output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)  # learning takes a whole core for seconds: the screen and its keys go first
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr

    def tell(said: object) -> None:
        answers.write(json.dumps(said) + "\n")
        answers.flush()

    with contextlib.suppress(OSError, QualError):
        work(Path(sys.argv[1]), sys.argv[2], sys.stdin, tell)


if __name__ == "__main__":
    main()
