"""Paragraphs of a report that are a transcript's words without any mark or styling that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qual.core.comparable import comparable
from qual.core.quotation import Quotation, Uncovered
from qual.core.quotation_place import stretches

if TYPE_CHECKING:
    from qual.core.report import ReportParagraph
    from qual.matching.index import WordIndex

FEWEST = 25
"""A paragraph with fewer words is not looked at; what stands in marks or styling is found by these."""

_RUN = 8
_SHARE = 0.6
_LEAD = re.compile(
    r"(?:[(\[]\s?[Pp](?:p|ages?)?\.?\s?\d{1,4}(?:\s?[-–,&]\s?\d{1,4}){0,5}\s?[)\]]\s*)?(?:[A-Z]{1,4}\d{0,4}:\s+)?",
)
"""The pages before an excerpt, and the label of who speaks in it."""

_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?\s+[A-ZÀ-Þ]")
_LONGEST_HEADING = 20

_PAGES = re.compile(
    r"\s*[(\[]?\b(?:pp?|pages?|blz|pag|pagina'?s?)\b\.?\s?\d{1,4}(?:\s?[-–,&]\s?\d{1,4}){0,5}\s?[)\]]?\s?\.?\s*\Z",
    re.IGNORECASE,
)
"""The pages of the transcript, named behind an excerpt."""

_COVERED = 0.5


def with_excerpts(
    index: WordIndex,
    paragraphs: Sequence[ReportParagraph],
    quotations: Sequence[Quotation],
    uncovered: Sequence[Uncovered],
) -> tuple[list[Quotation], list[Uncovered]]:
    """The quotations and what none covers, with whole paragraphs that are excerpts in reading order.

    Speech within an excerpt is part of it and no quotation of its own. A paragraph that names who speaks in
    the middle gives a conversation, such as the words around a quotation, and is none.
    """
    labels = {one.label for text in index.texts for one in text.transcript.speakers if one.label}
    found: dict[str, Quotation] = {}
    inside: dict[str, int] = {}
    for quotation, places in zip(quotations, _over_paragraphs(paragraphs, quotations), strict=True):
        for place, size in places or [(quotation.place, len(quotation.text))]:
            inside[place] = inside.get(place, 0) + size
    for paragraph in paragraphs:
        marked = inside.get(paragraph.place, 0)
        if paragraph.layout in ("heading", "caption") or marked > _COVERED * len(paragraph.text):
            continue
        is_talk = any(paragraph.text.find(f"{label}:", 1) > 0 for label in labels)
        if not is_talk and _is_excerpt(index, paragraph.text):
            text = _LEAD.sub("", _PAGES.sub("", paragraph.text.strip())).strip()
            text = _without_heading(index, text)
            found[paragraph.place] = Quotation(
                paragraph.place, text, "none", "unmarked", defects=("unmarked",)
            )
    if not found:
        return list(quotations), list(uncovered)
    order = {paragraph.place: at for at, paragraph in enumerate(paragraphs)}
    kept = [one for one in quotations if one.place not in found]
    every = sorted([*kept, *found.values()], key=lambda one: order.get(one.place, len(order)))
    return every, [left for left in uncovered if left.place not in found]


def _over_paragraphs(
    paragraphs: Sequence[ReportParagraph], quotations: Sequence[Quotation]
) -> list[list[tuple[str, int]]]:
    """The places that each quotation takes and the characters in each, where it runs over several."""
    several = [at for at, one in enumerate(quotations) if "multi_paragraph" in one.defects]
    found = stretches(paragraphs, [(quotations[at].place, quotations[at].text) for at in several])
    places: list[list[tuple[str, int]]] = [[] for _ in quotations]
    for at, taken in zip(several, found, strict=True):
        places[at] = [(paragraphs[each.paragraph].place, each.span.end - each.span.start) for each in taken]
    return places


def _is_excerpt(index: WordIndex, text: str) -> bool:
    """Whether most of a paragraph's words stand in the transcripts in runs too long for chance."""
    words = comparable(text).tokens
    if len(words) < FEWEST:
        return False
    numbers = index.numbers(words)
    runs = range(0, len(words) - _RUN + 1, _RUN)
    stand = sum(bool(len(index.places(numbers[at : at + _RUN]))) for at in runs)
    return stand >= _SHARE * len(runs)


def _without_heading(index: WordIndex, text: str) -> str:
    """An excerpt without the numbered heading that ran into it, as in a page whose lines are all alike."""
    if not _NUMBERED.match(text):
        return text
    words = comparable(text)
    numbers = index.numbers(words.tokens)
    for at in range(min(_LONGEST_HEADING, len(words) - _RUN)):
        if len(index.places(numbers[at : at + _RUN])):
            return text[words.starts[at] :]
    return text
