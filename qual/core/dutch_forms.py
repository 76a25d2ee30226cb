"""The words that a Dutch word may be a form of, by the rules of spelling alone.

Lookup tables know few plurals ("brieven", "kinderen"). The rules are those of the official spelling
(Technische Handleiding of the Nederlandse Taalunie): a long vowel is written once in an open syllable, a
consonant is doubled after a short one, and f and s end what is written with v and z inside. They propose more
than there is; whoever asks keeps what is a word.
"""

from __future__ import annotations

_VOWELS = "aeiou"
_SHORTEST = 3
"""Letters that a word has at least: what is shorter says nothing."""


def bases(word: str) -> set[str]:
    """The words of which `word` (in small letters) may be a plural, a diminutive or an inflected form.

    "brieven" gives "brief", "kinderen" gives "kind", "bomen" gives "boom" and "bom", "gewerkt" gives "werk".
    The word itself is among them.
    """
    found = {word}
    for ending in ("eren", "en", "e"):
        if word.endswith(ending):
            found |= _closed(word.removesuffix(ending))
    for ending in ("jes", "je"):
        if word.endswith(ending):
            found |= _without_diminutive(word.removesuffix(ending))
    if word.endswith("'s"):
        found.add(word.removesuffix("'s"))
    elif word.endswith(("els", "ers", "ens", "ems", "aars", "ies", "es", "eurs", "oors")) and len(word) > 4:
        found.add(word.removesuffix("s"))
    return {each for each in found if len(each) >= _SHORTEST}


def verb_stems(word: str) -> set[str]:
    """The stems of which `word` may be a conjugated form: "werkte", "gewerkt" and "werkt" give "werk"."""
    found = set()
    inside = word.removeprefix("ge") if word.startswith("ge") and len(word) > 5 else word
    for ending in ("ten", "den", "te", "de", "t", "d"):
        if inside.endswith(ending):
            found.add(inside.removesuffix(ending))
    if inside.endswith("en"):
        found |= _closed(inside.removesuffix("en"))
    return {each for each in found if len(each) >= _SHORTEST}


def infinitive(stem: str) -> str:
    """The infinitive of a stem as it is spelled: "woon" gives "wonen", "zeg" gives "zeggen"."""
    if len(stem) < _SHORTEST or stem[-1] in _VOWELS:
        return f"{stem}n"
    voiced = {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    long_vowel = stem[-2] in _VOWELS and stem[-3] in _VOWELS
    if long_vowel and stem[-2] == stem[-3]:
        return f"{stem[:-2]}{voiced}en"
    if long_vowel:
        return f"{stem[:-1]}{voiced}en"
    if stem[-2] in _VOWELS:
        return f"{stem}{stem[-1]}en"
    return f"{stem}en"


def _closed(stem: str) -> set[str]:
    """A stem as it is spelled where nothing follows."""
    if len(stem) < 2:
        return set()
    found = set()
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        found.add(stem[:-1])
    elif stem[-1] not in _VOWELS and stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS):
        found |= {stem, f"{stem[:-1]}{stem[-2]}{stem[-1]}"}
    else:
        found.add(stem)
    return found | {f"{each[:-1]}{'f' if each[-1] == 'v' else 's'}" for each in found if each[-1] in "vz"}


def _without_diminutive(stem: str) -> set[str]:
    """What may have stood before -je: "brief", "boom" of "boompje", "ster" of "sterretje"."""
    found = {stem}
    if stem.endswith("et"):
        found |= _closed(stem.removesuffix("et"))
    if stem.endswith(("t", "p")):
        found.add(stem[:-1])
    return found
