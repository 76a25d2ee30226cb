"""Quotes of our own exports, known again by their bookmarks in reports."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from qual.actions.check_quotes import check_report, write_check
from qual.actions.make_themes import write_themes
from qual.actions.publication import Publication
from qual.actions.show_quote import show_quote
from qual.actions.study import Study, open_study
from qual.actions.synthesise import answer_questions, write_questions
from qual.actions.told_of_people import Reach, reach_of_report
from qual.core.quote_decision import Review


@pytest.fixture
def study(demo: Path) -> Iterator[Study]:
    with open_study(demo, "anna") as opened:
        yield opened


def kinds(review: Review) -> Counter[str]:
    return Counter(remark.kind for each in review.quotes for remark in each.remarks)


def without(study: Study, name: str, old: str, new: str) -> Path:
    """The demo's chapter with some words of a part replaced."""
    source, target = study.exports_folder / "themes.docx", study.folder / "rapport.docx"
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as changed:
        for each in archive.namelist():
            part = archive.read(each)
            changed.writestr(each, part.replace(old.encode(), new.encode()) if each == name else part)
    return target


def test_an_export_of_ours_is_said_to_be_one_and_its_quotes_are_known(study: Study) -> None:
    review = check_report(study, study.exports_folder / "themes.docx")

    assert kinds(review) == {"export.kept": len(review.quotes)}
    assert {each.quote.attribution_status for each in review.quotes} == {"ok"}
    assert len(review.quotes) > 20
    assert len(review.notices) == 1
    assert "is a document that qual wrote on" in review.notices[0].what
    assert review.is_settled


@pytest.mark.parametrize("ending", ["html", "md"])
def test_the_quotes_of_a_page_are_known_by_their_names_and_a_changed_word_in_one_is_told(
    study: Study, ending: str
) -> None:
    page = study.folder / f"themas.{ending}"
    write_themes(study, page)
    whole = check_report(study, page)
    first = whole.quotes[0].quote.quotation.text
    assert {each.quote.attribution_status for each in whole.quotes} == {"ok"}
    word = max(first.split(), key=len)
    page.write_text(page.read_text("utf-8").replace(first, first.replace(word, f"nooit {word}", 1)), "utf-8")

    changed = check_report(study, page)

    assert len(whole.quotes) > 20
    assert kinds(whole) == {"export.kept": len(whole.quotes)}
    assert kinds(changed)["export.reworded"] >= 1
    assert not changed.is_settled
    assert "prints respondent and file under" in changed.notices[-1].what
    assert reach_of_report(study, page, changed) == Reach((), {})


def test_a_publication_that_was_saved_again_is_known_as_one_of_this_study(study: Study) -> None:
    page = study.folder / "openbaar.html"
    write_themes(study, page, publish=Publication(3, "voor de toets"))
    page.write_text(page.read_text("utf-8").replace("</footer>", " anders</footer>"), "utf-8")

    review = check_report(study, page)

    assert kinds(review) == {"export.kept": len(review.quotes)}
    assert [notice.what for notice in review.notices] == [
        "was made from a document that qual wrote of this study"
    ]


def test_a_changed_word_a_swapped_text_and_a_coding_that_went_are_told(study: Study) -> None:
    first, second, third = check_report(study, study.exports_folder / "themes.docx").quotes[:3]
    document = docx.Document(str(study.exports_folder / "themes.docx"))
    names = [remark.values["name"] for each in (first, second, third) for remark in each.remarks]
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name"))
        run = next((each for each in start.itersiblings() if each.tag == qn("w:r")), None)
        if name == names[0] and run is not None:
            text = next(run.iter(qn("w:t")))
            head, word, tail = (text.text or "").partition(" ")
            text.text = f"{head} nooit{word}{tail}"
        elif name == names[1]:
            start.set(qn("w:name"), names[2])
        elif name == names[2]:
            start.set(qn("w:name"), "qual_q_aaaaaaaaaaaaaaaaaaaaaaaaaa")
    document.save(str(study.folder / "rapport.docx"))

    review = check_report(study, study.folder / "rapport.docx")

    found = {each.quote.quotation.text: [one.kind for one in each.remarks] for each in review.quotes}
    assert ["export.reworded"] in found.values()
    assert found[second.quote.quotation.text] == ["export.moved"]
    assert found[third.quote.quotation.text] == ["export.gone"]
    assert "was made from a document that qual wrote of this study" in review.notices[0].what


def test_a_check_saved_as_a_page_is_said_to_be_made_of_an_export(study: Study) -> None:
    chapter = study.exports_folder / "themes.docx"
    page = study.folder / "check.html"
    write_check(study, chapter, check_report(study, chapter), page)

    review = check_report(study, page)

    first, second = (notice.what for notice in review.notices)
    assert (
        first == "is the check of themes.docx that qual wrote, with its words beside those of the transcripts"
    )
    assert second.startswith("is a document that qual wrote on ")
    page.write_bytes(page.read_bytes().replace(study.database.study_id.encode(), b"another-study"))
    assert "of another study" in check_report(study, page).notices[1].what


@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_a_quote_that_stands_in_a_document_twice_is_known_both_times(study: Study, ending: str) -> None:
    path = study.folder / f"vragen.{ending}"
    found, answered = answer_questions(study)
    # asked so often that whoever is heard on it runs out of other words
    write_questions(study, (found, answered._replace(questions=answered.questions[:1] * 40)), path)

    review = check_report(study, path)

    assert kinds(review).keys() == {"export.kept"}
    assert any(one.values["name"].endswith("_2") for each in review.quotes for one in each.remarks)


def test_names_of_another_study_are_said_and_the_text_is_checked(study: Study) -> None:
    report = without(study, "docProps/custom.xml", study.database.study_id, "een-andere-studie")
    text = zipfile.ZipFile(report).read("word/document.xml").decode()
    name = text.split('w:name="qual_q_')[1].split('"')[0]
    data = io.BytesIO()
    with zipfile.ZipFile(report) as archive, zipfile.ZipFile(data, "w") as changed:
        for each in archive.namelist():
            changed.writestr(each, archive.read(each).replace(name.encode(), b"a" * len(name)))
    report.write_bytes(data.getvalue())

    review = check_report(study, report)

    assert kinds(review)["export.foreign"] == 1
    assert [notice.what for notice in review.notices] == [
        "was made from a document that qual wrote of another study",
        f"prints respondent and file under {len(review.quotes)} of its quotations, as a chapter for inside "
        "use does",
        "bears names that another study gave its quotes, at 1 of its quotations",
    ]
    assert review.is_settled


def test_the_documents_in_which_a_quote_stood_are_listed_once_for_the_same_bytes(study: Study) -> None:
    remark = check_report(study, study.exports_folder / "themes.docx").quotes[0].remarks[0]
    for _ in range(2):
        write_themes(study, study.folder / "buiten.md")
    write_themes(study, study.folder / "openbaar.md", publish=Publication(3, "voor de toets"))

    life = show_quote(study, remark.values["name"])

    files = Counter(export.file for export, _ in life.exports)
    assert files["exports/themes.docx"] == 1
    assert files["buiten.md"] == 1
    public = {name for export, name in life.exports if export.file == "openbaar.md"}
    assert all(name.startswith("qual_p_") for name in public)
    assert public
