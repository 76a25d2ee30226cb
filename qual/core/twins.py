"""One utterance that a report prints twice in different wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qual.core.comparable import comparable
from qual.core.quote import CheckedQuote

_SHARED_FOURS = 4
"""Two quotations that share so many runs of four words are two wordings of one utterance."""

_MOST_TWINS = 60
_BLOCK = 400
_FEW = 2


def paired(quotes: Sequence[CheckedQuote]) -> list[CheckedQuote]:
    """The quotes, with those that print one utterance in two wordings told of each other."""
    fours = [_fours(comparable(each.quotation.text).tokens) for each in quotes]
    places: dict[object, list[int]] = {}
    keys = [[*runs, *_blocks(quote)] for runs, quote in zip(fours, quotes, strict=True)]
    for at, quote in enumerate(quotes):
        for key in keys[at] if quote.usage == "single" else ():
            held = places.setdefault(key, [])
            if len(held) < _MOST_TWINS:
                held.append(at)
    pairs: dict[str, str] = {}
    for at, one in enumerate(quotes):
        near = sorted({each for key in keys[at] for each in places.get(key, ()) if each != at})
        for other in near if one.usage == "single" else ():
            if _is_one_utterance(one, quotes[other], fours[at], fours[other]):
                pairs[one.id] = quotes[other].id
                break
    return [
        replace(each, usage="variant_pair", pair=pairs[each.id]) if each.id in pairs else each
        for each in quotes
    ]


def _blocks(quote: CheckedQuote) -> Iterator[tuple[str, int]]:
    """The stretches of transcripts that a quotation's places touch."""
    for match in quote.matches if len(quote.matches) <= _FEW else ():
        for block in range(match.span.start // _BLOCK, match.span.end // _BLOCK + 1):
            yield match.transcript, block


def _is_one_utterance(
    one: CheckedQuote, other: CheckedQuote, ours: set[tuple[str, ...]], theirs: set[tuple[str, ...]]
) -> bool:
    """Whether two quotations come from the same words: by their places where both have some, else by runs.

    What people say word for word in many places, as a set phrase, is nobody's one utterance.
    """
    if one.matches and other.matches:
        return not (_is_set_phrase(one) or _is_set_phrase(other)) and any(
            a.transcript == b.transcript
            and 2 * (min(a.span.end, b.span.end) - max(a.span.start, b.span.start))
            > min(a.span.end - a.span.start, b.span.end - b.span.start)
            for a in one.matches
            for b in other.matches
        )
    return len(ours & theirs) >= _SHARED_FOURS


def _is_set_phrase(quote: CheckedQuote) -> bool:
    return quote.location == "ambiguous" and len(quote.matches) > _FEW


def _fours(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}
