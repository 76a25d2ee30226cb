"""The surroundings of a place, read for what could turn the words that were taken from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from qual.core.bracketed import adds_a_statement, edge_replaced, replaced_words
from qual.core.caution import (
    Heard,
    caution_at_mark,
    caution_before,
    caution_behind,
    caution_of_speech,
    sentence,
)
from qual.core.comparable import comparable, folded
from qual.core.marks import Enclosed, enclosed
from qual.core.quote import Caution, Difference
from qual.matching.chains import REPLACED

if TYPE_CHECKING:
    from qual.core.printed import Printed
    from qual.matching.chains import Chain
    from qual.matching.index import WordIndex

_FARTHEST = 25
_ENOUGH = 500
_PARTS = re.compile(r"[,.?!;:…()\[\]–—]")
_IN_NAMES = frozenset("de het een van der den te ten ter meneer mevrouw dokter the of mr mrs".split())
_ENDS = re.compile(r"[.?!;:…]")
_STOPS = re.compile(r"[.?!;…]")
_ANNOUNCING, _ANNOUNCED = 12, 3
"""So many words before speech, and behind it, can say whose it is."""


def cautions_at(index: WordIndex, first: int, after: int, last_mark: str) -> tuple[Caution, ...]:
    """What the words around a run of words make of it; `last_mark` is printed behind its last word."""
    found = [
        caution_before(_sentence_before(index, first), folded(index.said(first, first + 1)[0]))
        or _told(index, first, after),
        caution_behind(_mark(index, after - 1), _behind(index, after)),
        _asked(index, after, last_mark),
    ]
    return tuple(each for each in found if each)


def cautions_in(index: WordIndex, quote: Printed, chain: Chain) -> tuple[Caution, ...]:
    """What the marks of omission of a quotation hide, and what stands around it."""
    found = []
    for (_, before), (behind, _), (_, end) in zip(
        chain.pieces, chain.pieces[1:], quote.segments(), strict=False
    ):
        if end not in quote.elisions:
            continue
        turn = index.turns[before - 1] == index.turns[behind]
        left_out = [_heard(index, at) for at in range(before, min(behind, before + 200))] if turn else []
        is_apposition = left_out and "," in _mark(index, before - 1) and _is_name(index, before, behind)
        if not is_apposition:
            found.append(caution_at_mark(_mark(index, before - 1), left_out, same_turn=bool(turn)))
    marks = tuple(each for each in found if each)
    marks += tuple(Caution("replaced", words) for words in _replaced(index, quote, chain) if words)
    marks += tuple(Caution("added", words) for words in _added(quote))
    return (*marks, *cautions_at(index, chain.first, chain.after, quote.ends[-1]))


def cautions_of_brackets(difference: Iterable[Difference]) -> tuple[Caution, ...]:
    """The words that brackets stand in place of, where the rest was lightly edited."""
    steps = [step for step in difference if step.kind == "inserted" and step.source]
    found = [replaced_words(step.source.split(), step.report.split()) for step in steps]
    return tuple(Caution("replaced", words) for words in found if words)


def shared(found: Sequence[tuple[Caution, ...]]) -> tuple[Caution, ...]:
    """The cautions of the first place, where every place that the words may come from has some."""
    return found[0] if found and all(found) else ()


def _told(index: WordIndex, first: int, after: int) -> Caution | None:
    """Whether a run of words is speech that its speaker tells of: between marks in the turn, or announced."""
    turn, start, end = index.within_turn(first, after)
    speech = next((each for each in _speech(turn) if each.start <= start and end <= each.end), None)
    if speech:
        size = len(comparable(turn[speech.start : start]))
        behind = [Heard(folded(word), word, "") for word in turn[speech.after :].split()[:_ANNOUNCED]]
        return caution_of_speech(_turn_before(index, first - size), behind, is_marked=True)
    sentence_before = _sentence_before(index, first, _STOPS)
    colons = [number for number, each in enumerate(sentence_before, 1) if ":" in each.mark]
    return caution_of_speech(sentence_before[: colons[-1]], (), is_marked=False) if colons else None


@lru_cache(64)
def _speech(turn: str) -> tuple[Enclosed, ...]:
    """What stands between marks in a turn, but for marks around all of it."""
    found = [each for each in enclosed(turn) if each.opened and each.closed]
    return tuple(each for each in found if (turn[: each.outer] + turn[each.after :]).strip(" .\n"))


def _turn_before(index: WordIndex, first: int) -> list[Heard]:
    """The words of a turn before one of its words, as far as they are near."""
    low = max(first - _ANNOUNCING, 0)
    return [_heard(index, at) for at in range(low, first) if index.turns[at] == index.turns[first]]


def _asked(index: WordIndex, after: int, last_mark: str) -> Caution | None:
    """Whether the words are of a question that the report does not print as one."""
    rest = sentence([_heard(index, after - 1), *_behind(index, after)])
    if "?" in rest[-1].mark and "?" not in last_mark:
        return Caution("asked", f"{' '.join(each.shown for each in rest)}?")
    return None


def _replaced(index: WordIndex, quote: Printed, chain: Chain) -> Iterator[str]:
    """What was said where the quotation has words in brackets, as far as they take its place."""
    segments = quote.segments()
    for number, (before, behind) in enumerate(pairwise(segments)):
        first, after = chain.pieces[number][1], chain.pieces[number + 1][0]
        is_marked = any(at in quote.elisions for at in range(before[1], behind[0] + 1))
        if 0 < after - first <= REPLACED or (after > first and not is_marked):
            shown, is_name = quote.shown[before[1] : behind[0]], _is_name(index, first, after)
            yield replaced_words(index.said(first, after), shown, is_name=is_name)
    lead, last = quote.shown[: segments[0][0]], quote.shown[segments[-1][1] :]
    if lead:
        first = chain.first - len(_clause_before(index, chain.first))
        said = index.said(first, chain.first)
        yield edge_replaced(said, lead, leads=True, is_name=_is_name(index, first, chain.first))
    if last and segments[-1][1] not in quote.elisions:
        rest = list(takewhile(lambda at: not _PARTS.search(_mark(index, at - 1)), _same_voice(index, chain)))
        said = index.said(rest[0], rest[-1] + 1) if rest else []
        is_name = bool(rest) and _is_name(index, rest[0], rest[-1] + 1)
        yield edge_replaced(said, last, is_name=is_name)


def _added(quote: Printed) -> Iterator[str]:
    """The stretches in brackets that add a statement."""
    edges = [0, *(edge for segment in quote.segments() for edge in segment), len(quote.words)]
    for first, after in zip(edges[::2], edges[1::2], strict=True):
        if adds_a_statement(quote.shown[first:after]):
            yield " ".join(quote.shown[first:after])


def _same_voice(index: WordIndex, chain: Chain) -> Iterator[int]:
    """The positions behind a chain that the same speaker says."""
    for at in range(chain.after, min(chain.after + _FARTHEST, len(index))):
        if index.voices[at] != index.voices[chain.after - 1]:
            return
        yield at


def _clause_before(index: WordIndex, first: int) -> list[Heard]:
    found = _sentence_before(index, first)
    parts = [number for number, each in enumerate(found, 1) if _PARTS.search(each.mark)]
    return found[parts[-1] :] if parts else found


def _is_name(index: WordIndex, first: int, after: int) -> bool:
    """Whether a stretch is a name: capitals, and the first of a sentence is never written small within one.

    Only articles and prefixes may be small in it.
    """
    words = index.said(first, after)
    large = [at for at, word in enumerate(words, first) if word[:1].isupper()]
    small = [folded(word) for word in words if not word[:1].isupper()]
    if not large or not _IN_NAMES.issuperset(small):
        return False
    return any(not _begins(index, at) or _is_written_large(index, at) for at in large)


def _begins(index: WordIndex, at: int) -> bool:
    """Whether a word is the first of a sentence, or of what somebody says."""
    return not at or bool(_ENDS.search(_mark(index, at - 1)))


def _is_written_large(index: WordIndex, at: int) -> bool:
    """Whether the transcripts give a word a capital within sentences too, and nowhere leave it out."""
    places = index.places(index.numbers([folded(index.said(at, at + 1)[0])])).tolist()
    larges = [index.said(place, place + 1)[0][:1].isupper() for place in places[:_ENOUGH]]
    return all(larges) and any(not _begins(index, place) for place in places[:_ENOUGH])


def _sentence_before(index: WordIndex, first: int, ends: re.Pattern[str] = _ENDS) -> list[Heard]:
    """The words of one speaker that stand before a word in its sentence, as far as that is near."""
    found: list[Heard] = []
    for at in range(first - 1, max(first - 1 - _FARTHEST, -1), -1):
        if index.voices[at] != index.voices[first] or ends.search(_mark(index, at)):
            break
        found.insert(0, _heard(index, at))
    return found


def _behind(index: WordIndex, after: int) -> list[Heard]:
    """The words that the same speaker says next."""
    last = min(after + _FARTHEST, len(index))
    found = []
    for before, at in pairwise(range(after - 1, last)):
        if index.voices[at] != index.voices[before]:
            break
        found.append(_heard(index, at))
    return found


def _heard(index: WordIndex, at: int) -> Heard:
    said = index.said(at, at + 1)[0]
    return Heard(folded(said), said, _mark(index, at))


def _mark(index: WordIndex, at: int) -> str:
    """The characters between a word and the next of the same speaker; behind the last, how it ends."""
    if at + 1 >= len(index) or index.voices[at] != index.voices[at + 1]:
        return "?" if index.asks(at) else "."
    return index.between(at, at + 1)
