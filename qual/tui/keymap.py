"""The key map: one table of which key does what in which mode.

The dispatcher, the footer, the help and `qual keys` all read it. A key is named as Textual names it, a
printable character as itself; two keys with a space between are pressed one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qual.core.words import say
from qual.tui.board_keys import MODES
from qual.tui.letters import ALPHABET

DIGITS = "1234567890"


class Binding(NamedTuple):
    """One command in one mode: the keys that call it, its group in the help, its rank in the footer or 0."""

    mode: str
    group: str
    keys: tuple[str, ...]
    command: str
    footer: int = 0

    @property
    def help(self) -> str:
        """What it does, in one line."""
        return say(f"key.{self.command}")

    @property
    def label(self) -> str:
        """What it does, in a word or two for the footer."""
        return say(f"foot.{self.command}")


def _bind(mode: str, group: str, keys: str, command: str, footer: int = 0) -> Binding:
    """A binding for keys parted by commas."""
    return Binding(mode, group, tuple(keys.split(", ")), command, footer)


_SELECTING = (
    ("v", "grow", 6),
    ("V", "shrink", 0),
    ("shift+right", "edge-right", 0),
    ("shift+left", "edge-left", 0),
    ("shift+down", "edge-down", 0),
    ("shift+up", "edge-up", 0),
    ("ctrl+shift+right", "edge-word-right", 0),
    ("ctrl+shift+left", "edge-word-left", 0),
    ("shift+end", "edge-line-end", 0),
    ("shift+home", "edge-line-start", 0),
    ("w", "word-more", 0),
    ("W", "word-less", 0),
    ("s", "sentence-more", 5),
    ("S", "sentence-less", 0),
    ("t", "turn-more", 0),
    ("T", "turn-less", 0),
    ("d", "start-back", 0),
    ("D", "start-on", 0),
    ("y", "swap-ends", 0),
)

BINDINGS: tuple[Binding, ...] = (
    *(_bind("read", "code", digit, f"pinned-{digit}", 2 if digit == "1" else 0) for digit in DIGITS),
    _bind("read", "code", ",", "letters", 2),
    _bind("read", "code", "c", "palette", 3),
    _bind("read", "code", "q, .", "last-code", 4),
    _bind("read", "code", "i", "in-vivo"),
    _bind("read", "code", "n", "new-code"),
    _bind("read", "code", "u", "uncode", 7),
    _bind("read", "code", "o", "cycle"),
    _bind("read", "code", "e", "extent"),
    _bind("read", "notes", "m", "memo", 8),
    _bind("read", "move", "down", "line-down"),
    _bind("read", "move", "up", "line-up"),
    _bind("read", "move", "right", "right"),
    _bind("read", "move", "left", "left"),
    _bind("read", "move", "ctrl+right", "word-right"),
    _bind("read", "move", "ctrl+left", "word-left"),
    _bind("read", "move", "j", "next-sentence", 1),
    _bind("read", "move", "k", "previous-sentence"),
    _bind("read", "move", "J", "next-turn"),
    _bind("read", "move", "K", "previous-turn"),
    _bind("read", "move", "pagedown, space", "page-down"),
    _bind("read", "move", "pageup", "page-up"),
    _bind("read", "move", "home", "line-start"),
    _bind("read", "move", "end", "line-end"),
    _bind("read", "move", "g g, ctrl+home", "top"),
    _bind("read", "move", "G, ctrl+end", "bottom"),
    _bind("read", "move", ">", "next-uncoded"),
    *(_bind("read", "select", keys, command, footer) for keys, command, footer in _SELECTING),
    _bind("read", "select", "escape", "clear"),
    _bind("read", "find", "/", "search"),
    _bind("read", "find", "l", "transcripts", 9),
    _bind("read", "review", "r, g r", "go-review", 9),
    _bind("read", "screens", "g b", "go-codebook"),
    _bind("read", "screens", "g p", "go-respondents"),
    _bind("read", "screens", "g t", "go-themes"),
    _bind("read", "screens", "g s", "go-found"),
    _bind("read", "screens", "g h", "go-history"),
    _bind("read", "screens", "g m", "go-memos"),
    _bind("read", "screens", "g k", "go-bookmarks"),
    _bind("read", "screens", "g d", "go-doubts"),
    _bind("read", "screens", "g a", "go-differences"),
    _bind("read", "screens", "g l", "go-learnt"),
    _bind("read", "screens", "backspace", "go-back"),
    _bind("read", "all", "ctrl+p", "commands"),
    _bind("read", "notes", "b", "bookmark"),
    _bind("read", "notes", "*", "quote-mark"),
    _bind("read", "notes", "M", "memo-transcript"),
    _bind("read", "notes", "g x", "done"),
    _bind("read", "find", "f", "filter"),
    _bind("read", "find", "F", "clear-filter"),
    _bind("read", "find", "p, ]", "next-place"),
    _bind("read", "find", "P, [", "previous-place"),
    _bind("read", "find", "h", "others"),
    _bind("read", "find", "g v", "blind"),
    _bind("read", "find", "g 2", "beside"),
    _bind("read", "find", "z", "other-pane"),
    _bind("read", "review", "a", "accept-hint"),
    _bind("read", "review", "x", "reject-hint"),
    _bind("read", "all", "ctrl+z", "undo"),
    _bind("read", "all", "ctrl+y", "redo"),
    _bind("read", "all", "tab", "side"),
    _bind("read", "all", "ctrl+t", "colours"),
    _bind("read", "all", "?", "help", 10),
    _bind("read", "all", "ctrl+q", "quit", 11),
    _bind("read", "all", "ctrl+c", "how-to-quit"),
    *(_bind("letters", "letters", each, f"letter-{each}", 1 if each == "a" else 0) for each in ALPHABET),
    *(_bind("letters", "letters", digit, f"pinned-{digit}", 2 if digit == "1" else 0) for digit in DIGITS),
    *(
        _bind("letters", "letters", each, f"capital-{each}", 3 if each == "A" else 0)
        for each in ALPHABET.upper()
    ),
    _bind("letters", "letters", ".", "last-code"),
    _bind("letters", "letters", "enter", "palette", 5),
    _bind("letters", "letters", "+", "accept-hint"),
    _bind("letters", "letters", "-", "reject-hint"),
    _bind("letters", "letters", "*", "quote-mark"),
    _bind("letters", "screens", "backspace", "go-back"),
    _bind("letters", "letters", "space, pagedown", "page-on", 4),
    _bind("letters", "letters", "pageup", "page-back"),
    _bind("letters", "letters", ">", "next-uncoded"),
    _bind("letters", "letters", "=", "letters-whose"),
    _bind("letters", "select", ",", "cut-at-comma"),
    _bind("letters", "select", "right", "edge-word-right"),
    _bind("letters", "select", "left", "edge-word-left"),
    _bind("letters", "select", "shift+right", "edge-right"),
    _bind("letters", "select", "shift+left", "edge-left"),
    _bind("letters", "select", "down", "sentence-more"),
    _bind("letters", "select", "up", "sentence-less"),
    _bind("letters", "find", "/", "search"),
    _bind("letters", "all", "ctrl+z", "undo", 6),
    _bind("letters", "all", "ctrl+y", "redo"),
    _bind("letters", "all", "ctrl+p", "commands"),
    _bind("letters", "all", "tab", "side"),
    _bind("letters", "all", "ctrl+t", "colours"),
    _bind("letters", "letters", "escape", "letters-off", 7),
    _bind("letters", "all", "?", "help", 8),
    _bind("letters", "all", "ctrl+q", "quit", 9),
    _bind("letters", "all", "ctrl+c", "how-to-quit"),
    _bind("search", "find", "n", "next-hit", 1),
    _bind("search", "find", "N", "previous-hit", 2),
    _bind("search", "find", "escape", "end-search", 3),
    *(_bind("extent", "select", keys, command, footer) for keys, command, footer in _SELECTING),
    _bind("extent", "edges", "enter", "keep-extent", 1),
    _bind("extent", "edges", "escape", "drop-extent", 2),
    _bind("extent", "all", "ctrl+q", "quit"),
    _bind("extent", "all", "ctrl+c", "how-to-quit"),
    _bind("palette", "palette", "enter", "choose", 1),
    _bind("palette", "palette", "tab", "choose-another", 2),
    _bind("palette", "palette", "down", "row-down", 3),
    _bind("palette", "palette", "up", "row-up"),
    _bind("palette", "palette", "pagedown", "rows-down"),
    _bind("palette", "palette", "pageup", "rows-up"),
    _bind("palette", "palette", "ctrl+n", "choose-new", 4),
    _bind("palette", "palette", "ctrl+l", "change-order"),
    _bind("palette", "palette", "ctrl+o", "likely-read"),
    _bind("palette", "palette", "escape", "close", 5),
    _bind("transcripts", "list", "enter", "choose", 1),
    _bind("transcripts", "list", "down", "row-down", 2),
    _bind("transcripts", "list", "up", "row-up"),
    _bind("transcripts", "list", "pagedown", "rows-down"),
    _bind("transcripts", "list", "pageup", "rows-up"),
    _bind("transcripts", "list", "escape", "close", 3),
    _bind("filter", "list", "enter", "choose", 1),
    _bind("filter", "list", "tab", "choose-another", 2),
    _bind("filter", "list", "down", "row-down", 3),
    _bind("filter", "list", "up", "row-up"),
    _bind("filter", "list", "pagedown", "rows-down"),
    _bind("filter", "list", "pageup", "rows-up"),
    _bind("filter", "list", "escape", "close", 4),
    _bind("sure", "entry", "y, Y, j, J", "yes", 1),
    _bind("sure", "entry", "n, N, escape, ctrl+c", "no", 2),
    _bind("sure", "all", "ctrl+q", "quit"),
    _bind("entry", "entry", "enter", "accept", 1),
    _bind("entry", "entry", "ctrl+j", "new-line"),
    _bind("entry", "entry", "escape", "close", 2),
    *(
        _bind(mode.name, group, keys, command, rank)
        for mode in MODES
        for group, keys, command, rank in mode.keys
    ),
    *(
        _bind(mode, "typing", keys, command)
        for mode in ("entry", "palette", "transcripts", "filter", "board-choose", "board-entry")
        for keys, command in (
            ("backspace, ctrl+h", "rub-out"),
            ("ctrl+w", "rub-out-word"),
            ("ctrl+u", "rub-out-all"),
            ("delete", "rub-out-next"),
            ("left", "caret-left"),
            ("right", "caret-right"),
            ("home, ctrl+a", "caret-start"),
            ("end, ctrl+e", "caret-end"),
            ("ctrl+q", "quit"),
            ("ctrl+c", "close"),
        )
    ),
    _bind("help", "help", "space, pagedown", "rows-down", 1),
    _bind("help", "help", "pageup", "rows-up"),
    _bind("help", "help", "down, j", "row-down"),
    _bind("help", "help", "up, k", "row-up"),
    _bind("help", "help", "escape, ?, q, enter", "close", 2),
    _bind("help", "help", "ctrl+q", "quit"),
    _bind("help", "help", "ctrl+c", "close"),
)

BENEATH = {"search": "read"}
"""The mode whose keys also work in another, where that one does not use them itself."""

TYPING = frozenset({"entry", "palette", "transcripts", "filter", "board-choose", "board-entry"})
"""The modes in which a printable character is written down."""


class InForce:
    """The bindings that are in force: those of the program, or with a person's own keys in them."""

    def __init__(self, bindings: Iterable[Binding]) -> None:
        self.use(bindings)

    def use(self, bindings: Iterable[Binding]) -> None:
        """Put other bindings in force."""
        self.bindings = tuple(bindings)
        self._tables: dict[str, dict[str, str]] | None = None

    @property
    def tables(self) -> dict[str, dict[str, str]]:
        """The command of every key, by mode."""
        if self._tables is None:
            self._tables = {
                mode: {key: each.command for each in bindings_of(mode) for key in each.keys}
                for mode in dict.fromkeys(each.mode for each in self.bindings)
            }
        return self._tables


IN_FORCE = InForce(BINDINGS)


def bindings_of(mode: str) -> list[Binding]:
    """The bindings that work in a mode, its own first."""
    own = [each for each in IN_FORCE.bindings if each.mode == mode]
    taken = {key for each in own for key in each.keys}
    if mode not in BENEATH:
        return own
    below = [
        each._replace(keys=tuple(key for key in each.keys if key not in taken))
        for each in bindings_of(BENEATH[mode])
    ]
    return own + [each for each in below if each.keys]


def command_for(mode: str, key: str) -> str | None:
    """The command that a key calls in a mode, if it calls one."""
    return IN_FORCE.tables[mode].get(key)


def is_prefix(mode: str, key: str) -> bool:
    """Whether a key waits for a second one in a mode."""
    table = IN_FORCE.tables[mode]
    return key not in table and any(each.startswith(f"{key} ") for each in table)


_SAME_KEY = {
    f"shift+{name}": name
    for name in ("backspace", "enter", "space", "escape", "delete", "pageup", "pagedown")
}


def key_name(key: str, character: str | None) -> str:
    """The key as the table names it: a printable character as itself, others by Textual's name."""
    if character and character != " " and character.isprintable():
        return character
    return _SAME_KEY.get(key, key)


_SIGNS = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "backspace": "Backspace",
    "ctrl": "Ctrl",
    "shift": "Shift",
}


def shown_key(key: str) -> str:
    """A key as people write it: "Shift+←", "gg"."""
    if " " in key:
        return "".join(shown_key(each) for each in key.split(" "))
    if len(key) == 1:
        return key
    parts = key.split("+")
    return "+".join(_SIGNS.get(each, each.upper() if len(parts) > 1 else each.capitalize()) for each in parts)


class KeyNames:
    """The keys in force by command, as people write them: `keys[undo]`, `keys[search:next-hit]`."""

    def __getitem__(self, wanted: str) -> str:
        mode, _, command = wanted.rpartition(":")
        for each in IN_FORCE.bindings:
            if each.mode == (mode or "read") and each.command == command:
                return shown_key(each.keys[0])
        raise KeyError(wanted)


def say_keys(name: str, /, **values: object) -> str:
    """The words for a name of the catalogue, with the keys that they speak of as a person has them."""
    return say(name, "en", keys=KeyNames(), **values)


class FooterItem(NamedTuple):
    """A key worth knowing now: the key to press for it, how it is written, and what it does."""

    key: str
    shown: str
    label: str
    command: str = ""


_MANY = {"pinned-1": "1-0", "letter-a": "a-z", "capital-A": "A-Z"}
"""Commands that stand in the footer for all of their kind."""


def after_prefix(mode: str, prefix: str) -> list[FooterItem]:
    """What may follow the first key of a combination."""
    return [
        FooterItem(key.partition(" ")[2], shown_key(key.partition(" ")[2]), each.label)
        for each in bindings_of(mode)
        for key in each.keys
        if key.startswith(f"{prefix} ")
    ]


def footer(mode: str) -> list[FooterItem]:
    """The keys that matter in a mode, most wanted first."""
    ranked = sorted((each for each in bindings_of(mode) if each.footer), key=lambda each: each.footer)
    own = [each for each in ranked if each.mode == mode]
    rest = [each for each in ranked if each.mode != mode]
    return [
        FooterItem(each.keys[0], _MANY.get(each.command) or shown_key(each.keys[0]), each.label, each.command)
        for each in own + rest
    ]
