"""Processes that change a study until they are killed, and a look at what is left: `FOLDER ROUNDS SEED`."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sys
import time
from pathlib import Path

from qual.actions.code_passages import codings_in, move_coding, put_codes, remove_codings, write_memo
from qual.actions.correct_transcript import correct_transcript, list_unsettled
from qual.actions.import_transcripts import import_transcripts
from qual.actions.read_transcripts import list_transcripts, open_all, open_transcript
from qual.actions.show_log import head, read_log, verify_log
from qual.actions.study import Study, open_study
from qual.actions.undo import redo, undo
from qual.core.span import Span
from qual.errors import UndoRefusedError
from tests.actions.material import small_study
from tests.store.material import TEXT

NAME = "R07.txt"
WORDS = "bang voor de keuring want het geld was op en niemand belde terug".split()


def digest(study: Study) -> str:
    """Everything that a person sees, as one hash."""
    opened = [(each.transcript, each.text, each.turns) for each in open_all(study)]
    codings = [codings_in(study, each.name) for each in list_transcripts(study)]
    return hashlib.sha256(repr((opened, codings, list_unsettled(study))).encode()).hexdigest()


def change_something(study: Study, source: random.Random, number: int) -> None:
    """One change of a random kind."""
    text = open_transcript(study, NAME).text
    own = codings_in(study, NAME)
    kind = source.choice(["code", "code", "memo", "move", "remove", "correct", "import", "undo", "redo"])
    start = source.randrange(len(text) - 20)
    span = Span(start, start + source.randrange(1, 20))
    if kind == "code":
        put_codes(study, NAME, span, ["angst"])
    elif kind == "memo" and own:
        write_memo(study, source.choice(own).id, source.choice(WORDS))
    elif kind == "move" and own:
        move_coding(study, source.choice(own).id, span)
    elif kind == "remove" and own:
        remove_codings(study, [source.choice(own).id])
    elif kind == "correct":
        words = text.split(" ")
        words[source.randrange(1, len(words))] = source.choice(WORDS)
        path = study.folder / "verbeterd.txt"
        path.write_text(" ".join(words) + " " + source.choice(WORDS), encoding="utf-8")
        correct_transcript(study, NAME, path)
    elif kind == "import":
        path = study.folder / f"nieuw-{os.getpid()}-{number}.txt"
        path.write_text(TEXT + f"\nR07: Nummer {number}.\n" * 20, encoding="utf-8")
        import_transcripts(study, [path])
    elif kind in ("undo", "redo"):
        try:
            undo(study) if kind == "undo" else redo(study)
        except UndoRefusedError:
            return


def work(folder: Path, seed: int, out: int) -> None:
    """Change and confirm, change and confirm, until the end comes."""
    source = random.Random(seed)
    with open_study(folder, "anna") as study:
        for number in range(1_000):
            change_something(study, source, number)
            event, newest = head(study)
            os.write(out, f"{event} {newest} {digest(study)}\n".encode())


def one_round(folder: Path, seed: int) -> tuple[int, int]:
    """Start a process and kill it at a random moment; how many changes it confirmed and made beyond them."""
    source = random.Random(-seed)
    into, out = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(folder, seed, out)
        finally:
            os._exit(1)
    os.close(out)
    with os.fdopen(into) as told:
        lines = [told.readline() for _ in range(source.randrange(5))]
        time.sleep(source.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        confirmed = [line.split() for line in [*lines, *told] if line.endswith("\n")]
    with open_study(folder, "anna") as study:
        problems = verify_log(study)
        assert problems == [], problems
        log = {entry.event.n: entry.event.hash for entry in read_log(study)}
        for number, event_hash, _ in confirmed:
            assert log[int(number)] == event_hash, f"event {number} is gone"
        newest = max(log)
        if confirmed and newest == int(confirmed[-1][0]):
            assert digest(study) == confirmed[-1][2], "the study is not as it was confirmed"
        more = newest - int(confirmed[-1][0]) if confirmed else 0
        assert more <= 1, f"{more} changes that nobody confirmed"
    return len(confirmed), more


def main() -> None:
    """Kill so many processes, one after another, on one study."""
    folder, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    small_study(folder).close()
    done = [one_round(folder, seed + number) for number in range(1, rounds + 1)]
    confirmed, more = (sum(numbers) for numbers in zip(*done, strict=True))
    sys.stdout.write(
        f"{len(done)} killed, {confirmed} changes confirmed, {more} made beyond them, none lost\n"
    )


if __name__ == "__main__":
    main()
