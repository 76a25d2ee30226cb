"""Finding the quotations in a report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qual.core.attribution import (
    CHAPTER_LINE,
    Attribution,
    Roles,
    after_quotation,
    at_the_end,
    before_quotation,
    below_quotation,
    chapter_line,
    speaks_of_elsewhere,
)
from qual.core.comparable import comparable
from qual.core.marks import Enclosed, enclosed
from qual.core.report import ReportParagraph

FEWEST_WORDS = 4
"""An inline stretch between marks with fewer words, and no attribution, is a term."""

FEWEST_ALONE = 2
"""A stretch between marks that stands alone, or after a colon, needs no more words."""

LONGEST_JOIN = 6
"""How many paragraphs one quotation may run over."""

_SLANTED = 0.9
_ENDS = re.compile(r"[.?!…]\W*\Z")
_WORD = re.compile(r"[^\W_]")
_NO_MORE = re.compile(r"[\s.,;–—-]*\Z")
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


class _Page:
    """The paragraphs of a report with what is asked of them again and again."""

    def __init__(self, paragraphs: Sequence[ReportParagraph], names: Iterable[str]) -> None:
        self.paragraphs = paragraphs
        self.roles = Roles(names)
        self.pieces = [
            [] if chapter_line(paragraph.text) else enclosed(paragraph.text) for paragraph in paragraphs
        ]
        self.places = [[piece.outer for piece in pieces] for pieces in self.pieces]
        self.first = [len(one.text) - len(one.text.lstrip()) for one in paragraphs]
        self.last = [len(one.text.rstrip()) for one in paragraphs]
        self.is_slanted = [one.italic_share >= _SLANTED for one in paragraphs]

    def __len__(self) -> int:
        return len(self.paragraphs)

    def text(self, index: int) -> str:
        """The text of a paragraph."""
        return self.paragraphs[index].text

    def begins(self, index: int, at: int) -> bool:
        """Whether nothing visible stands before this place in its paragraph."""
        return at <= self.first[index]

    def ends(self, index: int, at: int) -> bool:
        """Whether nothing visible stands after it."""
        return at >= self.last[index]

    def around(self, index: int, piece: Enclosed) -> tuple[int, int]:
        """Where the stretch before this one ends, and where the next one begins."""
        number = bisect_left(self.places[index], piece.outer)
        following = bisect_left(self.places[index], piece.after)
        since = self.pieces[index][number - 1].after if number else 0
        until = (
            self.places[index][following] if following < len(self.places[index]) else len(self.text(index))
        )
        return min(since, piece.outer), until


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
    page = _Page(paragraphs, names)
    found: list[_Found] = []
    uncovered: list[tuple[int, int, Uncovered]] = []
    taken: dict[int, int] = {}
    for index, paragraph in enumerate(paragraphs):
        block = _block_with_speech(page, index)
        if block:
            found.append(_Found(index, index, 0, block))
            continue
        for piece in page.pieces[index]:
            if piece.outer < taken.get(index, 0) or not _WORD.search(paragraph.text, piece.start, piece.end):
                continue
            one = _marked(page, index, piece)
            if one is None:
                inner = paragraph.text[piece.start : piece.end].strip()
                uncovered.append((index, piece.start, Uncovered(paragraph.place, inner)))
                continue
            found.append(one)
            for between in range(index, one.last):
                taken[between] = len(paragraphs[between].text) + 1
            taken[one.last] = max(taken.get(one.last, 0), 1)
            if one.last > index:
                last = page.pieces[one.last]
                taken[one.last] = last[0].after if last else len(page.text(one.last))
    covered = {index for one in found for index in range(one.first, one.last + 1)}
    found += _unmarked(page, covered)
    covered = {index for one in found for index in range(one.first, one.last + 1)}
    uncovered += _left_over(paragraphs, covered, found)
    found.sort(key=lambda one: (one.first, one.start))
    return [one.quotation for one in found], [left for _, _, left in sorted(uncovered)]


def _marked(page: _Page, index: int, piece: Enclosed) -> _Found | None:
    """The quotation that begins with this stretch, or None where it is a term or a document's words."""
    paragraph = page.paragraphs[index]
    text, defects, last, end = paragraph.text[piece.start : piece.end], [], index, piece
    if not piece.opened:
        defects.append("unopened")
        lead = _lead(text, page.roles)
        text = text[lead:]
        piece = piece._replace(start=piece.start + lead, outer=piece.outer + lead)
    joined = _joined(page, index, piece)
    trailing = None
    if joined:
        last, end = joined
        text = _together(page, index, piece, last, end)
        defects.append("multi_paragraph")
        if piece.closed:
            defects.append("unopened")
    elif not piece.closed:
        defects.append("unclosed")
        trailing = at_the_end(text, page.roles)
        if trailing:
            text = text[: trailing.start]
    if piece.nested:
        defects.append("nested")
    who = trailing or _attribution(page, index, piece, last, end)
    text = text.strip()
    if not _is_quotation(page, index, piece, last, end, text, who):
        return None
    quotation = Quotation(
        paragraph.place,
        text,
        piece.kind,
        _layout(page, index, piece),
        who.text if who else "",
        who.form if who else "none",
        tuple(defects),
    )
    return _Found(index, last, piece.outer, quotation)


def _joined(page: _Page, index: int, piece: Enclosed) -> tuple[int, Enclosed] | None:
    """The paragraph and stretch in which a quotation ends that does not end in its own."""
    text = page.text(index)
    if not page.ends(index, piece.after) or (piece.closed and _is_ended(text[piece.start : piece.end])):
        return None
    if not piece.closed and at_the_end(text[piece.start :], page.roles):
        return None
    for last in range(index + 1, min(index + LONGEST_JOIN, len(page))):
        following = page.text(last)
        if page.paragraphs[last].layout == "heading" or below_quotation(following, page.roles):
            return None
        if not page.pieces[last]:
            if piece.closed:
                return None
            continue
        first = page.pieces[last][0]
        at_start = page.begins(last, first.outer)
        if not first.opened and at_start:
            goes_on = following.lstrip()[:1].islower() or not piece.closed
            return (last, first) if goes_on else None
        if piece.closed or not at_start or first.kind != piece.kind:
            return None
        if first.closed:
            return last, first
        if not page.ends(last, first.after) or at_the_end(following, page.roles):
            return None
    return None


def _together(page: _Page, index: int, piece: Enclosed, last: int, end: Enclosed) -> str:
    parts = [page.text(index)[piece.start : piece.end].strip()]
    for between in range(index + 1, last):
        first = page.pieces[between][0] if page.pieces[between] else None
        parts.append(page.text(between)[first.start if first else 0 :].strip())
    parts.append(page.text(last)[end.start : end.end].strip())
    return " ".join(parts)


def _lead(text: str, roles: Roles) -> int:
    """How many characters at the start of a stretch without opening mark only lead to it."""
    colon = re.match(r"[^:]{1,120}:\s+", text)
    return colon.end() if colon and before_quotation(text, colon.end(), roles) else 0


def _attribution(page: _Page, index: int, piece: Enclosed, last: int, end: Enclosed) -> Attribution | None:
    """Who the report says is speaking: after the quotation, before it, or in the next paragraph."""
    _, until = page.around(last, end)
    since, _ = page.around(index, piece)
    who = after_quotation(page.text(last)[: page.last[last]], end.after, page.roles, until)
    if who and who.form == "after_clause":
        return who
    lead = before_quotation(page.text(index), piece.outer, page.roles, since)
    if lead or who:
        return lead or who
    nothing_more = _NO_MORE.match(page.text(last), end.after)
    if nothing_more and last + 1 < len(page) and not page.pieces[last + 1]:
        return below_quotation(page.text(last + 1), page.roles)
    return None


def _is_ended(text: str) -> bool:
    """Whether the words end a sentence."""
    return bool(_ENDS.search(text[-40:]))


def _is_quotation(
    page: _Page, index: int, piece: Enclosed, last: int, end: Enclosed, text: str, who: Attribution | None
) -> bool:
    words = len(comparable(text))
    if not words or page.paragraphs[index].layout in {"heading", "caption"}:
        return False
    if who:
        return True
    if speaks_of_elsewhere(page.text(index), piece.outer, end.after, page.roles):
        return False
    if re.compile(r"-?\w").match(page.text(last), end.after):  # the 'to work' group
        return False
    before = page.text(index)[max(0, piece.outer - 20) : piece.outer].strip()
    alone = piece.outer < 20 and not before.strip("-–—• ")
    if alone and _NO_MORE.match(page.text(last), end.after):
        return words >= FEWEST_ALONE
    return words >= FEWEST_WORDS or (words >= FEWEST_ALONE and before.endswith(":"))


def _layout(page: _Page, index: int, piece: Enclosed) -> str:
    paragraph = page.paragraphs[index]
    if paragraph.layout != "paragraph":
        return paragraph.layout
    if paragraph.quoting:
        return "quote_style"
    if page.is_slanted[index]:
        return "italic"
    return "own_paragraph" if page.begins(index, piece.outer) else "inline"


def _is_styled(paragraph: ReportParagraph) -> bool:
    """Whether the styling alone says that a paragraph is a quotation."""
    if paragraph.layout in {"heading", "caption"} or _LABELLED.match(paragraph.text):
        return False
    return paragraph.quoting or (paragraph.italic_share >= _SLANTED and len(comparable(paragraph.text)) >= 6)


def _unmarked(page: _Page, covered: set[int]) -> list[_Found]:
    """Block quotations: paragraphs without marks that their style or their attribution gives as quoted."""
    found: list[_Found] = []
    running = False
    for index, paragraph in enumerate(page.paragraphs):
        if index in covered or page.pieces[index]:
            running = False
            continue
        styled = _is_styled(paragraph)
        block = None if below_quotation(paragraph.text, page.roles) else _block(page, index, styled)
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


def _block(page: _Page, index: int, styled: bool) -> Quotation | None:
    """The block quotation that a paragraph without marks is, without its attribution."""
    paragraph, roles = page.paragraphs[index], page.roles
    text = paragraph.text
    who = at_the_end(text, roles)
    if who:
        text = text[: who.start]
    elif styled:
        lead = _lead(text, roles)
        who = before_quotation(text, lead, roles) if lead else None
        text = text[lead:]
    if who is None and index + 1 < len(page) and not page.pieces[index + 1]:
        who = below_quotation(page.text(index + 1), roles)
        if not styled and (who is None or not _is_ended(text.rstrip())):
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


def _block_with_speech(page: _Page, index: int) -> Quotation | None:
    """The block quotation that a paragraph is by its style, where marks stand around the speech within it."""
    paragraph, pieces = page.paragraphs[index], page.pieces[index]
    if not pieces or not paragraph.quoting or paragraph.layout in {"heading", "caption"}:
        return None
    who = at_the_end(paragraph.text, page.roles)
    until = who.start if who else len(paragraph.text)
    edges = [0, *(edge for piece in pieces for edge in (piece.outer, piece.after)), until]
    outside = [paragraph.text[first:after] for first, after in zip(edges[::2], edges[1::2], strict=True)]
    lead = outside[0].rstrip()
    if lead.endswith(":") or before_quotation(paragraph.text, pieces[0].outer, page.roles):
        outside = outside[1:]
    if sum(len(comparable(part)) for part in outside) < FEWEST_WORDS:
        return None
    block = _block(page, index, styled=True)
    return block and replace(block, defects=("nested",))


def _left_over(
    paragraphs: Sequence[ReportParagraph], covered: set[int], found: Sequence[_Found]
) -> list[tuple[int, int, Uncovered]]:
    """Paragraphs and stretches in quotation styling that no quotation takes."""
    left = []
    below = ("next_paragraph", CHAPTER_LINE)
    attributions = {one.last + 1 for one in found if one.quotation.attribution_form in below}
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
