"""What is asked of the coding screen beside what was measured: the goals of its design page, in one table.

Goals that are counted and not timed (layouts per key, bursts, margins) are held by tests, which it names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Rows = Sequence[Mapping[str, object]]

LARGE = "20k"


class Goal(NamedTuple):
    """One figure of a goal: the most that it may be, and what was measured, or else where that is done."""

    number: int
    what: str
    limit: float | str
    measured: float | str | None
    where: str = ""

    @property
    def met(self) -> str:
        """Whether the goal is met."""
        if self.measured is None:
            return f"not measured here: {self.where}"
        if isinstance(self.limit, str) or isinstance(self.measured, str):
            return "yes" if self.measured == self.limit else "NO"
        return "yes" if self.measured <= self.limit else "NO"


_PER_KEY = (
    ("extend the selection", "character more", 8, 33),
    ("next sentence", "next sentence", 12, 50),
    ("line down", "line down", 12, 50),
    ("page down", "page down", 20, 60),
)
"""Key, most CPU milliseconds, most milliseconds until 95 of 100 are drawn."""

_GROWS = ("character more", "next sentence", "line down", "page down", "page up", "code", "undo", "accept")

_ELSEWHERE = (
    Goal(6, "one frame, no layout, no wrap a key", "all", None, "tests/tui/test_app.py"),
    Goal(
        8,
        "a burst gives what slow typing gives",
        "all",
        None,
        "tests/tui/test_app.py, boards/test_scripts.py",
    ),
    Goal(12, "keys per coding with suggestions", 3.0, None, "python -m benchmarks keys_per_coding"),
    Goal(12, "keys per coding by hand", 3.5, None, "python -m benchmarks keys_per_coding"),
    Goal(13, "columns of text at 80x24 (56); 60x15 works", "all", None, "tests/tui/test_app.py"),
    Goal(14, "nothing by colour only; contrasts", "all", None, "tests/tui/test_colours.py, test_app.py"),
    Goal(15, "odd graphemes keep the margin", "all", None, "tests/tui/test_app.py, test_terminal.py"),
)


def goals(starts: Rows, keys: Rows, gaps: Rows) -> list[Goal]:
    """Every goal, from the rows of `coding_screen`: starts, keys in three studies, and gaps of the loop."""

    def of(key: str, name: str, lines: str = LARGE) -> float:
        return _number(next(row for row in keys if (row["lines"], row.get("key")) == (lines, key)), name)

    _, frame, readable = starts
    memory = next(row for row in keys if row["lines"] == LARGE and "memory_mb" in row)
    learning, alone = gaps
    without = f"{_number(alone, 'gap_max_ms'):.3g}"
    found = [
        Goal(1, "readable transcript above a bare app, CPU s", 0.5, _number(readable, "above_bare_s")),
        Goal(1, "readable transcript, CPU s", 2.0, _number(readable, "cpu_s")),
        Goal(2, "heavy modules at first paint", "none", str(frame["heavy_modules"])),
    ]
    for what, key, cpu, wall in _PER_KEY:
        found.append(Goal(3, f"{what}, 20,000 lines, CPU ms", cpu, of(key, "cpu_ms")))
        found.append(Goal(3, f"{what}, 20,000 lines, wall ms, 95 of 100", wall, of(key, "wall_p95_ms")))
    found += [Goal(4, f"{key}: 20,000 lines to 1,000, CPU", 1.3, of(key, "growth")) for key in _GROWS]
    for key in ("code", "undo", "accept", "undo of it"):
        found.append(Goal(5, f"{key}: durable and drawn, wall ms, 95 of 100", 50, of(key, "wall_p95_ms")))
    return [
        *found,
        Goal(7, "palette of 500 codes opens, CPU ms", 50, of("palette", "cpu_ms", "500 codes")),
        Goal(7, "palette of 500 codes filters, CPU ms", 15, of("palette filter", "cpu_ms", "500 codes")),
        Goal(9, "longest work of the loop while learning, CPU ms", 50, _number(learning, "loop_cpu_max_ms")),
        Goal(
            9, f"longest gap while learning, wall ms (alone {without})", 50, _number(learning, "gap_max_ms")
        ),
        Goal(10, "resize, interview, CPU ms", 200, of("resize", "cpu_ms", "1k")),
        Goal(10, "resize, 20,000 lines, CPU ms", 500, of("resize", "cpu_ms")),
        Goal(11, "memory, 20,000 lines, MB", 90, _number(memory, "memory_mb")),
        *_ELSEWHERE,
    ]


def print_goals(found: Sequence[Goal]) -> None:
    """The table."""
    rows = [("goal", "what", "limit", "measured", "met")]
    for each in sorted(found, key=lambda goal: goal.number):
        rows.append((str(each.number), each.what, _shown(each.limit), _shown(each.measured), each.met))
    widths = [max(len(row[at]) for row in rows) for at in range(5)]
    print()
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _shown(value: float | str | None) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else f"{value:.3g}"


def _number(row: Mapping[str, object], name: str) -> float:
    return float(str(row[name]))
