"""The key map."""

from __future__ import annotations

import re

import qual.tui.boards.shelf  # noqa: F401 - brings every kind of board in
from qual.tui.boards.board import COMMON, Board
from qual.tui.boards.quotes import QuotesBoard
from qual.tui.commands import COMMANDS
from qual.tui.entry import EDITS
from qual.tui.hand import MOVES
from qual.tui.keymap import (
    BINDINGS,
    DIGITS,
    TYPING,
    bindings_of,
    command_for,
    footer,
    is_prefix,
    key_name,
    shown_key,
)
from qual.tui.letters import ALPHABET

MODES = tuple(dict.fromkeys(each.mode for each in BINDINGS))

NEVER_ARRIVES = re.compile(
    r"ctrl\+(\d|enter|backspace|tab|space|[im]$|\[|/)|alt\+(\d|enter)|shift\+(enter|space|backspace)|.*\+alt\+.*"
)


def test_no_key_means_two_things_in_one_mode() -> None:
    for mode in MODES:
        keys = [key for each in bindings_of(mode) for key in each.keys]
        assert len(keys) == len(set(keys)), mode


def test_a_key_that_waits_for_another_means_nothing_alone() -> None:
    for mode in MODES:
        keys = [key for each in bindings_of(mode) for key in each.keys]
        assert not [key for key in keys if is_prefix(mode, key)], mode


def test_every_key_reaches_a_program_in_an_old_terminal() -> None:
    keys = [part for each in BINDINGS for key in each.keys for part in key.split(" ")]

    assert not [key for key in keys if NEVER_ARRIVES.fullmatch(key)]


def test_what_is_typed_is_never_a_command() -> None:
    for mode in TYPING:
        assert not [key for each in bindings_of(mode) for key in each.keys if len(key) == 1 or key == "space"]


def every_board() -> set[type[Board]]:
    """Every kind of board."""
    found: set[type[Board]] = set()
    waiting: list[type[Board]] = [Board, QuotesBoard]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found.add(kind)
    return found


def test_every_command_can_be_carried_out_and_every_one_has_a_key() -> None:
    bound = {each.command for each in BINDINGS}
    boards = {command for each in every_board() for command in (*each.commands, *COMMON)}
    letters = {*(f"letter-{each}" for each in ALPHABET), *(f"capital-{each}" for each in ALPHABET.upper())}
    known = {*MOVES, *COMMANDS, *EDITS, *boards, *letters, *(f"pinned-{digit}" for digit in DIGITS)}

    assert bound == known


def test_a_footer_has_a_few_keys() -> None:
    for mode in MODES:
        assert 1 < len(footer(mode)) <= 16


def test_the_footer_names_keys_that_work() -> None:
    for mode in MODES:
        assert all(command_for(mode, item.key) for item in footer(mode))


def test_there_is_a_way_out_of_every_mode() -> None:
    for mode in MODES:
        assert command_for(mode, "escape")
        assert command_for(mode, "ctrl+q") == "quit"


def test_while_searching_the_other_keys_go_on_working() -> None:
    assert command_for("search", "n") == "next-hit"
    assert command_for("read", "n") == "new-code"
    assert command_for("search", "1") == "pinned-1"


def test_keys_are_written_as_people_write_them() -> None:
    assert shown_key("shift+left") == "Shift+←"
    assert shown_key("ctrl+z") == "Ctrl+Z"
    assert shown_key("g g") == "gg"
    assert shown_key("J") == "J"


def test_keys_of_new_terminals_are_the_same_keys() -> None:
    assert key_name("shift+backspace", None) == "backspace"
    assert key_name("full_stop", ".") == "."
    assert key_name("space", " ") == "space"
    assert key_name("ctrl+z", "\x1a") == "ctrl+z"
