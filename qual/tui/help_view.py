"""The help over the text, as rows: how to begin, then every key that works, none of it cut off."""

from __future__ import annotations

import textwrap
from itertools import groupby

from qual.core.words import say
from qual.tui.inks import Inks
from qual.tui.key_help import first_lines, help_lines
from qual.tui.keymap import say_keys
from qual.tui.rows import Row
from qual.tui.session import Session
from qual.tui.views import PieceRow, fitted

_KEYS = 16
"""Columns for the keys."""

_COLUMN = 66
"""The least width of a column."""


def help_rows(session: Session, inks: Inks, width: int, height: int) -> list[Row]:
    """How to begin and the keys that work here, in as many columns as fit and are needed."""
    rows: list[Row] = [
        [(f" {say('screen.help')} ", inks.key), (say_keys("screen.help_hint"), inks.panel_dim)]
    ]
    room = height - 1
    columns = 1
    lines = _lines(session.help_of, width)
    while len(lines) > columns * room and width // (columns + 1) >= _COLUMN:
        columns += 1
        lines = _lines(session.help_of, width // columns)
    per_column = max(room, -(-len(lines) // columns))
    session.help_page = room
    session.help_top = top = min(session.help_top, max(0, per_column - room))
    size = width // columns
    for at in range(top, min(top + room, per_column)):
        row: PieceRow = []
        for column in range(columns):
            place = column * per_column + at
            row += _drawn(lines[place] if place < len(lines) else ("", ""), inks, size)
        rows.append(row)
    return rows


def _lines(mode: str, width: int) -> list[tuple[str, str]]:
    """Keys and what they do, a long text on several lines; a group's name stands alone."""
    found: list[tuple[str, str]] = []
    for group, lines in groupby([*first_lines(mode), *help_lines(mode)], key=lambda line: line.group):
        found.append((group.upper(), ""))
        for line in lines:
            wide = not line.keys
            first, *more = textwrap.wrap(line.help, max(8, width - (3 if wide else _KEYS + 3)))
            found += [("", first) if wide else (f" {line.keys}", first)]
            found += [("" if wide else " ", each) for each in more]
    return found


def _drawn(line: tuple[str, str], inks: Inks, width: int) -> PieceRow:
    """A line of the help; a text without keys has the whole width."""
    keys, text = line
    if not keys:
        return [(fitted(f"  {text}", width), inks.panel)]
    if not text:
        return [(fitted(f" {keys}", width), inks.panel_dim)]
    return [
        (fitted(f" {keys}", _KEYS + 1), inks.key),
        (fitted(f" {text}", width - _KEYS - 1), inks.panel),
    ]
