"""A report as records: what stands in it, before it is Word, Markdown or CSV."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from qual.core.span import Span
from qual.core.words import say

MARKS = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
"""What stands around the words of a quote, and is no part of them."""

PAGE_WIDTH = 16.0
"""The width of a page's text in centimetres."""

LYING_WIDTH = 24.7
"""The width of the text of a page on its side, in centimetres: of one for a table wider than a page."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a report says of its origin: the study, the state of its log, and the date of the data (ISO 8601).

    Nothing else in a report depends on when and where it is made.
    """

    study_id: str
    log_head: str
    date: str
    is_public: bool = False

    def of_publication(self, name: str) -> Stamp:
        """The stamp of a file that is published: one mark in the place of the study's id and the log's head.

        It leads to no other publication of the study. Who has the study can work it out again: it is the
        SHA-256 of "publication", the id, the head and the file's name, with a line end between each.
        """
        told = "\n".join(("publication", self.study_id, self.log_head, name))
        mark = hashlib.sha256(told.encode()).hexdigest()
        return Stamp(mark, mark, self.date, is_public=True)

    def said(self, language: str, characters: int | None = None) -> str:
        """The state that a file was made of, in words for its foot."""
        if not self.log_head:
            return say("report.log.empty", language)
        key = "report.mark" if self.is_public else "report.log"
        return say(key, language, head=self.log_head[:characters])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `style` is "body", "lead", "note" or "label".

    A lead stays with what follows it, a note is small and stands under a table, a label stands over quotes.
    The stretch that is `marked` stands out.
    """

    text: str
    style: str = "body"
    marked: Span | None = None

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The text before, in and behind what stands out; all of it before where nothing does."""
        if self.marked is None:
            return self.text, "", ""
        return self.text[: self.marked.start], self.marked.of(self.text), self.text[self.marked.end :]


@dataclass(frozen=True, slots=True)
class Items:
    """A list with bullets."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's width in centimetres and where its text stands: "left", "right" or "centre"."""

    width: float
    side: str = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row, `indent` steps in; `kind` is "plain", "total", "lead" or "group".

    A total stands out as a whole, a lead in its first cell; a group only names the rows under it. `links`
    names for each cell the anchor that its number opens into ("" for none), `anchor` is the row's own.
    """

    cells: tuple[str, ...]
    kind: str = "plain"
    indent: int = 0
    links: tuple[str, ...] = ()
    anchor: str = ""

    @property
    def only_names(self) -> bool:
        """Whether it has nothing but the name of the rows under it."""
        return self.kind == "group" and not any(self.cells[1:])


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, a description for who cannot see it, and header rows of (text, columns)."""

    caption: str
    description: str
    columns: tuple[Column, ...]
    header: tuple[tuple[tuple[str, int], ...], ...]
    rows: tuple[Row, ...]
    breaks: bool = False
    """Whether a row may run on over the page."""
    of_text: bool = False
    """Whether it lays running text side by side; a workbook has no sheet for it."""

    def __post_init__(self) -> None:
        """Refuse rows that do not fill the columns."""
        widths = {sum(span for _, span in row) for row in self.header} | {len(row.cells) for row in self.rows}
        if widths - {len(self.columns)}:
            raise ValueError(f"table '{self.caption}' has rows of {sorted(widths)} cells")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a transcript with their stable name and attribution; what was said before and after them."""

    name: str
    text: str
    attribution: str
    before: str = ""
    after: str = ""

    @property
    def opening(self) -> str:
        """What stands before its words: a quotation mark, and dots where they begin in mid-sentence."""
        begins = next((sign for sign in self.text if sign.isalpha()), "")
        return f"{MARKS[0]}… " if begins.islower() else MARKS[0]


CHARTS = ("bars", "heat", "dots", "curve", "change")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table's numbers, which stand in the report too.

    `kind` is one of `CHARTS`: bars (a group per row), heat (rows by series), dots (two series side by side),
    curve (rows are the steps on the x-axis) and change (parts of a whole, one bar per row). `values` has a
    row of numbers for every row, None where there is none; `shown` the words at each. `alt` says in words
    what can be seen, `axis` what is measured.
    """

    kind: str
    caption: str
    alt: str
    rows: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    shown: tuple[tuple[str, ...], ...]
    axis: str = ""
    top: float | None = None

    def __post_init__(self) -> None:
        """Refuse a kind that is not drawn, and rows that do not fit."""
        if self.kind not in CHARTS:
            raise ValueError(f"no chart '{self.kind}'")
        sizes = {len(each) for each in (*self.values, *self.shown)}
        if len(self.values) != len(self.rows) or sizes - {len(self.series)}:
            raise ValueError(f"chart '{self.caption}' has values that do not fit its rows and series")


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Items | Table | Quoted | Chart | NewPage

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The report's figures in long form: one row per number, for programs.

    A number that is not shown is `HIDDEN`; what does not exist is None. `is_filled_in` holds for a sheet that
    people fill in and that is read back: it stands first in a workbook, with the heads that are read.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_filled_in: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: `facts` stand under the title as (name, lines)."""

    title: str
    kind: str
    language: str
    stamp: Stamp
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    notice: str
    blocks: tuple[Block, ...]
    sheet: Sheet

    @property
    def words(self) -> str:
        """Everything that a person reads in it, a line each."""
        lines = [self.title, self.notice, *(line for _, lines in self.facts for line in lines)]
        for block in self.blocks:
            match block:
                case Heading(text=text) | Paragraph(text=text):
                    lines.append(text)
                case Items(texts=texts):
                    lines += texts
                case Quoted():
                    lines += [block.before, block.text, block.after, block.attribution]
                case Chart():
                    lines += [block.caption, block.alt, *block.rows, *block.series]
                case Table():
                    lines += [block.caption, block.description]
                    lines += [cell for row in block.rows for cell in row.cells]
        lines += [str(value) for row in self.sheet.rows for value in row]
        return "\n".join(lines)

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The quotes in order."""
        return tuple(block for block in self.blocks if isinstance(block, Quoted))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts in order."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))
