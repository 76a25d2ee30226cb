"""Quotations that the marks of speech within them cut into pieces, put together where they were said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qual.core.comparable import comparable
from qual.core.quotation import Quotation, Uncovered

if TYPE_CHECKING:
    from qual.core.report import ReportParagraph
    from qual.matching.index import WordIndex

_BESIDE = 3
"""So many words on each side of a seam must have been said with what stands in it."""

_FEWEST = 5
_LONGEST_SEAM = 12


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph between marks, and the quotation it is (None for one that is not covered)."""

    start: int
    end: int
    quotation: Quotation | None


def with_joined(
    index: WordIndex,
    paragraphs: Sequence[ReportParagraph],
    quotations: Sequence[Quotation],
    uncovered: Sequence[Uncovered],
) -> tuple[list[Quotation], list[Uncovered]]:
    """The quotations and what none covers, with pieces of one paragraph joined that were said as one.

    Two pieces are one where the words before, within and behind the seam stand one after another in a
    transcript: then the marks at the seam are those of speech that was told, not of the report.
    """
    texts = {paragraph.place: paragraph.text for paragraph in paragraphs}
    by_place: dict[str, list[Quotation | Uncovered]] = {}
    stretches: list[Quotation | Uncovered] = [*quotations, *uncovered]
    for one in stretches:
        by_place.setdefault(one.place, []).append(one)
    joined: dict[str, list[Quotation]] = {}
    lost: set[Uncovered] = set()
    for place, ones in by_place.items():
        quoted = any(isinstance(one, Quotation) for one in ones)
        if len(ones) < 2 or not quoted or place not in texts:
            continue
        pieces = _pieces(texts[place], ones)
        if pieces:
            made = _joined(index, texts[place], pieces)
            if len(made) < len(pieces):
                joined[place] = [piece.quotation for piece in made if piece.quotation]
                alone = {piece.start for piece in made if piece.quotation is None}
                lost |= {
                    one
                    for one in ones
                    if isinstance(one, Uncovered) and texts[place].find(one.text) not in alone
                }
    found: list[Quotation] = []
    for quotation in quotations:
        if quotation.place not in joined:
            found.append(quotation)
        else:
            found += joined[quotation.place]
            joined[quotation.place] = []
    return found, [left for left in uncovered if left not in lost]


def _pieces(text: str, ones: Sequence[Quotation | Uncovered]) -> list[_Piece]:
    """Where the stretches of a paragraph stand, in order; none where one of them is not in it as it is."""
    found = []
    for one in ones:
        start = text.find(one.text)
        if start < 0 or text.find(one.text, start + 1) >= 0:
            return []
        found.append(_Piece(start, start + len(one.text), one if isinstance(one, Quotation) else None))
    found.sort(key=lambda piece: piece.start)
    return found


def _joined(index: WordIndex, text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    made = [pieces[0]]
    for piece in pieces[1:]:
        before = made[-1]
        whole = _together(text, before, piece)
        if whole and piece.start >= before.end and _is_said(index, text, before, piece):
            made[-1] = _Piece(before.start, piece.end, whole)
        else:
            made.append(piece)
    return made


def _is_said(index: WordIndex, text: str, before: _Piece, behind: _Piece) -> bool:
    """Whether the words around the seam between two pieces stand one after another in a transcript."""
    seam = comparable(text[before.end : behind.start]).tokens
    if len(seam) > _LONGEST_SEAM:
        return False
    head = comparable(text[before.start : before.end]).tokens[-_BESIDE:]
    tail = comparable(text[behind.start : behind.end]).tokens[:_BESIDE]
    words = (*head, *seam, *tail)
    return len(words) >= _FEWEST and bool(len(index.places(index.numbers(words))))


def _together(text: str, before: _Piece, behind: _Piece) -> Quotation | None:
    """Two pieces as one quotation, with the attribution that either has; None where neither is one."""
    one, other = before.quotation, behind.quotation
    first = one or other
    last = other if other and other.attribution else first
    if first is None or last is None:
        return None
    defects = {*(one.defects if one else ()), *(other.defects if other else ()), "nested"}
    return replace(
        first,
        text=text[before.start : behind.end],
        attribution=last.attribution,
        attribution_form=last.attribution_form,
        defects=tuple(sorted(defects)),
    )
