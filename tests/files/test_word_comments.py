from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from qual.core.quotation_place import Stretch, stretches
from qual.errors import MaterialError
from qual.files import word_comments
from qual.files.report import open_word_report, read_word_report
from qual.files.word_comments import AUTHOR, Comment, CommentsLostError, comment_lines, with_comments
from tests.files.office import paragraph, word_document


def annotated(data: bytes, *wanted: tuple[str, str]) -> bytes:
    report = open_word_report(data, "r.docx")
    found = stretches(report.paragraphs, wanted)
    assert all(found), found
    comments = [Comment(each, (f"letterlijk {at}", "Staat in R07.")) for at, each in enumerate(found)]
    return with_comments(data, "r.docx", comments, "2026-03-01", "nl")


def part(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def around(data: bytes, number: int = 0) -> str:
    """All the words of the body between the ends of a comment, as Word would mark them."""
    body = part(data)
    inside = body.split(f'<w:commentRangeStart w:id="{number}"/>')[1].split(
        f'<w:commentRangeEnd w:id="{number}"/>'
    )[0]
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside))


def run(words: str) -> str:
    return f'<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_a_comment_stands_exactly_around_its_words_though_they_begin_within_a_run() -> None:
    data = word_document(f"<w:p>{run('Zij zei: “Ik wil ')}{run('weer ')}{run('werken.” En verder.')}</w:p>")

    made = annotated(data, ("paragraph 1", "Ik wil weer werken."))

    assert around(made) == "Ik wil weer werken."
    assert read_word_report(made, "r") == read_word_report(data, "r")
    assert part(made).count("<w:i/>") == 5
    assert comment_lines(made, "r") == {"0": (AUTHOR, "letterlijk 0\nStaat in R07.")}


def test_insertions_links_and_controls_are_embraced_from_outside() -> None:
    inner = (
        f"<w:ins>{run('Ik wil ')}</w:ins><w:del><w:r><w:delText>moet </w:delText></w:r></w:del>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('weer werken')}</w:sdtContent></w:sdt>"
    )
    data = word_document(f"<w:p>{run('“')}{inner}{run('”')}</w:p>")

    made = annotated(data, ("paragraph 1", "Ik wil weer werken"))

    assert '<w:commentRangeStart w:id="0"/><w:ins>' in part(made)
    assert '</w:sdt><w:commentRangeEnd w:id="0"/>' in part(made)
    assert "<w:delText>moet </w:delText>" in part(made)


def test_a_comment_in_a_control_around_a_paragraph_has_its_words_below_an_empty_line() -> None:
    data = word_document(f"<w:sdt><w:sdtContent>{paragraph('“Ik wil weer.”')}</w:sdtContent></w:sdt>")

    made = annotated(data, ("paragraph 1", "Ik wil weer."))

    assert comment_lines(made, "r")["0"][1] == "\nletterlijk 0\nStaat in R07."


def test_a_quotation_over_paragraphs_has_one_comment_and_one_in_a_cell_stays_in_it() -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("“Eerst dit.”", "“Dan dat.”"))
    data = word_document(
        f"{paragraph('“Ik wil weer werken.')}{paragraph('“En wel nu.”')}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    )

    made = annotated(
        data,
        ("paragraph 1", "Ik wil weer werken. En wel nu."),
        ("table 1, row 1, cell 2", "Dan dat."),
    )

    assert around(made) == "Ik wil weer werken.“En wel nu."
    assert around(made, 1) == "Dan dat."


def test_what_stands_in_a_note_or_a_text_box_is_commented_on_where_it_hangs() -> None:
    box = (
        "<mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
        f"{paragraph('“In het vak.”')}</w:txbxContent></wps:txbx></mc:Choice></mc:AlternateContent>"
    )
    body = (
        f"<w:p>{run('Tekst.')}<w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
        f"<w:p>{run('Meer.')}<w:r>{box}</w:r></w:p>"
    )
    note = f"<w:footnote w:id='7'>{paragraph('“Onder de streep.”')}</w:footnote>"
    data = word_document(body, note)

    made = annotated(data, ("footnote 1", "Onder de streep."), ("text box by paragraph 3", "In het vak."))

    assert '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="7"/></w:r>' in part(made)
    assert re.search(r'<w:commentRangeStart w:id="1"/><w:r><mc:AlternateContent>', part(made))
    assert part(made, "word/footnotes.xml") == part(data, "word/footnotes.xml")


def test_a_note_that_nothing_refers_to_is_said() -> None:
    note = f"<w:footnote w:id='7'>{paragraph('“Onder de streep.”')}</w:footnote>"
    data = word_document(paragraph("Tekst."), note)

    with pytest.raises(MaterialError, match="a note that nothing refers to"):
        annotated(data, ("footnote 1", "Onder de streep."))


def test_comments_that_were_there_stay_and_another_program_reads_all() -> None:
    report, file = docx.Document(), io.BytesIO()
    one = report.add_paragraph("Zij zei: “Ik wil weer werken.”")
    report.add_comment(one.runs, "Mooi citaat", author="Anna", initials="A")
    report.save(file)

    made = annotated(file.getvalue(), ("paragraph 1", "Ik wil weer werken."))

    read = docx.Document(io.BytesIO(made))
    assert [(each.author, each.text) for each in read.comments] == [
        ("Anna", "Mooi citaat"),
        (AUTHOR, "letterlijk 0\nStaat in R07."),
    ]
    assert read.paragraphs[0].text == "Zij zei: “Ik wil weer werken.”"
    assert around(made, 1) == "Ik wil weer werken."


def test_a_report_without_comments_gets_a_part_that_another_program_finds() -> None:
    report, file = docx.Document(), io.BytesIO()
    report.add_paragraph("Zij zei: “Ik wil weer werken.”")
    report.save(file)
    names = zipfile.ZipFile(file).namelist()

    made = annotated(file.getvalue(), ("paragraph 1", "Ik wil weer werken."))

    assert [each.author for each in docx.Document(io.BytesIO(made)).comments] == [AUTHOR]
    assert set(zipfile.ZipFile(io.BytesIO(made)).namelist()) - set(names) <= {"word/comments.xml"}


def test_the_strict_form_of_the_format_stays_strict() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{strict}"><w:body>{paragraph("“Ik wil weer.”")}</w:body></w:document>',
        )

    made = annotated(file.getvalue(), ("paragraph 1", "Ik wil weer."))

    assert strict in part(made)
    assert strict in part(made, "word/comments.xml")
    assert "schemas.openxmlformats.org/wordprocessingml" not in part(made)


def test_a_copy_whose_comment_stands_elsewhere_is_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_document(f"<w:p>{run('“Ik wil weer werken.”')}</w:p>")

    monkeypatch.setattr(word_comments, "_split", lambda run, _offsets: [(0, run)])

    with pytest.raises(CommentsLostError, match="did not stand around its words"):
        annotated(data, ("paragraph 1", "Ik wil weer werken."))


def test_the_same_words_twice_in_a_place_are_told_apart_and_marks_come_first() -> None:
    data = word_document(paragraph("Al ja zei hij: “ja” en weer: “ja”."))
    report = read_word_report(data, "r")

    found = stretches(report, [("paragraph 1", "ja"), ("paragraph 1", "ja"), ("paragraph 1", "nee")])

    assert [[each.span.start for each in one] for one in found] == [[16], [30], []]
    assert isinstance(found[0][0], Stretch)


def test_thousands_of_the_same_words_in_one_place_are_told_apart() -> None:
    words = "“ja hoor” " * 3_000
    report = read_word_report(word_document(paragraph(words)), "r")

    found = stretches(report, [("paragraph 1", "ja hoor")] * 3_000)

    assert [one[0].span.start for one in found] == list(range(1, 30_000, 10))
