"""What is asked of the coding screen beside what was measured: the goals of its design page, one row each.

Goals that are counted and not timed (layouts per key, bursts, grapheme margins) are held by tests, which the
table names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Rows = Sequence[Mapping[str, object]]

_PER_KEY = (
    ("3 extend the selection, 20,000 lines", "character more", 8.0),
    ("3 next sentence, 20,000 lines", "next sentence", 12.0),
    ("3 line down, 20,000 lines", "line down", 12.0),
    ("3 page down, 20,000 lines", "page down", 20.0),
    ("7 palette opens", "palette", 50.0),
    ("7 palette narrows", "palette filter", 15.0),
)
"""Goal, key, most CPU milliseconds."""

_GROWS = ("character more", "next sentence", "line down", "page down", "page up", "code", "undo")
_MOST_GROWTH = 1.3

_BY_TEST = (
    ("2 nothing heavy at first paint", "tests/tui/test_app.py"),
    ("6 one frame, no layouts, no wraps a key", "tests/tui/test_app.py"),
    ("8 a burst gives what slow typing gives", "tests/tui/test_hand.py, tests/tui/boards/test_scripts.py"),
    ("13 80x24 has 56 columns of text, 60x15 works", "tests/tui/test_app.py"),
    ("14 nothing by colour only, contrasts", "tests/tui/test_colours.py, tests/tui/test_app.py"),
    ("15 odd graphemes keep the margin", "tests/tui/test_app.py, tests/tui/test_terminal.py"),
)


def goals(rows: Rows, gaps: Mapping[str, float]) -> list[dict[str, object]]:
    """The table: goal, most that is allowed, figure, whether it is met.

    `rows` are those of `coding_screen`; `gaps` the longest milliseconds in which the screen's loop did not
    turn, "beside" a process that learns and "alone".
    """
    found: list[dict[str, object]] = []

    def add(goal: str, most: float, figure: float, **more: object) -> None:
        row = {"goal": goal, "most": most, "figure": round(figure, 3), "met": figure <= most}
        found.append(row | more)

    start = next(row for row in rows if row.get("start") == "transcript")
    add("1 readable transcript above a bare app, CPU-s", 0.5, _number(start["above_bare_s"]), must=1.2)
    large = {row["key"]: row for row in rows if row.get("lines") == "20k" and "key" in row}
    for goal, key, most in _PER_KEY:
        add(f"{goal}, CPU-ms", most, _number(large[key]["cpu_ms"]))
    for key in _GROWS:
        add(f"4 {key}: 20,000 lines to 1,000", _MOST_GROWTH, _number(large[key]["growth"]))
    for key in ("code", "undo"):
        add(f"5 {key}, seen and durable, wall ms", 50.0, _number(large[key]["wall_ms"]))
    add("9 longest gap of the loop while a process learns, ms", 50.0, gaps["beside"], alone=gaps["alone"])
    interview = next(row for row in rows if row.get("lines") == "1k" and row.get("key") == "resize")
    add("10 resize, 1,000 lines, CPU-ms", 200.0, _number(interview["cpu_ms"]))
    add("10 resize, 20,000 lines, CPU-ms", 500.0, _number(large["resize"]["cpu_ms"]))
    memory = next(row for row in rows if row.get("lines") == "20k" and "memory_mb" in row)
    add("11 memory, 20,000 lines, MB", 90.0, _number(memory["memory_mb"]))
    found.append({"goal": "12 keys per coding", "measured by": "python -m benchmarks keys_per_coding"})
    found += [{"goal": goal, "held by": tests} for goal, tests in _BY_TEST]
    return found


def _number(value: object) -> float:
    return float(str(value))
