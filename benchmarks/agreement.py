"""`qual agreement` of two coders on a large study, each command in a process of its own: CPU seconds, memory.

The second coder has most of the first one's codings, some with other edges or another code.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import is_quick, report
from benchmarks.synthesis import coded, measured
from qual.actions.study import open_study
from qual.core.coding import Coding
from qual.core.span import Span
from qual.store import codings, transcripts

COMMANDS: dict[str, Sequence[str]] = {
    "start alone": ("respondents", "list"),
    "characters": ("agreement", "bench", "second", "--json"),
    "without intervals": ("agreement", "bench", "second", "--no-intervals", "--json"),
    "turns": ("agreement", "bench", "second", "--unit", "turn", "--json"),
    "sentences": ("agreement", "bench", "second", "--unit", "sentence", "--json"),
    "segments": ("agreement", "bench", "second", "--unit", "segment", "--json"),
    "where not": ("agreement", "bench", "second", "--where", "--json"),
}


def second_coder(home: Path) -> int:
    """Give the study a second coder; tells how many codings it has."""
    source = random.Random(5)
    with open_study(home, "second") as study:
        with study.database.read() as session:
            there = codings.listed(session)
            names = sorted({each.code for each in there})
            texts = {
                name: transcripts.text_in_use(session, name) for name in {each.transcript for each in there}
            }
        new = []
        for each in there:
            if source.random() < 0.8:
                moved = source.choice((0, 0, 5, 12))
                code = each.code if source.random() < 0.9 else source.choice(names)
                new.append(
                    Coding(each.transcript, Span(each.span.start + moved, each.span.end), code, "second")
                )
        with study.database.change("second", "codings.load") as change:
            codings.add(change, new, texts)
    return len(there) + len(new)


def measure(number: int, each: int, words: int) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        home = coded(Path(folder) / "study", number, each, words)
        total = second_coder(home)
        rows: list[dict[str, object]] = []
        for name, command in COMMANDS.items():
            cpu, seconds, megabytes = min(measured(command, home) for _ in range(2))
            rows.append(
                {
                    "transcripts": number,
                    "codings": total,
                    "command": name,
                    "cpu_s": cpu,
                    "wall_s": seconds,
                    "peak_mb": megabytes,
                }
            )
            print(rows[-1], file=sys.stderr, flush=True)
        return rows


def main() -> None:
    report("agreement", measure(*((100, 50, 800) if is_quick() else (1_500, 50, 800))))


if __name__ == "__main__":
    main()
