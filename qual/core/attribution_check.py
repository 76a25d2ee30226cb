"""Whether an attribution fits the speaker whose words a quotation gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from qual.core.attribution import BOTH, ROLES, Roles, behind_as_well
from qual.core.comparable import comparable
from qual.core.quotation import Quotation
from qual.core.quote import Match
from qual.core.report import ReportParagraph
from qual.core.transcript import Speaker, Transcript

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

_A_ROLE = re.compile(rf"\b(?:{'|'.join(map(re.escape, ROLES))})\b", re.IGNORECASE)
_CALLED = re.compile(r"\s+[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ]")
_TO = re.compile(
    r"\b(?:in gesprek met|in reactie op|in antwoord op|reagerend op|tegen|in conversation with|"
    r"talking (?:to|with)|speaking (?:to|with)|in (?:reply|response) to|replying to|responding to)\b"
    r"[^,;()]{1,80}",
    re.IGNORECASE,
)
"""Whom the speaker speaks to, who did not say the words."""

_ANYONE = frozenset("respondent respondente interviewee informant geinterviewde ondervraagde speaker".split())
"""Words for whoever was interviewed, of any perspective."""

_ARTICLES = frozenset("een de het a an the one".split())


_NUMBERED = re.compile(r"(?<![^\W_])([A-Za-z]{1,4})[-_ ]?(\d{1,5})(?![^\W_])")
"""A respondent's number behind its letters ("R03")."""


_A_NAME_BY_NUMBER = re.compile(r"([a-z]{0,4})(\d{1,5})")
_INITIALS = frozenset("p r d resp part deeln".split())
"""How a word for a respondent is shortened before a number."""


class _Named(NamedTuple):
    """What an attribution names, by the words of the name: those it can mean."""

    people: dict[str, set[str]]
    files: dict[str, set[str]]


class AttributionFound(NamedTuple):
    """The verdict on an attribution, and how many transcripts it fits where it names nobody."""

    status: str
    fits: int = 0


def with_both_sides(
    paragraphs: Sequence[ReportParagraph], quotations: Sequence[Quotation], roles: Roles
) -> list[Quotation]:
    """The quotations, with the name or wave behind one whose speaker is announced before it."""
    texts = {paragraph.place: paragraph.text for paragraph in paragraphs}
    read = dict.fromkeys(texts, 0)
    found = []
    for quotation in quotations:
        text, attribution = texts.get(quotation.place, ""), quotation.attribution
        at = text.find(quotation.text, read.get(quotation.place, 0))
        if at >= 0:
            read[quotation.place] = after = at + len(quotation.text)
            if quotation.attribution_form == "lead_in":
                attribution = behind_as_well(text, after, attribution, roles)
        found.append(replace(quotation, attribution=attribution))
    return found


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
    named = _named(attribution, transcripts.values(), found)
    wrong = _wrong_name(attribution, named, matches, transcripts)
    if wrong:
        return AttributionFound(wrong)
    parts = attribution.split(BOTH)
    anyone = any(_begins(part, _ANYONE) for part in parts)
    roles = [_perspective(part, perspectives) or ("" if anyone else _family(part)) for part in parts]
    role = next(filter(None, roles), "")
    known = {each.perspective: _kind(each, perspectives, role) for each in transcripts.values()}
    kinds = {each.name: known[each.perspective] for each in transcripts.values()}
    if role and all(kinds[transcript.name] not in ("", role) for transcript in found):
        return AttributionFound("wrong_role")
    waves = _waves(attribution, {each.wave for each in transcripts.values() if each.wave})
    if waves is not None and all(transcript.wave and transcript.wave not in waves for transcript in found):
        return AttributionFound("wrong_wave")
    if named.people or named.files:
        return AttributionFound("ok")
    if _has_unknown_name(attribution):
        return AttributionFound("unverifiable")
    fits = sum(
        (anyone or (bool(role) and kinds[each.name] == role)) and (waves is None or each.wave in waves)
        for each in transcripts.values()
    )
    return AttributionFound("consistent_with_n", fits) if fits else AttributionFound("unverifiable")


def _has_unknown_name(attribution: str) -> bool:
    """Whether a word for a role has a name behind it, in an attribution that names nobody of the study."""
    return any(_CALLED.match(attribution, role.end()) for role in _A_ROLE.finditer(attribution))


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


def _named(attribution: str, transcripts: Iterable[Transcript], found: Sequence[Transcript]) -> _Named:
    """Whom and what an attribution names; of a longer and a shorter name in the same words the longer one."""
    people: dict[str, set[str]] = {}
    files: dict[str, set[str]] = {}
    for each in transcripts:
        for name in _people(each):
            people.setdefault(_as_words(name), set()).add(name)
        files.setdefault(_as_words(each.name.rpartition("/")[2].rpartition(".")[0]), set()).add(each.name)
    for each in found:
        for one in each.speakers:
            if one.role not in ("interviewer", "withdrawn") and _is_name(one.label):
                people.setdefault(_as_words(one.label), set()).update(_labels(one, each))
    words, there = _as_words(_as_known(_TO.sub(" ", attribution), people)), _Named({}, {})
    for name in sorted({*people, *files}, key=lambda name: (-len(name), name)):
        if name.strip() and name in words:
            words = words.replace(name, " | ")
            into, known = (there.people, people) if name in people else (there.files, files)
            into[name] = known[name]
    return there


def _as_known(attribution: str, people: Mapping[str, set[str]]) -> str:
    """An attribution with numbers as the study writes them.

    "R-03", "R 03" and "R3" are its "R03", and "P3" is its "3" where respondents have a mere number.
    """
    known = {"".join(_PART.findall(name)): name.strip() for name in people}
    by_number: dict[tuple[str, int], set[str]] = {}
    for plain, name in known.items():
        numbered = _A_NAME_BY_NUMBER.fullmatch(plain)
        if numbered:
            by_number.setdefault((numbered[1], int(numbered[2])), set()).add(name)

    def name_of(one: re.Match[str]) -> str:
        letters, number = one[1].casefold(), int(one[2])
        spelt = {known[plain]} if (plain := letters + one[2]) in known else by_number.get((letters, number))
        if not spelt and letters in _INITIALS:
            spelt = by_number.get(("", number))
        return next(iter(spelt)) if spelt and len(spelt) == 1 else one[0]

    return _NUMBERED.sub(name_of, attribution)


def _wrong_name(
    attribution: str, named: _Named, matches: Sequence[Match], transcripts: Mapping[str, Transcript]
) -> str:
    """What is wrong with the names in an attribution; empty where each of them said the words.

    Somebody's number counts only where nobody's does: "34" in "12, 34 jaar" can be an age.
    """
    said = {person for match in matches for person in _said_by(match, transcripts[match.transcript])}
    here = {match.transcript for match in matches}
    others = {name for name, people in named.people.items() if not people & said}
    if any(not name.strip().isdigit() for name in others) or (others and len(others) == len(named.people)):
        return "wrong_speaker"
    away = [names for names in named.files.values() if not names & here]
    if any(not said & {one for name in names for one in _people(transcripts[name])} for names in away):
        return "wrong_speaker"
    if away and len(away) == len(named.files):
        return "wrong_wave"
    return "wrong_speaker" if _is_nobodys(attribution, named, transcripts.values()) else ""


def _is_nobodys(attribution: str, named: _Named, transcripts: Iterable[Transcript]) -> bool:
    """Whether an attribution gives a number like those of the study's respondents that nobody has."""
    given = list(_NUMBERED.finditer(_as_known(attribution, named.people)))
    if not given:
        return False
    known = {*" ".join((*named.people, *named.files)).split()}
    shapes: set[tuple[str, int]] = set()
    for each in transcripts:
        known |= {word + each.wave for word in ("", *_WAVE_WORDS)} | {
            *(_as_words(one.label).strip() for one in each.speakers)
        }
        for name in _people(each):
            known.add(_as_words(name).strip())
            numbered = _NUMBERED.fullmatch(name)
            if numbered:
                shapes.add((numbered[1].casefold(), len(numbered[2])))
    return any((one[1].casefold(), len(one[2])) in shapes and one[0].casefold() not in known for one in given)


def _is_name(label: str) -> bool:
    """Whether a label names one person; a letter or a word for a role can stand for many."""
    word = label.strip().casefold()
    return any(sign.isdigit() for sign in word) or (len(word) > 2 and word not in ROLES)


def _labels(speaker: Speaker, transcript: Transcript) -> set[str]:
    """A speaker's label in a transcript, with the others of the same respondent."""
    alike = {one.label for one in transcript.speakers if speaker.respondent == one.respondent is not None}
    return {f"{transcript.name}\n{label}" for label in {speaker.label, *alike}}


def _said_by(match: Match, transcript: Transcript) -> set[str]:
    """Who said the words: the label and its respondent, or any in the transcript where it is nobody's yet."""
    own = next((one.respondent for one in transcript.speakers if one.label == match.speaker), None)
    respondent = match.respondent or own
    return {f"{match.transcript}\n{match.speaker}", *([respondent] if respondent else _people(transcript))}


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
