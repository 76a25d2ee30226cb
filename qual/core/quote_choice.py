"""Which quotes to propose: spread over respondents, marked ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from qual.core.theme import Quote, Theme


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


TYPICAL, CONTRASTING, DEVIANT = "typical", "contrasting", "deviant"

FEW = 0.25
"""The share of a theme's respondents up to which a code under it is one of few."""


def kinds_of(theme: Theme, perspective: str, marks: Mapping[str, str] | None = None) -> dict[str, str]:
    """What the passages of one perspective are beside the others, by the id of their coding.

    Typical: with the code under the theme that most of its respondents mention. Deviant: marked so by a
    person, or only with codes that few of them mention. Contrasting: without the typical code, by somebody
    who does not mention it anywhere. Others have no kind, and none has one in a theme without codes that
    differ in respondents.
    """
    people = {
        line.code.id: set(tally.respondents)
        for line in theme.lines
        if not line.direct
        for tally in line.tallies
        if tally.perspective == perspective
    }
    most = max(map(len, people.values()), default=0)
    typical = {code for code, those in people.items() if most and len(those) == most}
    if len(typical) == len(people):
        typical = set()
    usual = set().union(*(people[code] for code in typical))
    everybody = set().union(*people.values())
    few = {code for code, those in people.items() if 0 < len(those) <= max(1, FEW * len(everybody))}
    rare = few - typical

    @cache
    def told_by(codes: tuple[str, ...]) -> tuple[bool, bool]:
        """Whether a passage with these codes is only of few, and whether it is typical."""
        own = people.keys() & codes
        return bool(own and typical and own <= rare), not typical.isdisjoint(own)

    kinds = {}
    for quote in theme.quotes:
        mention = quote.mention
        if mention.perspective != perspective:
            continue
        is_rare, is_typical = told_by(quote.codes)
        if is_rare or (marks and marks.get(mention.id) == DEVIANT):
            kinds[mention.id] = DEVIANT
        elif is_typical:
            kinds[mention.id] = TYPICAL
        elif typical and mention.respondent not in usual:
            kinds[mention.id] = CONTRASTING
    return kinds


def proposed(
    theme: Theme, perspective: str, at_most: int, marks: Mapping[str, str] | None = None
) -> list[tuple[Quote, str]]:
    """Quotes of one perspective to choose from, each with its kind: of every kind that there is.

    Marked ones first; nobody twice before all others of the theme had a turn; the kind that was shown least
    comes next, and of one kind what `chosen` would take.
    """
    starred = marks or {}
    kinds = kinds_of(theme, perspective, marks)
    own = [quote for quote in theme.quotes if quote.mention.perspective == perspective]
    by_kind: dict[str, list[Quote]] = {kind: [] for kind in (TYPICAL, CONTRASTING, DEVIANT, "")}
    later: dict[str, list[Quote]] = {kind: [] for kind in by_kind}
    for quote in own:
        kind = kinds.get(quote.mention.id, "")
        (by_kind if _is_readable(quote) or quote.mention.id in starred else later)[kind].append(quote)
    for kind, rest in later.items():
        by_kind[kind] += rest
        if starred:
            by_kind[kind].sort(key=lambda quote: quote.mention.id not in starred)
    picked: list[tuple[Quote, str]] = []
    left = Counter([quote.mention.respondent for quote in own])
    turns = Counter(dict.fromkeys(left, 0))
    shown: Counter[str] = Counter()

    def next_of(kind: str, fewest: int, *, marked: bool) -> Quote | None:
        fitting = (
            quote
            for quote in by_kind[kind]
            if (quote.mention.id in starred if marked else turns[quote.mention.respondent] == fewest)
        )
        first = next(fitting, None)
        if first is None or marked or not any(_overlap(first, other) for other, _ in picked):
            return first
        return next(
            (each for each in fitting if not any(_overlap(each, other) for other, _ in picked)), first
        )

    waiting = sum(quote.mention.id in starred for quote in own) if starred else 0
    for _ in range(min(at_most, len(own))):
        least = sorted(by_kind, key=lambda kind: shown[kind])
        fewest = min(turns[who] for who, number in left.items() if number)
        found = next(
            (kind, quote)
            for kind in least
            for quote in [next_of(kind, fewest, marked=waiting > 0)]
            if quote is not None
        )
        kind, quote = found
        by_kind[kind].remove(quote)
        picked.append((quote, kind))
        waiting -= quote.mention.id in starred
        turns[quote.mention.respondent] += 1
        left[quote.mention.respondent] -= 1
        shown[kind] += 1
    return picked


def _is_readable(quote: Quote) -> bool:
    return READABLE[0] <= len(quote.mention.text) <= READABLE[1]


READABLE = (40, 450)
"""The length in characters of a quote that reads well in a report."""


def _overlap(one: Quote, other: Quote) -> bool:
    """Whether two quotes share words."""
    same = one.mention.transcript == other.mention.transcript
    return same and one.mention.span.overlaps(other.mention.span)
