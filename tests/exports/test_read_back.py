"""A written report is read again before it is handed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qual.exports.read_back import NotReadBackError, read_back
from qual.exports.report import Block, Quoted, Report, Table
from qual.exports.write import ENDINGS
from tests.exports.chapter import chapter


def changed(report: Report, kind: type[Block]) -> Report:
    """The report with the first block of a kind changed."""
    blocks = list(report.blocks)
    at = next(at for at, block in enumerate(blocks) if isinstance(block, kind))
    block = blocks[at]
    if isinstance(block, Quoted):
        blocks[at] = replace(block, text=block.text + " niet")
    elif isinstance(block, Table):
        first = replace(block.rows[0], cells=(*block.rows[0].cells[:-1], "99"))
        blocks[at] = replace(block, rows=(first, *block.rows[1:]))
    return replace(report, blocks=tuple(blocks))


@pytest.mark.parametrize("ending", [".docx", ".md", ".csv"])
def test_what_was_written_is_found_again(tmp_path: Path, ending: str) -> None:
    written = tmp_path / f"x{ending}"
    written.write_bytes(ENDINGS[ending](chapter()))

    read_back(chapter(), written, written)


@pytest.mark.parametrize("ending", [".docx", ".md"])
@pytest.mark.parametrize("kind", [Quoted, Table])
def test_one_word_or_number_that_differs_is_seen(tmp_path: Path, ending: str, kind: type[Block]) -> None:
    written = tmp_path / f"x{ending}"
    written.write_bytes(ENDINGS[ending](changed(chapter(), kind)))

    with pytest.raises(NotReadBackError, match="not handed over"):
        read_back(chapter(), written, written)


def test_a_lost_row_of_figures_is_seen(tmp_path: Path) -> None:
    report = chapter()
    written = tmp_path / "x.csv"
    written.write_bytes(
        ENDINGS[".csv"](replace(report, sheet=replace(report.sheet, rows=report.sheet.rows[1:])))
    )

    with pytest.raises(NotReadBackError, match="every row"):
        read_back(report, written, written)
