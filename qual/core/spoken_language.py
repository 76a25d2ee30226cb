"""Which language words are in, told by the smallest words of each."""

from __future__ import annotations

from collections.abc import Iterable

_SMALL: dict[str, frozenset[str]] = {
    "nl": frozenset(
        """de het een en van ik dat is niet op te met voor die er aan om dan zijn maar ook nog wel bij naar
        als was heb had ze hij je we mijn geen wat over dit daar toen kan moet zo uit""".split()
    ),
    "en": frozenset(
        """the a and of i that is not to with for it at be but also was have had they he you we my no what
        about this there then can must so out from were been their would""".split()
    ),
    "fy": frozenset(
        "it en fan ik dat is net te mei foar dy der oan om dan mar ek noch by nei as wie ha hie".split()
    ),
    "de": frozenset(
        """der die das ein und von ich dass ist nicht auf zu mit fur aber auch noch bei nach als war habe
        hatte sie er du wir mein kein was uber""".split()
    ),
}
_FEWEST = 3
_LEAD = 0.12


def language_of(words: Iterable[str]) -> str:
    """The language of comparable words, as "nl", "en", "fy" or "de"; empty where it cannot be told."""
    told = list(words)
    if not told:
        return ""
    counts = {language: sum(word in small for word in told) for language, small in _SMALL.items()}
    first, second = sorted(counts, key=lambda language: -counts[language])[:2]
    if counts[first] < _FEWEST or counts[first] - counts[second] < _LEAD * len(told):
        return ""
    return first
