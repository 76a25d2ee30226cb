"""Coded transcripts in a small notation: `"R07: {motivatie|Ik wil weer werken}."`."""

from __future__ import annotations

import re

from qual.core.coding import Coding
from qual.core.span import Span

_MARK = re.compile(r"\{([a-z0-9-]+(?:@[a-z]+)?)\||\}")


def coded(marked: str, transcript: str = "R07.txt", coder: str = "anna") -> tuple[str, list[Coding]]:
    """The plain text and the codings that the notation marks; `{code@coder|words}` names another coder."""
    text, open_marks, codings, at = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            open_marks.append((mark.group(1), len(text)))
        else:
            label, start = open_marks.pop()
            code, _, by = label.partition("@")
            span = Span(start, len(text))
            codings.append(Coding(transcript, span, code, by or coder, span.of(text)))
    text += marked[at:]
    assert not open_marks, f"never closed: {open_marks}"
    return text, sorted(codings, key=lambda coding: coding.span)
