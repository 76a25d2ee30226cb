"""What stands around faithful words and could make them say something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from qual.core.light_edits import FILLERS
from qual.core.quote import Caution
from qual.core.telling_words import DOUBTS, NEGATIONS, NUMBERS, PERSONS, SOFTENERS

_IFS = frozenset("als indien mits tenzij alsof mocht stel if unless whether suppose supposing".split())
_HEDGES = frozenset("misschien wellicht mogelijk maybe perhaps possibly".split())
_HEDGED = tuple(
    tuple(phrase.split())
    for phrase in (
        *"""denk ik,geloof ik,meen ik,vermoed ik,schat ik,dacht ik,hoop ik,neem ik aan,lijkt me,
        lijkt mij,volgens mij,naar mijn idee,naar mijn gevoel,zeggen ze,zegt men,naar het schijnt,
        blijkbaar,kennelijk,schijnbaar,waarschijnlijk,vermoedelijk,i think,i guess,i suppose,
        i believe,i reckon,i imagine,i hope,i assume,they say,apparently,supposedly,allegedly,
        presumably,probably""".split(","),
        *_HEDGES,
    )
)
"""What weakens a statement from behind ("..., denk ik")."""

_PASSED = frozenset("dan toch hoor wel ook though then".split())
_LIMITS = frozenset(
    """hooguit hoogstens maximaal minimaal minstens bijna ongeveer circa zowat almost nearly roughly
    approximately""".split()
)
"""Words that belong to the amount behind them, and to no other before it."""

_LIMITS_OF_NUMBERS = _LIMITS | frozenset("soms tot sometimes about around under over only slechts".split())
_LIMITING = frozenset(
    tuple(pair.split())
    for pair in (
        "meer dan,minder dan,ten minste,ten hoogste,more than,less than,fewer than,at most,at least,up to"
    ).split(",")
)
_CONTRASTS = frozenset(
    "maar doch echter hoewel tenzij behalve but however although though unless except".split()
)
_SAYING = frozenset(
    """zegt zeggen zei zeiden vindt vinden vond vonden denkt denken dacht dachten beweert beweren beweerde
    beweerden says say said thinks think thought claims claim claimed believe believes believed tells tell
    told reckons reckon""".split()
)
_SPEAKING = _SAYING | frozenset(
    """riep roept roepen vroeg vragen vraagt schreef schrijft antwoordde antwoordt asked asks wrote writes
    replied shouted goes went""".split()
)
_MYSELF = frozenset("ik wij we i mij".split())
_OWN = frozenset("ik wij we i".split())
_ACCORDING = frozenset(("volgens", "according"))
_LINKS = frozenset("dat of om that whether if to".split())
"""Words that tie a clause to the one before it, over a comma too."""

_AND = frozenset("en maar want dus omdat doordat terwijl and but so because while".split())
"""Words behind which something else begins."""

_AFTERTHOUGHTS = frozenset("maar but though or of".split())
_CORRECTIONS = frozenset("althans tenminste".split())
_TAKEN_BACK = frozenset("bijna vaak soms meestal almost mostly often sometimes usually".split())
_FILLED = frozenset("nou ja well of or en and".split())
_DISMISSALS = frozenset(
    """onzin onwaar gelogen leugen leugens grapje rubbish nonsense untrue lie lies joking kidding
    bullshit""".split()
)
_EXCEPTING = frozenset("behalve uitgezonderd except excepting apart".split())
_UNMEANT = tuple(
    map(frozenset, (("eerlijk",), ("honest",), ("vraagt", "mij"), ("vraagt", "me"), ("ask", "me")))
)
"""A condition with these is a way of speaking ("if I'm honest", "als je het mij vraagt")."""

_BE = frozenset("was were been is are am werd werden wordt zijn ben".split())
_TOLD = frozenset("told promised gezegd verteld beloofd".split())
_ASKS = frozenset("vroeg vroegen vraag vraagt vragen ask asks asked wonder wondered".split())
_PARTS = re.compile(r"[,()\[\]–—]|\s-\s")
_ENDS = re.compile(r"[.?!;:…]")
_STOPS = re.compile(r"[.?!;…]")
_ASKING = frozenset("waarom why of or en and".split())
_REACH, _WITHIN, _SHORT, _SMALL = 8, 10, 3, 2


class Heard(NamedTuple):
    """A word in comparable form, as it stands, and the characters behind it up to the next word."""

    word: str
    shown: str
    mark: str


def caution_before(before: Sequence[Heard], first: str) -> Caution | None:
    """What the words of the same sentence before a quotation make of it; `first` is its first word."""
    reach = _reaching(before, first)
    words = [each.word for each in reach]
    shown = " ".join(each.shown for each in reach)
    if _denies(words):
        return Caution("denied", shown)
    hedges = words[-1:] and words[-1] in _HEDGES
    if _limits([each.word for each in before[-_WITHIN:]], first):
        return Caution("doubted", " ".join(each.shown for each in before[-2:]))
    if hedges or DOUBTS.intersection(words) or ("used", "to") in pairwise(words):
        return Caution("doubted", shown)
    if words and words[-1] in ("of", "whether", "if") and _ASKS.intersection(words[-4:]):
        return Caution("asked", shown)
    if words and words[-1] in _IFS:
        return Caution("conditional", shown)
    is_clause = bool(before) and (_PARTS.search(before[-1].mark) or len(before) <= _REACH)
    if is_clause and before[0].word in _IFS and not _AND.intersection(words):
        return Caution("conditional", " ".join(each.shown for each in before))
    verbs = [at for at, word in enumerate(words) if word in _SAYING]
    is_close = bool(verbs) and (words[-1] in ("dat", "that") or verbs[-1] >= len(words) - 2)
    is_told = any(one in _BE and other in _TOLD for one, other in pairwise(words))
    if is_told or (not _MYSELF.intersection(words) and (is_close or _ACCORDING.intersection(words))):
        return Caution("reported", shown)
    return None


def caution_of_speech(before: Sequence[Heard], behind: Sequence[Heard], *, is_marked: bool) -> Caution | None:
    """Whether words within a turn are what somebody else said, who is announced before or behind them.

    `is_marked` says that quotation marks stand around them; without these only a colon behind a verb of
    speaking tells. What the speaker tells to have said or thought is the speaker's own.
    """
    ends = [number for number, each in enumerate(before[:-1], 1) if _STOPS.search(each.mark)]
    clause = list(before[ends[-1] :] if ends else before)[-_REACH:]
    is_behind = bool(behind) and (behind[0].shown[:1].islower() or behind[0].word in _SPEAKING)
    for words in (behind if is_behind else (), clause):
        verbs = [at for at, each in enumerate(words) if each.word in _SPEAKING]
        if verbs:
            near = {each.word for each in words[max(0, verbs[-1] - 2) : verbs[-1] + 3]}
            shown = " ".join(each.shown for each in words)
            return None if _OWN.intersection(near) else Caution("reported", shown)
    return Caution("reported", " ".join(each.shown for each in clause or behind)) if is_marked else None


def caution_behind(mark: str, behind: Sequence[Heard]) -> Caution | None:
    """What the words behind a quotation make of it; `mark` stands between the two."""
    rest = sentence(behind)
    words = [each.word for each in rest]
    shown = " ".join(each.shown for each in rest[:_REACH])
    if _ENDS.search(mark):
        is_retort = 0 < len(words) <= _SHORT and "?" not in mark
        if is_retort and _takes_back(words):
            return Caution("doubted", shown)
        return Caution("denied", shown) if is_retort and NEGATIONS.intersection(words) else None
    is_corrected = bool(words) and words[-1] in _CORRECTIONS and len(words) <= _SHORT + 1
    if (mark.strip() and (is_corrected or _takes_back(words))) or _is_hedged(rest):
        return Caution("doubted", shown)
    if _is_excepted(words):
        return Caution("doubted", shown)
    if words and words[0] in _IFS - {"of"} and not any(each.issubset(words) for each in _UNMEANT):
        is_clause = bool(mark.strip()) or words[0] not in ("als", "alsof", "whether")
        return Caution("conditional", shown) if is_clause else None
    if mark.strip() and len(words) == _SMALL and words[1] in NEGATIONS and words[0] not in _ASKING:
        return Caution("denied", shown)
    second = words[1:2] if words[:1] and words[0] in _AFTERTHOUGHTS else words[:1]
    if NEGATIONS.intersection(second) or _DISMISSALS.intersection(words[:_WITHIN]):
        return Caution("denied", shown)
    return None


def caution_at_mark(before: str, left_out: Sequence[Heard], *, same_turn: bool) -> Caution | None:
    """What a mark of omission hides; `before` is what stands behind the last word that is kept."""
    shown = " ".join(each.shown for each in left_out[:_REACH])
    if not same_turn:
        return Caution("answers", shown)
    if not left_out:
        return None
    breaks_off = not _ENDS.search(before)
    goes_on = not _ENDS.search(left_out[-1].mark)
    if breaks_off and goes_on and any(_ENDS.search(each.mark) for each in left_out[:-1]):
        return Caution("joined", shown)
    if breaks_off and goes_on and _leads_elsewhere(left_out):
        return Caution("joined", shown)
    telling = [each for each in left_out if (each.word,) not in FILLERS and each.word not in SOFTENERS]
    if breaks_off and goes_on and len(telling) == len(left_out) <= _SMALL:
        return Caution("hidden", shown)
    return None


def _takes_back(words: Sequence[str]) -> bool:
    """Whether the words behind a statement say that it was too much ("well, almost always")."""
    said = [word for word in words if word not in _FILLED][:1]
    return bool(said) and said[0] in _CORRECTIONS | _TAKEN_BACK and len(words) <= _REACH


def _limits(before: Sequence[str], first: str) -> bool:
    """Whether the amount with which words begin was given as more, less or about as much."""
    words = [word for word in before if word != "wel"]
    is_number = first[:1].isdigit() or first in NUMBERS
    if words and (words[-1] in _LIMITS or (is_number and words[-1] in _LIMITS_OF_NUMBERS)):
        return True
    return is_number and tuple(words[-2:]) in _LIMITING


def _is_excepted(rest: Sequence[str]) -> bool:
    """Whether the words behind a statement take somebody or something out of it ("op één dag na")."""
    words = list(rest)
    return bool(words) and (words[0] in _EXCEPTING or (words[0] == "op" and "na" in words[2:6]))


def _is_hedged(rest: Sequence[Heard]) -> bool:
    """Whether the words behind a statement weaken it, and say no more before the next mark."""
    passed = len(list(takewhile(lambda each: each.word in _PASSED, rest)))
    words = tuple(each.word for each in rest[passed:])
    sizes = [len(phrase) for phrase in _HEDGED if words[: len(phrase)] == phrase]
    return any(
        _STOPS.search(mark) or _PARTS.search(mark) for mark in (rest[passed + n - 1].mark for n in sizes)
    )


def _has_a_subject(words: Sequence[str]) -> bool:
    return any(word.partition("'")[0] in PERSONS for word in words)


def _leads_elsewhere(left_out: Sequence[Heard]) -> bool:
    """Whether what goes on behind a mark of omission belongs to a "but", or a clause, that the mark hides."""
    words = [each.word for each in left_out]
    starts = [
        at
        for at, word in enumerate(words)
        if word in _CONTRASTS or (word in _AND and _has_a_subject(words[at + 1 : at + 3]))
    ]
    return bool(starts) and not any(_PARTS.search(each.mark) for each in left_out[starts[-1] :])


def sentence(words: Sequence[Heard]) -> list[Heard]:
    """The words up to the end of their sentence."""
    found = list(takewhile(lambda each: not _ENDS.search(each.mark), words))
    return [*found, *words[len(found) : len(found) + 1]]


def _reaching(before: Sequence[Heard], first: str) -> list[Heard]:
    """The last words of a sentence that still say something of what comes after them."""
    reach: list[Heard] = []
    for each in reversed(before[-_REACH:]):
        following = reach[0].word if reach else first
        if each.word in _AND or (_PARTS.search(each.mark) and following not in _LINKS):
            break
        reach.insert(0, each)
    return reach


def _denies(words: Sequence[str]) -> bool:
    """Whether a negation among the words takes what follows with it."""
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word not in NEGATIONS or following in ("alleen", "only", "just", "slechts"):
            continue
        if word == "no" and following not in ("one", "way"):
            continue
        if following == "know" and at + 2 == len(words):
            continue
        return True
    return False
