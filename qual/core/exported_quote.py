"""Quotes that this program exported, known again in a report by their bookmark; the text still decides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qual.core.coding import Coding
from qual.core.quotation_place import Stretch
from qual.core.quote import CheckedQuote
from qual.core.report import ReportParagraph
from qual.core.words import LANGUAGES, say


class QuoteMark(NamedTuple):
    """A bookmark around a stretch of a report, by the name that an export gave a quote."""

    name: str
    stretch: Stretch


class Remark(NamedTuple):
    """Something to know of a quotation besides its verdict: what kind, and what the words for it tell."""

    kind: str
    values: Mapping[str, str]


_AGAIN = re.compile(r"_\d+\Z")
"""What a quote's name ends in that stands in a document once more."""

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
    coding = codings.get(name) or codings.get(_AGAIN.sub("", name))
    if coding is None:
        return Remark("export.gone" if is_ours else "export.foreign", {"name": name})
    stands = any(
        match.transcript == coding.transcript and match.span.overlaps(coding.span) for match in quote.matches
    )
    state = "moved" if quote.matches and not stands else "kept" if quote.is_faithful else "reworded"
    return Remark(f"export.{state}", {"name": name, "coding": coding.id, "transcript": coding.transcript})


_FIRST = 8
"""Paragraphs among which a document says what it is."""


def checked_report(paragraphs: Sequence[ReportParagraph]) -> str:
    """The report that a document of ours is the check of; empty where it is none."""
    said = [" ".join(each.text.split()) for each in paragraphs]
    for language in LANGUAGES:
        if say("quotecheck.overview", language) in said:
            before, behind = say("report.quotecheck", language, report="\0").split("\0")
            for text in said[:_FIRST]:
                if text.startswith(before) and text.endswith(behind):
                    return text[len(before) : len(text) - len(behind)]
    return ""
