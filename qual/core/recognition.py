"""Whether an attribution could tell who a respondent is."""

from __future__ import annotations

import re

MOST_TRAITS = 2
"""So many traits of a person may stand together."""

_BRACKETS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_PLACE = re.compile(r"\b(?:uit|in|op|te|bij|van|from|at|near)\s+[A-ZÀ-Þ][\w'’-]+")
_ONLY = re.compile(r"\b(?:enige|only)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:meneer|mevrouw|dhr\.?|mw\.?|mr\.?|mrs\.?|ms\.?|dr\.?)\s+(?P<name>[A-ZÀ-Þ][\w'’-]+)"
)


def recognition_risks(attribution: str) -> tuple[str, ...]:
    """The reasons why an attribution could identify a person; none where it says little."""
    reasons = []
    traits = [
        part.strip()
        for inside in _BRACKETS.findall(attribution)
        for part in re.split(r"[,;]|\s(?:en|and)\s", inside)
        if part.strip()
    ]
    traits += re.split(r"\s[·•|]\s", attribution)[1:]
    if len(traits) > MOST_TRAITS:
        reasons.append(f"{len(traits)} traits together")
    if _PLACE.search(attribution):
        reasons.append("a place or employer is named")
    if _TITLE.search(attribution):
        reasons.append("a person is named")
    if _ONLY.search(attribution):
        reasons.append("it says that there is only one")
    return tuple(reasons)
