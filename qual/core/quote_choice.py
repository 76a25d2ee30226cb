"""Which quotes to propose: spread over respondents, marked ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from qual.core.theme import Quote


def chosen(
    quotes: Sequence[Quote],
    at_most: int,
    quoted_before: Mapping[str, int] | None = None,
    marks: Mapping[str, str] | None = None,
) -> list[Quote]:
    """Some of the quotes, spread over respondents: nobody twice before all others had a turn.

    Quotes that somebody marked (`marks`, by the coding's id) come before all others, also twice of one. Of
    one respondent's, a quote that shares no words with one already chosen comes first, then codes with
    the fewest quotes yet, then respondents the report has quoted least before (`quoted_before`), then a
    readable length, then reading order. The result is in reading order.
    """
    before = quoted_before or {}
    turns: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    picked: list[int] = []

    starred = marks or {}

    def preference(at: int) -> tuple[bool, int, bool, int, int, bool, int]:
        quote = quotes[at]
        return (
            quote.mention.id not in starred,
            turns[quote.mention.respondent],
            any(_overlap(quote, quotes[other]) for other in picked),
            min(shown[code] for code in quote.codes),
            before.get(quote.mention.respondent, 0),
            not READABLE[0] <= len(quote.mention.text) <= READABLE[1],
            at,
        )

    left = set(range(len(quotes)))
    while left and len(picked) < at_most:
        at = min(left, key=preference)
        left.remove(at)
        picked.append(at)
        turns[quotes[at].mention.respondent] += 1
        shown.update(quotes[at].codes)
    return [quotes[at] for at in sorted(picked)]


READABLE = (40, 450)
"""The length in characters of a quote that reads well in a report."""


def _overlap(one: Quote, other: Quote) -> bool:
    """Whether two quotes share words."""
    same = one.mention.transcript == other.mention.transcript
    return same and one.mention.span.overlaps(other.mention.span)
