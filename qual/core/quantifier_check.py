"""The words for how many in a written text, beside the counts.

A word is told only where no reading of it bears the share: the ranges of words that are not in the report's
key are wide, and a sentence with a
negation may be read of those who mention something or of those who do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from qual.core.quantifiers import LEAST_BASE, SCALES, Scale, word_for

_RANGES: dict[str, tuple[float, float]] = {
    "alle": (1.0, 1.0),
    "allemaal": (1.0, 1.0),
    "allen": (1.0, 1.0),
    "iedereen": (1.0, 1.0),
    "bijna alle": (0.85, 1.0),
    "vrijwel alle": (0.85, 1.0),
    "nagenoeg alle": (0.85, 1.0),
    "bijna iedereen": (0.85, 1.0),
    "vrijwel iedereen": (0.85, 1.0),
    "het merendeel": (0.5, 0.95),
    "merendeel": (0.5, 0.95),
    "de meerderheid": (0.5, 0.95),
    "een meerderheid": (0.5, 0.95),
    "een ruime meerderheid": (0.6, 0.95),
    "een grote meerderheid": (0.6, 0.97),
    "de meeste": (0.55, 0.95),
    "de meesten": (0.55, 0.95),
    "velen": (0.5, 1.0),
    "veel": (0.4, 1.0),
    "meer dan de helft": (0.5, 0.85),
    "minder dan de helft": (0.15, 0.5),
    "een deel": (0.1, 0.6),
    "een groot deel": (0.4, 0.95),
    "een klein deel": (0.0, 0.3),
    "een minderheid": (0.05, 0.5),
    "een aantal": (0.05, 0.5),
    "sommige": (0.03, 0.45),
    "sommigen": (0.03, 0.45),
    "enkele": (0.0, 0.3),
    "enkelen": (0.0, 0.3),
    "een enkele": (0.0, 0.15),
    "een enkeling": (0.0, 0.15),
    "een klein aantal": (0.0, 0.25),
    "een zeer klein aantal": (0.0, 0.12),
    "een paar": (0.0, 0.3),
    "een handvol": (0.0, 0.5),
    "weinig": (0.0, 0.3),
    "geen enkele": (0.0, 0.0),
    "geen enkel": (0.0, 0.0),
    "geen": (0.0, 0.0),
    "geen van": (0.0, 0.0),
    "niemand": (0.0, 0.0),
    "all": (1.0, 1.0),
    "every": (1.0, 1.0),
    "everyone": (1.0, 1.0),
    "everybody": (1.0, 1.0),
    "almost all": (0.85, 1.0),
    "nearly all": (0.85, 1.0),
    "almost everyone": (0.85, 1.0),
    "nearly everyone": (0.85, 1.0),
    "the majority": (0.5, 0.95),
    "a majority": (0.5, 0.95),
    "most": (0.55, 0.95),
    "many": (0.4, 1.0),
    "more than half": (0.5, 0.85),
    "less than half": (0.15, 0.5),
    "fewer than half": (0.15, 0.5),
    "a minority": (0.05, 0.5),
    "several": (0.03, 0.5),
    "some": (0.03, 0.5),
    "a few": (0.0, 0.3),
    "few": (0.0, 0.3),
    "a small number": (0.0, 0.25),
    "a handful": (0.0, 0.5),
    "none": (0.0, 0.0),
    "no": (0.0, 0.0),
    "nobody": (0.0, 0.0),
    "no one": (0.0, 0.0),
}
"""Words and the shares that a reader may take them for."""

_FRACTIONS = {
    "de helft": 1 / 2,
    "half": 1 / 2,
    "een derde": 1 / 3,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "twee derde": 2 / 3,
    "tweederde": 2 / 3,
    "two thirds": 2 / 3,
    "two-thirds": 2 / 3,
    "een kwart": 1 / 4,
    "a quarter": 1 / 4,
    "driekwart": 3 / 4,
    "drie kwart": 3 / 4,
    "three quarters": 3 / 4,
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "\u00e9\u00e9n e\u00e9n one",
            "twee two",
            "drie three",
            "vier four",
            "vijf five",
            "zes six",
            "zeven seven",
            "acht eight",
            "negen nine",
            "tien ten",
            "elf eleven",
            "twaalf twelve",
            "dertien thirteen",
            "veertien fourteen",
            "vijftien fifteen",
            "zestien sixteen",
            "zeventien seventeen",
            "achttien eighteen",
            "negentien nineteen",
            "twintig twenty",
        ),
        start=1,
    )
    for word in words.split()
}
_SMALL = 0.25
"""Steps of the key that begin below this share are of few people, who may be a part of those meant."""

_APART = 0.1
"""How far a share may lie from "half" or "a third"."""


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_NOUNS = (
    r"(?:respondent(?:en)?|deelnemers?|ge.nterviewden?|gesprekspartners?|mensen|personen|werkgevers?|"
    r"(?:arbeids)?deskundigen?|sprekers?|cli.nten|zij|hen|hun|respondents?|participants?|interviewees?|people|"
    r"persons|employers?|experts?|them|those interviewed|clients?)"
)
_VERBS = (
    r"(?:noem(?:en|t|den|de)?|zeg(?:gen|t)?|zeiden|zei|vertel(?:len|t|den|de)|vind(?:en|t)|vonden|vond|"
    r"ervaren|ervaart|ervoeren|ervoer|ge(?:eft|ven)|gaf|gaven|spre(?:ekt|ken)|mention(?:s|ed)?|says?|said|"
    r"report(?:s|ed)?|describe[sd]?|talk(?:s|ed)?|experience[sd]?|name[sd]?)"
)
_OF = r"(?:van|onder|of|among)"
_WHO = r"(?:de|het|onze|deze|alle|ge.nterviewde|the|our|these|all|interviewed)"
_NUMBER = rf"(?:{_any(list(_NUMBERS))}|\d{{1,4}})"
_STANDS = (
    rf"(?=\s+(?:(?:{_OF}\s+)?(?:{_WHO}\s+)*(?:{_NUMBER}\s+)?(?P<noun>{_NOUNS})\b"
    rf"(?!\s+(?:die|dat|met|uit|zonder|who|that|with|without|from)\b)|(?P<verb>{_VERBS})\b))"
)
_PATTERN = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<part>{_NUMBER})\s+(?:van|of|out of)\s+(?:de|the|onze|our)\s+(?P<base>{_NUMBER})"
    rf"|(?P<but>op\s+(?P<left>{_NUMBER})\s+na\s+alle|all\s+but\s+(?P<left_en>{_NUMBER}))"
    rf"|(?P<hedge>ruim|iets meer dan|bijna|krap|ongeveer|circa|zo.n|about|around|nearly|almost|over)?\s*"
    rf"(?P<fraction>{_any(list(_FRACTIONS))})"
    rf"|(?P<deny>(?:lang\s+)?niet|not|by no means)\s+"
    rf"(?P<denied>alle|allen|iedereen|veel|velen|all|everyone|every|everybody|many|most)"
    rf"|(?P<word>{_any(list(_RANGES))})"
    rf"|(?P<number>{_NUMBER})"
    rf"){_STANDS}"
    rf"|(?<![\w-])(?P<alone>{_NUMBER})\s+(?:van|of|out of)\s+(?:de|the|onze|our)\s+"
    rf"(?P<whole>{_NUMBER})(?![,.]?\w)",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:niet|geen|nooit|niets|not|never|don.t|doesn.t|didn.t|no)\b", re.IGNORECASE)
_UNTOLD = re.compile(
    rf"^\W*(?:\w+\W+){{0,6}}?(?:{_VERBS}\s+(?:(?!dat\b|that\b)\w+\s+){{0,3}}niet\b|"
    rf"(?:do|does|did)(?: not|n.t)\s+{_VERBS})",
    re.IGNORECASE,
)


class Misfit(NamedTuple):
    """A word in a text that the counts do not bear: where it stands (characters), and a word that fits.

    `people` is the noun that stands with it ("deelnemers"), empty where there is none; `whole` the base that
    it states itself ("vijf van de twaalf"), else 0.
    """

    start: int
    end: int
    word: str
    part: int
    base: int
    better: str
    people: str = ""
    whole: int = 0


def exact_counts(text: str) -> list[str]:
    """The expressions in a text that tell exactly how many people: "vijf van de twaalf", "één deelnemer"."""
    return [match[0].strip() for match in _PATTERN.finditer(text) if _is_exact(match)]


def _is_exact(match: re.Match[str]) -> bool:
    low, high = _RANGES[match["word"].casefold()] if match["word"] else (0.0, 1.0)
    return bool(match["part"] or match["but"] or match["number"] or low == high)


def check_words(text: str, part: int, base: int, scale: Scale = SCALES["own", "nl"]) -> list[Misfit]:
    """The words for "how many of them" in a summary of a theme that `part` of `base` respondents mention.

    Only words that stand with people, or with a verb of saying, are looked at ("de meeste deelnemers",
    "sommigen zeggen", "vijf van de twaalf ge\u00efnterviewden"), and not those of a part of them ("de meeste
    deelnemers die ..."). A number alone may be that of a part, so it misfits only where it is too large;
    "vijf van de twaalf" needs no people beside it where twelve is the base. From a base of ten on a word of
    the scale means what its key says, but for those of a small part, which may be a part of them.
    """
    if not base:
        return []
    found = []
    for match in _PATTERN.finditer(text):
        if match["alone"] and _number(match["whole"]) != base:
            continue
        holds = _keyed(match, scale)
        behind = re.split(r"[,.;:!?]", text[match.end() :], maxsplit=1)[0]
        absent = bool(_UNTOLD.search(behind)) and not match["deny"]
        either = bool(_NEGATION.search(behind)) and not absent
        readings = [base - part] if absent else [part, base - part] if either else [part]
        if any(holds(each, base) for each in readings):
            continue
        plain = (
            base < LEAST_BASE or absent or match["part"] or match["alone"] or match["number"] or match["but"]
        )
        better = f"{part} / {base}" if plain else word_for(part, base, scale) or ""
        whole = match["base"] or match["whole"]
        found.append(
            Misfit(
                match.start(),
                match.end(),
                match[0].strip(),
                part,
                base,
                better,
                match["noun"] or "",
                _number(whole) if whole else 0,
            )
        )
    return found


def _meaning(match: re.Match[str]) -> Callable[[int, int], bool]:
    """What an expression claims of so many of a base."""
    if match["part"] or match["alone"]:
        said = _number(match["part"] or match["alone"]), _number(match["base"] or match["whole"])
        return lambda part, base: (part, base) == said
    if match["but"]:
        left = _number(match["left"] or match["left_en"])
        return lambda part, base: base - part == left
    if match["number"]:
        number = _number(match["number"])
        return lambda part, _base: number <= part
    if match["fraction"]:
        middle = _FRACTIONS[match["fraction"].casefold()]
        hedge = (match["hedge"] or "").casefold()
        low, high = middle - _APART, middle + _APART
        if hedge in ("ruim", "iets meer dan", "over"):
            low, high = middle, middle + 1.5 * _APART
        elif hedge in ("bijna", "krap", "nearly", "almost"):
            low, high = middle - 1.5 * _APART, middle
        return lambda part, base: low - 1e-9 <= part / base <= high + 1e-9
    if match["deny"]:
        most = 0.6 if match["denied"].casefold() in ("veel", "velen", "many", "most") else 1.0
        if "lang" in match["deny"].casefold() or "means" in match["deny"].casefold():
            most = 0.85
        return lambda part, base: part < base and part / base <= most
    low, high = _RANGES[match["word"].casefold()]
    return lambda part, base: low <= part / base <= high


def _keyed(match: re.Match[str], scale: Scale) -> Callable[[int, int], bool]:
    """The same, by the step of the key that a report prints where the word stands in it."""
    wide = _meaning(match)
    said = " ".join(match[0].split()).casefold()
    step = next((each for each in scale.steps if said in (each.word, f"{each.word}n")), None)
    if step is None or step.low < _SMALL:
        return wide
    return lambda part, base: step.holds(part / base) if base >= LEAST_BASE else wide(part, base)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.casefold()]
