"""Every synthesis of a large study in a process of its own: CPU seconds and memory; growth with the study.

What a command takes to start is measured with `qual respondents list` on an empty study and printed beside.
The program's own bytecode is kept, as after an installation.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import study
from benchmarks.measure import is_quick, report
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.read_transcripts import list_transcripts
from qual.actions.study import open_study
from qual.core.coding import Coding
from qual.core.span import Span
from qual.store import codings, transcripts

THEMES, UNDER = 20, 9
"""Themes, and codes under each: 200 codes."""

TABLES: dict[str, Sequence[str]] = {
    "themes": ("themes", "--json"),
    "matrix by respondent": ("matrix", "--json"),
    "matrix by code": ("matrix", "--by", "code", "--json"),
    "framework": ("framework", "--json"),
    "panel": ("panel", "--changes", "--json"),
    "saturation": ("saturation", "--json"),
    "questions": ("questions", "--json"),
    "sample": ("sample", "--json"),
    "theme report .docx": ("themes", "-o", "report.docx"),
    "theme report .xlsx": ("themes", "-o", "report.xlsx"),
    "theme report .html": ("themes", "-o", "report.html"),
}


def coded(home: Path, number: int, each: int, words: int) -> Path:
    """A study of so many transcripts with so many codings on each, a third of them where others lie."""
    study(home, number, words=words)
    lines = []
    for theme in range(THEMES):
        lines += [f"- id: t{theme}", f"  name: Theme {theme}", "  definition: Invented.", "  children:"]
        for code in range(UNDER):
            lines += [f"  - id: t{theme}-{code}", f"    name: Code {theme}.{code}"]
    (home / "codebook" / "codes.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    source = random.Random(3)
    names = [f"t{theme}-{code}" for theme in range(THEMES) for code in range(UNDER)]
    with open_study(home, "bench") as opened:
        load_codebook(opened)
        import_transcripts(opened)
        with opened.database.change("bench", "codings.load") as change:
            for transcript in list_transcripts(opened):
                version, text = transcripts.text_in_use(change.session, transcript.name)
                spans = [Span(at, at + 60) for at in (source.randrange(len(text) - 70) for _ in range(each))]
                new = [Coding(transcript.name, span, source.choice(names), "bench") for span in spans]
                codings.add(change, new, {transcript.name: (version, text)})
    return home


def measured(command: Sequence[str], home: Path) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and megabytes at most of one command."""
    qual = [sys.executable, "-m", "qual", "--study", str(home), *command]
    runner = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss); sys.exit(done.returncode)"
    )
    before = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", runner, *qual],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    )
    cpu, kilobytes = done.stdout.split()
    return float(cpu), time.perf_counter() - before, int(kilobytes) / 1024


def measure(number: int, each: int, words: int) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        before = time.perf_counter()
        home = coded(Path(folder) / "study", number, each, words)
        rows: list[dict[str, object]] = [
            {"transcripts": number, "codings": number * each, "made_in_s": time.perf_counter() - before}
        ]
        empty = coded(Path(folder) / "empty", 1, 1, 100)
        start = min(measured(("respondents", "list"), empty)[0] for _ in range(3))
        for name, command in TABLES.items():
            cpu, seconds, megabytes = measured(command, home)
            rows.append(
                {"table": name, "cpu_s": cpu, "start_s": start, "wall_s": seconds, "peak_mb": megabytes}
            )
            print(rows[-1], file=sys.stderr, flush=True)
        return rows


def main() -> None:
    sizes = ((100, 50, 800),) if is_quick() else ((300, 50, 800), (1_500, 50, 800))
    report("synthesis", [row for size in sizes for row in measure(*size)])


if __name__ == "__main__":
    main()
