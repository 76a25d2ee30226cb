"""The `qual` command: one boundary where errors become a line on stderr and an exit code."""

from __future__ import annotations

import gc
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from qual.errors import MaterialError, QualError

if TYPE_CHECKING:
    from types import TracebackType

_GLOBAL_VALUES = ("--study", "--coder")
_GLOBAL_FLAGS = ("--json", "--debug")


def main() -> int:
    """Run the command line and leave with its exit code: 0 fine, 1 the material has problems, 2 not done."""
    # A command makes records by the hundred thousand, none of them in circles, and ends: looking for circles
    # every few hundred takes half its time. The coding screen goes back to that.
    gc.set_threshold(1_000_000, 20, 50)
    code = run(sys.argv[1:])
    # Nor does it look for them among all classes and functions on its way out: that takes a fifth of a start.
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; gives the exit code."""
    arguments = _global_options_first(arguments)
    debug = "--debug" in arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _run(arguments)
    except MaterialError as error:
        for problem in error.problems:
            print(f"qual: {problem}", file=sys.stderr)
        return error.exit_code
    except QualError as error:
        print(f"qual: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("qual: stopped; nothing half done is kept", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # the boundary: a person sees no traceback
        if debug:
            raise
        place = _write_trace(error)
        print(
            f"qual: something unexpected went wrong ({type(error).__name__}); "
            f"where it did, without any text of yours, stands in {place}",
            file=sys.stderr,
        )
        return 2


def _run(arguments: list[str]) -> int:
    from qual.cli.commands import app

    try:
        app(arguments, prog_name="qual")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 2 if done.code else 0
    return 0


def _global_options_first(arguments: list[str]) -> list[str]:
    """Let --study, --coder, --json and --debug stand anywhere before a lone `--`."""
    first: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        if word in _GLOBAL_VALUES:
            if not waiting:
                return [word]  # its value is missing, and that is what must be said
            first += [word, waiting.pop(0)]
        elif word in _GLOBAL_FLAGS or word.startswith(tuple(f"{name}=" for name in _GLOBAL_VALUES)):
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def _write_trace(error: BaseException) -> Path:
    """Write where an error arose: files, lines and functions, no values and no messages."""
    lines = [f"{type(error).__module__}.{type(error).__name__}"]
    cause: BaseException | None = error
    while cause is not None:
        trace: TracebackType | None = cause.__traceback__
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        cause = cause.__cause__ or cause.__context__
        if cause is not None:
            lines.append(f"after {type(cause).__module__}.{type(cause).__name__}")
    with tempfile.NamedTemporaryFile(
        "w", prefix="qual-trace-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("\n".join(lines) + "\n")
    return Path(file.name)
