"""Who a report says is speaking: the attribution before, after or below a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

ROLES = (
    *"""deelnemer deelneemster respondent respondente geïnterviewde ondervraagde participant interviewee\n
    informant werkgever werkgeefster employer werknemer werkneemster employee medewerker
    medewerkster\n arbeidsdeskundige adviseur begeleider jobcoach klantmanager casemanager manager
    coach consulent\n professional manager directeur leidinggevende docent leerkracht teacher
    leerling student ouder\n parent vader moeder bewoner bewoonster resident cliënt cliënte client
    patiënt patiënte patient\n huisarts verpleegkundige nurse doctor vrijwilliger volunteer
    mantelzorger carer ondernemer raadslid\n wethouder burgemeester bestuurder beleidsmedewerker
    expert deskundige re-integratiebureau bureau\n focusgroep man woman vrouw""".split(),
    "case manager",
    "focus group",
    *"""labour expert,labor expert,occupational expert,employment expert,job coach,case worker,caseworker,
    social worker,support worker,service user,benefit claimant,claimant,jobseeker,job seeker,staff member,
    team leader,line manager,supervisor,adviser,advisor,re-integration agency,reintegration agency,agency,
    director,headteacher,counsellor,therapist,midwife,lecturer,pupil,mother,father,tenant,speaker""".replace(
        "\n    ", ""
    ).split(","),
)
"""Words for people who are quoted, each in the singular: a plural speaks of many, and quotes nobody."""

_SAYS = (
    r"zegt|zei|vertelt|vertelde|verwoordt|verwoordde|aldus|vindt|vond|noemt|stelt|stelde|licht toe|legt uit|"
    r"merkt op|antwoordt|reageert|beschrijft|schetst|put it|says|said|explains|explained|notes|noted|told|"
    r"tells|puts it|according to|recalls|recalled|states|stated|comments|commented"
)
_TELLS = (
    r"zegt|zei|vertelt|vertelde|verwoordde|legde uit|merkte op|schetste|is what|was what|said|says|told us"
)
_ELSEWHERE = re.compile(
    r"\b(?:onderzoekers?|interviewers?|vragenlijst|enquête|website|webpagina|rapport|brief|brochure|folder|artikel|"
    r"wet|besluit|literatuur|kolom|tabel|figuur|hoofdstuk|paragraaf|zogenoemde|zogenaamde|stelling|vraag|"
    r"researchers?|questionnaire|survey|report|letter|column|table|figure|chapter|article|act|literature|"
    r"so-called|statement|question)\b",
    re.IGNORECASE,
)
_A_WAVE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REFERENCE = re.compile(
    r"\s*(?:zie|see|vgl|cf|tabel|table|figuur|figure|p\.|pp\.|bijlage|appendix)\b", re.IGNORECASE
)
_YEAR = re.compile(r",\s*(?:19|20)\d\d[a-z]?\s*$")
_BRACKETS = r"\((?:[^()]{0,150}|[^()]{0,80}\([^()]{0,80}\)[^()]{0,80})\)"
BOTH = "; "
"""Between what stands before a quotation and what stands behind it, where both say who speaks."""

_SQUARE = r"\[[^\[\]]{1,100}\]"
_NUMBERED = re.compile(r"([A-Za-z]{1,4})[-_]?(\d{1,5})")
"""A respondent's number behind its letters ("R03"); others of the same shape are read as one too."""

_BARE_NUMBER = r"\d{1,3}(?!\w|[.,:]\d|-?\s?(?:jaar|jarige|years?|yrs?|year-old|maanden|months|%|van\b|of\b))"
"""A respondent's number behind a word for a role ("Participant 7"); an age or a share is none."""

_FARTHEST = 400
"""Characters in which an attribution must end."""

_A_NAME = re.compile(r"\s+[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][\w-]*")
"""A name behind a word for a role, which the study need not know."""

_DASH = r"[–—―-]"
_PARTED = re.compile(r"\s[·•|]\s")
_PLACE = re.compile(r"(?P<file>\S[^\n]{0,250}\.\w{1,5}):\d{1,6}")
_LONGEST_LINE = 2_000

CHAPTER_LINE = "chapter_line"
"""The form of an attribution that names respondent and file, as chapters for inside use do."""


class Attribution(NamedTuple):
    """The words that say who speaks, how (`form`) and where (`start` to `end`)."""

    text: str
    form: str
    start: int
    end: int


class Roles:
    """What an attribution is known by: words for roles, and names and numbers of the study's own."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        own = sorted(
            {name.strip() for name in names if len(name.strip()) > 1}, key=lambda name: (-len(name), name)
        )
        roles = "|".join(re.escape(word) for word in sorted(ROLES, key=len, reverse=True))
        known = "|".join(re.escape(name) for name in own) or r"(?!)"
        identity = rf"(?:{known}|(?=[\w-]{{0,20}}\d)[A-Za-z][\w-]{{0,30}}|{_BARE_NUMBER})"
        person = rf"(?:(?:een|de|an?|the|one)\s+)?(?:{roles})\b(?:\s+{identity}(?![\w]))?|(?:{known})(?![\w])"
        self.attribution = re.compile(rf"(?:{person})(?:\s*{_BRACKETS})?", re.IGNORECASE)
        self.named = re.compile(
            rf"(?:(?:(?:een|de|an?|the|one)\s+)?(?:{roles})\b(?:\s+[^\s.,;:()]{{1,30}}){{0,3}}|(?:{known}))"
            rf"(?:,[^.;:()]{{1,80}})?(?:\s*{_BRACKETS})?",
            re.IGNORECASE,
        )
        shapes = {(one[1], len(one[2])) for one in map(_NUMBERED.fullmatch, own) if one}
        numbers = "|".join(rf"{letters}[-_ ]?\d{{{size}}}" for letters, size in sorted(shapes)) or r"(?!)"
        self.number = rf"(?<!\w)(?:{numbers})(?!\w)"
        self.name = re.compile(rf"(?<!\w)(?:{known})(?!\w)|{self.number}", re.IGNORECASE)
        self.role = re.compile(
            rf"\b(?:(?:{roles})\b|(?:{known})(?!\w))(?:\s*{identity}(?!\w))?", re.IGNORECASE
        )


def after_quotation(text: str, at: int, roles: Roles, until: int) -> Attribution | None:
    """The attribution that follows a closing mark at `at`, read no further than `until`.

    `text` ends with its last visible character.
    """
    rest = text[at : min(until, at + _FARTHEST)]
    clause = re.match(
        rf"[\s.,;]{{0,4}}(?:{_SAYS})\s+(?P<who>{roles.named.pattern}|{roles.number})", rest, re.IGNORECASE
    )
    if clause:
        return Attribution(clause["who"].strip(), "after_clause", at + clause.start("who"), at + clause.end())
    sentence = re.match(
        rf"[\s.,;]{{0,4}}(?:dat|dit|that|this)\s+(?:{_TELLS})\s+"
        rf"(?P<who>(?:{roles.attribution.pattern}|{roles.number})(?:,?\s+in\s+(?:19|20)\d\d)?)"
        r"(?!\w|\s+(?:ook|eveneens|niet|nooit|too|also|not|never)\b)(?=[^.!?:;]{0,80}[.!;])",
        rest,
        re.IGNORECASE,
    )
    if sentence:
        return Attribution(
            sentence["who"].strip(), "after_clause", at + sentence.start("who"), at + sentence.end()
        )
    square = re.match(rf"[\s.,]{{0,3}}(?P<whole>{_SQUARE})", rest)
    if square and (roles.role.search(square["whole"]) or roles.name.search(square["whole"])):
        inner = square["whole"][1:-1].strip()
        return Attribution(inner, "parentheses", at + square.start("whole"), at + square.end())
    brackets = re.match(rf"[\s.,]{{0,3}}(?P<whole>{_BRACKETS})", rest)
    if brackets and _is_person(brackets["whole"][1:-1], roles):
        inner = brackets["whole"][1:-1].strip()
        return Attribution(inner, "parentheses", at + brackets.start("whole"), at + brackets.end())
    dash = re.match(
        rf"[.,]?(?:\s{{1,3}}{_DASH}{{1,2}}\s*|{_DASH}{{1,2}}(?:\s+|(?=[A-Z])))(?P<who>\S[^\n]{{0,160}})", rest
    )
    if dash:
        who = roles.attribution.match(dash["who"])
        whole = dash["who"].strip()
        if who and not (_is_short(whole) and at + dash.end() >= len(text)):
            whole = who.group()
        elif not _is_short(whole):
            return None
        return Attribution(
            whole, "dash_same_line", at + dash.start("who"), at + dash.start("who") + len(whole)
        )
    same = re.match(r"[\s.,]{1,4}", rest)
    who = roles.attribution.match(rest, same.end() if same else 0)
    if who and same:
        end = len(rest.rstrip())
        whole = rest[who.start() : end].strip()
        if not (_is_short(whole) and at + end >= len(text)):
            whole = who.group()
        return Attribution(whole, "same_line", at + who.start(), at + who.start() + len(whole))
    return None


def chapter_line(text: str) -> Attribution | None:
    """The attribution under a quote in a chapter for inside use, without the codes and the turn.

    "Deelnemer, 2024 · Motivatie · R01 · R01-2024.txt:4" says who speaks by its first part, by the one before
    the file and by the file; "R01 · Motivatie · R01-2024.txt:4" by its first and last.
    """
    plain = re.sub(rf"\A\s*{_DASH}{{1,2}}\s+", "", text[:_LONGEST_LINE]).rstrip()
    parts = [part.strip() for part in _PARTED.split(plain)]
    places = [(at, found["file"]) for at, part in enumerate(parts) if (found := _PLACE.fullmatch(part))]
    if not places or places[0][0] < 2 or not parts[0]:
        return None
    at, file = places[0]
    who = [parts[0], *([parts[at - 1]] if at > 2 else []), file]
    return Attribution(" · ".join(who), CHAPTER_LINE, text.index(parts[0]), len(text.rstrip()))


def below_quotation(text: str, roles: Roles) -> Attribution | None:
    """The attribution that a paragraph of its own is."""
    own = chapter_line(text)
    if own or len(text) > _FARTHEST:
        return own
    plain = text.strip()
    dash = re.match(rf"{_DASH}{{1,2}}\s*", plain)
    if len(plain.split()) > 20 or plain.endswith((".", ":", "?", "!")) or not plain:
        return None
    who = plain[dash.end() :] if dash else plain
    bracketed = re.fullmatch(rf"{_BRACKETS}|{_SQUARE}", who)
    if bracketed:
        who = who[1:-1].strip()
    start = text.index(who)
    if dash and _is_short(who):
        return Attribution(who, "next_paragraph", start, start + len(who))
    if roles.attribution.fullmatch(who) or (_is_short(who) and roles.named.fullmatch(who)):
        return Attribution(who, "next_paragraph", start, start + len(who))
    parts = _PARTED.split(who)
    said = any(roles.attribution.fullmatch(part) or roles.named.fullmatch(part) for part in parts)
    if said and len(parts) > 1 and all(map(_is_short, parts)):
        return Attribution(who, "next_paragraph", start, start + len(who))
    return None


def before_quotation(text: str, at: int, roles: Roles, since: int = 0) -> Attribution | None:
    """The attribution in the words that lead to a quotation at `at` ("Zo zegt een deelnemer: ...")."""
    lead = text[max(since, at - 200) : at].rstrip()
    shift = max(since, at - 200)
    if not lead.endswith((":", ",")):
        return None
    start = max((end.end() for end in re.finditer(r"[.!?…]\s+", lead)), default=0)
    clause = lead[start:-1]
    if lead.endswith(",") and not re.search(rf"\b(?:{_SAYS}|volgens)\b", clause, re.IGNORECASE):
        return None
    who = _subject(clause, roles)
    if who is None:
        return None
    first, after = who
    name = _A_NAME.match(clause, after)
    after = name.end() if name and not roles.name.search(clause, first, after) else after
    return Attribution(clause[first:after].strip(), "lead_in", shift + start + first, shift + start + after)


def _subject(clause: str, roles: Roles) -> tuple[int, int] | None:
    """Where a clause names who says what follows: next to the verb, otherwise last; people named together."""
    whos = list(re.finditer(rf"(?:{roles.attribution.pattern})|{roles.number}", clause, re.IGNORECASE))
    if not whos:
        return None
    groups = [[whos[0].start(), whos[0].end()]]
    for who in whos[1:]:
        between = clause[groups[-1][1] : who.start()]
        together = roles.name.search(clause, groups[-1][0], groups[-1][1]) and roles.name.search(who.group())
        if together and re.fullmatch(r"\s*(?:,|/|&|en|and)\s*(?:en|and)?\s*", between, re.IGNORECASE):
            groups[-1][1] = who.end()
        else:
            groups.append([who.start(), who.end()])
    named = [each for each in groups if roles.name.search(clause, *each)]
    if len(named) > 1 and re.search(rf"\b(?:{_SAYS})\s*\Z", clause[: groups[-1][0]], re.IGNORECASE) is None:
        beside = [each for each in named if re.match(rf"\s+(?:{_SAYS})\b", clause[each[1] :], re.IGNORECASE)]
        groups = beside or groups
    return groups[-1][0], groups[-1][1]


def behind_as_well(text: str, at: int, lead: str, roles: Roles) -> str:
    """The attribution `lead` of a quotation that ends at `at`, with what stands behind it and says more."""
    behind = text[at:]
    ends = re.match(r"[\s.,!?…]*[\"”“’'»«*_]*", behind)
    start = at + (ends.end() if ends else 0)
    opening = re.search(r"[\"“„«‘]", text[start:])
    who = after_quotation(text.rstrip(), start, roles, start + opening.start() if opening else len(text))
    year = re.match(r"\s*\(((?:19|20)\d\d)\)", text[start:])
    if year:
        return f"{lead}{BOTH}{year[1]}"
    if who is None or not (roles.name.search(who.text) or _A_WAVE.search(who.text)):
        return lead
    is_all = who.form in ("parentheses", "after_clause") or re.match(r"\s*(?:[.;\n]|\Z)", text[who.end :])
    return f"{lead}{BOTH}{who.text}" if is_all else lead


def at_the_end(text: str, roles: Roles) -> Attribution | None:
    """The attribution at the end of a paragraph that has no marks ("... boos over. Deelnemer (IVA)").

    `start` is where the words of the quotation end.
    """
    shift = max(0, len(text) - 300)
    tail = text[shift:].rstrip()
    tests = (
        (
            "after_clause",
            rf"[\s,;]{{0,3}}\b(?:aldus|according to|said|says|zegt|zei)\s+"
            rf"(?P<who>{roles.named.pattern})\.?\Z",
        ),
        ("parentheses", rf"\s*\((?P<who>{roles.named.pattern})\)\.?\Z"),
        ("dash_same_line", rf"(?<=[\s.,?!…]){_DASH}{{1,2}}\s*(?P<who>{roles.named.pattern})\Z"),
        ("same_line", rf"(?<=[.?!…\"”’])\s+(?P<who>{roles.named.pattern})\Z"),
    )
    ends = [
        (match.start(), form, match["who"].strip())
        for form, pattern in tests
        for match in re.finditer(pattern, tail, re.IGNORECASE)
        if len(match["who"].split()) <= 20
    ]
    if not ends:
        return None
    start, form, who = min(ends)
    return Attribution(who, form, shift + start, len(text))


def speaks_of_elsewhere(text: str, at: int, after: int, roles: Roles) -> bool:
    """Whether a quotation's own sentence says that it is from a document or of the researcher."""
    lead = text[max(0, at - 120) : at]
    start = max((end.end() for end in re.finditer(r"[.!?…]\s+", lead)), default=0)
    clause = lead[start:]
    behind = re.match(rf"\s*({_BRACKETS})", text[after : after + 200])
    if behind and _YEAR.search(behind[1][:-1]) and not roles.name.search(behind[1]):
        return True
    return bool(_ELSEWHERE.search(clause)) and not roles.role.search(clause)


def _is_person(text: str, roles: Roles) -> bool:
    """Whether what stands in brackets after a quotation can be its speaker."""
    if roles.role.search(text) or roles.name.search(text):
        return True
    return _is_short(text) and not (_REFERENCE.match(text) or _YEAR.search(text) or text.strip().isdigit())


def _is_short(text: str) -> bool:
    """Whether these can be all the words of an attribution."""
    outside = re.sub(_BRACKETS, "", text)
    return (
        0 < len(text.split()) <= 20 and len(outside.split()) <= 8 and not re.search(r"[.!?:;“”„\"]", outside)
    )
