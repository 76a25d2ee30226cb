"""Themes: which respondents mention what, of how many, in which perspective and wave, and in what words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qual.core.asked import Asked, asked_by_code, unknown_asked, was_asked
from qual.core.codebook import Code, Codebook
from qual.core.coding import Coding, reading_order
from qual.core.numbers import natural, percent
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.study import Settings
from qual.core.transcript import TranscriptText, Turn, interviewer_labels
from qual.errors import Problem

LEFT_OUT = ("interviewer", "unmapped", "outside", "words", "code", "transcript", "respondent", "asked")
"""Why a coding is no respondent's mention: see `theme.left_out.*` in the catalogue of words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage in which a respondent mentions a code.

    Codings of the same code that overlap are one mention, whoever made them; `span` and `text` are those of
    the longest of them without the white space around it, `id` is that coding's, `coders` are all. `turn` is
    the respondent's turn in which it begins; `opens` is the label of who speaks first where it runs over
    several turns, and empty where it lies in one.
    """

    id: str
    code: str
    transcript: str
    turn: int
    span: Span
    text: str
    respondent: str
    perspective: str
    wave: str
    speaker: str
    coders: tuple[str, ...]
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention to read, with all codes of the theme that lie on the very same words."""

    mention: Mention
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Who mentions a code, of whom, in one perspective.

    `wave` is None over all waves together, and empty for interviews that belong to no wave. `base` are all
    respondents of the perspective with an interview (in that wave) in which the code was asked about; `rank`
    is 1 for the code of its level that most respondents mention, shared by ties, and None where nobody does.
    """

    code: str
    perspective: str
    wave: str | None
    base: tuple[str, ...]
    respondents: tuple[str, ...]
    mentions: tuple[Mention, ...]
    rank: int | None = None

    @property
    def percent(self) -> float | None:
        """The share of the base that mentions it, from 0 to 100."""
        return percent(len(self.respondents), len(self.base))

    @property
    def absent(self) -> tuple[str, ...]:
        """The respondents of the base who do not mention it."""
        mentioned = set(self.respondents)
        return tuple(each for each in self.base if each not in mentioned)

    @property
    def transcripts(self) -> tuple[str, ...]:
        """The transcripts in which it is mentioned."""
        return tuple(sorted({mention.transcript for mention in self.mentions}, key=natural))


@dataclass(frozen=True, slots=True)
class Group:
    """A perspective: its label, its respondents with an interview, and those per wave."""

    perspective: str
    label: str
    base: tuple[str, ...]
    waves: Mapping[str, tuple[str, ...]]
    transcripts: tuple[str, ...]


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
    groups = _groups(texts, people, settings)
    waves = tuple(_in_order({text.transcript.wave for text in texts} - {""}, settings.waves))
    spoken = [group for group in groups if group.base]
    mentions, left_out, problems = _heard(codebook, counted, texts, people, rules)
    problems += unknown_asked(settings.asked, codebook, (text.name for text in texts))
    by_code: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_code.setdefault(mention.code, []).append(mention)
    bases = _Bases(spoken, rules, texts, people)
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


def ranks(respondents: Mapping[str, int]) -> dict[str, int | None]:
    """The place of each code by its number of respondents: ties share one, the next is skipped (1, 1, 3)."""
    counts = sorted(respondents.values(), reverse=True)
    return {code: counts.index(number) + 1 if number else None for code, number in respondents.items()}


def chosen(
    quotes: Sequence[Quote],
    at_most: int,
    quoted_before: Mapping[str, int] | None = None,
    marks: Mapping[str, str] | None = None,
) -> list[Quote]:
    """Some of the quotes, spread over respondents: nobody twice before all others had a turn.

    Quotes that somebody marked (`marks`, by the coding's id) come before all others, also twice of one. Of
    one respondent's, a quote that shares no words with one already chosen comes first, then codes with
    the fewest quotes yet, then respondents the report has quoted least before (`quoted_before`), then a
    readable length, then reading order. The result is in reading order.
    """
    before = quoted_before or {}
    turns: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    picked: list[int] = []

    starred = marks or {}

    def preference(at: int) -> tuple[bool, int, bool, int, int, bool, int]:
        quote = quotes[at]
        return (
            quote.mention.id not in starred,
            turns[quote.mention.respondent],
            any(_overlap(quote, quotes[other]) for other in picked),
            min(shown[code] for code in quote.codes),
            before.get(quote.mention.respondent, 0),
            not READABLE[0] <= len(quote.mention.text) <= READABLE[1],
            at,
        )

    left = set(range(len(quotes)))
    while left and len(picked) < at_most:
        at = min(left, key=preference)
        left.remove(at)
        picked.append(at)
        turns[quotes[at].mention.respondent] += 1
        shown.update(quotes[at].codes)
    return [quotes[at] for at in sorted(picked)]


READABLE = (40, 450)
"""The length in characters of a quote that reads well in a report."""


def _overlap(one: Quote, other: Quote) -> bool:
    """Whether two quotes share words."""
    same = one.mention.transcript == other.mention.transcript
    return same and one.mention.span.overlaps(other.mention.span)


def _in_order(names: Iterable[str], declared: Iterable[str]) -> list[str]:
    """The names in the study's own order, those it does not declare after them."""
    places = {name: at for at, name in enumerate(declared)}
    return sorted(names, key=lambda name: (places.get(name, len(places)), natural(name)))


def _groups(
    texts: Sequence[TranscriptText], people: Mapping[str, Respondent], settings: Settings
) -> tuple[Group, ...]:
    """The perspectives in the study's order, each with its respondents who were interviewed."""
    seen: dict[str, dict[str, set[str]]] = {name: {} for name in settings.perspectives}
    spoken: dict[str, set[str]] = {}
    for text in texts:
        for respondent in _respondents_in(text, people):
            perspective = people[respondent].perspective
            seen.setdefault(perspective, {}).setdefault(text.transcript.wave, set()).add(respondent)
            spoken.setdefault(perspective, set()).add(text.name)
    return tuple(
        Group(
            perspective=name,
            label=settings.perspective_label(name),
            base=_sorted(set().union(*seen[name].values())),
            waves={wave: _sorted(seen[name][wave]) for wave in _in_order(seen[name], settings.waves)},
            transcripts=_sorted(spoken.get(name, set())),
        )
        for name in _in_order(seen, settings.perspectives)
    )


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    """Names in natural order."""
    return tuple(sorted(names, key=natural))


def _respondents_in(text: TranscriptText, people: Mapping[str, Respondent]) -> set[str]:
    """The respondents who take part in a transcript."""
    named = {speaker.respondent for speaker in text.transcript.speakers}
    return {each for each in named if each is not None and each in people}


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks in a passage, or why nobody's mention it is."""

    respondent: str = ""
    speaker: str = ""
    turn: int = 0
    opens: str = ""
    reason: str = ""


def _voice(text: TranscriptText, span: Span, people: Mapping[str, Respondent]) -> _Voice:
    """The respondent in whose turn a passage begins; turns of interviewers are passed over."""
    touched = _turns_in(text.turns, span)
    if not touched:
        known = _respondents_in(text, people)
        alone = not text.turns and len(known) == 1
        return _Voice(respondent=known.pop()) if alone else _Voice(reason="outside")
    interviewers = interviewer_labels(text.transcript)
    heard = [turn for turn in touched if turn.speaker not in interviewers]
    if not heard:
        return _Voice(reason="interviewer")
    speaker = heard[0].speaker
    respondent = next((s.respondent for s in text.transcript.speakers if s.label == speaker), None)
    if respondent is None:
        return _Voice(speaker=speaker, reason="unmapped")
    if respondent not in people:
        return _Voice(respondent=respondent, speaker=speaker, reason="respondent")
    return _Voice(respondent, speaker, heard[0].index, touched[0].speaker if len(touched) > 1 else "")


def _turns_in(turns: Sequence[Turn], span: Span) -> list[Turn]:
    """The turns that share a character with the span."""
    first = bisect_right(turns, span.start, key=lambda turn: turn.end)
    last = bisect_left(turns, span.end, key=lambda turn: turn.start)
    return [turn for turn in turns[first:last] if turn.start < turn.end]


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without the white space at its ends, or None where no words are left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None


def _heard(
    codebook: Codebook,
    codings: Sequence[Coding],
    texts: Sequence[TranscriptText],
    people: Mapping[str, Respondent],
    rules: Mapping[str, tuple[Asked, ...]],
) -> tuple[list[Mention], Counter[str], list[Problem]]:
    """The mentions, the codings left out per reason, and what a person should look at."""
    by_name = {text.name: text for text in texts}
    left_out: Counter[str] = Counter()
    unclear: Counter[tuple[str, str, str]] = Counter()
    united: dict[tuple[str, str, str], list[tuple[Coding, Span, _Voice]]] = {}
    for coding in codings:
        text = by_name.get(coding.transcript)
        reason, span, voice = _placed(coding, codebook, text, people)
        if not reason and text is not None and coding.code in rules:
            perspective = people[voice.respondent].perspective
            if not was_asked(rules[coding.code], perspective, text.transcript.wave, text.name):
                reason = "asked"
        if reason or span is None:
            left_out[reason] += 1
            unclear[coding.transcript, _detail(reason, coding, voice), reason] += 1
            continue
        key = (coding.transcript, coding.code, voice.respondent)
        united.setdefault(key, []).append((coding, span, voice))
    mentions = [
        _mention(together, by_name[transcript], people[respondent])
        for (transcript, _, respondent), placed in united.items()
        for together in _runs(placed)
    ]
    return mentions, left_out, _problems(unclear)


def _placed(
    coding: Coding, codebook: Codebook, text: TranscriptText | None, people: Mapping[str, Respondent]
) -> tuple[str, Span | None, _Voice]:
    """Why a coding is left out (or an empty reason), its words' span, and who says them."""
    if coding.code not in codebook:
        return "code", None, _Voice()
    if text is None:
        return "transcript", None, _Voice()
    if coding.span.end > len(text.text) or (coding.text and coding.text != coding.span.of(text.text)):
        return "words", None, _Voice()
    span = _trimmed(text.text, coding.span)
    if span is None:
        return "outside", None, _Voice()
    voice = _voice(text, span, people)
    return voice.reason, span, voice


def _runs(placed: list[tuple[Coding, Span, _Voice]]) -> list[list[tuple[Coding, Span, _Voice]]]:
    """Codings that overlap, taken together; those that only touch stay apart."""
    runs: list[list[tuple[Coding, Span, _Voice]]] = []
    reached = -1
    for each in sorted(placed, key=lambda one: (one[1], reading_order(one[0]))):
        if each[1].start >= reached:
            runs.append([])
        runs[-1].append(each)
        reached = max(reached, each[1].end)
    return runs


def _mention(
    together: list[tuple[Coding, Span, _Voice]], text: TranscriptText, respondent: Respondent
) -> Mention:
    """One mention of the codings that overlap, in the words of the longest."""
    coding, span, voice = min(
        together, key=lambda each: (each[1].start - each[1].end, reading_order(each[0]))
    )
    return Mention(
        id=coding.id,
        code=coding.code,
        transcript=text.name,
        turn=voice.turn,
        span=span,
        text=span.of(text.text),
        respondent=respondent.id,
        perspective=respondent.perspective,
        wave=text.transcript.wave,
        speaker=voice.speaker,
        coders=tuple(sorted({each[0].coder for each in together})),
        opens=voice.opens,
    )


def _detail(reason: str, coding: Coding, voice: _Voice) -> str:
    """What a Problem must name beside the transcript."""
    return {"unmapped": voice.speaker, "respondent": voice.respondent, "code": coding.code}.get(reason, "")


_ADVICE: Mapping[str, tuple[str, str]] = {
    "unmapped": ("speaker '{0}' is no known respondent", "name the respondent in interviews.csv"),
    "respondent": ("respondent '{0}' is not in the respondents table", "add a row to respondents.csv"),
    "code": ("code '{0}' is not in the codebook", "load the codebook that has it"),
    "words": ("the words are not those that were coded", "see 'qual check'"),
    "transcript": ("there is no such transcript", "import it"),
}


def _problems(unclear: Mapping[tuple[str, str, str], int]) -> list[Problem]:
    """What keeps codings out of the counts and can be mended; an interviewer's words are no problem."""
    problems = []
    for (transcript, detail, reason), number in sorted(unclear.items()):
        if reason in _ADVICE:
            what, hint = _ADVICE[reason]
            codings = "1 coding is" if number == 1 else f"{number} codings are"
            problems.append(Problem(transcript, f"{what.format(detail)}; {codings} not counted", hint))
    return problems


class _Bases:
    """The perspectives that were interviewed, and whom each code was asked of."""

    def __init__(
        self,
        groups: Sequence[Group],
        rules: Mapping[str, tuple[Asked, ...]],
        texts: Sequence[TranscriptText],
        people: Mapping[str, Respondent],
    ) -> None:
        self.groups = groups
        self.asked: dict[str, dict[tuple[str, str | None], tuple[str, ...]]] = {}
        for code, own in rules.items():
            found: dict[tuple[str, str | None], set[str]] = {}
            for text in texts:
                wave = text.transcript.wave
                for who in _respondents_in(text, people):
                    perspective = people[who].perspective
                    if was_asked(own, perspective, wave, text.name):
                        found.setdefault((perspective, wave), set()).add(who)
                        found.setdefault((perspective, None), set()).add(who)
            self.asked[code] = {place: _sorted(those) for place, those in found.items()}

    def of(self, code: str, group: Group, wave: str | None) -> tuple[str, ...]:
        """The respondents of a perspective that the code was asked of, in one wave or in all."""
        return base_of(self.asked, code, group, wave)


def base_of(
    asked: Mapping[str, Mapping[tuple[str, str | None], tuple[str, ...]]],
    code: str,
    group: Group,
    wave: str | None,
) -> tuple[str, ...]:
    """Whom a code was asked of: everybody interviewed, where nothing narrows it."""
    if code in asked:
        return asked[code].get((group.perspective, wave), ())
    return group.base if wave is None else group.waves.get(wave, ())


def _theme(
    codebook: Codebook,
    code: Code,
    tallies: tuple[Tally, ...],
    by_code: Mapping[str, list[Mention]],
    bases: _Bases,
    waves: Sequence[str],
) -> Theme:
    """A theme with its codes, waves and quotes."""
    return Theme(
        code=code,
        tallies=tallies,
        waves=_per_wave(tallies, bases, waves),
        lines=tuple(
            replace(line, waves=_per_wave(line.tallies, bases, waves))
            for line in _lines(codebook, code, by_code, bases)
        ),
        quotes=tuple(_quotes(mention for tally in tallies for mention in tally.mentions)),
    )


def _per_wave(tallies: Sequence[Tally], bases: _Bases, waves: Sequence[str]) -> tuple[Tally, ...]:
    """Tallies split by wave, interviews outside any wave last; none in a study without waves."""
    return tuple(
        _tally(tally.code, tally.mentions, group, bases, wave)
        for tally, group in zip(tallies, bases.groups, strict=True)
        for wave in ([*waves, *([""] if "" in group.waves else [])] if waves else [])
    )


def _tally(
    code: str, mentions: Iterable[Mention], group: Group, bases: _Bases, wave: str | None = None
) -> Tally:
    """The tally of a code from its mentions, not yet ranked."""
    own = tuple(
        mention
        for mention in mentions
        if mention.perspective == group.perspective and wave in (None, mention.wave)
    )
    return Tally(
        code=code,
        perspective=group.perspective,
        wave=wave,
        base=bases.of(code, group, wave),
        respondents=_sorted({mention.respondent for mention in own}),
        mentions=own,
    )


def _ranked(
    codebook: Codebook,
    codes: Sequence[Code],
    by_code: Mapping[str, list[Mention]],
    bases: _Bases,
) -> dict[str, tuple[Tally, ...]]:
    """The tallies of codes of one level, with what lies under them, each ranked in its perspective."""
    mentions = {code.id: _reading(_below(codebook, code.id, by_code)) for code in codes}
    columns = []
    for group in bases.groups:
        column = {code: _tally(code, own, group, bases) for code, own in mentions.items()}
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
    codebook: Codebook, theme: Code, by_code: Mapping[str, list[Mention]], bases: _Bases
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
        tallies = tuple(_tally(theme.id, own, group, bases) for group in bases.groups)
        lines.append(CodeLine(theme, 1, tallies, direct=True))
    return lines


def _quotes(mentions: Iterable[Mention]) -> list[Quote]:
    """The passages to read: mentions of several codes on the very same words are one quote."""
    same: dict[tuple[str, Span, str], list[Mention]] = {}
    for mention in _reading(mentions):
        same.setdefault((mention.transcript, mention.span, mention.respondent), []).append(mention)
    return [Quote(together[0], tuple(each.code for each in together)) for together in same.values()]


def theme_rows(report: ThemeReport) -> list[dict[str, object]]:
    """The themes as plain values for a listing: every number of respondents with its base beside it."""
    labels = {group.perspective: group.label for group in report.groups}
    return [
        {
            "code": theme.code.id,
            "name": theme.code.name,
            "definition": theme.code.definition,
            "perspectives": [_row(tally, labels) for tally in theme.tallies],
            "waves": [_row(tally, labels) for tally in theme.waves],
            "codes": [
                {
                    "code": line.code.id,
                    "name": line.code.name,
                    "parent": line.code.parent,
                    "depth": line.depth,
                    "direct": line.direct,
                    "perspectives": [_row(tally, labels) for tally in line.tallies],
                    "waves": [_row(tally, labels) for tally in line.waves],
                }
                for line in theme.lines
            ],
            "quotes": [
                {
                    "id": quote.mention.id,
                    "text": quote.mention.text,
                    "codes": list(quote.codes),
                    "coders": list(quote.mention.coders),
                    "respondent": quote.mention.respondent,
                    "perspective": quote.mention.perspective,
                    "wave": quote.mention.wave,
                    "transcript": quote.mention.transcript,
                    "turn": quote.mention.turn,
                    "speaker": quote.mention.speaker,
                    "start": quote.mention.span.start,
                    "end": quote.mention.span.end,
                }
                for quote in theme.quotes
            ],
        }
        for theme in report.themes
    ]


def _row(tally: Tally, labels: Mapping[str, str]) -> dict[str, object]:
    """A tally as plain values."""
    return {
        "perspective": tally.perspective,
        "label": labels[tally.perspective],
        "wave": tally.wave,
        "base": len(tally.base),
        "respondents": len(tally.respondents),
        "percent": tally.percent,
        "mentions": len(tally.mentions),
        "interviews": len(tally.transcripts),
        "rank": tally.rank,
        "mentioned_by": list(tally.respondents),
        "not_mentioned_by": list(tally.absent),
    }
