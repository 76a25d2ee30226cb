"""A report as one HTML file: nothing from elsewhere, no scripts, fit for a phone, a printer and a reader."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from qual.core.numbers import long_date
from qual.core.words import say
from qual.exports.report import MARKS, Block, Chart, Heading, Items, Paragraph, Quoted, Report, Table


def as_page(report: Report) -> bytes:
    """The report as the bytes of an .html file; the same report gives the same bytes."""
    from jinja2 import Environment, StrictUndefined

    source = (files("qual.exports") / "templates" / "page.html").read_text(encoding="utf-8")
    settings = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True}
    page = Environment(**settings).from_string(source)  # type: ignore[arg-type]  # noqa: S701 - it is escaped
    language = report.language
    headings = {id(each): f"h{at}" for at, each in enumerate(report.headings)}
    return page.render(
        title=report.title,
        kind=report.kind,
        language=language,
        stamp=report.stamp,
        facts=report.facts,
        notice=report.notice,
        contents=[(headings[id(each)], each.text, each.level) for each in report.headings if each.level < 3],
        parts=list(_parts(report, headings)),
        date=long_date(report.stamp.date, language),
        log=report.stamp.said(language),
        say=lambda key: say(key, language),
    ).encode("utf-8")


def _parts(report: Report, headings: dict[int, str]) -> Iterator[dict[str, Any]]:
    """Every block as the template takes it; tables and charts are numbered."""
    tables = charts = 0
    for block in report.blocks:
        if isinstance(block, Table):
            tables += 1
            yield _table(block, f"{say('report.table', report.language)} {tables}. {block.caption}")
        elif isinstance(block, Chart):
            from qual.exports.charts import as_svg

            charts += 1
            yield {
                "what": "chart",
                "caption": f"{say('report.figure', report.language)} {charts}. {block.caption}",
                "alt": block.alt,
                "svg": as_svg(block, charts),
            }
        else:
            yield from _text(block, headings)


def _text(block: Block, headings: dict[int, str]) -> Iterator[dict[str, Any]]:
    """Headings, running text, lists and quotes."""
    match block:
        case Heading():
            anchor = headings[id(block)]
            yield {"what": "heading", "text": block.text, "level": block.level, "anchor": anchor}
        case Paragraph():
            yield {"what": "text", "pieces": block.pieces, "style": block.style}
        case Items():
            yield {"what": "items", "texts": block.texts}
        case Quoted():
            yield {
                "what": "quote",
                "name": block.name,
                "text": block.text,
                "attribution": block.attribution,
                "before": block.before,
                "after": block.after,
                "open": block.opening,
                "close": MARKS[1],
            }


def _table(block: Table, caption: str) -> dict[str, Any]:
    """A table: every head says whether it stands for one column or several."""
    sides = [column.side for column in block.columns]
    header = []
    for heads in block.header:
        cells, first = [], 0
        for text, span in heads:
            side = "centre" if span > 1 else sides[first]
            cells.append((text, span, side, "colgroup" if span > 1 else "col"))
            first += span
        header.append(cells)
    named = ""
    carried = []
    for row in block.rows:
        # a row under the one that names it: who listens hears the name again
        carried.append("" if row.cells[0] else named)
        named = row.cells[0] or named
    return {
        "what": "table",
        "caption": caption,
        "description": block.description,
        "breaks": block.breaks,
        "widths": _shares(block) if block.breaks else [],
        "header": header,
        "rows": [
            {
                "kind": row.kind,
                "indent": row.indent,
                "anchor": row.anchor,
                "named": name,
                "cells": list(zip(row.cells, sides, row.links or ("",) * len(row.cells), strict=True)),
            }
            for row, name in zip(block.rows, carried, strict=True)
        ],
    }


def _shares(block: Table) -> list[int]:
    """The widths of the columns as percentages; for tables of text, in which longest words say little."""
    whole = sum(column.width for column in block.columns)
    return [round(100 * column.width / whole) for column in block.columns]
