"""The check of a report's quotations as a document: an overview, then report and transcript side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qual.core.numbers import long_date, printed
from qual.core.quote_comment import SIGNS, cut, state_of, told
from qual.core.quote_decision import Review, Reviewed, gravity, problems_first
from qual.core.quote_words import place_said
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.report import (
    MARKS,
    PAGE_WIDTH,
    Block,
    Column,
    Heading,
    Items,
    Paragraph,
    Report,
    Row,
    Sheet,
    Stamp,
    Table,
)

_HEADS = """quote index place text_status location attribution attribution_status usage pair gravity review
 transcript turn start end"""
_SHOWN_MATCHES = 3


def quote_check(
    study: str, report: str, review: Review, contexts: Mapping[str, str], language: str, stamp: Stamp
) -> Report:
    """What was found of every quotation of a report; `contexts` are the words around each, by its id."""
    quotes = problems_first(review.quotes)
    blocks: list[Block] = [Heading(say("quotecheck.overview", language))]
    if quotes:
        blocks.append(_overview(quotes, language))
    else:
        blocks.append(Paragraph(say("quotecheck.none", language)))
    blocks.append(Paragraph(say("quotecheck.signs", language), "note"))
    if quotes:
        blocks.append(Heading(say("quotecheck.each", language)))
    for each in quotes:
        blocks += _one(each, contexts.get(each.quote.id, ""), language)
    loose = [f"{place_said(each.place, language)}: {cut(each.text)}" for each in review.found.uncovered]
    loose += [f"{each.where}: {each.what}" for each in review.found.problems]
    if loose:
        blocks += [Heading(say("quotecheck.loose", language)), Items(tuple(loose))]
    return Report(
        title=study,
        kind=say("report.quotecheck", language, report=report),
        language=language,
        stamp=stamp,
        facts=(
            (say("fact.date", language), (long_date(stamp.date, language),)),
            (say("quotecheck.found", language), (_counts(review, language),)),
            (say("fact.study_id", language), (stamp.study_id,)),
        ),
        notice=say("report.internal", language),
        blocks=tuple(blocks),
        sheet=_sheet(review),
    )


def _counts(review: Review, language: str) -> str:
    quotes = review.found.quotes
    return say(
        "quotecheck.counts",
        language,
        quotes=printed(len(quotes), language),
        open=printed(len(review.undecided), language),
        accepted=printed(sum(each.review == "accepted" for each in quotes), language),
        rejected=printed(len(review.rejected), language),
    )


def _overview(quotes: list[Reviewed], language: str) -> Table:
    widths = (1.2, 1.0, 3.0, 2.8, 3.0)
    heads = (
        "quotecheck.number",
        "quotecheck.sign",
        "quotecheck.words",
        "quotecheck.review",
        "quotecheck.place",
    )
    return Table(
        caption=say("quotecheck.caption", language),
        description=say("quotecheck.description", language),
        columns=(*(Column(width) for width in widths), Column(PAGE_WIDTH - sum(widths))),
        header=(tuple((say(key, language), 1) for key in (*heads, "quotecheck.printed")),),
        rows=tuple(
            Row(
                (
                    str(each.quote.index),
                    SIGNS[gravity(each.quote)],
                    say(f"quotecheck.is.{each.quote.verdict}", language),
                    state_of(each, language),
                    place_said(each.quote.quotation.place, language),
                    cut(each.quote.quotation.text, 160),
                )
            )
            for each in quotes
        ),
        breaks=True,
    )


def _one(each: Reviewed, context: str, language: str) -> Iterator[Block]:
    """One quotation: what is printed beside what was said, and what is to be known of it."""
    quote = each.quote
    words = say(f"quotecheck.is.{quote.verdict}", language)
    yield Heading(f"{quote.index}. {SIGNS[gravity(quote)]} {words} ({quote.id})", 2)
    by = quote.quotation.attribution or say("quotecheck.nobody", language)
    said = [
        f"{match.transcript}:{turn_number(match.turn)}, {match.speaker}\n{_marked(match.text)}"
        for match in quote.matches[:_SHOWN_MATCHES]
    ]
    more = len(quote.matches) - _SHOWN_MATCHES
    if more > 0:
        key = "quotecheck.more.one" if more == 1 else "quotecheck.more"
        said.append(say(key, language, places=printed(more, language)))
    yield Table(
        caption=say("quotecheck.beside", language),
        description=say("quotecheck.beside.description", language),
        columns=(Column(PAGE_WIDTH / 2), Column(PAGE_WIDTH / 2)),
        header=(((say("quotecheck.report", language), 1), (say("quotecheck.transcript", language), 1)),),
        rows=(
            Row(
                (
                    f"{place_said(quote.quotation.place, language)}, {by}\n{_marked(quote.quotation.text)}",
                    "\n".join(said) or say("quotecheck.nowhere", language),
                )
            ),
        ),
        breaks=True,
        of_text=True,
    )
    known = list(told(each, language))
    if known:
        yield Items(tuple(known))
    if context:
        yield Paragraph(f"{say('quotecheck.context', language)}: {cut(context)}", "note")


def _marked(text: str) -> str:
    return f"{MARKS[0]}{cut(text)}{MARKS[1]}"


def _sheet(review: Review) -> Sheet:
    """A row per quotation, for programs."""
    return Sheet(
        tuple(_HEADS.split()),
        tuple(
            (
                quote.id,
                quote.index,
                quote.quotation.place,
                quote.text_status,
                quote.location,
                quote.quotation.attribution,
                quote.attribution_status,
                quote.usage,
                quote.pair,
                gravity(quote),
                quote.review,
                *(
                    (match.transcript, match.turn, match.span.start, match.span.end)
                    if (match := next(iter(quote.matches), None))
                    else (None, None, None, None)
                ),
            )
            for quote in review.found.quotes
        ),
    )
