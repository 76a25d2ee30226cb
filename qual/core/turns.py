"""Who says what: a transcript's text cut into turns by the speaker labels at its line starts.

Which labels are speakers is decided over the whole text, because one line alone cannot tell "Anna: ..." from
"Conclusie: ...". Every pattern here is bounded, so the work grows with the length of the text only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from qual.core.headers import SPEAKER_ROLES, is_header_name
from qual.core.label_words import ARTICLES, NO_SPEAKERS, PARTICLES, SECTIONS, SENTENCE_WORDS, TITLES
from qual.core.study import INTERVIEWERS
from qual.core.transcript import Turn


class Layout(NamedTuple):
    """Where the header block ends, and the turns below it."""

    header_end: int
    turns: tuple[Turn, ...]


class _Label(NamedTuple):
    """What may be a speaker's name: where its line starts, where the words begin, and a time if printed."""

    start: int
    words: int
    speaker: str
    time: float | None
    after_blank: bool


_SPACE = r"[ \t\xa0]{0,40}"
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIME = rf"(?:[\[(<]{_CLOCK}[\])>]|(?<![\d:]){_CLOCK}(?![\d:]*\d))"
_BOLD = r"(?:\*\*|__)?"
_NAME = r"(?P<speaker>[^\W_](?:[^:\n]{0,58}?[\w.)])?)"

_WITH_COLON = re.compile(
    rf"^(?:{_SPACE}(?P<above>{_TIME}){_SPACE}\n{{1,2}})?{_SPACE}{_BOLD}"
    rf"(?:(?P<before>{_TIME}){_SPACE}(?:[-–—|]{_SPACE})?)?{_BOLD}"
    rf"{_NAME}{_BOLD}{_SPACE}(?:(?P<after>{_TIME}){_SPACE})?{_BOLD}{_SPACE}(?:(?<!\d):|:(?!\d)){_BOLD}(?!//)",
    re.MULTILINE,
)
_WITH_TIME = re.compile(
    rf"^{_SPACE}{_BOLD}{_NAME}{_BOLD}[ \t\xa0|–-]{{1,40}}(?P<after>{_TIME}){_SPACE}$", re.MULTILINE
)
_LEADING_TIME = re.compile(rf"{_SPACE}(?P<time>{_TIME})(?=[ \t\xa0]|$){_SPACE}[-–—|]?")
_HEADER_LINE = re.compile(
    rf"{_SPACE}(?P<name>[^\W\d_][^:\n]{{0,60}}?){_SPACE}:(?!//)[ \t\xa0]*(?P<value>[^\n]*)"
)

_CODE = re.compile(
    r"(?:[A-Z]{1,4}\d{0,4}[a-z]?(?:(?:[-_.]|(?<=\d))[A-Z]{1,4}\d{0,4}){0,2}|[a-z]{1,3}\d{1,4}[a-z]?|[a-z]|(?:[A-Z]\.){1,4})"
)
_NUMBERED = re.compile(r"(?P<base>[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,2}?)[ ]?[#]?\d{1,3}[a-zA-Z]?")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_NUMBERED_CODE = re.compile(r"[A-Za-z]{0,4}[-_ ]?\d{1,5}[a-z]?")
_PARENTHESES = re.compile(r"\([^()]*\)")
_NOT_IN_A_NAME = re.compile(r"[?!;\"“”„<>|{}=*…\[\]@\\]|\.\.|,$|[^\W\d_]{4}\.$|, (?:[a-z]+ ){2}")


def split_turns(text: str, interviewers: Iterable[str] = INTERVIEWERS) -> tuple[Turn, ...]:
    """The turns of a transcript in order; start to end cover the spoken words without label and outer space.

    Paragraphs without a label belong to the turn above them, a header block above the first label to no turn.
    A text that names nobody has one turn per paragraph, with the speaker ""; so have long notes above the
    first label.
    """
    return read_layout(text, interviewers).turns


def read_layout(text: str, interviewers: Iterable[str] = INTERVIEWERS) -> Layout:
    """The header block's end and the turns of a transcript."""
    header_end = _header_end(text)
    labels = _speakers(
        text, [label for label in _candidates(text) if label.start >= header_end], interviewers
    )
    if not labels:
        return Layout(header_end, tuple(_paragraphs(text, header_end, len(text))))
    first = labels[0].start
    above = list(_paragraphs(text, header_end, first))
    turns = above if len(above) > 20 or first - header_end > 4_000 else []
    end_of_header = header_end if turns else first
    ends = [label.start for label in labels[1:]] + [len(text)]
    for index, (label, end) in enumerate(zip(labels, ends, strict=True), len(turns)):
        turns.append(Turn(index, *_trimmed(text, label.words, end), label.speaker, label.time))
    return Layout(end_of_header, tuple(turns))


def _candidates(text: str) -> Iterator[_Label]:
    """Everything at a line start that has the form of a label, in order."""
    with_colon = {match.end(): match for match in _WITH_COLON.finditer(text)}
    lines_taken = {text.rfind("\n", 0, end) for end in with_colon}
    with_time = (match for match in _WITH_TIME.finditer(text) if match.start() - 1 not in lines_taken)
    for match in sorted([*with_colon.values(), *with_time], key=lambda match: match.start()):
        speaker = " ".join(match["speaker"].split(" ")).strip()
        if _NOT_IN_A_NAME.search(speaker) or len(speaker.split()) > 8 or is_header_name(speaker):
            continue
        times = match.groupdict()
        time = times.get("before") or times["after"] or times.get("above")
        yield _Label(
            match.start(),
            match.end(),
            speaker,
            _seconds(time) if time else None,
            match.start() == 0 or text[max(0, match.start() - 2) : match.start()].isspace(),
        )


def _speakers(text: str, candidates: list[_Label], interviewers: Iterable[str]) -> list[_Label]:
    """The candidates that are speakers, decided over all of them."""
    often = Counter(label.speaker for label in candidates)
    shapes = {speaker: _shape(speaker) for speaker in often}
    askers = frozenset(name.casefold() for name in interviewers) | SPEAKER_ROLES
    sure = {speaker for speaker, times in often.items() if _is_sure(speaker, shapes[speaker], times, askers)}
    certain = [label for label in candidates if label.speaker in sure]
    if not certain or (len(sure) == 1 and not _speaks_alone(text, certain, shapes[certain[0].speaker])):
        return []
    first = certain[0].start
    named = {speaker for speaker in sure if shapes[speaker] in ("word", "name", "titled")}
    spaced = sum(label.after_blank for label in certain[1:]) >= 0.9 * max(1, len(certain) - 1)
    one_line_each = named and _one_line_each(text, certain)

    def is_speaker(label: _Label) -> bool:
        if label.speaker in sure:
            return True
        if label.start < first or not named or (spaced and not label.after_blank):
            return False
        shape = shapes[label.speaker]
        if shape == "name":
            return True
        return shape == "word" and (bool(one_line_each) or len(named) > 2)

    return [label for label in candidates if is_speaker(label)]


def _is_sure(speaker: str, shape: str, times: int, askers: frozenset[str]) -> bool:
    """Whether the label is a speaker by its own shape and the number of times it stands there."""
    plain = speaker.casefold()
    if plain in NO_SPEAKERS or not shape:
        return False
    if plain in askers or shape == "titled":
        return True
    if shape == "numbered":
        match = _NUMBERED.fullmatch(speaker)
        base = match["base"].casefold() if match else plain
        return times > 1 or base in askers
    if shape == "code":
        return times > 1 or not speaker[0].islower()
    return times > (2 if shape == "phrase" else 1)


def _shape(speaker: str) -> str:
    """What the label looks like: code, numbered, titled, word, name or phrase; empty for a sentence."""
    base = " ".join(_PARENTHESES.sub(" ", speaker).split())
    words = base.split()
    if not words or words[0].casefold() in SECTIONS - SPEAKER_ROLES:
        return ""
    if _CODE.fullmatch(base):
        return "code"
    plain = [word.casefold() for word in words]
    lead = plain[1:] if plain[0] in ARTICLES else plain
    rest = words[len(words) - len(lead) + 1 :]
    if lead and lead[0] in TITLES and all(_is_name_word(word) for word in rest):
        return "titled"
    if _NUMBERED.fullmatch(base):
        return "numbered"
    if all(_is_name_word(word) for word in words) and _is_capitalised(words[0]):
        return "word" if len(words) == 1 else "name"
    if len(words) > 5 or "," in base or not SENTENCE_WORDS.isdisjoint(plain):
        return ""
    return "phrase"


def _is_name_word(word: str) -> bool:
    """Whether the word can be part of a person's name."""
    return word in PARTICLES or word.isdigit() or _is_capitalised(word.strip(","))


def _is_capitalised(word: str) -> bool:
    """Whether the word begins with a capital, be it after a d' or an Mc."""
    bare = word.lstrip("\"'’")
    return bool(_NAME_WORD.fullmatch(bare)) and any(letter.isupper() for letter in bare[:4])


def _speaks_alone(text: str, labels: list[_Label], shape: str) -> bool:
    """Whether a text with one label is that speaker's; a word that stands here and there is not enough."""
    return shape in ("code", "numbered", "titled") or len(labels) * 2 >= sum(map(bool, text.split("\n")))


def _one_line_each(text: str, labels: list[_Label]) -> bool:
    """Whether hardly any turn runs on over a second paragraph."""
    starts = [label.start for label in labels]
    bodies = (text[label.words : end].strip() for label, end in zip(labels, starts[1:], strict=False))
    continued = sum("\n" in body for body in bodies)
    return continued * 50 <= len(labels)


def _header_end(text: str) -> int:
    """Where the header block ends: after the last line near the top that can only be a header.

    Lines of the same block below it ("Interviewer: Sanne") belong to it when a blank line follows. The search
    ends where somebody speaks: at a sentence, or a name that comes back.
    """
    end, at, held = 0, 0, True
    seen: set[str] = set()
    for line in text[:20_000].split("\n")[:60]:
        pair = _HEADER_LINE.match(line)
        name = pair["name"].casefold() if pair else ""
        value = pair["value"].strip() if pair else ""
        if is_header_name(name) or (name in SPEAKER_ROLES and _NUMBERED_CODE.fullmatch(value)):
            end, held = at + len(line), True
        elif not line.strip():
            end = at if held and text[end:at].strip() and end else end
            held = False
        elif (
            name in seen
            or len(value) > 60
            or value.endswith((".", "?", "!"))
            or (not pair and len(line) > 100)
        ):
            break
        else:
            held = held and bool(pair) and len(name) > 3
        seen.add(name or line)
        at += len(line) + 1
    return end


def _paragraphs(text: str, start: int, stop: int) -> Iterator[Turn]:
    """One turn per paragraph of a text that names nobody; a time at its start is kept."""
    pattern = r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*" if _is_wrapped(text) else r"[^\n]+"
    index = 0
    for paragraph in re.compile(pattern).finditer(text, start, stop):
        begin, end = _trimmed(text, *paragraph.span())
        stamp = _LEADING_TIME.match(text, begin, end)
        time = _seconds(stamp["time"]) if stamp else None
        if stamp:
            begin, end = _trimmed(text, stamp.end(), end)
        if begin < end:
            yield Turn(index, begin, end, "", time)
            index += 1


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken at a fixed width, so that only a blank line ends a paragraph."""
    lines = text.split("\n")
    inner = [len(line) for line, below in pairwise(lines) if line.strip() and below.strip()]
    return (
        len(inner) > 2 and max(map(len, lines)) <= 100 and sum(size > 50 for size in inner) > 0.8 * len(inner)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip())


def _seconds(time: str) -> float:
    """A clock time in seconds: hours:minutes:seconds or minutes:seconds."""
    seconds = 0.0
    for part in time.strip("[](){}<> ").replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
