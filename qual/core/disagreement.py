"""Where coders disagree, in an order in which a team can talk it over: what they differ on most first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qual.core.laid_codings import Laid, Placed, Read, Rules, places_coded, segments_of
from qual.core.numbers import natural
from qual.core.stretches import Stretch, overlap

KINDS = ("one", "other", "edges")
"""Somebody coded nothing there, both coded and not the same, or the same with other edges."""


class Disagreement(NamedTuple):
    """A place that coders did not code alike.

    `coded` has for each reader the codes that another one does not have there, `agreed` the codes that all
    readers have. `about` are all codes that differ; places that are about the same codes are talked over
    together. `ids` are the codings that differ.
    """

    transcript: str
    turn: int
    start: int
    end: int
    kind: str
    about: tuple[str, ...]
    coded: Mapping[str, tuple[str, ...]]
    agreed: tuple[str, ...]
    ids: tuple[str, ...]


class Topic(NamedTuple):
    """Codes that coders differ on, in how many places, of each kind, and in how many transcripts."""

    about: tuple[str, ...]
    places: int
    kinds: Mapping[str, int]
    transcripts: int
    by: Mapping[str, int]
    """How often each coder coded something there."""


class _Odd(NamedTuple):
    """A stretch that one coder has a code on and another reader has not."""

    start: int
    end: int
    code: str
    coder: int
    ids: tuple[str, ...]


def disagreements(
    laid: Laid, texts: Mapping[str, Read], coders: Sequence[str], codes: Sequence[str], rules: Rules
) -> list[Disagreement]:
    """The places that coders did not code alike, those about the same codes together, most of them first.

    In characters and segments a passage has its like where another coder has one with the same code that
    shares enough with it (`rules.overlap`); in turns and sentences where the unit counts as coded.
    """
    order = {code: at for at, code in enumerate(codes)}
    found: list[Disagreement] = []
    for name, by_code in laid.items():
        text = texts[name]
        known = {code: own for code, own in by_code.items() if code in order}
        found += _in_transcript(name, known, text, coders, order, rules)
    often = Counter(each.about for each in found)
    return sorted(
        found,
        key=lambda each: (
            -often[each.about],
            [order[code] for code in each.about],
            natural(each.transcript),
            each.start,
            each.end,
        ),
    )


def topics(found: Sequence[Disagreement], coders: Sequence[str]) -> list[Topic]:
    """What coders differ on, in the order of the places."""
    by_about: dict[tuple[str, ...], list[Disagreement]] = defaultdict(list)
    for each in found:
        by_about[each.about].append(each)
    return [
        Topic(
            about,
            len(there),
            Counter(each.kind for each in there),
            len({each.transcript for each in there}),
            {coder: sum(bool(each.coded.get(coder)) for each in there) for coder in coders},
        )
        for about, there in by_about.items()
    ]


def _in_transcript(
    name: str,
    by_code: Mapping[str, Sequence[Sequence[Placed]]],
    text: Read,
    coders: Sequence[str],
    order: Mapping[str, int],
    rules: Rules,
) -> Iterator[Disagreement]:
    readers = [at for at in range(len(coders)) if text.readers >> at & 1]
    stretches = {
        code: [_stretches(own[at], text, rules) for at in range(len(coders))] for code, own in by_code.items()
    }
    odd: list[_Odd] = []
    for code, own in stretches.items():
        for coder in readers:
            for start, end in own[coder]:
                if not all(
                    any(overlap((start, end), beside) >= rules.overlap for beside in own[other])
                    for other in readers
                    if other != coder
                ):
                    ids = tuple(
                        sorted(p.coding.id for p in by_code[code][coder] if p.start < end and start < p.end)
                    )
                    odd.append(_Odd(start, end, code, coder, ids))
    for group in _touching(odd):
        start, end = min(each.start for each in group), max(each.end for each in group)
        coded: dict[int, set[str]] = {at: set() for at in readers}
        for each in group:
            coded[each.coder].add(each.code)
        about = {each.code for each in group}
        whole = {
            code
            for code, own in stretches.items()
            if code not in about
            and all(any(one < end and start < two for one, two in own[at]) for at in readers)
        }
        kind = "other"
        if not all(coded.values()):
            kind = "one"
        elif len({frozenset(each) for each in coded.values()}) == 1:
            kind = "edges"
        yield Disagreement(
            name,
            _turn(text, start),
            start,
            end,
            kind,
            tuple(sorted(about, key=order.__getitem__)),
            {coders[at]: tuple(sorted(coded[at], key=order.__getitem__)) for at in readers},
            tuple(sorted(whole, key=order.__getitem__)),
            tuple(dict.fromkeys(row for each in group for row in each.ids)),
        )


def _stretches(codings: Sequence[Placed], text: Read, rules: Rules) -> list[Stretch]:
    """A coder's stretches of one code: passages, or the units that count as coded."""
    if rules.unit in ("character", "segment"):
        return segments_of(codings)
    return [(text.starts[place], text.ends[place]) for place in places_coded(codings, text, rules.covers)]


def _touching(odd: Sequence[_Odd]) -> Iterator[list[_Odd]]:
    """Those that share characters, together, in reading order."""
    group: list[_Odd] = []
    end = -1
    for each in sorted(odd, key=lambda each: (each.start, each.end, each.coder, each.code)):
        if group and each.start >= end:
            yield group
            group = []
        group.append(each)
        end = each.end if len(group) == 1 else max(end, each.end)
    if group:
        yield group


def _turn(text: Read, start: int) -> int:
    """The turn in which a place begins, counted from 0."""
    at = max(0, bisect_right(text.starts, start) - 1)
    return text.numbers[at] if text.numbers else 0
