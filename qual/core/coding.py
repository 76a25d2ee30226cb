"""Codings: a code on a stretch of a transcript, put there by a coder."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from qual.core.span import Span

CONTEXT = 32
"""Characters of context that an anchor keeps on each side."""

ORIGINS = ("manual", "suggestion", "search", "import")


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on a span by a coder.

    `transcript` is the transcript's name, `code` the code's id, `text` the words it covers, `origin` one of
    `ORIGINS`, `created` an ISO 8601 time in UTC.
    """

    transcript: str
    span: Span
    code: str
    coder: str
    text: str = ""
    memo: str = ""
    origin: str = "manual"
    created: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse an origin nobody knows."""
        if self.origin not in ORIGINS:
            raise ValueError(f"a coding comes from one of {', '.join(ORIGINS)}, not from '{self.origin}'")


class CodedWords(NamedTuple):
    """A coding as far as counting needs it.

    `text` are the words it covers, empty where others stand there now; `code` is the code's id.
    """

    id: str
    transcript: str
    start: int
    end: int
    text: str
    code: str
    coder: str


def coded_words(coding: Coding, text: str | None) -> CodedWords:
    """A coding as it stands in the text of its transcript, or without one where that is not there."""
    words = coding.text if text is None else coding.span.of(text)
    stands = text is None or (coding.span.end <= len(text) and coding.text in ("", words))
    return CodedWords(
        coding.id,
        coding.transcript,
        coding.span.start,
        coding.span.end,
        words if stands else "",
        coding.code,
        coding.coder,
    )


class Anchor(NamedTuple):
    """The words a span covers, with a little context before and after."""

    exact: str
    prefix: str
    suffix: str


def anchor(text: str, span: Span) -> Anchor:
    """The anchor of a span of `text`; a ValueError where the span runs past the end."""
    if span.end > len(text):
        raise ValueError(f"the text ends at {len(text)}, before {span.end}")
    return Anchor(
        text[span.start : span.end],
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def reading_order(coding: Coding) -> tuple[str, int, int, str, str, str]:
    """A key that sorts codings as a reader meets them."""
    return (coding.transcript, coding.span.start, coding.span.end, coding.code, coding.coder, coding.id)


def touching(codings: Iterable[Coding], span: Span) -> list[Coding]:
    """The codings that share a character with the span, in reading order."""
    return sorted((coding for coding in codings if coding.span.overlaps(span)), key=reading_order)


NAME_PREFIXES = ("qual_q_", "qual_p_")
"""How names of quotes begin: stable ones, and those of one publication."""


def public_name(document: str, name: str) -> str:
    """The name of a quote that holds for one document alone, so that publications cannot be linked."""
    raw = hashlib.sha256(f"{document}\0{name}".encode()).digest()[:16]
    return "qual_p_" + base64.b32encode(raw).decode("ascii").rstrip("=").lower()


def quote_name(coding: str) -> str:
    """The stable name of a quote, fit for a bookmark: "qual_q_" and its coding's id in base 32."""
    try:
        raw = uuid.UUID(coding).bytes
    except ValueError:
        raw = hashlib.sha256(coding.encode()).digest()[:16]
    return "qual_q_" + base64.b32encode(raw).decode("ascii").rstrip("=").lower()
