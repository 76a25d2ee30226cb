"""Words about suggestions, English."""

SUGGESTING: dict[str, str] = {
    "suggest.promise": "about {right} of 10 such were right in interviews you had coded ({cases} cases)",
    "suggest.cue_judged": "cue {cue}: {right} of {judged} judged sentences with it have this code",
    "suggest.cue_new": "cue {cue}: no sentence with it was judged yet",
    "suggest.protocol": (
        "interviews in {seeds} shuffled orders: learnt from the first n, scored on the next {next} of other "
        "respondents; per code and inbox: scores made without the respondent who speaks"
    ),
    "suggest.silent": "too little is coded to promise anything",
    "suggest.off": "suggestions are off in study.toml ([suggestions] inbox)",
    "suggest.blind": "{number} interviews are coded without suggestions ([suggestions] blind_share)",
    "suggest.broken": (
        "suggestions from your codings are off: {promised:.0%} were promised, {taken} of the last {decided} "
        'were taken; cues still speak; inbox = "on" under [suggestions] in study.toml lets all speak again'
    ),
    "suggest.needs": "{codings} codings of {respondents} respondents; needs 10 of 3",
}
