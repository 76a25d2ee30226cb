"""The keys of the screens beside the coding screen, for the key map."""

from __future__ import annotations

from typing import NamedTuple

Keys = tuple[tuple[str, str, str, int], ...]
"""Group, keys, command, rank in the footer."""

_MOVE: Keys = (
    ("board", "down, j", "board-down", 0),
    ("board", "up, k", "board-up", 0),
    ("board", "pagedown, space", "board-page-down", 0),
    ("board", "pageup", "board-page-up", 0),
    ("board", "home, g g", "board-top", 0),
    ("board", "end, G", "board-bottom", 0),
    ("board", "J", "board-detail-down", 0),
    ("board", "K", "board-detail-up", 0),
)
_ALL: Keys = (
    ("find", "/", "board-filter", 7),
    ("all", "ctrl+z", "undo", 0),
    ("all", "ctrl+y", "redo", 0),
    ("all", "ctrl+t", "colours", 0),
    ("all", "ctrl+p", "commands", 0),
    ("all", "?", "help", 10),
    ("all", "escape, q", "board-close", 9),
    ("all", "ctrl+q", "quit", 0),
)
_OPEN: Keys = (("board", "enter", "board-open", 1),)
_SIDEWAYS: Keys = (
    ("board", "right, l", "board-right", 0),
    ("board", "left, h", "board-left", 0),
    ("board", "ctrl+right, L", "board-right-more", 0),
    ("board", "ctrl+left, H", "board-left-more", 0),
)
_TABLES: Keys = (
    ("themes", "p", "table-perspective", 4),
    ("tables", "1", "table-themes", 0),
    ("tables", "2", "table-matrix", 0),
    ("tables", "3", "table-framework", 0),
    ("tables", "4", "table-panel", 0),
    ("tables", "5", "table-moves", 0),
    ("tables", "6", "table-saturation", 0),
    ("tables", "7", "table-questions", 0),
    ("tables", "8", "table-sample", 0),
)


class Mode(NamedTuple):
    """A screen and its keys."""

    name: str
    keys: Keys


def _without(keys: Keys, *taken: str) -> Keys:
    """The keys, but for those that the screen uses for something of its own."""
    found = []
    for group, names, command, rank in keys:
        left = [name for name in names.split(", ") if name not in taken]
        if left:
            found.append((group, ", ".join(left), command, rank))
    return tuple(found)


MODES: tuple[Mode, ...] = (
    Mode(
        "codebook",
        (
            *_OPEN,
            ("codebook", "p", "code-people", 0),
            ("codebook", "n", "code-new", 2),
            ("codebook", "R", "code-rename", 0),
            ("codebook", "e", "code-edit", 3),
            ("codebook", ">", "code-nest", 4),
            ("codebook", "shift+up, U", "code-up", 0),
            ("codebook", "shift+down, D", "code-down", 0),
            ("codebook", "M", "code-merge", 5),
            ("codebook", "X", "code-split", 6),
            ("codebook", "d", "code-key", 0),
            ("codebook", "o", "code-colour", 0),
            ("codebook", "r", "code-retire", 0),
            ("notes", "m", "board-memo", 0),
            ("codebook", "s", "board-sort", 0),
            ("codebook", "w", "code-save", 8),
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "passages",
        (*_OPEN, ("notes", "*", "quote-mark", 2), ("notes", "m", "board-memo", 3), *_MOVE, *_ALL),
    ),
    Mode(
        "split",
        (
            *_OPEN,
            ("codebook", "x, insert", "board-take", 2),
            ("codebook", "X", "split-now", 3),
            ("notes", "*", "quote-mark", 0),
            ("notes", "m", "board-memo", 0),
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "respondents",
        (
            *_OPEN,
            ("respondents", "t", "person-transcript", 2),
            ("respondents", "e", "person-edit", 3),
            ("respondents", "!", "person-missing", 4),
            ("notes", "m", "board-memo", 5),
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "themes",
        (
            *_OPEN,
            ("themes", "w", "table-who", 2),
            ("themes", "b", "theme-by", 3),
            ("themes", "e", "theme-summary", 5),
            ("themes", "o", "theme-question", 0),
            ("themes", "x", "theme-export", 11),
            *_TABLES,
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "matrix",
        (
            *_OPEN,
            ("themes", "b", "matrix-turn", 2),
            ("themes", "B", "matrix-by", 0),
            ("themes", "w", "table-who", 3),
            ("themes", "s", "matrix-show", 5),
            ("themes", "u", "matrix-unit", 0),
            *_TABLES,
            *_SIDEWAYS,
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "framework",
        (
            *_OPEN,
            ("themes", "e", "cell-edit", 2),
            ("themes", ">, tab", "cell-next", 3),
            ("themes", "<, shift+tab", "cell-before", 0),
            ("themes", "b", "cell-across", 5),
            ("themes", "t", "cell-summary", 0),
            *_TABLES,
            *_SIDEWAYS,
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "panel",
        (
            *_OPEN,
            ("themes", "w", "table-who", 2),
            ("themes", "v", "panel-waves", 5),
            ("themes", "t", "panel-test", 6),
            *_TABLES,
            *_SIDEWAYS,
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "moves",
        (
            *_OPEN,
            ("themes", "w", "table-who", 0),
            ("themes", "b", "moves-by", 2),
            *_TABLES,
            *_SIDEWAYS,
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "saturation",
        (
            *_OPEN,
            ("themes", "t", "saturation-transcript", 2),
            ("themes", "s", "saturation-set", 3),
            *_TABLES,
            *_SIDEWAYS,
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode("questions", (*_OPEN, ("themes", "w", "table-who", 2), *_TABLES[1:], *_SIDEWAYS, *_MOVE, *_ALL)),
    Mode(
        "sample",
        (
            *_OPEN,
            ("themes", "w", "table-who", 0),
            ("themes", "t", "sample-test", 2),
            *_TABLES,
            *_SIDEWAYS,
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode("who", (*_OPEN, *_MOVE, *_ALL)),
    Mode(
        "found",
        (
            *_OPEN,
            ("find", "s", "found-query", 2),
            ("find", "x, insert", "board-take", 3),
            ("find", "a", "found-all", 4),
            ("find", "c", "found-code", 5),
            ("find", "l", "found-lemma", 6),
            ("find", "u", "found-uncoded", 0),
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "history",
        (*_OPEN, ("all", "u", "history-undo", 2), ("all", "m", "history-mine", 3), *_MOVE, *_ALL),
    ),
    Mode(
        "memos",
        (*_OPEN, ("notes", "e", "memo-edit", 2), ("notes", "n", "memo-study", 3), *_MOVE, *_ALL),
    ),
    Mode("bookmarks", (*_OPEN, ("notes", "x, delete", "bookmark-remove", 2), *_MOVE, *_ALL)),
    Mode(
        "doubts",
        (*_OPEN, ("board", "a", "doubt-keep", 2), ("board", "x", "doubt-remove", 3), *_MOVE, *_ALL),
    ),
    Mode("differences", (*_OPEN, *_MOVE, *_ALL)),
    Mode(
        "quotes",
        (
            *_OPEN,
            ("review", "a", "quote-accept", 2),
            ("review", "x", "quote-reject", 3),
            ("notes", "n", "quote-note", 4),
            ("review", "r, backspace", "quote-reopen", 0),
            ("find", "f", "quote-only", 6),
            ("find", "s", "quote-search", 8),
            ("review", "A", "quote-accept-shown", 0),
            ("review", "X", "quote-reject-shown", 0),
            ("review", ">, tab", "quote-next", 5),
            ("review", "<, shift+tab", "quote-before", 0),
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "learnt",
        (
            *_OPEN,
            ("review", "c", "learnt-cues", 2),
            ("review", "l", "learnt-second-look", 3),
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode(
        "cues",
        (
            ("review", "a", "cue-add", 1),
            ("review", "x", "cue-drop", 2),
            ("review", "n", "cue-new", 3),
            ("review", "e", "cue-edit", 4),
            *_MOVE,
            *_ALL,
        ),
    ),
    Mode("second-look", (*_OPEN, ("review", "t", "twin-other", 2), *_MOVE, *_ALL)),
    Mode(
        "review",
        (
            ("review", "a", "review-accept", 1),
            ("review", "x", "review-reject", 2),
            ("review", "space", "review-later", 3),
            ("review", "c", "review-other", 4),
            *(("review", digit, f"pinned-{digit}", 0) for digit in "1234567890"),
            ("review", "s", "review-end-more", 5),
            ("review", "S", "review-end-less", 0),
            ("review", "d", "review-start-more", 0),
            ("review", "D", "review-start-less", 0),
            ("review", "backspace", "review-back", 6),
            ("review", "A", "review-rest", 7),
            ("review", "w", "review-why", 8),
            ("review", "n", "review-anew", 12),
            ("review", "o", "review-like", 9),
            ("review", "O", "review-unlike", 0),
            ("board", "enter", "board-open", 0),
            *_without(_MOVE, "space"),
            *_ALL,
        ),
    ),
    Mode(
        "board-help",
        (
            ("board", "down, j", "board-down", 2),
            *_MOVE[1:],
            ("all", "escape, ?, q, enter", "board-close", 1),
            ("all", "ctrl+q", "quit", 0),
        ),
    ),
    Mode(
        "board-choose",
        (
            ("palette", "enter", "choose", 1),
            ("palette", "down", "row-down", 2),
            ("palette", "up", "row-up", 0),
            ("palette", "escape", "close", 3),
        ),
    ),
    Mode(
        "board-entry",
        (
            ("entry", "enter", "accept", 1),
            ("entry", "ctrl+j", "new-line", 0),
            ("entry", "pagedown", "board-detail-down", 0),
            ("entry", "pageup", "board-detail-up", 0),
            ("entry", "escape", "close", 2),
        ),
    ),
)
"""Every screen beside the coding screen, and what it asks with."""
