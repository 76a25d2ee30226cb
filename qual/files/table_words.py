"""The words around the tables of a report: which of them are a table's caption, and which its note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST_NOTE = 300
"""The characters of a paragraph under a table that may be a note to it."""

_CAPTION = re.compile(r"^\s*(?:tabel|table|figuur|figure|grafiek|chart)\s+\d", re.IGNORECASE)
_NOTE = re.compile(
    r"^\W*(?:meer(?:dere)?\s+antwoord|multiple\s+answers|more\s+than\s+one\s+answer|percentages?\s+(?:tel|do)|"
    r"(?:noot|notes?|bron|source|toelichting|opmerking|basis|base)\b|n\s*=|[a-c1-3]\)|[\u00b9\u00b2\u00b3*])",
    re.IGNORECASE,
)


class Words(NamedTuple):
    """A paragraph or a heading between tables."""

    text: str
    is_heading: bool = False


class Rows(NamedTuple):
    """A table's rows, with the caption that is its own, if it has one."""

    rows: list[list[str]]
    caption: str = ""


def with_words(parts: Iterable[Words | Rows]) -> Iterator[tuple[str, list[list[str]], str]]:
    """The caption, the rows and the note of every table, from the parts of a report in reading order.

    The caption is the paragraph or heading before the table, and belongs to no other table; the note is the
    paragraph under it, unless that is long or the caption of the next table.
    """
    kept = [part for part in parts if isinstance(part, Rows) or part.text.strip()]
    before = ""
    for at, part in enumerate(kept):
        if isinstance(part, Words):
            before = "" if _NOTE.match(part.text) else part.text
            continue
        after, *more = [*kept[at + 1 : at + 3], None, None][:2]
        yield part.caption or before, part.rows, _note(after, before_table=isinstance(more[0], Rows))
        before = ""


def _note(after: Words | Rows | None, *, before_table: bool) -> str:
    if not isinstance(after, Words) or after.is_heading:
        return ""
    text = after.text.strip()
    is_note = bool(_NOTE.match(text)) or not before_table
    return text if is_note and len(text) <= LONGEST_NOTE and not _CAPTION.match(text) else ""
