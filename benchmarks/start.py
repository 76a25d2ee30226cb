"""Starting the command: CPU above a bare Python, beside argparse and sqlmodel's own import."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import study
from benchmarks.measure import cpu_of_command, is_quick, report


def main() -> None:
    python = sys.executable
    times = 3 if is_quick() else 9
    bare = cpu_of_command([python, "-c", "pass"], times)
    limits = {
        "argparse": cpu_of_command([python, "-c", "import argparse"], times) - bare,
        "sqlmodel": cpu_of_command([python, "-c", "import sqlmodel"], times) - bare,
    }
    with tempfile.TemporaryDirectory() as folder:
        home = study(Path(folder) / "s", 3, words=500)
        cpu_of_command([python, "-m", "qual", "import"], 1, cwd=home)
        jobs = {
            "--help": ["--help"],
            "transcripts list --json": ["transcripts", "list", "--json"],
            "codebook list --json": ["codebook", "list", "--json"],
        }
        rows: list[dict[str, object]] = [{"limit": name, "cpu_s": value} for name, value in limits.items()]
        for name, arguments in jobs.items():
            used = cpu_of_command([python, "-m", "qual", *arguments], times, cwd=home) - bare
            ratio = used / limits["argparse" if name == "--help" else "sqlmodel"]
            rows.append({"command": name, "cpu_s_above_python": used, "ratio": ratio})
    report("start", rows)


if __name__ == "__main__":
    main()
