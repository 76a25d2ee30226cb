"""The coding screen in real terminals: a pseudo-terminal and tmux."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tui.material import on_the_desk, stored

PROGRAM = """
import sys
from pathlib import Path
from qual.tui.app import run
{before}
try:
    code = run(Path(sys.argv[1]), "anna", "R08.txt")
except Exception as error:
    code = 3
    print(f"qual: {{type(error).__name__}}")
print(f"left with {{code}}")
"""

SECONDS = 40
"""How long a slow machine may take for anything."""


class Terminal:
    """The far end of a pseudo-terminal."""

    def __init__(self, process: int, handle: int) -> None:
        self.process = process
        self.handle = handle
        self.output = b""

    def type(self, keys: bytes) -> None:
        """Write keys, all at once."""
        os.write(self.handle, keys)

    def wait_for(self, words: str) -> bool:
        """Read until the words have come, or give up."""
        end = time.monotonic() + SECONDS
        while words.encode() not in self.output and time.monotonic() < end:
            if select.select([self.handle], [], [], 0.1)[0]:
                try:
                    self.output += os.read(self.handle, 65536)
                except OSError:
                    break
        return words.encode() in self.output


@contextmanager
def terminal(program: Path, study: Path, columns: int = 100, rows: int = 30) -> Iterator[Terminal]:
    """The program running in a pseudo-terminal."""
    process, handle = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, str(program), str(study)])
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    try:
        yield Terminal(process, handle)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)


def study_and_program(folder: Path, before: str = "") -> tuple[Path, Path]:
    """A study, and a program that shows it."""
    with on_the_desk(folder / "study"):
        pass
    program = folder / "program.py"
    program.write_text(PROGRAM.format(before=before), encoding="utf-8")
    return folder / "study", program


def codings(study: Path) -> list[tuple[str, str]]:
    """The words and codes in the database."""
    with on_the_desk(study) as (desk, _):
        return [(each.text, each.code) for each in stored(desk)]


@pytest.fixture(autouse=True)
def _study_folder(tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()


def test_a_burst_in_one_write_makes_one_coding(tmp_path: Path) -> None:
    study, program = study_and_program(tmp_path)

    with terminal(program, study) as screen:
        assert screen.wait_for("ging het met werken")
        screen.type(b"Jvcherk\r")
        assert screen.wait_for("coded: ")
        screen.type(b"\x11")
        assert screen.wait_for("left with 0")

    assert codings(study) == [("Nou, eh... goed eigenlijk.", "herkeuring")]


def test_keys_typed_before_anything_is_drawn_are_kept(tmp_path: Path) -> None:
    study, program = study_and_program(tmp_path)

    with terminal(program, study) as screen:
        assert screen.wait_for("\x1b[?1049h")
        screen.type(b"Jvcherk\r1j2\x11")
        assert screen.wait_for("left with 0")

    assert [code for _, code in codings(study)] == ["herkeuring", "geld"]


def test_leaving_ends_the_program_while_the_learner_waits_for_a_question(tmp_path: Path) -> None:
    before = """
from qual.tui import learning
take_answer = learning.take_answer
def leave_then(app, said):
    take_answer(app, said)
    app.take("ctrl+q", None)
learning.take_answer = leave_then
"""
    study, program = study_and_program(tmp_path, before)

    with terminal(program, study) as screen:
        assert screen.wait_for("left with 0")


def test_a_bug_gives_the_terminal_back_and_shows_no_words(tmp_path: Path) -> None:
    before = """
from qual.tui.session import Session
def fail(self, *_):
    raise RuntimeError(self.reading.text)
Session._next_turn = fail
import qual.tui.hand as hand
hand.MOVES["next-turn"] = lambda mine: fail(mine)
"""
    study, program = study_and_program(tmp_path, before)

    with terminal(program, study) as screen:
        assert screen.wait_for("ging het met werken")
        screen.type(b"J")
        assert screen.wait_for("left with 3")
        after = screen.output.split(b"\x1b[?1049l")[-1].decode()

    assert b"\x1b[?1049l" in screen.output
    assert re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]|\x1b.", "", after).split() == [
        "qual:",
        "RuntimeError",
        "left",
        "with",
        "3",
    ]


@pytest.mark.parametrize("asked_by", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back_and_keeps_the_memo(
    tmp_path: Path, asked_by: signal.Signals
) -> None:
    study, program = study_and_program(tmp_path)

    with terminal(program, study) as screen:
        assert screen.wait_for("ging het met werken")
        screen.type(b"J1mlet op")
        assert screen.wait_for("let op")
        os.kill(screen.process, asked_by)
        assert screen.wait_for("qual: EndedError")

    assert b"\x1b[?1049l" in screen.output
    with on_the_desk(study) as (desk, _):
        assert [each.memo for each in stored(desk)] == ["let op"]


def test_the_process_can_be_killed_at_any_key_and_every_coding_stays(tmp_path: Path) -> None:
    study, program = study_and_program(tmp_path)

    with terminal(program, study) as screen:
        assert screen.wait_for("ging het met werken")
        screen.type(b"J1")
        assert screen.wait_for("coded: ")

    assert [code for _, code in codings(study)] == ["herkeuring"]


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_in_tmux_one_codes_and_sees_the_tag(tmp_path: Path) -> None:
    study, program = study_and_program(tmp_path)
    server = f"qual-{uuid.uuid4().hex[:8]}"

    def tmux(*words: str) -> str:
        done = subprocess.run(["tmux", "-L", server, *words], capture_output=True, text=True, timeout=SECONDS)
        return done.stdout

    def wait_for(words: str) -> str:
        end = time.monotonic() + SECONDS
        while words not in (shown := tmux("capture-pane", "-p")) and time.monotonic() < end:
            time.sleep(0.1)
        return shown

    try:
        tmux("new-session", "-d", "-x", "80", "-y", "24", f"{sys.executable} {program} {study}; sleep 60")
        assert "ging het met werken" in wait_for("ging het met werken")
        tmux("send-keys", "J", "v", "c", "h", "e", "r", "k", "Enter")
        assert "HK┃" in wait_for("HK┃")
        tmux("send-keys", "S-Right", "C-z")
        assert "HK┃" not in wait_for("undone")
        tmux("send-keys", "C-q")
        assert "left with 0" in wait_for("left with 0")
    finally:
        tmux("kill-server")

    assert codings(study) == []
