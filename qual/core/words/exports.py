"""Words of exports, English and Dutch."""

EXPORTS: dict[str, tuple[str, str]] = {
    "month.1": ("January", "januari"),
    "month.2": ("February", "februari"),
    "month.3": ("March", "maart"),
    "month.4": ("April", "april"),
    "month.5": ("May", "mei"),
    "month.6": ("June", "juni"),
    "month.7": ("July", "juli"),
    "month.8": ("August", "augustus"),
    "month.9": ("September", "september"),
    "month.10": ("October", "oktober"),
    "month.11": ("November", "november"),
    "month.12": ("December", "december"),
    "and": ("and", "en"),
    "unknown": ("unknown", "onbekend"),
    "respondent": ("respondent", "respondent"),
    "respondents": ("respondents", "respondenten"),
    "respondents.one": ("{number} respondent", "{number} respondent"),
    "respondents.many": ("{number} respondents", "{number} respondenten"),
    "interviews.one": ("{number} interview", "{number} gesprek"),
    "interviews.many": ("{number} interviews", "{number} gesprekken"),
    "codings.one": ("{number} coding", "{number} codering"),
    "codings.many": ("{number} codings", "{number} coderingen"),
    "passages.one": ("{number} passage", "{number} passage"),
    "passages.many": ("{number} passages", "{number} passages"),
    "respondents.short": ("resp.", "resp."),
    "mentions": ("mentions", "vermeldingen"),
    "mentions.short": ("ment.", "verm."),
    "rank": ("rank", "rang"),
    "code": ("code", "code"),
    "theme": ("theme", "thema"),
    "perspective": ("perspective", "perspectief"),
    "perspective.none": ("No perspective named", "Geen perspectief genoemd"),
    "perspective.none.within": (
        "respondents whose perspective is not named",
        "respondenten zonder genoemd perspectief",
    ),
    "wave.none": ("no wave", "geen meting"),
    "of": ("{part} of {base}", "{part} van {base}"),
    "n": ("n = {number}", "n = {number}"),
    "report.themes": ("Theme report", "Themarapport"),
    "report.sample": (
        "Composition of respondents and population",
        "Samenstelling respondenten en populatie",
    ),
    "report.internal": (
        "Internal: this document holds respondent ids and quotations and is not meant for publication.",
        "Intern: dit document bevat respondentnummers en citaten en is niet bedoeld voor publicatie.",
    ),
    "report.internal.numbers": (
        "Internal: this document holds respondent ids and small numbers and is not meant for publication.",
        "Intern: dit document bevat respondentnummers en kleine aantallen en is niet bedoeld voor "
        "publicatie.",
    ),
    "report.skip": ("To the content", "Naar de inhoud"),
    "report.context": ("What was said around it", "Wat eromheen is gezegd"),
    "report.figure": ("Figure", "Figuur"),
    "sheet.about": ("About", "Over dit bestand"),
    "sheet.figures": ("Figures", "Cijfers"),
    "sheet.hidden": (
        "An asterisk stands for a number that is not shown.",
        "Een sterretje staat voor een getal dat niet wordt getoond.",
    ),
    "report.chart.aside": ("Swipe sideways for the rest.", "Veeg opzij voor de rest."),
    "sheet.quotes": ("Quotes", "Citaten"),
    "sheet.quote.id": ("id", "id"),
    "sheet.quote.text": ("words", "woorden"),
    "sheet.quote.attribution": ("attribution", "bron"),
    "report.contents": ("Contents", "Inhoud"),
    "report.page": ("page", "pagina"),
    "report.page.of": ("of", "van"),
    "report.table": ("Table", "Tabel"),
    "report.log": ("log {head}", "logboek {head}"),
    "report.log.empty": ("nothing in the log yet", "nog niets in het logboek"),
    "report.mark": ("mark {head}", "kenmerk {head}"),
    "fact.date": ("Date of the data", "Datum van de gegevens"),
    "fact.base": ("Respondents", "Respondenten"),
    "fact.coders": ("Coded by", "Gecodeerd door"),
    "fact.study_id": ("Study id", "Studie-id"),
    "fact.mark.of": ("Mark of the publication", "Kenmerk van de publicatie"),
    "fact.log_head": ("Head of the log", "Kop van het logboek"),
    "themes.base": ("{label}: {respondents} in {interviews}", "{label}: {respondents} in {interviews}"),
    "themes.base.none": ("{label}: no interviews", "{label}: geen gesprekken"),
    "themes.how": ("How the counts were made", "Hoe er is geteld"),
    "themes.how.respondents": (
        "Respondents are counted, not mentions. A respondent counts once for a code, however often and "
        "in however many waves they mention it.",
        "Er worden respondenten geteld, geen vermeldingen. Een respondent telt voor een code één keer "
        "mee, hoe vaak en in hoeveel metingen hij of zij die ook noemt.",
    ),
    "themes.how.base": (
        "The base of every number is all respondents of the perspective with an interview, those "
        "without a single coding included. Perspectives are never added together.",
        "De basis van elk aantal is alle respondenten van het perspectief met een gesprek, ook wie geen "
        "enkele codering heeft. Perspectieven worden nooit bij elkaar opgeteld.",
    ),
    "themes.how.asked": (
        "Where a code was asked about in some interviews only, its base is the respondents of those. The "
        "table prints that base with the number (3 of 7), and a dash where nobody was asked. What was said "
        "of it in other interviews is not counted.",
        "Is een code maar in een deel van de gesprekken aan de orde gesteld, dan is de basis wie ernaar is "
        "gevraagd. De tabel noemt die basis bij het aantal (3 van 7), en zet een streepje waar niemand "
        "ernaar is gevraagd. Wat er in andere gesprekken over is gezegd, telt niet mee.",
    ),
    "themes.how.below": (
        "A theme counts all codes under it. One respondent can mention several of them, so the codes do "
        "not add up to the theme.",
        "Een thema telt alle codes eronder mee. Eén respondent kan er meer noemen; de codes tellen dus "
        "niet op tot het thema.",
    ),
    "themes.how.united": (
        "A mention is a coded passage. Codings of the same code that overlap in a transcript are one "
        "mention, whoever made them ({coders}).",
        "Een vermelding is een gecodeerde passage. Coderingen van dezelfde code die elkaar in een "
        "transcript overlappen, zijn één vermelding, wie ze ook maakte ({coders}).",
    ),
    "coders.one": ("{number} coder", "{number} codeur"),
    "coders.many": ("{number} coders", "{number} codeurs"),
    "themes.one_coder": ("one coder", "één codeur"),
    "themes.how.coder": (
        "Only the codings of {coder} are counted. A mention is a coded passage; codings of the same "
        "code that overlap are one mention.",
        "Alleen de coderingen van {coder} zijn geteld. Een vermelding is een gecodeerde passage; "
        "coderingen van dezelfde code die elkaar overlappen, zijn één vermelding.",
    ),
    "themes.how.ranks": (
        "Codes are ranked by their number of respondents; equal numbers share a rank. Percentages are "
        "whole, rounded half up, and given only for a base of {least} or more.",
        "Codes staan op volgorde van het aantal respondenten; gelijke aantallen delen een rang. "
        "Percentages zijn afgerond op hele getallen en staan er alleen bij een basis van {least} of "
        "meer.",
    ),
    "themes.how.absent": (
        "Who does not mention something does not deny it: it may not have come up.",
        "Wie iets niet noemt, ontkent het daarmee niet: het kan ook niet ter sprake zijn gekomen.",
    ),
    "themes.how.quotes": (
        "Quotes are the words of the transcript, spread over respondents: nobody is quoted twice before "
        "all others who mention the theme had a turn. The appendix says where every passage is. A passage is "
        "a piece of text: with two codes it is two mentions and, among the quotes, one passage.",
        "Citaten zijn de woorden van het transcript, gespreid over respondenten: niemand komt twee keer "
        "aan het woord voordat alle anderen die het thema noemen aan de beurt zijn geweest. De bijlage "
        "zegt waar elke passage staat. Een passage is een stuk tekst: met twee codes zijn dat twee "
        "vermeldingen, en bij de citaten is het één passage.",
    ),
    "themes.how.left_out": (
        "Of {codings}, these are no respondent's mention: {reasons}.",
        "Van {codings} zijn deze geen vermelding van een respondent: {reasons}.",
    ),
    "themes.left_out.interviewer": (
        "{number} in the interviewer's words only",
        "{number} alleen in de woorden van de interviewer",
    ),
    "themes.left_out.unmapped": (
        "{number} of a speaker who is no known respondent",
        "{number} bij een spreker die geen bekende respondent is",
    ),
    "themes.left_out.respondent": (
        "{number} of a respondent who is not in the table",
        "{number} bij een respondent die niet in de tabel staat",
    ),
    "themes.left_out.outside": ("{number} outside what was said", "{number} buiten wat er is gezegd"),
    "themes.left_out.asked": (
        "{number} in an interview in which the code was not asked about",
        "{number} in een gesprek waarin niet naar de code is gevraagd",
    ),
    "themes.left_out.words": (
        "{number} whose words are not in the transcript any more",
        "{number} waarvan de woorden niet meer in het transcript staan",
    ),
    "themes.left_out.code": (
        "{number} with a code that is not in the codebook",
        "{number} met een code die niet in het codeboek staat",
    ),
    "themes.left_out.transcript": (
        "{number} in a transcript that is not there",
        "{number} in een transcript dat er niet is",
    ),
    "themes.overview": ("The themes at a glance", "De thema’s in één oogopslag"),
    "themes.overview.caption": (
        "Respondents and mentions per theme",
        "Respondenten en vermeldingen per thema",
    ),
    "themes.overview.caption.public": ("Respondents per theme", "Respondenten per thema"),
    "themes.themes": ("Themes", "Thema’s"),
    "themes.none": ("The codebook has no themes.", "Het codeboek heeft geen thema’s."),
    "themes.no_definition": (
        "The codebook has no definition of this theme.",
        "Het codeboek geeft van dit thema geen definitie.",
    ),
    "themes.no_mentions": (
        "No respondent's passage was coded with this theme.",
        "Er is geen passage van een respondent met dit thema gecodeerd.",
    ),
    "themes.caption": ("{theme}: respondents and mentions", "{theme}: respondenten en vermeldingen"),
    "themes.caption.codes": (
        "{theme}: respondents and mentions per code",
        "{theme}: respondenten en vermeldingen per code",
    ),
    "themes.caption.public": ("{theme}: respondents", "{theme}: respondenten"),
    "themes.caption.codes.public": ("{theme}: respondents per code", "{theme}: respondenten per code"),
    "themes.caption.waves": ("{theme} per wave: {label}", "{theme} per meting: {label}"),
    "themes.table.description": (
        "Per code the number of respondents who mention it, and of mentions, with the base in the "
        "column head",
        "Per code het aantal respondenten dat die noemt en het aantal vermeldingen, met de basis in de "
        "kolomkop",
    ),
    "themes.table.description.public": (
        "Per code the number of respondents who mention it, with the base in the column head",
        "Per code het aantal respondenten dat die noemt, met de basis in de kolomkop",
    ),
    "themes.note.public": (
        "resp.: respondents who mention it, with their share of n",
        "resp.: respondenten die het noemen, met hun aandeel in n",
    ),
    "themes.note": (
        "resp.: respondents who mention it, with their share of n; ment.: mentions",
        "resp.: respondenten die het noemen, met hun aandeel in n; verm.: vermeldingen",
    ),
    "themes.note.waves": (
        "A respondent who was interviewed in several waves counts once in each of them.",
        "Een respondent die in meer metingen is gesproken, telt in elke meting één keer mee.",
    ),
    "themes.whole": ("{theme} (all codes)", "{theme} (alle codes)"),
    "themes.direct": ("on the theme itself", "op het thema zelf"),
    "themes.absent": (
        "Of the {base} {label}, {absent} do not mention this theme: {names}.",
        "Van de {base} {label} noemen er {absent} dit thema niet: {names}.",
    ),
    "themes.absent.one": (
        "Of the {base} {label}, one does not mention this theme: {names}.",
        "Van de {base} {label} noemt er één dit thema niet: {names}.",
    ),
    "themes.absent.all": (
        "Of the {base} {label}, nobody mentions this theme: {names}.",
        "Van de {base} {label} noemt niemand dit thema: {names}.",
    ),
    "themes.absent.only": (
        "Among the {label}, the only one interviewed does not mention this theme: {names}.",
        "Onder de {label} noemt de enige geïnterviewde dit thema niet: {names}.",
    ),
    "themes.not_asked": (
        "The {label} were not asked about this theme.",
        "Aan de {label} is niet naar dit thema gevraagd.",
    ),
    "themes.not_asked.short": ("not asked", "niet gevraagd"),
    "themes.quotes": ("Quotes", "Citaten"),
    "themes.quotes.some": ("{label}: {shown} of {passages}", "{label}: {shown} van {passages}"),
    "themes.quotes.public": ("{label}", "{label}"),
    "themes.quotes.all": ("{label}: {passages}", "{label}: {passages}"),
    "themes.evidence": (
        "Appendix: the evidence behind the counts",
        "Bijlage: wat er achter de tellingen staat",
    ),
    "themes.evidence.lead": (
        "Per count the respondents, and after each transcript (with its wave) the turns in which "
        "their mentions begin. A theme with codes under it lists its respondents; their "
        "turns are with the codes.",
        "Per telling de respondenten, en na elk transcript (met de meting) de beurten "
        "waarin hun vermeldingen beginnen. Bij een thema met codes eronder staan de respondenten; hun "
        "beurten staan bij de codes.",
    ),
    "themes.evidence.caption": ("{theme}: the evidence", "{theme}: de vindplaatsen"),
    "themes.evidence.description": (
        "Per code and perspective the respondents who mention it and where",
        "Per code en perspectief de respondenten die het noemen en waar",
    ),
    "themes.evidence.head": ("respondents and turns", "respondenten en beurten"),
    "sample.caption": (
        "Composition of respondents and population",
        "Samenstelling respondenten en populatie",
    ),
    "sample.description": (
        "Per characteristic the respondents and the population in numbers and percentages, and the "
        "difference",
        "Per kenmerk de respondenten en de populatie in aantallen en percentages, en het verschil",
    ),
    "sample.note": (
        "No statement can be made on representativeness.",
        "Over de representativiteit kan geen uitspraak worden gedaan.",
    ),
    "sample.note.aim": (
        "No statement can be made on representativeness; {aim} was aimed at.",
        "Over de representativiteit kan geen uitspraak worden gedaan; er is gestreefd naar {aim}.",
    ),
    "sample.note.base": (
        "Percentages of respondents are of all {base}, those of unknown value included.",
        "Percentages van respondenten zijn van alle {base}, ook van wie het kenmerk onbekend is.",
    ),
    "sample.note.difference": (
        "The difference is in percentage points and compares known with known on both sides; {mark} marks "
        "{flag} points or more.",
        "Het verschil is in procentpunten en vergelijkt aan beide kanten de bekenden; {mark} staat bij "
        "{flag} punten of meer.",
    ),
    "sample.note.unknown": (
        "Unknown in the population is what its figures leave over; a dash is what they do not tell.",
        "Onbekend in de populatie is wat de cijfers overlaten; een streepje is wat ze niet vermelden.",
    ),
    "sample.note.uncompared": (
        "Not compared: {attributes}. The population's figures add up to more than 100%, or lack a category "
        "that respondents have.",
        "Niet vergeleken: {attributes}. De cijfers van de populatie tellen op tot meer dan 100%, of missen "
        "een categorie die respondenten hebben.",
    ),
    "sample.tests.none": (
        "No test of {attributes}: nobody's value is known, or the population lacks a share of a category.",
        "Geen toets van {attributes}: van niemand is de waarde bekend, of van de populatie ontbreekt het "
        "aandeel van een categorie.",
    ),
    "sample.weights.no_figures": (
        "No weights can be made: no attribute has population figures for all its categories.",
        "Er zijn geen gewichten te maken: van geen kenmerk zijn er populatiecijfers voor alle categorieën.",
    ),
    "sample.weights.nobody": (
        "No weights can be made: nobody of the sample is in {categories}.",
        "Er zijn geen gewichten te maken: niemand van de respondenten valt onder {categories}.",
    ),
    "sample.weights.unreached": (
        "No weights can be made: none give the {known} of {base} people whose values are all known the "
        "population's shares of all attributes at once.",
        "Er zijn geen gewichten te maken: geen enkele weging geeft de {known} van {base} mensen van wie "
        "alles bekend is tegelijk de aandelen van de populatie op alle kenmerken.",
    ),
    "sample.note.source": ("Source of the population: {source}.", "Bron van de populatie: {source}."),
    "sample.attribute": ("characteristic", "kenmerk"),
    "sample.population": ("Population", "Populatie"),
    "sample.population.n": ("N", "N"),
    "sample.respondents.n": ("n", "n"),
    "sample.percent": ("%", "%"),
    "sample.difference": ("difference (pp)", "verschil (pp)"),
    "sample.total": ("total", "totaal"),
    "sample.none": (
        "The study describes no characteristics of its respondents.",
        "De studie beschrijft geen kenmerken van haar respondenten.",
    ),
    "sample.tests.key": (
        "chi²: how far the known values lie from the population, with df degrees of freedom; w: Cohen's size "
        "of that difference.",
        "chi²: hoe ver de bekende waarden van de populatie af liggen, met df vrijheidsgraden; w: de grootte "
        "van dat verschil volgens Cohen.",
    ),
    "sample.tests.key.fpc": (
        "fpc: correction for a finite population, for respondents are a part of it.",
        "fpc: correctie voor een eindige populatie, want de respondenten zijn er een deel van.",
    ),
    "sample.tests.limits": (
        "The exact test orders outcomes by probability; Holm's p is over all attributes. Respondents were "
        "chosen on purpose: a small p says that the choice shows, a large one does not say that they stand "
        "for anybody.",
        "De exacte toets ordent uitkomsten naar waarschijnlijkheid; de p van Holm geldt over alle kenmerken. "
        "Respondenten zijn gericht gekozen: een kleine p zegt dat de keuze zichtbaar is, een grote zegt niet "
        "dat zij voor anderen staan.",
    ),
    "sample.weights.limits": (
        "Weights are a check of sensitivity only: never for quotes or for counts of respondents. Weighted "
        "counts of people chosen on purpose suggest a precision that is not there.",
        "Gewichten zijn alleen een gevoeligheidstoets: nooit voor citaten of aantallen respondenten. Gewogen "
        "aantallen van gericht gekozen mensen wekken een schijn van nauwkeurigheid.",
    ),
    "sample.weights.told": (
        "Weights on {attributes} for {people} people: {lowest} to {highest}; design effect {deff}, effective "
        "n {effective}.",
        "Gewichten op {attributes} voor {people} mensen: {lowest} tot {highest}; ontwerpeffect {deff}, "
        "effectieve n {effective}.",
    ),
    "sample.intervals.caption": (
        "Intervals, residuals and dissimilarity",
        "Intervallen, residuen en ongelijkheid",
    ),
    "sample.intervals.limits": (
        "Wilson's 95% interval of the share among known values; the adjusted residual and the index of "
        "dissimilarity (0 to 1, beside the characteristic) compare known with known. They describe a "
        "purposive sample; they do not say that it stands for anybody.",
        "Het 95%-interval van Wilson voor het aandeel onder bekende waarden; het gecorrigeerde residu en de "
        "index van ongelijkheid (0 tot 1, naast het kenmerk) vergelijken bekenden met bekenden. Zij "
        "beschrijven een gericht gekozen groep; zij zeggen niet dat die voor anderen staat.",
    ),
    "sample.quota.caption": ("Quota: aimed at and reached", "Quota: beoogd en bereikt"),
    "sample.tests.caption": (
        "Tests of the composition beside the population",
        "Toetsen van de samenstelling naast de populatie",
    ),
    "sample.interval": ("95% interval", "95%-interval"),
    "sample.residual": ("residual", "residu"),
    "sample.dissimilarity": ("dissimilarity", "ongelijkheid"),
    "sample.target": ("aimed at", "beoogd"),
    "sample.achieved": ("reached", "bereikt"),
    "sample.open": ("open", "open"),
    "sample.known": ("known", "bekend"),
    "sample.chi2": ("chi²", "chi²"),
    "sample.df": ("df", "df"),
    "sample.exact": ("exact p", "exacte p"),
    "sample.holm": ("Holm p", "p Holm"),
    "sample.w": ("w", "w"),
    "sample.fpc": ("fpc", "fpc"),
    "sample.none.public": (
        "The characteristics of the respondents are not shown, so that nobody can be recognised.",
        "De kenmerken van de respondenten worden niet getoond, zodat niemand te herkennen is.",
    ),
    "report.matrix.respondent": ("Codes by respondent", "Codes per respondent"),
    "report.matrix.attribute": ("Codes by attribute", "Codes per kenmerk"),
    "report.matrix.code": ("Codes that stand together", "Codes die samen voorkomen"),
    "report.framework": ("Framework", "Raamwerk"),
    "report.panel": (
        "The panel: the same people in two waves",
        "Het panel: dezelfde mensen in twee metingen",
    ),
    "report.saturation": ("Saturation", "Verzadiging"),
    "report.questions": ("Research questions and evidence", "Onderzoeksvragen en onderbouwing"),
    "report.evidence": ("Evidence behind the theme chapter", "Onderbouwing bij het themahoofdstuk"),
    "themes.how.united.public": (
        "A respondent mentions a code who said something that was coded with it, whoever did so ({coders}).",
        "Een respondent noemt een code als die iets zei dat ermee gecodeerd is, door wie ook ({coders}).",
    ),
    "themes.how.coder.public": (
        "Only the codings of {coder} are counted: a respondent mentions a code who said something that was "
        "coded with it.",
        "Alleen de coderingen van {coder} zijn geteld: een respondent noemt een code als die iets zei dat "
        "ermee gecodeerd is.",
    ),
    "themes.how.quotes.public": (
        "Quotes are the words of the transcript, spread over respondents. Who said them is not told.",
        "Citaten zijn de woorden van het transcript, gespreid over respondenten. Wie ze zei, wordt "
        "niet vermeld.",
    ),
    "themes.how.hidden": (
        "An asterisk stands for a number of fewer than {threshold} people, or of all but fewer than "
        "{threshold}. Other numbers that would tell it are hidden too. Ranks are among the numbers that are "
        "shown; codes with a hidden number stand last, by name.",
        "Een sterretje staat voor minder dan {threshold} mensen, of voor iedereen op minder dan "
        "{threshold} na. Ook andere getallen waaruit het zou volgen zijn verborgen. De rang geldt onder de "
        "getallen die er staan; codes met een verborgen getal staan achteraan, op naam.",
    ),
    "themes.how.few": (
        "Too little can be said of the {labels}: fewer than {threshold} people took part.",
        "Over de {labels} is te weinig te zeggen: er deden minder dan {threshold} mensen mee.",
    ),
    "themes.how.few.each": (
        "Too little can be said of the {labels}: of each, fewer than {threshold} people took part.",
        "Over de {labels} is te weinig te zeggen: van elk deden er minder dan {threshold} mensen mee.",
    ),
    "themes.how.silent": (
        "No numbers are given of the {labels}: all of them are hidden.",
        "Van de {labels} staan er geen aantallen: die zijn allemaal verborgen.",
    ),
    "themes.how.gone": (
        "Tables and columns of which every number is hidden are left out.",
        "Tabellen en kolommen waarvan elk getal verborgen is, zijn weggelaten.",
    ),
    "themes.how.spared": (
        "Passages that would tell who speaks are not quoted.",
        "Passages die zouden verraden wie er spreekt, zijn niet geciteerd.",
    ),
    "themes.quotes.none": (
        "The {labels} are not quoted: too few of them took part.",
        "De {labels} worden niet geciteerd: er deden er te weinig mee.",
    ),
    "themes.questions": ("Still open", "Nog open"),
    "themes.mark.key": ("key quote", "kerncitaat"),
    "themes.mark.deviant": ("speaks against the rest", "wijkt af van de rest"),
    "themes.in_words": (
        "{word} {label} mention this theme ({number}).",
        "{word} {label} noemen dit thema ({number}).",
    ),
    "themes.in_words.part": (
        "{word} of the {label} mention this theme ({number}).",
        "{word} van de {label} noemt dit thema ({number}).",
    ),
    "themes.in_words.one": (
        "One of the {label} mentions this theme ({number}).",
        "Eén van de {label} noemt dit thema ({number}).",
    ),
    "themes.in_numbers": (
        "Of the {base} {label}, {part} mention this theme.",
        "Van de {base} {label} noemen er {part} dit thema.",
    ),
    "themes.in_numbers.one": (
        "Of the {base} {label}, one mentions this theme.",
        "Van de {base} {label} noemt er één dit thema.",
    ),
    "themes.in_numbers.all": (
        "All {base} {label} mention this theme.",
        "Alle {base} {label} noemen dit thema.",
    ),
    "themes.in_numbers.both": (
        "Both {label} mention this theme.",
        "Beide {label} noemen dit thema.",
    ),
    "themes.in_numbers.only": (
        "Among the {label}, the only one interviewed mentions this theme.",
        "Onder de {label} noemt de enige geïnterviewde dit thema.",
    ),
    "themes.words": (
        "Words for how many, in this report, stand for the shares below. Under a base of {least} "
        "only numbers are given.",
        "Woorden voor hoeveel staan in dit rapport voor de aandelen hieronder. Bij een basis onder "
        "{least} staan er "
        "alleen getallen.",
    ),
    "themes.words.caption": (
        "What the words for how many stand for",
        "Waar de woorden voor hoeveel voor staan",
    ),
    "themes.words.description": ("Each word with its range.", "Elk woord met zijn bereik."),
    "themes.words.word": ("word", "woord"),
    "themes.words.share": ("share of the base", "aandeel van de basis"),
    "themes.chart": (
        "Share of respondents who mention each theme",
        "Aandeel respondenten dat elk thema noemt",
    ),
    "themes.chart.alt": (
        "Bars for {themes} themes: the share of respondents of each perspective who mention it. The "
        "numbers are in the "
        "table below.",
        "Balken voor {themes} thema's: het aandeel respondenten per perspectief dat het noemt. De "
        "getallen staan in de "
        "tabel hieronder.",
    ),
    "themes.chart.axis.of": (
        "% of the respondents: {label} ({n})",
        "% van de respondenten: {label} ({n})",
    ),
    "themes.chart.axis": ("% of the respondents", "% van de respondenten"),
    "sample.chart": (
        "Respondents and population, known values",
        "Respondenten en populatie, bekende waarden",
    ),
    "sample.chart.alt": (
        "Two dots for each category: the share among respondents and in the population; the line "
        "between is the "
        "difference. The numbers are in the table above.",
        "Twee punten per categorie: het aandeel onder respondenten en in de populatie; de lijn "
        "ertussen is het "
        "verschil. De getallen staan in de tabel hierboven.",
    ),
    "sample.chart.respondents": ("Respondents", "Respondenten"),
    "sample.chart.axis": ("% of known values", "% van bekende waarden"),
    "sample.note.hidden": (
        "* not shown, so that nobody can be recognised; also where a number would follow from the others.",
        "* niet getoond, zodat niemand te herkennen is; ook waar een getal uit de andere zou volgen.",
    ),
    "report.evidence.file": ("evidence", "onderbouwing"),
    "disclosure.reason": (
        "Why it may stand although it could tell who people are",
        "Waarom het mag blijven staan, hoewel mensen te herkennen kunnen zijn",
    ),
}
