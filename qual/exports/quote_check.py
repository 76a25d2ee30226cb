"""The check of a report's quotations as a document: an overview, then report and transcript side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from qual.core.numbers import long_date, printed
from qual.core.quote_comment import SIGNS, counted_said, cut, part_said, state_of, told
from qual.core.quote_decision import Loose, Review, Reviewed, gravity, problems_first
from qual.core.quote_words import place_said
from qual.core.span import Span
from qual.core.told import Exposure
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


class Context(NamedTuple):
    """Words of a quotation at one place, and the words of the transcript before and behind them."""

    before: str
    words: str
    behind: str


def quote_check(
    study: str,
    report: str,
    review: Review,
    contexts: Mapping[str, Sequence[Context]],
    language: str,
    stamp: Stamp,
    in_reach: Sequence[Exposure] = (),
) -> Report:
    """What was found of every quotation of a report; `contexts` are the words around each, by its id.

    `in_reach` are the people whom the attributions of all documents together let be picked out.
    """
    quotes = problems_first(review.quotes)
    blocks: list[Block] = [Heading(say("quotecheck.overview", language))]
    if quotes:
        blocks.append(_overview(quotes, language))
    else:
        blocks.append(Paragraph(say("quotecheck.none", language)))
    blocks.append(Paragraph(say("quotecheck.signs", language), "note"))
    blocks += _since(review, language)
    blocks += _picked_out(in_reach, language)
    blocks += _not_checked(review, language)
    if quotes:
        blocks.append(Heading(say("quotecheck.each", language)))
    for group, each_of in groupby(quotes, _group):
        ones = list(each_of)
        blocks.append(Heading(f"{say(f'quotecheck.group.{group}', language)} ({len(ones)})", 2))
        for each in ones:
            blocks += _one(each, contexts.get(each.id, ()), language)
    return Report(
        title=study,
        kind=say("report.quotecheck", language, report=report),
        language=language,
        stamp=stamp,
        facts=(
            (say("fact.date", language), (long_date(stamp.date, language),)),
            (say("quotecheck.found", language), (counted_said(review, language),)),
            (say("fact.study_id", language), (stamp.study_id,)),
        ),
        notice=say("report.internal", language),
        blocks=tuple(blocks),
        sheet=_sheet(review),
    )


def _group(each: Reviewed) -> str:
    """Under which heading it stands: what waits for a decision, what was rejected, the rest."""
    return "open" if each.waits else "rejected" if each.is_open or each.is_rejected else "rest"


def _overview(quotes: Sequence[Reviewed], language: str) -> Table:
    """A row per quotation, which leads to it."""
    widths = (0.9, 0.9, 2.6, 2.4, 2.1, 2.1)
    heads = ("number", "sign", "words", "speaker", "review", "place", "printed")
    return Table(
        caption=say("quotecheck.caption", language),
        description=say("quotecheck.description", language),
        columns=(*(Column(width) for width in widths), Column(PAGE_WIDTH - sum(widths))),
        header=(tuple((say(f"quotecheck.{key}", language), 1) for key in heads),),
        rows=tuple(
            Row(
                (
                    str(each.quote.index),
                    SIGNS[gravity(each.quote)],
                    say(f"quotecheck.is.{each.quote.verdict}", language),
                    say(f"quotecheck.who.{each.quote.attribution_status}", language, fits=each.quote.fits),
                    state_of(each, language),
                    place_said(each.quote.quotation.place, language),
                    cut(each.quote.quotation.text, 160),
                ),
                links=("", "", each.id, "", "", "", ""),
            )
            for each in quotes
        ),
        breaks=True,
    )


def _since(review: Review, language: str) -> Iterator[Block]:
    """What is new and what is gone since the run before."""
    if not review.before:
        return
    yield Heading(say("quotecheck.since", language, report=review.before))
    quotes = [(each.id, each.quote.quotation) for each in review.quotes if each.id in review.new]
    there = [
        f"{name}, {place_said(quotation.place, language)}: {cut(quotation.text, 160)}"
        for name, quotation in quotes
    ]
    for key, ones in (("new", there), ("gone", review.gone)):
        if ones:
            yield Paragraph(say(f"quotecheck.since.{key}", language, number=len(ones)), "lead")
            yield Items(tuple(ones))
    if not there and not review.gone:
        yield Paragraph(say("quotecheck.since.same", language))


def _picked_out(in_reach: Sequence[Exposure], language: str) -> Iterator[Block]:
    """Who can be picked out by what the attributions of all documents tell together."""
    if not in_reach:
        return
    yield Heading(say("quotecheck.reach", language))
    yield Paragraph(say("quotecheck.reach.what", language), "lead")
    yield Items(
        tuple(
            say(
                "quotecheck.reach.one",
                language,
                respondent=each.respondent,
                people=printed(each.people, language),
                traits=", ".join(each.traits),
                documents=", ".join(each.documents),
            )
            for each in in_reach
        )
    )


def _not_checked(review: Review, language: str) -> Iterator[Block]:
    """What looks like a quotation and was not checked, with what was decided; marks that do not balance."""
    problems = [f"{each.where}: {each.what}" for each in review.found.problems]
    if not review.loose and not problems:
        return
    yield Heading(say("quotecheck.loose", language))
    if review.loose:
        widths = (2.4, 2.4, 3.6)
        heads = ("id", "place", "review", "printed")
        yield Table(
            caption=say("quotecheck.styled.caption", language),
            description=say("quotecheck.styled.hint", language),
            columns=(*(Column(width) for width in widths), Column(PAGE_WIDTH - sum(widths))),
            header=(tuple((say(f"quotecheck.{key}", language), 1) for key in heads),),
            rows=tuple(
                Row(
                    (
                        each.id,
                        place_said(each.left.place, language),
                        _decided(each, language),
                        cut(each.left.text),
                    )
                )
                for each in review.loose
            ),
            breaks=True,
        )
    if problems:
        yield Items(tuple(problems))


def _decided(each: Loose, language: str) -> str:
    """What was decided of words that were not checked, and why; a short term asks nothing."""
    if each.decision is not None:
        made = each.decision
        state = state_of(each, language) if made.decision else say("quotecheck.noted", language)
        return f"{state}: {made.coder}, {made.at[:10]}: {made.reason}"
    return say("quotecheck.term", language) if each.is_term else state_of(each, language)


def _one(each: Reviewed, contexts: Sequence[Context], language: str) -> Iterator[Block]:
    """One quotation: what is printed beside what was said, and what is to be known of it."""
    quote = each.quote
    words = say(f"quotecheck.is.{quote.verdict}", language)
    yield Heading(f"{quote.index}. {SIGNS[gravity(quote)]} {words} ({quote.id})", 3)
    by = quote.quotation.attribution or say("quotecheck.nobody", language)
    said = [
        f"{f'{part_said(quote, at, language)}: ' if part_said(quote, at, language) else ''}"
        f"{match.transcript}:{turn_number(match.turn)}, {match.speaker}\n{_marked(match.text)}"
        for at, match in enumerate(quote.matches[:_SHOWN_MATCHES])
    ]
    more = len(quote.matches) - _SHOWN_MATCHES
    if more > 0:
        key = "quotecheck.more.one" if more == 1 else "quotecheck.more"
        said.append(say(key, language, places=printed(more, language)))
    yield Table(
        caption=say("quotecheck.beside", language, number=quote.index),
        description=say("quotecheck.beside.description", language),
        columns=(Column(PAGE_WIDTH / 2), Column(PAGE_WIDTH / 2)),
        header=(((say("quotecheck.report", language), 1), (say("quotecheck.transcript", language), 1)),),
        rows=(
            Row(
                (
                    f"{place_said(quote.quotation.place, language)}, {by}\n{_marked(quote.quotation.text)}",
                    "\n".join(said) or say("quotecheck.nowhere", language),
                ),
                anchor=each.id,
            ),
        ),
        breaks=True,
        of_text=True,
    )
    known = list(told(each, language))
    if known:
        yield Items(tuple(known))
    for at, context in enumerate(contexts):
        part = part_said(quote, at, language)
        where = say("quotecheck.context", language)
        lead = f"{f'{part}. ' if part else ''}{where}: {context.before}"
        whole = f"{lead}{context.words}{context.behind}"
        yield Paragraph(whole, "note", Span(len(lead), len(lead) + len(context.words)))


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
