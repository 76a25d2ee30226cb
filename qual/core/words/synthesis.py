"""Words of the tables of the synthesis and of the appendix on method, in exports."""

from __future__ import annotations

SYNTHESIS: dict[str, tuple[str, str]] = {
    "behind.lead": (
        "Every number of this report with the respondents behind it. Each opens here.",
        "Elk getal van dit rapport met de respondenten die erachter staan. Elk getal opent hier.",
    ),
    "behind.lead.words": (
        "Every number of this report with the respondents behind it, and after each transcript (with its "
        "wave) the turns where they say it. A number opens here; from here its number leads on to the words.",
        "Elk getal van dit rapport met de respondenten die erachter staan, en na elk transcript (met de "
        "meting) de beurten waarin zij het zeggen. Een getal opent hier; het getal hier leidt verder naar "
        "de woorden.",
    ),
    "behind.many": (
        "With {number} passages their words would fill a book; 'qual codings list' gives them.",
        "Met {number} passages zouden de woorden een boek vullen; 'qual codings list' geeft ze.",
    ),
    "behind.caption": ("{table}: who stands behind it", "{table}: wie erachter staan"),
    "behind.description": (
        "Per number the respondents behind it",
        "Per getal de respondenten die erachter staan",
    ),
    "behind.base": ("base", "basis"),
    "behind.number": ("number", "aantal"),
    "behind.words": ("The words behind the numbers", "De woorden achter de getallen"),
    "behind.words.caption": ("{theme}: what was said", "{theme}: wat er gezegd is"),
    "behind.words.description": (
        "Per code the passages, with the respondent and the place",
        "Per code de passages, met de respondent en de vindplaats",
    ),
    "behind.all": ("all of them", "allen"),
    "behind.when": ("when", "wanneer"),
    "sample.category": ("category", "categorie"),
    "behind.place": ("transcript: turn", "transcript: beurt"),
    "behind.said": ("words", "woorden"),
    "table.hidden": (
        "An asterisk stands for a number that is not shown: of fewer than {threshold} people, of all but "
        "fewer than {threshold}, or one from which such a number would follow.",
        "Een sterretje staat voor een getal dat niet wordt getoond: van minder dan {threshold} mensen, van "
        "iedereen op minder dan {threshold} na, of een waaruit zo'n getal zou volgen.",
    ),
    "table.hidden.full": (
        "So is a number of everybody in a category, where it does not hold for all.",
        "Ook een getal van iedereen in een categorie is verborgen, waar het niet voor allen geldt.",
    ),
    "table.hidden.attributes": (
        "In the tables of how an attribute moved the least number is 5, unless another was asked for.",
        "In de tabellen over hoe een kenmerk veranderde is het kleinste getal 5, tenzij er om een ander is "
        "gevraagd.",
    ),
    "saturation.reached.step": (
        "Within interviews {first} to {last} a run brought {threshold} of the base or less for the first "
        "time.",
        "Binnen gesprek {first} tot en met {last} bracht een reeks voor het eerst {threshold} van de basis "
        "of minder.",
    ),
    "saturation.chart.step": (
        "Codes known after each step: {label}",
        "Bekende codes na elke stap: {label}",
    ),
    "saturation.chart.step.alt": (
        "A line that rises to {codes} codes over {interviews} interviews, in steps of several.",
        "Een lijn die over {interviews} gesprekken oploopt tot {codes} codes, in stappen van enkele.",
    ),
    "saturation.caption.step": ("New codes per step: {label}", "Nieuwe codes per stap: {label}"),
    "saturation.description.step": (
        "Interviews in order, several together, their new codes, and the codes known by then.",
        "Gesprekken op volgorde, enkele bijeen, hun nieuwe codes, en de dan bekende codes.",
    ),
    "saturation.head.interviews": ("interviews", "gesprekken"),
    "saturation.note.step": (
        "Interviews are taken together, at least {threshold} people at a time: what one interview added "
        "would be of one person. The middle of shuffled orders is left out, for it would tell how many codes "
        "only one person mentions.",
        "Gesprekken zijn samengenomen, telkens van minstens {threshold} mensen: wat een enkel gesprek "
        "toevoegde zou over een persoon gaan. Het midden van willekeurige volgordes is weggelaten: het zou "
        "verraden hoeveel codes maar door een persoon zijn genoemd.",
    ),
    "questions.description.public": (
        "Respondents per perspective who say something to the question.",
        "Respondenten per perspectief die iets over de vraag zeggen.",
    ),
    "table.left_out": (
        "{label}: too few people took part to show numbers of them.",
        "{label}: er deden te weinig mensen mee om getallen over hen te tonen.",
    ),
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
        "How many respondents have both codes in the same unit: {unit}. The diagonal counts the code "
        "alone. Columns bear the numbers of the rows.",
        "Hoeveel respondenten beide codes in dezelfde eenheid hebben: {unit}. Op de diagonaal staat "
        "de code alleen. De kolommen dragen de nummers van de rijen.",
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
    "matrix.respondent.note": (
        "A code counts the codes under it. The numbers are passages, not people. An empty cell: this "
        "respondent does not mention it, which is no denial.",
        "Een code telt de codes eronder mee. De getallen zijn passages, geen mensen. Een lege cel: deze "
        "respondent noemt het niet; dat is geen ontkenning.",
    ),
    "matrix.attribute.note": (
        "A code counts the codes under it. Nobody is counted twice in a cell. A zero: nobody mentions it, "
        "which is no denial.",
        "Een code telt de codes eronder mee. Niemand telt in een cel dubbel. Een nul: niemand noemt het; dat "
        "is geen ontkenning.",
    ),
    "matrix.code.note": (
        "A code counts the codes under it. Nobody is counted twice in a cell. An empty cell: nobody has both "
        "codes in the same unit ({unit}).",
        "Een code telt de codes eronder mee. Niemand telt in een cel dubbel. Een lege cel: niemand heeft "
        "beide codes in dezelfde eenheid ({unit}).",
    ),
    "matrix.heat": (
        "Respondents who mention it, by {attribute}, shaded by their share: {label}",
        "Respondenten die het noemen, naar {attribute}, gekleurd naar hun aandeel: {label}",
    ),
    "matrix.heat.axis": ("shade: % of the category", "kleur: % van de categorie"),
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
        "What each respondent says of each theme, in short. In {empty} cells there are passages and no "
        "words yet.",
        "Wat elke respondent over elk thema zegt, in het kort. In {empty} cellen staan wel passages, maar "
        "nog geen tekst.",
    ),
    "framework.open": ("(to be written)", "(nog te schrijven)"),
    "framework.caption": ("Framework: {label}", "Raamwerk: {label}"),
    "framework.description": (
        "Respondents down, themes across; under the words the transcripts and turns where it was said.",
        "Respondenten onder elkaar, thema's naast elkaar; onder de tekst de transcripten en de beurten "
        "waar het is gezegd.",
    ),
    "framework.description.public": (
        "People down, numbered for this document alone; themes across.",
        "Mensen onder elkaar, genummerd voor dit document alleen; thema's naast elkaar.",
    ),
    "panel.none": (
        "Nobody was interviewed in two waves.",
        "Niemand is in twee metingen gesproken.",
    ),
    "panel.lead": (
        "Of the {label}, {base} were interviewed in {first} and in {second}. They are the base of "
        "every number here.",
        "Van de {label} zijn er {base} in {first} en in {second} gesproken. Zij zijn de basis van elk "
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
        "Of {base} people, {up} went to a higher step and {down} to a lower one ({attribute}).",
        "Van {base} mensen gingen er {up} naar een hogere trede en {down} naar een lagere ({attribute}).",
    ),
    "moves.caption": (
        "{attribute}: from {first} to {second}",
        "{attribute}: van {first} naar {second}",
    ),
    "moves.description": (
        "From down, to across; a percentage is a share of the row.",
        "Van onder elkaar, naar naast elkaar; een percentage is een aandeel van de rij.",
    ),
    "moves.note": (
        "Base: the {base} people seen in both waves. Percentages are shares of the row, from {least} people "
        "on.",
        "Basis: de {base} mensen die in beide metingen zijn gesproken. Percentages zijn aandelen van de rij, "
        "vanaf {least} mensen.",
    ),
    "saturation.closed": (
        "The codebook was closed before coding: hardly any code was made while coding, so this says little.",
        "Het codeboek lag vast voor het coderen: tijdens het coderen is vrijwel geen code gemaakt; "
        "dit zegt dus weinig.",
    ),
    "saturation.empty": (
        "None of these interviews is coded yet, so nothing can be said of saturation.",
        "Geen van deze gesprekken is al gecodeerd; over verzadiging is dus niets te zeggen.",
    ),
    "saturation.order.date": (
        "The interviews are in the order of their dates.",
        "De gesprekken staan op volgorde van hun datum.",
    ),
    "saturation.order.wave": (
        "Not every interview has a date: they are in the order of the waves, within a wave by name.",
        "Niet elk gesprek heeft een datum: ze staan op volgorde van de metingen, binnen een meting op naam.",
    ),
    "saturation.order.name": (
        "Not every interview has a date: they stand by name, which need not be the real order.",
        "Niet elk gesprek heeft een datum: ze staan op volgorde van hun naam, en dat hoeft niet de echte "
        "volgorde te zijn.",
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
        "It was reached in {share} of 1,000 shuffled orders; the middle one of those reached it at "
        "interview {at}.",
        "In {share} van 1.000 willekeurige volgordes werd het bereikt; de middelste daarvan bereikte het "
        "bij gesprek {at}.",
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
        "The study has no research questions yet.",
        "De studie heeft nog geen onderzoeksvragen.",
    ),
    "questions.codes": ("Codes: {codes}.", "Codes: {codes}."),
    "questions.head.codes": ("codes", "codes"),
    "questions.no_codes": (
        "No code names this question.",
        "Geen enkele code verwijst naar deze vraag.",
    ),
    "questions.no_evidence": (
        "Nobody says anything that is coded to it.",
        "Niemand zegt iets dat ervoor is gecodeerd.",
    ),
    "questions.caption": ("Who answers it: {question}", "Wie er iets over zegt: {question}"),
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
    "method": ("Appendix: method", "Bijlage: werkwijze"),
    "method.material": (
        "The material is {interviews}, {groups} of them focus groups.",
        "Het materiaal bestaat uit {interviews}, waarvan {groups} focusgroepen.",
    ),
    "method.material.group": (
        "The material is {interviews}, one of them with a focus group.",
        "Het materiaal bestaat uit {interviews}, waarvan één met een focusgroep.",
    ),
    "method.material.alone": ("The material is {interviews}.", "Het materiaal bestaat uit {interviews}."),
    "method.dates": (
        "They were held from {first} to {last}.",
        "Ze zijn gehouden van {first} tot en met {last}.",
    ),
    "method.waves": ("There were several waves: {waves}.", "Er waren meerdere metingen: {waves}."),
    "method.coding": (
        "The material was coded by {coders}, with {codes} codes in {themes} themes; that gave {codings}.",
        "Het materiaal is gecodeerd door {coders}, met {codes} codes in {themes} thema's; dat gaf {codings}.",
    ),
    "method.both": (
        "In {both} transcripts more than one coder was at work.",
        "In {both} transcripten was meer dan één codeur aan het werk.",
    ),
    "method.both.one": (
        "In one transcript more than one coder was at work.",
        "In één transcript was meer dan één codeur aan het werk.",
    ),
    "method.both.none": (
        "No transcript was coded by more than one coder.",
        "Geen enkel transcript is door meer dan één codeur gecodeerd.",
    ),
    "method.suggested": (
        "Of the codings, {suggested} began as a suggestion of the program, which a coder judged and took.",
        "Van de coderingen zijn er {suggested} begonnen als suggestie van het programma; een codeur heeft "
        "die beoordeeld en overgenomen.",
    ),
    "method.suggested.one": (
        "Of the codings, one began as a suggestion of the program, which a coder judged and took.",
        "Van de coderingen is er één begonnen als suggestie van het programma; een codeur heeft die "
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
    "method.again": (
        "Of the {base} {label}, {again} were interviewed in more than one wave.",
        "Van de {base} {label} zijn er {again} in meer dan één meting gesproken.",
    ),
    "method.again.one": (
        "Of the {base} {label}, one was interviewed in more than one wave.",
        "Van de {base} {label} is er één in meer dan één meting gesproken.",
    ),
    "method.again.none": (
        "Nobody was interviewed in more than one wave.",
        "Niemand is in meer dan één meting gesproken.",
    ),
    "method.coders": ("There were {coders}.", "Er waren {coders}."),
    "method.coders.one": ("There was {coders}.", "Er was {coders}."),
    "method.tree": ("{codes} codes in {themes} themes.", "{codes} codes in {themes} thema's."),
    "method.quotations": (
        "Every quotation was found back in its transcript, word for word, before this document was made.",
        "Elk citaat is woord voor woord teruggevonden in zijn transcript voordat dit document werd gemaakt.",
    ),
}
