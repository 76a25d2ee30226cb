from __future__ import annotations

import io
import zipfile

import pytest

from qual.core.quotation_place import stretches
from qual.files.own_comments import own_comments, without_own_comments
from qual.files.report import open_word_report, read_word_report
from qual.files.word_comments import AUTHOR, Comment, comment_lines, with_comments
from tests.files.office import paragraph, word_document


@pytest.fixture
def annotated() -> bytes:
    data = word_document(paragraph("Zij zei: “Ik wil weer werken.” En: “Het liefst morgen.”"))
    report = open_word_report(data, "r")
    wanted = [("paragraph 1", "Ik wil weer werken."), ("paragraph 1", "Het liefst morgen.")]
    heads = ["✓ letterlijk (1, q-0123456789)", "? lijkt een citaat (u-0123456789)"]
    comments = [
        Comment(there, (head, "Staat in R07."))
        for there, head in zip(stretches(report.paragraphs, wanted), heads, strict=True)
    ]
    return with_comments(data, "r", comments, "2026-03-01", "nl")


def test_comments_of_an_earlier_check_go_and_the_words_stay(annotated: bytes) -> None:
    cleared = without_own_comments(annotated, "r")

    assert (cleared.comments, comment_lines(cleared.data, "r")) == (2, {})
    assert read_word_report(cleared.data, "r") == read_word_report(annotated, "r")
    assert b"commentR" not in open_word(cleared.data)
    assert without_own_comments(cleared.data, "r") == (cleared.data, 0)


def test_a_comment_of_a_person_stays_though_it_bears_the_same_name(annotated: bytes) -> None:
    there = stretches(open_word_report(annotated, "r").paragraphs, [("paragraph 1", "Zij zei")])
    theirs = with_comments(annotated, "r", [Comment(there[0], ("Mooi citaat!",))], "2026-03-01", "nl")

    cleared = without_own_comments(theirs, "r")

    assert own_comments(theirs, "r") == {"0", "1"}
    assert comment_lines(cleared.data, "r") == {"2": (AUTHOR, "Mooi citaat!")}
    assert open_word(cleared.data).count(b"commentRangeStart") == 1


def open_word(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
