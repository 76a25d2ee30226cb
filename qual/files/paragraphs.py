"""Paragraphs as they are heard from a document: words, what is set off in bold, and the cells of tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from qual.core.columns import columns_by_cells
from qual.core.label_forms import seconds
from qual.core.transcript import Turn
from qual.core.turns import Layout
from qual.errors import Problem
from qual.files.source import Reading

_LONGEST_LABEL = 60


@dataclass(slots=True)
class _Open:
    """A paragraph being heard; `bold` counts the bold characters it begins with."""

    words: list[str] = field(default_factory=list)
    bold: int = 0
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    """The paragraphs of a cell, from the first up to, not including, the last."""

    first: int
    last: int


@dataclass(slots=True)
class Paragraphs:
    """The paragraphs heard so far, in reading order; a box follows the paragraph it hangs on."""

    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _bold: list[int] = field(default_factory=list)
    _tables: list[list[list[_Cell]]] = field(default_factory=list)
    _depth: int = 0
    _cell_from: int = 0
    _open: list[_Open] = field(default_factory=list)
    _boxes: list[str] = field(default_factory=list)
    _joins_next: bool = False
    _carried: _Open | None = None

    @property
    def is_open(self) -> bool:
        """Whether a paragraph is being heard."""
        return bool(self._open)

    def begin(self) -> None:
        """A paragraph begins; inside another one it is a box."""
        carried = self._carried if not self._open else None
        self._open.append(carried or _Open())
        if carried:
            self._carried = None

    def add(self, words: str, *, bold: bool = False) -> None:
        """Words of the paragraph that is open."""
        if not words or not self._open:
            return
        paragraph = self._open[-1]
        paragraph.words.append(words)
        if not paragraph.plain and (bold or not words.strip()):
            paragraph.bold += len(words)
        elif not paragraph.plain and words.strip(":\t "):
            paragraph.plain = True

    def trim(self) -> None:
        """Take white space off the end of the paragraph that is open."""
        if self._open:
            words = self._open[-1].words
            while words and not words[-1].strip():
                words.pop()
            if words:
                words[-1] = words[-1].rstrip()

    def join_next(self) -> None:
        """The paragraph that is open goes on in the next one."""
        self._joins_next = True

    def end(self, *, note: bool = False) -> None:
        """The paragraph ends; as a note it goes to the end of the text."""
        if not self._open:
            return
        paragraph = self._open.pop()
        words = "".join(paragraph.words)
        if note:
            self.notes.append(words)
        elif self._open:
            self._boxes.append(words)
        elif self._joins_next:
            self._carried = paragraph
        else:
            self.lines.append(words)
            self._bold.append(paragraph.bold)
            if self._boxes:
                self.lines += self._boxes
                self._bold += [0] * len(self._boxes)
                self._boxes = []
        self._joins_next = False

    def begin_table(self) -> None:
        """A table begins; one inside another belongs to the cell it stands in."""
        self._depth += 1
        if self._depth == 1:
            self._tables.append([])

    def end_table(self) -> None:
        """A table ends."""
        self._depth = max(0, self._depth - 1)

    def begin_row(self) -> None:
        """A row begins."""
        if self._depth == 1:
            self._tables[-1].append([])

    def begin_cell(self) -> None:
        """A cell begins."""
        if self._depth == 1:
            self._cell_from = len(self.lines)

    def end_cell(self) -> None:
        """A cell ends."""
        if self._depth == 1 and self._tables[-1]:
            self._tables[-1][-1].append(_Cell(self._cell_from, len(self.lines)))

    def reading(self, problems: list[Problem]) -> Reading:
        """The text, and who speaks in it as far as tables and bold names say so."""
        starts, at = [], 0
        for line in (*self.lines, *self.notes):
            starts.append(at)
            at += len(line) + 1
        text = "\n".join((*self.lines, *self.notes))
        return Reading(text, problems, self._layout(starts, len(text)), self._set_off(text, starts))

    def _set_off(self, text: str, starts: list[int]) -> tuple[tuple[int, int], ...]:
        """The places of short bold words at the start of a paragraph."""
        places = []
        for start, bold in zip(starts, self._bold, strict=False):
            if not bold:
                continue
            words = text[start : start + bold]
            if 0 < len(words.strip()) <= _LONGEST_LABEL and "\n" not in words.strip():
                left = start + len(words) - len(words.lstrip())
                places.append((left, left + len(words.strip())))
        return tuple(places)

    def _layout(self, starts: list[int], size: int) -> Layout | None:
        """The turns of the tables that name a speaker in each row; None where most text is elsewhere."""
        turns: list[Turn] = []
        covered = 0
        first = size
        for table in self._tables:
            cells = [["\n".join(self.lines[c.first : c.last]) for c in row] for row in table]
            columns = columns_by_cells(cells)
            if columns is None:
                continue
            covered += sum(len(cell) for row in cells for cell in row)
            speaker = ""
            for row, said in zip(table[columns.first :], cells[columns.first :], strict=True):
                if len(row) <= max(columns.speaker, columns.words):
                    continue
                speaker = said[columns.speaker].strip().rstrip(": ") or speaker
                words, place = said[columns.words], row[columns.words]
                if not words.strip():
                    continue
                start = starts[place.first] + len(words) - len(words.lstrip())
                end = start + len(words.strip())
                time = _time(said[columns.time]) if columns.time >= 0 and said[columns.time].strip() else None
                goes_on = turns and not said[columns.speaker].strip() and turns[-1].speaker == speaker
                if goes_on and columns.time < 0 and len(row) == 2:
                    last = turns[-1]
                    turns[-1] = Turn(last.index, last.start, end, speaker, last.time)
                else:
                    turns.append(Turn(len(turns), start, end, speaker, time))
                first = min(first, starts[row[0].first] if row[0].first < len(starts) else start)
        return Layout(first, tuple(turns)) if turns and covered * 2 > size else None


def _time(cell: str) -> float | None:
    try:
        return seconds(cell)
    except ValueError:
        return None
