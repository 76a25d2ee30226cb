"""Whether an attribution fits the speaker whose words a quotation gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from qual.core.comparable import comparable
from qual.core.quote import Match
from qual.core.transcript import Transcript

_YEAR = re.compile(r"\bin\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_A_NUMBER = 3
_WAVE_WORDS = ("golf", "wave", "meting", "meetmoment", "ronde", "round", "w", "t")
_PART = re.compile(r"\w+")

_HEADER_ROLE = re.compile(
    r"^[^\S\n]*(?:rol|role|perspectief|perspective|groep|group|functie)[^\S\n]*:[^\S\n]*(\S[^\n]{0,60})$",
    re.IGNORECASE | re.MULTILINE,
)

_FAMILIES: dict[str, frozenset[str]] = {
    "participant": frozenset(
        "deelnemer,deelneemster,participant,client,cliente,claimant,benefit claimant,jobseeker,job seeker,"
        "service user".split(",")
    ),
    "employer": frozenset("werkgever werkgeefster employer".split()),
    "expert": frozenset(
        ("arbeidsdeskundige", "labour expert", "labor expert", "occupational expert", "employment expert")
    ),
    "agency": frozenset(
        "re integratiebureau,reintegratiebureau,integratiebureau,agency,agencies,reintegration agency,"
        "reintegration agencies,re integration agency,re integration agencies".split(",")
    ),
}
"""Words for one kind of speaker, Dutch and English; a role of none of them is a kind of its own."""

_ANYONE = frozenset("respondent respondente interviewee informant geinterviewde ondervraagde speaker".split())
"""Words for whoever was interviewed, of any perspective."""

_ARTICLES = frozenset("een de het a an the one".split())


class AttributionFound(NamedTuple):
    """The verdict on an attribution, and how many transcripts it fits where it names nobody."""

    status: str
    fits: int = 0


def header_role(header: str) -> str:
    """The role that a transcript's header lines give ("Rol: werkgever"); empty where they give none."""
    found = _HEADER_ROLE.search(header)
    return found[1].strip() if found else ""


def check_attribution(
    attribution: str,
    matches: Sequence[Match],
    transcripts: Mapping[str, Transcript],
    perspectives: Mapping[str, str],
) -> AttributionFound:
    """The verdict on an attribution, from what the transcripts say of themselves.

    Interviewer's words first; then a respondent or transcript that is named, the perspective, the wave. An
    attribution that fits and names nobody is "consistent_with_n"; what cannot be told is "unverifiable",
    never "ok".
    """
    found = [transcripts[match.transcript] for match in matches]
    if found and all(_role(match, transcripts[match.transcript]) == "interviewer" for match in matches):
        return AttributionFound("interviewer_words")
    if not attribution:
        return AttributionFound("none_given")
    if not found:
        return AttributionFound("unverifiable")
    named = _named(attribution, transcripts.values())
    here = {transcript.name for transcript in found}
    if named and not named & here:
        people = {person for each in transcripts.values() if each.name in named for person in _people(each)}
        own = any(match.respondent in people for match in matches)
        return AttributionFound("wrong_wave" if own else "wrong_speaker")
    anyone = _begins(attribution, _ANYONE)
    role = _perspective(attribution, perspectives) or ("" if anyone else _family(attribution))
    known = {each.perspective: _kind(each, perspectives, role) for each in transcripts.values()}
    kinds = {each.name: known[each.perspective] for each in transcripts.values()}
    if role and all(kinds[transcript.name] not in ("", role) for transcript in found):
        return AttributionFound("wrong_role")
    waves = _waves(attribution, {each.wave for each in transcripts.values() if each.wave})
    if waves is not None and all(transcript.wave and transcript.wave not in waves for transcript in found):
        return AttributionFound("wrong_wave")
    if named:
        return AttributionFound("ok")
    fits = sum(
        (anyone or (bool(role) and kinds[each.name] == role)) and (waves is None or each.wave in waves)
        for each in transcripts.values()
    )
    return AttributionFound("consistent_with_n", fits) if fits else AttributionFound("unverifiable")


def _waves(attribution: str, known: Iterable[str]) -> set[str] | None:
    """The waves that an attribution can mean; None where it speaks of none.

    A year or a name stands for itself, a mere number only behind a word for a wave ("golf 2"); a year after
    "in" speaks of a wave also where the study has none of that year.
    """
    words = _as_words(attribution)
    named = {
        wave
        for wave in known
        if (plain := _as_words(wave).strip())
        and (f" {plain} " in words if len(plain) > _A_NUMBER else _behind_a_wave_word(plain, words))
    }
    years = set(_PART.findall(words))
    named |= {wave for wave in known for year in _A_YEAR.findall(wave) if year in years}
    return named or (set() if _YEAR.search(attribution) else None)


def _behind_a_wave_word(number: str, words: str) -> bool:
    return any(f" {word} {number} " in words or f" {word}{number} " in words for word in _WAVE_WORDS)


def _kind(transcript: Transcript, perspectives: Mapping[str, str], role: str) -> str:
    """The kind of speaker of a transcript, in the terms in which `role` is given; empty where unknown."""
    if not transcript.perspective or role == transcript.perspective:
        return transcript.perspective
    label = perspectives.get(transcript.perspective, transcript.perspective)
    if role in perspectives:
        known = _perspective(transcript.perspective, perspectives)
        return known or transcript.perspective
    return _family(transcript.perspective) or _family(label)


def _family(words: str) -> str:
    """The kind of speaker that words begin with, articles passed over; empty where it is none."""
    return next((kind for kind, known in _FAMILIES.items() if _begins(words, known)), "")


def _begins(words: str, known: frozenset[str]) -> bool:
    """Whether words begin with one of the known ones, singular or plural, articles passed over."""
    tokens = [each for each in comparable(words).tokens[:5] if each not in _ARTICLES]
    starts = {" ".join(tokens[:size]) for size in (1, 2, 3)}
    return any(start.removesuffix(end) in known for start in starts for end in ("", "s", "n", "en"))


def _role(match: Match, transcript: Transcript) -> str:
    return next((one.role for one in transcript.speakers if one.label == match.speaker), "")


def _named(attribution: str, transcripts: Iterable[Transcript]) -> set[str]:
    """The transcripts that an attribution names, or those of the respondent that it names."""
    words = _as_words(attribution)
    whole: set[str] = set()
    found: set[str] = set()
    for transcript in transcripts:
        stem = _as_words(transcript.name.rpartition("/")[2].rpartition(".")[0])
        if stem.strip() and stem in words:
            whole.add(transcript.name)
        elif any(_as_words(name) in words for name in _people(transcript)):
            found.add(transcript.name)
    return whole or found


def _people(transcript: Transcript) -> set[str]:
    """The respondents who speak in a transcript."""
    names = {one.respondent or "" for one in transcript.speakers if one.role != "interviewer"}
    return {name for name in names if _as_words(name).strip()}


@lru_cache(1 << 14)
def _as_words(name: str) -> str:
    """A name as words in comparable form, a space around each."""
    return f" {' '.join(_PART.findall(' '.join(comparable(name).tokens)))} "


def _perspective(attribution: str, perspectives: Mapping[str, str]) -> str:
    """The perspective whose label an attribution begins with, singular or plural."""
    words = comparable(attribution).tokens
    for identity, label in perspectives.items():
        for name in (label, identity):
            plain = " ".join(comparable(name).tokens)
            start = " ".join(words[: len(plain.split())])
            if plain and start and (start == plain or plain in {start + "s", start + "en", start + "n"}):
                return identity
    return ""
