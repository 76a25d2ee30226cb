"""The help as lines."""

from __future__ import annotations

from itertools import groupby

from qual.tui.key_help import all_help_lines, help_lines
from qual.tui.keymap import BINDINGS

MODES = tuple(dict.fromkeys(each.mode for each in BINDINGS))


def test_every_line_of_the_help_has_words() -> None:
    for mode in MODES:
        assert all(line.help and line.group and line.keys for line in help_lines(mode))
    assert {line.mode for line in all_help_lines()} == set(MODES)


def test_the_help_has_every_group_once() -> None:
    for mode in MODES:
        groups = [group for group, _ in groupby(line.group for line in help_lines(mode))]
        assert len(groups) == len(set(groups)), mode


def test_what_is_held_down_with_several_arrows_is_written_once() -> None:
    lines = {line.help: line.keys for line in help_lines("read")}

    assert lines["to the end of the word; back a word"] == "Ctrl+Shift+→ ←"
    assert lines["take the last change back, repeat it"] == "Ctrl+Z  Ctrl+Y"
    assert lines["to the next sentence, the one before"] == "j  k"
