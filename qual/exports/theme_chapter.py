"""The theme report: who mentions what, of how many, in whose words, and where that can be found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qual.core import coding
from qual.core.disclosure import HIDDEN, is_small
from qual.core.mention import Mention
from qual.core.method import MethodFacts
from qual.core.numbers import counted, listed, natural, printed
from qual.core.quantifiers import Scale, key_of, word_for
from qual.core.quote_choice import chosen
from qual.core.sample import Sample
from qual.core.tally import Group, Tally
from qual.core.theme import CodeLine, Quote, Theme, ThemeReport
from qual.core.transcript import turn_number
from qual.core.words import say
from qual.exports.document import DASH, LEAST_BASE, facts, label_of, of_own_base
from qual.exports.method import method_blocks
from qual.exports.report import (
    PAGE_WIDTH,
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
    Sheet,
    Stamp,
    Table,
    Value,
)
from qual.exports.sample_table import sample_blocks

QUOTES = 5
"""How many quotes of each perspective a theme shows."""

SIDE_BY_SIDE = 3
"""How many perspectives or waves fit beside each other on a page."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A perspective or wave as the head of columns."""

    label: str
    base: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of counts: a code's name and its tally on every side, None where it is not counted apart."""

    name: str
    tallies: tuple[Tally, ...]
    indent: int = 0
    kind: str = "plain"
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Extras:
    """What a chapter can have beside its counts.

    `contexts` are the words before and after a mention, by its coding's id; `marks` its mark as a quote
    ("key" or "deviant"); `written` the summaries and open questions by kind and code; `method` fills the
    appendix.

    With a `threshold` the chapter is for publication: smaller numbers are hidden, nobody is named, quotes
    have names that lead to no other document, and perspectives in `unquoted` have no quotes.
    """

    contexts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[tuple[str, str], str] = field(default_factory=dict)
    method: MethodFacts | None = None
    scale: Scale | None = None
    threshold: int = 0
    unquoted: frozenset[str] = frozenset()
    document: str = ""

    def hides(self, tally: Tally) -> bool:
        """Whether a number is too small to be published."""
        return bool(self.threshold) and is_small(len(tally.respondents), len(tally.base), self.threshold)

    def name_of(self, mention: Mention) -> str:
        """The name of a quote: its stable one, or in a publication one that holds for this document alone."""
        stable = quote_name(mention)
        if not self.threshold:
            return stable
        return coding.public_name(self.document, stable)


_PLAIN = Extras()


def theme_chapter(
    found: ThemeReport,
    stamp: Stamp,
    sample: Sample | None = None,
    quotes: int = QUOTES,
    extras: Extras = _PLAIN,
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
        *(_words_key(extras.scale, language) if extras.scale is not None else ()),
        Heading(say("themes.overview", language)),
        *_overview(found, extras),
        Heading(say("themes.themes", language)),
    ]
    quoted: Counter[str] = Counter()
    for theme in found.themes:
        blocks += _theme(theme, found, quotes, quoted, extras)
    if not found.themes:
        blocks.append(Paragraph(say("themes.none", language)))
    if sample is not None:
        blocks += [Heading(say("report.sample", language)), *sample_blocks(sample, language, hidden)]
    if extras.method is not None:
        is_quoted = any(isinstance(block, Quoted) for block in blocks)
        blocks += method_blocks(extras.method, language, is_quoted=is_quoted)
    if not extras.threshold and any(theme.mentions for theme in found.themes):
        blocks += [NewPage(), *_evidence(found)]
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


def evidence_report(found: ThemeReport, stamp: Stamp, publication: str = "") -> Report:
    """The appendix of evidence as a file of its own, beside a chapter that is published. It stays inside.

    `publication` is the file name of that chapter, whose mark is told here.
    """
    language = found.language
    mark = (say("fact.mark.of", language), (stamp.of_publication(publication).log_head,))
    return Report(
        title=found.study,
        kind=say("report.evidence", language),
        language=language,
        stamp=stamp,
        facts=(*facts(found, stamp), *((mark,) if publication else ())),
        notice=say("report.internal", language),
        blocks=tuple(_evidence(found)),
        sheet=theme_sheet(found),
    )


def quote_name(mention: Mention) -> str:
    """The stable name of a quote; of a mention without an id by its place and words."""
    place = f"{mention.code}\0{mention.transcript}\0{mention.span.start}\0{mention.span.end}\0{mention.text}"
    return coding.quote_name(mention.id or place)


def theme_sheet(found: ThemeReport, extras: Extras = _PLAIN) -> Sheet:
    """Every count in long form: a row per code, perspective and wave, the wave "all" for all together.

    In a publication hidden numbers are empty, and nobody is named.
    """
    labels = {group.perspective: group.label for group in found.groups}
    rows: list[tuple[Value, ...]] = []
    for theme in found.themes:
        for line in (CodeLine(theme.code, 0, theme.tallies, theme.waves), *theme.lines):
            rows += [_sheet_row(theme, line, tally, labels, extras) for tally in (*line.tallies, *line.waves)]
    header = (
        "theme,code,name,depth,direct,perspective,perspective_label,wave,base,respondents,percent,mentions,"
        "rank,mentioned_by,not_mentioned_by"
    )
    names = header.split(",")
    if extras.threshold:
        names = names[:-2]
    return Sheet(tuple(names), tuple(row[: len(names)] for row in rows))


def _sheet_row(
    theme: Theme, line: CodeLine, tally: Tally, labels: dict[str, str], extras: Extras
) -> tuple[Value, ...]:
    """One tally as a row of the sheet."""
    hidden = extras.hides(tally)
    return (
        theme.code.id,
        line.code.id,
        line.code.name,
        line.depth,
        int(line.direct),
        tally.perspective,
        labels[tally.perspective],
        "all" if tally.wave is None else tally.wave,
        len(tally.base),
        None if hidden else len(tally.respondents),
        None if hidden else tally.percent,
        None if hidden else len(tally.mentions),
        None if hidden else tally.rank,
        " ".join(tally.respondents),
        " ".join(tally.absent),
    )


def _how(found: ThemeReport, extras: Extras) -> Iterator[str]:
    """How the counts were made, in sentences."""
    language = found.language
    for key in ("respondents", "base", "below"):
        yield say(f"themes.how.{key}", language)
    if found.coder:
        coder = say("themes.one_coder", language) if extras.threshold else found.coder
        yield say("themes.how.coder", language, coder=coder)
    elif found.coders:
        people = counted("coders", len(found.coders), language)
        coders = people if extras.threshold else listed(found.coders, language)
        yield say("themes.how.united", language, coders=coders)
    if found.asked:
        yield say("themes.how.asked", language)
    yield say("themes.how.ranks", language, least=LEAST_BASE)
    yield say("themes.how.absent", language)
    yield say("themes.how.quotes.public" if extras.threshold else "themes.how.quotes", language)
    if extras.threshold:
        yield say("themes.how.hidden", language, threshold=extras.threshold)
    if found.left_out:
        reasons = [
            say(f"themes.left_out.{reason}", language, number=printed(number, language))
            for reason, number in found.left_out.items()
        ]
        codings = counted("codings", found.codings, language)
        yield say("themes.how.left_out", language, codings=codings, reasons=listed(reasons, language))


def _sides(found: ThemeReport) -> list[_Side]:
    """The perspectives as heads of columns."""
    return [_Side(label_of(group, found.language), len(group.base)) for group in found.interviewed]


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
    lines = [_Line(theme.code.name, theme.tallies) for theme in found.themes]
    sides = _sides(found)
    if not lines or not sides:
        return []
    caption = say("themes.overview.caption", found.language)
    head = say("theme", found.language)
    table = _counts(caption, head, sides, lines, found.language, ranked=True, extras=extras)
    return [*_picture(found, extras), *table]


def _picture(found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """Shares per theme and perspective as bars; perspectives too small for shares are left to the table."""
    language = found.language
    shown = [at for at, group in enumerate(found.interviewed) if len(group.base) >= LEAST_BASE]
    themes = [theme for theme in found.themes if theme.mentions]
    if not shown or not themes:
        return
    yield Chart(
        kind="bars",
        caption=say("themes.chart", language),
        alt=say("themes.chart.alt", language, themes=len(themes)),
        rows=tuple(theme.code.name for theme in themes),
        series=tuple(
            f"{label_of(found.interviewed[at], language)} ({_n(len(found.interviewed[at].base), language)})"
            for at in shown
        ),
        values=tuple(tuple(_drawn(theme.tallies[at], extras) for at in shown) for theme in themes),
        shown=tuple(
            tuple(
                _people(theme.tallies[at], len(found.interviewed[at].base), language, extras) for at in shown
            )
            for theme in themes
        ),
        axis=say("themes.chart.axis", language)
        if len(shown) > 1
        else say(
            "themes.chart.axis.of",
            language,
            label=label_of(found.interviewed[shown[0]], language),
            n=_n(len(found.interviewed[shown[0]].base), language),
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
    yield Paragraph(definition, "lead" if theme.mentions else "body")
    for line in (extras.written.get(("summary", theme.code.id), "")).splitlines():
        if line.strip():
            yield Paragraph(line.strip())
    if not theme.mentions:
        yield Paragraph(say("themes.no_mentions", language))
        return
    yield from _in_words(theme, found, extras)
    sides = _sides(found)
    lines = [_Line(theme.code.name, theme.tallies)]
    caption = say("themes.caption", language, theme=theme.code.name)
    if theme.lines:
        lines = _lines(theme, [(line, line.tallies) for line in theme.lines], theme.tallies, language)
        caption = say("themes.caption.codes", language, theme=theme.code.name)
    ranked = bool(theme.lines)
    yield from _counts(caption, say("code", language), sides, lines, language, ranked=ranked, extras=extras)
    yield from _absent(theme, found, extras)
    yield from _waves(theme, found, extras)
    yield Heading(say("themes.quotes", language), 3)
    for group in found.interviewed:
        yield from _quotes(theme, group, found, quotes, quoted, extras)
    if question := extras.written.get(("question", theme.code.id), ""):
        yield Heading(say("themes.questions", language), 3)
        yield Items(tuple(line.strip() for line in question.splitlines() if line.strip()))


def _in_words(theme: Theme, found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """How many of each perspective mention it, with the word of the scale where the base bears one."""
    language = found.language
    said = []
    for tally, group in zip(theme.tallies, found.interviewed, strict=True):
        if extras.hides(tally) or not tally.respondents:
            continue
        part, base = len(tally.respondents), len(tally.base)
        word = word_for(part, base, extras.scale) if extras.scale and base >= LEAST_BASE else None
        key = "themes.in_words" if word else "themes.in_numbers"
        number = say("of", language, part=printed(part, language), base=printed(base, language))
        sentence = say(key, language, word=word, number=number, label=label_of(group, language))
        said.append(sentence[:1].upper() + sentence[1:])
    if said:
        yield Paragraph(" ".join(said))


def _lines(
    theme: Theme,
    lines: Sequence[tuple[CodeLine, tuple[Tally, ...]]],
    whole: tuple[Tally, ...],
    language: str,
) -> list[_Line]:
    """The theme as a whole over its codes."""
    total = _Line(say("themes.whole", language, theme=theme.code.name), _unranked(whole), kind="total")
    return [
        total,
        *(
            _Line(
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


def _drawn(tally: Tally, extras: Extras) -> float | None:
    """The share to draw; nothing where it is hidden, or of too few who were asked."""
    return None if extras.hides(tally) or len(tally.base) < LEAST_BASE else tally.percent


def _counts(
    caption: str,
    head: str,
    sides: Sequence[_Side],
    lines: Sequence[_Line],
    language: str,
    ranked: bool,
    extras: Extras,
) -> list[Block]:
    """Tables of lines by sides, as many as it takes for the page's width."""
    blocks: list[Block] = []
    for first in range(0, len(sides), SIDE_BY_SIDE):
        beside = sides[first : first + SIDE_BY_SIDE]
        short = ".short" if len(beside) == SIDE_BY_SIDE else ""
        widths = _widths(len(beside), ranked)
        heads = [*(["rank"] if ranked else []), f"respondents{short}", f"mentions{short}"]
        rest = PAGE_WIDTH - len(beside) * sum(widths)
        columns = [
            Column(min(rest, 8.0)),
            *(Column(width, "right") for _ in beside for width in widths),
        ]
        over = [(f"{side.label}\n{_n(side.base, language)}", len(heads)) for side in beside]
        under = [(say(key, language), 1) for _ in beside for key in heads]
        rows = [
            Row(
                (
                    line.name,
                    *_cells(line.tallies[first : first + SIDE_BY_SIDE], beside, ranked, language, extras),
                ),
                line.kind,
                line.indent,
                ("", *_opens(line, first, ranked)) if not extras.threshold else (),
            )
            for line in lines
        ]
        header = ((("", 1), *over), ((head, 1), *under))
        description = say("themes.table.description", language)
        blocks.append(Table(caption, description, tuple(columns), header, tuple(rows)))
        if short:
            blocks.append(Paragraph(say("themes.note", language), "note"))
    return blocks


def _widths(sides: int, ranked: bool) -> list[float]:
    """The widths of the columns under one head: rank, respondents, mentions."""
    if sides < SIDE_BY_SIDE:
        return [1.2, 2.6, 2.6] if ranked else [2.7, 2.7]
    return [0.95, 2.05, 1.2] if ranked else [2.2, 1.6]


def _n(base: int, language: str) -> str:
    """A base as "n = 4.081"."""
    return say("n", language, number=printed(base, language))


def anchor(code: str, perspective: str, *, direct: bool = False) -> str:
    """The name of the place in the evidence that a number opens into."""
    plain = re.sub(r"[^A-Za-z0-9_-]", "-", f"{code}--{perspective or 'none'}")
    return f"ev-{plain}{'--direct' if direct else ''}"


def _opens(line: _Line, first: int, ranked: bool) -> Iterator[str]:
    """Where the cells of a line lead to: the rank nowhere, the numbers to their evidence."""
    for tally in line.tallies[first : first + SIDE_BY_SIDE]:
        to = anchor(tally.code, tally.perspective, direct=line.direct) if tally.mentions else ""
        yield from ("", to, to) if ranked else (to, to)


def _cells(
    tallies: Sequence[Tally], sides: Sequence[_Side], ranked: bool, language: str, extras: Extras
) -> Iterator[str]:
    """The cells of a line: rank, respondents (with their share of a base that bears one) and mentions."""
    for tally, side in zip(tallies, sides, strict=True):
        hidden = extras.hides(tally)
        if ranked:
            yield "" if tally.rank is None or hidden else str(tally.rank)
        yield _people(tally, side.base, language, extras) if tally.base else DASH
        yield (HIDDEN if hidden else printed(len(tally.mentions), language)) if tally.base else DASH


def _people(tally: Tally, stated: int, language: str, extras: Extras) -> str:
    """A number of respondents, and its percentage where the base is large enough."""
    if extras.hides(tally):
        return HIDDEN
    return of_own_base(tally.respondents, tally.base, stated, language)


def _absent(theme: Theme, found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """Who does not mention the theme, per perspective; a publication names nobody."""
    language = found.language
    if extras.threshold:
        return
    sentences = [
        say(
            "themes.not_asked"
            if not tally.base
            else "themes.absent"
            if tally.absent
            else "themes.absent.nobody",
            language,
            absent=printed(len(tally.absent), language),
            base=counted("respondents", len(tally.base), language),
            label=label_of(group, language),
            names=", ".join(tally.absent),
        )
        for tally, group in zip(theme.tallies, found.interviewed, strict=True)
    ]
    yield Paragraph(" ".join(sentences))


def _waves(theme: Theme, found: ThemeReport, extras: Extras) -> Iterator[Block]:
    """The theme's counts per wave, for each perspective that was interviewed in more than one."""
    language = found.language
    shown = False
    for group in found.interviewed:
        waves = [each for each in theme.waves if each.perspective == group.perspective]
        if sum(bool(each.base) for each in waves) < 2:
            continue
        sides = [_Side(each.wave or say("wave.none", language), len(each.base)) for each in waves]
        own = [
            (line, tuple(tally for tally in line.waves if tally.perspective == group.perspective))
            for line in theme.lines
        ]
        lines = _lines(theme, own, tuple(waves), language)
        if not theme.lines:
            lines = [_Line(theme.code.name, tuple(waves))]
        label = label_of(group, language)
        caption = say("themes.caption.waves", language, theme=theme.code.name, label=label)
        yield from _counts(
            caption, say("code", language), sides, lines, language, ranked=False, extras=extras
        )
        shown = True
    if shown:
        yield Paragraph(say("themes.note.waves", language), "note")


def _quotes(
    theme: Theme, group: Group, found: ThemeReport, at_most: int, quoted: Counter[str], extras: Extras
) -> Iterator[Block]:
    """Quotes of one perspective, spread over its respondents; `quoted` counts them over the whole report."""
    language = found.language
    own = [quote for quote in theme.quotes if quote.mention.perspective == group.perspective]
    if not own:
        return
    if group.perspective in extras.unquoted:
        yield Paragraph(say("themes.quotes.none", language, label=label_of(group, language)), "note")
        return
    some = chosen(own, at_most, quoted, extras.marks)
    quoted.update(quote.mention.respondent for quote in some)
    passages = counted("passages", len(own), language)
    key = "themes.quotes.all" if len(some) == len(own) else "themes.quotes.some"
    label = say(key, language, label=label_of(group, language), shown=len(some), passages=passages)
    yield Paragraph(label, "label")
    names = {line.code.id: line.code.name for line in theme.lines} | {theme.code.id: theme.code.name}
    for quote in some:
        mention = quote.mention
        if extras.threshold:
            yield Quoted(extras.name_of(mention), words(quote), speaks_as(group, language))
            continue
        before, after = extras.contexts.get(mention.id, ("", ""))
        who = _attribution(quote, group, names, language)
        if mark := extras.marks.get(mention.id):
            who += f" · {say(f'themes.mark.{mark}', language)}"
        yield Quoted(quote_name(mention), words(quote), who, before, after)


def words(quote: Quote) -> str:
    """The words to print: white space is one space, but where several speak each line says who does."""
    mention = quote.mention
    if not mention.opens:
        return " ".join(mention.text.split())
    lines = (" ".join(line.split()) for line in f"{mention.opens}: {mention.text}".splitlines())
    return "\n".join(line for line in lines if line)


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


def _evidence(found: ThemeReport) -> Iterator[Block]:
    """Per count the respondents and turns behind it."""
    language = found.language
    yield Heading(say("themes.evidence", language))
    yield Paragraph(say("themes.evidence.lead", language))
    for theme in found.themes:
        if not theme.mentions:
            continue
        head = (("code", 1), ("perspective", 1), ("respondents", 1), ("themes.evidence.head", 1))
        own = _direct(theme)
        rows = [
            *_evidence_rows(
                theme.code.name, 0, theme.tallies, _ids if theme.lines else _places, found, False
            ),
            *(
                row
                for line in own
                for row in _evidence_rows(
                    say("themes.direct", language) if line.direct else line.code.name,
                    line.depth,
                    line.tallies,
                    _places,
                    found,
                    line.direct,
                )
            ),
        ]
        yield Table(
            caption=say("themes.evidence.caption", language, theme=theme.code.name),
            description=say("themes.evidence.description", language),
            columns=(Column(3.8), Column(3.5), Column(2.6, "right"), Column(6.1)),
            header=(tuple((say(key, language), span) for key, span in head),),
            rows=tuple(rows),
            breaks=True,
        )


def _direct(theme: Theme) -> list[CodeLine]:
    """The lines under a theme that anybody mentions."""
    return [line for line in theme.lines if any(tally.mentions for tally in line.tallies)]


def _evidence_rows(
    name: str,
    indent: int,
    tallies: Sequence[Tally],
    shown: Callable[[Tally], str],
    found: ThemeReport,
    direct: bool,
) -> Iterator[Row]:
    """One row per perspective that mentions a code; the code's name stands in the first."""
    language = found.language
    for tally, group in zip(tallies, found.interviewed, strict=True):
        if tally.mentions:
            part = printed(len(tally.respondents), language)
            number = say("of", language, part=part, base=printed(len(tally.base), language))
            yield Row(
                (name, label_of(group, language), number, shown(tally)),
                "plain" if indent else "lead",
                indent,
                anchor=anchor(tally.code, tally.perspective, direct=direct),
            )
            name = ""


def _ids(tally: Tally) -> str:
    """The respondents of a tally."""
    return ", ".join(tally.respondents)


def _places(tally: Tally) -> str:
    """A line per respondent and transcript: the turns of their mentions."""
    lines = []
    for respondent in tally.respondents:
        turns: dict[tuple[str, str], Counter[int]] = {}
        for mention in tally.mentions:
            if mention.respondent == respondent:
                turns.setdefault((mention.transcript, mention.wave), Counter())[
                    turn_number(mention.turn)
                ] += 1
        lines += [
            f"{respondent} {DASH} {transcript}{f' ({wave})' if wave else ''}: {_turns(here)}"
            for (transcript, wave), here in sorted(turns.items(), key=lambda item: natural(item[0][0]))
        ]
    return "\n".join(lines)


def _turns(here: Counter[int]) -> str:
    """Turns in order, one with several mentions as "5 (2×)"."""
    return ", ".join(
        f"{turn} ({number}×)" if number > 1 else str(turn) for turn, number in sorted(here.items())
    )
