"""Tallies: who mentions a code, of whom, in one perspective and wave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qual.core.asked import Asked, was_asked
from qual.core.mention import Mention, respondents_in
from qual.core.numbers import natural, percent
from qual.core.respondent import Respondent
from qual.core.study import Settings
from qual.core.transcript import TurnPlaces


@dataclass(frozen=True, slots=True)
class Tally:
    """Who mentions a code, of whom, in one perspective.

    `wave` is None over all waves together, and empty for interviews that belong to no wave. `base` are all
    respondents of the perspective with an interview (in that wave) in which the code was asked about; `rank`
    is 1 for the code of its level that most respondents mention, shared by ties, and None where nobody does.
    """

    code: str
    perspective: str
    wave: str | None
    base: tuple[str, ...]
    respondents: tuple[str, ...]
    mentions: tuple[Mention, ...]
    rank: int | None = None

    @property
    def percent(self) -> float | None:
        """The share of the base that mentions it, from 0 to 100."""
        return percent(len(self.respondents), len(self.base))

    @property
    def absent(self) -> tuple[str, ...]:
        """The respondents of the base who do not mention it."""
        mentioned = set(self.respondents)
        return tuple(each for each in self.base if each not in mentioned)

    @property
    def transcripts(self) -> tuple[str, ...]:
        """The transcripts in which it is mentioned."""
        return tuple(sorted({mention.transcript for mention in self.mentions}, key=natural))


@dataclass(frozen=True, slots=True)
class Group:
    """A perspective: its label, its respondents with an interview, and those per wave."""

    perspective: str
    label: str
    base: tuple[str, ...]
    waves: Mapping[str, tuple[str, ...]]
    transcripts: tuple[str, ...]


def ranks(respondents: Mapping[str, int]) -> dict[str, int | None]:
    """The place of each code by its number of respondents: ties share one, the next is skipped (1, 1, 3)."""
    counts = sorted(respondents.values(), reverse=True)
    return {code: counts.index(number) + 1 if number else None for code, number in respondents.items()}


def in_order(names: Iterable[str], declared: Iterable[str]) -> list[str]:
    """The names in the study's own order, those it does not declare after them."""
    places = {name: at for at, name in enumerate(declared)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), natural(name)))


def interviewed_groups(
    texts: Sequence[TurnPlaces], people: Mapping[str, Respondent], settings: Settings
) -> tuple[Group, ...]:
    """The perspectives in the study's order, each with its respondents who were interviewed."""
    seen: dict[str, dict[str, set[str]]] = {name: {} for name in settings.perspectives}
    spoken: dict[str, set[str]] = {}
    for text in texts:
        for respondent in respondents_in(text, people):
            perspective = people[respondent].perspective
            seen.setdefault(perspective, {}).setdefault(text.transcript.wave, set()).add(respondent)
            spoken.setdefault(perspective, set()).add(text.name)
    return tuple(
        Group(
            perspective=name,
            label=settings.perspective_label(name),
            base=naturally(set().union(*seen[name].values())),
            waves={wave: naturally(seen[name][wave]) for wave in in_order(seen[name], settings.waves)},
            transcripts=naturally(spoken.get(name, set())),
        )
        for name in in_order(seen, settings.perspectives)
    )


def naturally(names: Iterable[str]) -> tuple[str, ...]:
    """Names in natural order."""
    return tuple(sorted(names, key=natural))


def asked_of(
    rules: Mapping[str, tuple[Asked, ...]], texts: Sequence[TurnPlaces], people: Mapping[str, Respondent]
) -> dict[str, dict[tuple[str, str | None], tuple[str, ...]]]:
    """Whom the codes that were not asked everywhere were asked of, per perspective and wave (None: any)."""
    asked = {}
    for code, own in rules.items():
        found: dict[tuple[str, str | None], set[str]] = {}
        for text in texts:
            wave = text.transcript.wave
            for who in respondents_in(text, people):
                perspective = people[who].perspective
                if was_asked(own, perspective, wave, text.name):
                    found.setdefault((perspective, wave), set()).add(who)
                    found.setdefault((perspective, None), set()).add(who)
        asked[code] = {place: naturally(those) for place, those in found.items()}
    return asked


class Bases(NamedTuple):
    """The perspectives that were interviewed, and whom each code was asked of."""

    groups: Sequence[Group]
    asked: Mapping[str, Mapping[tuple[str, str | None], tuple[str, ...]]]

    def of(self, code: str, group: Group, wave: str | None) -> tuple[str, ...]:
        """The respondents of a perspective that the code was asked of, in one wave or in all."""
        return base_of(self.asked, code, group, wave)


def base_of(
    asked: Mapping[str, Mapping[tuple[str, str | None], tuple[str, ...]]],
    code: str,
    group: Group,
    wave: str | None,
) -> tuple[str, ...]:
    """Whom a code was asked of: everybody interviewed, where nothing narrows it."""
    if code in asked:
        return asked[code].get((group.perspective, wave), ())
    return group.base if wave is None else group.waves.get(wave, ())


def tally_of(code: str, own: Sequence[Mention], group: Group, bases: Bases, wave: str | None = None) -> Tally:
    """The tally of a code from its mentions in that perspective and wave, not yet ranked."""
    said = {mention.respondent for mention in own}
    return Tally(
        code=code,
        perspective=group.perspective,
        wave=wave,
        base=bases.of(code, group, wave),
        respondents=tuple([who for who in group.base if who in said]),
        mentions=tuple(own),
    )


def tallies_of(code: str, mentions: Sequence[Mention], bases: Bases) -> list[Tally]:
    """The tallies of a code from all its mentions, one per perspective, not yet ranked."""
    own: dict[str, list[Mention]] = {}
    for mention in mentions:
        own.setdefault(mention.perspective, []).append(mention)
    return [tally_of(code, own.get(group.perspective, ()), group, bases) for group in bases.groups]


def per_wave(tallies: Sequence[Tally], bases: Bases, waves: Sequence[str]) -> tuple[Tally, ...]:
    """Tallies split by wave, interviews outside any wave last; none in a study without waves."""
    if not waves:
        return ()
    split = []
    for tally, group in zip(tallies, bases.groups, strict=True):
        own: dict[str, list[Mention]] = {}
        for mention in tally.mentions:
            own.setdefault(mention.wave, []).append(mention)
        for wave in [*waves, *([""] if "" in group.waves else [])]:
            split.append(tally_of(tally.code, own.get(wave, ()), group, bases, wave))
    return tuple(split)
