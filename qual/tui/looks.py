"""What a line of the reading pane shows, as values: equal looks need no new drawing."""

from __future__ import annotations

from typing import NamedTuple


class Face(NamedTuple):
    """How a piece of text is drawn.

    `code` is that of the innermost coding ("" for none), `depth` how many codings cover it (3: or more).
    `state` is one of "", "here" (the current sentence), "selected", "letter" (before a sentence) and
    "outside" (no turn's words); `hit` tells whether a search found it.
    """

    code: str = ""
    depth: int = 0
    state: str = ""
    hit: bool = False
    cursor: bool = False


class Piece(NamedTuple):
    """A stretch of a line with one face; `shown` is safe to draw and `cells` wide."""

    shown: str
    face: Face
    cells: int


class Bar(NamedTuple):
    """A coding in a margin lane: its code, its tag on the coding's first line, whether it is one's own.

    `hint` is true for a suggestion that nobody decided on yet.
    """

    lane: int
    code: str
    tag: str
    own: bool
    more: bool = False
    hint: bool = False


class LineLook(NamedTuple):
    """A line of the pane: for the gutter, the text in pieces, the bars in the margin.

    `number` counts turns from 1 (0: outside any turn), `ordinal` the lines of the turn from 0; `fits` says
    whether a filter is on and something on the line fits it; `letter` belongs to a sentence that begins it.
    """

    number: int
    speaker: str
    ordinal: int
    asks: bool
    here: bool
    pieces: tuple[Piece, ...]
    bars: tuple[Bar, ...]
    fits: bool = False
    letter: str = ""
