"""Mentions: in which passages a respondent mentions a code, and which codings are nobody's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qual.core.asked import Asked, was_asked
from qual.core.codebook import Codebook
from qual.core.coding import CodedWords
from qual.core.respondent import Respondent
from qual.core.span import Span
from qual.core.transcript import TurnPlaces, interviewer_labels
from qual.errors import Problem

LEFT_OUT = ("interviewer", "unmapped", "outside", "words", "code", "transcript", "respondent", "asked")
"""Why a coding is no respondent's mention: see `theme.left_out.*` in the catalogue of words."""


class Mention(NamedTuple):
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

    @property
    def printed(self) -> str:
        """Its words in print: white space is one space, but where several speak each line says who does."""
        if not self.opens:
            return " ".join(self.text.split())
        lines = (" ".join(line.split()) for line in f"{self.opens}: {self.text}".splitlines())
        return "\n".join(line for line in lines if line)


def by_respondent(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions by who makes them, in their order."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.respondent, []).append(mention)
    return found


def respondents_in(text: TurnPlaces, people: Mapping[str, Respondent]) -> set[str]:
    """The respondents who take part in a transcript."""
    named = {speaker.respondent for speaker in text.transcript.speakers}
    return {each for each in named if each is not None and each in people}


class _Voice(NamedTuple):
    """Who speaks in a passage, or why nobody's mention it is."""

    respondent: str = ""
    speaker: str = ""
    turn: int = 0
    opens: str = ""
    reason: str = ""


_Placed = tuple[int, int, str, CodedWords, _Voice]
"""A coding that counts: start, end and words without the white space around them, and who says them."""


def _order(placed: _Placed) -> tuple[int, int, str, str]:
    """What decides between codings of one code in one transcript."""
    coding = placed[3]
    return coding.start, coding.end, coding.coder, coding.id


class _Hearing:
    """The turns of one transcript, ready to be asked who speaks in a passage."""

    def __init__(self, text: TurnPlaces, people: Mapping[str, Respondent]) -> None:
        self.transcript = text.transcript
        self._turns = text
        self._people = people
        self._interviewers = interviewer_labels(text.transcript)
        # The first speaker of a label is the one who counts.
        self._speakers = {each.label: each.respondent for each in reversed(text.transcript.speakers)}
        known = respondents_in(text, people)
        self._alone = next(iter(known)) if len(known) == 1 and not text.starts else ""
        self._inside: dict[int, _Voice] = {}

    def voice(self, start: int, end: int) -> _Voice:
        """The respondent in whose turn a passage begins; turns of interviewers are passed over."""
        ends = self._turns.ends
        at = bisect_right(ends, start)
        if at == len(ends) or end > ends[at] or start < self._turns.starts[at]:
            return self._voice(start, end)
        if at not in self._inside:
            self._inside[at] = self._voice(start, end)
        return self._inside[at]

    def _voice(self, start: int, end: int) -> _Voice:
        starts, ends, speakers = self._turns.starts, self._turns.ends, self._turns.speakers
        opens = ""
        touched = 0
        heard = -1
        for at in range(bisect_right(ends, start), bisect_left(starts, end)):
            if starts[at] == ends[at]:
                continue
            opens = opens if touched else speakers[at]
            touched += 1
            if heard < 0 and speakers[at] not in self._interviewers:
                heard = at
            if touched > 1 and heard >= 0:
                break
        if not touched:
            return _Voice(respondent=self._alone) if self._alone else _Voice(reason="outside")
        if heard < 0:
            return _Voice(reason="interviewer")
        speaker = speakers[heard]
        respondent = self._speakers.get(speaker)
        if respondent is None:
            return _Voice(speaker=speaker, reason="unmapped")
        if respondent not in self._people:
            return _Voice(respondent=respondent, speaker=speaker, reason="respondent")
        return _Voice(respondent, speaker, self._turns.numbers[heard], opens if touched > 1 else "")


def heard(
    codebook: Codebook,
    coded: Iterable[CodedWords],
    texts: Sequence[TurnPlaces],
    people: Mapping[str, Respondent],
    rules: Mapping[str, tuple[Asked, ...]],
) -> tuple[list[Mention], Counter[str], list[Problem]]:
    """The mentions in reading order, the codings left out per reason, and what a person should look at.

    The `texts` are in the order in which they are read.
    """
    places = {text.name: at for at, text in enumerate(texts)}
    hearings = [_Hearing(text, people) for text in texts]
    known = {code.id for code in codebook}
    left_out: Counter[str] = Counter()
    unclear: Counter[tuple[str, str, str]] = Counter()
    united: list[dict[tuple[str, str], list[_Placed]]] = [{} for _ in texts]
    for coding in coded:
        place = places.get(coding.transcript)
        voice = _NOBODY
        if coding.code not in known:
            reason = "code"
        elif place is None:
            reason = "transcript"
        elif not coding.text:
            reason = "words"
        elif not (words := coding.text.strip()):
            reason = "outside"
        else:
            start = coding.start
            if len(words) != len(coding.text):
                start += len(coding.text) - len(coding.text.lstrip())
            voice = hearings[place].voice(start, start + len(words))
            reason = voice.reason
            if not reason and coding.code in rules:
                transcript = hearings[place].transcript
                perspective = people[voice.respondent].perspective
                if not was_asked(rules[coding.code], perspective, transcript.wave, transcript.name):
                    reason = "asked"
            if not reason:
                placed = (start, start + len(words), words, coding, voice)
                united[place].setdefault((coding.code, voice.respondent), []).append(placed)
                continue
        left_out[reason] += 1
        unclear[coding.transcript, _detail(reason, coding, voice), reason] += 1
    found: list[Mention] = []
    for own, text in zip(united, texts, strict=True):
        wave = text.transcript.wave
        here = [
            (mention.span.start, mention.span.end, code, respondent, mention)
            for (code, respondent), placed in own.items()
            for together in (_runs(placed) if len(placed) > 1 else (placed,))
            for mention in (_mention(together, wave, people),)
        ]
        here.sort()
        found += [each[-1] for each in here]
    return found, left_out, _problems(unclear)


_NOBODY = _Voice()


def _runs(placed: list[_Placed]) -> list[list[_Placed]]:
    """Codings that overlap, taken together; those that only touch stay apart."""
    runs: list[list[_Placed]] = []
    reached = -1
    for each in sorted(placed, key=lambda one: (one[0], one[1], _order(one))):
        if each[0] >= reached:
            runs.append([])
        runs[-1].append(each)
        reached = max(reached, each[1])
    return runs


def _mention(together: Sequence[_Placed], wave: str, people: Mapping[str, Respondent]) -> Mention:
    """One mention of the codings that overlap, in the words of the longest."""
    one = together[0]
    if len(together) > 1:
        one = min(together, key=lambda each: (each[0] - each[1], _order(each)))
    start, end, words, coding, voice = one
    return Mention(
        coding.id,
        coding.code,
        coding.transcript,
        voice.turn,
        Span(start, end),
        words,
        voice.respondent,
        people[voice.respondent].perspective,
        wave,
        voice.speaker,
        tuple(sorted({each[3].coder for each in together})) if len(together) > 1 else (coding.coder,),
        voice.opens,
    )


def _detail(reason: str, coding: CodedWords, voice: _Voice) -> str:
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
