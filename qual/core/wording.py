"""Words that sell a sample chosen on purpose as something it is not, Dutch and English."""

from __future__ import annotations

import re

_RISKY: tuple[tuple[str, str], ...] = (
    (
        r"representatie(?:f|ve|viteit)\b|\brepresentative(?:ness)?\b",
        "say 'a cross-section of' or 'chosen for'",
    ),
    (r"\bsignifican(?:t|te|tie|ce|tly)\b", "themes are counted, not tested: give the numbers"),
    (
        r"\d+(?:[.,]\d+)? ?(?:%|procent|percent) van de (?:deelnemers|respondenten|ge[i\u00ef]nterviewden)\b",
        "write 'x of the n who were interviewed'",
    ),
    (
        r"\d+(?:[.,]\d+)? ?(?:%|percent) of (?:the )?(?:participants|respondents)\b",
        "write 'x of the n interviewed'",
    ),
    (r"\bgemiddelde deelnemers?\b|\baverage participants?\b", "nobody is the average: say how many"),
    (r"\bfoutmarges?\b|\bmargins? of error\b", "a sample chosen on purpose has none"),
    (r"\bgeen verschil\b|\bno difference\b", "a test that finds nothing shows no sameness: give the numbers"),
    (r"\bde deelnemers vinden\b|\bde gemiddelde\b|\bparticipants believe\b", "say how many of them"),
)


def risky_words(text: str) -> list[tuple[str, str]]:
    """The words of a text that claim too much, each with what to write instead."""
    found = []
    for pattern, hint in _RISKY:
        found += [(match[0], hint) for match in re.finditer(pattern, text, re.IGNORECASE)]
    return found
