"""Material that lies beside the checkout and is never part of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared(*parts: str) -> Path:
    """The path of a file or folder there; the test is skipped where it is absent."""
    beside = Path(__file__).parents[2] / "shared"
    path = Path(os.environ.get("QUAL_SHARED", beside)).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not beside the checkout")
    return path
