"""The header block above a transcript: "Golf: 2024", "Date of birth : 1885"."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _names(listing: str) -> frozenset[str]:
    """The names of a comma-separated listing."""
    return frozenset(" ".join(name.split()) for name in listing.split(","))


FIELDS: Mapping[str, frozenset[str]] = {
    "respondent": _names(
        """id, respondent, respondentid, respondent id, respondent-id, respondentnummer, respondent nummer,
        respondent number, respondent nr, respondentnr, participant, participant id, participant number,
        participantid, deelnemer, deelnemernummer, deelnemer id, geïnterviewde, interviewee, case, casus,
        case id"""
    ),
    "wave": _names("golf, wave, meting, meetmoment, ronde, round, interviewronde"),
    "date": _names(
        """datum, date, datum interview, interviewdatum, gespreksdatum, datum gesprek,
        datum van het interview, date of interview, interview date, afgenomen op"""
    ),
    "kind": _names(
        """soort, kind, type, soort gesprek, soort interview, gesprekssoort, type gesprek, type interview,
        interview type, type of interview"""
    ),
    "perspective": _names("perspectief, perspective, rol, role, groep, group, doelgroep"),
}
"""What a study wants to know of a transcript, and the header names that say it, Dutch and English."""

SPEAKER_ROLES = _names(
    """interviewer, interviewers, onderzoeker, researcher, respondent, participant, deelnemer,
    geïnterviewde, interviewee, moderator, gespreksleider, facilitator, notulist, observator, observer,
    vraag, antwoord, question, answer, spreker, speaker, begeleider, voorzitter"""
)
"""Names that can stand above a transcript as well as before somebody's words."""

_OTHERS = _names(
    """name, naam, number, nummer, nr, no, title, titel, project, projectnaam, study, studie, onderzoek,
    file, bestand, bestandsnaam, filename, recording, opname, audio, language, taal, transcript,
    transcriptie, transcriber, transcribed by, transcribent, getranscribeerd door, transcriptie door,
    version, versie, status, time, tijd, tijdstip, start, starttijd, start time, begin, begintijd, end,
    einde, eindtijd, end time, duration, duur, lengte, length, location, locatie, plaats, place,
    setting, adres, address, age, leeftijd, leeftijdsklasse, age group, gender, geslacht, sex, sekse,
    date of birth, geboortedatum, geboortejaar, year of birth, birth year, place of birth,
    geboorteplaats, occupation, beroep, job, job title, functie, function, region, regio, geographic
    region, country, land, city, stad, marital status, burgerlijke staat, education, opleiding,
    opleidingsniveau, nationality, nationaliteit, benefit, uitkering, soort uitkering, sector, remarks,
    opmerkingen, notes, notities, present, aanwezig, aanwezigen, afwezig, participants, deelnemers,
    respondents, respondenten, interviewnummer, interview number, interview nr, interview id,
    interviewid, e-mail, email, telefoon, phone, consent, toestemming, medium, onderwerp, subject,
    topic, keywords, trefwoorden, anonymised, geanonimiseerd"""
)

_PARTIES = _names(
    "employer, werkgever, organisation, organization, organisatie, company, bedrijf, gemeente, municipality"
)

HEADER_NAMES = frozenset().union(*FIELDS.values()) | _OTHERS | _PARTIES
"""Every name that is known to stand in a header block."""

_PAIR = re.compile(
    r"[ \t\xa0]{0,40}([^\W\d_][^:\n]{0,60}?)[ \t\xa0]{0,40}(?:(?<!\d):|:(?!\d))(?!//)[ \t\xa0]*([^\n]*)"
)


def read_headers(header: str) -> dict[str, str]:
    """The names and values of a header block, in order; of a name given twice the first.

    An empty value is kept; lines that are no "name: value" (a title, a note) are left out.
    """
    pairs: dict[str, str] = {}
    for line in header.splitlines():
        pair = _PAIR.match(line)
        if pair:
            pairs.setdefault(" ".join(pair[1].split()), pair[2].strip())
    return pairs


def known_fields(headers: Mapping[str, str]) -> dict[str, str]:
    """What the headers say of the fields in `FIELDS`, by field; empty values and unknown names left out."""
    found: dict[str, str] = {}
    for name, value in headers.items():
        for field, names in FIELDS.items():
            if value and name.casefold() in names:
                found.setdefault(field, value)
    return found


def is_header_name(name: str) -> bool:
    """Whether the name stands in header blocks and never before somebody's words."""
    plain = " ".join(name.split()).casefold()
    return plain in HEADER_NAMES and plain not in SPEAKER_ROLES | _PARTIES
