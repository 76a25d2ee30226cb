"""Words about suggestions, English."""

SUGGESTING: dict[str, str] = {
    "suggest.promise": "about {right} of 10 such were right in interviews you had coded ({cases} cases)",
    "suggest.cue_judged": "cue {cue}: {right} of {judged} judged sentences with it have this code",
    "suggest.cue_new": "cue {cue}: no sentence with it was judged yet",
    "suggest.protocol": (
        "interviews in {seeds} shuffled orders: learnt from the first n, scored on the next {next} of other "
        "respondents; menu: where it is known what was decided on the sentences before; per code: scores "
        "made without the respondent who speaks"
    ),
    "suggest.code_silent": "silent: {right} of {shown} surest right; needs 8 of 10 over 30 cases",
    "suggest.no_engine": "nothing, they are off",
    "suggest.off": "suggestions are off in study.toml ([suggestions] inbox)",
    "suggest.blind": "{number} interviews are coded without suggestions ([suggestions] blind_share)",
    "suggest.broken": (
        "suggestions from your codings are off: {promised:.0%} were promised, {taken} of the last {decided} "
        'were taken; cues still speak; inbox = "on" under [suggestions] in study.toml lets all speak again'
    ),
    "suggest.code_speaks": "{precision:.0%} right, finds {recall:.0%}",
    "suggest.code_unsure": "silent: nothing of it was sure enough",
    "suggest.inbox_silent": "inbox: nothing is promised; no cut kept 8 of 10 with statistical care",
    "suggest.inbox_own": (
        "inbox: {promised:.0%} expected right with new respondents; of the coded ones {right} of {shown} were"
    ),
    "suggest.inbox_next": (
        "on the next interviews: {delivered:.0%} of {shown} right; it finds {recall:.0%} of all codings"
    ),
    "suggest.inbox_since": "since then: {taken} of the last {decided} suggestions from codings were taken",
    "suggest.inbox_broken": "that is below the promise: these suggestions are switched off",
    "suggest.inbox_blind": "in {interviews} interviews coded without suggestions: ",
    "suggest.inbox_blind_right": "{delivered:.0%} of {shown} would have been right",
    "suggest.inbox_blind_none": "none would have been made",
    "suggest.made_with": "read with {engine}",
    "suggest.near": "“{words}” {who}, turn {turn}",
    "suggest.silent.blind": "this interview is coded without suggestions ([suggestions] blind_share)",
    "suggest.silent.untrained": "still learning",
    "suggest.silent.no_codes": "the codebook has no codes yet",
    "suggest.silent.corrected": "this text was corrected after it was learnt from",
    "suggest.silent.nothing": "nothing to go by: you coded nothing yet, and no code has a cue",
    "suggest.silent.no_cue": "you coded nothing yet, and no cue stands here",
    "suggest.silent.nobody": "no respondent speaks here",
    "suggest.no_example": "you never used this code, and none of its cues stands here",
    "suggest.few_judged": "your codings say nothing yet: you judged {judged} sentences, {needed} are needed",
    "suggest.one_respondent": (
        "your codings promise nothing yet: they are all of one respondent, and {needed} are needed"
    ),
    "suggest.few_codings": (
        "your codings promise nothing yet: no code has {codings} codings of {respondents} respondents"
    ),
    "suggest.no_cut": "your codings promise nothing yet: no suggestions from them were right often enough",
    "suggest.why.nothing": "{text}",
    "suggest.why.cue": "cue: {text}",
    "suggest.why.negation": "denied: {text}",
    "suggest.why.word": "word: {text}",
    "suggest.why.like": "nearest coded so: {text}",
    "suggest.why.unlike": "nearest without it: {text}",
    "suggest.why.record": "{text}",
    "suggest.why.judged": "{text}",
    "suggest.needs": "silent: too few sentences; {sentences} of {respondents}, 10 of 3 needed",
}
