"""Lines of a report that give a speaker's words behind the speaker's name, without any mark: "R03: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qual.core.comparable import comparable
from qual.core.quotation import FEWEST_WORDS, Quotation, Uncovered

if TYPE_CHECKING:
    from qual.core.attribution import Roles
    from qual.core.report import ReportParagraph
    from qual.matching.index import WordIndex

_RUN = 4
_SHARE = 0.5
_MYSELF = frozenset("ik mij mijn m'n wij we ons onze i my me our us i'm i've i'd".split())
_ENDS = re.compile(r"[.?!…]\s*\Z")
_COLON = re.compile(r"\s*[\])]?\s*(?::\s+|[–—]\s+)(?=\S)")
_FARTHEST = 80


def with_labelled(
    index: WordIndex,
    paragraphs: Sequence[ReportParagraph],
    quotations: Sequence[Quotation],
    uncovered: Sequence[Uncovered],
    roles: Roles,
) -> tuple[list[Quotation], list[Uncovered]]:
    """The quotations and what none covers, with paragraphs that begin with who speaks, in reading order.

    What is told of somebody in this form ("R03: vrouw, 45 jaar") quotes nobody: the words must stand in the
    transcripts at least in part, or speak of the speaker.
    """
    taken = {one.place for one in quotations}
    labels = {f"{one.label}:" for text in index.texts for one in text.transcript.speakers if one.label}
    found: dict[str, Quotation] = {}
    for paragraph in paragraphs:
        if paragraph.layout in ("heading", "caption") or paragraph.place in taken:
            continue
        lead = _lead(paragraph.text, roles)
        if lead is None or any(label in paragraph.text[lead[1] :] for label in labels):
            continue
        who, at = lead
        if _speaks(index, paragraph.text[at:]):
            text = paragraph.text[at:].strip()
            found[paragraph.place] = Quotation(
                paragraph.place, text, "none", "labelled", who, "lead_in", ("unmarked",)
            )
    if not found:
        return list(quotations), list(uncovered)
    order = {paragraph.place: at for at, paragraph in enumerate(paragraphs)}
    every = sorted([*quotations, *found.values()], key=lambda one: order.get(one.place, len(order)))
    return every, [left for left in uncovered if left.place not in found]


def _lead(text: str, roles: Roles) -> tuple[str, int] | None:
    """Who speaks in a paragraph, by its first words, and where the rest of it begins."""
    start = len(text) - len(text.lstrip(" [("))
    who = roles.attribution.match(text, start) or roles.name.match(text, start)
    if who is None or who.end() > _FARTHEST:
        return None
    behind = _COLON.match(text, who.end())
    return (who.group(), behind.end()) if behind else None


def _speaks(index: WordIndex, text: str) -> bool:
    """Whether words are somebody's own: they stand in the transcripts in part, or say "I" in sentences."""
    words = comparable(text).tokens
    if len(words) < FEWEST_WORDS:
        return False
    if _MYSELF.intersection(words) and _ENDS.search(text):
        return True
    numbers = index.numbers(words)
    runs = range(0, len(words) - _RUN + 1, _RUN)
    return sum(bool(len(index.places(numbers[at : at + _RUN]))) for at in runs) >= _SHARE * len(runs)
