"""The report of the research questions by their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qual.core.evidence import Answered, Evidence
from qual.core.numbers import printed
from qual.core.quote_choice import chosen
from qual.core.theme import Quote, ThemeReport
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.behind import Behind
from qual.exports.document import document, of_base, with_base
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
from qual.exports.theme_extras import quote_name

QUOTES = 3


def questions_report(found: ThemeReport, answered: Answered, stamp: Stamp) -> Report:
    """Each question with the codes and people that answer it, and what has no question or no answer."""
    language = found.language
    blocks: list[Block] = []
    shown: Counter[str] = Counter()
    names = {line.code.id: line.code.name for theme in found.themes for line in theme.lines}
    names |= {theme.code.id: theme.code.name for theme in found.themes}
    behind = Behind(language, found.codebook)
    for each in answered.questions:
        blocks += _question(each, language, shown, names, behind)
    if not answered.questions:
        blocks.append(Paragraph(say("questions.none", language)))
    if answered.without_question:
        blocks.append(Heading(say("questions.without", language)))
        blocks.append(Items(tuple(code.name for code in answered.without_question)))
    if answered.unknown:
        blocks.append(Heading(say("questions.unknown", language)))
        blocks.append(Items(tuple(f"{code.name}: {question}" for code, question in answered.unknown)))
    blocks += behind.blocks()
    return document(found, say("report.questions", language), stamp, blocks, questions_sheet(answered))


def _question(
    found: Evidence, language: str, shown: Counter[str], names: Mapping[str, str], behind: Behind
) -> Iterator[Block]:
    """One question; `shown` counts the quotes so far, by coding and by respondent.

    One passage can answer two questions.

    `names` has the name of every code, for a passage may have one under those that name the question.
    """
    yield Heading(found.question.question, 1)
    if not found.codes:
        yield Paragraph(say("questions.no_codes", language))
        return
    yield Paragraph(
        say("questions.codes", language, codes=", ".join(code.name for code in found.codes)), "lead"
    )
    if found.has_none:
        yield Paragraph(say("questions.no_evidence", language))
        return
    width = (PAGE_WIDTH - 6) / 2
    opened = _open_heard(found, language, behind)
    yield Table(
        caption=say("questions.caption", language, question=found.question.question),
        description=say("questions.description", language),
        columns=(Column(6), Column(width, "right"), Column(width, "right")),
        header=(tuple((say(key, language), 1) for key in ("perspective", "respondents", "mentions")),),
        rows=tuple(
            Row(
                (
                    with_base(
                        each.label or say("perspective.none", language), len(each.base), language
                    ).replace("\n", ", "),
                    of_base(each.respondents, each.base, language),
                    printed(each.mentions, language),
                ),
                links=("", opens, opens),
            )
            for each, opens in zip(found.heard, opened, strict=True)
        ),
    )
    if found.silent:
        yield Paragraph(
            say("questions.silent", language, codes=", ".join(code.name for code in found.silent)), "note"
        )
    labels = {each.perspective: each.label for each in found.heard}
    for quote in _spread(found, shown):
        mention = quote.mention
        code = names.get(mention.code, mention.code)
        said_by = ", ".join(filter(None, (labels.get(mention.perspective), mention.wave)))
        place = f"{mention.transcript}:{turn_number(mention.turn)}"
        who = " · ".join(filter(None, (said_by, mention.respondent, code, place)))
        name = quote_name(mention)
        shown.update((mention.id, mention.respondent))
        yield Quoted(name if shown[mention.id] == 1 else f"{name}_{shown[mention.id]}", mention.printed, who)


def _spread(found: Evidence, shown: Counter[str]) -> list[Quote]:
    """A quote of every perspective and wave, at least `QUOTES` in all; those `shown` before come last."""
    here: dict[tuple[str, str], list[Quote]] = {}
    for mention in found.passages:
        here.setdefault((mention.perspective, mention.wave), []).append(Quote(mention, (mention.code,)))
    picked: dict[str, Quote] = {}
    people = Counter(shown)

    def pick(quotes: Sequence[Quote], at_most: int) -> None:
        left = [each for each in quotes if each.mention.id not in picked]
        new = [each for each in left if not shown[each.mention.id]]
        for each in chosen(new or left, at_most, people):
            picked[each.mention.id] = each
            people[each.mention.respondent] += 1

    for own in here.values():
        pick(own, 1)
    pick([each for own in here.values() for each in own], max(0, QUOTES - len(picked)))
    return [picked[each.id] for each in found.passages if each.id in picked]


def _open_heard(found: Evidence, language: str, behind: Behind) -> list[str]:
    """The row that the numbers of each perspective open into."""
    behind.section(
        say("questions.caption", language, question=found.question.question),
        say("perspective", language),
        say("questions.head.codes", language),
    )
    opened = []
    for each in found.heard:
        label = each.label or say("perspective.none", language)
        own = [mention for mention in found.passages if mention.perspective == each.perspective]
        names = ", ".join(code.name for code in found.codes)
        opened.append(behind.opens(label, names, each.respondents, each.base, own, found.codes[0].id))
    return opened


def questions_sheet(answered: Answered) -> Sheet:
    """Every question and perspective in long form."""
    header = "question,text,codes,perspective,base,respondents,percent,mentions,mentioned_by"
    rows: list[tuple[Value, ...]] = [
        (
            each.question.id,
            each.question.question,
            " ".join(code.id for code in each.codes),
            heard.perspective,
            len(heard.base),
            len(heard.respondents),
            heard.percent,
            heard.mentions,
            " ".join(heard.respondents),
        )
        for each in answered.questions
        for heard in each.heard
    ]
    return Sheet(tuple(header.split(",")), tuple(rows))
