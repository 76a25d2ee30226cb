"""The coding screen beside a bare Textual app: CPU to first paint, per key, per resize; memory; growth; gaps.

Everything runs in a pseudo-terminal of 110 columns and 32 rows; CPU is that of the process, from /proc, and
wall time goes to the last byte drawn: a change is drawn when it is durable. Ends with the table of all goals.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import loop_gap
from benchmarks.coding_and_searching import fill
from benchmarks.coding_goals import goals, print_goals
from benchmarks.corpus import study
from benchmarks.measure import cpu_of_command, is_quick, report
from qual.actions.import_transcripts import import_transcripts
from qual.actions.load_codebook import load_codebook
from qual.actions.read_transcripts import list_transcripts, open_transcript
from qual.actions.study import Study, open_study
from qual.core.span import Span
from qual.core.suggestion import Reason, Suggestion
from qual.store import suggestions

COLUMNS, ROWS = 110, 32
TICKS = os.sysconf("SC_CLK_TCK")

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    ENABLE_COMMAND_PALETTE = False
    pressed = 0

    def compose(self):
        self.line = Static("hello")
        yield self.line

    def on_key(self, event):
        self.pressed += 1
        self.line.update(f"{self.pressed} ready", layout=False)

    def on_mount(self):
        if LEAVE:
            self.call_after_refresh(self.exit)

Bare().run(headless=LEAVE)
"""

SCREEN = """
import sys
from pathlib import Path
from qual.tui.app import CodingApp

class Screen(CodingApp):
    is_alone = True

    def _open_study(self):
        if LEAVE == "frame":
            tell_heavy()
            self.exit(0)
        else:
            super()._open_study()

    def _begin(self, desk, session):
        super()._begin(desk, session)
        if LEAVE:
            tell_heavy()
            self.call_after_refresh(self.exit, 0)

def tell_heavy():
    found = [name for name in ("spacy", "sklearn", "docx", "openpyxl", "sqlmodel") if name in sys.modules]
    Path(sys.argv[2]).write_text(" ".join(found) or "none")

app = Screen(Path(sys.argv[1]), "bench")
app.run(headless=bool(LEAVE))
app.close_study()
"""

KEYS = (
    {"character more": b"\x1b[1;2C"},
    {"next sentence": b"j"},
    {"line down": b"\x1b[B"},
    {"page down": b"\x1b[6~", "page up": b"\x1b[5~"},
    {"code": b"1", "undo": b"\x1a"},
    {"accept": b"a", "undo of it": b"\x1a"},
    {"letters": b",", "a letter": b"b", "letters, page down": b" ", "letters off": b"\x1b"},
    {"palette": b"c", "palette filter": b"d", "palette close": b"\x1b"},
)


class Terminal:
    """A program in a pseudo-terminal, and what it uses."""

    def __init__(self, command: list[str]) -> None:
        self.process, self.handle = pty.fork()
        if self.process == 0:
            os.environ["TERM"] = "xterm-256color"
            os.environ["COLORTERM"] = "truecolor"
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.execv(command[0], command)
        self.resize(COLUMNS, ROWS)

    def resize(self, columns: int, rows: int) -> None:
        """Take another size."""
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, quiet: float) -> bytes:
        """What comes until nothing came for some seconds."""
        found = b""
        while select.select([self.handle], [], [], quiet)[0]:
            try:
                found += os.read(self.handle, 1 << 20)
            except OSError:
                break
        return found

    def wait_for(self, words: bytes, seconds: float = 120) -> None:
        """Read until some words came."""
        end, seen = time.monotonic() + seconds, b""
        while words not in seen:
            if time.monotonic() > end:
                raise TimeoutError(f"{words!r} never came")
            seen += self.read(0.1)

    def write(self, keys: bytes) -> None:
        """Type keys, all at once."""
        os.write(self.handle, keys)

    def cpu(self) -> float:
        """CPU seconds used so far: in nanoseconds where the kernel keeps them, else in its ticks."""
        try:
            kept = [each.read_text() for each in Path(f"/proc/{self.process}/task").glob("*/schedstat")]
        except OSError:
            kept = []
        if kept:
            return sum(int(each.split()[0]) for each in kept) / 1e9
        fields = Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_mb(self) -> float:
        """Memory in use, in megabytes."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def close(self) -> None:
        """End the program."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.handle)


def cpu_per_key(terminal: Terminal, keys: list[bytes], times: int) -> list[tuple[float, float, float]]:
    """For each key of a round: CPU milliseconds, and wall ones until drawn: the median, and 95 of 100."""
    used = [0.0] * len(keys)
    walls: list[list[float]] = [[] for _ in keys]
    for _ in range(times):
        for at, key in enumerate(keys):
            before, start = terminal.cpu(), time.monotonic()
            terminal.write(key)
            last, quiet = start, 0.3
            while select.select([terminal.handle], [], [], quiet)[0]:
                os.read(terminal.handle, 1 << 20)
                last, quiet = time.monotonic(), 0.05
            used[at] += terminal.cpu() - before
            walls[at].append(1000 * (last - start))
    return [
        (1000 * cpu / times, sorted(wall)[times // 2], sorted(wall)[int(0.95 * times)])
        for cpu, wall in zip(used, walls, strict=True)
    ]


def program(folder: Path, name: str, text: str, leave: object) -> list[str]:
    place = folder / f"{name}.py"
    place.write_text(f"LEAVE = {leave!r}\n{text}", encoding="utf-8")
    return [sys.executable, str(place)]


def made_study(folder: Path, words: int, codings: int, codes: int = 40) -> Path:
    home = study(folder, 1, words=words, codes=codes)
    with open_study(home, "bench") as opened:
        load_codebook(opened)
        import_transcripts(opened)
        fill(opened, list_transcripts(opened)[0].name, codings)
        suggest(opened, list_transcripts(opened)[0].name)
    return home


def suggest(opened: Study, name: str) -> None:
    """Let suggestions wait on the first sixty turns: of another coder's run, so that no undo takes them."""
    text = open_transcript(opened, name)
    why = (Reason("cue", "woord", 1.0),)
    waiting = []
    for turn in text.turns[:60]:
        span = Span(turn.start, min(turn.end, turn.start + 40))
        waiting.append(Suggestion(f"s{turn.index}", name, span, span.of(text.text), "code-39", 0.5, why))
    with opened.database.change("maker", "suggest.run") as change:
        suggestions.replace_open(change, waiting, {name: text.transcript.version}, {})


def starts(folder: Path, home: Path, times: int) -> list[dict[str, object]]:
    """CPU to the frame and to the readable transcript, above a bare app."""
    bare = cpu_of_command(program(folder, "bare", BARE, True), times)
    rows: list[dict[str, object]] = [{"start": "bare Textual app (limit)", "cpu_s": bare}]
    heavy = folder / "heavy.txt"
    for what, most in (("frame", 0.25), ("transcript", 1.2)):
        used = cpu_of_command([*program(folder, what, SCREEN, what), str(home), str(heavy)], times)
        row = {
            "start": what,
            "cpu_s": used,
            "above_bare_s": used - bare,
            "must_s": most,
            "ratio": used / bare,
        }
        rows.append(row | {"heavy_modules": heavy.read_text(encoding="utf-8")})
    return rows


def keys_of(
    command: list[str], times: int, lines: str, rounds: Sequence[dict[str, bytes]] = KEYS
) -> list[dict[str, object]]:
    """CPU per key of each kind, per resize, and memory."""
    terminal = Terminal(command)
    try:
        terminal.wait_for(b"saved")
        terminal.read(0.5)
        terminal.write(b"jjjjJ")
        terminal.read(0.3)
        rows: list[dict[str, object]] = []
        for keys in rounds:
            terminal.write(b"\x1b[1;5HJJJ")  # to the top, where suggestions wait
            terminal.read(0.3)
            for kind, (cpu, wall, late) in zip(
                keys, cpu_per_key(terminal, list(keys.values()), times), strict=True
            ):
                rows.append(
                    {"lines": lines, "key": kind, "cpu_ms": cpu, "wall_ms": wall, "wall_p95_ms": late}
                )
        before = terminal.cpu()
        for columns in (90, COLUMNS) * 3:
            terminal.resize(columns, ROWS)
            terminal.read(0.4)
        rows.append({"lines": lines, "key": "resize", "cpu_ms": 1000 * (terminal.cpu() - before) / 6})
        rows.append({"lines": lines, "memory_mb": terminal.memory_mb()})
        return rows
    finally:
        terminal.close()


def bare_key(folder: Path, times: int) -> float:
    """CPU milliseconds per key of an app that counts keys."""
    terminal = Terminal(program(folder, "bare-keys", BARE, False))
    try:
        terminal.wait_for(b"hello")
        terminal.read(0.5)
        return cpu_per_key(terminal, [b"x"], times)[0][0]
    finally:
        terminal.close()


def main() -> None:
    quick = is_quick()
    times = 20 if quick else 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        interview = made_study(folder / "interview", 8_000, 200)
        small = made_study(folder / "small", 9_000, 250)
        large = made_study(folder / "large", 190_000, 5_000)
        many = made_study(folder / "many", 8_000, 200, codes=500)
        begun = starts(folder, interview, 3 if quick else 7)
        limit = bare_key(folder, times)
        screen = program(folder, "keys", SCREEN, "")
        homes = {"1k": small, "20k": large}
        found = {lines: keys_of([*screen, str(home)], times, lines) for lines, home in homes.items()}
        for one, other in zip(found["1k"], found["20k"], strict=True):
            if "cpu_ms" in one and one["key"] != "resize":
                growth = float(str(other["cpu_ms"])) / max(0.1, float(str(one["cpu_ms"])))
                for row in (one, other):
                    row["ratio"] = float(str(row["cpu_ms"])) / max(0.1, limit)
                other["growth"] = growth
        keys = [*found["1k"], *found["20k"]]
        keys += keys_of([*screen, str(many)], times, "500 codes", KEYS[-1:])
        gaps = loop_gap.measure(folder, large, 1 if quick else 3)
        report("coding screen", [*begun, {"key": "any, bare app (limit)", "cpu_ms": limit}, *keys, *gaps])
        print_goals(goals(begun, keys, gaps))


if __name__ == "__main__":
    main()
