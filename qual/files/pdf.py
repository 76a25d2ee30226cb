"""PDF files: the words of the pages, put together as paragraphs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from qual.core.pages import Line, lines_of, paragraphs_on
from qual.errors import MaterialError, Problem
from qual.files.source import LONGEST_TEXT, Reading, refused

if TYPE_CHECKING:
    from pypdf import PageObject

VERSION = "1"

MOST_PAGES = 2_000
"""Pages that a transcript may have."""

_WAY_OUT = "save it as text or .docx from the program it was made in"


def read_pdf(data: bytes, where: str, *, undecided: str = "") -> Reading:
    """The paragraphs, page headers and page numbers left out, words parted at line ends made whole.

    `undecided` takes the place of a hyphen that could be the word's own or the line's. A PDF holds places of
    letters, not paragraphs, so there is always a Problem that says so.
    """
    with _silent():
        pages = _pages(data, where)
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if len(empty) == len(pages):
        hint = "it may be a scan: recognise the text first (OCR), or use the file it was made from"
        raise refused(where, "holds pages but no text", hint)
    paragraphs, left_out = paragraphs_on(pages, undecided=undecided)
    what = "is a PDF: its paragraphs were worked out from the layout"
    if left_out:
        what += f", and {left_out} page headers, footers and page numbers were left out"
    problems = [Problem(where, what, "compare it with the original; the .docx it was made from is safer")]
    if empty:
        listing = ", ".join(map(str, empty[:10])) + (", …" if len(empty) > 10 else "")
        problems.append(Problem(where, f"no text on page {listing}", "an empty page, or a scan"))
    return Reading("\n".join(paragraphs), problems)


def _pages(data: bytes, where: str) -> list[list[Line]]:
    """The lines of each page, in the order in which they were printed."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    if b"%PDF-" not in data[:1024]:
        raise refused(where, "is not a PDF", "give it the ending of its own format, or save it again")
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise refused(where, "is protected with a password", "save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise refused(where, f"has more than {MOST_PAGES} pages", "split it into interviews")
        pages, size = [], 0
        for page in reader.pages:
            pages.append(_lines(page))
            size += sum(len(line.text) for line in pages[-1])
            if size > LONGEST_TEXT:
                raise refused(where, f"has more than {LONGEST_TEXT} characters", "split it into interviews")
    except MaterialError:
        raise
    except DependencyError:
        raise refused(where, "is encrypted", "save it without a password or restrictions") from None
    except Exception as error:  # noqa: BLE001  # pypdf raises whatever a damaged part makes it stumble on
        raise refused(where, f"cannot be read as a PDF ({type(error).__name__})", _WAY_OUT) from None
    return pages


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page."""
    pieces: list[Line] = []

    def hear(text: str, place: list[float], letters: list[float], _font: Any, size: float) -> None:
        words = text.strip("\n").replace("\n", " ").replace("\x00", "")
        if words.strip():
            x = letters[4] * place[0] + letters[5] * place[2] + place[4]
            y = letters[4] * place[1] + letters[5] * place[3] + place[5]
            height = abs(size * (letters[3] or letters[1]) * (place[3] or place[1])) or 1.0
            pieces.append(Line(x, y, height, words))

    page.extract_text(visitor_text=hear)
    return [line for line in lines_of(pieces) if line.text.strip()]


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the reader's own warnings to itself: they quote the document."""
    logger, nobody = logging.getLogger("pypdf"), logging.NullHandler()
    before = logger.propagate
    # Not disabled: each of its parts has a logger of its own below this one, and would go past it.
    logger.propagate = False
    logger.addHandler(nobody)
    try:
        yield
    finally:
        logger.removeHandler(nobody)
        logger.propagate = before
