"""Running the command as a person does, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def qual(
    *arguments: object, folder: Path, coder: str = "anna", typed: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `qual` in a folder, with `typed` on its standard input; gives exit code, output and talk."""
    environment = os.environ | {"QUAL_CODER": coder, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "qual", *map(str, arguments)],
        cwd=folder,
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def qual_json(*arguments: object, folder: Path, coder: str = "anna") -> Any:
    """Run `qual … --json`; gives what it printed."""
    done = qual(*arguments, "--json", folder=folder, coder=coder)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)
