"""Run each benchmark of this folder in a process of its own: `python -m benchmarks [--quick] [NAME...]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NOT_BENCHMARKS = {
    "__init__",
    "__main__",
    "measure",
    "corpus",
    "quote_reports",
    "suggestion_goals",
    "coding_goals",
    "loop_gap",
}
"""`quote_reports` asks for a study."""


def main() -> int:
    """Run them in order of name; the exit code is the worst of them."""
    wanted = [name for name in sys.argv[1:] if not name.startswith("-")]
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
        return 0
    names = sorted(
        path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in NOT_BENCHMARKS
    )
    options = [option for option in sys.argv[1:] if option.startswith("-")]
    worst = 0
    for name in wanted or names:
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=False)
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
