"""Words of the agreement between coders, on the screen and in exports."""

from __future__ import annotations

AGREEMENT: dict[str, tuple[str, str]] = {
    "agreement.note.suggested": (
        "{number} of {total} codings were born from a suggestion, and are no independent judgement",
        "{number} van {total} coderingen kwamen voort uit een suggestie, en zijn geen onafhankelijk oordeel",
    ),
    "agreement.hint.suggested": ("--without-suggested leaves them out", ""),
    "agreement.note.suggested.both": (
        "on {number} places more than one coder took the same suggestion, which raises agreement",
        "op {number} plaatsen nam meer dan een codeur dezelfde suggestie over, wat de overeenstemming "
        "verhoogt",
    ),
    "agreement.hint.suggested.both": ("--without-suggested leaves them out", ""),
    "agreement.note.unfinished": (
        "{number} of the {total} transcripts are not marked as coded to their end, so that words not yet "
        "read may count as not coded: {names}",
        "{number} van de {total} transcripten zijn niet gemarkeerd als helemaal gecodeerd, zodat nog niet "
        "gelezen woorden als niet gecodeerd kunnen tellen: {names}",
    ),
    "agreement.hint.unfinished": ("--finished leaves them out", ""),
    "agreement.note.unmarked": (
        "no transcript is marked as coded to its end, so that words not read cannot be told from words "
        "without a code",
        "geen transcript is gemarkeerd als helemaal gecodeerd, zodat niet-gelezen woorden niet te "
        "onderscheiden zijn van woorden zonder code",
    ),
    "agreement.hint.unmarked": ("the coding screen marks a transcript as coded to its end", ""),
    "agreement.note.left_out.one": (
        "{number} transcripts were coded by one of them alone, and are not in the base: {names}",
        "{number} transcripten zijn door maar een van hen gecodeerd, en horen niet tot de basis: {names}",
    ),
    "agreement.hint.left_out.one": ("", ""),
    "agreement.note.left_out.unfinished": (
        "{number} transcripts are not marked as coded to their end by two of them, and were left out as "
        "asked: {names}",
        "{number} transcripten zijn niet door twee van hen gemarkeerd als helemaal gecodeerd, en zijn "
        "weggelaten zoals gevraagd: {names}",
    ),
    "agreement.hint.left_out.unfinished": ("", ""),
    "agreement.note.outside": (
        "{number} codings lie wholly on words that do not count (an interviewer's, or no turn)",
        "{number} coderingen liggen geheel op woorden die niet meetellen (van een interviewer, of buiten een "
        "spreekbeurt)",
    ),
    "agreement.hint.outside": ("--with-interviewers counts what interviewers say", ""),
    "agreement.note.unused": (
        "nobody used {number} codes, whose coefficients are not defined: {names}",
        "niemand gebruikte {number} codes, waarvan de coëfficiënten niet gedefinieerd zijn: {names}",
    ),
    "agreement.hint.unused": ("over all codes they change the mean percentage alone", ""),
    "agreement.note.few": (
        "{number} transcripts are too few for an interval, which takes {fewest}",
        "{number} transcripten zijn te weinig voor een interval; daarvoor zijn er {fewest} nodig",
    ),
    "agreement.hint.few": ("", ""),
    "agreement.why.nobody": (
        "not defined: only one value used (nothing was coded)",
        "niet gedefinieerd: maar één waarde gebruikt (er is niets gecodeerd)",
    ),
    "agreement.why.everything": (
        "not defined: only one value used (everybody coded everything)",
        "niet gedefinieerd: maar één waarde gebruikt (iedereen codeerde alles)",
    ),
    "agreement.why.no_text": ("there are no units", "er zijn geen eenheden"),
    "agreement.why.segment": (
        "passages have no units that nobody coded, and so no chance agreement",
        "fragmenten kennen geen eenheden die niemand codeerde, en dus geen toevalsovereenstemming",
    ),
    "agreement.why.more_coders": (
        "four cells are of two coders: see the pairs",
        "vier cellen horen bij twee codeurs: zie de paren",
    ),
    "agreement.why.rare": (
        "in too many resamples it is not defined",
        "in te veel herhaalde trekkingen is het niet gedefinieerd",
    ),
    "agreement.why.few": ("too few transcripts", "te weinig transcripten"),
    "agreement.why.not_asked": ("no intervals were asked for", "er zijn geen intervallen gevraagd"),
    "agreement.why.overlapping": (
        "somebody has two codes on the same words, so that the codes do not exclude each other",
        "iemand heeft twee codes op dezelfde woorden, zodat de codes elkaar niet uitsluiten",
    ),
    "agreement.why.never_meet": (
        "passages of different coders never meet",
        "fragmenten van verschillende codeurs raken elkaar nergens",
    ),
    "agreement.why.one_code": (
        "where passages meet only one code was used",
        "waar fragmenten elkaar raken is maar één code gebruikt",
    ),
}
