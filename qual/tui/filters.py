"""What the coder wants to see of a transcript: codings of some coders and codes, turns of some speakers.

Filters of one kind widen each other (this code or that one), filters of different kinds narrow.
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
        speakers = set(self.of("speaker"))
        people = {label for value in self.of("attribute") for label in self.labels.get(value, ())}

        def speaks(at: Span) -> bool:
            said = reading.turn_at(at.start).speaker
            return (not speakers or said in speakers) and (not self.of("attribute") or said in people)

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
