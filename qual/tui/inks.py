"""Styles for drawing: a colour scheme as Rich styles, made once for each face."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style

from qual.tui.colours import Scheme, bar_colour, readable_mix, tint_colour
from qual.tui.looks import Face
from qual.tui.marks import Mark

HERE_SHARE = 0.11
"""How much the current sentence lightens (or darkens) a tint."""


class Inks:
    """The styles of a scheme, for the codes of a codebook."""

    def __init__(self, scheme: Scheme, marks: Mapping[str, Mark]) -> None:
        self.scheme = scheme
        self._marks = dict(marks)
        self._faces: dict[Face, Style] = {}
        self._bars: dict[tuple[str, bool, str], Style] = {}
        ground = scheme.background
        self.text = Style(color=scheme.text, bgcolor=ground)
        self.dim = Style(color=scheme.dim, bgcolor=ground)
        self.strong = Style(color=scheme.text, bgcolor=ground, bold=True)
        self.here = Style(color=scheme.accent, bgcolor=ground, bold=True)
        self.panel = Style(color=scheme.text, bgcolor=scheme.panel)
        self.panel_dim = Style(color=scheme.dim, bgcolor=scheme.panel)
        self.panel_strong = Style(color=scheme.text, bgcolor=scheme.panel, bold=True)
        self.key = Style(color=scheme.accent, bgcolor=scheme.panel, bold=True)
        self.trouble = Style(color=scheme.trouble, bgcolor=scheme.panel, bold=True)
        self.marked = Style(color=scheme.on_selected, bgcolor=scheme.selected)
        self.letter = Style(color=ground, bgcolor=scheme.accent, bold=True)
        self.caret = Style(color=scheme.panel, bgcolor=scheme.text)

    def knows(self, scheme: Scheme, marks: Mapping[str, Mark]) -> bool:
        """Whether these are the inks for a scheme and a codebook."""
        return scheme is self.scheme and marks == self._marks

    def bar(self, code: str, *, own: bool = True, ground: str = "") -> Style:
        """A code's bar and tag."""
        key = (code, own, ground)
        found = self._bars.get(key)
        if found is None:
            colour = bar_colour(self.scheme, self._marks[code].colour if code in self._marks else 0)
            found = Style(color=colour, bgcolor=ground or self.scheme.background, bold=own)
            self._bars[key] = found
        return found

    def shape(self, code: str) -> str:
        """A code's shape in the margin."""
        return self._marks[code].shape if code in self._marks else "┃"

    def tag(self, code: str) -> str:
        """A code's tag."""
        return self._marks[code].tag if code in self._marks else "??"

    def face(self, face: Face) -> Style:
        """How a piece of the transcript is drawn."""
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = self._face(face)
        return found

    def _face(self, face: Face) -> Style:
        scheme = self.scheme
        if face.state == "letter":
            return self.letter
        if face.state == "outside":
            return Style(color=scheme.dim, bgcolor=scheme.background, italic=True)
        colour, ground = scheme.text, scheme.background
        if face.code:
            mark = self._marks.get(face.code)
            ground = tint_colour(scheme, mark.colour if mark else 0)
        if face.state == "here":
            lit = readable_mix(ground, scheme.dim, HERE_SHARE, scheme.text)
            ground = lit if face.code and scheme.tint else scheme.here
        if face.hit:
            colour, ground = scheme.on_hit, scheme.hit
        if face.state == "selected":
            colour, ground = scheme.on_selected, scheme.selected
        if face.cursor:
            colour, ground = ground, colour
        return Style(
            color=colour,
            bgcolor=ground,
            underline=face.depth >= (2 if scheme.tint else 1),
            # without tints only a dark blue marks the sentence that is meant, and NO_COLOR takes that away
            bold=face.depth >= 3 or face.cursor or (face.state == "here" and not scheme.tint),
        )
