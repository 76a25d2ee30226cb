"""Words of the report on suggestions, English and Dutch."""

LEARNING: dict[str, tuple[str, str]] = {
    "report.learning": ("What the suggestions can do", "Wat de suggesties kunnen"),
    "learning.lead": (
        "Every figure comes from respondents that the learner had not seen. It learnt from {units} judged "
        "sentences, read with {engine}.",
        "Elk cijfer komt van respondenten die het leermodel niet had gezien. Het leerde van {units} "
        "beoordeelde zinnen, gelezen met {engine}.",
    ),
    "learning.promise": ("Promise and delivery", "Belofte en uitkomst"),
    "learning.silent": (
        "Nothing is promised: no cut kept 8 of 10 with statistical care.",
        "Er wordt niets beloofd: geen grens haalde met statistische voorzichtigheid 8 van de 10.",
    ),
    "learning.promised": (
        "Expected with new respondents: {promised} right. On the coded interviews {right} of {shown} would "
        "have been right.",
        "Verwacht bij nieuwe respondenten: {promised} goed. In de gecodeerde gesprekken zouden er {right} "
        "van de {shown} goed zijn.",
    ),
    "learning.delivered": (
        "On the next interviews: {right} of {shown} right ({delivered}); it finds {recall} of all codings.",
        "In de volgende gesprekken: {right} van de {shown} goed ({delivered}); het vindt {recall} van alle "
        "coderingen.",
    ),
    "learning.since": (
        "Of the last {decided} suggestions from codings, {taken} were taken.",
        "Van de laatste {decided} suggesties uit coderingen zijn er {taken} overgenomen.",
    ),
    "learning.broken": (
        "That is below the promise: these suggestions are switched off.",
        "Dat ligt onder de belofte: deze suggesties staan uit.",
    ),
    "learning.blind": (
        "In {interviews} interviews coded without suggestions {right} of {shown} would have been right.",
        "In {interviews} gesprekken die zonder suggesties zijn gecodeerd zouden er {right} van de {shown} "
        "goed zijn.",
    ),
    "learning.codes": ("Code by code", "Code voor code"),
    "learning.codes.caption": ("How well each code is found", "Hoe goed elke code wordt gevonden"),
    "learning.codes.description": (
        "For each code its codings and respondents, average precision, best F1, and what the inbox does.",
        "Per code de coderingen en respondenten, gemiddelde precisie, beste F1, en wat de inbox doet.",
    ),
    "learning.head.interviews": ("interviews", "gesprekken"),
    "learning.head.codings": ("codings", "coderingen"),
    "learning.head.respondents": ("resp.", "resp."),
    "learning.head.ap": ("avg. precision", "gem. precisie"),
    "learning.head.f1": ("best F1", "beste F1"),
    "learning.head.inbox": ("inbox", "inbox"),
    "learning.head.after": ("after", "na"),
    "learning.speaks": ("{precision} right, finds {recall}", "{precision} goed, vindt {recall}"),
    "learning.waits": ("needs 10 codings of 3 respondents", "heeft 10 coderingen van 3 respondenten nodig"),
    "learning.quiet": (
        "silent: {right} of its {shown} surest were right",
        "zwijgt: {right} van de {shown} zekerste waren goed",
    ),
    "learning.curve": ("How it grows with coded interviews", "Hoe het groeit met gecodeerde gesprekken"),
    "learning.curve.chart": ("All codes together", "Alle codes samen"),
    "learning.curve.alt": (
        "Mean average precision, first code right and in the first three after {sizes} coded interviews.",
        "Gemiddelde precisie, eerste code goed en bij de eerste drie na {sizes} gecodeerde gesprekken.",
    ),
    "learning.curve.of": ("Average precision of {codes}", "Gemiddelde precisie van {codes}"),
    "learning.curve.of.alt": (
        "Average precision of {codes} after {sizes} coded interviews; the figures stand in the table.",
        "Gemiddelde precisie van {codes} na {sizes} gecodeerde gesprekken; de cijfers staan in de tabel.",
    ),
    "learning.axis": ("coded interviews", "gecodeerde gesprekken"),
    "learning.mean": ("mean average precision", "gemiddelde precisie"),
    "learning.first": ("first code right", "eerste code goed"),
    "learning.third": ("in the first three", "bij de eerste drie"),
    "learning.menu_first": ("first code right in the menu", "eerste code goed in het menu"),
    "learning.menu_third": ("in the first three of the menu", "bij de eerste drie van het menu"),
    "learning.menu": (
        "In the menu it is known how the sentences before were coded.",
        "In het menu is bekend hoe de zinnen ervoor zijn gecodeerd.",
    ),
    "learning.steps.caption": ("All codes by number of coded interviews", "Alle codes per aantal gesprekken"),
    "learning.steps.description": (
        "For each number of coded interviews how well codes were ranked in the next ones.",
        "Per aantal gecodeerde gesprekken hoe goed codes in de volgende werden gerangschikt.",
    ),
    "learning.points.caption": (
        "Average precision of each code by number of coded interviews",
        "Gemiddelde precisie van elke code per aantal gecodeerde gesprekken",
    ),
    "learning.points.description": (
        "A row per code, a column per number of coded interviews.",
        "Een rij per code, een kolom per aantal gecodeerde gesprekken.",
    ),
    "learning.protocol": (
        "{orders} shuffled orders of the interviews: learnt from the first, scored on the next ten of other "
        "respondents. Per code: scored without the respondent who speaks.",
        "{orders} willekeurige volgorden van de gesprekken: geleerd van de eerste, gescoord op de volgende "
        "tien van andere respondenten. Per code: gescoord zonder de respondent die spreekt.",
    ),
    "learning.born": ("Codings that came from a suggestion", "Coderingen die uit een suggestie kwamen"),
    "learning.born.none": (
        "No coding came from a suggestion.",
        "Geen enkele codering kwam uit een suggestie.",
    ),
    "learning.born.caption": (
        "Codings that came from a suggestion, with what it rested on",
        "Coderingen die uit een suggestie kwamen, met waar die op rustte",
    ),
    "learning.born.description": (
        "Place, code and coder of each coding, and the suggestion's run, rank, score and reasons.",
        "Plaats, code en codeur van elke codering, en ronde, rang, score en redenen van de suggestie.",
    ),
    "learning.head.place": ("place", "plaats"),
    "learning.head.coder": ("coder", "codeur"),
    "learning.head.run": ("run", "ronde"),
    "learning.head.rank": ("rank", "rang"),
    "learning.head.score": ("score", "score"),
    "learning.head.why": ("reasons", "redenen"),
}
