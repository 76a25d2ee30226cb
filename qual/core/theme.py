"""Themes: which respondents mention what, of how many, in which perspective and wave, and in what words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from qual.core.asked import asked_by_code, unknown_asked
from qual.core.codebook import Code, Codebook
from qual.core.coding import CodedWords, Coding, coded_words
from qual.core.mention import LEFT_OUT, Mention, heard
from qual.core.numbers import natural
from qual.core.respondent import Respondent
from qual.core.study import Settings
from qual.core.tally import (
    Bases,
    Group,
    Tally,
    asked_of,
    base_of,
    in_order,
    interviewed_groups,
    per_wave,
    ranks,
    tallies_of,
)
from qual.core.transcript import TranscriptText, TurnPlaces, turn_places
from qual.errors import Problem


class Quote(NamedTuple):
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


@dataclass(frozen=True)
class ThemeReport:
    """All themes of a study, and what was counted. The themes are tallied when somebody asks for them.

    `groups` are the perspectives, also those without an interview; `coder` is the one coder asked for, or
    empty; `codings` is how many codings were looked at, `left_out` how many of them are no respondent's
    mention, per reason. `mentions` are all of them, in reading order. `asked` are, for codes that were not
    asked everywhere, the people they were asked of per perspective and wave (None: any wave).
    """

    study: str
    language: str
    groups: tuple[Group, ...]
    waves: tuple[str, ...]
    codebook: Codebook
    mentions: tuple[Mention, ...]
    coder: str
    coders: tuple[str, ...]
    codings: int
    left_out: Mapping[str, int]
    problems: tuple[Problem, ...]
    asked: Mapping[str, Mapping[tuple[str, str | None], tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes in the codebook's order."""
        bases = Bases(self.interviewed, self.asked)
        below = under_each(self.codebook, self.mentions)
        tallies = _ranked(self.codebook.themes(), below, bases)
        return tuple(
            Theme(
                code=code,
                tallies=tallies[code.id],
                waves=per_wave(tallies[code.id], bases, self.waves),
                lines=tuple(_lines(self.codebook, code, below, bases, self.waves)),
                quotes=tuple(_quotes(below[code.id])),
            )
            for code in self.codebook.themes()
        )

    def with_problems(self, more: Iterable[Problem]) -> ThemeReport:
        """The same report with further problems; the themes are not tallied a second time."""
        made = replace(self, problems=(*self.problems, *more))
        if "themes" in vars(self):
            vars(made)["themes"] = self.themes
        return made

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
    texts = {each.name: each for each in transcripts}
    words = {name: each.text for name, each in texts.items()}
    coded = [coded_words(each, words.get(each.transcript)) for each in codings]
    return count_themes(codebook, coded, map(turn_places, texts.values()), respondents, settings, coder)


def count_themes(
    codebook: Codebook,
    coded: Iterable[CodedWords],
    transcripts: Iterable[TurnPlaces],
    respondents: Iterable[Respondent],
    settings: Settings,
    coder: str | None = None,
) -> ThemeReport:
    """The same from what counting needs: no text of a transcript is read for it."""
    texts = sorted(transcripts, key=lambda each: natural(each.name))
    people = {each.id: each for each in respondents}
    counted = [each for each in coded if coder is None or each.coder == coder]
    rules = asked_by_code(codebook, settings.asked)
    groups = interviewed_groups(texts, people, settings)
    waves = tuple(in_order({text.transcript.wave for text in texts} - {""}, settings.waves))
    mentions, left_out, problems = heard(codebook, counted, texts, people, rules)
    problems += unknown_asked(settings.asked, codebook, (text.name for text in texts))
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
        codebook=codebook,
        mentions=tuple(mentions),
        coder=coder or "",
        coders=tuple(sorted({each.coder for each in counted})),
        codings=len(counted),
        left_out={reason: left_out[reason] for reason in LEFT_OUT if left_out[reason]},
        problems=tuple(problems),
        asked=asked_of(rules, texts, people),
    )


def under_each(codebook: Codebook, mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions of each code with those of the codes under it, in their order."""
    found: dict[str, list[Mention]] = {code.id: [] for code in codebook}
    lists = {code.id: [found[above] for above in codebook.path(code.id)] for code in codebook}
    for mention in mentions:
        for each in lists[mention.code]:
            each.append(mention)
    return found


def _ranked(
    codes: Sequence[Code], below: Mapping[str, Sequence[Mention]], bases: Bases
) -> dict[str, tuple[Tally, ...]]:
    """The tallies of codes of one level, with what lies under them, each ranked in its perspective."""
    rows = {code.id: tallies_of(code.id, below[code.id], bases) for code in codes}
    for at in range(len(bases.groups)):
        places = ranks({code: len(row[at].respondents) for code, row in rows.items()})
        for code, row in rows.items():
            row[at] = replace(row[at], rank=places[code])
    return {code: tuple(row) for code, row in rows.items()}


def _lines(
    codebook: Codebook,
    theme: Code,
    below: Mapping[str, Sequence[Mention]],
    bases: Bases,
    waves: Sequence[str],
) -> list[CodeLine]:
    """The codes under a theme, each level in the order of the first perspective's respondents."""

    def under(parent: Code, depth: int) -> list[CodeLine]:
        children = codebook.children(parent.id)
        tallies = _ranked(children, below, bases)
        # Sorting is stable, so the codebook's order decides between equals.
        children.sort(key=lambda child: [-len(tally.respondents) for tally in tallies[child.id]])
        return [
            line
            for child in children
            for line in (CodeLine(child, depth, tallies[child.id]), *under(child, depth + 1))
        ]

    lines = under(theme, 1)
    direct = [mention for mention in below[theme.id] if mention.code == theme.id]
    if lines and direct:
        lines.append(CodeLine(theme, 1, tuple(tallies_of(theme.id, direct, bases)), direct=True))
    return [replace(line, waves=per_wave(line.tallies, bases, waves)) for line in lines]


def _quotes(mentions: Iterable[Mention]) -> list[Quote]:
    """The passages to read: mentions of several codes on the very same words are one quote."""
    same: dict[tuple[str, int, int, str], list[Mention]] = {}
    for mention in mentions:
        span = mention.span
        key = (mention.transcript, span.start, span.end, mention.respondent)
        same.setdefault(key, []).append(mention)
    return [Quote(together[0], tuple([each.code for each in together])) for together in same.values()]
