"""What stands behind the counts of a theme chapter: people and turns; and all figures in long form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qual.core.disclosure import HIDDEN
from qual.core.numbers import printed
from qual.core.tally import Tally
from qual.core.theme import CodeLine, Theme, ThemeReport
from qual.core.words import say
from qual.exports.behind import places_of
from qual.exports.document import facts, label_of
from qual.exports.report import (
    Block,
    Column,
    Heading,
    Paragraph,
    Report,
    Row,
    Sheet,
    Stamp,
    Table,
    Value,
)
from qual.exports.theme_counts import anchor
from qual.exports.theme_extras import PLAIN, Extras


def theme_sheet(found: ThemeReport, extras: Extras = PLAIN) -> Sheet:
    """Every count in long form: a row per code, perspective and wave, the wave "all" for all together.

    In a publication nobody is named.
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
        # Passages add up over codes and waves: their sums would tell the hidden ones.
        kept = [at for at, name in enumerate(names) if not name.endswith(("mentions", "mentioned_by"))]
        return Sheet(tuple(names[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows))
    return Sheet(tuple(names), tuple(rows))


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
        HIDDEN if hidden else len(tally.respondents),
        HIDDEN if hidden else tally.percent,
        len(tally.mentions),
        None if hidden else tally.rank,
        " ".join(tally.respondents),
        " ".join(tally.absent),
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
        blocks=tuple(evidence_blocks(found)),
        sheet=theme_sheet(found),
    )


def evidence_blocks(found: ThemeReport) -> Iterator[Block]:
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
            columns=(Column(3.0), Column(3.2), Column(2.0), Column(7.8)),
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
    return "\n".join(places_of(tally.respondents, tally.mentions))
