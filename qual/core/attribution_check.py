"""Whether an attribution fits the speaker whose words a quotation gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from qual.core.comparable import comparable
from qual.core.quote import Match
from qual.core.transcript import Transcript

_YEAR = re.compile(r"\bin\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def check_attribution(
    attribution: str,
    matches: Sequence[Match],
    transcripts: Mapping[str, Transcript],
    perspectives: Mapping[str, str],
) -> str:
    """The verdict on an attribution, from what the transcripts say of themselves.

    Interviewer's words first; then a respondent or transcript that is named, the perspective, the wave. What
    cannot be told is "unverifiable", never "ok".
    """
    found = [transcripts[match.transcript] for match in matches]
    if found and all(_role(match, transcripts[match.transcript]) == "interviewer" for match in matches):
        return "interviewer_words"
    if not attribution:
        return "none_given"
    if not found:
        return "unverifiable"
    named = _named(attribution, transcripts.values())
    here = {transcript.name for transcript in found}
    if named and not named & here:
        return "wrong_speaker"
    role = _perspective(attribution, perspectives)
    if role and all(transcript.perspective and transcript.perspective != role for transcript in found):
        return "wrong_role"
    wave = _YEAR.search(attribution)
    if wave and all(transcript.wave and wave[1] not in transcript.wave for transcript in found):
        return "wrong_wave"
    return "ok" if named else "unverifiable"


def _role(match: Match, transcript: Transcript) -> str:
    return next((one.role for one in transcript.speakers if one.label == match.speaker), "")


def _named(attribution: str, transcripts: Iterable[Transcript]) -> set[str]:
    """The transcripts of the respondent that an attribution names."""
    words = " ".join(comparable(attribution).tokens)
    found = set()
    for transcript in transcripts:
        stem = transcript.name.rpartition("/")[2].rpartition(".")[0]
        names = {stem, *(one.respondent or "" for one in transcript.speakers if one.role != "interviewer")}
        for name in names:
            plain = " ".join(comparable(name).tokens)
            if plain and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", words):
                found.add(transcript.name)
    return found


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
