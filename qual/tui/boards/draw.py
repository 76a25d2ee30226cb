"""A board as rows: its list, what is told of the marked row, what is asked."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.style import Style

from qual.core.words import say
from qual.tui.boards.board import Board, BoardRow, Cell, Column, Line
from qual.tui.entry import Entry
from qual.tui.inks import Inks
from qual.tui.keymap import FooterItem, footer
from qual.tui.rows import Row
from qual.tui.views import fitted, fitting_items, plain, two_ends, with_caret

BESIDE_FROM = 100
"""Columns from which the detail stands beside the list, not under it."""

_TAG = 4


def title(board: Board, inks: Inks, width: int) -> Row:
    """What the board is, and what is worth knowing of all of it."""
    facts = board.facts
    if board.state.filter:
        words = board.state.filter
        facts = say("board.filtered", shown=len(board.rows), total=board.total, words=words)
    return two_ends(
        [(f" {plain(board.title)}", inks.panel_strong)],
        [(f"  {plain(facts)} ", inks.panel)],
        width,
        inks.panel,
    )


def status(board: Board, inks: Inks, width: int) -> Row:
    """What is being typed, or what just happened."""
    question = board.question
    if question is not None and not question.is_long:
        entry = question.chooser.entry if question.chooser else question.entry
        left = [(f" {plain(question.prompt)}› ", inks.key)]
        return two_ends([*left, *(with_caret(entry, inks) if entry else [])], [], width, inks.panel)
    style = inks.trouble if board.is_trouble else inks.panel_strong
    return two_ends([(f" {plain(board.notice)}", style)], [], width, inks.panel)


def footer_row(board: Board, inks: Inks, width: int) -> Row:
    """The keys that matter now."""
    row: list[tuple[str, Style]] = []
    for item in fitting_items(footer(board.key_mode), width):
        row += [(f" {item.shown}", inks.key), (f" {item.label} ", inks.panel_dim)]
    return row


def footer_item_at(board: Board, width: int, column: int) -> FooterItem | None:
    """The key under the pointer."""
    at = 0
    for item in fitting_items(footer(board.key_mode), width):
        at += cell_len(f" {item.shown} {item.label} ")
        if column < at:
            return item
    return None


def body(board: Board, inks: Inks, width: int, height: int) -> list[Row]:
    """The list with the detail beside or under it, or the question over it."""
    question = board.question
    if question is not None and question.chooser:
        return _options(board, inks, width, height)
    if question is not None and question.is_long and question.entry:
        return _long(board, question.prompt, question.entry, inks, width, height)
    if width >= BESIDE_FROM:
        size = width * 11 // 20
        return _beside(board, inks, size, width - size - 1, height)
    under = _lines(board, width - 2)
    room = min(len(under), max(3, height * 2 // 5)) if under else 0
    rows = _list(board, inks, width, height - room - (1 if room else 0))
    if room:
        rows.append([("─" * width, inks.dim)])
        top = min(board.state.detail_top, max(0, len(under) - room))
        rows += [_detail_row(line, inks, width) for line in under[top : top + room]]
    return rows


def row_at(board: Board, width: int, height: int, y: int) -> int:
    """The row of the list under the pointer; -1 where there is none."""
    if board.question is not None:
        return y + _first_option(board, height)
    del width
    return board.state.top + y - 1 if y >= 1 else -1


def _lines(board: Board, width: int) -> list[Line]:
    return board.detail(max(10, width)) if board.row else []


def _beside(board: Board, inks: Inks, left: int, right: int, height: int) -> list[Row]:
    rows = _list(board, inks, left, height)
    lines = _lines(board, right - 2)
    top = min(board.state.detail_top, max(0, len(lines) - height))
    board.state.detail_top = top
    found: list[Row] = []
    for at in range(height):
        first = list(rows[at]) if at < len(rows) else [(" " * left, inks.text)]
        line = lines[top + at] if top + at < len(lines) else Line("")
        found.append([*first, ("│", inks.dim), *_detail_row(line, inks, right)])
    return found


def _detail_row(line: Line, inks: Inks, width: int) -> list[tuple[str, Style]]:
    style = {
        "head": inks.strong,
        "dim": inks.dim,
        "quote": inks.text,
        "trouble": inks.trouble,
        "here": inks.marked,
    }.get(line.kind, inks.text)
    return [(fitted(f" {plain(line.text)}", width), style)]


def _list(board: Board, inks: Inks, width: int, height: int) -> list[Row]:
    """The heads, and the rows around the marked one."""
    columns = board.columns
    widths = _widths(columns, width - 2)
    heads: list[tuple[str, Style]] = [("  ", inks.dim)]
    for column, size in zip(columns, widths, strict=True):
        heads.append((_aligned(column.head, size, column.right) + " ", inks.dim))
    rows: list[Row] = [heads]
    if not board.rows:
        return [*rows, [(fitted(f"  {board.empty}", width), inks.dim)]]
    board.reveal(max(1, height - 1))
    for at in range(board.state.top, min(board.state.top + height - 1, len(board.rows))):
        rows.append(_row(board, board.rows[at], columns, widths, inks, is_marked=at == board.state.marked))
    return rows


def _row(
    board: Board,
    row: BoardRow,
    columns: tuple[Column, ...],
    widths: list[int],
    inks: Inks,
    *,
    is_marked: bool,
) -> list[tuple[str, Style]]:
    chosen = "x" if row.key in board.state.chosen else " "
    style = inks.marked if is_marked else inks.dim if row.dim else inks.text
    found: list[tuple[str, Style]] = [("▸" if is_marked else " ", inks.key), (chosen, inks.key)]
    for column, size, cell in zip(columns, widths, row.cells, strict=True):
        made = Cell(cell) if isinstance(cell, str) else cell
        text = plain(made.text)
        if made.code and made.text.strip(" ?") == "":
            found += [*_tag(made, inks), (" " * max(0, size - _TAG + 1 - len(made.text)) + " ", style)]
        elif made.code:
            indent = len(made.text) - len(made.text.lstrip())
            found += [(" " * indent, style), *_tag(made._replace(text=""), inks)]
            found.append((fitted(f" {text.strip()}", max(1, size - indent - _TAG + 1)) + " ", style))
        else:
            found.append((_aligned(text, size, column.right) + " ", style))
    return found


def _tag(cell: Cell, inks: Inks) -> list[tuple[str, Style]]:
    tag = f"{inks.shape(cell.code)}{set_cell_size(inks.tag(cell.code), 2)}"
    return [(cell.text + tag, inks.bar(cell.code))]


def _aligned(text: str, size: int, right: bool) -> str:
    cut = fitted(text, size) if cell_len(text) > size else text
    space = " " * max(0, size - cell_len(cut))
    return space + cut if right else cut + space


def _widths(columns: tuple[Column, ...], room: int) -> list[int]:
    """How wide each column is: the least it needs, and the rest for those that grow."""
    least = [column.width for column in columns]
    growing = [at for at, column in enumerate(columns) if column.grows]
    spare = room - sum(least) - len(columns)
    if spare > 0 and growing:
        for at in growing:
            least[at] += spare // len(growing)
        least[growing[0]] += spare % len(growing)
    while spare < 0 and max(least) > 3:
        widest = least.index(max(least))
        least[widest] -= 1
        spare += 1
    return least


def _first_option(board: Board, height: int) -> int:
    chooser = board.question.chooser if board.question else None
    return max(0, chooser.marked - height + 1) if chooser else 0


def _options(board: Board, inks: Inks, width: int, height: int) -> list[Row]:
    """What can be chosen, narrowed down by typing."""
    chooser = board.question.chooser if board.question else None
    if chooser is None:
        return []
    first = _first_option(board, height)
    rows: list[Row] = []
    for at in range(first, min(first + height, len(chooser.rows))):
        text = plain(chooser.options[chooser.rows[at].option])
        is_marked = at == chooser.marked
        style = inks.marked if is_marked else inks.text
        rows.append([("▸ " if is_marked else "  ", inks.key), (fitted(text, max(1, width - 2)), style)])
    return rows


def _long(board: Board, prompt: str, entry: Entry, inks: Inks, width: int, height: int) -> list[Row]:
    """A long text being written."""
    del board
    rows: list[Row] = [[(fitted(f" {plain(prompt)}", width), inks.key)], [("", inks.text)]]
    before = entry.text[: entry.caret]
    lines = entry.text.split("\n")
    caret_line = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    room = max(1, height - 2)
    shown: list[Row] = []
    at_caret = 0
    size = max(8, width - 3)
    for number, line in enumerate(lines):
        for start in range(0, max(1, len(line) + 1), size):
            piece = line[start : start + size]
            if number == caret_line and start <= column < start + size:
                at_caret = len(shown)
                here = column - start
                shown.append(
                    [
                        (f" {plain(piece[:here])}", inks.text),
                        (plain(piece[here : here + 1]) or " ", inks.caret),
                        (plain(piece[here + 1 :]), inks.text),
                    ]
                )
            else:
                shown.append([(f" {plain(piece)}", inks.text)])
    top = max(0, at_caret - room + 1)
    return [*rows, *shown[top : top + room]]
