"""What is said of a quotation: in the document of a check, and in a comment beside it in the report."""

from __future__ import annotations

from collections.abc import Iterator

from qual.core.numbers import printed
from qual.core.quote import CheckedQuote, Match
from qual.core.quote_decision import ASKING_FORMS, ASKING_USES, Loose, Review, Reviewed, asks, gravity, state
from qual.core.quote_difference import differs, is_joined, is_of_two_speakers, shown_difference
from qual.core.quote_words import defect_said, place_said, risk_said
from qual.core.transcript import turn_number
from qual.core.words import say

SIGNS = {"grave": "✗", "asks": "?", "look": "!", "light": "~", "fine": "✓"}

LONGEST = 1_500
"""Characters that are shown of one stretch of words."""

_SHOWN_MATCHES = 3


def comment_on(each: Reviewed, language: str, beside: str = "") -> tuple[str, ...]:
    """The lines of a comment on a quotation: the verdict, what differs, where the words stand, the decision.

    `beside` is the place of a quotation that the comment cannot stand at, such as a footnote.
    """
    quote = each.quote
    words = say(f"quotecheck.is.{quote.verdict}", language)
    lines = [f"{SIGNS[gravity(quote)]} {words} ({quote.index}, {quote.id})"]
    if beside:
        place = place_said(beside, language)
        lines.append(say("quotecheck.beside.place", language, place=place, text=cut(quote.quotation.text)))
    if quote.matches:
        lines += [stands(quote, at, language) for at in range(min(len(quote.matches), _SHOWN_MATCHES))]
        more = len(quote.matches) - _SHOWN_MATCHES
        if more > 0:
            key = "quotecheck.more.one" if more == 1 else "quotecheck.more"
            lines.append(say(key, language, places=printed(more, language)))
    else:
        lines.append(say("quotecheck.nowhere", language))
    lines += told(each, language)
    if asks(quote) and each.decision is None:
        lines.append(say("quotecheck.undecided", language))
    return tuple(lines)


def comment_on_styled(loose: Loose, language: str) -> tuple[str, ...]:
    """The lines of a comment on words that look like a quotation and were not checked as one."""
    head = f"{say('quotecheck.styled', language)} ({loose.id})"
    if loose.is_open or loose.decision is None:
        return (head, say("quotecheck.styled.hint", language))
    made = loose.decision
    state = say(f"quotecheck.{made.decision or 'noted'}", language)
    return (head, f"{state}: {made.coder}, {made.at[:10]}: {made.reason or '–'}")


def stands(quote: CheckedQuote, at: int, language: str) -> str:
    """Where the words stand at one of the places, and whose they are; which part where each is of a part."""
    if not is_joined(quote):
        return _stands(quote.matches[at], "quotecheck.stands", language)
    return (
        f"{part_said(quote, at, language)} {_stands(quote.matches[at], 'quotecheck.part.stands', language)}"
    )


def part_said(quote: CheckedQuote, at: int, language: str) -> str:
    """Which part of the quotation stands at one of its places; empty where it was not made of several."""
    return say("quotecheck.part", language, number=at + 1) if is_joined(quote) else ""


def _stands(match: Match, key: str, language: str) -> str:
    who = match.speaker + (f" ({match.respondent})" if match.respondent not in (None, match.speaker) else "")
    turn = turn_number(match.turn)
    return say(key, language, transcript=match.transcript, turn=turn, speaker=who or "–")


def state_of(each: Reviewed | Loose, language: str, nothing: str = "–") -> str:
    """What was decided of a quotation, or that it waits for that; `nothing` where nothing is asked."""
    found = state(each)
    return say(f"quotecheck.{found}", language) if found else nothing


def reasons(each: Reviewed, language: str) -> Iterator[str]:
    """Why a quotation asks for a person though its words and its speaker may be right."""
    quote = each.quote
    if quote.text_status == "edited_light":
        yield from altered(quote, language)
    if quote.usage in ASKING_USES:
        yield say(f"quotecheck.usage.{quote.usage}", language, pair=quote.pair or "–")
    for defect in sorted(ASKING_FORMS.intersection(quote.quotation.defects)):
        yield say("quotecheck.defect", language, defect=defect_said(defect, language))
    yield from _cautions(quote, language)
    yield from _risks(quote, language)


def altered(quote: CheckedQuote, language: str) -> Iterator[str]:
    """What was changed without a mark, a sentence each."""
    for one in quote.alteration:
        if is_of_two_speakers(quote, one):
            yield say("quotecheck.kind.two_speakers", language)
            continue
        kind = say(f"quotecheck.kind.{one.kind}", language)
        yield f"{kind}: {one.source or '–'} → {one.report or '–'}"


def _cautions(quote: CheckedQuote, language: str) -> Iterator[str]:
    for caution in quote.cautions:
        yield say(f"quotecheck.caution.{caution.kind}", language, words=caution.words or "–")


def _risks(quote: CheckedQuote, language: str) -> Iterator[str]:
    if quote.risk:
        yield say(
            "quotecheck.risk", language, reason="; ".join(risk_said(one, language) for one in quote.risk)
        )


def speaker_said(quote: CheckedQuote, language: str) -> str:
    """Whether the attribution is right, in a sentence."""
    fits = printed(quote.fits, language)
    one = ".one" if quote.fits == 1 and quote.attribution_status == "consistent_with_n" else ""
    return say(f"quotecheck.speaker.{quote.attribution_status}{one}", language, fits=fits)


def told(each: Reviewed, language: str) -> Iterator[str]:
    """What is to be known of a quotation besides its verdict, a sentence each."""
    quote = each.quote
    if is_joined(quote):
        yield f"{say('quotecheck.seam', language)}: {cut(shown_difference(quote))}"
    elif quote.matches and differs(quote):
        yield f"{say('quotecheck.difference', language)}: {cut(shown_difference(quote))}"
    yield from altered(quote, language)
    if quote.location == "ambiguous":
        yield say("quotecheck.ambiguous", language)
    if quote.attribution_status not in ("ok", "none_given"):
        yield speaker_said(quote, language)
    if quote.usage != "single":
        yield say(f"quotecheck.usage.{quote.usage}", language, pair=quote.pair or "–")
    for defect in quote.quotation.defects:
        yield say("quotecheck.defect", language, defect=defect_said(defect, language))
    yield from _cautions(quote, language)
    for remark in each.remarks:
        yield say(f"quotecheck.remark.{remark.kind}", language, **remark.values)
    yield from _risks(quote, language)
    if each.decision is not None:
        made = each.decision
        state = state_of(each, language) if made.decision else say("quotecheck.noted", language)
        yield f"{state}: {made.coder}, {made.at[:10]}: {made.reason or '–'}"


def counted_said(review: Review, language: str) -> str:
    """How many quotations there are and how many are open, accepted and rejected, in a line."""
    numbers = {name: printed(number, language) for name, number in review.counted._asdict().items()}
    key = "quotecheck.quotes.one" if review.counted.quotes == 1 else "quotecheck.quotes"
    unread = say("quotecheck.unread", language, **numbers) if review.counted.unread else ""
    return f"{say(key, language, **numbers)}{unread}: {say('quotecheck.counts', language, **numbers)}"


def cut(text: str, most: int = LONGEST) -> str:
    """The words in one line, with three dots where there are too many."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
