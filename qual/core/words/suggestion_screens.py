"""Words of the screens about suggestions: review, what was learnt, cues, second look; English."""

SUGGESTION_SCREENS: dict[str, str] = {
    "board.review": "REVIEW",
    "board.review.facts": "{left} left · accepted {accepted} · rejected {rejected} · changed {changed}",
    "board.review.none": "no suggestion waits here; {keys[review:review-anew]} makes them anew",
    "board.review.none.behind": (
        "nothing waits behind turn {turn}, up to which you read; {keys[review:review-anew]} looks anew"
    ),
    "board.review.none.off": 'suggestions are off: inbox = "off" under [suggestions] in study.toml',
    "board.review.none.blind": "this interview is coded without suggestions ([suggestions] blind_share)",
    "board.review.none.done": "nothing waits here: you marked this transcript as coded to its end",
    "board.review.none.read": "nothing waits here: by your codings you read this transcript to its end",
    "board.review.elsewhere": (
        "{suggestions} wait in {transcripts}: {keys[review:board-open]} lists these, to go on there."
    ),
    "board.review.which": "review",
    "board.review.why": "Why",
    "board.review.no_near": "its reasons speak of no other passage",
    "board.review.for": "+",
    "board.review.against": "−",
    "board.review.also": "Also suggested here: {codes}",
    "board.review.nothing_back": (
        "nothing was decided since this screen was opened; {keys[review:undo]} takes back what you did before"
    ),
    "board.review.sure": "accept {suggestions} of {name} with a score of {score} or more?",
    "board.review.accepted_all": "{suggestions} accepted",
    "board.review.looking": "looking for suggestions; go on meanwhile",
    "board.review.made": "{suggestions} made",
    "board.learnt": "WHAT THE SUGGESTIONS CAN DO",
    "board.learnt.facts": "learnt from {sentences} sentences that you judged",
    "board.learnt.off": "suggestions are off",
    "board.learnt.inbox_off": "off",
    "board.learnt.off_told": (
        'Suggestions are off: inbox = "off" under [suggestions] in study.toml. Nothing is learnt, so how '
        "well a code is found is not known. Cues belong to the codebook all the same: "
        "{keys[learnt:learnt-cues]} shows those of the marked code, to be edited."
    ),
    "board.learnt.not_yet": "still learning",
    "board.learnt.wait": (
        "The learner is still at work, or suggestions are off. Open this screen again in a while; "
        "'qual suggest evaluate' measures everything."
    ),
    "board.learnt.ranking": "ranking",
    "board.learnt.inbox": "inbox",
    "board.learnt.speaks": "speaks: {right} of {shown} were right",
    "board.learnt.speaks_so": (
        "The inbox speaks for it: {right} of {shown} were right ({low:.0%} to {high:.0%}) with respondents "
        "it had not seen, which is {recall:.0%} of all its codings."
    ),
    "board.learnt.needs": (
        "The inbox is silent: {sentences} of {respondents} have it, and 10 of 3 respondents are needed."
    ),
    "board.learnt.not_sure": (
        "The inbox is silent: of its {shown} surest sentences {right} were right, and 8 of 10 must be, over "
        "30 cases. More codings in other interviews, a sharper definition or a cue may help."
    ),
    "board.learnt.taken": "taken since",
    "board.learnt.nothing": "Nobody coded with it yet: only its cues speak.",
    "board.learnt.little": "Too little was coded with it to say how well it is found.",
    "board.learnt.sentences": "sentences",
    "board.learnt.good": "It finds this code well: average precision {share} on respondents it had not seen.",
    "board.learnt.some": "It finds some of this code: average precision {share}. Look on in the list.",
    "board.learnt.weak": (
        "It hardly finds this code: average precision {share}. More codings, or a cue that stands in its "
        "passages, would help: c shows its cues."
    ),
    "board.learnt.how": (
        "Ranking: average precision of sentences scored without the respondent who speaks; 1 is perfect. "
        "The inbox is what your codings suggest by themselves; cues suggest at once. It speaks from 10 "
        "sentences of 3 respondents on, and only where 8 of 10 were right. Sentences "
        "where you decided on a suggestion do not count in this; what was taken since is told apart. Shares "
        "in brackets: 90 % intervals (Wilson)."
    ),
    "board.learnt.silent": "Inbox: {why}.",
    "board.learnt.expected": (
        "Of suggestions from codings {expected:.0%} are expected to be right with new respondents, "
        "{promised:.0%} at the least."
    ),
    "board.learnt.promise": (
        "Promised: {promised:.0%}. Of the last {decided} that people decided on {taken} were taken "
        "({low:.0%} to {high:.0%})."
    ),
    "board.learnt.broken": (
        "That is below the promise, so the inbox is off: only cues speak. In study.toml, under "
        '[suggestions], inbox = "on" lets all speak again.'
    ),
    "board.learnt.since": (
        "Since then {taken} of {decided} of its suggestions from codings were taken ({low:.0%} to "
        "{high:.0%})."
    ),
    "board.learnt.read_with": "Read with {engine}.",
    "board.learnt.promise_none": "Nobody decided on suggestions from codings yet.",
    "board.cues": "CUES",
    "board.cues.waiting": "looking in all transcripts",
    "board.cues.none": "no cues, and nothing to make them of; {keys[cues:cue-new]} writes one",
    "board.cues.facts": "{used} in use, {proposed} that could be",
    "board.cues.column": "cue",
    "board.cues.from": "from",
    "board.cues.hits": "sentences",
    "board.cues.judged": "judged",
    "board.cues.right": "so coded",
    "board.cues.in_use": "in use",
    "board.cues.could": "could be: {source}",
    "board.cues.taken_out": "not in use",
    "board.cues.refused": "refused",
    "board.cues.which": "cue (* stands for any letters: herkeur*)",
    "board.cues.turned_down": "{cue} is not proposed for {name} again",
    "board.cues.how": (
        "A cue makes suggestions of its code wherever it stands; * stands for any letters. Nothing becomes a "
        "cue by itself: {keys[cues:cue-add]} takes the marked one in, {keys[cues:cue-drop]} takes it out, or "
        "refuses one that could be; {keys[cues:cue-edit]} changes it, {keys[cues:cue-new]} writes another."
    ),
    "board.cues.record": (
        "It stands in {sentences}. The team judged {judged} of these; {right} of them with the code, of "
        "{respondents}."
    ),
    "board.cues.already": "{cue} is a cue already",
    "board.cues.off": "Suggestions are off, so nothing is known of how it does.",
    "board.cues.added": "{cue} is a cue of {name} now",
    "board.cues.dropped": "{cue} is no cue of {name} any more",
    "board.second_look": "A SECOND LOOK",
    "board.second_look.waiting": "looking at everything that was coded",
    "board.second_look.none": "too little is coded to find anything odd",
    "board.second_look.facts": "{unlikely} odd codings, {twins} pairs of near-identical passages",
    "board.second_look.kind": "what",
    "board.second_look.unlikely": "unlikely",
    "board.second_look.twins": "twins",
    "board.second_look.how": (
        "A second look, no verdict. Unlikely: yours, and hardly to be expected by what others said. Twins: "
        "nearly the same words, one coded so and one not; {keys[second-look:twin-other]} reads the other."
    ),
    "board.second_look.likely": "By what other respondents said its probability is {probability}.",
    "board.second_look.no_other": "no other passage belongs to this one",
    "board.second_look.turn": "turn {turn}",
    "board.second_look.coders": "Coded by {by}, not by {not_by}.",
    "board.second_look.own": "{by} coded this one so, and the other not.",
    "board.second_look.same": "It is the same passage: who codes differently here is seen in the agreement.",
    "board.second_look.other": "The other passage, {alike} alike:",
    "board.no_engine": "suggestions are off, so there is nothing to ask",
    "key.learnt-cues": "cues of the code: add and drop",
    "key.learnt-second-look": "codings that deserve a second look",
    "key.cue-add": "take it in as a cue",
    "key.cue-drop": "no cue any more; one that could be: not to be proposed again",
    "key.cue-new": "write a cue, * for any letters",
    "key.cue-edit": "change the words of the cue",
    "key.twin-other": "go to the other passage",
    "key.review-anew": "make suggestions anew",
    "key.review-accept": "accept",
    "key.review-reject": "reject",
    "key.review-later": "later",
    "key.review-other": "another code for these words",
    "key.review-end-more": "a sentence more at the end, less",
    "key.review-start-more": "a sentence more at the start, less",
    "key.review-back": "take the last decision back",
    "key.review-rest": "accept the rest of this code with this score or more, after a question",
    "key.review-why": "all reasons, or the main ones",
    "key.review-like": "read the nearest passage with this code; Backspace comes back",
    "key.review-unlike": "read the nearest passage without this code",
    "foot.learnt-cues": "cues",
    "foot.learnt-second-look": "second look",
    "foot.cue-add": "take in",
    "foot.cue-drop": "take out, refuse",
    "foot.cue-new": "new",
    "foot.cue-edit": "change",
    "foot.twin-other": "other passage",
    "foot.review-accept": "accept",
    "foot.review-reject": "reject",
    "foot.review-later": "later",
    "foot.review-other": "other code",
    "foot.review-end-more": "edges",
    "foot.review-back": "take back",
    "foot.review-rest": "accept rest",
    "foot.review-why": "more why",
    "foot.review-like": "nearest",
    "foot.review-anew": "anew",
}
