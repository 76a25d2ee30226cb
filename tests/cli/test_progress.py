"""The bar that long work shows to a person, and to nobody else."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from pathlib import Path

from qual.cli.progress import bar
from tests.cli.run import qual


def test_a_bar_is_as_long_as_what_is_done() -> None:
    assert bar(0, 4) == "[--------------------] 0 of 4"
    assert bar(1, 4) == "[#####---------------] 1 of 4"


def test_a_report_shows_how_far_it_is_on_a_terminal_only_and_leaves_nothing_there(
    built_demo: Path, tmp_path: Path
) -> None:
    reader, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "qual", "matrix", "-o", str(tmp_path / "a.md")],
        cwd=built_demo,
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        check=False,
    )
    os.close(terminal)
    shown = b""
    with contextlib.suppress(OSError):  # how a closed terminal says that there is no more
        while more := os.read(reader, 10_000):
            shown += more
    os.close(reader)

    assert done.returncode == 0
    assert b"0 of 3\r" in shown
    assert b"2 of 3\r" in shown
    assert b"3 of 3" not in shown
    assert shown.index(b"\033[K") < shown.index(b"wrote")
    assert " of 3" not in qual("matrix", "-o", tmp_path / "b.md", folder=built_demo).stderr
