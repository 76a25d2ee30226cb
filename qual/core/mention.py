"""Mentions: in which passages a respondent mentions a code, and which codings are nobody's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qual.core.asked import Asked, was_asked
from qual.core.codebook import Codebook
from qual.core.coding import Coding, reading_order
from qual.core.respondent import Respondent
from qual.core.span import Span
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


def respondents_in(text: TranscriptText, people: Mapping[str, Respondent]) -> set[str]:
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
        known = respondents_in(text, people)
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


def heard(
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
