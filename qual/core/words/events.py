"""What an event says it did, English."""

EVENTS: dict[str, str] = {
    "event.transcript.import": "imported a transcript",
    "event.transcript.describe": "said who speaks in a transcript",
    "event.transcript.correct": "corrected a transcript",
    "event.respondents.load": "loaded respondents",
    "event.population.load": "loaded the population's figures",
    "event.respondent.withdraw": "erased a respondent who withdrew",
    "event.codebook.load": "loaded the codebook",
    "event.questions.load": "loaded the research questions",
    "event.code.create": "made a code",
    "event.coding.add": "coded a passage",
    "event.coding.remove": "took a coding out",
    "event.coding.move": "moved the edges of a coding",
    "event.coding.settle": "settled a coding in doubt",
    "event.codings.load": "loaded codings",
    "event.memo.write": "wrote a memo",
    "event.suggest.run": "made suggestions",
    "event.suggestion.accept": "accepted a suggestion",
    "event.suggestion.reject": "rejected a suggestion",
}
