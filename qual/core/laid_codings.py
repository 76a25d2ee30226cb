"""Codings of several coders laid over each other: which of them put a code on how much of what they read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qual.core.stretches import Stretch, cut, overlap, shared, united

UNITS = ("character", "turn", "sentence", "segment")
"""What is counted: characters, turns or sentences of respondents, or the coded passages themselves."""


class Rules(NamedTuple):
    """How codings are laid over each other.

    A turn or sentence counts as coded where a coder's codings cover at least the part `covers` of it, any
    part where that is 0. Two segments agree where what they share is at least the part `overlap` of what they
    cover together. `interviewers` says that interviewers' words count too.
    """

    unit: str = "character"
    covers: float = 0.5
    overlap: float = 0.5
    interviewers: bool = False


class Coded(NamedTuple):
    """A coding as far as comparing coders needs it, without the white space around its words."""

    id: str
    transcript: str
    start: int
    end: int
    code: str
    coder: str
    origin: str


class Read(NamedTuple):
    """A transcript that some of the coders read, as places in its text that count, in order.

    `readers` has bit 0 for the first coder, bit 1 for the second, and so on. `numbers` are the turns of the
    places, counted from 0.
    """

    transcript: str
    readers: int
    starts: Sequence[int]
    ends: Sequence[int]
    numbers: Sequence[int]

    @property
    def characters(self) -> int:
        """How many characters count."""
        return sum(self.ends) - sum(self.starts)


class Placed(NamedTuple):
    """A coding on what counts: from its first to its last character there, and the parts of it by place."""

    coding: Coded
    start: int
    end: int
    parts: Sequence[tuple[int, int, int]]

    @property
    def inside(self) -> list[Stretch]:
        """The parts of it that count."""
        return [(start, end) for start, end, _ in self.parts]


Laid = Mapping[str, Mapping[str, Sequence[Sequence[Placed]]]]
"""Per transcript, per code, for each coder in turn: the codings there, in no order."""

Cells = Mapping[int, int]
"""How many units are coded by whom; the key has a bit per coder, and what nobody coded is not in it."""


class Laying(NamedTuple):
    """Codings where they count, and how many of each coder's lie wholly on words that do not."""

    laid: Laid
    outside: Mapping[str, int]


def lay(coded: Iterable[Coded], texts: Mapping[str, Read], coders: Sequence[str]) -> Laying:
    """The codings of these coders in transcripts that they read."""
    numbers = {name: at for at, name in enumerate(coders)}
    laid: dict[str, dict[str, list[list[Placed]]]] = {name: {} for name in texts}
    outside: dict[str, int] = defaultdict(int)
    for each in coded:
        text, number = texts.get(each.transcript), numbers.get(each.coder)
        if text is None or number is None or not text.readers >> number & 1:
            continue
        parts = cut(each.start, each.end, text.starts, text.ends)
        if not parts:
            outside[each.coder] += 1
            continue
        by_code = laid[each.transcript]
        if each.code not in by_code:
            by_code[each.code] = [[] for _ in coders]
        by_code[each.code][number].append(Placed(each, parts[0][0], parts[-1][1], parts))
    return Laying(laid, outside)


class Counts(NamedTuple):
    """The units of each code by who coded them, per transcript; `totals` has all units of a transcript."""

    cells: Mapping[str, Mapping[str, Cells]]
    totals: Mapping[str, int]


def count(laid: Laid, texts: Mapping[str, Read], rules: Rules) -> Counts:
    """Count the units of each code that each coder put it on.

    Segments have no units that nobody coded, so no totals: a segment counts once for each other reader, under
    both coders where that one has its like, and else under its own.
    """
    cells: dict[str, dict[str, Cells]] = defaultdict(dict)
    for name, by_code in laid.items():
        for code, coders in by_code.items():
            if rules.unit == "character":
                found = _characters(coders)
            elif rules.unit == "segment":
                found = _segments(coders, texts[name].readers, rules.overlap)
            else:
                found = _whole(coders, texts[name], rules.covers)
            cells[code][name] = found
    if rules.unit == "segment":
        return Counts(cells, {})
    alike = rules.unit == "character"
    return Counts(
        cells, {name: text.characters if alike else len(text.starts) for name, text in texts.items()}
    )


def _covered(codings: Sequence[Placed]) -> list[Stretch]:
    if len(codings) == 1 and len(codings[0].parts) == 1:
        return [codings[0].parts[0][:2]]
    return united((start, end) for each in codings for start, end, _ in each.parts)


def _characters(coders: Sequence[Sequence[Placed]]) -> Cells:
    covered = [_covered(each) for each in coders]
    own = [(1 << at, each) for at, each in enumerate(covered) if each]
    if len(own) == 1:
        return {own[0][0]: sum(end - start for start, end in own[0][1])}
    if len(own) == 2 and len(own[0][1]) == len(own[1][1]) == 1:
        # Nearly all of a large study is like this.
        (one, ((start, end),)), (other, ((began, ended),)) = own
        common = max(0, min(end, ended) - max(start, began))
        cells = {one: end - start - common, other: ended - began - common, one | other: common}
        return {who: number for who, number in cells.items() if number}
    found: dict[int, int] = defaultdict(int)
    for who, number in shared(covered):
        found[who] += number
    return found


def _whole(coders: Sequence[Sequence[Placed]], text: Read, covers: float) -> Cells:
    who: dict[int, int] = defaultdict(int)
    for bit, codings in enumerate(coders):
        for place in places_coded(codings, text, covers):
            who[place] |= 1 << bit
    found: dict[int, int] = defaultdict(int)
    for each in who.values():
        found[each] += 1
    return found


def places_coded(codings: Sequence[Placed], text: Read, covers: float) -> list[int]:
    """The places of which a coder's codings of one code cover enough, in order."""
    by_place: dict[int, list[Stretch]] = defaultdict(list)
    for each in codings:
        for start, end, place in each.parts:
            by_place[place].append((start, end))
    return [
        place
        for place, stretches in sorted(by_place.items())
        if sum(end - start for start, end in united(stretches))
        >= covers * (text.ends[place] - text.starts[place])
    ]


def _segments(coders: Sequence[Sequence[Placed]], readers: int, least: float) -> Cells:
    found: dict[int, int] = defaultdict(int)
    segments = [segments_of(each) for each in coders]
    for one in range(len(coders)):
        for other in range(len(coders)):
            if one != other and readers >> one & readers >> other & 1:
                for each in segments[one]:
                    has_like = any(overlap(each, beside) >= least for beside in segments[other])
                    found[1 << one | 1 << other if has_like else 1 << one] += 1
    return found


def segments_of(codings: Sequence[Placed]) -> list[Stretch]:
    """A coder's passages with one code; those that overlap are one, those that only touch are two."""
    if len(codings) == 1:
        return [(codings[0].start, codings[0].end)]
    return united(((each.start, each.end) for each in codings), touching=False)
