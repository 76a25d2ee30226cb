"""PDF files read to paragraphs."""

from __future__ import annotations

import re

import pytest

from qual.errors import MaterialError
from qual.files.pdf import read_pdf
from qual.files.sources import read_source
from tests.shared import shared


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines under each other."""
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 11 Tf 72 760 Td {shown} ET" if lines else " "
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def test_lines_are_joined_to_paragraphs_and_there_is_always_a_warning() -> None:
    text, problems, *_ = read_pdf(
        pdf("I: Hoe gaat het nu met jou en met het", "werk?", "R: Goed hoor."), "a.pdf"
    )

    assert text == "I: Hoe gaat het nu met jou en met het werk?\nR: Goed hoor."
    assert "worked out from the layout" in problems[0].what


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (pdf(), "no text"),
        (b"%PDF-1.4 and then nothing", "cannot be read"),
        (pdf("Ja.")[:200], "cannot be read"),
        (b"tekst", "is not a PDF"),
    ],
)
def test_a_pdf_without_words_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(MaterialError, match=what):
        read_pdf(data, "a.pdf")


def test_what_the_reader_itself_says_of_a_damaged_pdf_is_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    damaged = pdf("Ja.")[:-8] * 2

    with pytest.raises(MaterialError):
        read_pdf(damaged, "a.pdf")

    assert [record.getMessage() for record in caplog.records] == []


def test_what_a_report_quotes_is_found_in_its_interview() -> None:
    folder = shared("data", "ukda6226-pioneers")
    report = read_source(folder / "thematic_highlights" / "6226themext038.pdf").text
    interview = read_source(folder / "transcripts" / "6226int038.rtf").text
    words, spoken = (re.findall(r"\w+", text.lower()) for text in (report, interview))
    windows = [" ".join(words[at : at + 12]) for at in range(0, len(words) - 12, 12)]

    assert sum(window in " ".join(spoken) for window in windows) >= 265
    assert not re.search(r"[a-z]-\n", report)
