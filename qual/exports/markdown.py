"""A report as Markdown, with pipe tables and quotes that can be linked to by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qual.core.numbers import long_date
from qual.core.words import say
from qual.exports.report import MARKS, Block, Chart, Heading, Items, Paragraph, Quoted, Report, Row, Table

_SIDES = {"left": ":---", "right": "---:", "centre": ":---:"}

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])|^(\d+)([.)])|^([-+])", re.MULTILINE)


def plain(text: str) -> str:
    """The text with every sign that Markdown would read as its own set apart."""
    return _SIGNS.sub(_set_apart, text)


def _set_apart(sign: re.Match[str]) -> str:
    """One sign with a backslash before it, after the number in the case of a numbered line."""
    mark, number, dot, dash = sign.groups()
    return f"{number}\\{dot}" if number else f"\\{mark or dash}"


def as_markdown(report: Report) -> bytes:
    """The report as the bytes of a .md file."""
    parts = [
        f"# {plain(report.title)}",
        plain(report.kind),
        "\n".join(f"- {plain(name)}: {plain('; '.join(lines))}" for name, lines in report.facts),
    ]
    if report.notice:
        parts.append(f"**{plain(report.notice)}**")
    number = 0
    for block in report.blocks:
        if isinstance(block, Table):
            number += 1
        parts += _parts(block, number, report.language)
    log = report.stamp.said(report.language)
    parts.append(f"{long_date(report.stamp.date, report.language)} · {plain(log)}")
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _parts(block: Block, number: int, language: str) -> Iterator[str]:
    """A block as paragraphs of Markdown."""
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {plain(block.text)}"
    elif isinstance(block, Paragraph):
        before, marked, behind = (plain(" ".join(piece.split())) for piece in block.pieces)
        text = f"{before} **{marked}** {behind}" if marked else before
        yield f"**{text}**" if block.style == "label" else text
    elif isinstance(block, Items):
        yield "\n".join(f"- {plain(text)}" for text in block.texts)
    elif isinstance(block, Table):
        yield f"**{say('report.table', language)} {number}. {plain(block.caption)}**"
        yield _table(block)
    elif isinstance(block, Quoted):
        yield quoted(block)
    elif isinstance(block, Chart):
        # the numbers stand in a table beside it; here a reader gets the words
        yield f"**{plain(block.caption)}**: {plain(block.alt)}"


def quoted(block: Quoted) -> str:
    """A quote with its name as an anchor before it, and its attribution behind it, each by itself.

    A check of the file then takes neither for words that were said.
    """
    lines = f"{block.opening}{plain(block.text)}{MARKS[1]}".split("\n")
    words = "  \n".join(f"> {line}" for line in lines)
    return f"<a id={block.name}></a>\n\n{words}\n\n— {plain(block.attribution)}"


def _table(block: Table) -> str:
    """A pipe table; heads over several columns are written with each of them."""
    rule = "| " + " | ".join(_SIDES[column.side] for column in block.columns) + " |"
    return "\n".join([_line(heads(block)), rule, *(row_line(row) for row in block.rows)])


def heads(block: Table) -> list[str]:
    """One head per column, of all header rows."""
    spread = [[text for text, span in row for _ in range(span)] for row in block.header]
    return ["\n".join(filter(None, column)) for column in zip(*spread, strict=True)]


def row_line(row: Row) -> str:
    """A row as a line, its first cell moved to the right by its indent."""
    first, *rest = row.cells
    return _line(["&emsp;" * row.indent + _cell(first), *(_cell(text) for text in rest)], ready=True)


def _line(cells: list[str], ready: bool = False) -> str:
    """Cells between pipes."""
    return "| " + " | ".join(cells if ready else [_cell(text) for text in cells]) + " |"


def _cell(text: str) -> str:
    """A cell's text on one line."""
    return plain(text).replace("\n", "<br>")
