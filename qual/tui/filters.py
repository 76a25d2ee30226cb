"""What the coder wants to see of a transcript: codings of some coders and codes, turns of some speakers.

Filters of one kind widen each other (this code or that one), filters of different kinds narrow; so do two
attributes, while two values of one attribute widen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from qual.core.coding import Coding
from qual.core.span import Span
from qual.tui.reading import Reading

KINDS = ("coder", "code", "speaker", "attribute", "suggested", "uncoded")


class Filter(NamedTuple):
    """One thing to filter by; `value` is a coder's name, a code's id, a label, or "attribute=value"."""

    kind: str
    value: str = ""


class Filtered(NamedTuple):
    """The filters that are on, with the codes under each code and the labels behind each attribute.

    Without any filter everything fits.
    """

    filters: tuple[Filter, ...] = ()
    below: Mapping[str, Collection[str]] = {}
    labels: Mapping[str, Collection[str]] = {}

    def of(self, kind: str) -> list[str]:
        """The values that are asked of a kind."""
        return [each.value for each in self.filters if each.kind == kind]

    def shows(self, coding: Coding) -> bool:
        """Whether a coding is shown: its coder and its code are asked, or none is."""
        coders = self.of("coder")
        codes = {code for value in self.of("code") for code in self.below.get(value, (value,))}
        return (not coders or coding.coder in coders) and (not codes or coding.code in codes)

    def speaks(self, speaker: str) -> bool:
        """Whether a label is asked: as itself, and by the attributes of who is behind it."""
        speakers = self.of("speaker")
        asked: dict[str, set[str]] = {}
        for value in self.of("attribute"):
            asked.setdefault(value.partition("=")[0], set()).update(self.labels.get(value, ()))
        return (not speakers or speaker in speakers) and all(speaker in each for each in asked.values())

    def kept_for(self, labels: Collection[str], traits: Mapping[str, Collection[str]]) -> Filtered:
        """The same filters in another transcript, without speakers and attributes that nobody has there.

        `labels` are those of its speakers, `traits` its labels by "attribute=value".
        """
        there = {"speaker": labels, "attribute": traits}
        kept = tuple(
            each for each in self.filters if each.kind not in there or each.value in there[each.kind]
        )
        return Filtered(kept, self.below, traits)

    def places(
        self,
        reading: Reading,
        codings: Iterable[Coding],
        hints: Iterable[Span],
        is_coded: Callable[[int], bool],
    ) -> list[Span]:
        """The places that fit, in reading order: codings where coders or codes are asked, else turns.

        `hints` are the places of open suggestions; `is_coded` says whether the coder coded in a turn.
        """
        if not self.filters:
            return []
        asked = {each for each in {turn.speaker for turn in reading.turns} if self.speaks(each)}

        def speaks(at: Span) -> bool:
            return reading.turn_at(at.start).speaker in asked

        if self.of("coder") or self.of("code"):
            found = {each.span for each in codings if self.shows(each) and speaks(each.span)}
            if self.of("suggested"):
                found = {each for each in found if any(each.overlaps(hint) for hint in hints)}
        elif self.of("suggested"):
            found = {each for each in hints if speaks(each)}
        else:
            found = {
                Span(turn.start, turn.end)
                for turn in reading.turns
                if turn.end > turn.start and speaks(Span(turn.start, turn.end))
            }
        if self.of("uncoded"):
            askers = reading.askers
            found = {
                each
                for each in found
                if not is_coded(reading.turn_at(each.start).index)
                and reading.turn_at(each.start).speaker not in askers
            }
        return sorted(found)


def choices(
    coders: Sequence[str],
    codes: Sequence[str],
    labels: Sequence[str],
    attributes: Sequence[str],
    *,
    is_blind: bool = False,
) -> list[Filter]:
    """Everything that can be filtered by in a transcript, in the order in which it is offered.

    Suggestions are not offered to who works blind.
    """
    return [
        Filter("uncoded"),
        *([] if is_blind else [Filter("suggested")]),
        *(Filter("coder", each) for each in coders),
        *(Filter("speaker", each) for each in labels),
        *(Filter("code", each) for each in codes),
        *(Filter("attribute", each) for each in attributes),
    ]
