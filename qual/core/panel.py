"""The panel: respondents seen in more than one wave, what is known of them per wave beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from qual.core.numbers import natural
from qual.core.respondent import Respondent
from qual.core.study import Settings
from qual.core.transcript import Transcript


class Seen(NamedTuple):
    """A respondent in one wave: the transcripts and the values (None: unknown; not there: never recorded)."""

    wave: str
    transcripts: tuple[str, ...]
    attributes: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Member:
    """A respondent who speaks in the transcripts of more than one wave; `attributes` hold for good."""

    respondent: str
    perspective: str
    attributes: dict[str, str | None]
    seen: tuple[Seen, ...]

    def changes(self, attribute: str) -> bool:
        """Whether an attribute has different known values in different waves."""
        values = (each.attributes.get(attribute) for each in self.seen)
        return len({value for value in values if value is not None}) > 1


@dataclass(frozen=True, slots=True)
class Panel:
    """The members, of all the respondents who speak in a transcript of a wave; the waves in their order."""

    waves: tuple[str, ...]
    members: tuple[Member, ...]
    respondents: int

    @property
    def per_wave(self) -> tuple[str, ...]:
        """The attributes that are known per wave of at least one member, by name."""
        return tuple(
            sorted({name for each in self.members for seen in each.seen for name in seen.attributes})
        )


def panel(respondents: Iterable[Respondent], transcripts: Iterable[Transcript], settings: Settings) -> Panel:
    """Who was seen in which waves; waves in the order that the study declares, others after them by name."""
    wave_of = {each.name: each.wave for each in transcripts if each.wave}
    found = set(wave_of.values())
    others = sorted(found - set(settings.waves), key=natural)
    waves = tuple([wave for wave in settings.waves if wave in found] + others)
    members, heard = [], 0
    for respondent in sorted(respondents, key=lambda each: natural(each.id)):
        spoken = [name for name in respondent.transcripts if name in wave_of]
        heard += bool(spoken)
        seen = tuple(
            Seen(wave, tuple(here), dict(respondent.waves.get(wave, {})))
            for wave in waves
            if (here := [name for name in spoken if wave_of[name] == wave])
        )
        if len(seen) > 1:
            members.append(Member(respondent.id, respondent.perspective, dict(respondent.attributes), seen))
    return Panel(waves, tuple(members), heard)


def panel_rows(found: Panel) -> tuple[Sequence[str], list[Sequence[str]]]:
    """The panel as a table: one row per member, the waves beside each other; "?" is unknown."""
    for_good = sorted({name for each in found.members for name in each.attributes})
    heads = ["id", "perspective", *for_good]
    for wave in found.waves:
        heads += [f"transcripts {wave}", *(f"{name} {wave}" for name in found.per_wave)]
    rows: list[Sequence[str]] = []
    for member in found.members:
        seen = {each.wave: each for each in member.seen}
        row = [member.respondent, member.perspective, *(_cell(member.attributes, name) for name in for_good)]
        for wave in found.waves:
            here = seen.get(wave, Seen(wave, (), {}))
            row += [", ".join(here.transcripts), *(_cell(here.attributes, name) for name in found.per_wave)]
        rows.append(row)
    return heads, rows


def _cell(values: dict[str, str | None], name: str) -> str:
    value = values.get(name, "")
    return "?" if value is None else value


def panel_json(found: Panel) -> dict[str, Any]:
    """The panel as other programs read it."""
    return {
        "waves": list(found.waves),
        "respondents": found.respondents,
        "panel": [
            {
                "respondent": member.respondent,
                "perspective": member.perspective,
                "attributes": dict(member.attributes),
                "waves": {
                    each.wave: {"transcripts": list(each.transcripts), "attributes": dict(each.attributes)}
                    for each in member.seen
                },
                "changed": [name for name in found.per_wave if member.changes(name)],
            }
            for member in found.members
        ],
    }
