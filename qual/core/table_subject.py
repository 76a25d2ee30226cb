"""What a caption says that a table is of: of whom, split by what, and of which part of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_NUMBER = re.compile(r"^\W*(?:tabel|table|tab\.)\s*[A-Z]?[\d.]*\d[a-z]?\b\W*", re.IGNORECASE)
_SHEET = re.compile(r"^(?:sheet|blad|tabel|table)\s?\d*(?:\s*:\s*|$)", re.IGNORECASE)
_BASE = re.compile(r"[(\[]?\b[nN]\s*=\s*[\d.,\u00a0 ]*\d[)\]]?")
PEOPLE = (
    r"respondent(?:en|s)?|deelnemers?|deelneemsters|participants?|ge\u00efnterviewden?|interviewees?|cli\u00ebnten|"
    r"clients?|personen|persons?|people|werknemers|employees|workers|werkenden|werkgevers|employers|"
    r"jongeren|ouderen|leerlingen|studenten|students|pupils|pati\u00ebnten|patients|inwoners|residents|"
    r"huishoudens|households|kandidaten|candidates|klanten|customers|gesprekspartners|leden|members|"
    r"uitkeringsgerechtigden|recipients|steekproef|sample|populatie|population|onderzoeksgroep"
)
"""The names of those whom a table counts."""

_IS_PEOPLE = re.compile(rf"\b(?:{PEOPLE})\b", re.IGNORECASE)
_SPLIT = re.compile(r"\b(?:naar|by|per|according to)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"stroom|stromen|overgang|overstap|toeleid|begeleid|bemiddel|verhuis|verwijz|verwezen|gericht|op weg|"
    r"\bmoves?\b|\bmoved\b|\bcontacts?\b|aangemeld|applications?",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"aandeel|percentage|share|\brates?\b|participatie|graad\b|\bkans\b|\bdat\b|\bwho\b|\bthat\b|ratio|quote|"
    r"procent|per cent|percent|dekking|gebruik|uitval|verzuim|tevreden|satisf",
    re.IGNORECASE,
)
_MENTIONED = re.compile(
    r"\breden|motie[fv]|knelpunt|thema|genoemd|belemmering|drempel|ervaring|wens|reason|motive|barrier|theme|"
    r"mention|experienc|obstacle|problem|probleem|behoefte|needs?\b|gebruikte|used",
    re.IGNORECASE,
)
_ATTRIBUTES = frozenset(
    "geslacht leeftijd leeftijdsklasse leeftijdsgroep leeftijdscategorie uitkering uitkeringssoort "
    "uitkeringstype opleiding opleidingsniveau herkomst migratieachtergrond leefsituatie woonsituatie "
    "huishouden provincie regio periode sector beroep burgerlijke staat type soort sex gender age group "
    "benefit education level region household province background origin marital status occupation".split()
)
_OF_SOME = frozenset("sector beroep occupation type soort periode".split())
"""Attributes that only some people have, or that may be of something else than people."""

_GENERIC = frozenset(
    "de het een van in en of op bij voor met the a an of in and or for to aantal aantallen number numbers n "
    "percentage percentages procenten procent percent verdeling samenstelling kenmerken overzicht verdeeld "
    "achtergrondkenmerken achtergrond uitgesplitst gesplitst uitsplitsing onderverdeeld broken down divided "
    "distribution composition characteristics background overview profile profiel alle all our onze hun "
    "their absoluut absolute abs verzonnen invented".split()
)
_PARTIAL = re.compile(
    r"onbekend|bekend\b|exclusief|excl\.|zonder|ontbre|missing|unknown|not known|known|excluding|without|"
    r"except|behalve|niet ingevuld|geen antwoord|no answer|alleen|uitsluitend|only|selectie|waarvan|of which|"
    r"of whom|gewogen|weighted|afgerond|rounded|vervolg|continued|vari\u00ebren|verschillen|afwijk|differ|"
    r"varies",
    re.IGNORECASE,
)


class Subject(NamedTuple):
    """Of whom a table is (`words`; None where its caption does not say), and what else its caption tells.

    `is_partial`: caption or note speak of those left out. `is_people`: its numbers count people, and its rows
    part them by an attribute. `is_share`: each row may have a share of its own ("employment rate by age").
    `is_whole`: they have no other name than that of people, so that no part of them is meant. `by_person`:
    they are split by what every person has, as age.
    """

    words: frozenset[str] | None
    is_partial: bool
    is_people: bool
    is_share: bool
    is_whole: bool = False
    by_person: bool = False


def subject(title: str, heads: Iterable[str] = (), note: str = "") -> Subject:
    """The subject of a table by its caption; `heads` name what it may be split by, `note` stands under it."""
    text = _BASE.sub(" ", _NUMBER.sub("", _SHEET.sub("", title.strip())))
    before, *behind = _SPLIT.split(text)
    is_split = bool(behind) and not _MOVES.search(before)
    split_by = " ".join(behind) if is_split else ""
    # what stands behind a comma, a dash or in brackets tells which part of them
    own, *rest = re.split(r"[,;:()\u2013\u2014]|\s-\s|\b(?:in|onder|among|bij|met|with)\b", split_by)
    left = " ".join([before if is_split else text, *rest])
    words = (
        set(re.findall(r"[^\W_]+", left.casefold())) - _GENERIC - set(re.findall(r"[^\W_]+", own.casefold()))
    )
    named = {word for head in heads for word in re.findall(r"[^\W\d_]+", head.casefold())}
    attributes = words & (_ATTRIBUTES | named)
    words -= attributes
    is_person = bool(attributes & _ATTRIBUTES) and not attributes & _OF_SOME
    is_people = bool(_IS_PEOPLE.search(left)) or (not words and bool(attributes) and not is_split)
    split = attributes | set(re.findall(r"[^\W_]+", own.casefold()))
    counts = is_people and not _MENTIONED.search(title) and not _SHARE_OF.search(left)
    known = frozenset(words) if words or (is_person and not is_split) else None
    is_share = (is_split and not counts) or bool(_SHARE_OF.search(left))
    by_person = bool(split & (_ATTRIBUTES - _OF_SOME))
    is_whole = bool(words) and all(map(_IS_PEOPLE.fullmatch, words))
    told = counts and bool(split & _ATTRIBUTES)
    return Subject(known, bool(_PARTIAL.search(f"{title} {note}")), told, is_share, is_whole, by_person)
