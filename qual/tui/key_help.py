"""The help as lines: which keys do what in a mode, a command and its counterpart together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qual.core.words import say
from qual.core.words.guide import GUIDE
from qual.tui.keymap import DIGITS, IN_FORCE, Binding, bindings_of, say_keys, shown_key
from qual.tui.letters import ALPHABET

_OTHER_WAY = {
    "line-up": "line-down",
    "left": "right",
    "word-left": "word-right",
    "previous-sentence": "next-sentence",
    "previous-turn": "next-turn",
    "page-up": "page-down",
    "line-end": "line-start",
    "bottom": "top",
    "shrink": "grow",
    "edge-left": "edge-right",
    "edge-up": "edge-down",
    "edge-word-left": "edge-word-right",
    "edge-line-start": "edge-line-end",
    "word-less": "word-more",
    "sentence-less": "sentence-more",
    "turn-less": "turn-more",
    "start-on": "start-back",
    "redo": "undo",
    "board-up": "board-down",
    "quote-before": "quote-next",
    "cell-before": "cell-next",
    "board-page-up": "board-page-down",
    "board-bottom": "board-top",
    "board-detail-up": "board-detail-down",
    "board-left": "board-right",
    "board-left-more": "board-right-more",
    "code-down": "code-up",
    "review-end-less": "review-end-more",
    "review-start-less": "review-start-more",
    "previous-hit": "next-hit",
    "previous-place": "next-place",
    "row-up": "row-down",
    "rows-up": "rows-down",
    "caret-right": "caret-left",
    "caret-end": "caret-start",
    "page-back": "page-on",
    **{f"pinned-{digit}": "pinned-1" for digit in DIGITS[1:]},
    **{f"letter-{each}": "letter-a" for each in ALPHABET[1:]},
    **{f"capital-{each}": "capital-A" for each in ALPHABET.upper()[1:]},
}
"""Commands that stand in the help on one line with their counterpart."""


class HelpLine(NamedTuple):
    """A line of the help: its group, the keys as people write them, what they do, and their commands."""

    mode: str
    group: str
    keys: str
    help: str
    commands: tuple[str, ...] = ()


def first_lines(mode: str) -> list[HelpLine]:
    """How to begin in a mode: what the help says before it lists the keys."""
    if f"guide.{mode}" not in GUIDE:
        return []
    lines = (line.partition("|") for line in say_keys(f"guide.{mode}").split("\n"))
    return [HelpLine(mode, say("group.start"), keys, text) for keys, _, text in lines]


def help_lines(mode: str) -> list[HelpLine]:
    """What works in a mode, for reading; a command and its counterpart share a line."""
    bindings = bindings_of(mode)
    together: dict[str, list[Binding]] = {}
    for each in bindings:
        together.setdefault(_OTHER_WAY.get(each.command, each.command), []).append(each)
    return [
        HelpLine(
            each.mode,
            say(f"group.{each.group}"),
            _shown_keys([one.keys for one in together[each.command]]),
            each.help,
            tuple(one.command for one in together[each.command]),
        )
        for each in _by_group(bindings)
        if each.command not in _OTHER_WAY
    ]


def _by_group(bindings: list[Binding]) -> list[Binding]:
    """The bindings with those of a group together, the groups as they come first."""
    groups = list(dict.fromkeys(each.group for each in bindings))
    return sorted(bindings, key=lambda each: groups.index(each.group))


def _shown_keys(keys: list[tuple[str, ...]]) -> str:
    """The keys of a line: all of one command, the first of each where several share it."""
    if len(keys) == len(DIGITS):
        return "1-9, 0"
    if len(keys) == len(ALPHABET):
        return f"{shown_key(keys[0][0])}-{shown_key(keys[-1][0])}"
    if len(keys) == 1:
        return ", ".join(shown_key(key) for key in keys[0])
    return _together([shown_key(each[0]) for each in keys])


def _together(keys: list[str]) -> str:
    """Keys side by side; what is held down with several named keys is written once."""
    held, plus, _ = keys[0].rpartition("+")
    named = [each.removeprefix(held + plus) for each in keys]
    if plus and all(
        each.startswith(held + plus) and (len(name) > 1 or name in "←→↑↓")
        for each, name in zip(keys, named, strict=True)
    ):
        return " ".join([keys[0], *named[1:]])
    return "  ".join(keys)


def all_help_lines() -> Iterator[HelpLine]:
    """What works in every mode, mode by mode, for `qual keys`."""
    for mode in IN_FORCE.tables:
        yield from (line for line in help_lines(mode) if line.mode == mode)
