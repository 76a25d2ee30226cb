"""Words that are one word in two spellings: British and American, letters swapped, numbers in digits."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = {
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
}
_TENS = {
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_ONE = frozenset("een one".split())
"""Also an article or a pronoun: "een" and "1" need not be the same."""


def _amounts() -> dict[str, str]:
    """What the number words up to a hundred say, in digits; a compound is one word, as in Dutch."""
    found = {"honderd": "100", "hundred": "100", "duizend": "1000", "thousand": "1000"}
    for language, words in _UNITS.items():
        units, tens = words.split(), _TENS[language].split()
        found |= {word: str(number) for number, word in enumerate(units)}
        for ten, word in enumerate(tens, start=2):
            found[word] = str(10 * ten)
            for number, unit in enumerate(units[1:10], start=1):
                joined = (f"{unit}en{word}",) if language == "nl" else (f"{word} {unit}", f"{word}{unit}")
                found |= dict.fromkeys(joined, str(10 * ten + number))
    return {word: digits for word, digits in found.items() if word not in _ONE}


_AMOUNTS = _amounts()
SIGNS = {
    "procent": "%", "percent": "%", "%": "%", "euro": "€", "euros": "€", "€": "€", "pond": "£", "pounds": "£",
    "£": "£", "dollar": "$", "dollars": "$", "$": "$",
}  # fmt: skip
"""What is counted, by its word or sign."""

_GROUPED = {"nl": re.compile(r"\d{1,3}(?:\.\d{3})+"), "en": re.compile(r"\d{1,3}(?:,\d{3})+")}

_BRITISH = (
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)\Z)"), "iz"),
    (re.compile(r"(?<=\w{3})ys(?=(?:e|es|ed|er|ers|ing)\Z)"), "yz"),
)
_IN_OUR = re.compile(
    r"\b(\w*(?:col|lab|fav|hon|hum|behavi|neighb|rum|harb|arm|endeav|vap|val|vig|flav|sav|od|tum|parl|glam|"
    r"rig|splend|cand|ranc|clam))our(?=\w*)"
)
_DOUBLED = re.compile(
    r"\b((?:un)?(?:trave|cance|labe|mode|counse|signa|fue|dia|channe|leve|quarre|pane|tunne|marve))ll"
    r"(?=(?:ed|ing|er|ers|or|ors|ings)\b)"
)
_WHOLE = {
    "centre": "center", "centres": "centers", "theatre": "theater", "theatres": "theaters", "litre": "liter",
    "litres": "liters", "fibre": "fiber", "metre": "meter", "metres": "meters", "kilometre": "kilometer",
    "kilometres": "kilometers", "programme": "program", "programmes": "programs", "grey": "gray",
    "defence": "defense", "offence": "offense", "licence": "license", "practise": "practice",
    "practised": "practiced", "practising": "practicing", "cheque": "check", "cheques": "checks",
    "tyre": "tire", "tyres": "tires", "mum": "mom", "mums": "moms", "mummy": "mommy", "learnt": "learned",
    "spelt": "spelled", "burnt": "burned", "dreamt": "dreamed", "judgement": "judgment", "ageing": "aging",
    "fulfil": "fulfill", "enrol": "enroll", "enrolment": "enrollment", "skilful": "skillful",
    "organisational": "organizational", "jewellery": "jewelry", "pyjamas": "pajamas",
    "sceptical": "skeptical", "cosy": "cozy", "plough": "plow", "kerb": "curb", "catalogue": "catalog",
    "dialogue": "dialog", "ok": "okay",
}  # fmt: skip


def is_same_word(said: str, shown: str) -> bool:
    """Whether two comparable words are one word, British and American.

    >>> is_same_word("emphasise", "emphasize"), is_same_word("four", "for")
    (True, False)
    """
    return said == shown or _american(said) == _american(shown)


def is_swapped(said: str, shown: str) -> bool:
    """Whether two neighbouring letters within a word changed places ("niemand", "niemnad")."""
    if len(said) != len(shown) or said == shown or said[0] != shown[0]:
        return False
    at = next(at for at, (one, other) in enumerate(zip(said, shown, strict=True)) if one != other)
    return said[:at] + said[at : at + 2][::-1] + said[at + 2 :] == shown


def is_same_amount(said: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether comparable words are one amount in letters and in digits, with the sign of what is counted.

    >>> is_same_amount(["drie"], ["3"]), is_same_amount(["40", "euro"], ["€", "40"])
    (True, True)
    """
    was, now = _amount(said), _amount(shown)
    return bool(was) and was == now


def ungrouped(word: str, language: str) -> str:
    """A number without the marks that part its thousands in a language; any other word as it is.

    >>> ungrouped("1.200", "nl"), ungrouped("1.200", "en"), ungrouped("1,200", "en")
    ('1200', '1.200', '1200')
    """
    grouped = _GROUPED.get(language)
    return re.sub(r"\D", "", word) if grouped and grouped.fullmatch(word) else word


def _american(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    for pattern, letters in _BRITISH:
        word = pattern.sub(letters, word)
    return _DOUBLED.sub(r"\1l", _IN_OUR.sub(r"\1or", word))


def _amount(words: Sequence[str]) -> tuple[str, ...]:
    """The digits and the sign of an amount; nothing where the words are none."""
    signs = {SIGNS[word] for word in words if word in SIGNS}
    left = [word for word in words if word not in SIGNS]
    joined = " ".join(left)
    digits = _AMOUNTS.get(joined) or (joined if joined.isdecimal() and joined != "1" else "")
    if len(signs) > 1 or (left and not digits) or not words:
        return ()
    return digits, "".join(signs)
