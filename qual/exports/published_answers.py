"""The report of the research questions for publication: hidden numbers, and quotes that name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from qual.core.disclosure import HIDDEN
from qual.core.evidence import Answered, Evidence
from qual.core.published_answers import place_of_answer
from qual.core.quote_choice import chosen
from qual.core.theme import Quote, ThemeReport
from qual.core.words import say
from qual.exports.answers import QUOTES
from qual.exports.document import document, hidden_note, of_base, with_base, within
from qual.exports.report import (
    PAGE_WIDTH,
    Block,
    Column,
    Heading,
    Items,
    Paragraph,
    Quoted,
    Report,
    Row,
    Sheet,
    Stamp,
    Table,
    Value,
)
from qual.exports.theme_extras import Extras
from qual.exports.theme_quotes import speaks_as


def questions_published(
    found: ThemeReport, answered: Answered, stamp: Stamp, hidden: Collection[str], extras: Extras
) -> Report:
    """Each question with how many say something to it, the places that are `hidden` as asterisks."""
    language = found.language
    blocks: list[Block] = []
    shown: Counter[str] = Counter()
    for each in answered.questions:
        blocks += _question(each, found, hidden, extras, shown)
    if not answered.questions:
        blocks.append(Paragraph(say("questions.none", language)))
    if answered.without_question:
        blocks.append(Heading(say("questions.without", language)))
        blocks.append(Items(tuple(code.name for code in answered.without_question)))
    if hidden:
        blocks.append(hidden_note(extras.threshold, language))
    header = "question,text,codes,perspective,base,respondents,percent"
    rows: list[tuple[Value, ...]] = []
    for each in answered.questions:
        for heard in each.heard:
            codes = " ".join(code.id for code in each.codes)
            about = each.question.id, each.question.question, codes, heard.perspective, len(heard.base)
            gone = place_of_answer(each, heard.perspective) in hidden
            rows.append((*about, *((None, None) if gone else (len(heard.respondents), heard.percent))))
    sheet = Sheet(tuple(header.split(",")), tuple(rows))
    return document(found, say("report.questions", language), stamp, blocks, sheet)


def _question(
    each: Evidence, found: ThemeReport, hidden: Collection[str], extras: Extras, shown: Counter[str]
) -> Iterator[Block]:
    language = found.language
    yield Heading(each.question.question, 1)
    if not each.codes:
        yield Paragraph(say("questions.no_codes", language))
        return
    names = ", ".join(code.name for code in each.codes)
    yield Paragraph(say("questions.codes", language, codes=names), "lead")
    gone = {heard.perspective for heard in each.heard if place_of_answer(each, heard.perspective) in hidden}
    if each.has_none and not gone:
        yield Paragraph(say("questions.no_evidence", language))
        return
    yield Table(
        caption=say("questions.caption", language, question=each.question.question),
        description=say("questions.description.public", language),
        columns=(Column(8), Column((PAGE_WIDTH - 8) / 2, "right")),
        header=(tuple((say(key, language), 1) for key in ("perspective", "respondents")),),
        rows=tuple(
            Row(
                (
                    with_base(
                        heard.label or say("perspective.none", language), len(heard.base), language
                    ).replace("\n", ", "),
                    HIDDEN if heard.perspective in gone else of_base(heard.respondents, heard.base, language),
                )
            )
            for heard in each.heard
        ),
    )
    if each.silent and not gone:
        silent = ", ".join(code.name for code in each.silent)
        yield Paragraph(say("questions.silent", language, codes=silent), "note")
    yield from _quotes(each, found, gone, extras, shown)


def _quotes(
    each: Evidence, found: ThemeReport, gone: Collection[str], extras: Extras, shown: Counter[str]
) -> Iterator[Block]:
    """Some quotes of each perspective by a person's role alone; one where the number of people is hidden."""
    for group in found.interviewed:
        if group.perspective in extras.unquoted:
            labels = within(group, found.language)
            yield Paragraph(say("themes.quotes.none", found.language, labels=labels), "note")
            continue
        quotes = [
            Quote(mention, (mention.code,))
            for mention in each.passages
            if mention.perspective == group.perspective and extras.may_quote(mention)
        ]
        some = chosen(quotes, 1 if group.perspective in gone else QUOTES)
        for quote in sorted(some, key=lambda one: extras.name_of(one.mention)):
            name = extras.name_of(quote.mention)
            shown[name] += 1
            number = "" if shown[name] == 1 else f"_{shown[name]}"
            words = " ".join(quote.mention.printed.split())
            yield Quoted(f"{name}{number}", words, speaks_as(group, found.language))
