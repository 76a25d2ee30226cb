"""Quotes in a theme chapter, with who says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qual.core.numbers import counted
from qual.core.quote_choice import chosen
from qual.core.tally import Group
from qual.core.theme import Quote, Theme, ThemeReport
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.document import label_of
from qual.exports.report import (
    Block,
    Paragraph,
    Quoted,
)
from qual.exports.theme_extras import Extras, quote_name


def quote_blocks(
    theme: Theme, group: Group, found: ThemeReport, at_most: int, quoted: Counter[str], extras: Extras
) -> Iterator[Block]:
    """Quotes of one perspective, spread over its respondents; `quoted` counts them over the whole report."""
    language = found.language
    own = [quote for quote in theme.quotes if quote.mention.perspective == group.perspective]
    if group.perspective in extras.unquoted:
        return
    if extras.threshold:
        own = [quote for quote in own if extras.may_quote(quote.mention)]
    if not own:
        return
    if extras.threshold:
        at_most = min(at_most, _most(theme, group, extras, at_most))
    some = chosen(own, at_most, quoted, extras.marks)
    quoted.update(quote.mention.respondent for quote in some)
    passages = counted("passages", len(own), language)
    key = "themes.quotes.all" if len(some) == len(own) else "themes.quotes.some"
    if extras.threshold:
        # The order of the transcripts would tell whose words stand beside whose, and passages who said much.
        some.sort(key=lambda quote: extras.name_of(quote.mention))
        key = "themes.quotes.public"
    label = say(key, language, label=label_of(group, language), shown=len(some), passages=passages)
    yield Paragraph(label, "label")
    names = {line.code.id: line.code.name for line in theme.lines} | {theme.code.id: theme.code.name}
    for quote in some:
        mention = quote.mention
        if extras.threshold:
            yield Quoted(extras.name_of(mention), mention.printed, speaks_as(group, language))
            continue
        before, after = extras.contexts.get(mention.id, ("", ""))
        who = _attribution(quote, group, names, language)
        if mark := extras.marks.get(mention.id):
            who += f" · {say(f'themes.mark.{mark}', language)}"
        yield Quoted(quote_name(mention), mention.printed, who, before, after)


def _most(theme: Theme, group: Group, extras: Extras, at_most: int) -> int:
    """How many quotes a publication shows: one where the number is hidden, for more would tell of it."""
    whole = next(each for each in theme.tallies if each.perspective == group.perspective)
    return 1 if extras.hides(whole) and len(group.base) >= extras.threshold else at_most


def speaks_as(group: Group, language: str) -> str:
    """One of a perspective: "Deelnemer" where the study names it "deelnemer" and labels it "Deelnemers"."""
    label = label_of(group, language)
    if group.perspective and label.casefold().startswith(group.perspective.casefold()):
        return label[: len(group.perspective)]
    return label


def _attribution(quote: Quote, group: Group, names: dict[str, str], language: str) -> str:
    """Perspective and wave, the codes, and for inside use the respondent and the place."""
    mention = quote.mention
    who = ", ".join(filter(None, (speaks_as(group, language), mention.wave)))
    codes = " + ".join(names[code] for code in quote.codes)
    return f"{who} · {codes} · {mention.respondent} · {mention.transcript}:{turn_number(mention.turn)}"
