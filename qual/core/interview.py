"""Who is who in a transcript: from `interviews.csv`, the header lines or the file's name; never silently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from qual.core.attribute_kinds import taken
from qual.core.headers import SPEAKER_ROLES, known_fields
from qual.core.respondent import Respondent
from qual.core.study import Attribute, Settings
from qual.core.transcript import Speaker, Transcript, Turn
from qual.errors import Problem


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """A row of `interviews.csv`: facts of a file and one of its speakers.

    `line` is its line in the table; `pattern` finds the speakers' labels of this file, as `[turns]` in
    study.toml does for all.
    """

    line: int
    file: str
    kind: str = ""
    wave: str = ""
    date: str = ""
    perspective: str = ""
    speaker: str = ""
    respondent: str = ""
    pattern: str = ""


class Understood(NamedTuple):
    """What is known of a transcript before it goes in.

    `respondents` are the people whom its speakers are mapped to, with what the header says of them.
    """

    kind: str
    wave: str
    date: str
    perspective: str
    speakers: tuple[Speaker, ...]
    respondents: tuple[Respondent, ...]
    problems: tuple[Problem, ...]


_ASKING = frozenset(
    {"interviewer", "onderzoeker", "researcher", "moderator", "gespreksleider", "facilitator", "notulist"}
)
_FOCUS_GROUP = frozenset({"focus group", "focusgroup", "focus-group", "focusgroep", "groepsgesprek", "group"})
_NOT_ABOUT_A_PERSON = frozenset(
    """
    name naam title titel project projectnaam study studie onderzoek file bestand bestandsnaam
    filename recording opname audio language taal transcript transcriptie transcriber transcribent
    version versie status time tijd start begin end einde duration duur length lengte remarks
    opmerkingen notes notities present aanwezig aanwezigen interviewer interviewers onderzoeker
    researcher address adres phone telefoon email e-mail consent toestemming medium
    """.split()
)
_FILE_WORDS = frozenset(
    "interview transcript transcriptie gesprek verslag def final golf wave meting ronde".split()
)


def understand(
    name: str,
    turns: Sequence[Turn],
    headers: Mapping[str, str],
    rows: Sequence[InterviewRow],
    settings: Settings,
    known: Collection[str] = (),
    *,
    labels_are_respondents: bool = False,
) -> Understood:
    """What a transcript is and who speaks in it.

    `name` is the transcript's name, `rows` those of `interviews.csv` about this file, `known` the ids of the
    respondents in the study. A row beats a header line, a header line beats the file's name. With
    `labels_are_respondents` every label left over is a respondent of that id. Who is left over is a Problem.
    """
    fields = known_fields(headers)
    facts = {
        field: next((getattr(row, field) for row in rows if getattr(row, field)), "") or fields.get(field, "")
        for field in ("kind", "wave", "date", "perspective")
    }
    problems: list[Problem] = []
    wave = facts["wave"] or _wave_in_name(name, settings)
    if wave and settings.waves and wave not in settings.waves:
        declared = ", ".join(settings.waves)
        problems.append(Problem(name, f"wave '{wave}' is not declared", f"study.toml declares {declared}"))
    perspective = _perspective(facts["perspective"], settings)
    labels = Counter(turn.speaker for turn in turns if turn.speaker)
    people_rows = [row for row in rows if not _says_who_asks(row, settings)]
    asking = {row.speaker for row in rows if _says_who_asks(row, settings)}
    open_labels = [label for label in labels if label not in asking]
    mapped, taken = _map_speakers(
        name, open_labels, fields.get("respondent", ""), people_rows, settings, known
    )
    problems += taken
    speakers = []
    for label, count in labels.items():
        respondent = mapped.get(label)
        if label in asking or (is_interviewer(label, settings) and respondent is None):
            speakers.append(Speaker(label, None, "interviewer", count))
        elif respondent or labels_are_respondents:
            speakers.append(Speaker(label, respondent or label, "respondent", count))
        else:
            speakers.append(Speaker(label, None, "unmapped", count))
    people = list(dict.fromkeys(speaker.respondent for speaker in speakers if speaker.respondent))
    attributes, odd = _attributes(name, headers, settings) if len(people) == 1 else ({}, [])
    problems += odd
    own_perspective = {
        row.respondent: _perspective(row.perspective, settings) for row in rows if row.perspective
    }
    respondents = tuple(
        _respondent(person, own_perspective.get(person, perspective), attributes, wave, settings)
        for person in people
    )
    lost = [speaker.label for speaker in speakers if speaker.role == "unmapped"]
    if lost:
        listing = ", ".join(f"'{label}'" for label in lost[:6]) + (", …" if len(lost) > 6 else "")
        problems.append(
            Problem(
                name,
                f"nothing says which respondents are behind {listing}",
                "add rows to transcripts/interviews.csv (file, speaker, respondent), "
                "or import with --labels-are-respondents",
            )
        )
    kind = _kind(facts["kind"], len(people) + len(lost))
    return Understood(kind, wave, facts["date"], perspective, tuple(speakers), respondents, tuple(problems))


def revised(old: Transcript, facts: Understood, rows: Sequence[InterviewRow]) -> Transcript:
    """A transcript with what is known better now: a row beats what is there, a guess does not.

    Who was said to be an interviewer stays one where nothing says otherwise.
    """
    said = {row.speaker: row.respondent for row in rows if row.respondent}
    of_the_file = "" in said
    found = {speaker.label: speaker for speaker in facts.speakers}
    speakers = []
    for speaker in old.speakers:
        new = found.get(speaker.label, speaker)
        if new.role == "interviewer" and speaker.label in said:
            speakers.append(Speaker(speaker.label, None, "interviewer", speaker.turns))
            continue
        stays = None if of_the_file and new.respondent else speaker.respondent
        respondent = said.get(speaker.label) or stays or new.respondent
        told = speaker.role if new.role == "unmapped" and speaker.role == "interviewer" else new.role
        role = "respondent" if respondent else told
        speakers.append(Speaker(speaker.label, respondent, role, speaker.turns))

    def stated(field: str) -> bool:
        return any(getattr(row, field) for row in rows)

    return replace(
        old,
        kind=facts.kind if stated("kind") else old.kind,
        wave=facts.wave if stated("wave") else old.wave,
        date=facts.date if stated("date") else old.date,
        perspective=facts.perspective if stated("perspective") else old.perspective,
        speakers=tuple(speakers),
    )


def is_interviewer(label: str, settings: Settings) -> bool:
    """Whether a label asks the questions: a declared interviewer, numbered or not, or a role word."""
    plain = re.sub(r"[\s#]*\d+$", "", label).casefold().strip()
    declared = {each.casefold() for each in settings.interviewers}
    return label.casefold() in declared or plain in declared or plain in _ASKING


def _says_who_asks(row: InterviewRow, settings: Settings) -> bool:
    """Whether a row has, in the place of a respondent, a word for who asks the questions."""
    return bool(row.speaker and row.respondent) and is_interviewer(row.respondent, settings)


def _map_speakers(
    name: str,
    labels: Sequence[str],
    header_respondent: str,
    rows: Sequence[InterviewRow],
    settings: Settings,
    known: Collection[str],
) -> tuple[dict[str, str], list[Problem]]:
    """The respondent behind each label that something says, and what people should know about it."""
    problems = []
    mapped = {row.speaker: row.respondent for row in rows if row.speaker and row.respondent}
    for row in rows:
        if row.speaker and row.speaker not in labels:
            what = f"speaker '{row.speaker}' does not speak in {name}"
            hint = f"its speakers are {', '.join(labels[:8])}"
            problems.append(Problem(f"interviews.csv:{row.line}", what, hint))
    open_labels = [each for each in labels if each not in mapped and not is_interviewer(each, settings)]
    for label in open_labels:
        if label in known:
            mapped[label] = label
    open_labels = [label for label in open_labels if label not in mapped]
    whole_file = next((row.respondent for row in rows if not row.speaker and row.respondent), "")
    said = whole_file or header_respondent
    if len(open_labels) == 1 and not mapped:
        if said:
            mapped[open_labels[0]] = said
        else:
            by_name = respondent_in_name(name, settings, known)
            mapped[open_labels[0]] = by_name
            what = f"speaker '{open_labels[0]}' is taken as respondent '{by_name}', after the file's name"
            problems.append(Problem(name, what, "interviews.csv can say otherwise"))
    elif said in open_labels:
        mapped[said] = said
    return mapped, problems


def respondent_in_name(name: str, settings: Settings, known: Collection[str] = ()) -> str:
    """The respondent that a file's name speaks of.

    By the study's own pattern (its first group) where it has one and it fits; else a known id among the parts
    of the name; else the name without its ending, its wave and words such as "interview".
    """
    stem = PurePosixPath(name).stem
    if settings.respondent_pattern:
        found = re.search(settings.respondent_pattern, stem)
        if found:
            return found[1] if found.re.groups else found[0]
    parts = [part for part in re.split(r"[\s_.–-]+", stem) if part]
    for part in parts:
        if part in known:
            return part
    waves = {wave.casefold() for wave in settings.waves}
    kept = [
        part
        for part in parts
        if part.casefold() not in _FILE_WORDS and _bare_wave(part.casefold()) not in waves | {""}
    ]
    return "-".join(kept) or stem


def _wave_in_name(name: str, settings: Settings) -> str:
    for part in re.split(r"[\s_.–-]+", PurePosixPath(name).stem):
        for wave in settings.waves:
            if wave.casefold() in (part.casefold(), _bare_wave(part.casefold())):
                return wave
    return ""


def _bare_wave(part: str) -> str:
    return re.sub(r"^(?:golf|wave|meting|ronde|w|t)(?=\d)", "", part)


def _perspective(given: str, settings: Settings) -> str:
    """The perspective's id, by id or label; what is not declared stays as given."""
    if not given:
        return next(iter(settings.perspectives), "")
    for perspective, label in settings.perspectives.items():
        if given.casefold() in (perspective.casefold(), label.casefold()):
            return perspective
    return given


def _kind(given: str, speakers: int) -> str:
    if given:
        return "focus group" if given.casefold() in _FOCUS_GROUP else given
    return "focus group" if speakers > 2 else "interview"


def _attributes(
    name: str, headers: Mapping[str, str], settings: Settings
) -> tuple[dict[str, str | None], list[Problem]]:
    """What the header says of the one respondent; an empty value is unknown."""
    declared = {}
    for attribute in settings.attributes.values():
        declared[attribute.name.casefold()] = attribute
        declared[(attribute.label or attribute.name).casefold()] = attribute
    found: dict[str, str | None] = {}
    problems = []
    for header, value in headers.items():
        plain = header.casefold()
        if known_fields({header: value or "-"}) or plain in _NOT_ABOUT_A_PERSON | SPEAKER_ROLES:
            continue
        known = declared.get(plain)
        state, fits = taken(value, known or Attribute(header))
        if state == "missing":
            continue
        if known and state not in ("value", "unknown"):
            wanted = ", ".join(known.categories) or f"a {known.kind}"
            what = f"the header line '{header}' gives {known.name} a value that is {state}"
            problems.append(Problem(name, what, f"declared is {wanted}"))
            continue
        found[known.name if known else header] = fits
    return found, problems


def _respondent(
    person: str,
    perspective: str,
    attributes: Mapping[str, str | None],
    wave: str,
    settings: Settings,
) -> Respondent:
    per_wave = {
        attribute: value
        for attribute, value in attributes.items()
        if wave and attribute in settings.attributes and settings.attributes[attribute].per_wave
    }
    for_good = {attribute: value for attribute, value in attributes.items() if attribute not in per_wave}
    return Respondent(person, perspective, for_good, {wave: per_wave} if per_wave else {})
