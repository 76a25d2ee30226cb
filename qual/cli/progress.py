"""A progress bar on stderr, where a person is looking and it takes a while."""

from __future__ import annotations

import sys

_WIDTH = 20


def progress(done: int, steps: int) -> None:
    """Show how much of the work is done, on one line that is gone at the end.

    What is said next, such as a mistake, is written over it.
    """
    if sys.stderr.isatty():
        print(f"{bar(done, steps)}\r" if done < steps else "\033[K", end="", file=sys.stderr, flush=True)


def bar(done: int, steps: int) -> str:
    """The bar itself: "[#####---------------] 1 of 4"."""
    full = _WIDTH * done // max(1, steps)
    return f"[{'#' * full}{'-' * (_WIDTH - full)}] {done} of {steps}"
