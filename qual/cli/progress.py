"""A progress line on stderr, where a person is looking and it takes a while."""

from __future__ import annotations

import sys


def progress(done: int, steps: int) -> None:
    """Say how much of the work is done, on the same line again and again."""
    if sys.stderr.isatty():
        end = "\n" if done == steps else ""
        print(f"\r{done} of {steps}", end=end, file=sys.stderr, flush=True)
