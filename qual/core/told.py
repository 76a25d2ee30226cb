"""What attributions tell of a respondent, over all documents together, and how many people fit it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qual.core.comparable import comparable
from qual.core.disclosure import SENSITIVE, exposed
from qual.core.respondent import Respondent

ROLE = "perspective"
"""The trait that an attribution always tells."""

_WAVE = "wave "
_WAVE_WORDS = ("golf", "meting", "ronde", "round", "meetmoment")

_SAME = (
    frozenset("v vrouw vrouwelijk vrouwelijke f female woman mevrouw moeder mother".split())
    | frozenset("deelneemster werkneemster werkgeefster medewerkster bewoonster respondente cliënte".split()),
    frozenset("m man mannelijk mannelijke male meneer vader father".split()),
)
"""Words of one meaning: a value that is one of them is told by any of them."""

_UNIT = r"(?:[-\s]?(?:jarige?|jaar|jr|years?|yrs?)\b)"
_AGE = re.compile(rf"(?<![\d.,<>])(\d{{1,3}}){_UNIT}", re.IGNORECASE)
_BAND = re.compile(
    r"(?<!\d)(\d{1,3})\s*(?:-|–|tot|t/m|to|until)\s*(?:en met\s*)?(\d{1,3})(?!\d)", re.IGNORECASE
)
_UNDER = re.compile(
    r"(?:<|(?:jonger dan|onder de|onder|under|below|younger than)\s)\s*(\d{1,3})", re.IGNORECASE
)
_OVER = re.compile(
    r"(?:>=?|(?:ouder dan|boven de|boven|over|above|older than)\s)\s*(\d{1,3})"
    r"|(?<!\d)(\d{1,3})\s*(?:\+|plus)",
    re.IGNORECASE,
)
_OLDEST = 999

_SMALL = 2
_YES_NO = frozenset("ja nee yes no true false waar onwaar j n y".split())


def traits_of(person: Respondent, waves: Mapping[str, str]) -> dict[str, str | None]:
    """Everything by which a person can be picked out: perspective, waves taken part in, and attributes.

    `waves` gives the wave of each transcript. A value that holds in one wave is named with that wave.
    """
    seen = {waves.get(name, "") for name in person.transcripts} - {""}
    per_wave = {f"{name} {wave}": value for wave, own in person.waves.items() for name, value in own.items()}
    took_part = {f"{_WAVE}{wave}": wave for wave in sorted(seen)}
    return {ROLE: person.perspective, **took_part, **person.attributes, **per_wave}


def told_in(
    attribution: str, traits: Mapping[str, str | None], labels: Mapping[str, str] | None = None
) -> set[str]:
    """The traits of a person that an attribution tells; none where there is no attribution.

    `labels` are what the attributes are called. An age tells the group of ages that it is in.
    """
    if not attribution.strip():
        return set()
    words = comparable(attribution).tokens
    groups = list(_groups(attribution))
    bare = _OVER.sub(" ", _UNDER.sub(" ", _BAND.sub(" ", attribution)))
    groups += [(int(age), int(age)) for age in _AGE.findall(bare)]
    told = {ROLE} & traits.keys()
    for trait, value in traits.items():
        if trait == ROLE or value is None:
            continue
        names = {trait, (labels or {}).get(trait, trait)}
        if trait.startswith(_WAVE):
            names |= {f"{word} {value}" for word in _WAVE_WORDS}
        if any(_stands(value, names, words)) or _is_of(value, groups):
            told.add(trait)
    return told


def _stands(value: str, names: Iterable[str], words: tuple[str, ...]) -> Iterator[bool]:
    """Whether words name a value; a mere number or a yes needs the attribute's name beside it."""
    tokens = comparable(value).tokens
    named = any(_within(comparable(name).tokens, words) for name in names)
    for same in _SAME:
        if value.casefold() in same:
            yield bool(same & {each for each in words if len(each) >= _SMALL or named})
    if not tokens or (all(each.isdigit() for each in tokens) and len("".join(tokens)) <= _SMALL):
        yield bool(tokens) and named and _within(tokens, words)
    elif set(tokens) <= _YES_NO or len("".join(tokens)) == 1:
        yield named
    else:
        yield _within(tokens, words)
        rest = tuple(each for each in tokens if not each.isdigit())
        yield bool(rest) and rest != tokens and sum(map(len, rest)) > _SMALL and _within(rest, words)


def _within(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(tokens)
    return bool(size) and any(words[at : at + size] == tokens for at in range(len(words) - size + 1))


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """The groups of ages that words name, as their youngest and oldest."""
    yield from ((int(low), int(high)) for low, high in _BAND.findall(text))
    rest = _BAND.sub(" ", text)
    yield from ((0, int(below) - 1) for below in _UNDER.findall(rest))
    yield from ((int(above or plus), _OLDEST) for above, plus in _OVER.findall(rest))


def _is_of(value: str, groups: Iterable[tuple[int, int]]) -> bool:
    """Whether a value is an age or group of ages, and one of the groups that were named lies within it."""
    own = [(int(value), int(value))] if value.strip().isdigit() else list(_groups(value))
    return len(own) == 1 and any(own[0][0] <= low and high <= own[0][1] for low, high in groups)


class Exposure(NamedTuple):
    """A person whom all documents together leave with few others: who, how many fit, by what, told where."""

    respondent: str
    people: int
    traits: tuple[str, ...]
    documents: tuple[str, ...]


def exposures(
    people: Mapping[str, Mapping[str, str | None]],
    told: Mapping[str, Mapping[str, Iterable[str]]],
    threshold: int = SENSITIVE,
) -> list[Exposure]:
    """Who is in reach by what several documents tell: `told` has traits by document, of each respondent.

    The perspective alone is not counted here: whether few people of one are quoted is asked elsewhere.
    """
    union = {
        who: {trait for traits in documents.values() for trait in traits} & people[who].keys()
        for who, documents in told.items()
        if who in people
    }
    more = {who: traits for who, traits in union.items() if traits - {ROLE}}
    return [
        Exposure(
            who,
            number,
            tuple(sorted(more[who])),
            tuple(sorted(name for name, traits in told[who].items() if set(traits) - {ROLE})),
        )
        for who, number in sorted(exposed(people, more, threshold).items())
    ]
