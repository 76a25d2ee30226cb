"""Whether the rows of a table are classes of which a person is in one: ages, sexes, yes and no, a scale."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNIT = r"(?:jaar|jr\.?|years?|yrs?|uur|hours?|euro|maanden|months|weken|weeks|personen|people|werknemers)?"
_NUMBER = r"[\u20ac$\u00a3]?\s*\d[\d.,\u00a0 ]*"
_CLASS = re.compile(
    rf"^\W*(?:leeftijd |aged? )?(?:"
    rf"{_NUMBER}\s*{_UNIT}\s*(?:-|\u2013|\u2014|tot(?: en met)?|t/m|to|through|until)\s*{_NUMBER}\s*{_UNIT}"
    rf"|(?:<|>|\u2264|\u2265|tot|jonger dan|ouder dan|onder|boven|minder dan|meer dan|hoogstens|minstens|"
    rf"under|over|above|below|less than|more than|younger than|older than|up to)\s*{_NUMBER}\s*{_UNIT}"
    rf"|{_NUMBER}\s*{_UNIT}\s*(?:\+|plus|(?:en|of|and|or)\s+(?:ouder|meer|hoger|over|older|more|above|under|"
    rf"jonger|minder|younger|less)))\s*$",
    re.IGNORECASE,
)
_SETS = (
    (
        {"man", "mannen", "men", "male", "males", "m", "jongen", "jongens", "boys"},
        {"vrouw", "vrouwen", "woman", "women", "female", "females", "v", "f", "meisje", "meisjes", "girls"},
        {"anders", "other", "x", "non-binair", "non-binary", "overig", "divers"},
    ),
    (
        {"ja", "yes"},
        {"nee", "no"},
        {"deels", "soms", "misschien", "partly", "sometimes", "maybe", "neutraal"},
    ),
    (
        {"laag", "low", "lager", "lower", "klein", "small"},
        {"hoog", "high", "hoger", "higher", "groot", "large"},
        {"midden", "middelbaar", "medium", "middle", "gemiddeld", "middelgroot", "zeer groot", "very large"},
    ),
)
_SCALE = re.compile(
    r"^(?:(?:zeer|heel|erg|helemaal|volledig|geheel|enigszins|beetje|een beetje|strongly|very|fully|somewhat|"
    r"slightly|tamelijk|niet)\s+)*(?:mee\s+)?"
    r"(?P<core>eens|oneens|tevreden|ontevreden|goed|slecht|voldoende|onvoldoende|positief|negatief|agree|"
    r"disagree|satisfied|dissatisfied|good|bad|poor|positive|negative|neutraal|neutral|matig|fair|redelijk|"
    r"niet eens,? niet oneens|neither agree nor disagree)$",
    re.IGNORECASE,
)
_OPPOSITES = (
    ("eens", "oneens"),
    ("tevreden", "ontevreden"),
    ("goed", "slecht"),
    ("voldoende", "onvoldoende"),
    ("positief", "negatief"),
    ("agree", "disagree"),
    ("satisfied", "dissatisfied"),
    ("good", "bad"),
    ("good", "poor"),
    ("positive", "negative"),
)


def exclude_each_other(labels: Iterable[str]) -> bool:
    """Whether the rows are classes of a number, sexes, yes and no, levels, or the answers on a scale."""
    names = [re.sub(r"\s*\(.*?\)\s*$", "", label).strip().casefold() for label in labels]
    if len(names) < 2 or len(set(names)) < len(names):
        return False
    if all(map(_CLASS.match, names)):
        return True
    for one, other, more in _SETS:
        if set(names) <= one | other | more and set(names) & one and set(names) & other:
            return True
    found = [_SCALE.match(name) for name in names]
    cores = {match["core"] for match in found if match}
    return all(found) and any(a in cores and b in cores for a, b in _OPPOSITES)
