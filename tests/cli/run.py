"""Running the command as a person does, in a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_READY = ("qual.cli.commands", "qual.actions.study", "qual.store.database", "alembic.command", "lxml.etree")
"""What nearly every command loads: a process that has it already is split off for each command."""

_LIMIT = 300


def qual(
    *arguments: object, folder: Path, coder: str = "anna", typed: str | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `qual` in a folder, with `typed` on its standard input; gives exit code, output and talk.

    `settings` are further variables of its environment.

    The process is a fresh one each time, forked from one that has only loaded modules: loading them again
    for every one of several hundred commands would be most of the time that the tests take.
    """
    words = [str(each) for each in arguments]
    environment = os.environ | {"QUAL_CODER": coder, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"} | settings
    if not hasattr(os, "fork"):
        return _started(words, folder, environment, typed)
    with tempfile.TemporaryDirectory() as held:
        streams = tuple(Path(held, name) for name in ("in", "out", "err"))
        streams[0].write_text(typed or "", encoding="utf-8")
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_READY))
        process = context.Process(target=_run, args=(words, str(folder), environment, streams))
        process.start()
        process.join(_LIMIT)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(words, _LIMIT)
        out, err = (stream.read_text(encoding="utf-8") for stream in streams[1:])
        return subprocess.CompletedProcess(["qual", *words], process.exitcode, out, err)


def _started(
    words: list[str], folder: Path, environment: dict[str, str], typed: str | None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qual", *words],
        cwd=folder,
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_LIMIT,
    )


def _run(words: list[str], folder: str, environment: dict[str, str], streams: tuple[Path, ...]) -> None:
    """What the forked process does: stand where a person would, with its own streams, and be `qual`."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, (stream, flags) in enumerate(zip(streams, (os.O_RDONLY, _WRITE, _WRITE), strict=True)):
        os.dup2(os.open(stream, flags), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    sys.argv = ["qual", *words]
    from qual.cli.main import main

    main()


_WRITE = os.O_WRONLY | os.O_CREAT | os.O_APPEND


def qual_json(*arguments: object, folder: Path, coder: str = "anna") -> Any:
    """Run `qual … --json`; gives what it printed."""
    done = qual(*arguments, "--json", folder=folder, coder=coder)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)
