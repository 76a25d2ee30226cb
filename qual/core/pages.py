"""Lines printed on pages, put together as paragraphs: by leading, indent and length, without page headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Line(NamedTuple):
    """A printed line: its left end and height on the page in points, and the size of its letters."""

    x: float
    y: float
    size: float
    text: str


Page = Sequence[Line]

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:pagina|page|blz\.?|pag\.?|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:van|of|/|-)\s*\d{1,4})?[-–—|.\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:][\"”'’)\]]{0,3}$")
_LABEL = re.compile(r"(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s)?[^\W_][^:\n]{0,30}:\s|[\[(]?\d{1,2}:\d{2}")
_SYMBOL = re.compile("[\uf020-\uf0ff]\\s*")
"""A letter of a font of symbols, as Word draws its bullets with."""

_BULLET = re.compile(r"[•▪◦‣●○■□]\s")
_ITEM = re.compile(r"[•▪◦‣●○■□–—-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
"""How an item of a list begins; its next lines stand beside the sign."""

_HALF_WORD = re.compile(r"(?P<word>[^\W\d_]{2,})[-\u2010\u00ad]$")
_NEXT_HALF = re.compile(r"(?P<word>[^\W\d_]+)")
_JOINING_WORDS = frozenset("en of and or und oder et ou".split())


def paragraphs_on(pages: Sequence[Page], *, undecided: str = "") -> tuple[list[str], int]:
    """The paragraphs, and how many lines were left out as page headers, footers and numbers.

    `undecided` takes the place of a hyphen at a line's end where nothing tells whether it was the word's own.
    """
    kept, left_out = without_headers(pages)
    kept = [
        [
            line._replace(text=_SYMBOL.sub("• ", line.text, 1)) if _SYMBOL.match(line.text) else line
            for line in page
        ]
        for page in kept
    ]
    lines = [line for page in kept for line in page]
    if not lines:
        return [], left_out
    words = Counter(
        word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)
    )
    measure = _Measure(lines, kept)
    paragraphs: list[str] = []
    before: Line | None = None
    above: Line | None = None
    for page in kept:
        first = True
        for line in page:
            if before is None or measure.parts(above, before, line, turned=first):
                paragraphs.append(line.text.strip())
            else:
                paragraphs[-1] = _together(paragraphs[-1], line.text.strip(), words, undecided)
            above, before, first = (None if first else before), line, False
    return paragraphs, left_out


def without_headers(pages: Sequence[Page]) -> tuple[list[list[Line]], int]:
    """The pages without the lines at their edges that come back on most of them, and without page numbers."""
    edges = [_edge_lines(page) for page in pages]
    often = Counter(plain for edge in edges for plain in set(map(_plain, edge)))
    needed = max(2, len([page for page in pages if page]) / 2)
    kept, left_out = [], 0
    for page, edge in zip(pages, edges, strict=True):
        drop = {
            line
            for line in edge
            if often[_plain(line)] >= needed
            or (_PAGE_NUMBER.fullmatch(line.text) and line in edge[:1] + edge[-1:])
        }
        kept.append([line for line in page if line not in drop])
        left_out += len(drop)
    return kept, left_out


def _edge_lines(page: Page) -> list[Line]:
    """The two highest and the two lowest lines of a page, from the top down."""
    down = sorted(page, key=lambda line: -line.y)
    return down if len(down) <= 4 else down[:2] + down[-2:]


def _plain(line: Line) -> tuple[str, int]:
    """What a header is known by: its words, whatever its numbers, and its height."""
    return _DIGITS.sub("0", " ".join(line.text.split()).casefold()), round(line.y / 20)


class _Measure:
    """What lines mostly look like in this document."""

    def __init__(self, lines: Sequence[Line], pages: Iterable[Page]) -> None:
        gaps = Counter(
            round(one.y - other.y)
            for page in pages
            for one, other in pairwise(page)
            if 0 < one.y - other.y < 6 * max(one.size, 1)
        )
        self._leading = _least_common_gap(gaps)
        weights: Counter[int] = Counter()
        for line in lines:
            weights[round(line.x)] += len(line.text)
        self._margin = weights.most_common(1)[0][0]
        self._size = median(line.size for line in lines)
        sizes = sorted(len(line.text.strip()) for line in lines)
        self._full = sizes[int(len(sizes) * 0.85)]

    def parts(self, above: Line | None, before: Line, line: Line, *, turned: bool) -> bool:
        """Whether a paragraph ends between two lines; `turned` says that a page does."""
        ended = bool(_SENTENCE_END.search(before.text.strip()))
        short = len(before.text.strip()) < 0.75 * self._full
        if _BULLET.match(line.text) or abs(line.size - before.size) > 1:
            return True
        if ended and _LABEL.match(line.text):
            return True
        if turned or before.y <= line.y:
            begins_small = line.text.lstrip()[:1].islower()
            return not begins_small and ended and short
        if before.y - line.y > 1.3 * self._leading:
            return True
        return self._indents(above, before, line) or (ended and short)

    def _indents(self, above: Line | None, before: Line, line: Line) -> bool:
        """Whether the left end of the line says that a paragraph begins."""
        tolerance = 0.6 * self._size
        if abs(line.x - before.x) <= tolerance or (_ITEM.match(before.text) and line.x > before.x):
            return False  # the item of a list goes on beside its bullet
        if line.x < self._margin - tolerance:
            return True
        if line.x > self._margin + tolerance:
            return before.x >= self._margin - tolerance
        # back at the margin: after a first line that stood in, and after a label, the paragraph goes on
        return above is not None and abs(above.x - before.x) <= tolerance and before.x > self._margin


def _least_common_gap(gaps: Counter[int]) -> float:
    """The distance of two lines in a paragraph: the smallest of the distances that are frequent."""
    if not gaps:
        return 1_000.0
    most = gaps.most_common(1)[0][1]
    return float(min(gap for gap, times in gaps.items() if times * 4 >= most))


def _together(paragraph: str, line: str, words: Counter[str], undecided: str) -> str:
    """A paragraph with its next line: a word that was parted at the line's end is whole again."""
    half, rest = _HALF_WORD.search(paragraph), _NEXT_HALF.match(line)
    if not half or not rest:
        return f"{paragraph}{'' if paragraph.endswith('-') and line[:1].isalnum() else ' '}{line}"
    if rest["word"].casefold() in _JOINING_WORDS:
        return f"{paragraph} {line}"
    one, other = half["word"].casefold(), rest["word"].casefold()
    is_soft = paragraph.endswith("\u00ad")
    is_double = not is_soft and (
        not rest["word"][0].islower() or words[f"{one}-{other}"] > words[f"{one}{other}"]
    )
    if is_double:
        return f"{paragraph}{line}"
    is_told = is_soft or words[f"{one}{other}"] > words[f"{one}-{other}"]
    return f"{paragraph[:-1]}{'' if is_told else undecided}{line}"


def lines_of(pieces: Iterable[Line]) -> Iterator[Line]:
    """Pieces of text in the order they were printed, joined where they stand on one line."""
    held: Line | None = None
    for piece in pieces:
        if (
            held is not None
            and abs(held.y - piece.y) <= 0.45 * max(held.size, piece.size)
            and piece.x >= held.x
        ):
            held = held._replace(text=held.text + piece.text, size=max(held.size, piece.size))
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
