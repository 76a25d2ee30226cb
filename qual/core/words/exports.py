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
    "report.skip": ("To the content", "Naar de inhoud"),
    "report.context": ("What was said around it", "Wat eromheen is gezegd"),
    "report.figure": ("Figure", "Figuur"),
    "sheet.about": ("About", "Over dit bestand"),
    "sheet.figures": ("Figures", "Cijfers"),
    "sheet.quotes": ("Quotes", "Citaten"),
    "sheet.quote.id": ("id", "id"),
    "sheet.quote.text": ("words", "woorden"),
    "sheet.quote.attribution": ("attribution", "bron"),
    "report.contents": ("Contents", "Inhoud"),
    "report.page": ("page", "pagina"),
    "report.page.of": ("of", "van"),
    "report.table": ("Table", "Tabel"),
    "report.log": ("log {head}", "logboek {head}"),
    "report.mark": ("mark {head}", "kenmerk {head}"),
    "fact.date": ("Date of the data", "Datum van de gegevens"),
    "fact.base": ("Respondents", "Respondenten"),
    "fact.coders": ("Coded by", "Gecodeerd door"),
    "fact.study_id": ("Study id", "Studie-id"),
    "fact.mark": ("Mark of this publication", "Kenmerk van deze publicatie"),
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
        "all others who mention the theme had a turn. The appendix says where every passage is.",
        "Citaten zijn de woorden van het transcript, gespreid over respondenten: niemand komt twee keer "
        "aan het woord voordat alle anderen die het thema noemen aan de beurt zijn geweest. De bijlage "
        "zegt waar elke passage staat.",
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
    "themes.caption.waves": ("{theme} per wave: {label}", "{theme} per meting: {label}"),
    "themes.table.description": (
        "Per code the number of respondents who mention it, and of mentions, with the base in the "
        "column head",
        "Per code het aantal respondenten dat die noemt en het aantal vermeldingen, met de basis in de "
        "kolomkop",
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
        "Not mentioned by {absent} of {base} ({label}): {names}.",
        "Niet genoemd door {absent} van {base} ({label}): {names}.",
    ),
    "themes.not_asked": ("Not asked about ({label}).", "Niet naar gevraagd ({label})."),
    "themes.not_asked.short": ("not asked", "niet gevraagd"),
    "themes.absent.nobody": (
        "Mentioned by everybody: {base} ({label}).",
        "Door iedereen genoemd: {base} ({label}).",
    ),
    "themes.quotes": ("Quotes", "Citaten"),
    "themes.quotes.some": ("{label}: {shown} of {passages}", "{label}: {shown} van {passages}"),
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
        "No statement can be made on representativeness; a cross-section was aimed at.",
        "Over de representativiteit kan geen uitspraak worden gedaan; er is gestreefd naar een "
        "dwarsdoorsnede.",
    ),
    "sample.note.base": (
        "Percentages of respondents are of all {base}, those of unknown value included.",
        "Percentages van respondenten zijn van alle {base}, ook van wie het kenmerk onbekend is.",
    ),
    "sample.note.difference": (
        "The difference is in percentage points and compares known with known on both sides; * marks "
        "{flag} points or more.",
        "Het verschil is in procentpunten en vergelijkt aan beide kanten de bekenden; * staat bij "
        "{flag} punten of meer.",
    ),
    "sample.note.unknown": (
        "Unknown in the population is what its figures leave over; a dash is what they do not tell.",
        "Onbekend in de populatie is wat de cijfers overlaten; een streepje is wat ze niet vermelden.",
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
    "matrix.none": ("There is nothing to count yet.", "Er is nog niets te tellen."),
    "matrix.respondent.lead": (
        "How many passages of each respondent have the code, or a code under it.",
        "Hoeveel passages van elke respondent de code hebben, of een code eronder.",
    ),
    "matrix.attribute.lead": (
        "How many respondents of each category of {attribute} mention the code, with the category's "
        "own base.",
        "Hoeveel respondenten van elke categorie van {attribute} de code noemen, met de eigen basis "
        "per categorie.",
    ),
    "matrix.code.lead": (
        "How many respondents have both codes in the same unit: {unit}. The diagonal counts the code alone.",
        "Hoeveel respondenten beide codes in dezelfde eenheid hebben: {unit}. Op de diagonaal staat "
        "de code alleen.",
    ),
    "matrix.respondent.caption": ("Passages per respondent: {label}", "Passages per respondent: {label}"),
    "matrix.attribute.caption": (
        "Respondents who mention it, by {attribute}: {label}",
        "Respondenten die het noemen, naar {attribute}: {label}",
    ),
    "matrix.code.caption": (
        "Respondents with both codes: {label}",
        "Respondenten met beide codes: {label}",
    ),
    "matrix.description": ("Codes down, columns across.", "Codes onder elkaar, kolommen naast elkaar."),
    "matrix.note": (
        "A code counts the codes under it. Nobody is counted twice in a cell. Not mentioned is not denied.",
        "Een code telt de codes eronder mee. Niemand telt in een cel dubbel. Niet genoemd is niet ontkend.",
    ),
    "matrix.heat": (
        "Share that mentions it, by {attribute}: {label}",
        "Aandeel dat het noemt, naar {attribute}: {label}",
    ),
    "matrix.heat.alt": (
        "A table of colours: the darker, the larger the share of that category of {attribute}; the "
        "numbers stand in it.",
        "Een tabel in kleuren: hoe donkerder, hoe groter het aandeel van die categorie van "
        "{attribute}; de getallen "
        "staan erin.",
    ),
    "unit.turn": ("a turn", "een spreekbeurt"),
    "unit.sentence": ("a sentence", "een zin"),
    "unit.turns": ("within {number} turns", "binnen {number} spreekbeurten"),
    "framework.lead": (
        "What each respondent says of each theme, in short. {empty} cells have passages and no words yet.",
        "Wat elke respondent over elk thema zegt, in het kort. {empty} cellen hebben wel passages en "
        "nog geen tekst.",
    ),
    "framework.open": ("(to be written)", "(nog te schrijven)"),
    "framework.caption": ("Framework: {label}", "Raamwerk: {label}"),
    "framework.description": (
        "Respondents down, themes across; between brackets where it was said.",
        "Respondenten onder elkaar, thema's naast elkaar; tussen haken waar het is gezegd.",
    ),
    "panel.none": (
        "Nobody was interviewed in two waves.",
        "Niemand is in twee metingen gesproken.",
    ),
    "panel.lead": (
        "{base} of the {label} were interviewed in {first} and in {second}. They are the base of "
        "every number here.",
        "{base} van de {label} zijn in {first} en in {second} gesproken. Zij zijn de basis van elk "
        "getal hier.",
    ),
    "panel.chart": (
        "Who kept, gained and lost a code, {first} to {second}: {label}",
        "Wie een code hield, erbij kreeg of verloor, {first} naar {second}: {label}",
    ),
    "panel.chart.alt": (
        "A bar per code, out of {base} people: who mentioned it in both waves, only in the second, "
        "only in the first.",
        "Een balk per code, van {base} mensen: wie het in beide metingen noemde, alleen in de "
        "tweede, alleen in de "
        "eerste.",
    ),
    "panel.axis": ("respondents, of {base}", "respondenten, van {base}"),
    "panel.caption": (
        "The panel, {first} and {second}: {label}",
        "Het panel, {first} en {second}: {label}",
    ),
    "panel.description": (
        "Respondents per code: in each wave, in both, only later, only earlier, in neither.",
        "Respondenten per code: in elke meting, in beide, alleen later, alleen eerder, in geen van beide.",
    ),
    "panel.kept": ("both", "beide"),
    "panel.gained": ("only later", "alleen later"),
    "panel.lost": ("only earlier", "alleen eerder"),
    "panel.never": ("neither", "geen"),
    "panel.p": ("exact p", "exacte p"),
    "panel.note": (
        "Base: the {base} people seen in both waves. Only earlier means not mentioned later, which "
        "is no denial.",
        "Basis: de {base} mensen die in beide metingen zijn gesproken. Alleen eerder betekent later "
        "niet genoemd; dat "
        "is geen ontkenning.",
    ),
    "panel.note.p": (
        "Exact McNemar test on who changed. With so few people a code needs at least six who all "
        "changed the same way "
        "for p < 0.05; people were chosen on purpose, so it says nothing about others.",
        "Exacte McNemar-toets op wie veranderde. Bij zo weinig mensen zijn er minstens zes nodig die "
        "allemaal dezelfde "
        "kant op gingen voor p < 0,05; mensen zijn gericht geselecteerd, dus over anderen zegt het niets.",
    ),
    "moves.lead": (
        "Of {base} people, {up} went to a later step of {attribute} and {down} to an earlier one.",
        "Van {base} mensen gingen er {up} naar een latere trede van {attribute} en {down} naar een eerdere.",
    ),
    "moves.caption": (
        "{attribute}: from {first} to {second}",
        "{attribute}: van {first} naar {second}",
    ),
    "moves.description": (
        "From down, to across; percentages are shares of the row.",
        "Van onder elkaar, naar naast elkaar; percentages zijn aandelen van de rij.",
    ),
    "moves.note": (
        "Base: the {base} people seen in both waves. Percentages are shares of the row.",
        "Basis: de {base} mensen die in beide metingen zijn gesproken. Percentages zijn aandelen van de rij.",
    ),
    "saturation.closed": (
        "The codebook was closed before coding: hardly any code was made while coding, so this says little.",
        "Het codeboek lag vast voor het coderen: tijdens het coderen is vrijwel geen code gemaakt; "
        "dit zegt dus weinig.",
    ),
    "saturation.few": (
        "Only {interviews}: a base and a run take {wanted}.",
        "Maar {interviews}: een basis en een reeks vragen er {wanted}.",
    ),
    "saturation.never": (
        "No run of interviews brought {threshold} of the base or less: saturation was not reached.",
        "Geen reeks gesprekken bracht {threshold} van de basis of minder: verzadiging is niet bereikt.",
    ),
    "saturation.reached": (
        "At interview {at} of {interviews} a run brought {threshold} of the base or less for the first time.",
        "Bij gesprek {at} van {interviews} bracht een reeks voor het eerst {threshold} van de basis "
        "of minder.",
    ),
    "saturation.shuffled": (
        "In {share} of 1,000 shuffled orders it was reached, in the middle at interview {at}.",
        "In {share} van 1.000 willekeurige volgordes werd het bereikt, in het midden bij gesprek {at}.",
    ),
    "saturation.chart": (
        "Codes known after each interview: {label}",
        "Bekende codes na elk gesprek: {label}",
    ),
    "saturation.chart.alt": (
        "A line that rises to {codes} codes over {interviews} interviews, and beside it the middle "
        "of shuffled orders.",
        "Een lijn die over {interviews} gesprekken oploopt tot {codes} codes, en daarnaast het "
        "midden van willekeurige "
        "volgordes.",
    ),
    "saturation.real": ("in the real order", "in de echte volgorde"),
    "saturation.median": ("middle of shuffled orders", "midden van willekeurige volgordes"),
    "saturation.axis": ("interview", "gesprek"),
    "saturation.caption": ("New codes per interview: {label}", "Nieuwe codes per gesprek: {label}"),
    "saturation.description": (
        "Interviews in order, their new codes, the codes known by then, and what a run adds to the base.",
        "Gesprekken op volgorde, hun nieuwe codes, de dan bekende codes, en wat een reeks aan de "
        "basis toevoegt.",
    ),
    "saturation.head.number": ("no.", "nr."),
    "saturation.head.interview": ("interview", "gesprek"),
    "saturation.head.new": ("new codes", "nieuwe codes"),
    "saturation.head.known": ("known by then", "dan bekend"),
    "saturation.head.ratio": ("run / base", "reeks / basis"),
    "saturation.note": (
        "After Guest, Namey and Chen (2020): a base of {base} interviews, runs of {run}, {overlap}. "
        "It depends on the "
        "order, and saturated does not mean that nothing new follows.",
        "Naar Guest, Namey en Chen (2020): een basis van {base} gesprekken, reeksen van {run}, "
        "{overlap}. Het hangt van "
        "de volgorde af, en verzadigd betekent niet dat er niets nieuws meer volgt.",
    ),
    "saturation.overlapping": ("each run one interview on", "elke reeks één gesprek verder"),
    "saturation.apart": ("runs one behind the other", "reeksen na elkaar"),
    "questions.none": (
        "No research questions are loaded (codebook/questions.yaml).",
        "Er zijn geen onderzoeksvragen geladen (codebook/questions.yaml).",
    ),
    "questions.codes": ("Codes: {codes}.", "Codes: {codes}."),
    "questions.no_codes": (
        "No code names this question.",
        "Geen enkele code verwijst naar deze vraag.",
    ),
    "questions.no_evidence": (
        "Nobody says anything that is coded to it.",
        "Niemand zegt iets dat ervoor is gecodeerd.",
    ),
    "questions.caption": ("Who says something to it", "Wie er iets over zegt"),
    "questions.description": (
        "Per perspective the respondents and passages with a code that names the question.",
        "Per perspectief de respondenten en passages met een code die naar de vraag verwijst.",
    ),
    "questions.silent": ("Codes without a passage: {codes}.", "Codes zonder passage: {codes}."),
    "questions.without": ("Codes without a question", "Codes zonder vraag"),
    "questions.unknown": (
        "Codes that name a question that is not asked",
        "Codes die naar een vraag verwijzen die niet is gesteld",
    ),
    "report.evidence": ("Evidence behind the theme chapter", "Onderbouwing bij het themahoofdstuk"),
    "themes.how.quotes.public": (
        "Quotes are the words of the transcript, spread over respondents. Who said them is not told.",
        "Citaten zijn de woorden van het transcript, gespreid over respondenten. Wie ze zei, wordt "
        "niet vermeld.",
    ),
    "themes.how.hidden": (
        "An asterisk stands for a number of fewer than {threshold} people, or of all but fewer than "
        "{threshold}.",
        "Een sterretje staat voor minder dan {threshold} mensen, of voor iedereen op minder dan "
        "{threshold} na.",
    ),
    "themes.quotes.none": (
        "{label}: too few people took part to quote them in a publication.",
        "{label}: er deden te weinig mensen mee om hen in een publicatie te citeren.",
    ),
    "themes.questions": ("Still open", "Nog open"),
    "themes.mark.key": ("key quote", "kerncitaat"),
    "themes.mark.deviant": ("speaks against the rest", "wijkt af van de rest"),
    "themes.in_words": (
        "{label}: mentioned by {word} ({number}).",
        "{label}: genoemd door {word} ({number}).",
    ),
    "themes.in_numbers": ("{label}: mentioned by {number}.", "{label}: genoemd door {number}."),
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
    "method": ("Appendix: method", "Bijlage: werkwijze"),
    "method.material": (
        "The material is {interviews}, {groups} of them focus groups.",
        "Het materiaal bestaat uit {interviews}, waarvan {groups} focusgroepen.",
    ),
    "method.dates": (
        "They were held from {first} to {last}.",
        "Ze zijn gehouden van {first} tot en met {last}.",
    ),
    "method.waves": ("There were several waves: {waves}.", "Er waren meerdere metingen: {waves}."),
    "method.coding": (
        "{coders} coders made {codings} with {codes} codes in {themes} themes; in {both} transcripts "
        "more than one "
        "coder was at work.",
        "{coders} codeurs maakten {codings} met {codes} codes in {themes} thema's; in {both} "
        "transcripten was meer dan "
        "één codeur aan het werk.",
    ),
    "method.suggested": (
        "{suggested} codings began as a suggestion of the program, which a coder judged and took.",
        "{suggested} coderingen begonnen als suggestie van het programma, die een codeur heeft "
        "beoordeeld en overgenomen.",
    ),
    "method.not_suggested": (
        "No coding came from a suggestion of the program.",
        "Geen enkele codering komt van een suggestie van het programma.",
    ),
    "method.software": (
        "Coding and counting were done with qual {version}.",
        "Coderen en tellen is gedaan met qual {version}.",
    ),
    "method.checklist.lead": (
        "A checklist after COREQ (Tong, Sainsbury and Craig 2007). What the study's data can tell is "
        "filled in.",
        "Een checklist naar COREQ (Tong, Sainsbury en Craig 2007). Wat uit de gegevens van de studie "
        "blijkt, is ingevuld.",
    ),
    "method.checklist.caption": ("Checklist of the method", "Checklist van de werkwijze"),
    "method.checklist.description": ("Items and answers.", "Onderdelen en antwoorden."),
    "method.item": ("item", "onderdeel"),
    "method.answer": ("answer", "antwoord"),
    "method.open": ("[to be filled in]", "[in te vullen]"),
    "method.item.team": (
        "Who interviewed, with what training and experience",
        "Wie interviewde, met welke opleiding en ervaring",
    ),
    "method.item.relationship": (
        "Relation with the respondents before the study",
        "Relatie met de respondenten vooraf",
    ),
    "method.item.approach": ("Methodological approach", "Methodologische benadering"),
    "method.item.sampling": (
        "How respondents were selected and approached; who refused",
        "Hoe respondenten zijn geselecteerd en benaderd; wie weigerde",
    ),
    "method.item.size": ("Size of the sample", "Omvang van de steekproef"),
    "method.item.setting": (
        "Where the interviews were held, and who was present",
        "Waar de gesprekken waren, en wie erbij was",
    ),
    "method.item.guide": (
        "Interview guide, and whether it was tried out",
        "Gespreksleidraad, en of die is uitgeprobeerd",
    ),
    "method.item.repeat": ("Repeat interviews", "Herhaalde gesprekken"),
    "method.item.recording": (
        "Recording, transcription, field notes, duration",
        "Opname, transcriptie, aantekeningen, duur",
    ),
    "method.item.saturation": ("Saturation", "Verzadiging"),
    "method.item.coders": ("Number of coders", "Aantal codeurs"),
    "method.item.tree": ("Coding tree", "Codeboom"),
    "method.item.derivation": ("Where the themes come from", "Waar de thema's vandaan komen"),
    "method.item.software": ("Software", "Software"),
    "method.item.checking": (
        "Whether respondents could respond to transcripts and findings",
        "Of respondenten op transcripten en bevindingen konden reageren",
    ),
    "method.item.quotations": ("Quotations, and who they are from", "Citaten, en van wie ze zijn"),
    "method.see.saturation": (
        "See 'qual saturation': new codes per interview, per perspective.",
        "Zie 'qual saturation': nieuwe codes per gesprek, per perspectief.",
    ),
    "method.coders": (
        "{coders}; in {both} transcripts more than one.",
        "{coders}; in {both} transcripten meer dan één.",
    ),
    "method.tree": ("{codes} codes in {themes} themes.", "{codes} codes in {themes} thema's."),
    "method.quotations": (
        "Every quotation was found back in its transcript, word for word, before this document was made.",
        "Elk citaat is woord voor woord teruggevonden in zijn transcript voordat dit document werd gemaakt.",
    ),
    "report.evidence.file": ("evidence", "onderbouwing"),
    "disclosure.reason": (
        "Why few people are quoted in a publication",
        "Waarom weinig mensen worden geciteerd",
    ),
}
