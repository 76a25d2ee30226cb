"""Killing the program at any moment loses nothing that it confirmed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork")
def test_a_kill_at_a_random_moment_never_loses_a_confirmed_change() -> None:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.cli.killed", f"{folder}/study", "52", "7"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=600,
        )

    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("52 killed")
    assert int(done.stdout.split()[2]) > 52
