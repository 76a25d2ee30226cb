"""Labels without a colon: `I<tab>text`, `Interviewer 1 - text`, `[id1] text`, `<nick> text`, or own lines.

A form counts only where it carries the whole text: its labels come back, at least two people have one, and
they stand before a fair share of the paragraphs. One such line alone is never a label.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Label(NamedTuple):
    """What may be a speaker's name: where its line starts, where the words begin, and a time if printed.

    `timed` says that the time can be no part of the words: in brackets, or behind the name.
    """

    start: int
    words: int
    speaker: str
    time: float | None
    after_blank: bool
    timed: bool = False


class Form(NamedTuple):
    """A way to print labels.

    `share` is how many of the lines must begin with one; `any_name` says that the form itself makes a label
    of what stands in it.
    """

    name: str
    pattern: re.Pattern[str]
    share: float
    any_name: bool = False


SPACE = r"[ \t\xa0]{0,40}"
F4_STAMP = r"#\d{1,2}:\d{2}:\d{2}-\d{1,3}#"
CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_UNTIL = rf"(?:[ \t]?(?:-|–|-->)[ \t]?{CLOCK})?"
TIME = rf"(?:[\[(<{{]{CLOCK}{_UNTIL}[\])>}}]|{F4_STAMP}|(?<![\d:]){CLOCK}(?![\d:]*\d))"
BOLD = r"(?:\*\*|__)?"
_LOOSE = r"\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,7})?"
_ISO = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?"
_BEFORE = rf"^{SPACE}(?:(?P<before>{TIME}){SPACE}(?:[-–—|]{SPACE})?)?{BOLD}"
_SHORT = r"(?P<speaker>[^\W_](?:[^:\t\n|]{0,40}?[\w.)])?)"

FORMS = (
    Form(
        "range",
        re.compile(
            rf"^{SPACE}(?P<before>{_LOOSE}){SPACE}-->{SPACE}{_LOOSE}{SPACE}\n(?P<speaker>[^\n]{{1,60}})\n",
            re.MULTILINE,
        ),
        0.15,
        any_name=True,
    ),
    Form(
        "nick",
        re.compile(
            rf"^(?:[\[(]?(?P<before>{_ISO}|{CLOCK})[\])]?[ \t]{{1,4}})?<[@+%~&]?(?P<speaker>[^<>\n]{{1,60}})>"
            r"[ \t:]{0,4}",
            re.MULTILINE,
        ),
        0.5,
        any_name=True,
    ),
    Form(
        "brackets",
        re.compile(
            rf"{_BEFORE}\[(?P<speaker>[^\W_][^\[\]\n:]{{0,40}})\]{BOLD}{SPACE}:?{SPACE}(?=\S)", re.MULTILINE
        ),
        0.3,
    ),
    Form(
        "bold",
        re.compile(
            rf"^{SPACE}(?:\*\*|__)(?P<speaker>[^*_\n]{{1,40}})(?:\*\*|__){SPACE}\n?{SPACE}(?=\S)",
            re.MULTILINE,
        ),
        0.15,
    ),
    Form(
        "tab",
        re.compile(rf"{_BEFORE}{_SHORT}{BOLD}(?:\t|[ \xa0]{{2}}|{SPACE}\|){SPACE}(?=\S)", re.MULTILINE),
        0.15,
    ),
    Form(
        "dash",
        re.compile(rf"{_BEFORE}{_SHORT}{BOLD}[ \t\xa0]{{0,3}}[-–—>=]+[ \t\xa0]{{1,9}}(?=\S)", re.MULTILINE),
        0.15,
    ),
    Form(
        "line",
        re.compile(
            rf"{_BEFORE}(?P<speaker>[^\W_](?:[^:\t\n|]{{0,40}}?[\w.)])?){BOLD}{SPACE}[-–—]?{SPACE}\n(?=\n?[^\n])",
            re.MULTILINE,
        ),
        0.15,
    ),
    Form(
        "capitals",
        re.compile(
            r"^[ \t]{0,8}(?P<speaker>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,20}(?:[ ][A-ZÀ-Þ0-9][A-ZÀ-Þ0-9.'’-]{0,20}){0,3})"
            r"[ ](?=[\"“'‘(\[…]{0,2}(?:[A-ZÀ-Þ][^A-ZÀ-Þ]|…|\[))",
            re.MULTILINE,
        ),
        0.3,
    ),
)
"""The forms, the plainest first."""


PATTERN_EXAMPLE = r"like '(?P<speaker>I|R\d+)\s+', in single quotation marks"
"""What a pattern for labels may look like."""


def labels_in_form(text: str, form: Form) -> Iterator[Label]:
    """Everything at a line start that has this form, in order."""
    first: dt.datetime | None = None
    for match in form.pattern.finditer(text):
        before = match.groupdict().get("before")
        time = None
        if before and "-" in before[:8] and not before.startswith("#"):
            moment = dt.datetime.fromisoformat(before.replace("Z", "+00:00"))
            first = first or moment
            time = max(0.0, (moment - first).total_seconds())
        elif before:
            time = seconds(before)
        yield label(text, match.start(), match.end(), match["speaker"], time)


def label(text: str, start: int, words: int, speaker: str, time: float | None) -> Label:
    """The label, its name with single spaces."""
    blank = start == 0 or text[max(0, start - 2) : start].isspace()
    return Label(start, words, " ".join(speaker.split()).strip(" :*_"), time, blank)


def carries(labels: list[Label], lines: int, share: float) -> bool:
    """Whether labels stand before enough of the lines, and mostly change from one to the next."""
    if len(labels) < 2 or len(labels) < share * lines:
        return False
    speakers = [each.speaker for each in labels]
    changes = sum(one != other for one, other in pairwise(speakers))
    return (
        len(set(speakers)) > 1
        and len(set(speakers)) * 2 <= len(labels) + 2
        and changes * 3 >= len(labels) - 1
    )


def labels_by_pattern(text: str, pattern: str) -> list[Label]:
    """The labels that a study's own pattern finds at line starts.

    The pattern's group `speaker`, else its first, is the name; a group `time` is a clock time. Only the first
    300 characters of a line are looked at, so that no pattern can run away.
    """
    compiled = re.compile(pattern)
    name = "speaker" if "speaker" in compiled.groupindex else 1
    found, at = [], 0
    for line in text.split("\n"):
        match = compiled.match(line[:300])
        if match and match[name] and match[name].strip():
            time = match["time"] if "time" in compiled.groupindex else None
            is_clock = time and re.fullmatch(rf"{SPACE}{TIME}{SPACE}", time)
            found.append(
                label(text, at, at + match.end(), match[name], seconds(time) if time and is_clock else None)
            )
        at += len(line) + 1
    return found


def pattern_mistake(pattern: str) -> str:
    """What is wrong with a pattern for labels; empty for a good one."""
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        return f"is no regular expression: {error.msg}"
    if not compiled.groups:
        return "has no group around the speaker's name"
    return "fits any line, also an empty one" if compiled.match("") else ""


def seconds(time: str) -> float:
    """A clock time in seconds: hours:minutes:seconds or minutes:seconds, with tenths after . , or - ."""
    total = 0.0
    begin = re.split(r"[ \t]?(?:-->|–|-(?=[ \t]?\d{1,2}:))", time.strip("[](){}<># \t\xa0"), maxsplit=1)[0]
    for part in begin.replace(",", ".").replace("-", ".").split(":"):
        total = total * 60 + float(part)
    return total
