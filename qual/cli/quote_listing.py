"""The listing of a checked report in the terminal: a row per quotation, and what is told under it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from qual.cli.shell import Shell, talk
from qual.core.quote import Match
from qual.core.quote_comment import counted_said, cut, reasons, state_of
from qual.core.quote_decision import Loose, Review, Reviewed, problems_first, worst_of
from qual.core.transcript import turn_number

_FIRST_GONE = 5
_FIRST_WORDS = 60
"""Characters that are shown of text that was not read as a quotation."""


def print_listing(shell: Shell, review: Review, *, only_open: bool) -> None:
    """Print the quotations, and say how many there are, why some are open, and what was not checked.

    Where people read it, what is worst of each stands in one column, and where the words are above the words.
    """
    quotes = [each for each in problems_first(review.quotes) if each.waits] if only_open else review.quotes
    if sys.stdout.isatty():
        heads: tuple[str, ...] = ("quote", "verdict", "review", "report", "text")
        rows = [_short_row(each, _state(each, review)) for each in quotes]
    else:
        heads = ("quote", "words", "found", "speaker", "review", "report", "transcript", "text")
        rows = [_row(each, _state(each, review)) for each in quotes]
    shell.print_table(heads, rows, "nothing waits for a decision" if only_open else "no quotations in it")
    talk(summary(review))
    for each in quotes:
        why = " ".join(reasons(each, "en")) if each.waits else ""
        if why:
            talk(f"  {each.id}: {why}")
    for loose in review.loose:
        if loose.waits or not only_open:
            talk(_not_checked(loose))


def _not_checked(loose: Loose) -> str:
    state = "a term" if loose.is_term else state_of(loose, "en")
    words = cut(loose.left.text, _FIRST_WORDS)
    return f"  {loose.left.place}: looks like a quotation, but was not checked ({loose.id}, {state}): {words}"


def _state(each: Reviewed, review: Review) -> str:
    """What was decided, and whether it is new since the run before."""
    state = state_of(each, "en", "")
    return f"{state} (new)".strip() if each.id in review.new else state


def _short_row(each: Reviewed, state: str) -> tuple[str, ...]:
    quote = each.quote
    words = f"{_where(quote.matches)} {quote.quotation.text}".strip()
    return (quote.id, worst_of(quote).replace("_", " "), state, quote.quotation.place, words)


def _row(each: Reviewed, state: str) -> tuple[str, ...]:
    quote = each.quote
    fits = f"fits {quote.fits} transcript{'s' * (quote.fits != 1)}" if quote.fits else ""
    return (
        quote.id,
        quote.verdict.replace("_", " "),
        quote.location,
        fits or quote.attribution_status.replace("_", " "),
        state,
        quote.quotation.place,
        _where(quote.matches),
        quote.quotation.text,
    )


def summary(review: Review) -> str:
    """How many quotations there are of each kind, how many are open, and what changed since the last run."""
    found = review.found
    kinds = Counter(quote.verdict for quote in found.quotes)
    said = ", ".join(f"{number} {status.replace('_', ' ')}" for status, number in kinds.items())
    parts = [counted_said(review, "en"), *([said] if said else [])]
    stale = sum(each.is_stale and each.waits for each in review.quotes)
    if stale:
        parts.append(f"{stale} of the open ones decided before, but what was found changed: look again")
    if review.before:
        parts.append(f"since {review.before}: {len(review.new)} new, {_gone(review.gone)}")
    return "; ".join(parts)


def _gone(ids: Sequence[str]) -> str:
    """How many quotations of the run before are gone, and the first of their names."""
    names = f" ({', '.join(ids[:_FIRST_GONE])}{', …' if len(ids) > _FIRST_GONE else ''})" if ids else ""
    return f"{len(ids)} gone{names}"


def _where(matches: Sequence[Match]) -> str:
    return (
        f"{matches[0].transcript}:{turn_number(matches[0].turn)}" + (" …" if len(matches) > 1 else "")
        if matches
        else ""
    )
