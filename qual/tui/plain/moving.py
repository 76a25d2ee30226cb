"""Going about in the plain mode: from sentence to sentence, selecting, searching, to other transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qual.actions.read_transcripts import list_transcripts
from qual.core.span import Span
from qual.core.words import say
from qual.tui.plain.naming import one_line

if TYPE_CHECKING:
    from qual.tui.plain.desk import Plain

Said = Iterable[str]


def show_here(plain: Plain, _: str) -> Said:
    """Say where the coder is and what is coded there."""
    yield from plain.here()
    if not plain.touching():
        yield say("plain.none_here")


def read_turn(plain: Plain, _: str) -> Said:
    """Read the whole turn, sentence by sentence."""
    for span in plain.place.sentences:
        yield one_line(span.of(plain.text.text))


def next_sentence(plain: Plain, _: str) -> Said:
    """Go to the next sentence."""
    if not plain.place.step(1):
        yield say("plain.edge_last")
        return
    yield from plain.here()


def previous_sentence(plain: Plain, _: str) -> Said:
    """Go to the sentence before."""
    if not plain.place.step(-1):
        yield say("plain.edge_first")
        return
    yield from plain.here()


def next_turn(plain: Plain, _: str) -> Said:
    """Go to the next turn."""
    yield from to_turn(plain, str(plain.place.turn.index + 2))


def previous_turn(plain: Plain, _: str) -> Said:
    """Go to the turn before."""
    yield from to_turn(plain, str(plain.place.turn.index))


def to_turn(plain: Plain, number: str) -> Said:
    """Go to the turn with a number."""
    if not number.isdecimal() or not plain.place.to_turn(int(number) - 1):
        yield say("plain.no_turn", turn=number, turns=len(plain.place.turns))
        return
    yield from plain.here()


def uncoded(plain: Plain, _: str) -> Said:
    """Go to the next turn without a code."""
    if not plain.place.to_uncoded([each.span for each in plain.codings]):
        yield say("plain.all_coded")
        return
    yield from plain.here()


def more(plain: Plain, _: str) -> Said:
    """Select a sentence more."""
    plain.place.more()
    yield from plain.selected()


def less(plain: Plain, _: str) -> Said:
    """Select a sentence less."""
    plain.place.less()
    yield from plain.selected()


def whole_turn(plain: Plain, _: str) -> Said:
    """Select the whole turn."""
    plain.place.whole_turn()
    yield from plain.selected()


def grow(plain: Plain, _: str) -> Said:
    """Select the next larger unit."""
    plain.place.grow()
    yield from plain.selected()


def let_go(plain: Plain, _: str) -> Said:
    """Let go of the selection."""
    plain.place.selection = None
    yield from plain.selected()


def select_numbers(plain: Plain, rest: str) -> Said:
    """Select from one word's number to another's."""
    numbers = [int(each) for each in re.findall(r"\d+", rest)]
    words = plain.place.words
    first, last = (numbers * 2)[:2] if numbers else (0, 0)
    if not 1 <= first <= last <= len(words):
        yield say("plain.no_word_numbers", words=len(words))
        return
    plain.place.selection = Span(words[first - 1].start, words[last - 1].end)
    yield from plain.selected()


def select_words(plain: Plain, words: str) -> Said:
    """Select these words, where the turn has them once."""
    found = plain.place.find_in_turn(words)
    if len(found) != 1:
        key = "plain.twice" if found else "plain.no_words"
        yield say(key, times=len(found), text=words)
        return
    plain.place.selection = found[0]
    yield from plain.selected()


def find(plain: Plain, words: str) -> Said:
    """Go to the next place with these words; without words, to the next of the last ones."""
    if words:
        plain.hits, plain.hit = plain.place.find(words), plain.place.start - 1
    if not plain.hits:
        yield say("plain.not_found", words=words)
        return
    later = [each for each in plain.hits if each.start > plain.hit]
    hit = (later or plain.hits)[0]
    plain.hit = hit.start
    plain.place.to(hit.start)
    yield say("plain.found", at=plain.hits.index(hit) + 1, hits=len(plain.hits))
    yield from plain.here()


def list_all(plain: Plain, _: str) -> Said:
    """List the transcripts with their numbers."""
    for number, each in enumerate(list_transcripts(plain.study), 1):
        people = dict.fromkeys(who.respondent for who in each.speakers if who.respondent)
        facts = [*people, each.wave, each.perspective]
        told = "".join(f", {fact}" for fact in facts if fact)
        yield say("plain.transcript_row", number=number, name=each.name, facts=told)


def open_number(plain: Plain, number: str) -> Said:
    """Open the transcript with a number."""
    there = list_transcripts(plain.study)
    if not number.isdecimal() or not 1 <= int(number) <= len(there):
        yield say("plain.no_transcript", number=number)
        return
    plain.leave()
    plain.open(there[int(number) - 1].name)
    yield from plain.opened()
