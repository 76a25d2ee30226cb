"""Transcripts in tables (.xlsx, .csv): a row for each time somebody speaks."""

from __future__ import annotations

from pathlib import Path

from qual.core.columns import TRANSCRIPT_HEADS, Columns, columns_by_heads
from qual.core.label_forms import seconds
from qual.core.spoken import Piece, one_turn_each
from qual.errors import MaterialError
from qual.files.source import LARGEST_FILE, Reading, refused
from qual.files.table import Table, plain_head, table_of

VERSION = "1"


def read_spreadsheet(data: bytes, where: str) -> Reading:
    """The words of the rows, each a turn; a row without a speaker is said by the one above it.

    Refused where the columns do not say who speaks, and where the table holds more than one transcript.
    """
    table = table_of(data, where)
    columns = columns_by_heads(table.heads)
    if columns is None:
        has = ", ".join(table.heads[:12]) + (", …" if len(table.heads) > 12 else "")
        raise refused(
            table.place(),
            "is a table in which no two columns are clearly the speaker and the words",
            f"call them 'speaker' and 'text', and only one column each; they are now {has}",
        )
    _check_one_transcript(table)
    speaker = ""
    pieces = []
    for row in table.rows:
        cells = [row[head] for head in table.heads]
        words = cells[columns.words].replace("\r\n", "\n").replace("\r", "\n").strip()
        speaker = " ".join(cells[columns.speaker].split()) or speaker
        if words:
            pieces.append(Piece(speaker, words, _time(cells, columns)))
    if not pieces:
        raise refused(table.place(), "holds no words", "leave it out, or check that the right file was saved")
    text, layout = one_turn_each(pieces)
    notices = [problem for problem in table.problems if "without a head" not in problem.what]
    return Reading(text, notices, layout)


def is_transcript(path: Path) -> bool:
    """Whether a table's heads name a speaker and the words, so that a folder's import takes it in."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return False
        table = table_of(path.read_bytes(), path.name, most_rows=3)
    except (MaterialError, OSError):
        return False
    return columns_by_heads(table.heads) is not None


def _check_one_transcript(table: Table) -> None:
    for head in table.heads:
        if plain_head(head).replace(" ", "_") in TRANSCRIPT_HEADS:
            values = {row[head].strip() for row in table.rows}
            if len(values) > 1:
                raise refused(
                    table.place(),
                    f"holds {len(values)} transcripts in one table (column '{head}')",
                    "save the rows of each as a table of its own, named after the interview",
                )


def _time(cells: list[str], columns: Columns) -> float | None:
    cell = cells[columns.time].strip() if columns.time >= 0 else ""
    try:
        return seconds(cell) if ":" in cell else float(cell) if cell else None
    except ValueError:
        return None
