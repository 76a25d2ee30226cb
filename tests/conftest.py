"""The worked example, built once per test process and copied for tests that change it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.run import qual


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo study, not to be changed."""
    home = tmp_path_factory.mktemp("demo")
    done = qual("demo", "study", folder=home)
    assert done.returncode == 0, done.stderr
    return home / "study"


@pytest.fixture
def demo(built_demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo study."""
    target = tmp_path / "study"
    shutil.copytree(built_demo, target)
    return target
