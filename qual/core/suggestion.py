"""Suggestions: a code the machine would put on a passage, and why; no coding until a coder takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from qual.core.span import Span
from qual.core.words import say

FEWEST_CODINGS = 10
FEWEST_RESPONDENTS = 3
"""A code with less than that is not spoken for in the inbox."""


class Reason(NamedTuple):
    """One thing that speaks for a suggestion, or with a negative weight against it.

    `kind` says what it is ("cue", "negation", …), `text` the words as they stand in the passage.
    """

    kind: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code for a span; `transcript` is the transcript's name, `score` runs from 0 to 1."""

    id: str
    transcript: str
    span: Span
    text: str
    code: str
    score: float
    why: tuple[Reason, ...]

    def __post_init__(self) -> None:
        """Refuse a score outside 0 to 1, and a suggestion that cannot explain itself."""
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score runs from 0 to 1, not {self.score}")
        if not self.why:
            raise ValueError(f"a suggestion of '{self.code}' without a reason")


class CodeLearnt(NamedTuple):
    """What was learnt of a code: its codings, how well it is ranked (average precision), what the inbox does.

    `speaks` says whether the inbox speaks for it; `inbox` says so in words, with what it needs. Of `decided`
    suggestions from codings people took `taken`.
    """

    code: str
    codings: int
    respondents: int
    ranking: float | None
    speaks: bool
    inbox: str
    taken: int = 0
    decided: int = 0


class Learnt(NamedTuple):
    """What the learner knows now: judged sentences, each code, and its promise beside what came of it.

    `language` says what reads the words.
    """

    sentences: int
    codes: tuple[CodeLearnt, ...]
    promise: str
    language: str = ""


class Born(NamedTuple):
    """A coding that came from a suggestion, with the suggestion's run, rank and reasons.

    `code` is the code's name, `created` when the run was, `why` the reasons in words.
    """

    place: str
    code: str
    coder: str
    created: str
    rank: int
    score: float
    why: tuple[str, ...]


def in_words(reason: Reason) -> str:
    """A reason as people read it."""
    return say(f"suggest.why.{reason.kind}", text=reason.text)


def inbox_order(suggestion: Suggestion) -> tuple[float, str, int, int, str]:
    """A key that sorts the surest first, then as a reader meets them."""
    return (
        -suggestion.score,
        suggestion.transcript,
        suggestion.span.start,
        suggestion.span.end,
        suggestion.code,
    )


def suggestion_json(suggestion: Suggestion) -> dict[str, object]:
    """The suggestion as `suggest --json` prints it."""
    return {
        "id": suggestion.id,
        "transcript": suggestion.transcript,
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "text": suggestion.text,
        "code": suggestion.code,
        "score": suggestion.score,
        "why": [reason._asdict() for reason in suggestion.why],
    }
