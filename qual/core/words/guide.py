"""How to begin on each screen: what the help says before it lists the keys. English.

A line holds keys, a bar, and what they do; without keys it is a sentence of its own.
"""

GUIDE: dict[str, str] = {
    "group.start": "start",
    "guide.read": (
        "{keys[next-sentence]}  {keys[previous-sentence]}|next sentence, the one before; the lit "
        "sentence gets the code\n"
        "{keys[sentence-more]}  {keys[word-more]}  {keys[turn-more]}|or select: a sentence more, a "
        "word, the whole turn; {keys[clear]} lets go. The mouse drags, two clicks take a sentence\n"
        "{keys[palette]}|find a code: type part of its name, Enter puts it on\n"
        "{keys[pinned-1]}-{keys[pinned-9]}, {keys[pinned-0]}|the codes with a digit, one key each "
        "({keys[side]} shows the list)\n"
        "{keys[memo]}|memo on the coding here: type, Enter keeps it\n"
        "{keys[uncode]}  {keys[undo]}|take this code off; take back what you did last, whatever it was\n"
        "{keys[go-codebook]}|two keys, one after the other: the codebook, to make, rename and merge "
        "codes\n"
        "{keys[commands]}|everything else: type what you want\n"
        "|Every change is saved at once. There is nothing to save."
    ),
    "guide.letters": (
        "{keys[letters:letter-a]}-{keys[letters:letter-z]}|means the sentence behind that letter; a "
        "second letter means all up to there\n"
        "1-9, 0|then a digit puts its code on, or a capital one of those without a digit: the list of "
        "codes shows both\n"
        "{keys[letters:page-on]}|reads on; {keys[letters:letters-whose]} gives questions letters too; "
        "{keys[letters:letters-off]} takes the letters away"
    ),
    "guide.search": (
        "|{keys[search:next-hit]} and {keys[search:previous-hit]} go through the places; all keys for "
        "coding work; {keys[search:end-search]} ends the search"
    ),
    "guide.codebook": (
        "↓  ↑|mark a code: what you do is done to the marked one\n"
        "{keys[codebook:code-merge]}|merge: mark the code that shall go, press "
        "{keys[codebook:code-merge]}, type the name of the one that stays, Enter, then y and Enter\n"
        "{keys[codebook:board-open]}|the passages behind its numbers\n"
        "{keys[codebook:undo]}|takes it back, a merge and a split too"
    ),
    "guide.passages": (
        "|One row for each passage that was counted. {keys[passages:board-open]} opens the text at its "
        "place; {keys[go-back]} there comes back to this list."
    ),
    "guide.split": (
        "{keys[split:board-take]}|choose passages that shall have another code\n"
        "{keys[split:split-now]}|then give them a new code; {keys[split:undo]} takes it back"
    ),
    "guide.respondents": (
        "|{keys[respondents:board-open]} opens all passages of a person, "
        "{keys[respondents:person-transcript]} a transcript"
    ),
    "guide.themes": (
        "|Counted are respondents out of all who were asked, and passages beside them. "
        "{keys[themes:board-open]} opens the passages, {keys[themes:table-who]} the respondents behind "
        "a number; a digit shows another table."
    ),
    "guide.matrix": (
        "|Arrows mark a cell, {keys[matrix:board-open]} opens the passages behind it; "
        "{keys[matrix:matrix-turn]} crosses the codes with something else."
    ),
    "guide.framework": (
        "|Arrows mark a cell; {keys[framework:cell-edit]} writes it while its passages stand below, "
        "{keys[framework:board-open]} opens them."
    ),
    "guide.panel": (
        "|Who spoke of it in two waves. Arrows mark a number, {keys[panel:board-open]} opens what is "
        "behind it."
    ),
    "guide.moves": (
        "|From down, to across. Arrows mark a number, {keys[moves:board-open]} opens the respondents "
        "behind it."
    ),
    "guide.saturation": (
        "|The codes that each interview added. {keys[saturation:board-open]} opens their passages."
    ),
    "guide.questions": (
        "|The evidence for each research question. Arrows mark a number, {keys[questions:board-open]} "
        "opens what is behind it."
    ),
    "guide.sample": (
        "|The respondents beside the population. {keys[sample:board-open]} opens the respondents of a row."
    ),
    "guide.who": (
        "|The respondents behind a number; those who do not mention it are dim. {keys[who:board-open]} "
        "opens the passages."
    ),
    "guide.found": (
        "{keys[found:found-query]}|look for words: bang* finds all that begin so\n"
        "{keys[found:board-open]}|opens the text there\n"
        "{keys[found:board-take]}  {keys[found:found-code]}|choose turns, then put a code on all that "
        "are chosen"
    ),
    "guide.history": (
        "|Everybody's changes, the latest first. {keys[history:board-open]} opens what one was about,"
        " {keys[history:history-undo]} takes one of yours back and leaves the others alone."
    ),
    "guide.memos": (
        "|{keys[memos:board-open]} opens the place that a memo is about, {keys[memos:memo-edit]} "
        "changes your own."
    ),
    "guide.bookmarks": ("|Set with {keys[bookmark]} in the text. {keys[bookmarks:board-open]} goes there."),
    "guide.doubts": (
        "|Codings whose words a correction changed: {keys[doubts:doubt-keep]} where the new place is "
        "right, {keys[doubts:doubt-remove]} where it is not."
    ),
    "guide.differences": (
        "|The places that coders did not code alike; those about the same codes stand together. "
        "{keys[differences:board-open]} goes there."
    ),
    "guide.quotes": (
        "|The quotations of a report; ↓ ↑ go through them, {keys[quotes:board-open]} opens the transcript."
    ),
    "guide.learnt": (
        "|How well each code is suggested, measured on respondents that the suggestions had not seen."
    ),
    "guide.cues": (
        "{keys[cues:cue-add]}|take the marked words in as a cue of the code: its sentences are suggested\n"
        "{keys[cues:cue-drop]}|take a cue out again, or refuse one that could be; how often each was right "
        "stands beside it"
    ),
    "guide.second-look": (
        "{keys[second-look:board-open]}|read a coding that the rest of your coding makes least likely\n"
        "{keys[second-look:twin-other]}|go to the passage with nearly the same words that was coded otherwise"
    ),
    "guide.review": (
        "{keys[review:review-accept]}  {keys[review:review-reject]}|take the suggestion as a coding of "
        "yours, or turn it down: only then it counts\n"
        "{keys[review:review-back]}|takes the last decision back"
    ),
}
