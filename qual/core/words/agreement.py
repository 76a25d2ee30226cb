"""Words of the agreement between coders, on the screen and in exports."""

from __future__ import annotations

AGREEMENT: dict[str, tuple[str, str]] = {
    "agreement.note.suggested": (
        "codings born from a suggestion, which are no independent judgement: {number} of {total}",
        "coderingen die voortkwamen uit een suggestie, en geen onafhankelijk oordeel zijn: {number} van "
        "{total}",
    ),
    "agreement.hint.suggested": ("--without-suggested leaves them out", ""),
    "agreement.note.suggested.both": (
        "places where more than one coder took the same suggestion, which raises agreement: {number}",
        "plaatsen waar meer dan een codeur dezelfde suggestie overnam, wat de overeenstemming verhoogt: "
        "{number}",
    ),
    "agreement.hint.suggested.both": ("--without-suggested leaves them out", ""),
    "agreement.note.unfinished": (
        "not marked as coded to their end, so that words not yet read may count as not coded: {number} of "
        "{total} transcripts ({names})",
        "niet gemarkeerd als helemaal gecodeerd, zodat nog niet gelezen woorden als niet gecodeerd kunnen "
        "tellen: {number} van {total} transcripten ({names})",
    ),
    "agreement.hint.unfinished": ("--finished leaves them out", ""),
    "agreement.note.unmarked": (
        "no transcript is marked as coded to its end, so that words not read cannot be told from words "
        "without a code",
        "geen transcript is gemarkeerd als helemaal gecodeerd, zodat niet-gelezen woorden niet te "
        "onderscheiden zijn van woorden zonder code",
    ),
    "agreement.hint.unmarked": ("the coding screen marks a transcript as coded to its end", ""),
    "agreement.note.alone": (
        "read no transcript that another one read too, and counts nowhere here",
        "heeft geen transcript gelezen dat een ander ook las, en telt hier nergens mee",
    ),
    "agreement.hint.alone": ("let two of them code the same", ""),
    "agreement.note.left_out.one": (
        "not in the base, for one of them alone coded it: {number} ({names})",
        "niet in de basis, want door maar een van hen gecodeerd: {number} ({names})",
    ),
    "agreement.hint.left_out.one": ("", ""),
    "agreement.note.left_out.unfinished": (
        "left out as asked, for no two of them marked it as coded to its end: {number} ({names})",
        "weggelaten zoals gevraagd, want niet door twee van hen gemarkeerd als helemaal gecodeerd: {number} "
        "({names})",
    ),
    "agreement.hint.left_out.unfinished": ("", ""),
    "agreement.note.outside": (
        "codings wholly on words that do not count (an interviewer's, or outside of a turn): {number}",
        "coderingen geheel op woorden die niet meetellen (van een interviewer, of buiten een spreekbeurt): "
        "{number}",
    ),
    "agreement.hint.outside": ("--with-interviewers counts what interviewers say", ""),
    "agreement.note.unused": (
        "codes that nobody used, whose coefficients are not defined: {number} ({names})",
        "codes die niemand gebruikte, waarvan de coëfficiënten niet gedefinieerd zijn: {number} ({names})",
    ),
    "agreement.hint.unused": ("over all codes they change the mean percentage alone", ""),
    "agreement.note.few": (
        "too few transcripts for an interval, which takes {fewest}: {number}",
        "te weinig transcripten voor een interval, waarvoor er {fewest} nodig zijn: {number}",
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
    "agreement.why.share": (
        "passages are no share of the text",
        "fragmenten zijn geen deel van de tekst",
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
    "report.agreement": ("Agreement between coders", "Overeenstemming tussen codeurs"),
    "agreement.fact.base": ("Base", "Basis"),
    "agreement.fact.unit": ("Unit", "Eenheid"),
    "agreement.fact.codings": ("Codings", "Coderingen"),
    "agreement.base": (
        "{transcripts} that at least two of {coders} read",
        "{transcripts} die ten minste twee van {coders} hebben gelezen",
    ),
    "agreement.base.two": (
        "{transcripts} that {coders} both read",
        "{transcripts} die {coders} allebei hebben gelezen",
    ),
    "agreement.transcripts.one": ("{number} transcript", "{number} transcript"),
    "agreement.transcripts.many": ("{number} transcripts", "{number} transcripten"),
    "agreement.unit.character": ("{number} characters of {whose}", "{number} tekens van {whose}"),
    "agreement.unit.turn": (
        "{number} turns of {whose}, coded where {covers} of one is",
        "{number} spreekbeurten van {whose}, gecodeerd waar {covers} ervan dat is",
    ),
    "agreement.unit.sentence": (
        "{number} sentences of {whose}, coded where {covers} of one is",
        "{number} zinnen van {whose}, gecodeerd waar {covers} ervan dat is",
    ),
    "agreement.unit.segment": (
        "{number} passages in words of {whose}, alike where they share {overlap}% of what they cover "
        "together",
        "{number} fragmenten in woorden van {whose}, gelijk waar ze {overlap}% delen van wat ze samen "
        "beslaan",
    ),
    "agreement.whose.respondents": ("respondents", "respondenten"),
    "agreement.whose.everybody": ("everybody, interviewers too", "iedereen, ook interviewers"),
    "agreement.covers.half": ("at least half", "ten minste de helft"),
    "agreement.covers.any": ("any part", "een deel"),
    "agreement.codings.all": ("all of these coders", "alle van deze codeurs"),
    "agreement.codings.without": (
        "those not born from a suggestion; where another coder coded there by hand, that counts as a "
        "difference",
        "die niet uit een suggestie voortkwamen; waar een andere codeur daar met de hand codeerde, telt dat "
        "als verschil",
    ),
    "agreement.codings.themes": ("every code taken as its theme", "elke code gerekend als zijn thema"),
    "agreement.heading.codes": ("Per code", "Per code"),
    "agreement.heading.passages": ("Passages", "Fragmenten"),
    "agreement.heading.pairs": ("Per pair of coders", "Per tweetal codeurs"),
    "agreement.heading.transcripts": ("Per transcript", "Per transcript"),
    "agreement.heading.places": ("Where coders differ", "Waar codeurs verschillen"),
    "agreement.codes.lead": (
        "Over all codes coders agree on {percent} of the units; agreement beyond chance is {alpha} "
        "(Krippendorff's alpha).",
        "Over alle codes samen zijn codeurs het eens over {percent} van de eenheden; de overeenstemming "
        "boven toeval is {alpha} (Krippendorffs alfa).",
    ),
    "agreement.codes.lead.segment": (
        "Over all codes {percent} of the passages have their like with the other coder.",
        "Over alle codes samen heeft {percent} van de fragmenten een gelijke bij de andere codeur.",
    ),
    "agreement.codes.caption": ("Agreement per code: {coders}", "Overeenstemming per code: {coders}"),
    "agreement.codes.description": (
        "Codes down; agreement, coefficients and the share that each coder coded across; all codes last.",
        "Codes onder elkaar; overeenstemming, coëfficiënten en het aandeel dat elke codeur codeerde naast "
        "elkaar; onderaan alle codes samen.",
    ),
    "agreement.all": ("All codes", "Alle codes"),
    "agreement.percent": ("agree", "gelijk"),
    "agreement.kappa": ("kappa", "kappa"),
    "agreement.ac1": ("AC1", "AC1"),
    "agreement.alpha": ("alpha", "alfa"),
    "agreement.interval": ("95% of alpha", "95% van alfa"),
    "agreement.to": ("{low} to {high}", "{low} tot {high}"),
    "agreement.coded": ("{coder} coded", "{coder} codeerde"),
    "agreement.coded.mean": ("coded", "gecodeerd"),
    "agreement.method": (
        "Kappa is {kappa}, AC1 Gwet's, alpha Krippendorff's for nominal values. Kappa and alpha fall where a "
        "code is rare, also where coders agree; the shares that they coded stand beside it for that. Over "
        "all codes: mean observed against mean expected agreement (De Vries et al. 2008), no mean of "
        "coefficients; codes that nobody used raise the mean percentage alone.",
        "Kappa is die van {kappa}, AC1 die van Gwet, alfa die van Krippendorff voor nominale waarden. Kappa "
        "en alfa dalen waar een code zeldzaam is, ook als codeurs het eens zijn; daarom staan de aandelen "
        "die zij codeerden ernaast. Alle codes: gemiddelde waargenomen tegenover gemiddelde verwachte "
        "overeenstemming (De Vries e.a. 2008), geen gemiddelde van coëfficiënten; codes die niemand "
        "gebruikte verhogen alleen het gemiddelde percentage.",
    ),
    "agreement.method.intervals": (
        "Intervals: {resamples} resamples of whole transcripts (seed {seed}), the middle 95%.",
        "Intervallen: {resamples} herhaalde trekkingen van hele transcripten (startgetal {seed}), de "
        "middelste 95%.",
    ),
    "agreement.method.none": ("No intervals: {why}.", "Geen intervallen: {why}."),
    "agreement.undefined": ("{names}: {why}.", "{names}: {why}."),
    "agreement.cells.caption": ("The four cells of each code", "De vier cellen van elke code"),
    "agreement.cells.description": (
        "Codes down; units that both coders, one of them and neither coded across.",
        "Codes onder elkaar; eenheden die beide codeurs, een van hen en geen van beiden codeerden naast "
        "elkaar.",
    ),
    "agreement.both": ("both", "beiden"),
    "agreement.only": ("only {coder}", "alleen {coder}"),
    "agreement.neither": ("neither", "geen van beiden"),
    "agreement.jaccard": ("of what anybody coded", "van wat iemand codeerde"),
    "agreement.passages.lead": (
        "Krippendorff's alphas for unitizing (2019, section 12.6) on {characters} of {transcripts}: how far "
        "coders agree on where passages begin and end.",
        "Krippendorffs alfa's voor het afbakenen van fragmenten (2019, par. 12.6) op {characters} van "
        "{transcripts}: hoever codeurs het eens zijn over waar fragmenten beginnen en eindigen.",
    ),
    "agreement.characters.one": ("{number} character", "{number} teken"),
    "agreement.characters.many": ("{number} characters", "{number} tekens"),
    "agreement.passages.caption": ("Unitizing alpha", "Alfa voor het afbakenen"),
    "agreement.passages.description": (
        "Kinds of alpha and codes down, the alpha across.",
        "Soorten alfa en codes onder elkaar, de alfa ernaast.",
    ),
    "agreement.binary": ("Coded or not", "Wel of niet gecodeerd"),
    "agreement.u": ("Passages with their codes", "Fragmenten met hun codes"),
    "agreement.cu": ("Codes where passages meet", "Codes waar fragmenten elkaar raken"),
    "agreement.pairs.caption": ("Agreement per pair of coders", "Overeenstemming per tweetal codeurs"),
    "agreement.pairs.description": (
        "Pairs down; transcripts that both read, agreement and coefficients over all codes across.",
        "Tweetallen onder elkaar; transcripten die beiden lazen, overeenstemming en coëfficiënten over alle "
        "codes naast elkaar.",
    ),
    "agreement.pair": ("pair", "tweetal"),
    "agreement.transcripts": ("transcripts", "transcripten"),
    "agreement.transcript": ("transcript", "transcript"),
    "agreement.transcripts.caption": ("Agreement per transcript", "Overeenstemming per transcript"),
    "agreement.transcripts.description": (
        "Transcripts down; codings of each coder, agreement and coefficients over all codes across.",
        "Transcripten onder elkaar; coderingen van elke codeur, overeenstemming en coëfficiënten over alle "
        "codes naast elkaar.",
    ),
    "agreement.codings.of": ("codings {coder}", "coderingen {coder}"),
    "agreement.codings.each": ("codings", "coderingen"),
    "agreement.places.lead": (
        "{places} were not coded alike, put together by what they are about; what there is most of comes "
        "first. Two passages with the same code are alike where they share {overlap}% of what they cover "
        "together.",
        "{places} zijn niet gelijk gecodeerd, bijeengezet naar waar het om gaat; waar er het meest van zijn "
        "staat bovenaan. Twee fragmenten met dezelfde code zijn gelijk waar ze {overlap}% delen van wat ze "
        "samen beslaan.",
    ),
    "agreement.places.lead.unit": (
        "{places} were not coded alike, put together by what they are about; what there is most of comes "
        "first.",
        "{places} zijn niet gelijk gecodeerd, bijeengezet naar waar het om gaat; waar er het meest van zijn "
        "staat bovenaan.",
    ),
    "agreement.places.none": (
        "There is no place that coders did not code alike.",
        "Er is geen plaats die codeurs niet gelijk hebben gecodeerd.",
    ),
    "agreement.places.one": ("{number} place", "{number} plaats"),
    "agreement.places.many": ("{number} places", "{number} plaatsen"),
    "agreement.topics.caption": ("What coders differ on", "Waar codeurs over verschillen"),
    "agreement.topics.description": (
        "Codes that differ down; how many places, of which kind and in how many transcripts across.",
        "Codes die verschillen onder elkaar; hoeveel plaatsen, van welke soort en in hoeveel transcripten "
        "naast elkaar.",
    ),
    "agreement.about": ("about", "waarover"),
    "agreement.places": ("places", "plaatsen"),
    "agreement.kind.one": ("one coded", "een codeerde"),
    "agreement.kind.other": ("other codes", "andere codes"),
    "agreement.kind.edges": ("other edges", "andere grenzen"),
    "agreement.topics.note": (
        "One coded: somebody has none of these codes there. Other codes: each has another. Other edges: the "
        "same code, on words that have too little in common.",
        "Een codeerde: iemand heeft daar geen van deze codes. Andere codes: ieder heeft een andere. Andere "
        "grenzen: dezelfde code, op woorden die te weinig gemeen hebben.",
    ),
    "agreement.list.caption": ("The places to talk over", "De plaatsen om te bespreken"),
    "agreement.list.description": (
        "Places down, put together by what they are about; their words and what each coder has there across.",
        "Plaatsen onder elkaar, bijeengezet naar waar het om gaat; hun woorden en wat elke codeur daar heeft "
        "naast elkaar.",
    ),
    "agreement.place": ("place", "plaats"),
    "agreement.place.at": ("{transcript}, turn {turn}", "{transcript}, beurt {turn}"),
    "agreement.words": ("words", "woorden"),
    "agreement.nothing": ("nothing", "niets"),
    "agreement.not_read": ("not read", "niet gelezen"),
    "agreement.agreed": ("alike: {codes}", "gelijk: {codes}"),
    "agreement.list.more": (
        "{number} further places are in `qual agreement --where`.",
        "{number} andere plaatsen staan in `qual agreement --where`.",
    ),
    "agreement.notes": ("To know with these numbers", "Te weten bij deze cijfers"),
}
