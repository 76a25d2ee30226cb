"""What the screen tells of a quotation: in its row, and in the lines under or beside it."""

from __future__ import annotations

from collections.abc import Iterator

from qual.actions.read_transcripts import open_transcript
from qual.actions.study import Study
from qual.core.context import said_after, said_before
from qual.core.quote import CheckedQuote, Match
from qual.core.quote_comment import SIGNS, altered, part_said
from qual.core.quote_decision import (
    GRAVE_SPEAKERS,
    Decision,
    Loose,
    Review,
    Reviewed,
    asks,
    gravity,
    state,
    worst_of,
)
from qual.core.quote_difference import differs, is_joined, shown_difference
from qual.core.transcript import turn_number
from qual.core.words import say

_SHOWN_MATCHES = 4
_AROUND = 250
"""Characters of the transcript that are shown on each side of a quotation."""

_PAIR = 60
"""Characters that are shown of the other one of a pair."""


def number_of(each: Reviewed | Loose) -> str:
    """A quotation's number in the report; none for text that was not read as one."""
    return str(each.quote.index) if isinstance(each, Reviewed) else "-"


def verdict_of(each: Reviewed | Loose) -> str:
    """What is found of the words."""
    if isinstance(each, Loose):
        return say("board.quotes.unread")
    return each.quote.verdict.replace("_", " ")


def worst_shown(each: Reviewed | Loose) -> str:
    """What is worst of what is found, in a word or two."""
    return verdict_of(each) if isinstance(each, Loose) else worst_of(each.quote).replace("_", " ")


def words_of(each: Reviewed | Loose) -> str:
    """The words as the report prints them."""
    return " ".join((each.quote.quotation.text if isinstance(each, Reviewed) else each.left.text).split())


def state_of(each: Reviewed | Loose, review: Review) -> str:
    """What was decided, in a word or two; empty where nothing is asked."""
    found = state(each)
    if found == "open" and each.id in review.new:
        return say("board.quotes.new")
    return say(f"quotecheck.{found}") if found else ""


def states_of(each: Reviewed | Loose, review: Review) -> set[str]:
    """What was decided and whether it waits or is new, as a list can be narrowed to it."""
    found = {state(each)} - {""}
    found |= {"open"} if each.waits else set()
    names = {say(f"quotecheck.{one}") for one in found}
    return names | ({say("board.quotes.only.new")} if each.id in review.new else set())


def verdicts_of(each: Reviewed | Loose) -> set[str]:
    """What a list can be narrowed to that shows this one: verdicts on words, speaker and use."""
    found = {verdict_of(each)}
    if isinstance(each, Reviewed):
        quote = each.quote
        if quote.attribution_status in GRAVE_SPEAKERS:
            found.add(quote.attribution_status.replace("_", " "))
        found |= {caution.kind for caution in quote.cautions}
        found |= {"ambiguous"} if quote.location == "ambiguous" else set()
        found |= {"risk"} if quote.risk else set()
        found |= {say(f"board.quotes.used.{quote.usage}")} if quote.usage != "single" else set()
    return found


def said_of(each: Reviewed | Loose) -> str:
    """What the transcripts say at the places found, who says it, and whom the report names."""
    if isinstance(each, Loose):
        return each.left.place
    quote = each.quote
    places = [f"{place_of(match)} {' '.join(match.text.split())}" for match in quote.matches[:_SHOWN_MATCHES]]
    return " ".join((each.id, quote.quotation.place, quote.quotation.attribution or "", *places))


def around(study: Study, each: Reviewed | Loose) -> Iterator[tuple[str, str]]:
    """What stands before and behind the first place of a quotation that a person must look at."""
    if isinstance(each, Loose) or not each.quote.matches or not asks(each.quote):
        return
    match = each.quote.matches[0]
    text = open_transcript(study, match.transcript).text
    span = match.span
    yield "", "text"
    yield f"{say('board.quotes.around')}: {place_of(match)}", "head"
    before, behind = said_before(text, span.start, _AROUND), said_after(text, span.end, _AROUND)
    yield " ".join(f"{before}[{span.of(text)}]{behind}".split()), "quote"


def sign_of(each: Reviewed | Loose) -> str:
    """How grave it is, in a sign."""
    return SIGNS[gravity(each.quote) if isinstance(each, Reviewed) else "asks"]


def told_of(each: Reviewed | Loose, review: Review) -> Iterator[tuple[str, str]]:
    """What is told of a quotation, as (text, kind of line): what is wrong, what was said, then the rest."""
    if isinstance(each, Loose):
        yield f"{each.left.place} · {each.id}", "head"
        yield f"“{words_of(each)}”", "quote"
        yield say("board.quotes.why_unread"), "trouble"
        yield from _told_of_decision(each.decision)
        return
    quote = each.quote
    quotation = quote.quotation
    by = f", {say('board.quotes.by')} {quotation.attribution}" if quotation.attribution else ""
    yield f"{quotation.place}{by} · {each.id}", "head"
    yield f"“{' '.join(quotation.text.split())}”", "quote"
    yield _verdict(quote), "text"
    if quote.matches and differs(quote):
        key = "seam" if is_joined(quote) else "difference"
        yield say(f"board.quotes.{key}", difference=shown_difference(quote)), "head"
    for told in altered(quote, "en"):
        yield told, "trouble"
    for at, match in enumerate(quote.matches[:_SHOWN_MATCHES]):
        yield f"{part_said(quote, at, 'en')} {place_of(match)}".strip(), "head"
        yield f"“{' '.join(match.text.split())}”", "quote"
    if len(quote.matches) > _SHOWN_MATCHES:
        yield say("board.quotes.more", places=len(quote.matches) - _SHOWN_MATCHES), "dim"
    if not quote.matches:
        yield say("board.quotes.nowhere"), "trouble"
    if quote.usage != "single":
        yield _pair(quote, review), "trouble"
    for caution in quote.cautions:
        yield say(f"quotecheck.caution.{caution.kind}", "en", words=caution.words or "-"), "trouble"
    for reason in quote.risk:
        yield say("board.quotes.risk", reason=reason), "trouble"
    yield from _told_of_decision(each.decision)
    if each.is_stale:
        yield say("board.quotes.why_stale"), "trouble"


def _verdict(quote: CheckedQuote) -> str:
    """What is found of words, place and speaker, in a line."""
    verdict = say("board.quotes.verdict", words=quote.verdict.replace("_", " "), found=quote.location)
    if quote.attribution_status == "none_given":
        return verdict
    fits = "board.quotes.fits.one" if quote.fits == 1 else "board.quotes.fits"
    speaker = say(fits, fits=quote.fits) if quote.fits else quote.attribution_status.replace("_", " ")
    return f"{verdict} · {say('board.quotes.speaker', speaker=speaker)}"


def _pair(quote: CheckedQuote, review: Review) -> str:
    """How often it is used, with number, place and words of the other one."""
    other = next((each for each in review.found.quotes if each.id == quote.pair), None)
    usage = say(f"board.quotes.used.{quote.usage}")
    if other is None:
        return say("board.quotes.usage", usage=usage, pair=quote.pair or "-")
    words = said_after(" ".join(other.quotation.text.split()), 0, _PAIR)
    pair = say("board.quotes.pair", number=other.index, place=other.quotation.place, words=words, id=other.id)
    return say("board.quotes.usage", usage=usage, pair=pair)


def _told_of_decision(decision: Decision | None) -> Iterator[tuple[str, str]]:
    if decision is None:
        return
    yield "", "text"
    what = decision.decision or say("board.quotes.noted")
    yield f"{what} · {decision.coder} · {decision.at[:16].replace('T', ' ')}", "head"
    yield decision.reason, "text"


def place_of(match: Match) -> str:
    """Where words stand: transcript, turn and who says them."""
    is_other = match.respondent and match.respondent != match.speaker
    who = f"{match.speaker}={match.respondent}" if is_other else match.speaker
    return f"{match.transcript}:{turn_number(match.turn)} · {who}"
