"""The theme report: who mentions what, of how many, in whose words, and where that can be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from qual.core.numbers import counted, listed, printed
from qual.core.publication import tallies_in
from qual.core.quantifiers import Scale, key_of
from qual.core.sample import Sample
from qual.core.tally import Tally
from qual.core.theme import CodeLine, Theme, ThemeReport
from qual.core.words import say
from qual.exports.behind import Behind
from qual.exports.document import LEAST_BASE, facts, label_of
from qual.exports.method import method_blocks
from qual.exports.report import (
    Block,
    Chart,
    Column,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Quoted,
    Report,
    Row,
    Stamp,
    Table,
)
from qual.exports.sample_table import sample_blocks
from qual.exports.theme_counts import Line, Side, count_tables, drawn, is_hidden, n_of, people_of
from qual.exports.theme_evidence import evidence_blocks, theme_sheet
from qual.exports.theme_extras import PLAIN, Extras
from qual.exports.theme_quotes import quote_blocks
from qual.exports.theme_sentences import absent, in_words, left_out, uses_words

QUOTES = 5
"""How many quotes of each perspective a theme shows."""


def theme_chapter(
    found: ThemeReport,
    stamp: Stamp,
    sample: Sample | None = None,
    quotes: int = QUOTES,
    extras: Extras = PLAIN,
    hidden: Mapping[str, Collection[str]] | None = None,
) -> Report:
    """The theme report; the internal one opens every number into respondents and transcripts.

    `sample` adds the table of respondents beside the population, with the categories that are `hidden` in it
    by attribute; `quotes` is how many each perspective gets per theme at most.
    """
    language = found.language
    blocks: list[Block] = [
        Heading(say("themes.how", language)),
        Items(tuple(_how(found, extras))),
        *(_words_key(extras.scale, language) if extras.scale and uses_words(found, extras) else ()),
        *_overview(found, extras),
        Heading(say("themes.themes", language)),
    ]
    quoted: Counter[str] = Counter()
    for theme in found.themes:
        blocks += _theme(theme, found, quotes, quoted, extras)
    if not found.themes:
        blocks.append(Paragraph(say("themes.none", language)))
    people = None if extras.threshold else Behind(language)
    if sample is not None:
        blocks += [Heading(say("report.sample", language)), *sample_blocks(sample, language, hidden, people)]
    if extras.method is not None:
        is_quoted = any(isinstance(block, Quoted) for block in blocks)
        blocks += method_blocks(
            extras.method, found.interviewed, language, is_quoted=is_quoted, threshold=extras.threshold
        )
    if not extras.threshold and any(theme.mentions for theme in found.themes):
        blocks += [NewPage(), *evidence_blocks(found)]
    if people is not None:
        blocks += people.blocks(heading=not any(theme.mentions for theme in found.themes))
    return Report(
        title=found.study,
        kind=say("report.themes", language),
        language=language,
        stamp=stamp,
        facts=tuple(facts(found, stamp, is_public=stamp.is_public)),
        notice="" if extras.threshold else say("report.internal", language),
        blocks=tuple(blocks),
        sheet=theme_sheet(found, extras),
    )


def _how(found: ThemeReport, extras: Extras) -> Iterator[str]:
    """How the counts were made, in sentences."""
    language = found.language
    for key in ("respondents", "base", "below"):
        yield say(f"themes.how.{key}", language)
    if found.coder:
        coder = say("themes.one_coder", language) if extras.threshold else found.coder
        yield say(f"themes.how.coder{_public(extras)}", language, coder=coder)
    elif found.coders:
        people = counted("coders", len(found.coders), language)
        coders = people if extras.threshold else listed(found.coders, language)
        yield say(f"themes.how.united{_public(extras)}", language, coders=coders)
    if found.asked:
        yield say("themes.how.asked", language)
    yield say("themes.how.ranks", language, least=LEAST_BASE)
    yield say("themes.how.absent", language)
    if any(theme.mentions for theme in found.themes):
        yield say(f"themes.how.quotes{_public(extras)}", language)
    if any(map(extras.hides, tallies_in(found))):
        yield say("themes.how.hidden", language, threshold=extras.threshold)
    yield from left_out(found, extras)
    if found.left_out:
        reasons = [
            say(f"themes.left_out.{reason}", language, number=printed(number, language))
            for reason, number in found.left_out.items()
        ]
        codings = counted("codings", found.codings, language)
        yield say("themes.how.left_out", language, codings=codings, reasons=listed(reasons, language))


def _sides(found: ThemeReport) -> list[Side]:
    """The perspectives as heads of columns."""
    return [Side(label_of(group, found.language), len(group.base)) for group in found.interviewed]


def _words_key(scale: Scale, language: str) -> Iterator[Block]:
    """The words for how many, and what they stand for here."""
    yield Paragraph(say("themes.words", language, least=LEAST_BASE), "lead")
    yield Table(
        caption=say("themes.words.caption", language),
        description=say("themes.words.description", language),
        columns=(Column(6), Column(6)),
        header=(((say("themes.words.word", language), 1), (say("themes.words.share", language), 1)),),
        rows=tuple(Row(each) for each in key_of(scale)),
    )


def _overview(found: ThemeReport, extras: Extras) -> list[Block]:
    """All themes in one table, and one picture."""
    lines = [Line(theme.code.name, theme.tallies) for theme in found.themes]
    sides = _sides(found)
    heading = Heading(say("themes.overview", found.language))
    if not lines or not sides:
        return [heading, Paragraph(say("matrix.none", found.language))]
    caption = say(f"themes.overview.caption{_public(extras)}", found.language)
    head = say("theme", found.language)
    table = count_tables(caption, head, sides, lines, found.language, ranked=True, extras=extras)
    return [heading, *_picture(found, extras), *table] if table else []


def _public(extras: Extras) -> str:
    """The end of a caption's key: a publication counts respondents and prints no mentions."""
    return ".public" if extras.threshold else ""


def _picture(found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """Shares per theme and perspective as bars; perspectives too small for shares are left to the table."""
    language = found.language
    themes = [theme for theme in found.themes if not _is_silent(theme, extras)]
    shown = [
        at
        for at, group in enumerate(found.interviewed)
        if len(group.base) >= LEAST_BASE and not is_hidden((theme.tallies[at] for theme in themes), extras)
    ]
    if not shown or not themes:
        return
    yield Chart(
        kind="bars",
        caption=say("themes.chart", language),
        alt=say("themes.chart.alt", language, themes=len(themes)),
        rows=tuple(theme.code.name for theme in themes),
        series=tuple(
            f"{label_of(found.interviewed[at], language)} ({n_of(len(found.interviewed[at].base), language)})"
            for at in shown
        ),
        values=tuple(tuple(drawn(theme.tallies[at], extras) for at in shown) for theme in themes),
        shown=tuple(
            tuple(
                people_of(theme.tallies[at], len(found.interviewed[at].base), language, extras)
                for at in shown
            )
            for theme in themes
        ),
        axis=say("themes.chart.axis", language)
        if len(shown) > 1
        else say(
            "themes.chart.axis.of",
            language,
            label=label_of(found.interviewed[shown[0]], language),
            n=n_of(len(found.interviewed[shown[0]].base), language),
        ),
        top=100,
    )


def _theme(
    theme: Theme, found: ThemeReport, quotes: int, quoted: Counter[str], extras: Extras
) -> Iterator[Block]:
    """One theme: definition, what was written of it, counts, waves, who does not mention it, quotes."""
    language = found.language
    yield Heading(theme.code.name, 2)
    definition = " ".join(theme.code.definition.split()) or say("themes.no_definition", language)
    yield Paragraph(definition, "body" if _is_silent(theme, extras) else "lead")
    for line in (extras.written.get(("summary", theme.code.id), "")).splitlines():
        if line.strip():
            yield Paragraph(line.strip())
    if _is_silent(theme, extras):
        yield Paragraph(say("themes.no_mentions", language))
        return
    yield from in_words(theme, found, extras)
    sides = _sides(found)
    lines = [Line(theme.code.name, theme.tallies)]
    caption = say(f"themes.caption{_public(extras)}", language, theme=theme.code.name)
    if theme.lines:
        lines = _lines(theme, [(line, line.tallies) for line in theme.lines], theme.tallies, language)
        caption = say(f"themes.caption.codes{_public(extras)}", language, theme=theme.code.name)
    ranked = bool(theme.lines)
    yield from count_tables(
        caption, say("code", language), sides, lines, language, ranked=ranked, extras=extras
    )
    yield from absent(theme, found, extras)
    yield from _waves(theme, found, extras)
    said = [
        block
        for group in found.interviewed
        for block in quote_blocks(theme, group, found, quotes, quoted, extras)
    ]
    if said:
        yield Heading(say("themes.quotes", language), 3)
        yield from said
    question = extras.written.get(("question", theme.code.id), "")
    if question and not extras.threshold:  # what is still to be found out is the team's own
        yield Heading(say("themes.questions", language), 3)
        yield Items(tuple(line.strip() for line in question.splitlines() if line.strip()))


def _is_silent(theme: Theme, extras: Extras) -> bool:
    """Whether nobody mentions it, and the report may say so: not where a number of it is hidden."""
    return not theme.mentions and not any(map(extras.hides, theme.tallies))


def _lines(
    theme: Theme,
    lines: Sequence[tuple[CodeLine, tuple[Tally, ...]]],
    whole: tuple[Tally, ...],
    language: str,
) -> list[Line]:
    """The theme as a whole over its codes."""
    total = Line(say("themes.whole", language, theme=theme.code.name), _unranked(whole), kind="total")
    return [
        total,
        *(
            Line(
                say("themes.direct", language) if line.direct else line.code.name,
                tallies,
                indent=line.depth,
                direct=line.direct,
            )
            for line, tallies in lines
        ),
    ]


def _unranked(tallies: tuple[Tally, ...]) -> tuple[Tally, ...]:
    """Tallies whose rank belongs to another table."""
    return tuple(replace(tally, rank=None) for tally in tallies)


def _waves(theme: Theme, found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """The theme's counts per wave, for each perspective that was interviewed in more than one."""
    language = found.language
    shown = False
    for group in found.interviewed:
        waves = [each for each in theme.waves if each.perspective == group.perspective]
        if sum(bool(each.base) for each in waves) < 2:
            continue
        sides = [Side(each.wave or say("wave.none", language), len(each.base)) for each in waves]
        own = [
            (line, tuple(tally for tally in line.waves if tally.perspective == group.perspective))
            for line in theme.lines
        ]
        lines = _lines(theme, own, tuple(waves), language)
        if not theme.lines:
            lines = [Line(theme.code.name, tuple(waves))]
        label = label_of(group, language)
        caption = say("themes.caption.waves", language, theme=theme.code.name, label=label)
        tables = count_tables(
            caption, say("code", language), sides, lines, language, ranked=False, extras=extras
        )
        yield from tables
        shown = shown or bool(tables)
    if shown:
        yield Paragraph(say("themes.note.waves", language), "note")
