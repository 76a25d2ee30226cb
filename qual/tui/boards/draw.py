"""A board as rows: its list, what is told of the marked row, what is asked."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.style import Style

from qual.core.words import say
from qual.tui.boards.board import Board, BoardRow, Cell, Column, Drawn, Line, Tab
from qual.tui.entry import Entry
from qual.tui.inks import Inks
from qual.tui.keymap import FooterItem, footer, say_keys
from qual.tui.rows import Row
from qual.tui.status import in_lines
from qual.tui.views import fitted, plain, two_ends, with_caret

BESIDE_FROM = 100
"""Columns from which the detail stands beside the list, not under it."""

_TAG = 4

_EDGE = 2
"""Columns at an edge of the heads that a pointer need not hit exactly."""

_TYPED = 12
"""Columns that what is typed must have behind a question."""


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
    """What is being typed, or what just happened; the end of it where it does not fit a line."""
    told = _told(board, width)[-1]
    entry = _typed(board)
    if entry is not None:
        left = [(f" {told}› ", inks.key)]
        return two_ends([*left, *with_caret(entry, inks)], [], width, inks.panel)
    style = inks.trouble if board.is_trouble else inks.panel_strong
    return two_ends([(f" {told}", style)], [], width, inks.panel)


def _typed(board: Board) -> Entry | None:
    """What is typed in the line of the status."""
    question = board.question
    if question is None or question.is_long:
        return None
    return question.chooser.entry if question.chooser else question.entry


def _told(board: Board, width: int) -> list[str]:
    """What is asked or told, in lines; what is typed has room behind the last of them."""
    entry = _typed(board)
    if entry is None or board.question is None:
        return textwrap.wrap(plain(board.notice), max(8, width - 2)) or [""]
    prompt = plain(board.question.prompt)
    if cell_len(prompt) + max(_TYPED, cell_len(plain(entry.text)) + 1) + 3 <= width:
        return [prompt]
    return [*textwrap.wrap(prompt, max(8, width - 2)), ""]


def footer_rows(board: Board, inks: Inks, width: int, lines: int = 1) -> list[Row]:
    """The keys that matter now, in so many lines."""
    return [
        [
            piece
            for item in items
            for piece in ((f" {item.shown}", inks.key), (f" {item.label} ", inks.panel_dim))
        ]
        for items in _footer_items(board, width, lines)
    ]


def footer_needs(board: Board, width: int) -> int:
    """How many lines the keys of a board take where all of them are shown."""
    return len(in_lines(footer(board.mode), width, 9))


def _footer_items(board: Board, width: int, lines: int) -> list[list[FooterItem]]:
    """The keys that find room."""
    return in_lines(footer(board.key_mode), width, lines)


def footer_item_at(board: Board, width: int, lines: int, line: int, column: int) -> FooterItem | None:
    """The key under the pointer."""
    shown = _footer_items(board, width, lines)
    at = 0
    for item in shown[line] if line < len(shown) else ():
        at += cell_len(f" {item.shown} {item.label} ")
        if column < at:
            return item
    return None


def body(board: Board, inks: Inks, width: int, height: int) -> list[Row]:
    """The list with the detail beside or under it, or the question over it; at the foot what is told."""
    above = _told(board, width)[:-1]
    rows = _body(board, inks, width, height)
    if not above:
        return rows
    style = inks.key if _typed(board) else inks.trouble if board.is_trouble else inks.panel_strong
    room = max(0, height - len(above))
    rows = [*rows[:room], *[[("", inks.text)]] * (room - len(rows))]
    return [*rows, *([(fitted(f" {line}", width), style)] for line in above)]


def _body(board: Board, inks: Inks, width: int, height: int) -> list[Row]:
    question = board.question
    if question is not None and question.chooser:
        return _options(board, inks, width, height)
    if question is not None and question.is_long and question.entry:
        if not question.with_detail:
            return _long(question.prompt, question.entry, inks, width, height)
        size = max(5, height * 2 // 5)
        rows = _long(question.prompt, question.entry, inks, width, size)
        rows += [[("", inks.text)]] * (size - len(rows))
        return [*rows, *_under(board, inks, width, _lines(board, width - 2), height - size - 1)]
    tabs = [_tabs(board, inks, width)] if board.tabs else []
    return [*tabs, *_both(board, inks, width, height - len(tabs), len(tabs))]


def _both(board: Board, inks: Inks, width: int, height: int, first: int) -> list[Row]:
    """The list with the detail beside or under it, from the line `first` on."""
    size = width * 11 // 20
    if width >= BESIDE_FROM and board.least_width <= size:
        return _beside(board, inks, size, width - size - 1, height, first)
    under = _lines(board, width - 2)
    least = int(height * board.detail_share)
    room = min(len(under), max(3, least, height - len(board.rows) - 2)) if under else 0
    rows = _list(board, inks, width, height - room - (1 if room else 0), first)
    return [*rows, *(_under(board, inks, width, under, room) if room else [])]


def _under(board: Board, inks: Inks, width: int, lines: list[Line], room: int) -> list[Row]:
    """The detail under a rule."""
    top = min(board.state.detail_top, max(0, len(lines) - room))
    board.state.detail_top = top
    rows: list[Row] = [[("─" * width, inks.dim)]]
    return [*rows, *(_detail_row(line, inks, width) for line in _shown(lines, top, room))]


def _shown(lines: list[Line], top: int, room: int) -> list[Line]:
    """The lines of the detail that find room; the last of them says how many do not."""
    below = len(lines) - top - room
    if below <= 0 or room < 2:
        return lines[top : top + room]
    return [*lines[top : top + room - 1], Line(say_keys("board.detail.more", lines=below + 1), "dim")]


def _tabs(board: Board, inks: Inks, width: int) -> Row:
    """The boards that stand beside each other, each with its key, the one that is shown among them."""
    return [(text, inks.strong if tab.is_shown else inks.dim) for tab, text in _fitting_tabs(board, width)]


def _fitting_tabs(board: Board, width: int) -> list[tuple[Tab, str]]:
    """The neighbours that find room, each with what is drawn of it."""
    texts = [f"{'▸' if tab.is_shown else ' '}{tab.key} {tab.name}" for tab in board.tabs]
    shown = next((at for at, tab in enumerate(board.tabs) if tab.is_shown), 0)
    first = 0
    while first < shown and sum(cell_len(text) for text in texts[first : shown + 1]) > width:
        first += 1
    found = []
    for tab, text in list(zip(board.tabs, texts, strict=True))[first:]:
        cut = fitted(text, min(width, cell_len(text)))
        width -= cell_len(cut)
        if cut:
            found.append((tab, cut))
    return found


def tab_at(board: Board, width: int, line: int, column: int) -> str:
    """The key of the board's neighbour under the pointer; empty where there is none."""
    if line or board.question is not None:
        return ""
    at = 0
    for tab, text in _fitting_tabs(board, width):
        at += cell_len(text)
        if column < at:
            return tab.key
    return ""


def row_at(board: Board, height: int, line: int, column: int) -> int:
    """The row of the list under the pointer; -1 where there is none."""
    if board.question is not None:
        return line + _first_option(board, height)
    drawn = board.drawn
    if drawn is None or column >= drawn.width or not 0 < line - drawn.first <= drawn.rows:
        return -1
    return board.state.top + line - drawn.first - 1


def is_detail_at(board: Board, line: int, column: int) -> bool:
    """Whether the detail is under the pointer: beside the list or below it."""
    drawn = board.drawn
    if drawn is None or board.question is not None:
        return False
    return column >= drawn.width or line > drawn.first + drawn.rows


def edge_at(board: Board, line: int, column: int) -> int:
    """Which sign for more columns is under the pointer: -1 at the left, 1 at the right, 0 none."""
    drawn = board.drawn
    if drawn is None or board.question is not None or line != drawn.first:
        return 0
    shown = drawn.columns
    if column < _EDGE and board.state.left:
        return -1
    is_right = drawn.width - _EDGE <= column < drawn.width
    return 1 if is_right and shown and shown[-1] < len(board.columns) - 1 else 0


def column_at(board: Board, column: int) -> int:
    """The column of the list under the pointer; -1 where there is none."""
    at = 2
    for number, size in zip(*(board.drawn[3:] if board.drawn else ((), ())), strict=True):
        at += size + 1
        if column < at:
            return int(number)
    return -1


def _lines(board: Board, width: int) -> list[Line]:
    return board.detail(max(10, width)) if board.row else []


def _beside(board: Board, inks: Inks, left: int, right: int, height: int, start: int) -> list[Row]:
    rows = _list(board, inks, left, height, start)
    lines = _lines(board, right - 2)
    top = min(board.state.detail_top, max(0, len(lines) - height))
    board.state.detail_top = top
    found: list[Row] = []
    shown = _shown(lines, top, height)
    for at in range(height):
        first = list(rows[at]) if at < len(rows) else [(" " * left, inks.text)]
        line = shown[at] if at < len(shown) else Line("")
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


def _list(board: Board, inks: Inks, width: int, height: int, first: int) -> list[Row]:
    """The heads, and the rows around the marked one; they begin on the line `first` of the body."""
    everything = board.columns
    shown = board.shown(width - 2)
    columns = tuple(everything[at] for at in shown)
    widths = _widths(columns, width - 2)
    board.drawn = Drawn(first, min(len(board.rows), max(0, height - 1)), width, shown, tuple(widths))
    marked = shown.index(board.marked_column) if board.marked_column in shown else -1
    rows: list[Row] = [_heads(board, columns, widths, inks, marked)]
    if not board.rows:
        return [*rows, [(fitted(f"  {board.empty}", width), inks.dim)]]
    board.reveal(max(1, height - 1))
    for at in range(board.state.top, min(board.state.top + height - 1, len(board.rows))):
        is_marked = at == board.state.marked
        row = board.rows[at]
        cells = tuple(row.cells[number] for number in shown)
        rows.append(_row(board, row, cells, columns, widths, inks, is_marked, marked if is_marked else -1))
    return rows


def _heads(board: Board, columns: Sequence[Column], widths: list[int], inks: Inks, marked: int) -> Row:
    """The heads of the columns; signs at the edges say that there are more of them."""
    shown = board.drawn.columns if board.drawn else ()
    heads: list[tuple[str, Style]] = [("‹ " if board.state.left else "  ", inks.key)]
    for at, (column, size) in enumerate(zip(columns, widths, strict=True)):
        head = inks.tag(column.code) if column.code else column.head
        style = inks.strong if at == marked else inks.dim
        heads += [(_aligned(head, size, column.right), style), (" ", inks.dim)]
    if shown and shown[-1] < len(board.columns) - 1:
        heads[-1] = ("›", inks.key)
    return heads


def _row(
    board: Board,
    row: BoardRow,
    cells: Sequence[Cell | str],
    columns: Sequence[Column],
    widths: list[int],
    inks: Inks,
    is_marked: bool,
    marked: int,
) -> list[tuple[str, Style]]:
    """A row; the marked cell stands between brackets."""
    chosen = "x" if row.key in board.state.chosen else " "
    style = inks.marked if is_marked else inks.dim if row.dim else inks.text
    found: list[tuple[str, Style]] = [("▸" if is_marked else " ", inks.key), (chosen, inks.key)]
    for at, (column, size, cell) in enumerate(zip(columns, widths, cells, strict=True)):
        made = Cell(cell) if isinstance(cell, str) else cell
        text = plain(made.text)
        if at == marked:
            before, ink = found[-1]
            found[-1] = (before[:-1], ink)
            found.append((f"[{_aligned(text, size, column.right)}]", inks.caret))
        elif made.code and made.text.strip(" ?") == "":
            found += [
                *_tag(made, inks, is_marked),
                (" " * max(0, size - _TAG + 1 - len(made.text)) + " ", style),
            ]
        elif made.code:
            indent = len(made.text) - len(made.text.lstrip())
            found += [(" " * indent, style), *_tag(made._replace(text=""), inks, is_marked)]
            found.append((fitted(f" {text.strip()}", max(1, size - indent - _TAG + 1)) + " ", style))
        else:
            own = inks.dim if made.style == "dim" and not is_marked else style
            found.append((_aligned(text, size, column.right) + " ", own))
    return found


def _tag(cell: Cell, inks: Inks, is_marked: bool) -> list[tuple[str, Style]]:
    """The bar and tag of a code: in its colour, in a marked row in the ink of that row."""
    tag = f"{inks.shape(cell.code)}{set_cell_size(inks.tag(cell.code), 2)}"
    style = inks.marked + Style(bold=True) if is_marked else inks.bar(cell.code)
    return [(cell.text + tag, style)]


def _aligned(text: str, size: int, right: bool) -> str:
    cut = fitted(text, size) if cell_len(text) > size else text
    space = " " * max(0, size - cell_len(cut))
    return space + cut if right else cut + space


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    """How wide each column is: the least it needs, and the rest for those that grow."""
    least = [column.width for column in columns]
    growing = [at for at, column in enumerate(columns) if column.grows]
    spare = room - sum(least) - len(columns)
    if spare > 0 and growing:
        for at in growing:
            least[at] += spare // len(growing)
        least[growing[0]] += spare % len(growing)
        for at in growing:
            least[at] = min(least[at], columns[at].most or least[at])
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


def _long(prompt: str, entry: Entry, inks: Inks, width: int, height: int) -> list[Row]:
    """A long text being written, its lines broken between words."""
    rows: list[Row] = [[(fitted(f" {plain(prompt)}", width), inks.key)], [("", inks.text)]]
    room = max(1, height - 2)
    shown: list[Row] = []
    at_caret = 0
    for start, end in _pieces(entry.text, max(8, width - 3)):
        piece = entry.text[start:end]
        if start <= entry.caret < end or (entry.caret == end and entry.text[end : end + 1] in ("", "\n")):
            at_caret = len(shown)
            here = entry.caret - start
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


def _pieces(text: str, size: int) -> list[tuple[int, int]]:
    """Where each drawn line of a text begins and ends: broken after a space, in a word where it must be."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        while end - start > size:
            cut = text.rfind(" ", start, start + size) + 1
            stop = cut if cut > start else start + size
            found.append((start, stop))
            start = stop
        found.append((start, end))
        at = end + 1
    return found
