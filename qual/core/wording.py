"""Words that sell a sample chosen on purpose as something it is not, Dutch and English."""

from __future__ import annotations

import re

_RISKY: tuple[tuple[str, str], ...] = (
    (
        r"\brepresentati(?:ef|eve|viteit)\b|"
        r"\bafspiegeling van (?:de|het) (?:\w+ )?(?:populatie|doelgroep|bevolking)\b",
        "say 'een dwarsdoorsnede van' or 'gericht geselecteerd op'",
    ),
    (r"\brepresentative(?:ness)?\b", "say 'a cross-section of' or 'chosen for'"),
    (
        r"\bgeneraliseer\w*|\bte generaliseren\b|\bgenerali[sz]able\b|\bbe generali[sz]ed\b|"
        r"\bgeld(?:t|en) voor (?:de (?:hele|gehele) |alle )\w+|\bapply to (?:the whole|all)\b",
        "what some people said holds for them: say who they are",
    ),
    (r"\bsignifican(?:t|te|tie|ce|tly)\b", "themes are counted, not tested: give the numbers"),
    (
        r"\d+(?:[.,]\d+)? ?(?:%|procent|percent) van de (?:deelnemers|respondenten|ge[i\u00ef]nterviewden)\b",
        "write 'x van de n ge\u00efnterviewden'",
    ),
    (
        r"\d+(?:[.,]\d+)? ?(?:%|percent) of (?:the )?(?:participants|respondents)\b",
        "write 'x of the n interviewed'",
    ),
    (r"\bgemiddelde deelnemers?\b|\baverage participants?\b", "nobody is the average: say how many"),
    (r"\bfoutmarges?\b|\bmargins? of error\b", "a sample chosen on purpose has none"),
    (r"\bgeen verschil\b|\bno difference\b", "a test that finds nothing shows no sameness: give the numbers"),
    (
        r"(?<!van )\bde deelnemers vinden\b|(?:^|(?<=[.!?] ))deelnemers vinden\b|"
        r"(?<!of )\bthe participants believe\b|(?:^|(?<=[.!?] ))participants believe\b",
        "say how many of them",
    ),
)


_DENIALS = re.compile(
    r"\b(?:niet|geen|nooit|noch|zonder|evenmin|not|no|never|nor|nothing|without|cannot|can't|isn't|aren't)\b",
    re.IGNORECASE,
)
_DOUBLED = re.compile(
    r"\b(?:niet alleen|niet slechts|not only|not just|geen twijfel|no doubt)\b", re.IGNORECASE
)
_MAY_BE_DENIED = (
    "representat",
    "significan",
    "generali",
    "afspiegeling",
    "geld",
    "apply",
    "foutmarge",
    "margin",
)


def risky_words(text: str) -> list[tuple[str, str]]:
    """The words of a text that claim too much, each with what to write instead.

    A clause that denies what it says ("niet representatief", "no statement on representativeness") claims
    nothing.
    """
    found = []
    for pattern, hint in _RISKY:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            may = any(each in match[0].casefold() for each in _MAY_BE_DENIED)
            if not (may and _is_denied(text, match.start(), match.end())):
                found.append((match[0], hint))
    return found


def _is_denied(text: str, start: int, end: int) -> bool:
    """Whether the clause around some words denies it."""
    before = re.split(r"[.!?;:]\s|,\s(?:maar|but)\s|\n", text[:start])[-1]
    behind = re.split(r"[.!?;:](?:\s|$)|,|\n|\b(?:maar|but)\b", text[end:], maxsplit=1)[0]
    clause = _DOUBLED.sub("", f"{before} {behind}")
    return bool(_DENIALS.search(clause))
