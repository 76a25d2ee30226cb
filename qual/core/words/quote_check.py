"""What the check of a report's quotations says as a document, English and Dutch."""

QUOTE_CHECK: dict[str, tuple[str, str]] = {
    "report.quotecheck": ("The quotations of {report}", "De citaten in {report}"),
    "quotecheck.overview": ("Overview", "Overzicht"),
    "quotecheck.each": ("Quotation by quotation", "Citaat voor citaat"),
    "quotecheck.none": ("No quotation was found in the report.", "In het rapport is geen citaat gevonden."),
    "quotecheck.loose": ("Not checked, or not balanced", "Niet gecontroleerd, of niet gesloten"),
    "quotecheck.found": ("Quotations", "Citaten"),
    "quotecheck.counts": (
        "{quotes}: {open} open, {accepted} accepted, {rejected} rejected",
        "{quotes}: {open} open, {accepted} goedgekeurd, {rejected} afgekeurd",
    ),
    "quotecheck.signs": (
        "✗ must be mended; ? asks for a decision; ! worth a look; ~ lightly edited; ✓ as it was said.",
        "✗ moet worden hersteld; ? vraagt een besluit; ! verdient een blik; ~ licht bewerkt; ✓ zoals gezegd.",
    ),
    "quotecheck.caption": ("The quotations, problems first", "De citaten, problemen eerst"),
    "quotecheck.description": (
        "Every quotation with its verdict, what was decided, and its place in the report",
        "Elk citaat met het oordeel, het besluit en de plaats in het rapport",
    ),
    "quotecheck.number": ("No.", "Nr."),
    "quotecheck.sign": ("Sign", "Teken"),
    "quotecheck.words": ("Words", "Woorden"),
    "quotecheck.review": ("Review", "Beoordeling"),
    "quotecheck.place": ("Place", "Plaats"),
    "quotecheck.printed": ("Printed", "Afgedrukt"),
    "quotecheck.beside": ("Report and transcript", "Rapport en transcript"),
    "quotecheck.beside.description": (
        "The quotation as the report prints it beside the words of the transcript",
        "Het citaat zoals het rapport het afdrukt naast de woorden van het transcript",
    ),
    "quotecheck.report": ("Report", "Rapport"),
    "quotecheck.transcript": ("Transcript", "Transcript"),
    "quotecheck.nobody": ("attributed to nobody", "zonder bronvermelding"),
    "quotecheck.nowhere": (
        "These words were not found in the transcripts.",
        "Deze woorden zijn niet in de transcripten gevonden.",
    ),
    "quotecheck.stands": (
        "Stands in {transcript}, turn {turn}, {speaker}.",
        "Staat in {transcript}, beurt {turn}, {speaker}.",
    ),
    "quotecheck.beside.place": ("In {place}: “{text}”", "In {place}: “{text}”"),
    "quotecheck.undecided": ("Nobody decided on it yet.", "Hierover is nog niets besloten."),
    "quotecheck.styled": (
        "? looks like a quotation, but was not checked as one",
        "? lijkt een citaat, maar is niet als citaat gecontroleerd",
    ),
    "quotecheck.styled.hint": (
        "Put what was said between marks that open and close, or take the styling off.",
        "Zet wat gezegd is tussen aanhalingstekens die openen en sluiten, of haal de opmaak weg.",
    ),
    "quotecheck.more.one": ("and in one more place", "en op nog één plaats"),
    "quotecheck.more": ("and in {places} more places", "en op nog {places} plaatsen"),
    "quotecheck.context": (
        "In the transcript, with what stands around it",
        "In het transcript, met wat eromheen staat",
    ),
    "quotecheck.difference": ("What differs (-said- +printed+)", "Wat verschilt (-gezegd- +afgedrukt+)"),
    "quotecheck.ambiguous": ("The words stand in several places.", "De woorden staan op meer plaatsen."),
    "quotecheck.defect": ("Form: {defect}.", "Vorm: {defect}."),
    "quotecheck.at.text_box_by_paragraph": ("text box by paragraph", "tekstvak bij alinea"),
    "quotecheck.at.paragraph": ("paragraph", "alinea"),
    "quotecheck.at.table": ("table", "tabel"),
    "quotecheck.at.row": ("row", "rij"),
    "quotecheck.at.cell": ("cell", "cel"),
    "quotecheck.at.line": ("line", "regel"),
    "quotecheck.at.footnote": ("footnote", "voetnoot"),
    "quotecheck.at.endnote": ("endnote", "eindnoot"),
    "quotecheck.at.page": ("page", "bladzijde"),
    "quotecheck.form.unopened": ("not opened", "niet geopend"),
    "quotecheck.form.unclosed": ("not closed", "niet gesloten"),
    "quotecheck.form.multi_paragraph": ("over several paragraphs", "over meer alinea's"),
    "quotecheck.form.nested": ("marks within marks", "aanhalingstekens binnen aanhalingstekens"),
    "quotecheck.form.unmarked": ("without marks or styling", "zonder aanhalingstekens of opmaak"),
    "quotecheck.risk.traits": ("{traits} traits together", "{traits} kenmerken samen"),
    "quotecheck.risk.place": ("a place or employer is named", "een plaats of werkgever is genoemd"),
    "quotecheck.risk.person": ("a person is named", "een persoon is genoemd"),
    "quotecheck.risk.only": ("it says that there is only one", "er staat dat er maar één is"),
    "quotecheck.risk": ("Could tell who it is: {reason}.", "Kan verraden wie het is: {reason}."),
    "quotecheck.caution.denied": (
        "In the transcript it is denied: “{words}”.",
        "In het transcript wordt het ontkend: “{words}”.",
    ),
    "quotecheck.caution.doubted": (
        "In the transcript it is doubted or taken back: “{words}”.",
        "In het transcript wordt het betwijfeld of teruggenomen: “{words}”.",
    ),
    "quotecheck.caution.conditional": (
        "In the transcript it is said under a condition: “{words}”.",
        "In het transcript geldt het onder een voorwaarde: “{words}”.",
    ),
    "quotecheck.caution.reported": (
        "In the transcript it is told as what others say or think: “{words}”.",
        "In het transcript is het wat anderen zeggen of vinden: “{words}”.",
    ),
    "quotecheck.caution.asked": (
        "In the transcript it is a question: “{words}”.",
        "In het transcript is het een vraag: “{words}”.",
    ),
    "quotecheck.caution.joined": (
        "A mark of omission joins parts of two statements; left out is “{words}”.",
        "Een weglatingsteken voegt delen van twee uitspraken samen; weggelaten is “{words}”.",
    ),
    "quotecheck.caution.answers": (
        "A mark of omission joins words of two answers.",
        "Een weglatingsteken voegt woorden uit twee antwoorden samen.",
    ),
    "quotecheck.caution.hidden": (
        "A mark of omission stands for “{words}” alone.",
        "Een weglatingsteken staat voor alleen “{words}”.",
    ),
    "quotecheck.caution.replaced": (
        "Words in brackets stand in place of what was said: “{words}”.",
        "Woorden tussen haken staan in de plaats van wat gezegd is: “{words}”.",
    ),
    "quotecheck.caution.added": (
        "Words in brackets add a statement that was not made: “{words}”.",
        "Woorden tussen haken voegen een bewering toe die niet gedaan is: “{words}”.",
    ),
    "quotecheck.caution.distanced": (
        "Marks that the transcript does not have say what to think of a word: {words}.",
        "Tekens die het transcript niet heeft zeggen wat van een woord te vinden: {words}.",
    ),
    "quotecheck.remark.export.kept": (
        "A quote that qual exported from {transcript}, and its words still stand there.",
        "Een citaat dat qual uit {transcript} exporteerde; de woorden staan daar nog.",
    ),
    "quotecheck.remark.export.reworded": (
        "A quote that qual exported from {transcript}; its words were changed since, "
        "in the report or the text.",
        "Een citaat dat qual uit {transcript} exporteerde; de woorden zijn sindsdien veranderd, "
        "in het rapport of in de tekst.",
    ),
    "quotecheck.remark.export.moved": (
        "It bears the name of another quote that qual exported from {transcript}: "
        "these words stand elsewhere.",
        "Het draagt de naam van een ander citaat, dat qual uit {transcript} exporteerde: "
        "deze woorden staan elders.",
    ),
    "quotecheck.remark.export.gone": (
        "A quote that qual exported; the coding it came from is not there any more.",
        "Een citaat dat qual exporteerde; de codering waar het vandaan kwam is er niet meer.",
    ),
    "quotecheck.remark.export.foreign": (
        "It bears a name that another study gave it; only its text was looked at.",
        "Het draagt een naam die een andere studie eraan gaf; alleen naar de tekst is gekeken.",
    ),
    "quotecheck.remark.names": (
        "It prints a name that this study replaced by {tokens}.",
        "Het drukt een naam af die deze studie door {tokens} verving.",
    ),
    "quotecheck.remark.withdrawn": (
        "Somebody withdrew whose words stood here: they are blank in the text.",
        "Hier stonden woorden van iemand die zich terugtrok: ze zijn in de tekst leeggemaakt.",
    ),
    "quotecheck.caution.noted": (
        "The transcript notes how it was said: “{words}”.",
        "Het transcript vermeldt hoe het gezegd werd: “{words}”.",
    ),
    "quotecheck.open": ("open", "open"),
    "quotecheck.accepted": ("accepted", "goedgekeurd"),
    "quotecheck.rejected": ("rejected", "afgekeurd"),
    "quotecheck.noted": ("noted", "genoteerd"),
    "quotecheck.stale": ("look again", "opnieuw bezien"),
    "quotecheck.is.verbatim": ("verbatim", "letterlijk"),
    "quotecheck.is.marked": ("verbatim, omissions marked", "letterlijk, weglatingen gemarkeerd"),
    "quotecheck.is.edited_light": ("lightly edited", "licht bewerkt"),
    "quotecheck.is.silent_elision": ("silently shortened", "stilzwijgend ingekort"),
    "quotecheck.is.altered": ("altered", "gewijzigd"),
    "quotecheck.is.translated": ("translated", "vertaald"),
    "quotecheck.is.other_language": (
        "in another language, cannot be checked",
        "in een andere taal, niet te controleren",
    ),
    "quotecheck.is.stitched": ("stitched together", "samengevoegd"),
    "quotecheck.is.not_found": ("not found", "niet gevonden"),
    "quotecheck.speaker.wrong_speaker": ("Somebody else said it.", "Iemand anders zei het."),
    "quotecheck.speaker.wrong_role": (
        "Somebody of another perspective said it.",
        "Iemand vanuit een ander perspectief zei het.",
    ),
    "quotecheck.speaker.wrong_wave": ("It was said in another wave.", "Het is in een andere meting gezegd."),
    "quotecheck.speaker.interviewer_words": (
        "These are the interviewer's words.",
        "Dit zijn woorden van de interviewer.",
    ),
    "quotecheck.speaker.consistent_with_n": (
        "The attribution fits {fits} transcripts.",
        "De bronvermelding past bij {fits} transcripten.",
    ),
    "quotecheck.speaker.consistent_with_n.one": (
        "The attribution fits one transcript.",
        "De bronvermelding past bij één transcript.",
    ),
    "quotecheck.speaker.unverifiable": (
        "Whether the attribution is right cannot be told.",
        "Of de bronvermelding klopt, is niet vast te stellen.",
    ),
    "quotecheck.usage.repeat_same": ("Printed before: {pair}.", "Eerder afgedrukt: {pair}."),
    "quotecheck.usage.variant_pair": (
        "One utterance in two wordings: see {pair}.",
        "Eén uitspraak in twee bewoordingen: zie {pair}.",
    ),
    "quotecheck.kind.negation": ("negation", "ontkenning"),
    "quotecheck.kind.number": ("number", "getal"),
    "quotecheck.kind.modality": ("modality", "modaliteit"),
    "quotecheck.kind.subject": ("person", "persoon"),
    "quotecheck.kind.word_added": ("word added", "woord toegevoegd"),
    "quotecheck.kind.word_replaced": ("word replaced", "woord vervangen"),
    "quotecheck.kind.words_dropped": ("words left out", "woorden weggelaten"),
    "quotecheck.kind.order": ("order", "volgorde"),
}
