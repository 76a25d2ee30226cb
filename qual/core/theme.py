"""Themes: which respondents mention what, of how many, in which perspective and wave, and in what words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qual.core.asked import asked_by_code, unknown_asked
from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding
from qual.core.mention import LEFT_OUT, Mention, heard
from qual.core.numbers import natural
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.study import Settings
from qual.core.tally import (
    Bases,
    Group,
    Tally,
    base_of,
    in_order,
    interviewed_groups,
    per_wave,
    ranks,
    tally_of,
)
from qual.core.transcript import TranscriptText
from qual.errors import Problem


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention to read, with all codes of the theme that lie on the very same words."""

    mention: Mention
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code under a theme with its tally per perspective, and per perspective and wave.

    `direct` marks what was put on the theme itself, and on no code under it.
    """

    code: Code
    depth: int
    tallies: tuple[Tally, ...]
    waves: tuple[Tally, ...] = ()
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A top-level code with everything under it counted in.

    `tallies` has one entry per perspective that was interviewed, `waves` one per perspective and wave; they
    are never added up over perspectives.
    """

    code: Code
    tallies: tuple[Tally, ...]
    waves: tuple[Tally, ...]
    lines: tuple[CodeLine, ...]
    quotes: tuple[Quote, ...]

    @property
    def mentions(self) -> int:
        """How many mentions there are in all perspectives."""
        return sum(len(tally.mentions) for tally in self.tallies)


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """All themes of a study, and what was counted.

    `groups` are the perspectives, also those without an interview; `coder` is the one coder asked for, or
    empty; `codings` is how many codings were looked at, `left_out` how many of them are no respondent's
    mention, per reason. `asked` are, for codes that were not asked everywhere, the people they were asked of
    per perspective and wave (None: any wave).
    """

    study: str
    language: str
    groups: tuple[Group, ...]
    waves: tuple[str, ...]
    themes: tuple[Theme, ...]
    coder: str
    coders: tuple[str, ...]
    codings: int
    left_out: Mapping[str, int]
    problems: tuple[Problem, ...]
    asked: Mapping[str, Mapping[tuple[str, str | None], tuple[str, ...]]] = field(default_factory=dict)

    def base_of(self, code: str, group: Group, wave: str | None = None) -> tuple[str, ...]:
        """The respondents of a perspective that the code was asked of, in one wave or in all."""
        return base_of(self.asked, code, group, wave)

    @property
    def interviewed(self) -> tuple[Group, ...]:
        """The perspectives with an interview."""
        return tuple(group for group in self.groups if group.base)


def themes(
    codebook: Codebook,
    codings: Iterable[Coding],
    transcripts: Iterable[TranscriptText],
    respondents: Iterable[Respondent],
    settings: Settings,
    coder: str | None = None,
) -> ThemeReport:
    """The themes of a study, counted by respondent.

    A respondent counts once however often, and in however many waves, they mention a code; a theme counts
    all codes under it; respondents without any coding stay in the base; perspectives are never added
    together. Codings of the same code that overlap in one transcript are united into one mention, so two
    coders who mark the same passage do not double it. The respondent is the one in whose turn the coding
    begins, an interviewer's turn passed over; what lies in interviewers' turns only is nobody's mention. A
    code that the study asked about in some interviews only has the people of those as its base, and what was
    said of it in others is left out. With `coder` only that coder's codings are counted.
    """
    texts = sorted(transcripts, key=lambda each: natural(each.name))
    people = {each.id: each for each in respondents}
    counted = [each for each in codings if coder is None or each.coder == coder]
    rules = asked_by_code(codebook, settings.asked)
    groups = interviewed_groups(texts, people, settings)
    waves = tuple(in_order({text.transcript.wave for text in texts} - {""}, settings.waves))
    spoken = [group for group in groups if group.base]
    mentions, left_out, problems = heard(codebook, counted, texts, people, rules)
    problems += unknown_asked(settings.asked, codebook, (text.name for text in texts))
    by_code: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_code.setdefault(mention.code, []).append(mention)
    bases = Bases(spoken, rules, texts, people)
    tallies = _ranked(codebook, codebook.themes(), by_code, bases)
    problems += [
        Problem(f"code '{code.id}'", "the theme has no definition", "write one in the codebook")
        for code in codebook.themes()
        if not code.definition.strip()
    ]
    return ThemeReport(
        study=settings.name,
        language=settings.language,
        groups=groups,
        waves=waves,
        themes=tuple(
            _theme(codebook, code, tallies[code.id], by_code, bases, waves) for code in codebook.themes()
        ),
        coder=coder or "",
        coders=tuple(sorted({each.coder for each in counted})),
        codings=len(counted),
        left_out={reason: left_out[reason] for reason in LEFT_OUT if left_out[reason]},
        problems=tuple(problems),
        asked=bases.asked,
    )


def _theme(
    codebook: Codebook,
    code: Code,
    tallies: tuple[Tally, ...],
    by_code: Mapping[str, list[Mention]],
    bases: Bases,
    waves: Sequence[str],
) -> Theme:
    """A theme with its codes, waves and quotes."""
    return Theme(
        code=code,
        tallies=tallies,
        waves=per_wave(tallies, bases, waves),
        lines=tuple(
            replace(line, waves=per_wave(line.tallies, bases, waves))
            for line in _lines(codebook, code, by_code, bases)
        ),
        quotes=tuple(_quotes(mention for tally in tallies for mention in tally.mentions)),
    )


def _ranked(
    codebook: Codebook,
    codes: Sequence[Code],
    by_code: Mapping[str, list[Mention]],
    bases: Bases,
) -> dict[str, tuple[Tally, ...]]:
    """The tallies of codes of one level, with what lies under them, each ranked in its perspective."""
    mentions = {code.id: _reading(_below(codebook, code.id, by_code)) for code in codes}
    columns = []
    for group in bases.groups:
        column = {code: tally_of(code, own, group, bases) for code, own in mentions.items()}
        places = ranks({code: len(tally.respondents) for code, tally in column.items()})
        columns.append({code: replace(tally, rank=places[code]) for code, tally in column.items()})
    return {code.id: tuple(column[code.id] for column in columns) for code in codes}


def _below(codebook: Codebook, code: str, by_code: Mapping[str, list[Mention]]) -> list[Mention]:
    """The mentions of a code and of all codes under it."""
    return [mention for each in codebook.below(code) for mention in by_code.get(each, ())]


def _reading(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions as a reader meets them."""
    return sorted(mentions, key=_reading_place)


def _reading_place(mention: Mention) -> tuple[object, ...]:
    """A key for reading order; plain numbers compare faster than spans."""
    span = mention.span
    return natural(mention.transcript), span.start, span.end, mention.code, mention.respondent


def _lines(
    codebook: Codebook, theme: Code, by_code: Mapping[str, list[Mention]], bases: Bases
) -> list[CodeLine]:
    """The codes under a theme, each level in the order of the first perspective's respondents."""

    def under(parent: Code, depth: int) -> list[CodeLine]:
        children = codebook.children(parent.id)
        tallies = _ranked(codebook, children, by_code, bases)
        # Sorting is stable, so the codebook's order decides between equals.
        children.sort(key=lambda child: [-len(tally.respondents) for tally in tallies[child.id]])
        return [
            line
            for child in children
            for line in (CodeLine(child, depth, tallies[child.id]), *under(child, depth + 1))
        ]

    lines = under(theme, 1)
    own = _reading(by_code.get(theme.id, []))
    if lines and own:
        tallies = tuple(tally_of(theme.id, own, group, bases) for group in bases.groups)
        lines.append(CodeLine(theme, 1, tallies, direct=True))
    return lines


def _quotes(mentions: Iterable[Mention]) -> list[Quote]:
    """The passages to read: mentions of several codes on the very same words are one quote."""
    same: dict[tuple[str, Span, str], list[Mention]] = {}
    for mention in _reading(mentions):
        same.setdefault((mention.transcript, mention.span, mention.respondent), []).append(mention)
    return [Quote(together[0], tuple(each.code for each in together)) for together in same.values()]
