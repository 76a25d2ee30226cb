"""Which column of a table names the speaker, and which has the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from qual.core.headers import is_header_name
from qual.core.label_forms import SPACE, TIME

Rows = Sequence[Sequence[str]]


class Columns(NamedTuple):
    """The columns of a transcript in a table, from 0; `time` is -1 where there is none.

    `first` is the first row with words: 1 where the table has heads, else 0.
    """

    speaker: int
    words: int
    time: int
    first: int


SPEAKER_HEADS = frozenset(
    """speaker spreker sprekers speakers who wie interlocutor naam name speaker_name speakername persoon
    person participant deelnemer speaker_label spreker/rol role rol""".split()
)
WORDS_HEADS = frozenset(
    """sentence sentences text tekst utterance utterance_text utterances words transcript transcriptie
    content zin zinnen uitspraak uitspraken dialogue dialoog speech spraak uiting fragment
    """.split()
) | {"spoken text", "gesproken tekst", "utterance text", "wat er gezegd wordt"}
TIME_HEADS = frozenset(
    "time tijd timestamp tijdcode timecode tijdstip start begin start_time starttime in".split()
) | {"start time", "time stamp", "time code", "begin time"}
TRANSCRIPT_HEADS = frozenset(
    "transcript_id transcriptid file bestand interview interview_id session conversation_id".split()
)

_CLOCK = re.compile(rf"{SPACE}{TIME}{SPACE}")
_LONGEST_LABEL = 60


def columns_by_heads(heads: Sequence[str]) -> Columns | None:
    """The columns by their heads; None where a speaker or the words have no column, or more than one."""
    plain = [" ".join(head.split()).casefold() for head in heads]
    words = [index for index, head in enumerate(plain) if head in WORDS_HEADS]
    speakers = [index for index, head in enumerate(plain) if head in SPEAKER_HEADS]
    if len(speakers) > 1:
        speakers = [index for index in speakers if "spe" in plain[index] or "spr" in plain[index]]
    times = [index for index, head in enumerate(plain) if head in TIME_HEADS]
    if len(words) != 1 or len(speakers) != 1:
        return None
    return Columns(speakers[0], words[0], times[0] if times else -1, 1)


def columns_by_cells(rows: Rows) -> Columns | None:
    """The columns of a table in a document: short names that come back beside long words; None if none."""
    width = max((len(row) for row in rows), default=0)
    full = [row for row in rows if len(row) == width]
    if width < 2 or width > 6 or len(full) < 2 or len(full) * 5 < len(rows) * 4:
        return None
    by_heads = columns_by_heads(full[0])
    if by_heads:
        return by_heads
    sizes = [sum(len(row[column]) for row in full) for column in range(width)]
    words = max(range(width), key=lambda column: sizes[column])
    times = [column for column in range(width) if column != words and _holds_times(full, column)]
    for column in range(width):
        if column != words and column not in times and _names_speakers(full, column, words):
            return Columns(column, words, times[0] if times else -1, 0)
    return None


def _holds_times(rows: Rows, column: int) -> bool:
    """Whether most filled cells of the column are clock times."""
    cells = [row[column] for row in rows if row[column].strip()]
    return sum(bool(_CLOCK.fullmatch(cell)) for cell in cells) * 2 > len(cells)


def _names_speakers(rows: Rows, column: int, words: int) -> bool:
    """Whether the column's cells are labels: short, with letters, and the same ones again and again."""
    cells = Counter(row[column].strip().rstrip(": ") for row in rows if row[column].strip())
    if len(cells) < 2 or any(len(cell) > _LONGEST_LABEL or "\n" in cell for cell in cells):
        return False
    if any(is_header_name(cell) or not any(map(str.isalpha, cell)) for cell in cells):
        return False
    filled = sum(cells.values())
    longer = sum(len(row[words]) for row in rows) > 2 * sum(len(row[column]) for row in rows)
    return longer and len(cells) * 2 <= filled + 2 and filled * 3 >= len(rows)
