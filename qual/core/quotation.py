"""Finding the quotations in a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qual.core.attribution import (
    Attribution,
    Roles,
    after_quotation,
    at_the_end,
    before_quotation,
    below_quotation,
    speaks_of_elsewhere,
)
from qual.core.comparable import comparable
from qual.core.marks import Enclosed, enclosed
from qual.core.report import ReportParagraph

FEWEST_WORDS = 4
"""An inline stretch between marks with fewer words, and no attribution, is a term."""

LONGEST_JOIN = 6
"""How many paragraphs one quotation may run over."""

_SLANTED = 0.9
_ENDS = re.compile(r"[.?!…]\W*\Z")
_LABELLED = re.compile(r"\s*(?:tabel|table|figuur|figure|bron|source|noot|note)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a report gives as somebody's own, without the outer marks.

    `attribution` is what the report says of the speaker, empty where it says nothing; `marks` names the kind
    of marks ("none" for styling alone), `layout` where it stands, `attribution_form` how the speaker is
    named, and `defects` what is wrong with its form.
    """

    place: str
    text: str
    marks: str
    layout: str
    attribution: str = ""
    attribution_form: str = "none"
    defects: tuple[str, ...] = ()


class Uncovered(NamedTuple):
    """Text in quotation styling that no quotation covers."""

    place: str
    text: str


class _Found(NamedTuple):
    """A quotation and the paragraphs it takes, the first with the stretch where it begins."""

    first: int
    last: int
    start: int
    quotation: Quotation


def find_quotations(
    paragraphs: Sequence[ReportParagraph], names: Iterable[str] = ()
) -> tuple[list[Quotation], list[Uncovered]]:
    """The quotations of a report in reading order, and quotation styling that none of them covers.

    `names` are the study's own words for speakers: labels of perspectives, respondents' and transcripts'
    names.
    """
    roles = Roles(names)
    pieces = [enclosed(paragraph.text) for paragraph in paragraphs]
    found: list[_Found] = []
    uncovered: list[tuple[int, int, Uncovered]] = []
    taken: dict[int, int] = {}
    for index, paragraph in enumerate(paragraphs):
        for piece in pieces[index]:
            if piece.outer < taken.get(index, 0):
                continue
            one = _marked(paragraphs, pieces, index, piece, roles)
            if one is None:
                inner = paragraph.text[piece.start : piece.end].strip()
                if inner:
                    uncovered.append((index, piece.start, Uncovered(paragraph.place, inner)))
                continue
            found.append(one)
            for between in range(index, one.last):
                taken[between] = len(paragraphs[between].text) + 1
            taken[one.last] = max(taken.get(one.last, 0), 1)
            if one.last > index:
                taken[one.last] = (
                    pieces[one.last][0].after if pieces[one.last] else len(paragraphs[one.last].text)
                )
    covered = {index for one in found for index in range(one.first, one.last + 1)}
    found += _unmarked(paragraphs, pieces, covered, roles)
    covered = {index for one in found for index in range(one.first, one.last + 1)}
    uncovered += _left_over(paragraphs, covered, found)
    found.sort(key=lambda one: (one.first, one.start))
    return [one.quotation for one in found], [left for _, _, left in sorted(uncovered)]


def _marked(
    paragraphs: Sequence[ReportParagraph],
    pieces: Sequence[list[Enclosed]],
    index: int,
    piece: Enclosed,
    roles: Roles,
) -> _Found | None:
    """The quotation that begins with this stretch, or None where it is a term or a document's words."""
    paragraph = paragraphs[index]
    text, defects, last, end = paragraph.text[piece.start : piece.end], [], index, piece
    if not piece.opened:
        defects.append("unopened")
        lead = _lead(text, roles)
        text = text[lead:]
        piece = piece._replace(start=piece.start + lead, outer=piece.outer + lead)
    joined = _joined(paragraphs, pieces, index, piece, roles)
    trailing = None
    if joined:
        last, end = joined
        text = _together(paragraphs, pieces, index, piece, last, end)
        defects.append("multi_paragraph")
        if piece.closed:
            defects.append("unopened")
    elif not piece.closed:
        defects.append("unclosed")
        trailing = at_the_end(text, roles)
        if trailing:
            text = text[: trailing.start]
    if piece.nested:
        defects.append("nested")
    who = trailing or _attribution(paragraphs, pieces, index, piece, last, end, roles)
    text = text.strip()
    if not _is_quotation(paragraphs[index], piece, paragraphs[last], end, text, who, roles):
        return None
    quotation = Quotation(
        paragraph.place,
        text,
        piece.kind,
        _layout(paragraph, piece),
        who.text if who else "",
        who.form if who else "none",
        tuple(defects),
    )
    return _Found(index, last, piece.outer, quotation)


def _joined(
    paragraphs: Sequence[ReportParagraph],
    pieces: Sequence[list[Enclosed]],
    index: int,
    piece: Enclosed,
    roles: Roles,
) -> tuple[int, Enclosed] | None:
    """The paragraph and stretch in which a quotation ends that does not end in its own."""
    text = paragraphs[index].text
    if text[piece.after :].strip() or (piece.closed and _ENDS.search(text[piece.start : piece.end])):
        return None
    if not piece.closed and at_the_end(text[piece.start :], roles):
        return None
    for last in range(index + 1, min(index + LONGEST_JOIN, len(paragraphs))):
        following = paragraphs[last].text
        if paragraphs[last].layout == "heading" or below_quotation(following, roles):
            return None
        if not pieces[last]:
            if piece.closed:
                return None
            continue
        first = pieces[last][0]
        at_start = not following[: first.outer].strip()
        if not first.opened and at_start:
            goes_on = following.lstrip()[:1].islower() or not piece.closed
            return (last, first) if goes_on else None
        if piece.closed or not at_start or first.kind != piece.kind:
            return None
        if first.closed:
            return last, first
        if following[first.after :].strip() or at_the_end(following, roles):
            return None
    return None


def _together(
    paragraphs: Sequence[ReportParagraph],
    pieces: Sequence[list[Enclosed]],
    index: int,
    piece: Enclosed,
    last: int,
    end: Enclosed,
) -> str:
    parts = [paragraphs[index].text[piece.start : piece.end].strip()]
    for between in range(index + 1, last):
        first = pieces[between][0] if pieces[between] else None
        parts.append(paragraphs[between].text[first.start if first else 0 :].strip())
    parts.append(paragraphs[last].text[end.start : end.end].strip())
    return " ".join(parts)


def _lead(text: str, roles: Roles) -> int:
    """How many characters at the start of a stretch without opening mark only lead to it."""
    colon = re.match(r"[^:]{1,120}:\s+", text)
    return colon.end() if colon and before_quotation(text, colon.end(), roles) else 0


def _attribution(
    paragraphs: Sequence[ReportParagraph],
    pieces: Sequence[list[Enclosed]],
    index: int,
    piece: Enclosed,
    last: int,
    end: Enclosed,
    roles: Roles,
) -> Attribution | None:
    """Who the report says is speaking: after the quotation, before it, or in the next paragraph."""
    text = paragraphs[last].text
    until = min((other.outer for other in pieces[last] if other.outer >= end.after), default=len(text))
    since = max((other.after for other in pieces[index] if other.after <= piece.outer), default=0)
    who = after_quotation(text, end.after, roles, until)
    if who and who.form == "after_clause":
        return who
    lead = before_quotation(paragraphs[index].text, piece.outer, roles, since)
    if lead or who:
        return lead or who
    rest = text[end.after :].strip(" .,;–—-")
    if not rest and last + 1 < len(paragraphs) and not pieces[last + 1]:
        return below_quotation(paragraphs[last + 1].text, roles)
    return None


def _is_quotation(
    paragraph: ReportParagraph,
    piece: Enclosed,
    last: ReportParagraph,
    end: Enclosed,
    text: str,
    who: Attribution | None,
    roles: Roles,
) -> bool:
    words = len(comparable(text))
    if not words or paragraph.layout in {"heading", "caption"}:
        return False
    before = paragraph.text[: piece.outer].strip()
    behind = last.text[end.after :]
    if who:
        return True
    if speaks_of_elsewhere(paragraph.text, piece.outer, end.after, roles):
        return False
    if re.match(r"-?\w", behind):  # the 'to work' group
        return False
    if not before.strip("-–—• ") and not behind.strip(" .,;"):
        return words >= 2
    return words >= FEWEST_WORDS or (words >= 2 and before.endswith(":"))


def _layout(paragraph: ReportParagraph, piece: Enclosed) -> str:
    if paragraph.layout != "paragraph":
        return paragraph.layout
    if paragraph.quoting:
        return "quote_style"
    if paragraph.italic_share >= _SLANTED:
        return "italic"
    return "inline" if paragraph.text[: piece.outer].strip() else "own_paragraph"


def _is_styled(paragraph: ReportParagraph) -> bool:
    """Whether the styling alone says that a paragraph is a quotation."""
    if paragraph.layout in {"heading", "caption"} or _LABELLED.match(paragraph.text):
        return False
    return paragraph.quoting or (paragraph.italic_share >= _SLANTED and len(comparable(paragraph.text)) >= 6)


def _unmarked(
    paragraphs: Sequence[ReportParagraph],
    pieces: Sequence[list[Enclosed]],
    covered: set[int],
    roles: Roles,
) -> list[_Found]:
    """Block quotations: paragraphs without marks that their style or their attribution gives as quoted."""
    found: list[_Found] = []
    running = False
    for index, paragraph in enumerate(paragraphs):
        if index in covered or pieces[index]:
            running = False
            continue
        styled = _is_styled(paragraph)
        block = (
            None
            if below_quotation(paragraph.text, roles)
            else _block(paragraphs, pieces, index, styled, roles)
        )
        if block is None:
            running = False
        elif running and found[-1].quotation.layout == block.layout and not found[-1].quotation.attribution:
            before = found[-1]
            merged = replace(
                block,
                place=before.quotation.place,
                text=f"{before.quotation.text} {block.text}",
                defects=("multi_paragraph",),
            )
            found[-1] = _Found(before.first, index, before.start, merged)
        else:
            found.append(_Found(index, index, 0, block))
            running = styled
    return found


def _block(
    paragraphs: Sequence[ReportParagraph],
    pieces: Sequence[list[Enclosed]],
    index: int,
    styled: bool,
    roles: Roles,
) -> Quotation | None:
    """The block quotation that a paragraph without marks is, without its attribution."""
    paragraph = paragraphs[index]
    text = paragraph.text
    who = at_the_end(text, roles)
    if who:
        text = text[: who.start]
    elif styled:
        lead = _lead(text, roles)
        who = before_quotation(text, lead, roles) if lead else None
        text = text[lead:]
    if who is None and index + 1 < len(paragraphs) and not pieces[index + 1]:
        who = below_quotation(paragraphs[index + 1].text, roles)
        if not styled and (who is None or not _ENDS.search(text.rstrip())):
            return None
    if who is None and not styled:
        return None
    if not styled and (
        who is None or who.form == "after_clause" or paragraph.layout in {"heading", "caption"}
    ):
        return None
    if len(comparable(text)) < FEWEST_WORDS:
        return None
    layout = "quote_style" if paragraph.quoting else "italic" if styled else "own_paragraph"
    if paragraph.layout != "paragraph":
        layout = paragraph.layout
    return Quotation(
        paragraph.place, text.strip(), "none", layout, who.text if who else "", who.form if who else "none"
    )


def _left_over(
    paragraphs: Sequence[ReportParagraph], covered: set[int], found: Sequence[_Found]
) -> list[tuple[int, int, Uncovered]]:
    """Paragraphs and stretches in quotation styling that no quotation takes."""
    left = []
    attributions = {one.last + 1 for one in found if one.quotation.attribution_form == "next_paragraph"}
    for index, paragraph in enumerate(paragraphs):
        if index in covered or index in attributions or paragraph.layout in {"heading", "caption"}:
            continue
        if paragraph.quoting and paragraph.text.strip():
            left.append((index, 0, Uncovered(paragraph.place, paragraph.text.strip())))
            continue
        for span in paragraph.italic:
            words = span.of(paragraph.text).strip()
            if len(comparable(words)) >= 6 and not _LABELLED.match(words):
                left.append((index, span.start, Uncovered(paragraph.place, words)))
    return left
