"""How long the coding screen's event loop is held up while a process beside it learns from a big study.

The screen runs in a process of its own, a key comes every tenth of a second, and a task that wakes every five
milliseconds notes two things each time: how long it slept too long by the clock, and how much CPU the loop's
thread used since it woke last. The second does not depend on what else the machine does: it is the longest
piece of work between two chances to answer a key. The first does, so it is measured twice, with the learner
and without, and both are given.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SECONDS_WITHOUT = 20.0
LEARNT_TIMES = 3

PROGRAM = """
import asyncio, json, sys, time
from pathlib import Path
from textual import events
from qual.tui.app import CodingApp

WITH, TIMES, SECONDS, TARGET = sys.argv[2] == "with", int(sys.argv[3]), float(sys.argv[4]), Path(sys.argv[5])

class Screen(CodingApp):
    is_alone = True

    def _begin(self, desk, session):
        super()._begin(desk, session)
        self.run_worker(self.watch(), thread=False)

    async def watch(self):
        await asyncio.sleep(1)
        gaps, used, learnt = [], [], 0
        begun = woke = time.monotonic()
        cpu, keyed = time.thread_time(), 0
        while learnt < TIMES if WITH else time.monotonic() - begun < SECONDS:
            await asyncio.sleep(0.005)
            now, spent = time.monotonic(), time.thread_time()
            gaps.append(1000 * (now - woke - 0.005))
            used.append(1000 * (spent - cpu))
            woke, cpu = now, spent
            if now - begun > keyed / 10:
                keyed += 1
                self.post_message(events.Key("j", "j"))
            if WITH and self.session.likely.learnt is not None:
                learnt += 1
                self.session.likely.learnt = None
                if learnt < TIMES:
                    self.engine.learn()
            if WITH and self.engine is None:
                raise SystemExit("the learner ended")
        TARGET.write_text(json.dumps([sorted(gaps), sorted(used), woke - begun, learnt]))
        self.exit(0)

app = Screen(Path(sys.argv[1]), "bench", with_engine=WITH)
app.run(headless=True, size=(110, 32))
app.close_study()
"""


def measure(folder: Path, home: Path, times: int = LEARNT_TIMES) -> list[dict[str, object]]:
    """The longest and the 99th of a hundred gaps, with the learner and without, in milliseconds."""
    place, target = folder / "gap.py", folder / "gap.json"
    place.write_text(PROGRAM, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    rows: list[dict[str, object]] = []
    seconds = SECONDS_WITHOUT
    for which in ("with", "without"):
        words = [sys.executable, str(place), str(home), which, str(times), str(seconds), str(target)]
        subprocess.run(words, env=environment, check=True, stdout=subprocess.DEVNULL)
        gaps, used, seconds, learnt = json.loads(target.read_text(encoding="utf-8"))
        rows.append(
            {
                "learner": which,
                "learnt_times": learnt,
                "seconds": seconds,
                "gap_p99_ms": gaps[int(0.99 * len(gaps))],
                "gap_max_ms": gaps[-1],
                "loop_cpu_p99_ms": used[int(0.99 * len(used))],
                "loop_cpu_max_ms": used[-1],
            }
        )
    return rows
