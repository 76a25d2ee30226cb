"""Transcripts: what was said, in turns, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words, `start` to `end` in the canonical text without the label.

    `index` counts from 0; `speaker` is the label as printed, empty where the text names nobody; `time` is
    seconds from the start of the recording, or None.
    """

    index: int
    start: int
    end: int
    speaker: str
    time: float | None = None

    def __post_init__(self) -> None:
        """Refuse a turn that ends before it starts."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"turn {self.index} ends at {self.end}, before its start {self.start}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A label in a transcript, and the respondent behind it if there is one.

    `role` is "interviewer", "respondent" (mapped), "unmapped" or "withdrawn" (a person who took their words
    back; the label is a placeholder).
    """

    label: str
    respondent: str | None = None
    role: str = "unmapped"
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Transcript:
    """The facts of a transcript, without its text.

    `name` is its path under `transcripts/` with ending; `sha256` that of the source file; `version` the id of
    the text version in use; `characters` and `turns` are numbers.
    """

    id: str
    name: str
    file: str
    sha256: str
    kind: str
    wave: str
    date: str
    perspective: str
    characters: int
    turns: int
    speakers: tuple[Speaker, ...]
    version: str = ""


@dataclass(frozen=True, slots=True)
class TranscriptText:
    """A transcript with its canonical text and turns.

    `event` is the number of the event that last brought or rewrote this text: a text that was rewritten in
    its place keeps the id of its version.
    """

    transcript: Transcript
    text: str
    turns: tuple[Turn, ...]
    event: int = 0

    @property
    def name(self) -> str:
        """The transcript's name."""
        return self.transcript.name


@dataclass(frozen=True, slots=True)
class TurnPlaces:
    """Who speaks where in a transcript, without its words: as many numbers as there are turns."""

    transcript: Transcript
    numbers: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    speakers: Sequence[str]

    @property
    def name(self) -> str:
        """The transcript's name."""
        return self.transcript.name


def turn_places(text: TranscriptText) -> TurnPlaces:
    """Where the turns of a transcript lie."""
    turns = text.turns
    return TurnPlaces(
        text.transcript,
        [turn.index for turn in turns],
        [turn.start for turn in turns],
        [turn.end for turn in turns],
        [turn.speaker for turn in turns],
    )


def turn_number(index: int) -> int:
    """The number by which people know a turn, on the screen and in documents; programs count from 0."""
    return index + 1


def interviewer_labels(transcript: Transcript) -> frozenset[str]:
    """The labels that are interviewers."""
    return frozenset(speaker.label for speaker in transcript.speakers if speaker.role == "interviewer")
