"""The worked example, built once and copied for tests that change it."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import settings

from tests.cli.run import qual

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # how long an example takes is no matter of a test


def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo stands, twice; test processes that run side by side share it."""
    base = tmp_path_factory.getbasetemp()
    home = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo"
    told = home / "built.txt"
    try:
        home.mkdir()
    except FileExistsError:
        for _ in range(3_000):
            if told.exists():
                break
            time.sleep(0.1)
    else:
        done = qual("demo", "study", folder=home)
        if not done.returncode:
            shutil.copytree(home / "study", home / "kept")
        told.with_suffix(".part").write_text(done.stderr if done.returncode else "", encoding="utf-8")
        told.with_suffix(".part").rename(told)
    assert told.read_text(encoding="utf-8") == ""
    return home


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo study, to be read and not to be changed."""
    return _built(tmp_path_factory) / "study"


@pytest.fixture(scope="session")
def kept_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo study, to be copied and never opened: a database in use cannot be copied file by file."""
    return _built(tmp_path_factory) / "kept"


@pytest.fixture
def demo(kept_demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo study."""
    target = tmp_path / "study"
    shutil.copytree(kept_demo, target)
    return target
