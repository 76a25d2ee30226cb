"""What `demo` says to somebody who just made it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="runs outside a virtual environment")
@pytest.mark.parametrize("is_switched_on", [True, False])
def test_the_demo_says_how_to_reach_the_command_where_it_is_not_on_the_path(
    tmp_path: Path, is_switched_on: bool
) -> None:
    path = f"{Path(sys.prefix) / 'bin'}:/usr/bin:/bin" if is_switched_on else "/usr/bin:/bin"
    done = subprocess.run(
        [sys.executable, "-m", "qual", "demo", "study"],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    assert ("bin/activate" in done.stdout) is not is_switched_on
