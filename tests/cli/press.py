"""Pressing keys in a program that wants a terminal: `python -m tests.cli.press KEYS COMMAND...`.

Waits until the coding screen shows a turn, sends the keys, and gives the command's exit code.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

PATIENCE = 60


def press(keys: str, command: list[str]) -> int:
    """Run the command in a terminal of its own, press the keys once it shows a turn; its exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 32, 112, 0, 0))
    seen, until = "", time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if select.select([terminal], [], [], 0.2)[0]:
                seen += os.read(terminal, 65536).decode(errors="replace")
        except OSError:  # the program closed its terminal
            break
        if keys and "turn " in seen:
            os.write(terminal, keys.encode())
            keys = ""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(press(sys.argv[1], sys.argv[2:]))
