"""Who says what: a transcript's text cut into turns by the speaker labels at its line starts.

Which labels are speakers is decided over the whole text, because one line alone cannot tell "Anna: ..." from
"Conclusie: ...". Every pattern here is bounded, so the work grows with the length of the text only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qual.core.headers import SPEAKER_ROLES, is_header_name
from qual.core.label_forms import (
    BOLD,
    CLOCK,
    F4_STAMP,
    FORMS,
    SPACE,
    TIME,
    Label,
    carries,
    label,
    labels_by_pattern,
    labels_in_form,
    seconds,
)
from qual.core.label_words import (
    ARTICLES,
    GROUPS,
    NO_SPEAKERS,
    PARTICLES,
    REMARKS,
    SECTIONS,
    SENTENCE_WORDS,
    TITLES,
)
from qual.core.study import INTERVIEWERS
from qual.core.transcript import Turn


class Layout(NamedTuple):
    """Where the header block ends, and the turns below it."""

    header_end: int
    turns: tuple[Turn, ...]


_NAME = r"(?P<speaker>[^\W_](?:[^:\n]{0,58}?[\w.)])?)"

_WITH_COLON = re.compile(
    rf"^(?:{SPACE}(?P<above>{TIME}){SPACE}\n{{1,2}})?{SPACE}{BOLD}"
    rf"(?:(?P<before>{TIME}){SPACE}(?:[-–—|]{SPACE})?)?{BOLD}"
    rf"{_NAME}{BOLD}{SPACE}(?:(?P<after>{TIME}){SPACE})?{BOLD}{SPACE}(?:(?<!\d):|:(?!\d)){BOLD}(?!//)",
    re.MULTILINE,
)
_WITH_TIME = re.compile(
    rf"^{SPACE}{BOLD}{_NAME}{BOLD}[ \t\xa0|–-]{{1,40}}(?P<after>{TIME}){SPACE}$", re.MULTILINE
)
_LEADING_TIME = re.compile(rf"{SPACE}(?P<time>{TIME})(?=[ \t\xa0]|$){SPACE}[-–—|]?")
_LEADING_STAMP = re.compile(rf"{SPACE}(?P<time>[\[(<{{]{CLOCK}[\])>}}]|{F4_STAMP}){SPACE}[-–—|]?{SPACE}")
_TRAILING_STAMP = re.compile(rf"(?P<time>{F4_STAMP})\s*\Z")
_A_TIME = re.compile(r":\d")
_NO_TIMES: dict[str, str] = {}
_SEPARATOR = re.compile(rf"{SPACE}[:–—|-]?{SPACE}")
_SIGNED = re.compile(r"\n\s{0,9}(?:\*{0,2}Transcribed by https?://otter\.ai)\S*\s*\Z")
_LINE_NUMBER = re.compile(r"^[ \t]{0,8}(\d{1,5})[.)|:]?[ \t]{1,8}(?=\S)", re.MULTILINE)
_SHARE_OF_MARKS = 0.15
_HEADER_LINE = re.compile(
    rf"{SPACE}(?P<name>[^\W\d_][^:\n]{{0,60}}?){SPACE}:(?!//)[ \t\xa0]*(?P<value>[^\n]*)"
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


def read_layout(
    text: str,
    interviewers: Iterable[str] = INTERVIEWERS,
    pattern: str = "",
    set_off: Sequence[tuple[int, int]] = (),
) -> Layout:
    """The header block's end and the turns of a transcript.

    `pattern` is a study's own for labels; where it finds none the text is read as if there were no pattern.
    `set_off` are the places of words at the start of a paragraph that the file sets off from what follows, in
    bold for instance.
    """
    text = _without_line_numbers(text)
    header_end = _header_end(text)
    labels = labels_by_pattern(text, pattern) if pattern else []
    if labels:
        header_end = min(header_end, labels[0].start)
    else:
        labels = _labels(text, header_end, tuple(interviewers), set_off)
    if not labels:
        return Layout(header_end, tuple(_paragraphs(text, header_end, len(text))))
    first = labels[0].start
    above = list(_paragraphs(text, header_end, first))
    turns = above if len(above) > 20 or first - header_end > 4_000 else []
    return Layout(header_end if turns else first, (*turns, *_labelled(text, labels, len(turns))))


def _without_line_numbers(text: str) -> str:
    """The text with spaces in the place of the numbers before its lines, where nearly every line has one."""
    numbered = list(_LINE_NUMBER.finditer(text))
    if len(numbered) < 4:
        return text
    lines = sum(map(bool, map(str.strip, text.split("\n"))))
    numbers = [int(each[1]) for each in numbered]
    steps = sum(other - one == 1 for one, other in pairwise(numbers))
    if len(numbers) < 0.8 * lines or steps < 0.9 * (len(numbers) - 1):
        return text
    return _LINE_NUMBER.sub(lambda match: " " * len(match[0]), text)


def _labels(
    text: str, header_end: int, interviewers: Sequence[str], set_off: Sequence[tuple[int, int]]
) -> list[Label]:
    """The labels in the form that carries the text: with a colon, unless another has far more of them."""
    askers = frozenset(name.casefold() for name in interviewers) | SPEAKER_ROLES
    best = _speakers(text, [each for each in _candidates(text) if each.start >= header_end], askers)
    lines = sum(map(bool, map(str.strip, text[header_end:].split("\n"))))
    # A form has at most one label a line: where more than half the lines have one there is nothing to gain.
    for form in FORMS if 2 * len(best) < lines else ():
        found = [each for each in labels_in_form(text, form) if each.start >= header_end]
        if len(found) > 2 * len(best):
            kept = _in_form(found, lines, form.share, askers, any_name=form.any_name)
            best = kept if len(kept) > 2 * len(best) else best
    if len(set_off) > 2 * len(best):
        marked = [
            label(text, start, _after_mark(text, end), text[start:end], None)
            for start, end in set_off
            if start >= header_end
        ]
        kept = _in_form(marked, lines, _SHARE_OF_MARKS, askers)
        best = kept if len(kept) > 2 * len(best) else best
    return best


def _in_form(
    found: list[Label], lines: int, share: float, askers: frozenset[str], *, any_name: bool = False
) -> list[Label]:
    """The labels of one form that are speakers; none where the form does not carry the text."""
    if any_name:
        return found if len(found) >= share * lines else []
    often = Counter(each.speaker for each in found)
    shapes = {speaker: _shape_of_label(speaker) for speaker in often}
    plain = {
        speaker for speaker in often if shapes[speaker] and speaker.casefold() not in NO_SPEAKERS | REMARKS
    }
    asked = any(speaker.casefold() in askers for speaker in plain)
    again = {speaker for speaker in plain if often[speaker] > 1 or asked}
    if not carries([each for each in found if each.speaker in again], lines, share):
        return []
    once = {speaker for speaker in plain if shapes[speaker] in ("titled", "numbered", "name", "code")}
    return [each for each in found if each.speaker in again | once]


def _shape_of_label(speaker: str) -> str:
    """The shape of a label that no colon follows: stricter, because a phrase may be anything."""
    if not speaker or _NOT_IN_A_NAME.search(speaker) or is_header_name(speaker):
        return ""
    shape = _shape(speaker)
    return "" if shape == "phrase" else shape


def _after_mark(text: str, end: int) -> int:
    """Where the words begin behind words that are set off."""
    separator = _SEPARATOR.match(text, end)
    return separator.end() if separator else end


def _labelled(text: str, labels: Sequence[Label], first: int) -> Iterator[Turn]:
    """The turns behind the labels, each up to the next; times from the label or beside the words.

    A stamp at the end of a turn says when the next one begins.
    """
    ends = [each.start for each in labels[1:]] + [_closing(text)]
    if not _A_TIME.search(text):
        for index, (each, limit) in enumerate(zip(labels, ends, strict=True), first):
            yield Turn(index, *_trimmed(text, each.words, max(each.words, limit)), each.speaker, None)
        return
    bare = _times_stand_bare(text, labels)
    before: float | None = 0.0
    for index, (each, limit) in enumerate(zip(labels, ends, strict=True), first):
        start, end = _trimmed(text, each.words, max(each.words, limit))
        time = each.time
        stamp = (_LEADING_STAMP if not bare else _LEADING_TIME).match(text, start, end)
        if stamp and time is None:
            time = seconds(stamp["time"])
            start, end = _trimmed(text, stamp.end(), end)
        closing = _TRAILING_STAMP.search(text, max(start, end - 40), end)
        if closing:
            end = max(start, _trimmed(text, start, closing.start())[1])
            time = before if time is None else time
        yield Turn(index, start, end, each.speaker, before if time is None and index > first else time)
        before = seconds(closing["time"]) if closing else None


def _times_stand_bare(text: str, labels: Sequence[Label]) -> bool:
    """Whether most turns begin with a clock time that only ever goes up: then it is no part of the words."""
    times = [
        seconds(stamp["time"])
        for each in labels
        if (stamp := _LEADING_TIME.match(text, each.words, each.words + 60))
    ]
    return len(times) > 1 and len(times) * 2 >= len(labels) and times == sorted(times)


def _closing(text: str) -> int:
    """Where the words end: before the line with which a transcription service signs."""
    signed = _SIGNED.search(text, max(0, len(text) - 200))
    return signed.start() if signed else len(text)


def _candidates(text: str) -> Iterator[Label]:
    """Everything at a line start that has the form of a label, in order."""
    found = list(_WITH_COLON.finditer(text))
    timed = bool(_A_TIME.search(text))
    if timed:
        lines_taken = {text.rfind("\n", 0, match.end()) for match in found}
        found += [match for match in _WITH_TIME.finditer(text) if match.start() - 1 not in lines_taken]
        found.sort(key=lambda match: match.start())
    names: dict[str, str] = {}
    for match in found:
        printed = match["speaker"]
        if printed not in names:
            names[printed] = _name_in_label(printed)
        if names[printed]:
            times = match.groupdict() if timed else _NO_TIMES
            time = times.get("before") or times.get("after") or times.get("above")
            start, end = match.span()
            yield Label(
                start,
                end,
                names[printed],
                seconds(time) if time else None,
                start == 0 or text[max(0, start - 2) : start].isspace(),
                bool(time) and (not times.get("before") or not str(time)[0].isdigit()),
            )


def _name_in_label(printed: str) -> str:
    """The name that is printed in a label; empty where it can be nobody's."""
    speaker = " ".join(printed.split(" ")).strip()
    if _NOT_IN_A_NAME.search(speaker) or len(speaker.split()) > 8:
        return ""
    return "" if is_header_name(speaker) and speaker.casefold() not in GROUPS else speaker


def _speakers(text: str, candidates: list[Label], askers: frozenset[str]) -> list[Label]:
    """The candidates that are speakers, decided over all of them."""
    often = Counter(label.speaker for label in candidates)
    shapes = {speaker: _shape(speaker) for speaker in often}
    sure = {
        speaker
        for speaker, times in often.items()
        if speaker.casefold() not in GROUPS and _is_sure(speaker, shapes[speaker], times, askers)
    }
    timed = [each for each in candidates if each.timed and shapes[each.speaker] not in ("", "phrase")]
    if len(timed) > 1 and all((one.time or 0.0) <= (other.time or 0.0) for one, other in pairwise(timed)):
        sure |= {each.speaker for each in timed if each.speaker.casefold() not in NO_SPEAKERS}
    certain = [label for label in candidates if label.speaker in sure]
    if not certain or (len(sure) == 1 and not _speaks_alone(text, certain, shapes[certain[0].speaker])):
        return []
    first = certain[0].start
    named = {speaker for speaker in sure if shapes[speaker] in ("word", "name", "titled")}
    spaced = sum(label.after_blank for label in certain[1:]) >= 0.9 * max(1, len(certain) - 1)
    one_line_each = named and _one_line_each(text, certain)
    in_capitals = all(len(speaker) > 2 and speaker.isupper() for speaker in sure)
    all_timed = all(label.timed for label in certain)

    def is_speaker(label: Label) -> bool:
        if label.speaker in sure:
            return True
        if label.speaker.casefold() in GROUPS and label.start > first:
            return True
        if (in_capitals and not label.speaker.isupper()) or (all_timed and not label.timed):
            return False
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


def _speaks_alone(text: str, labels: list[Label], shape: str) -> bool:
    """Whether a text with one label is that speaker's; a word that stands here and there is not enough."""
    return shape in ("code", "numbered", "titled") or len(labels) * 2 >= sum(map(bool, text.split("\n")))


def _one_line_each(text: str, labels: list[Label]) -> bool:
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
    if start >= stop:
        return
    pattern = r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*" if _is_wrapped(text) else r"[^\n]+"
    index = 0
    for paragraph in re.compile(pattern).finditer(text, start, stop):
        begin, end = _trimmed(text, *paragraph.span())
        stamp = _LEADING_TIME.match(text, begin, end)
        time = seconds(stamp["time"]) if stamp else None
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
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
