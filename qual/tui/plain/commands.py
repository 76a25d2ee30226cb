"""The commands of the plain mode by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from qual.tui.plain import coding, moving

if TYPE_CHECKING:
    from qual.tui.plain.desk import Plain

Said = Iterable[str]


COMMANDS: dict[str, Callable[[Plain, str], Said]] = {
    "": moving.next_sentence,
    "j": moving.next_sentence,
    "k": moving.previous_sentence,
    "J": moving.next_turn,
    "K": moving.previous_turn,
    "turn": moving.to_turn,
    ">": moving.uncoded,
    "here": moving.show_here,
    "read": moving.read_turn,
    "s": moving.more,
    "S": moving.less,
    "t": moving.whole_turn,
    "v": moving.grow,
    "V": moving.let_go,
    "words": moving.select_numbers,
    "codes": coding.list_codes,
    "c": coding.put_named,
    "q": coding.put_last,
    ".": coding.put_last,
    "new": coding.new_code,
    "n": coding.new_code,
    "i": coding.in_vivo,
    "u": coding.uncode,
    "e": coding.edges,
    "m": coding.memo,
    "z": coding.take_back,
    "undo": coding.take_back,
    "y": coding.repeat,
    "redo": coding.repeat,
    "list": moving.list_all,
    "l": moving.list_all,
    "open": moving.open_number,
    "r": lambda plain, _: plain.start_review(),
    "?": lambda plain, _: plain.help(),
    "help": lambda plain, _: plain.help(),
    "quit": lambda plain, _: plain.quit(),
    "exit": lambda plain, _: plain.quit(),
}
