"""Where a code was asked about: the base of its counts are the people it was asked of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qual.core.codebook import Codebook
from qual.core.near import meant
from qual.errors import Problem


@dataclass(frozen=True, slots=True)
class Asked:
    """In which interviews a code was asked about; what is left empty narrows nothing."""

    perspectives: tuple[str, ...] = ()
    waves: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()

    def covers(self, perspective: str, wave: str, transcript: str) -> bool:
        """Whether somebody of a perspective was asked in this interview."""
        return (
            (not self.perspectives or perspective in self.perspectives)
            and (not self.waves or wave in self.waves)
            and (not self.transcripts or transcript in self.transcripts)
        )


def asked_by_code(codebook: Codebook, asked: Mapping[str, Asked]) -> dict[str, tuple[Asked, ...]]:
    """What holds for every code that was not asked everywhere: its own, and that of all codes above it."""
    found: dict[str, tuple[Asked, ...]] = {}
    for code in codebook:
        own = (asked[code.id],) if code.id in asked else ()
        if rules := (*found.get(code.parent, ()), *own):
            found[code.id] = rules
    return found


def was_asked(rules: Iterable[Asked], perspective: str, wave: str, transcript: str) -> bool:
    """Whether all rules hold in an interview."""
    return all(rule.covers(perspective, wave, transcript) for rule in rules)


def unknown_asked(
    asked: Mapping[str, Asked], codebook: Codebook, transcripts: Iterable[str]
) -> list[Problem]:
    """Names under `[asked]` that are no code and no transcript of the study."""
    codes, names = {code.id for code in codebook}, set(transcripts)
    wrong = [(code, code, "code", codes) for code in asked if code not in codes]
    wrong += [
        (code, name, "transcript", names)
        for code, rule in asked.items()
        for name in rule.transcripts
        if name not in names
    ]
    return [_unknown(*each) for each in wrong]


def _unknown(code: str, name: str, kind: str, known: set[str]) -> Problem:
    otherwise = (
        "'qual codebook list' shows the codes" if kind == "code" else f"'qual {kind}s list' shows them"
    )
    hint = meant(name, known, otherwise)
    return Problem(f"study.toml [asked.{code}]", f"there is no {kind} '{name}'", hint)
