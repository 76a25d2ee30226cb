"""Quotes that this program exported, known again in a report by their bookmark; the text still decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qual.core.coding import Coding
from qual.core.quotation_place import Stretch
from qual.core.quote import CheckedQuote


class QuoteMark(NamedTuple):
    """A bookmark around a stretch of a report, by the name that an export gave a quote."""

    name: str
    stretch: Stretch


class Remark(NamedTuple):
    """Something to know of a quotation besides its verdict: what kind, and what the words for it tell."""

    kind: str
    values: Mapping[str, str]


STATES = ("export.kept", "export.reworded", "export.moved", "export.gone", "export.foreign")
"""What became of an exported quote.

Its words stand where its coding does; were changed; come from another place; its coding is gone; or the
bookmark is another study's.
"""


def remark_on_export(
    quote: CheckedQuote,
    there: Sequence[Stretch],
    marks: Sequence[QuoteMark],
    codings: Mapping[str, Coding],
    *,
    is_ours: bool,
) -> Remark | None:
    """What is to be said of a quotation by the bookmark around it; None where there is none."""
    name = next(
        (
            mark.name
            for mark in marks
            for each in there
            if mark.stretch.paragraph == each.paragraph and mark.stretch.span.overlaps(each.span)
        ),
        "",
    )
    if not name:
        return None
    coding = codings.get(name)
    if coding is None:
        return Remark("export.gone" if is_ours else "export.foreign", {"name": name})
    stands = any(
        match.transcript == coding.transcript and match.span.overlaps(coding.span) for match in quote.matches
    )
    state = "moved" if quote.matches and not stands else "kept" if quote.is_faithful else "reworded"
    return Remark(f"export.{state}", {"name": name, "coding": coding.id, "transcript": coding.transcript})
