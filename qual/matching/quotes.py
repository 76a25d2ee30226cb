"""Checking a report's quotations against the transcripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from qual.core.alterations import alterations
from qual.core.appearance import distancing_marks, strange_marks
from qual.core.attribution import Roles
from qual.core.attribution_check import check_attribution, header_role, with_both_sides
from qual.core.comparable import comparable
from qual.core.light_edits import are_light, corrected, left_out_notes
from qual.core.printed import Printed, readings
from qual.core.quotation import find_quotations
from qual.core.quote import FAITHFUL, Alteration, Caution, CheckedQuote, Difference, Match, QuoteReport
from qual.core.quote_difference import with_slips
from qual.core.recognition import recognition_risks
from qual.core.report import ReportParagraph
from qual.core.spoken_language import language_of
from qual.core.transcript import Transcript, TranscriptText
from qual.core.twins import paired
from qual.matching.alignment import Alike, most_alike, steps
from qual.matching.cautions import cautions_at, cautions_in, cautions_of_brackets, shared
from qual.matching.chains import Chain, find_chains
from qual.matching.cuts import cut_off
from qual.matching.excerpts import with_excerpts
from qual.matching.index import WordIndex
from qual.matching.joins import with_joined
from qual.matching.labelled import with_labelled
from qual.matching.origins import places_together, two_places, widened

if TYPE_CHECKING:
    pass

LONGEST_LIST = 50
"""How many places of one quotation are listed."""

_APART = 40
_FEWEST_LEFT_OUT = 3


class Verdict(NamedTuple):
    """What the text of a quotation is, and where it stands."""

    text_status: str
    location: str
    matches: tuple[Match, ...] = ()
    difference: tuple[Difference, ...] = ()
    alteration: tuple[Alteration, ...] = ()
    cautions: tuple[Caution, ...] = ()


def check_quotes(
    paragraphs: Sequence[ReportParagraph],
    transcripts: Sequence[TranscriptText],
    *,
    perspectives: Mapping[str, str] | None = None,
    names: Iterable[str] = (),
    translations: Mapping[str, str] | None = None,
    is_word: Callable[[str], bool] = lambda _: False,
) -> QuoteReport:
    """Every quotation of the report, found again in the transcripts or not.

    `perspectives` are the study's labels by id; `names` more words by which the report may name a speaker.
    `translations` are what people wrote down as translated, with the original words: a quotation that is one
    of them is looked up by its original. `is_word` tells what is a word of the language, and so no slip.
    """
    originals = {comparable(words).tokens: said for words, said in (translations or {}).items()}
    own = {*names, *_one_of_each(perspectives or {}), *_names(transcripts)}
    quotations, uncovered = find_quotations(paragraphs, own)
    index = WordIndex(transcripts)
    quotations, uncovered = with_joined(index, paragraphs, quotations, uncovered)
    names_known = Roles(own)
    quotations, uncovered = with_labelled(index, paragraphs, quotations, uncovered, names_known)
    quotations, uncovered = with_excerpts(index, paragraphs, quotations, uncovered)
    quotations = with_both_sides(paragraphs, quotations, names_known)
    roles = {text.name: _with_role(text) for text in transcripts}
    quotes: list[CheckedQuote] = []
    printed_before: dict[tuple[str, ...], list[str]] = {}
    for number, quotation in enumerate(quotations, start=1):
        words = comparable(quotation.text).tokens
        original = originals.get(words, "")
        verdict = _translated(judge(index, original)) if original else judge(index, quotation.text, is_word)
        twins = printed_before.setdefault(words, [])
        name = _identity(words, len(twins))
        found = check_attribution(quotation.attribution, verdict.matches, roles, perspectives or {})
        quotes.append(
            CheckedQuote(
                name,
                number,
                quotation,
                verdict.text_status,
                verdict.location,
                verdict.matches,
                verdict.difference,
                verdict.alteration,
                found.status,
                "repeat_same" if twins else "single",
                twins[0] if twins else None,
                recognition_risks(quotation.attribution),
                fits=found.fits,
                original=original,
                cautions=verdict.cautions,
            )
        )
        twins.append(name)
    return QuoteReport(tuple(paired(quotes)), tuple(uncovered))


def _with_role(text: TranscriptText) -> Transcript:
    """A transcript's facts, with the role that its header gives where the study says none."""
    facts = text.transcript
    header = text.text[: text.turns[0].start] if text.turns and not facts.perspective else ""
    role = header_role(header)
    return replace(facts, perspective=role) if role else facts


def _one_of_each(perspectives: Mapping[str, str]) -> set[str]:
    """What one person of each perspective is called: a label in the plural quotes nobody."""
    return {
        perspective if label.casefold().startswith(perspective.casefold()) else label
        for perspective, label in perspectives.items()
    }


def judge(index: WordIndex, text: str, is_word: Callable[[str], bool] = lambda _: False) -> Verdict:
    """What the words of one quotation are.

    Only the same words one after another are verbatim, and only what is marked is marked: any other word that
    is different, added or missing makes it altered, however alike the rest is.
    """
    found = _judged(index, text, is_word)
    if found.text_status in (*FAITHFUL, "edited_light"):
        said = " ".join(index.around(match) for match in found.matches[:1])
        strange = strange_marks(text, said)
        if strange:
            return found._replace(
                text_status="altered", alteration=(*found.alteration, Alteration("word_added", "", strange))
            )
        said = " ".join(index.around(match) for match in found.matches)
        marks = distancing_marks(text, said)
        if marks:
            return found._replace(cautions=(*found.cautions, Caution("distanced", marks)))
    return found


def _translated(verdict: Verdict) -> Verdict:
    """The verdict on a quotation whose original is written down: translated where that is faithful."""
    is_faithful = verdict.text_status in (*FAITHFUL, "edited_light")
    return verdict._replace(text_status="translated") if is_faithful else verdict


def _judged(index: WordIndex, text: str, is_word: Callable[[str], bool]) -> Verdict:
    quotes = readings(text)
    for quote in quotes:
        wanted = index.numbers(quote.words)
        places = index.places(wanted)
        if len(places):
            return _verbatim(index, quote, places.tolist())
    for quote in quotes:
        chains = find_chains(index, quote) if quote.elisions or any(quote.inserted) else []
        if chains:
            return _marked(index, quote, chains)
    tries = [_altered(index, quote) for quote in quotes]
    light = next((each for each in tries if each.text_status == "edited_light"), None)
    found = light or _light(index, quotes, is_word) or min(tries, key=_distance)
    if found.text_status == "not_found" and _is_foreign(index, quotes[0]):
        return found._replace(text_status="translated")
    return found


def _distance(verdict: Verdict) -> tuple[bool, int]:
    """How far a reading of a quotation is from what was said: without a place farthest."""
    return not verdict.matches, len(verdict.alteration)


def _is_foreign(index: WordIndex, quote: Printed) -> bool:
    """Whether the words are in another language than that of the transcripts."""
    language = language_of(quote.words)
    return bool(language and index.language and language != index.language)


def _light(index: WordIndex, quotes: Sequence[Printed], is_word: Callable[[str], bool]) -> Verdict | None:
    """The verdict on the words with slips of typing put right, if they are faithful but for these."""

    def is_known(word: str) -> bool:
        return bool(index.numbers([word])[0] >= 0)

    for quote in quotes:
        right = replace(quote, words=corrected(quote.words, is_known))
        if right.words == quote.words:
            continue
        wanted = index.numbers(right.words)
        places = index.places(wanted)
        chains = find_chains(index, right) if right.elisions or any(right.inserted) else []
        found = (
            _verbatim(index, right, places.tolist())
            if len(places)
            else _marked(index, right, chains)
            if chains
            else _altered(index, right)
        )
        slips = {
            at: was
            for at, (was, printed) in enumerate(zip(right.words, quote.words, strict=True))
            if was != printed
        }
        is_faithful = found.text_status in (*FAITHFUL, "edited_light") and not found.alteration
        if is_faithful and not any(is_word(quote.words[at]) for at in slips):
            difference = with_slips(found.difference, slips)
            return found._replace(text_status="edited_light", difference=difference)
    return None


def _verbatim(index: WordIndex, quote: Printed, places: Sequence[int]) -> Verdict:
    size, words = len(quote.words), " ".join(quote.shown)
    whole = [at for at in places if cut_off(index, at, at + size) is None]
    if not whole:
        return _cut(index, [(at, at + size) for at in places], quote)
    places = whole
    alike = [at for at in places if _asks_alike(index, quote, range(at, at + size))]
    matches = tuple(index.match(at, at + size, 1.0) for at in (alike or places)[:LONGEST_LIST])
    same = (Difference("same", words, words),)
    looked_at = (alike or places)[:LONGEST_LIST]
    cautions = shared([cautions_at(index, at, at + size, quote.ends[-1]) for at in looked_at])
    if alike:
        return Verdict("verbatim", _location(len(alike)), matches, same, cautions=cautions)
    changed = (Alteration("modality", "?", ""),)
    return Verdict("edited_light", _location(len(places)), matches, same, changed, cautions)


def _cut(index: WordIndex, places: Sequence[tuple[int, int]], quote: Printed) -> Verdict:
    """The verdict on words that were said, without the word beside them that turns them round."""
    matches = tuple(index.match(first, after, 1.0) for first, after in places[:LONGEST_LIST])
    left_off = cut_off(index, *places[0])
    words = " ".join(quote.shown)
    same = (Difference("same", words, words),)
    return Verdict("altered", _location(len(places)), matches, same, (left_off,) if left_off else ())


def _asks_alike(index: WordIndex, quote: Printed, positions: Iterable[int]) -> bool:
    """Whether the words ask where they were asked; a quotation that breaks off says nothing of it."""
    last = len(quote.words) - 1
    for at, position in enumerate(positions):
        asks = "?" in quote.ends[at]
        breaks_off = at == last and not asks and "." not in quote.ends[at] and "!" not in quote.ends[at]
        if not breaks_off and asks != index.asks(position):
            return False
    return True


def _marked(index: WordIndex, quote: Printed, chains: Sequence[Chain]) -> Verdict:
    whole = [chain for chain in chains if cut_off(index, chain.first, chain.after) is None]
    if not whole:
        return _cut(index, [(chain.first, chain.after) for chain in chains], quote)
    chains = whole
    matches = [
        index.match(first, after, 1.0)
        for chain in chains[:LONGEST_LIST]
        for first, after in _stretches(index, chain)
    ]
    difference: list[Difference] = []
    segments, chain = quote.segments(), chains[0]
    shown = quote.shown
    if segments[0][0]:
        difference.append(Difference("inserted", "", " ".join(shown[: segments[0][0]])))
    for number, (first, after) in enumerate(segments):
        said = " ".join(index.said(*chain.pieces[number]))
        difference.append(Difference("same", said, " ".join(shown[first:after])))
        if number + 1 < len(segments):
            left_out = " ".join(index.said(chain.pieces[number][1], chain.pieces[number + 1][0]))
            put_in = " ".join(shown[after : segments[number + 1][0]])
            if left_out or put_in:
                difference.append(Difference("inserted" if put_in else "elided", left_out, put_in))
    if segments[-1][1] < len(shown):
        difference.append(Difference("inserted", "", " ".join(shown[segments[-1][1] :])))
    cautions = shared([cautions_in(index, quote, each) for each in chains[:LONGEST_LIST]])
    return Verdict("marked", _location(len(chains)), tuple(matches), tuple(difference), cautions=cautions)


def _stretches(index: WordIndex, chain: Chain) -> list[tuple[int, int]]:
    """The pieces of a chain, taken together where they lie in one turn and near each other."""
    found = [chain.pieces[0]]
    for before, behind in pairwise(chain.pieces):
        near = behind[0] - before[1] <= _APART and index.turns[before[0]] == index.turns[behind[0]]
        if near:
            found[-1] = (found[-1][0], behind[1])
        else:
            found.append(behind)
    return found


def _altered(index: WordIndex, quote: Printed) -> Verdict:
    """The place the words were most likely made from, or that there is none."""
    kept = [at for at, inserted in enumerate(quote.inserted) if not inserted]
    wanted = index.numbers([quote.words[at] for at in kept])
    alike = most_alike(index, wanted)
    parts = two_places(index, wanted)
    status = "stitched" if parts else "altered"
    parts = parts or places_together(index, wanted, alike)
    if not parts:
        return Verdict("not_found", "none")
    best = parts[0]
    if len(parts) == 1:
        parts = [widened(index, len(wanted), best)]
    difference = _difference(index, quote, parts)
    equals = [other for other in alike if other.score >= best.score and other != best]
    location = _location(1 + len(equals) if len(parts) == 1 else 1)
    listed = [*parts, *equals][:LONGEST_LIST] if len(parts) == 1 else parts
    matches = tuple(index.match(part.first, part.after, part.score) for part in listed)
    if status == "altered" and are_light(difference, _spoken(index, parts[0].first)):
        cautions = cautions_at(index, parts[0].first, parts[-1].after, quote.ends[-1])
        cautions = (*cautions_of_brackets(difference), *cautions)
        notes = left_out_notes(difference)
        cautions = (*cautions, Caution("noted", notes)) if notes else cautions
        return Verdict("edited_light", location, matches, difference, cautions=cautions)
    if status == "altered" and _is_shortened(difference):
        status = "silent_elision"
    changes = tuple(alterations(difference))
    if len(parts) == 1:
        changes = changes or _beyond_marks(difference, matches)
    return Verdict(status, location, matches, difference, changes)


def _spoken(index: WordIndex, at: int) -> str:
    """The language of the turn in which a word stands, of the transcripts where that cannot be told."""
    return language_of(comparable(index.within_turn(at, at + 1)[0]).tokens) or index.language


def _difference(index: WordIndex, quote: Printed, parts: Sequence[Alike]) -> tuple[Difference, ...]:
    """The steps from what was said, at all its places, to what is printed."""
    said = [word for part in parts for word in index.said(part.first, part.after)]
    places = [at for part in parts for at in range(part.first, part.after)]
    source = [word for part in parts for word in index.words[part.first : part.after].tolist()]
    target = index.numbers(quote.words).tolist()
    found = []
    for kind, first, after, start, end in steps(source, target):
        words = range(start, end)
        elided = kind == "dropped" and start in quote.elisions
        inserted = kind in {"added", "replaced"} and all(quote.inserted[at] for at in words)
        name = "elided" if elided else "inserted" if inserted else kind
        was = " ".join(said[first:after])
        if name in ("dropped", "replaced") and places[after - 1] - places[first] == after - first - 1:
            was = index.with_brackets(places[first], places[after - 1] + 1) or was
        found.append(Difference(name, was, " ".join(quote.shown[start:end])))
    return tuple(found)


def _beyond_marks(difference: Sequence[Difference], matches: Sequence[Match]) -> tuple[Alteration, ...]:
    """What is wrong where every change is marked: the marks cover too much, or two speakers became one."""
    covered = [step for step in difference if step.kind != "same"]
    if covered:
        return tuple(Alteration("word_replaced", step.source, step.report) for step in covered)
    return (Alteration("subject", matches[0].text, ""),)


def _is_shortened(difference: Sequence[Difference]) -> bool:
    """Whether all that is unmarked is one run of words left out."""
    unmarked = [step for step in difference if step.kind in {"added", "dropped", "replaced"}]
    return (
        len(unmarked) == 1
        and unmarked[0].kind == "dropped"
        and len(unmarked[0].source.split()) >= _FEWEST_LEFT_OUT
    )


def _location(places: int) -> str:
    return "unique" if places == 1 else "ambiguous" if places else "none"


def _identity(words: tuple[str, ...], twins: int) -> str:
    """A quote's name: the same in every version of the report in which it is printed with the same words."""
    return f"q-{sha256(' '.join(words).encode()).hexdigest()[:10]}" + (f"-{twins + 1}" if twins else "")


def _names(transcripts: Sequence[TranscriptText]) -> set[str]:
    """The names of respondents, transcripts and speakers, as an attribution may give them."""
    found = set()
    for text in transcripts:
        found.add(text.name.rpartition("/")[2].rpartition(".")[0])
        for speaker in text.transcript.speakers:
            if speaker.role != "interviewer":
                found |= {speaker.label, speaker.respondent or ""}
    return {name for name in found if len(comparable(name)) and len(name) > 2}
