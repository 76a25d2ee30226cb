"""Measuring: the product beside the physical limit, in one run, as CPU seconds and their ratio."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def cpu_of(work: Callable[[], object], times: int = 3) -> float:
    """The median CPU seconds that a piece of work takes in this process."""
    seconds = []
    for _ in range(times):
        before = time.process_time()
        work()
        seconds.append(time.process_time() - before)
    return statistics.median(seconds)


def cpu_of_command(command: Sequence[str], times: int = 5, cwd: Path | None = None) -> float:
    """The median CPU seconds of a whole process, with bytecode caches (without them every start is slow)."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(times + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            command,
            env=environment,
            cwd=cwd,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(seconds[1:])


def peak_mb() -> float:
    """The most memory that this process has used, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(job: str, rows: Sequence[dict[str, object]]) -> None:
    """Print rows of figures and keep them as JSON under `benchmarks/results/`."""
    print(f"\n{job}")
    for row in rows:
        print("  " + "  ".join(f"{name}={_shown(value)}" for name, value in row.items()))
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / f"{job.replace(' ', '-')}.json"
    target.write_text(json.dumps({"job": job, "rows": rows}, indent=1), encoding="utf-8")


def _shown(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def is_quick() -> bool:
    """Whether the short form was asked for."""
    return "--quick" in sys.argv
