"""The table of interviews: `transcripts/interviews.csv`, one row per speaker of a file."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from qual.core.interview import InterviewRow
from qual.core.label_forms import PATTERN_EXAMPLE, pattern_mistake
from qual.core.study import Settings, fitting
from qual.errors import MaterialError, Problem
from qual.files.table import read_table

_HEADS = {
    "file": ("file", "transcript", "bestand", "bestandsnaam", "filename"),
    "kind": ("kind", "soort", "type"),
    "wave": ("wave", "golf"),
    "date": ("date", "datum"),
    "perspective": ("perspective", "perspectief"),
    "speaker": ("speaker", "spreker"),
    "respondent": ("respondent", "id"),
    "pattern": ("pattern", "patroon"),
}


def read_interviews(path: Path, settings: Settings) -> tuple[list[InterviewRow], list[Problem]]:
    """The rows of the table, and what to know of it.

    MaterialError, with every mistake, for a row without a file, a wave or perspective that the settings do
    not declare, and a speaker who has two rows.
    """
    table = read_table(path)
    columns = {name: table.head(*names) for name, names in _HEADS.items()}
    columns["file"] = table.needed(*_HEADS["file"])
    rows: list[InterviewRow] = []
    mistakes: list[Problem] = []
    lines: dict[tuple[str, str], int] = {}
    for row in table.rows:
        cells = {name: row[head].strip() if head else "" for name, head in columns.items()}
        wave = fitting(cells["wave"], settings.waves) or cells["wave"]
        perspective = settings.perspective_named(cells["perspective"]) or cells["perspective"]
        known = {"date": iso_date(cells["date"]), "wave": wave, "perspective": perspective}
        interview = InterviewRow(line=row.line, **cells | known)
        mistakes += _mistakes(table.place(row), interview, settings)
        first = lines.setdefault((interview.file, interview.speaker), row.line)
        if interview.file and first != row.line:
            speaker = f"speaker '{interview.speaker}' of " if interview.speaker else ""
            what = f"{speaker}'{interview.file}' also stands on line {first}"
            mistakes.append(Problem(table.place(row), what, "keep one row for each speaker of a file"))
        rows.append(interview)
    if mistakes:
        raise MaterialError(mistakes)
    return rows, list(table.problems)


def iso_date(text: str) -> str:
    """A date as year-month-day where it is one, with the day before the month; any other text as it is."""
    match = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text) or re.fullmatch(
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})", text
    )
    if not match:
        return text
    day, month, year = (match["d"], match["m"], match["y"]) if "y" in match.re.groupindex else match.groups()
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return text


def _mistakes(where: str, row: InterviewRow, settings: Settings) -> list[Problem]:
    """What is wrong with a row."""
    found = []
    if not row.file:
        found.append(Problem(where, "no file is named", "write the transcript's name under transcripts/"))
    mistake = pattern_mistake(row.pattern) if row.pattern else ""
    if mistake:
        found.append(Problem(where, f"the pattern {mistake}", PATTERN_EXAMPLE))
    if row.wave and settings.waves and row.wave not in settings.waves:
        hint = f"study.toml declares {', '.join(settings.waves)}"
        found.append(Problem(where, f"wave '{row.wave}' is not declared", hint))
    if row.perspective and settings.perspectives and row.perspective not in settings.perspectives:
        hint = f"study.toml declares {', '.join(settings.perspectives)}"
        found.append(Problem(where, f"perspective '{row.perspective}' is not declared", hint))
    return found
