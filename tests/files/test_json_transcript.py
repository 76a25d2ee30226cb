"""Transcripts in JSON."""

from __future__ import annotations

import json

import pytest

from qual.errors import MaterialError
from qual.files.json_transcript import read_json


def turns(whole: object) -> list[tuple[str, float | None, str]]:
    """Speaker, time and words of every turn."""
    text, _, layout, _ = read_json(json.dumps(whole).encode(), "a.json")
    assert layout is not None
    return [(turn.speaker, turn.time, text[turn.start : turn.end]) for turn in layout.turns]


def test_segments_of_one_speaker_are_one_turn() -> None:
    whisperx = {
        "segments": [
            {"start": 0.5, "end": 2.0, "text": " Hoe gaat het", "speaker": "SPEAKER_00", "words": []},
            {"start": 2.0, "end": 3.0, "text": " met je?", "speaker": "SPEAKER_00"},
            {"start": 3.5, "end": 4.0, "text": " Goed.", "speaker": "SPEAKER_01"},
        ],
        "language": "nl",
    }

    assert turns(whisperx) == [
        ("SPEAKER_00", 0.5, "Hoe gaat het met je?"),
        ("SPEAKER_01", 3.5, "Goed."),
    ]


def test_records_without_times_are_a_turn_each() -> None:
    meeting = {
        "topics": [],
        "turns": [{"speaker": "A", "content": "Ja."}, {"speaker": "A", "content": "Nee."}],
    }

    assert turns(meeting) == [("A", None, "Ja."), ("A", None, "Nee.")]


def test_milliseconds_and_names_of_numbered_speakers_are_understood() -> None:
    whole = {
        "speakers": [{"spkid": "1", "name": "Anna"}],
        "segments": [
            {"speaker": "1", "start": 61_000, "end": 90_000, "words": [{"text": "Ja", "punct": "."}]}
        ],
    }

    assert turns(whole) == [("Anna", 61.0, "Ja.")]


def test_a_segment_without_a_speaker_is_nobodys_and_said() -> None:
    whole = [{"speaker": "A", "start": 1, "text": "Ja."}, {"start": 2, "text": "Nee."}]
    _, [problem], layout, _ = read_json(json.dumps(whole).encode(), "a.json")

    assert layout is not None
    assert [turn.speaker for turn in layout.turns] == ["A", ""]
    assert "1 of 2" in problem.what


def test_a_page_of_otranscribe_is_read_as_a_page() -> None:
    page = '<p><span class="timestamp">00:03</span> I: Hoe?</p><p>R: Goed.</p>'
    text = read_json(json.dumps({"text": page, "media": "a.mp3"}).encode(), "a.otr").text

    assert text == "00:03 I: Hoe?\nR: Goed."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{", "damaged"),
        (b"[1, 2]", "without a list"),
        (b"[" * 100_000, "damaged"),
        (b'[{"text": ""}]', "without"),
    ],
)
def test_what_is_no_transcript_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(MaterialError, match=what):
        read_json(data, "a.json")
