"""The help over the text, as rows."""

from __future__ import annotations

from itertools import groupby

from qual.core.words import say
from qual.tui.inks import Inks
from qual.tui.key_help import HelpLine, help_lines
from qual.tui.keymap import say_keys
from qual.tui.rows import Row
from qual.tui.session import Session
from qual.tui.views import PieceRow, fitted


def help_rows(session: Session, inks: Inks, width: int, height: int) -> list[Row]:
    """The keys that work here, in as many columns as fit."""
    rows: list[Row] = [
        [(f" {say('screen.help')} ", inks.key), (say_keys("screen.help_hint"), inks.panel_dim)]
    ]
    entries: list[HelpLine | str] = []
    for group, lines in groupby(help_lines(session.help_of), key=lambda line: line.group):
        entries += [group.upper(), *lines]
    room = height - 1
    columns = max(1, min(width // 66, -(-len(entries) // room)))
    per_column = max(room, -(-len(entries) // columns))
    top = min(session.help_top, max(0, per_column - room))
    session.help_top = top
    size = width // columns
    for at in range(top, min(top + room, per_column)):
        row: PieceRow = []
        for column in range(columns):
            place = column * per_column + at
            row += _help_cell(entries[place] if place < len(entries) else "", inks, size)
        rows.append(row)
    return rows


def _help_cell(entry: HelpLine | str, inks: Inks, width: int) -> PieceRow:
    if isinstance(entry, str):
        return [(fitted(f" {entry}", width), inks.panel_dim)]
    return [(fitted(f"  {entry.keys}", 21), inks.key), (fitted(f" {entry.help}", width - 21), inks.panel)]
