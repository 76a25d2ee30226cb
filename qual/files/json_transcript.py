"""Transcripts in JSON: WhisperX and other programs that write a list of who says what when."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeGuard

from qual.core.label_forms import seconds
from qual.core.spoken import Piece, joined, one_turn_each
from qual.errors import MaterialError, Problem
from qual.files.plain_text import decode
from qual.files.source import LARGEST_FILE, Reading, refused
from qual.files.web_page import paragraphs_of_page

VERSION = "1"

_WORDS = (
    "text",
    "content",
    "transcript",
    "utterance",
    "sentence",
    "punctuated_word",
    "word",
    "value",
    "tekst",
)
_SPEAKER = (
    "speaker",
    "speaker_label",
    "speakerName",
    "speaker_name",
    "speakerId",
    "speaker_id",
    "spreker",
    "name",
)
_START = ("start", "start_time", "startTime", "begin", "from", "timestamp", "time")
_END = ("end", "end_time", "endTime", "to")
_NAME_OF_SPEAKER = ("name", "displayName", "label")
_ID_OF_SPEAKER = ("id", "spkid", "speaker", "speaker_id")

Record = Mapping[str, object]


def read_json(data: bytes, where: str) -> Reading:
    """The words of the records in a list, each with its speaker; records in one go are joined into turns.

    Records with times (WhisperX's `segments`) are joined, others are a turn each. oTranscribe's .otr, which
    is JSON around a page of HTML, is read as that page.
    """
    text, problems = decode(data, where)
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise refused(f"{where}{line}", "is damaged: no JSON", "export it again") from None
    if isinstance(whole, dict) and isinstance(whole.get("text"), str) and "<p" in str(whole["text"])[:200]:
        return paragraphs_of_page(str(whole["text"]), where)
    records = _records(whole)
    if not records:
        raise refused(
            where,
            "is JSON without a list of who says what",
            'a transcript has a list of {"speaker": ..., "text": ...}, such as the segments of WhisperX',
        )
    names = _names(whole)
    timed = any(_first(record, _START) is not None for record in records)
    unit = _unit(records)
    pieces = [_piece(record, names, unit) for record in records]
    pieces = [piece for piece in pieces if piece.words]
    if not pieces:
        raise refused(where, "holds no text", "leave it out, or check that the right file was saved")
    nameless = sum(not piece.speaker for piece in pieces)
    if 0 < nameless < len(pieces):
        what = f"{nameless} of {len(pieces)} pieces have no speaker"
        problems.append(Problem(where, what, "they are turns of nobody; name the speaker in the file"))
    text, layout = joined(pieces) if timed else one_turn_each(pieces)
    return Reading(text, problems, layout)


def is_transcript(path: Path) -> bool:
    """Whether a file holds a list of who says what, so that a folder's import takes it in."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return False
        records = _records(json.loads(decode(path.read_bytes(), path.name)[0]))
    except (ValueError, RecursionError, MaterialError, OSError):
        return False
    return any(_first(each, _SPEAKER) is not None or _first(each, _START) is not None for each in records)


def _records(whole: object) -> list[Record]:
    """The longest list of records with words, at the top or one or two levels down."""
    found: list[list[Record]] = []
    level: list[object] = [whole]
    for _ in range(3):
        below: list[object] = []
        for each in level:
            if _is_list_of_records(each):
                found.append([record for record in each if _said(record)])
            elif isinstance(each, dict):
                below += each.values()
        level = below
        if any(found):
            break
    return max(found, key=len, default=[])


def _is_list_of_records(value: object) -> TypeGuard[Sequence[Record]]:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _first(record: Record, keys: Sequence[str]) -> object:
    """The value under the first of the keys that the record has."""
    return next((record[key] for key in keys if record.get(key) is not None), None)


def _said(record: Record) -> str:
    """The words of a record, put together from single words where it has only those."""
    words = _first(record, _WORDS)
    if isinstance(words, str):
        return " ".join(words.split())
    parts = record.get("words")
    if not _is_list_of_records(parts):
        return ""
    return " ".join(f"{_said(part)}{part.get('punct') or ''}" for part in parts).strip()


def _names(whole: object) -> dict[str, str]:
    """The names that the file gives to the numbers of its speakers."""
    listed = whole.get("speakers") if isinstance(whole, dict) else None
    if isinstance(listed, dict):
        return {str(key): str(name) for key, name in listed.items() if isinstance(name, str) and name.strip()}
    if not _is_list_of_records(listed):
        return {}
    pairs = ((_first(each, _ID_OF_SPEAKER), _first(each, _NAME_OF_SPEAKER)) for each in listed)
    return {str(key): str(name) for key, name in pairs if key is not None and name}


def _unit(records: Sequence[Record]) -> float:
    """What a number in a time is worth in seconds: whole numbers past ten hours are milliseconds."""
    times = [time for record in records for time in (_first(record, _START), _first(record, _END))]
    numbers = [time for time in times if isinstance(time, int | float)]
    whole = all(isinstance(time, int) for time in numbers)
    return 0.001 if numbers and whole and max(numbers) > 36_000 else 1.0


def _time(value: object, unit: float) -> float | None:
    """A time in seconds; None where it is not one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) * unit if value >= 0 else None
    if isinstance(value, str):
        try:
            return seconds(value) if ":" in value else float(value)
        except ValueError:
            return None
    return None


def _piece(record: Record, names: Mapping[str, str], unit: float) -> Piece:
    speaker = _first(record, _SPEAKER)
    if isinstance(speaker, dict):
        speaker = _first(speaker, _NAME_OF_SPEAKER + _ID_OF_SPEAKER)
    label = "" if speaker is None else " ".join(str(speaker).split())
    start, end = _time(_first(record, _START), unit), _time(_first(record, _END), unit)
    return Piece(names.get(label, label), _said(record), start, end)
